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

# input.labels has the labelled items, each with the one before it below the
# same section or chapeau, and the numbered paragraphs of prose, each with the
# one before it below the same heading. The texts of a merged file are numbered
# apart.

findings contains follower(l) if {
	not input.doc.merged
	some l in input.labels
	l.kind == "item"
	l.label.style == l.before.style
	not follows(l.before, l.label)
}

findings contains {
	"clause": l.clause, "label": true,
	"message": sprintf("the list starts at “%s”", [l.label.text]),
} if {
	not input.doc.merged
	some l in input.labels
	l.kind == "item"
	not l.before
	l.label.value > 1
}

# the paragraphs of a text that begins at 1; below a heading they may begin again
findings contains follower(l) if {
	not input.doc.merged
	some l in input.labels
	l.kind == "paragraph"
	l.start == 1
	l.label.value >= l.before.value
	l.label.value < l.before.value + 4
	not follows(l.before, l.label)
}

follower(l) := {
	"clause": l.clause, "label": true,
	"message": sprintf("“%s” follows “%s”", [l.label.text, l.before.text]),
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
