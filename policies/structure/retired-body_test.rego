package redline.structure.retired_body_test

import rego.v1

import data.redline.structure.retired_body as rule
import data.redline.testing as t

registry := {"retired": {
	"sg-8": {"sector": "ITU-T", "number": 8, "successor": "sg-21", "since": 2024, "verified": true},
	"sg-7": {"sector": "ITU-T", "number": 7, "successor": "sg-20", "since": 2024, "verified": false},
	"sg-6": {"sector": "ITU-R", "number": 6, "successor": "sg-4", "since": 2024, "verified": true},
}}

on(given) := t.told(found, facts) if {
	facts := t.draft(object.union({"numbers": {"Study Group 8": ["8"], "Study Groups 8 and 21": ["8", "21"], "Study Group 21": ["21"]}, "clauses": clauses}, given))
	found := rule.findings with input as facts with data.registry as registry
}

# clause 0 is of the preamble, 1 operative; each names Study Group 8
clauses := {i: {"id": i, "kind": "item", "part": part, "verb": "resolves", "numbers": {"study_group": ["8"]}} |
	some i, part in ["preamble", "operative"]
}

section(numbers) := {"clauses": {2: {"id": 2, "kind": "section", "part": "operative", "verb": "instructs", "numbers": {"study_group": numbers}}}}

duty := {"clause": 1, "agent": {"study_group": "Study Group 8"}, "act": {"produce": "review"}}

test_fires_on_the_addressee_of_a_section if {
	on(section(["8"])) == [{"clause": 2, "message": "Study Group 8 no longer exists", "suggestion": "Study Group 21"}]
	count(on(section(["8", "17"]))) == 1
}

test_silent_on_groups_that_exist if {
	on(section(["17", "21"])) == []
}

test_silent_on_sections_of_the_preamble if {
	on({"clauses": {2: t.but(section(["8"]).clauses[2], {"part": "preamble"})}}) == []
}

test_silent_on_entries_not_verified_and_other_sectors if {
	on(section(["7", "6"])) == []
}

test_silent_before_the_group_was_closed if {
	every year in [2016, 2024] { on(t.but(section(["8"]), {"doc": t.but(t.resolution, {"conference_year": year})})) == [] }
	count(on(t.but(section(["8"]), {"doc": t.but(t.resolution, {"conference_year": 0})}))) == 1
	count(on(t.but(section(["8"]), {"doc": t.but(t.resolution, {"conference_year": 2025})}))) == 1
}

test_fires_on_who_is_instructed_in_a_clause if {
	found := on({"statements": [{"clause": 1, "act": {"instruct": "to instruct"}, "object": {"study_group": "Study Groups 8 and 21"}}]})
	t.messages(found) == ["Study Group 8 no longer exists"]
	found[0].because == [["act", "instruct", "to instruct"], ["object", "study_group", "Study Groups 8 and 21"]]
	found[0].suggestion == "Study Group 21"
}

test_fires_on_who_has_to_act if {
	t.messages(on({"statements": [duty]})) == ["Study Group 8 no longer exists"]
	count(on({"statements": [t.but(duty, {"force": "invites"})]})) == 1
}

test_in_the_preamble_nobody_has_to_act if {
	on({"statements": [t.but(duty, {"clause": 0})]}) == []
}

test_in_prose_only_duties_bind if {
	prose := object.union(clauses, {1: {"part": "prose", "kind": "paragraph"}})
	every force in ["shall", "should", "must", "will"] { count(on({"doc": t.prose, "clauses": prose, "statements": [t.but(duty, {"force": force})]})) == 1 }
	on({"doc": t.prose, "clauses": prose, "statements": [t.but(duty, {"force": "states"})]}) == []
}

test_silent_unless_the_text_says_so if {
	every status in t.silent_statuses { on({"statements": [t.but(duty, {"status": status})]}) == [] }
}

test_silent_on_what_others_do_to_it if {
	on({"statements": [t.but(duty, {"agent": {"study_group": "Study Group 21"}, "object": {"study_group": "Study Group 8"}})]}) == []
	on({"statements": [t.but(duty, {"via": "modifier"})]}) == []
}

test_silent_on_instructions_to_groups_that_exist if {
	on({"statements": [{"clause": 1, "act": {"instruct": "to instruct"}, "object": {"study_group": "Study Group 21"}}]}) == []
	on({"statements": [t.but(t.without(duty, "agent"), {"agent": {"study_group": "Study Group 21"}})]}) == []
}

test_silent_on_instructions_that_are_not_given if {
	every status in t.silent_statuses {
		on({"statements": [{"clause": 1, "act": {"instruct": "to instruct"}, "object": {"study_group": "Study Group 8"}, "status": status}]}) == []
	}
}

test_silent_on_a_group_that_another_clause_names if {
	elsewhere := {1: {"id": 1, "kind": "item", "part": "operative", "verb": "resolves", "numbers": {"study_group": ["21"]}}}
	on({"clauses": elsewhere, "statements": [duty]}) == []
}
