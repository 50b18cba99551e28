# METADATA
# scope: package
# title: No ITU or foreign role over country code domains
# custom:
#   level: error
#   why: A country code domain is the concern of its own State and its local community; an operating, approving or dispute-settling role of ITU or of other States breaks that.
#   suggestion: to invite Member States to share their experience with their own country code top-level domains, in cooperation with ICANN and the registries concerned
#   source: WTSA-24 and WSIS+20 review of Internet resolutions, part 1 and footnote 2; Tunis Agenda, paragraph 63
#   flagged:
#     - text: |
#         resolves
#         1 that the Council shall approve every redelegation of a country code top-level domain;
#     - text: |
#         instructs the Director of the Telecommunication Standardization Bureau
#         1 to settle disputes over ccTLDs;
#     - text: |
#         resolves
#         1 that a delegation of a ccTLD take effect only with the consent of a committee of Member States;
#   silent:
#     - text: |
#         recognizing
#         a) the role of each Member State in matters of its own ccTLD;
#     - text: |
#         resolves
#         1 that ITU shall not take decisions on the redelegation of ccTLDs;
#     - text: |
#         instructs Study Group 2
#         1 to collect national experience with the management of ccTLDs, in cooperation with ICANN;
package redline.cctld.itu_role

import rego.v1

import data.redline.lib

findings contains lib.finding(s, evidence, message) if {
	some s in lib.about.cctld
	lib.asserted(s)
	power(s)
	some who in [outsider(s)]
	s.object.cctld
	not harmless(s)
	evidence := array.concat([["agent", who]], array.concat(acts, [["object", "cctld"]]))
	message := sprintf("gives %s a say over country code domains (“%s”)", [input.words[s.agent[who]], lib.said(s, "act", lib.first(s, acts)[1])])
}

acts := [["act", "control"], ["act", "operate"], ["act", "delegation"], ["act", "unknown"]]

power(s) if s.act.control

power(s) if s.act.operate

power(s) if s.act.delegation

power(s) if {
	s.act.unknown
	s.via in {"subject", "by", "addressee"}
}

outsider(s) := "itu" if {
	s.agent.itu
} else := "intergovernmental" if {
	s.agent.intergovernmental
} else := "other_state" if {
	s.agent.other_state
} else := "some_body" if {
	s.agent.some_body
	of_outsiders(s)
}

# a body that nobody else is named to sit in
of_outsiders(s) if every c in ["community", "cctld_registry", "standards_body", "names_org", "other_org", "public_authority"] { not s.agent[c] }

# ministers meeting in a body, unless it is about their own domain
of_outsiders(s) if {
	s.agent.states
	not s.agent.each_country
	every c in ["community", "names_org", "cctld_registry"] { not s.agent[c] }
	not s.about.own_domain
}

# one representative for each State is not the State whose domain it is
of_outsiders(s) if {
	s.agent.each_country
	not s.agent.community
}

harmless(s) if s.object.guidance

harmless(s) if {
	s.object.telephony
	not s.object.delegation
}
