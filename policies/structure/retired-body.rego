# METADATA
# scope: package
# title: Instructions go to bodies that exist
# custom:
#   level: warning
#   why: An instruction to a group that was merged or closed binds nobody, or whoever claims to be its heir.
#   suggestion: ""
#   source: WTSA-24 outcome (Study Groups 9 and 16 merged into Study Group 21)
#   flagged:
#     - text: |
#         instructs Study Group 16
#         1 to continue its work on multimedia;
#     - text: |
#         resolves
#         1 to instruct Study Group 9 to report on cable television;
#     - text: |
#         resolves
#         1 that Study Group 16 shall review its Recommendations on captions;
#   silent:
#     - text: |
#         instructs Study Group 21
#         1 to review the Recommendations approved by the former Study Group 16;
#     - text: |
#         noting
#         a) that Study Group 9 and Study Group 16 were merged in 2024;
#     - text: |
#         resolves
#         1 that no new task be given to Study Group 9;
package redline.structure.retired_body

import rego.v1

import data.redline.lib

# the addressee of a section
findings contains {
	"clause": id,
	"message": message(n),
	"suggestion": offer(n),
} if {
	some id, c in input.clauses
	c.kind == "section"
	c.part == "operative"
	some n in c.numbers.study_group
	gone(n)
}

# who is instructed in a clause
findings contains object.union(lib.finding(s, [["act", "instruct"], ["object", "study_group"]], message(n)), {"suggestion": offer(n)}) if {
	some s in lib.about.study_group
	s.act.instruct
	lib.asserted(s)
	some n in input.numbers[s.object.study_group]
	gone(n)
}

# who has to do something
findings contains object.union(lib.finding(s, [["agent", "study_group"]], message(n)), {"suggestion": offer(n)}) if {
	some s in lib.about.study_group
	lib.asserted(s)
	s.via in {"subject", "addressee"}
	some n in input.numbers[s.agent.study_group]
	n in input.clauses[s.clause].numbers.study_group
	gone(n)
	input.clauses[s.clause].part in {"operative", "prose"}
	bound(s)
}

bound(s) if s.force in {"shall", "should", "must", "will"}

bound(s) if input.clauses[s.clause].part == "operative"

gone(n) if ended(n)

ended(n) := r if {
	some id in retired[format_int(to_number(n), 10)]
	r := data.registry.retired[id]
	late(r)
}

# number → ids of the groups that had it
retired := {n: ids |
	some r in data.registry.retired
	n := format_int(r.number, 10)
	ids := [id | some id, x in data.registry.retired; x.verified; x.sector == "ITU-T"; x.number == r.number]
}

late(_) if object.get(input.doc, "conference_year", 0) == 0

late(r) if input.doc.conference_year > r.since

message(n) := sprintf("Study Group %s no longer exists", [n])

offer(n) := sprintf("Study Group %s", [trim_prefix(ended(n).successor, "sg-")])
