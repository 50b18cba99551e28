package redline.structure.proposal_mark_test

import rego.v1

import data.redline.structure.proposal_mark as rule
import data.redline.testing as t

registry := {"resolutions": {
	"a-7": {"type": "resolution", "number": 7, "body": "WTSA"},
	"a-9": {"type": "opinion", "number": 9, "body": "WTSA"},
	"p-8": {"type": "resolution", "number": 8, "body": "PP"},
}}

on(doc) := t.told(found, facts) if {
	facts := t.draft({"doc": t.but(t.resolution, doc)})
	found := rule.findings with input as facts with data.registry as registry
}

test_fires_on_a_noc_with_marks if {
	on({"mark": "NOC", "heading": 6, "marks": true, "first_marked": 9}) == [{"clause": 6, "through": 9, "message": "a NOC carries revision marks; what changes is a MOD"}]
	on({"mark": "NOC", "heading": 6, "marks": true}) == [{"clause": 6, "through": -1, "message": "a NOC carries revision marks; what changes is a MOD"}] # marks that only strike
}

test_silent_on_a_noc_without_marks if {
	on({"mark": "NOC", "number": 7, "new": false}) == []
}

test_silent_on_a_revision_with_marks if {
	on({"mark": "MOD", "number": 7, "new": false, "marks": true}) == []
}

test_fires_on_a_sup_with_text if {
	sup := {"mark": "SUP", "number": 7, "new": false, "heading": 2, "first_clause": 4, "operative_clauses": 0, "preamble_clauses": 0}
	finding := {"clause": 2, "through": 4, "message": "a SUP carries the text of the resolution; only reasons follow a SUP"}
	on(t.but(sup, {"operative_clauses": 2})) == [finding]
	on(t.but(sup, {"preamble_clauses": 1})) == [finding]
}

test_silent_on_a_sup_with_reasons_only if {
	on({"mark": "SUP", "number": 7, "new": false, "operative_clauses": 0, "preamble_clauses": 0}) == []
}

test_fires_on_an_add_of_an_existing_number if {
	on({"mark": "ADD", "number": 7, "new": false}) == [{"clause": 0, "message": "an ADD has the number of a resolution that exists (7); what changes it is a MOD"}]
	count(on({"mark": "ADD", "number": 60, "new": false, "revised": true})) == 1
}

test_silent_on_new_texts if {
	on({"mark": "ADD", "number": 0, "new": true}) == []
	on({"mark": "ADD", "number": 7, "new": true}) == []
	on({"mark": "ADD", "number": 60, "new": false}) == []
}

test_silent_on_the_numbers_of_other_series if {
	every n in [8, 9] { on({"mark": "ADD", "number": n, "new": false}) == [] }
}

test_silent_without_a_mark if {
	on({"mark": "", "number": 7, "marks": true}) == []
}
