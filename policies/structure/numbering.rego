# METADATA
# scope: package
# title: Numbers and letters follow each other
# custom:
#   level: warning
#   why: Delegates cite clauses by number; a number that is skipped, used twice or carried over points to two texts or to none.
#   suggestion: ""
#   source: Drafting practice of the assemblies
#   flagged:
#     - text: |
#         resolves
#         1 to publish the list;
#         3 to review it every year.
#     - text: |
#         considering
#         a) that lists are long;
#         a) that readers are few;
#         b) that time is short,
#     - draft: true
#       text: |
#         ADD ABC/1/1
#         DRAFT NEW RESOLUTION [ABC-1]
#         Lists
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         1 to publish the list;
#         2 to review it,
#         instructs the Director
#         3 to report.
#   silent:
#     - text: |
#         resolves
#         1 to publish the list;
#         1bis to print it;
#         2 to review it.
#     - text: |
#         considering
#         a) that lists are long;
#         b) that readers are few:
#         i) in small delegations;
#         ii) in large ones;
#         c) that time is short,
#     - text: |
#         resolves
#         to review the lists of 2 000 items.
package redline.structure.numbering

import rego.v1

findings contains {
	"clause": id, "label": true,
	"message": sprintf("“%s” follows “%s”", [b.label.text, a.label.text]),
} if {
	some ids in siblings
	some i, id in ids
	i > 0
	a := input.clauses[ids[i - 1]]
	b := input.clauses[id]
	a.label.style == b.label.style
	not follows(a.label, b.label)
}

findings contains {
	"clause": ids[0], "label": true,
	"message": sprintf("the list starts at “%s”", [c.label.text]),
} if {
	some ids in siblings
	c := input.clauses[ids[0]]
	c.label.value > 1
}

follows(a, b) if {
	b.suffix == ""
	b.value == a.value + 1
}

follows(a, b) if {
	b.suffix != ""
	b.suffix != a.suffix
	b.value == a.value
}

# the labelled items below each section or chapeau, in order
siblings[parent] := ids if {
	not input.doc.merged
	some parent in {c.parent | some c in input.clauses; counted(c)}
	ids := sort([id | some id, c in input.clauses; c.parent == parent; counted(c)])
}

counted(c) if {
	c.kind == "item"
	c.part in {"preamble", "operative"}
	c.verb != ""
	c.label.style in {"number", "letter", "roman"}
}
