package redline.structure.citation_outdated_test

import rego.v1

import data.redline.structure.citation_outdated as rule
import data.redline.testing as t

registry := {
	"conferences": {
		"old": {"body": "WTSA", "name": "Assembly", "place": "Oldtown", "year": 2008},
		"mid": {"body": "WTSA", "name": "Assembly", "place": "Midtown", "year": 2016, "aliases": ["Mitteldorf"]},
		"new": {"body": "WTSA", "name": "Assembly", "place": "Newtown", "year": 2024},
		"pp": {"body": "PP", "name": "Plenipotentiary", "place": "Capital", "year": 2022},
	},
	"resolutions": {
		"a-7": {
			"type": "resolution", "number": 7, "body": "WTSA", "about": ["ipv6"], "short": "seven",
			"adopted": {"place": "Oldtown", "year": 2008},
			"revisions": [{"place": "Midtown", "year": 2016, "verified": true}, {"place": "Newtown", "year": 2024, "verified": true}],
		},
		"a-8": {
			"type": "resolution", "number": 8, "body": "WTSA", "about": ["ipv6"], "short": "eight",
			"adopted": {"place": "Oldtown", "year": 2008},
			"revisions": [{"place": "Midtown", "year": 2016, "verified": true}, {"place": "Newtown", "year": 2024, "verified": false}],
		},
		"p-7": {
			"type": "resolution", "number": 7, "body": "PP", "about": ["ai"], "short": "other seven",
			"adopted": {"place": "Capital", "year": 2022}, "revisions": [],
		},
	},
}

on(given) := t.told(found, facts) if {
	facts := t.draft(given)
	found := rule.findings with input as facts with data.registry as registry
}

mid := {"id": 5, "clause": 1, "type": "resolution", "number": 7, "text": "Resolution 7", "revised": true, "place": "Midtown", "year": 2016, "body": "", "about": [], "near": []}

test_fires_on_an_earlier_revision if {
	on({"citations": [mid]}) == [{
		"citation": 5,
		"message": "Resolution 7 was revised after 2016 (Newtown, 2024)",
		"suggestion": "Resolution 7 (Rev. Newtown, 2024)",
	}]
}

test_fires_on_the_first_adoption if {
	t.messages(on({"citations": [t.but(mid, {"place": "Oldtown", "year": 2008, "revised": false})]})) == ["Resolution 7 was revised after 2008 (Newtown, 2024)"]
}

test_fires_on_another_name_of_the_place if {
	count(on({"citations": [t.but(mid, {"place": "MITTELDORF"})]})) == 1
}

test_silent_on_the_revision_in_force if {
	on({"citations": [t.but(mid, {"place": "Newtown", "year": 2024})]}) == []
}

test_silent_without_a_year if {
	on({"citations": [t.but(mid, {"place": "", "year": 0})]}) == []
}

test_only_verified_revisions_count if {
	eight := t.but(mid, {"number": 8})
	on({"citations": [eight]}) == []
	t.messages(on({"citations": [t.but(eight, {"place": "Oldtown", "year": 2008})]})) == ["Resolution 8 was revised after 2008 (Midtown, 2016)"]
}

test_a_draft_knows_no_later_conference if {
	on({"doc": t.but(t.resolution, {"conference_year": 2016}), "citations": [mid]}) == []
	count(on({"doc": t.but(t.resolution, {"conference_year": 2024}), "citations": [mid]})) == 1
	count(on({"doc": t.but(t.resolution, {"conference_year": 0}), "citations": [mid]})) == 1
	old := t.but(mid, {"place": "Oldtown", "year": 2008})
	t.messages(on({"doc": t.but(t.resolution, {"conference_year": 2020}), "citations": [old]})) == ["Resolution 7 was revised after 2008 (Midtown, 2016)"]
}

test_silent_on_history if {
	on({"citations": [t.but(mid, {"near": ["history"]})]}) == []
	on({"citations": [mid, t.but(mid, {"id": 6, "place": "Newtown", "year": 2024})]}) == []
	count(on({"citations": [mid, t.but(mid, {"id": 6, "clause": 2, "place": "Newtown", "year": 2024})]})) == 1
}

test_a_revision_names_what_it_revises if {
	doc := t.but(t.resolution, {"mark": "MOD", "number": 7, "year": 2016, "place": "Midtown"})
	on({"doc": doc, "citations": [mid]}) == []
	count(on({"doc": doc, "citations": [t.but(mid, {"place": "Oldtown", "year": 2008})]})) == 1
}

test_silent_on_resolutions_of_another_body if {
	on({"citations": [t.but(mid, {"body": "PP", "place": "Capital", "year": 2022})]}) == []
}

test_prose_is_judged_too if {
	count(on({"doc": t.prose, "citations": [t.but(mid, {"body": "WTSA"})]})) == 1
}

test_silent_on_a_revision_that_never_was if { # structure/citation-mismatch
	on({"citations": [t.but(mid, {"place": "Elsewhere", "year": 2012})]}) == []
}

test_a_later_text_of_another_number_is_no_history if {
	count(on({"citations": [mid, t.but(mid, {"id": 6, "number": 8, "place": "Newtown", "year": 2024})]})) == 1
}

test_only_its_own_revision_names_the_text if {
	doc := t.but(t.resolution, {"mark": "MOD", "number": 7, "year": 2016})
	count(on({"doc": t.but(doc, {"number": 9}), "citations": [mid]})) == 1
	count(on({"doc": t.but(doc, {"mark": "ADD"}), "citations": [mid]})) == 1
	every mark in ["SUP", "NOC"] { on({"doc": t.but(doc, {"mark": mark}), "citations": [mid]}) == [] }
}
