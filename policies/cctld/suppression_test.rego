package redline.cctld.suppression_test

import rego.v1

import data.redline.cctld.suppression as rule
import data.redline.testing as t

on(given) := t.told(found, facts) if {
	facts := t.draft(given)
	found := rule.findings with input as facts
}

sup := t.but(t.resolution, {"mark": "SUP", "number": 47, "heading": 2, "operative_clauses": 0})

mod := t.but(t.resolution, {"mark": "MOD", "number": 47, "new": false})

proposal := {"act": {"suppress": "abrogated"}, "subject": {"res47": "Resolution 47"}, "via": "open"}

role := {
	"subject": {"states": "each Member State"}, "object": {"cctld": "its own country code domain"},
	"act": {"decide": "decide"}, "about": {"own_domain": "its own"},
}

struck_message := "strikes the text on the role of Member States in their own country code domain"

test_fires_on_the_mark if {
	on({"doc": sup}) == [{"clause": 2, "message": "suppresses Resolution 47 on country code top-level domains"}]
}

test_silent_on_other_marks_and_numbers if {
	every mark in ["NOC", "MOD", "ADD", ""] { on({"doc": t.but(sup, {"mark": mark})}) == [] }
	on({"doc": t.but(sup, {"number": 32})}) == []
}

test_silent_on_resolutions_47_of_others if {
	every body in ["PP", "WTDC"] { on({"doc": t.but(sup, {"body": body})}) == [] }
	count(on({"doc": t.but(sup, {"body": ""})})) == 1
}

test_fires_on_a_sentence if {
	on({"statements": [proposal]}) == [{
		"statements": [0],
		"certainty": "possible",
		"message": "takes Resolution 47 out of force (“abrogated”)",
		"because": [["act", "suppress", "abrogated"], ["subject", "res47", "Resolution 47"], ["about", "res47", "Resolution 47"]],
	}]
	count(on({"statements": [t.but(t.without(proposal, "subject"), {"object": {"res47": "Resolution 47"}, "via": "addressee"})]})) == 1
}

test_silent_on_sentences_that_propose_nothing if {
	every status in t.silent_statuses { on({"statements": [t.but(proposal, {"status": status})]}) == [] }
}

test_silent_when_something_else_is_deleted if {
	on({"statements": [t.but(t.without(proposal, "subject"), {"subject": {"standard": "a footnote"}, "about": {"res47": "Resolution 47"}})]}) == []
}

test_fires_on_struck_text_on_the_role_of_states if {
	found := on({"doc": mod, "struck": [role]})
	t.messages(found) == [struck_message]
	found[0].struck == true
	found[0].because == [["about", "states", "each Member State"], ["about", "cctld", "its own country code domain"]]
	t.messages(on({"doc": mod, "struck": [{"act": {"member_state_role": "national matter"}, "object": {"cctld": "ccTLDs"}}]})) == [struck_message]
}

test_silent_when_the_role_is_said_again if {
	on({"doc": mod, "struck": [role], "statements": [role]}) == []
	on({"doc": mod, "struck": [role], "statements": [{"act": {"member_state_role": "national matter"}, "object": {"cctld": "ccTLDs"}}]}) == []
}

test_a_denial_is_no_restatement if {
	every status in t.silent_statuses { count(on({"doc": mod, "struck": [role], "statements": [t.but(role, {"status": status})]})) == 1 }
}

test_other_words_on_states_are_no_restatement if {
	count(on({"doc": mod, "struck": [role], "statements": [t.without(role, "about")]})) == 1
}

test_silent_on_other_struck_text if {
	on({"doc": mod, "struck": [t.without(role, "subject")]}) == []
	on({"doc": mod, "struck": [t.without(role, "object")]}) == []
	on({"doc": t.but(mod, {"number": 64}), "struck": [role]}) == []
}

test_silent_when_resolution_47_is_only_spoken_of if {
	on({"statements": [{"act": {"keep": "kept"}, "subject": {"res47": "Resolution 47"}}]}) == []
}

test_each_restatement_must_be_said if {
	own := {"act": {"member_state_role": "national matter"}, "object": {"cctld": "ccTLDs"}}
	every status in t.silent_statuses { count(on({"doc": mod, "struck": [role], "statements": [t.but(own, {"status": status})]})) == 1 }
}

test_own_domains_of_others_are_no_restatement if {
	count(on({"doc": mod, "struck": [role], "statements": [t.but(t.without(role, "subject"), {"subject": {"cctld_registry": "each registry"}})]})) == 1
}
