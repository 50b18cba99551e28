# METADATA
# scope: package
# title: The security of IPv6 is standardized in the IETF
# custom:
#   level: error
#   why: IPv6 is an IETF protocol; Recommendations or certification of its security in ITU-T would fork the specification and give weight to the claim that it is unsafe.
#   suggestion: to share existing guidance on operating IPv6 networks securely, in liaison with the IETF and the Regional Internet Registries
#   source: WTSA-24 and WSIS+20 review of Internet resolutions, part 1 (standardization called for in Study Group 17)
#   flagged:
#     - text: |
#         instructs Study Group 17
#         1 to develop Recommendations on the security of IPv6;
#     - text: |
#         resolves
#         1 that a certification scheme for the security of IPv6 equipment be established in ITU-T;
#     - text: |
#         requests
#         1 the elaboration by Study Group 17 of security requirements for the transition to IPv6;
#   silent:
#     - text: |
#         invites Study Group 17
#         1 to share operational guidance on the security of IPv6 with developing countries;
#     - text: |
#         resolves
#         1 that Study Group 17 shall not develop Recommendations on the security of IPv6;
#     - text: |
#         instructs Study Group 17
#         1 to organize workshops on secure IPv6 deployment with the IETF;
package redline.ipv6.security_standardization

import rego.v1

import data.redline.lib

findings contains lib.finding(s, evidence, message) if {
	some s in lib.about.ipv6
	lib.asserted(s)
	sets_standards(s)
	about_security(s)
	s.object.ipv6
	by_itu(s)
	not shares(s)
	evidence := [["agent", "itu"], ["act", "standardize"], ["act", "produce"], ["act", "entrust"], ["act", "unknown"], ["object", "standard"], ["object", "standardize"], ["object", "security"], ["object", "ipv6"]]
	message := sprintf("asks ITU to standardize the security of IPv6 (“%s”)", [lib.said(s, "act", verb(s))])
}

verb(s) := "standardize" if s.act.standardize

verb(s) := "produce" if {
	not s.act.standardize
	s.act.produce
}

verb(s) := "unknown" if s.act.unknown

verb(s) := "entrust" if {
	s.act.entrust
	not s.act.standardize
	not s.act.produce
}

sets_standards(s) if s.act.standardize

sets_standards(s) if {
	s.act.produce
	product(s)
}

sets_standards(s) if {
	s.act.entrust
	product(s)
}

sets_standards(s) if {
	s.act.unknown
	product(s)
}

product(s) if s.object.standard

product(s) if s.object.standardize

about_security(s) if s.object.security

about_security(s) if s.object.insecure

by_itu(s) if s.agent.itu

by_itu(s) if s.about.itu_t

by_itu(s) if {
	s.via == "open"
	not s.about.standards_body
}

# guidance that binds nobody
shares(s) if {
	s.object.guidance
	not s.object.standard
}
