package redline.structure.citation_mismatch_test

import rego.v1

import data.redline.structure.citation_mismatch as rule
import data.redline.testing as t

registry := {
	"conferences": {
		"mid": {"body": "WTSA", "name": "the Assembly", "place": "Midtown", "year": 2016},
		"new": {"body": "WTSA", "name": "the Assembly", "place": "Newtown", "year": 2024},
		"pp": {"body": "PP", "name": "the Plenipotentiary", "place": "Capital", "year": 2022},
	},
	"resolutions": {
		"a-7": {
			"type": "resolution", "number": 7, "body": "WTSA", "about": ["ipv6", "number_resource"], "short": "addresses", "verified": true,
			"adopted": {"place": "Midtown", "year": 2016}, "revisions": [],
		},
		"a-8": {
			"type": "resolution", "number": 8, "body": "WTSA", "about": ["cctld"], "short": "country codes", "verified": false,
			"adopted": {"place": "Midtown", "year": 2016}, "revisions": [],
		},
		"p-102": {
			"type": "resolution", "number": 102, "body": "PP", "about": ["inet_gov"], "short": "public policy", "verified": true,
			"adopted": {"place": "Capital", "year": 2022}, "revisions": [],
		},
	},
}

on(citation) := t.told(found, facts) if {
	facts := t.draft({"citations": [citation]})
	found := rule.findings with input as facts with data.registry as registry
}

seven := {"id": 3, "clause": 1, "type": "resolution", "number": 7, "text": "Resolution 7", "revised": true, "place": "Midtown", "year": 2016, "body": "", "about": [], "near": []}

test_silent_on_a_citation_that_fits if {
	on(seven) == []
	on(t.but(seven, {"about": ["ipv6"]})) == []
	on(t.but(seven, {"body": "WTSA"})) == []
}

test_fires_on_a_year_without_conference if {
	on(t.but(seven, {"year": 2017})) == [{"citation": 3, "message": "no conference was held in Midtown in 2017"}]
	on(t.but(seven, {"place": "MIDTOWN", "year": 2024})) == [{"citation": 3, "message": "no conference was held in MIDTOWN in 2024"}]
}

test_silent_on_places_nobody_knows if {
	on(t.but(seven, {"number": 99, "place": "Elsewhere", "year": 2029})) == []
}

test_fires_on_a_conference_of_another_body if {
	on(t.but(seven, {"place": "Capital", "year": 2022, "body": "WTSA"})) == [{"citation": 3, "message": "Capital, 2022 was a meeting of another body (the Plenipotentiary)"}]
}

test_silent_on_bodies_the_registry_does_not_follow if {
	on(t.but(seven, {"number": 70, "place": "Capital", "year": 2022, "body": "UNGA"})) == []
}

test_fires_on_a_revision_that_never_was if {
	on(t.but(seven, {"place": "Newtown", "year": 2024})) == [{"citation": 3, "message": "Resolution 7 was not revised at Newtown in 2024"}]
}

test_silent_on_revisions_of_entries_not_verified if {
	on(t.but(seven, {"number": 8, "place": "Newtown", "year": 2024})) == []
}

test_fires_on_another_subject if {
	on(t.but(seven, {"about": ["cctld"]})) == [{"citation": 3, "message": "Resolution 7 is on addresses", "because": [["title", "title", ""]]}]
	t.messages(on(t.but(seven, {"number": 8, "about": ["ipv6", "number_resource"]}))) == ["Resolution 8 is on country codes"]
}

test_silent_on_a_shared_subject if {
	on(t.but(seven, {"about": ["cctld", "number_resource"]})) == []
}

test_silent_on_subjects_that_tell_no_text_apart if {
	on(t.but(seven, {"about": ["security"]})) == []
	on(t.but(seven, {"about": ["no_such_subject"]})) == []
}

test_fires_on_a_number_beyond_the_series if {
	on(t.but(seven, {"number": 102, "body": "WTSA", "place": "", "year": 0})) == [{"citation": 3, "message": "no resolution of this assembly has the number 102; public policy"}]
}

test_silent_on_numbers_that_may_be_new if {
	on(t.but(seven, {"number": 102, "body": "PP", "place": "", "year": 0})) == []
	on(t.but(seven, {"number": 99, "body": "WTSA", "place": "", "year": 0})) == []
}

test_silent_on_what_is_no_resolution if {
	on(t.but(seven, {"type": "decision", "about": ["cctld"]})) == []
}

test_silent_without_a_year if {
	on(t.but(seven, {"place": "", "year": 0})) == []
	on(t.but(seven, {"place": "Midtown", "year": 0})) == []
}

test_silent_where_the_text_is_not_known if {
	on(t.but(seven, {"number": 99, "about": ["cctld"]})) == []
	on(t.but(seven, {"number": 0, "body": "WTSA", "place": "", "year": 0})) == []
	on(t.but(seven, {"number": 102, "body": "", "place": "", "year": 0})) == []
}

test_silent_on_texts_whose_subject_nobody_can_tell if {
	vague := object.union(registry, {"resolutions": {"a-7": {"about": ["procedure"]}}})
	facts := t.draft({"citations": [t.but(seven, {"about": ["cctld"]})]})
	found := rule.findings with input as facts with data.registry as vague
	count(found) == 0
}

test_silent_on_numbers_of_other_kinds_of_text if {
	others := {
		"d-103": {"type": "decision", "number": 103, "body": "PP", "short": "a decision"},
		"u-104": {"type": "resolution", "number": 104, "body": "UNGA", "short": "a United Nations text"},
	}
	known := object.union(registry, {"resolutions": {id: object.union({"about": [], "revisions": [], "adopted": {"place": "Capital", "year": 2022}}, r) | some id, r in others}})
	every n in [103, 104] {
		facts := t.draft({"citations": [t.but(seven, {"number": n, "body": "WTSA", "place": "", "year": 0})]})
		found := rule.findings with input as facts with data.registry as known
		count(found) == 0
	}
}

test_silent_on_a_number_that_the_series_has_passed if { # it may have been deleted
	low := {"p-5": {"type": "resolution", "number": 5, "body": "PP", "about": ["ai"], "short": "five", "adopted": {"place": "Capital", "year": 2022}, "revisions": []}}
	facts := t.draft({"citations": [t.but(seven, {"number": 5, "body": "WTSA", "place": "", "year": 0})]})
	found := rule.findings with input as facts with data.registry as object.union(registry, {"resolutions": low})
	count(found) == 0
}
