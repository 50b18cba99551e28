package redline.lib_test

import rego.v1

import data.redline.lib
import data.redline.testing as t

control := {"agent": {"public_authority": "Member States"}, "act": {"control": "oversee"}, "object": {"number_resource": "IP addresses"}}

test_about_and_act_find_statements if {
	facts := t.clauses([control, {"act": {"share": "share"}, "about": {"control": "oversight"}}])
	[s.id | some s in lib.about.control] == [0, 1] with input as facts
	[s.id | some s in lib.act.control] == [0] with input as facts
	not lib.about.nothing with input as facts
	not lib.act.number_resource with input as facts
}

test_asserted if {
	lib.asserted(t.statement({}))
	every status in t.silent_statuses { not lib.asserted(t.statement({"status": status})) }
}

test_said_gives_the_words if {
	facts := t.clauses([control])
	s := facts.statements[0]
	lib.said(s, "object", "number_resource") == "IP addresses" with input as facts
	not lib.said(s, "object", "cctld") with input as facts
}

test_the_first_mention_counts_though_its_number_is_0 if {
	facts := t.clauses([{"act": {"control": "a"}}])
	s := facts.statements[0]
	s.act.control == 0
	lib.said(s, "act", "control") == "a" with input as facts
	lib.first(s, [["act", "unknown"], ["act", "control"]]) == ["act", "control"]
	lib.finding(s, [["act", "control"]], "m").because == [{"role": "act", "concept": "control", "mention": 0}]
}

test_certain_when_the_text_names_the_doer if {
	every via in ["subject", "by", "role-of", "modifier", "dative", "vested", "addressee", "assembly", "chapeau"] {
		lib.certainty(t.statement({"via": via})) == "certain"
	}
	every via in ["open", "none", "relative"] { lib.certainty(t.statement({"via": via})) == "possible" }
	lib.certainty(t.statement({"via": "subject", "act": {"unknown": "frob"}})) == "possible"
}

test_finding_holds_the_evidence_that_is_there if {
	facts := t.clauses([control])
	found := lib.finding(facts.statements[0], [["agent", "public_authority"], ["object", "cctld"], ["act", "control"]], "m")
	t.told([found], facts) == [{
		"statements": [0], "certainty": "certain", "message": "m",
		"because": [["agent", "public_authority", "Member States"], ["act", "control", "oversee"]],
	}]
}

test_first_is_the_first_that_is_there if {
	pairs := [["act", "create"], ["object", "number_resource"], ["act", "control"]]
	lib.first(t.clauses([control]).statements[0], pairs) == ["object", "number_resource"]
	not lib.first(t.statement({}), pairs)
}

test_actor_is_named_or_the_adopting_body if {
	facts := t.clauses([control, t.without(control, "agent"), t.but(t.without(control, "agent"), {"agent": {"public_authority": ""}})])
	lib.actor(facts.statements[0]) == "Member States" with input as facts
	lib.actor(facts.statements[1]) == "the adopting body" with input as facts
	lib.actor(facts.statements[2]) == "the adopting body" with input as facts
}
