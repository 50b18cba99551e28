# METADATA
# scope: package
# title: Number, title and conference of a citation belong together
# custom:
#   level: warning
#   why: A citation that names one text and describes another is read as each delegation likes.
#   suggestion: ""
#   source: Final acts of the conferences; policies/registry
#   flagged:
#     - text: |
#         recalling
#         a) Resolution 64 (Rev. New Delhi, 2024) on country code top-level domain names;
#     - text: |
#         recalling
#         a) Resolution 48 (Rev. New Delhi, 2022) of this Assembly;
#     - text: |
#         recalling
#         a) Resolution 102 (Rev. Bucharest, 2022) of the World Telecommunication Standardization Assembly;
#   silent:
#     - text: |
#         recalling
#         a) Resolution 102 (Rev. Bucharest, 2022) of the Plenipotentiary Conference;
#     - text: |
#         recalling
#         a) Resolution 64 (Rev. New Delhi, 2024) of this Assembly, on the transition to IPv6;
#     - text: |
#         recalling
#         a) Resolution 99 (Rev. Place, 2028) on a subject of its own;
package redline.structure.citation_mismatch

import rego.v1

import data.redline.cite

# no conference met there in that year
findings contains {
	"citation": c.id,
	"message": sprintf("no conference was held in %s in %d", [c.place, c.year]),
} if {
	some c in input.citations
	c.year > 0
	cite.place_known(c.place)
	not cite.meeting(c.place, c.year)
}

# the conference it was revised at is another body's
findings contains {
	"citation": c.id,
	"message": sprintf("%s, %d was a meeting of another body (%s)", [c.place, c.year, concat(", ", sort([m.name | some m in meetings]))]),
} if {
	some c in input.citations
	c.year > 0
	meetings := cite.meetings(c.place, c.year)
	count(meetings) > 0
	body := cite.body(c)
	body in {"WTSA", "PP", "WTDC"}
	not body in {m.body | some m in meetings}
	stated(c, body)
}

# the text was not revised there
findings contains {
	"citation": c.id,
	"message": sprintf("Resolution %d was not revised at %s in %d", [c.number, c.place, c.year]),
} if {
	some c in input.citations
	some r in cite.entries(c)
	c.year > 0
	r.verified
	some m in cite.meetings(c.place, c.year)
	m.body == r.body
	not cite.known(r, c)
	cite.body(c) == r.body
}

# the subject is another text's
findings contains {
	"citation": c.id,
	"because": [{"role": "title", "concept": "title", "mention": -1}],
	"message": sprintf("Resolution %d is on %s", [c.number, r.short]),
} if {
	some c in input.citations
	count(c.about) > 0
	rs := cite.entries(c)
	count(rs) == 1
	some r in rs
	comparable(r)
	not shares(r, c)
	some x in c.about
	cite.topics[x]
}

# the number is beyond the series of the body named
findings contains {
	"citation": c.id,
	"message": sprintf("no resolution of this assembly has the number %d; %s", [c.number, other.short]),
} if {
	some c in input.citations
	c.number > 0
	whose(c)
	count(cite.entries(c)) == 0
	not within(c)
	some other in cite.numbered(c.number)
	other.type == "resolution"
	other.body in {"PP", "WTSA", "WTDC"}
}

# the citation says whose resolution it is, or where and when it was revised
whose(c) if c.body != ""

whose(c) if {
	c.year > 0
	cite.body(c) in {"WTSA", "PP", "WTDC"}
}

within(c) if c.number <= cite.series[cite.body(c)]

# the body is named with the citation, or no other body's resolution of that number fits
stated(c, _) if c.body != ""

stated(c, body) if {
	c.body == ""
	rs := [r | some r in cite.numbered(c.number); r.body != body; cite.known(r, c)]
	count(rs) == 0
}

comparable(r) if {
	some x in r.about
	cite.lexical[x]
}

shares(r, c) if {
	some x in c.about
	x in r.about
}
