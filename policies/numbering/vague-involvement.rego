# METADATA
# scope: package
# title: No door left open for governments in number resources
# custom:
#   level: warning
#   why: Words such as “appropriate role” or “equal footing” name no power today and are read as one tomorrow; what governments do for number resources should be named.
#   suggestion: to invite Member States to take part, like all other stakeholders, in the open policy processes of the Regional Internet Registries, and to promote IPv6 through procurement and training
#   source: WTSA-24 and WSIS+20 review of Internet resolutions, part 1 (vague language on the involvement of governments)
#   flagged:
#     - text: |
#         recognizing
#         a) the appropriate role of Member States in matters of Internet number resources;
#     - text: |
#         resolves
#         1 that governments should be more closely associated with the work of the Regional Internet Registries;
#     - text: |
#         considering
#         a) that ITU deserves a stronger voice in the evolution of address policy;
#   silent:
#     - text: |
#         recognizing
#         a) the role of governments in promoting the deployment of IPv6 through public procurement;
#     - text: |
#         noting
#         a) that one contribution called for a greater say of governments in address policy;
#     - text: |
#         resolves
#         1 to strengthen cooperation with the Regional Internet Registries on training;
package redline.numbering.vague_involvement

import rego.v1

import data.redline.lib
import data.redline.numbers

findings contains lib.finding(s, evidence, message) if {
	some s in lib.act.involvement
	lib.asserted(s)
	on_numbers(s)
	some who in [whose(s)]
	not named_power(s)
	not welcome(s)
	evidence := [["act", "involvement"], [who, "public_authority"], [topic(s), "number_resource"]]
	message := sprintf("leaves open what “%s” means for %s", [lib.said(s, "act", "involvement"), input.words[s[who].public_authority]])
}

# governments must not remain onlookers
findings contains lib.finding(s, [["subject", "public_authority"], ["agent", "public_authority"], ["act", "bystander"], ["about", "number_resource"]], message) if {
	some s in lib.about.number_resource
	s.act.bystander
	s.status == "negated"
	stands(s)
	not named_power(s)
	message := sprintf("claims a standing for governments (“not … %s”) and names no limit", [lib.said(s, "act", "bystander")])
}

stands(s) if s.subject.public_authority

stands(s) if s.agent.public_authority

stands(s) if s.object.public_authority

# a role in number matters that nothing describes
findings contains lib.finding(s, [["act", "role"], ["agent", "public_authority"], ["object", "number_resource"]], message) if {
	some s in lib.about.number_resource
	s.act.role
	not s.act.involvement
	lib.asserted(s)
	s.agent.public_authority
	s.object.number_resource
	not s.object.control
	not s.object.standardize
	not named_power(s)
	not welcome(s)
	message := sprintf("leaves open what the %s of %s in number resources is", [lib.said(s, "act", "role"), lib.said(s, "agent", "public_authority")])
}

# the public interest as a title to a say
findings contains lib.finding(s, [["act", "public_interest"], ["object", "number_resource"]], message) if {
	some s in lib.about.number_resource
	s.act.public_interest
	lib.asserted(s)
	s.object.number_resource
	not named_power(s)
	not welcome(s)
	message := sprintf("leaves open what “%s” means and who holds it", [lib.said(s, "act", "public_interest")])
}

# governments or ITU are brought in, nobody says for what
findings contains lib.finding(s, evidence, message) if {
	some s in lib.act.bring_in
	lib.asserted(s)
	on_numbers(s)
	s.object.public_authority
	not s.agent.rir
	not named_power(s)
	not welcome(s)
	evidence := [["act", "bring_in"], ["object", "public_authority"], [topic(s), "number_resource"]]
	message := sprintf("leaves open what “%s” means for %s", [lib.said(s, "act", "bring_in"), lib.said(s, "object", "public_authority")])
}

whose(s) := "agent" if s.agent.public_authority

whose(s) := "object" if {
	not s.agent.public_authority
	s.object.public_authority
}

whose(s) := "about" if {
	not s.agent.public_authority
	not s.object.public_authority
	s.about.public_authority
	count(s.agent) == 0
}

on_numbers(s) if s.about.number_resource

# the registry was named in the sentence before
on_numbers(s) if s.near.rir

topic(s) := "object" if s.object.number_resource

topic(s) := "about" if not s.object.number_resource

# a power named in the same clause is numbering/government-role
named_power(s) if {
	some t in lib.about.number_resource
	t.clause == s.clause
	numbers.takes_power(t)
}

# deployment, procurement, training, public policy among governments
welcome(s) if {
	some c in ["procurement", "deployment", "guidance", "telephony"]
	s.object[c]
}

welcome(s) if s.about.same_terms

welcome(s) if {
	s.object.ipv6
	not s.object.number_resource
}
