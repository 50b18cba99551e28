# METADATA
# scope: package
# title: Resolution 47 on country code domains stays
# custom:
#   level: error
#   why: Resolution 47 says that each State looks after its own country code domain and so keeps ITU's part small; without it the question is open again.
#   suggestion: to keep Resolution 47 unchanged (NOC), or to revise it while keeping its text on the role of Member States for their own ccTLD
#   source: WTSA-24 and WSIS+20 review of Internet resolutions, part 1 (move to suppress the resolution on ccTLDs)
#   flagged:
#     - draft: true
#       text: |
#         SUP ABC/1/1
#         RESOLUTION 47 (Rev. Dubai, 2012)
#         Country code top-level domain names
#         Reasons: The text is no longer needed.
#     - text: |
#         resolves
#         1 that Resolution 47 on country code top-level domain names be abrogated;
#     - text: |
#         resolves
#         1 to suppress Resolution 47;
#   silent:
#     - draft: true
#       text: |
#         NOC ABC/1/1
#         RESOLUTION 47 (Rev. Dubai, 2012)
#         Country code top-level domain names
#     - draft: true
#       text: |
#         SUP ABC/1/1
#         RESOLUTION 32
#         Strengthening electronic working methods
#         Reasons: The text has been taken up elsewhere.
#     - text: |
#         noting
#         a) that one region proposed to suppress Resolution 47 and that the proposal was not agreed;
package redline.cctld.suppression

import rego.v1

import data.redline.lib

# the mark
findings contains {"clause": input.doc.heading, "message": "suppresses Resolution 47 on country code top-level domains"} if {
	input.doc.mark == "SUP"
	input.doc.number == 47
	not input.doc.body in {"PP", "WTDC"}
}

# a sentence that proposes it
findings contains lib.finding(s, [["act", "suppress"], ["object", "res47"], ["subject", "res47"], ["about", "res47"]], message) if {
	some s in lib.about.res47
	s.act.suppress
	lib.asserted(s)
	its_fate(s)
	message := sprintf("takes Resolution 47 out of force (“%s”)", [lib.said(s, "act", "suppress")])
}

its_fate(s) if s.object.res47

its_fate(s) if s.subject.res47

# struck text on the role of States in their own ccTLD, not said again
findings contains lib.finding(s, [["act", "suppress"], ["about", "res47"], ["object", "cctld"]], message) if {
	some s in lib.about.res47
	s.act.suppress
	lib.asserted(s)
	not its_fate(s)
	role_text(s)
	message := sprintf("takes the text on the role of States out of Resolution 47 (“%s”)", [lib.said(s, "act", "suppress")])
}

role_text(s) if {
	s.object.cctld
	s.object.states
}

role_text(s) if s.object.own_domain

role_text(s) if s.object.member_state_role

findings contains object.union(lib.finding(s, [["about", "member_state_role"], ["about", "states"], ["about", "cctld"]], message), {"struck": true}) if {
	input.doc.number == 47
	some s in input.struck
	s.about.cctld
	of_states(s)
	not restated
	message := "strikes the text on the role of Member States in their own country code domain"
}

of_states(s) if s.about.states

of_states(s) if s.about.member_state_role

restated if {
	some s in lib.about.cctld
	lib.asserted(s)
	s.about.states
	s.about.own_domain
}

restated if {
	some s in lib.about.cctld
	lib.asserted(s)
	s.about.member_state_role
}
