package redline.numbering.government_role_test

import rego.v1

import data.redline.numbering.government_role as rule
import data.redline.testing as t

on(statements) := t.told(found, facts) if {
	facts := t.clauses(statements)
	found := rule.findings with input as facts
}

oversight := {
	"agent": {"states": "Member States", "public_authority": "Member States"},
	"act": {"control": "oversee"},
	"object": {"number_resource": "IP addresses"},
}

test_fires_on_a_named_power if {
	on([oversight]) == [{
		"statements": [0],
		"certainty": "certain",
		"message": "gives Member States a power (“oversee”) over IP addresses",
		"because": [["agent", "public_authority", "Member States"], ["act", "control", "oversee"], ["object", "number_resource", "IP addresses"]],
	}]
}

test_fires_however_the_power_is_given if {
	every via in ["by", "role-of", "modifier", "dative", "vested", "addressee", "chapeau"] {
		count(on([t.but(oversight, {"via": via})])) == 1
	}
}

test_fires_on_power_over_a_registry if {
	found := on([{
		"agent": {"itu": "the Secretary-General", "public_authority": "the Secretary-General"},
		"act": {"control": "appoint"},
		"object": {"rir": "every Regional Internet Registry", "number_resource": "every Regional Internet Registry"},
	}])
	t.messages(found) == ["gives the Secretary-General a power (“appoint”) over every Regional Internet Registry"]
}

test_fires_on_a_verb_nobody_knows_and_is_not_certain if {
	found := on([t.but(t.without(oversight, "act"), {"act": {"unknown": "countersign"}, "via": "by"})])
	t.messages(found) == ["gives Member States a power (“countersign”) over IP addresses"]
	found[0].certainty == "possible"
}

test_fires_on_a_body_without_others if {
	t.messages(on([{"agent": {"some_body": "an oversight board"}, "act": {"control": "approve"}, "object": {"number_resource": "address policy"}}])) == ["gives the adopting body a power (“approve”) over address policy"]
}

test_each_statement_is_a_finding if {
	found := on([oversight, t.but(oversight, {"clause": 4, "act": {"control": "approve"}})])
	{f.statements[0] | some f in found} == {0, 1}
}

test_silent_unless_the_text_says_so if {
	every status in t.silent_statuses { on([t.but(oversight, {"status": status})]) == [] }
}

test_silent_on_what_states_allocate_themselves if {
	on([t.but(oversight, {"act": {"control": "assign"}, "object": {"telephony": "E.164 numbers"}})]) == []
}

test_silent_on_the_same_terms_as_others if {
	on([t.but(oversight, {"about": {"same_terms": "like any other stakeholder"}})]) == []
}

test_silent_on_own_networks if {
	on([t.but(oversight, {"object": {"own_use": "their own networks"}})]) == []
}

test_silent_on_training_procurement_and_deployment if {
	every c in ["guidance", "procurement", "deployment"] { on([t.but(oversight, {"object": {c: "some words"}})]) == [] }
}

test_training_does_not_excuse_power_over_a_registry if {
	count(on([t.but(oversight, {"object": {"guidance": "training", "rir": "LACNIC"}})])) == 1
}

test_silent_on_the_registries_themselves if {
	on([t.but(t.without(oversight, "agent"), {"agent": {"rir": "the Regional Internet Registries", "community": "the Regional Internet Registries"}})]) == []
}

test_silent_on_a_body_of_the_community if {
	every c in ["community", "rir", "standards_body", "names_org", "other_org"] {
		on([t.but(t.without(oversight, "agent"), {"agent": {"some_body": "a board", c: "some words"}})]) == []
	}
}

test_silent_on_national_registries if {
	on([t.but(oversight, {"agent": {"national_registry": "the national Internet registry"}})]) == []
}

test_silent_on_quotas_and_sources_of_addresses if { # numbering/parallel-registry
	on([t.but(oversight, {"object": {"parallel_system": "a national reserve"}})]) == []
	on([t.but(oversight, {"about": {"beside_rir": "independent of the registries"}})]) == []
}

test_silent_on_unknown_verbs_without_a_doer if {
	every via in ["open", "none", "assembly", "relative"] {
		on([t.but(t.without(oversight, "act"), {"act": {"unknown": "frobbed"}, "via": via})]) == []
	}
}

test_silent_on_unknown_verbs_of_what_may_happen if {
	every force in ["could", "might", "would", "can"] {
		on([t.but(t.without(oversight, "act"), {"act": {"unknown": "frob"}, "force": force})]) == []
	}
}

test_silent_on_other_objects if {
	on([t.but(t.without(oversight, "object"), {"object": {"standard": "Recommendations"}})]) == []
}
