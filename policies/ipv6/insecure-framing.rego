# METADATA
# scope: package
# title: IPv6 is not insecure by nature
# custom:
#   level: error
#   why: Calling IPv6 or the move to it a danger in itself holds back deployment and prepares ITU work on its security; risk depends on operation, as with any protocol.
#   suggestion: that IPv6 networks, like any network, call for sound operational practice, and that guidance and training for secure deployment should be shared
#   source: WTSA-24 and WSIS+20 review of Internet resolutions, part 1 (IPv6 transition said to be inherently insecure)
#   flagged:
#     - text: |
#         recognizing
#         a) that IPv6 is inherently less secure than its predecessor;
#     - text: |
#         considering
#         a) that the transition to IPv6 exposes national networks to new threats;
#     - text: |
#         resolves
#         1 that administrations should postpone the deployment of IPv6 in critical infrastructure;
#   silent:
#     - text: |
#         noting
#         a) that IPv6 is not inherently insecure;
#     - text: |
#         resolves
#         1 to encourage the secure deployment of IPv6 through training of network engineers;
#     - text: |
#         noting
#         a) that IPv4 address sharing is itself a source of risk;
#     - text: |
#         recognizing
#         a) that IPv6 traffic, if left unmonitored, may conceal an attack;
package redline.ipv6.insecure_framing

import rego.v1

import data.redline.lib

# IPv6 is unsafe, or makes networks unsafe
findings contains lib.finding(s, [["subject", "ipv6"], ["act", "insecure"], ["object", "ipv6"]], message) if {
	some s in lib.about.ipv6
	s.act.insecure
	lib.asserted(s)
	blames(s)
	not excused(s)
	message := sprintf("says that IPv6 is unsafe by nature (“%s”)", [lib.said(s, "act", "insecure")])
}

# IPv6 gives no security
findings contains lib.finding(s, [["subject", "ipv6"], ["act", "assure"], ["object", "security"]], message) if {
	some s in lib.about.ipv6
	s.act.assure
	s.status == "negated"
	s.subject.ipv6
	not s.subject.number_resource
	safety(s)
	not s.about.condition
	message := sprintf("denies that IPv6 is safe (“%s”)", [s.words])
}

safety(s) if s.object.security

safety(s) if input.words[s.act.assure] in {"secure", "safe", "trustworthy", "reliable", "fit", "mature", "sound", "robust", "trusted", "relied upon"}

# the old protocol is to be kept
findings contains lib.finding(s, [["act", "cling_to_ipv4"]], message) if {
	some s in lib.act.cling_to_ipv4
	lib.asserted(s)
	not told(s)
	message := sprintf("holds back the move to IPv6 (“%s”)", [lib.said(s, "act", "cling_to_ipv4")])
}

# IPv6 is a reason to wait
findings contains lib.finding(s, [["act", "hold_back"], ["object", "ipv6"], ["subject", "ipv6"]], message) if {
	some s in lib.about.ipv6
	s.act.hold_back
	lib.asserted(s)
	holds(s)
	not told(s)
	not s.about.condition
	message := sprintf("holds back the move to IPv6 (“%s”)", [lib.said(s, "act", "hold_back")])
}

blames(s) if s.subject.ipv6

blames(s) if {
	s.object.ipv6
	not other(s)
	not does_it(s)
}

# a danger by nature, whatever the phrase that ties it to IPv6
blames(s) if {
	s.about.inherent
	not s.about.ipv4
	not does_it(s)
}

# somebody who leaves things open; in "the exposure of users" they are who suffers
does_it(s) if {
	s.agent.community
	s.via != "role-of"
}

does_it(s) if {
	s.agent.states
	s.via != "role-of"
}

other(s) if {
	s.subject.ipv4
	not s.subject.ipv6
}

other(s) if {
	s.object.ipv4
	not s.object.ipv6
}

excused(s) if {
	s.about.condition
	not s.about.inherent
}

excused(s) if other(s)

# IPv6 protects against it
excused(s) if s.object.insecure_remedy

# what operators do, not what they should do
told(s) if {
	s.agent.community
	not s.force in {"should", "shall", "must", "ought"}
	s.via in {"subject", "relative"}
}

# a delay that is only spoken of
told(s) if {
	count(s.agent) == 0
	s.via == "none"
	not s.subject.ipv6
}

holds(s) if s.object.ipv6

holds(s) if {
	s.subject.ipv6
	not s.subject.ipv4
}
