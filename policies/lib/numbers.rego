# Power over Internet number resources, for the rules that must tell it from standing.
package redline.numbers

import rego.v1

import data.redline.lib

# an authority does something to number resources that is more than taking part
takes_power(s) if {
	lib.asserted(s)
	power(s)
	public(s)
	concerns_numbers(s)
	not harmless(s)
}

# governments, ITU, or a body that nobody else is named to sit in
public(s) if s.agent.public_authority

public(s) if {
	s.agent.some_body
	s.via != "relative"
	every c in ["community", "rir", "standards_body", "names_org", "other_org"] { not s.agent[c] }
}

concerns_numbers(s) if s.object.number_resource

# the functions of others, as regards addresses
concerns_numbers(s) if {
	s.act.control
	s.object.names_org
	s.about.number_resource
	not s.object.number_resource
	not s.object.cctld
}

# a consent whose object the clause leaves to be understood
concerns_numbers(s) if {
	s.act.consent
	s.via in {"role-of", "modifier", "by", "subject", "vested"}
	count({c | some c in things; s.object[c]}) == 0
	s.about.number_resource
	s.agent.public_authority
	not s.about.telephony
}

things := {"telephony", "guidance", "procurement", "deployment", "funding", "ipv6", "cctld", "standard", "security", "address", "domain", "own_use", "registry", "benign"}

power(s) if s.act.control

# who hears the complaints about a registry judges it
power(s) if {
	s.act.operate
	s.object.contested_matter
}

# closed world: what an authority does to a number resource is power unless the lexicon knows the act as harmless
power(s) if {
	s.act.unknown
	s.via in {"subject", "by", "addressee", "dative"}
	not s.force in {"could", "might", "would", "can"}
	not s.object.control
}

harmless(s) if s.object.telephony

harmless(s) if s.about.same_terms

harmless(s) if s.object.own_use

harmless(s) if s.agent.national_registry

# quotas, reserves and new sources of addresses are numbering/parallel-registry
harmless(s) if {
	s.object.parallel_system
	not s.object.rir
}

harmless(s) if {
	s.act.reserve
	s.agent.each_country
	s.via == "by"
}

harmless(s) if beside(s)

# handing out addresses beside the registries is a registry of its own
beside(s) if {
	s.act.control
	s.agent.public_authority
	s.object.number_resource
	s.about.beside_rir
	not s.object.rir_policy
}

# procurement, training and statistics are what governments are welcome to do
harmless(s) if {
	some c in ["guidance", "procurement", "deployment"]
	s.object[c]
	not s.object.rir
	not s.object.control
}
