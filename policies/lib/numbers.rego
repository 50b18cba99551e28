# Power over Internet number resources, for the rules that must tell it from standing.
package redline.numbers

import rego.v1

import data.redline.lib

# an authority does something to number resources that is more than taking part
takes_power(s) if {
	lib.asserted(s)
	power(s)
	s.agent.public_authority
	s.object.number_resource
	not harmless(s)
}

power(s) if s.act.control

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
