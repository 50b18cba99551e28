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

# What follows from the registry alone stands in tables with names as keys: they
# are evaluated once, when policies are built, not for each citation.

# number → ids of resolutions and other texts
by_number := {n: ids |
	some r in data.registry.resolutions
	n := format_int(r.number, 10)
	ids := [id | some id, x in data.registry.resolutions; x.number == r.number]
}

# place in lower case → ids of conferences
by_place := {place: ids |
	some place in {p | some m in data.registry.conferences; some p in named(m)}
	ids := [id | some id, m in data.registry.conferences; place in named(m)]
}

# body → its highest number
series := {name: highest |
	some name in {r.body | some r in data.registry.resolutions}
	highest := max([r.number | some r in data.registry.resolutions; r.body == name])
}

named(m) := {lower(p) | some p in array.concat([m.place], object.get(m, "aliases", []))}

numbered(number) := [r | some id in by_number[format_int(number, 10)]; r := data.registry.resolutions[id]]

# the registry's entries that the citation can mean
entries(c) := {r |
	c.type == "resolution"
	c.number > 0
	of := body(c)
	some r in numbered(c.number)
	r.type == "resolution"
	r.body == of
}

# the revision is one of the text's
known(r, c) if {
	some x in array.concat(r.revisions, [r.adopted])
	x.year == c.year
}

place_known(p) if by_place[lower(p)]

meetings(place, year) := [m |
	some id in by_place[lower(place)]
	m := data.registry.conferences[id]
	m.year == year
]

meeting(place, year) if count(meetings(place, year)) > 0

# "a later revision" counts only up to the meeting that the draft is for
by_then(year) if year <= input.doc.conference_year

by_then(_) if object.get(input.doc, "conference_year", 0) == 0

# subjects that tell texts apart, and those that the lexicon knows
topics := {x: true |
	some r in data.registry.resolutions
	some x in r.about
	not x in {"security", "procedure", "tsag"}
}

lexical := {
	"ipv6", "number_resource", "cctld", "idn", "wsis", "telephony", "ai", "ott", "iot", "smart_city", "spam", "cirt", "child_protection", "enum",
	"internet_access", "accessibility", "gender", "youth", "standards_gap", "digital_divide", "environment", "conformance", "counterfeit",
	"inet_gov", "ip_networks", "security", "languages", "emf", "e_health", "roaming", "human_rights",
}
