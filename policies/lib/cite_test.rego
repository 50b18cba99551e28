package redline.cite_test

import rego.v1

import data.redline.cite
import data.redline.testing as t

registry := {
	"conferences": {
		"w": {"body": "WTSA", "name": "the Assembly", "place": "Midtown", "aliases": ["Mitteldorf"], "year": 2016},
		"p": {"body": "PP", "name": "the Plenipotentiary", "place": "Capital", "year": 2022},
		"x": {"body": "WTSA", "name": "the Assembly", "place": "Twintown", "year": 2022},
		"y": {"body": "WTDC", "name": "the Development Conference", "place": "Twintown", "year": 2022},
		"c": {"body": "Council", "name": "the Council"},
	},
	"resolutions": {
		"w-7": {"type": "resolution", "number": 7, "body": "WTSA", "about": ["ipv6", "security"], "adopted": {"place": "Oldtown", "year": 2008}, "revisions": [{"place": "Midtown", "year": 2016}]},
		"p-7": {"type": "resolution", "number": 7, "body": "PP", "about": ["ai"], "adopted": {"place": "Capital", "year": 2022}, "revisions": []},
	},
}

citation := {"id": 0, "clause": 0, "type": "resolution", "number": 7, "place": "", "year": 0, "body": ""}

body(doc, c) := b if {
	b := cite.body(object.union(citation, c)) with input as t.draft({"doc": doc}) with data.registry as registry
}

test_body_is_the_one_named if {
	body(t.resolution, {"body": "PP"}) == "PP"
	body(t.resolution, {"body": "PP", "place": "Midtown", "year": 2016}) == "PP"
}

test_body_is_the_one_that_adopts if {
	body(t.resolution, {}) == "WTSA"
	body(t.resolution, {"place": "Midtown", "year": 2016}) == "WTSA"
	body(t.resolution, {"place": "Twintown", "year": 2022}) == "WTSA"
	body(t.resolution, {"place": "Nowhere", "year": 1999}) == "WTSA"
}

test_body_follows_from_the_conference if {
	body(t.resolution, {"place": "Capital", "year": 2022}) == "PP"
	body(t.prose, {"place": "mitteldorf", "year": 2016}) == "WTSA"
}

test_body_stays_open_where_two_fit if {
	not body(t.prose, {"place": "Twintown", "year": 2022})
	not body(t.prose, {})
}

entries(c) := {r.body | some r in found} if {
	found := cite.entries(object.union(citation, c)) with input as t.draft({}) with data.registry as registry
}

test_entries_are_of_the_body if {
	entries({}) == {"WTSA"}
	entries({"body": "PP"}) == {"PP"}
	entries({"number": 8}) == set()
	entries({"number": 0}) == set()
	entries({"type": "decision"}) == set()
}

test_known_revisions if {
	r := registry.resolutions["w-7"]
	cite.known(r, {"year": 2016})
	cite.known(r, {"year": 2008})
	not cite.known(r, {"year": 2012})
}

test_meetings if {
	cite.meeting("MIDTOWN", 2016) with data.registry as registry
	cite.meeting("Mitteldorf", 2016) with data.registry as registry
	not cite.meeting("Midtown", 2022) with data.registry as registry
	count(cite.meetings("Twintown", 2022)) == 2 with data.registry as registry
	cite.place_known("mitteldorf") with data.registry as registry
	not cite.place_known("Elsewhere") with data.registry as registry
}

test_by_then if {
	cite.by_then(2024) with input as t.draft({"doc": t.but(t.resolution, {"conference_year": 2024})})
	not cite.by_then(2024) with input as t.draft({"doc": t.but(t.resolution, {"conference_year": 2023})})
	cite.by_then(2024) with input as t.draft({"doc": t.but(t.resolution, {"conference_year": 0})})
	cite.by_then(2024) with input as t.draft({"doc": t.prose})
}

test_topics_tell_texts_apart if {
	cite.topics.ipv6 with data.registry as registry
	cite.topics.ai with data.registry as registry
	not cite.topics.security with data.registry as registry
	not cite.topics.cctld with data.registry as registry
}

test_no_body_is_not_a_body if {
	nameless := t.but(t.resolution, {"body": ""})
	not body(nameless, {})
	not body(nameless, {"place": "Nowhere", "year": 1999})
	body(nameless, {"place": "Midtown", "year": 2016}) == "WTSA"
}

test_entries_are_resolutions if {
	decision := {"w-d7": {"type": "decision", "number": 7, "body": "WTSA", "about": [], "adopted": {"place": "Oldtown", "year": 2008}, "revisions": []}}
	found := cite.entries(citation) with input as t.draft({}) with data.registry as object.union(registry, {"resolutions": decision})
	{r.type | some r in found} == {"resolution"}
	count(found) == 1
}
