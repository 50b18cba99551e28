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
#         3 to report;
#         4 to publish the report.
#     - draft: true
#       text: |
#         Contribution on lists
#
#         1. Lists are long.
#         2. Readers are few.
#         2. Time is short.
#         3. We ask for shorter lists.
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
#     - draft: true
#       text: |
#         Extracts from a report on lists
#
#         14. Lists are long.
#         17. Readers are few.
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

# the numbered paragraphs of a text that begins at 1; below a heading they may begin again
findings contains {
	"clause": ids[i], "label": true,
	"message": sprintf("“%s” follows “%s”", [b.label.text, a.label.text]),
} if {
	ids := paragraphs
	input.clauses[ids[0]].label.value == 1
	some i, id in ids
	i > 0
	a := input.clauses[ids[i - 1]]
	b := input.clauses[id]
	b.label.value >= a.label.value
	b.label.value < a.label.value + 4
	not follows(a.label, b.label)
	every other in [c | some c in input.clauses; c.id > a.id; c.id < b.id] {
		not other.kind in {"heading", "annex"}
	}
}

paragraphs := sort([id |
	not input.doc.merged
	some id, c in input.clauses
	c.kind == "paragraph"
	c.part == "prose"
	c.label.style == "number"
	not contains(c.label.text, ".")
])

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
