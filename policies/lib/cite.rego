# Citations against the registry.
package redline.cite

import rego.v1

# the body whose resolution is cited: named with it, or the one that adopts the text
body(c) := c.body if c.body != ""

body(c) := input.doc.body if {
	c.body == ""
	fits_own(c)
}

# without a body in the text, the conference tells
body(c) := b if {
	c.body == ""
	not fits_own(c)
	bs := {m.body | some m in meetings(c.place, c.year)}
	count(bs) == 1
	some b in bs
}

fits_own(c) if {
	input.doc.body != ""
	c.year == 0
}

fits_own(c) if {
	input.doc.body != ""
	input.doc.body in {m.body | some m in meetings(c.place, c.year)}
}

fits_own(c) if {
	input.doc.body != ""
	c.year > 0
	not known_meeting(c)
}

known_meeting(c) if count(meetings(c.place, c.year)) > 0

# the registry's entries that the citation can mean
entries(c) := {r |
	some r in data.registry.resolutions
	c.type == "resolution"
	r.type == "resolution"
	c.number > 0
	r.number == c.number
	r.body == body(c)
}

# the revision is one of the text's
known(r, c) if {
	some x in array.concat(r.revisions, [r.adopted])
	x.year == c.year
}

places := {lower(p) | some m in data.registry.conferences; some p in array.concat([m.place], object.get(m, "aliases", []))}

place_known(p) if lower(p) in places

meetings(place, year) := [m |
	some m in data.registry.conferences
	m.year == year
	lower(place) in {lower(p) | some p in array.concat([m.place], object.get(m, "aliases", []))}
]

meeting(place, year) if count(meetings(place, year)) > 0

# "a later revision" counts only up to the meeting that the draft is for
by_then(year) if year <= input.doc.conference_year

by_then(_) if object.get(input.doc, "conference_year", 0) == 0

# subjects that tell texts apart, and those that the lexicon knows
topics[x] if {
	some r in data.registry.resolutions
	some x in r.about
	not x in {"security", "procedure", "tsag"}
}

lexical[x] if {
	some x in {
		"ipv6", "number_resource", "cctld", "idn", "wsis", "telephony", "ai", "ott", "iot", "smart_city", "spam", "cirt", "child_protection", "enum",
		"internet_access", "accessibility", "gender", "youth", "standards_gap", "digital_divide", "environment", "conformance", "counterfeit",
		"inet_gov", "ip_networks", "security", "languages", "emf", "e_health", "roaming", "human_rights",
	}
}
