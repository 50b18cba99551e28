package redline.ipv6.rir_recognition_missing_test

import rego.v1

import data.redline.ipv6.rir_recognition_missing as rule
import data.redline.testing as t

on(doc) := t.told(found, facts) if {
	facts := t.draft({"doc": doc})
	found := rule.findings with input as facts
}

titled := t.but(t.resolution, {"heading": 7, "title": {"ipv6": 1}, "about": {"ipv6": 4}})

advice := [{"clause": 7, "message": "speaks of IPv6 and never recognizes the Regional Internet Registries"}]

test_fires_at_the_heading_of_a_draft_on_ipv6 if {
	on(titled) == advice
}

test_fires_on_three_operative_clauses if {
	on(t.but(t.without(titled, "title"), {"title": {}, "operative": {"ipv6": 3}})) == advice
}

test_fires_once if {
	on(t.but(titled, {"operative": {"ipv6": 9}})) == advice
}

test_fires_on_a_revision if {
	on(t.but(titled, {"mark": "MOD", "number": 64})) == advice
}

test_silent_with_recognition if {
	on(t.but(titled, {"about": {"rir": 1}})) == []
}

test_silent_on_two_clauses_in_passing if {
	on(t.but(t.without(titled, "title"), {"title": {}, "operative": {"ipv6": 2}})) == []
}

test_silent_on_other_drafts if {
	on(t.but(t.without(titled, "title"), {"title": {"cctld": 1}, "operative": {"cctld": 5}})) == []
}

test_silent_on_what_is_deleted_or_left if {
	every mark in ["SUP", "NOC"] { on(t.but(titled, {"mark": mark})) == [] }
}

test_silent_on_prose if {
	on(t.but(t.prose, {"title": {"ipv6": 1}, "operative": {"ipv6": 3}})) == []
}
