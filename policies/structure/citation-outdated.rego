# METADATA
# scope: package
# title: Citations name the revision in force
# custom:
#   level: warning
#   why: A superseded revision may say the contrary of the text in force, and a citation brings it back.
#   suggestion: cite the latest revision of the resolution
#   source: Final acts of the conferences; policies/registry
#   flagged:
#     - text: |
#         recalling
#         a) Resolution 64 (Rev. Hammamet, 2016) of this Assembly;
#     - text: |
#         recalling
#         a) Resolution 48 (Rev. Dubai, 2012) on internationalized domain names;
#     - text: |
#         noting
#         a) Resolution 64 (Johannesburg, 2008) of this Assembly;
#   silent:
#     - text: |
#         recalling
#         a) Resolution 64 (Rev. New Delhi, 2024) of this Assembly;
#     - text: |
#         noting
#         a) that the text first adopted as Resolution 64 (Johannesburg, 2008) was later revised;
#     - text: |
#         recalling
#         a) Resolution 47 (Rev. Dubai, 2012) on country code top-level domain names;
package redline.structure.citation_outdated

import rego.v1

import data.redline.cite

findings contains {
	"citation": c.id,
	"message": sprintf("Resolution %d was revised after %d (%s, %d)", [c.number, c.year, last.place, last.year]),
	"suggestion": sprintf("Resolution %d (Rev. %s, %d)", [c.number, last.place, last.year]),
} if {
	some c in input.citations
	some r in cite.entries(c)
	c.year > 0
	cite.known(r, c)
	not told(c)
	not itself(c)
	later := [x | some x in r.revisions; x.verified; x.year > c.year; cite.by_then(x.year)]
	count(later) > 0
	last := later[count(later) - 1]
}

# history is told, not relied on
told(c) if "history" in c.near

told(c) if {
	some d in input.citations
	d.clause == c.clause
	d.number == c.number
	d.year > c.year
}

# a revision may name the text it revises
itself(c) if {
	c.number == input.doc.number
	input.doc.mark in {"MOD", "SUP", "NOC"}
	c.year == input.doc.year
}
