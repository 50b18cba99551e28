package redline.cctld.itu_role_test

import rego.v1

import data.redline.cctld.itu_role as rule
import data.redline.testing as t

on(statements) := t.told(found, facts) if {
	facts := t.clauses(statements)
	found := rule.findings with input as facts
}

approval := {"agent": {"itu": "the Council"}, "act": {"control": "approve"}, "object": {"cctld": "a ccTLD", "delegation": "redelegation"}}

test_fires_on_itu if {
	on([approval]) == [{
		"statements": [0],
		"certainty": "certain",
		"message": "gives the Council a say over country code domains (“approve”)",
		"because": [["agent", "itu", "the Council"], ["act", "control", "approve"], ["object", "cctld", "a ccTLD"]],
	}]
}

test_fires_on_every_outsider if {
	every who in ["intergovernmental", "other_state", "some_body"] {
		found := on([t.but(t.without(approval, "agent"), {"agent": {who: "a committee"}})])
		t.messages(found) == ["gives a committee a say over country code domains (“approve”)"]
	}
}

test_fires_on_operating_and_delegating if {
	every act in ["operate", "delegation"] { count(on([t.but(t.without(approval, "act"), {"act": {act: "run"}, "via": "by"})])) == 1 }
}

test_fires_on_unknown_verbs_of_a_named_doer if {
	unknown := t.but(t.without(approval, "act"), {"act": {"unknown": "certify"}})
	found := on([unknown])
	found[0].certainty == "possible"
	every via in ["chapeau", "none", "open", "assembly"] { on([t.but(unknown, {"via": via})]) == [] }
}

test_one_outsider_is_named if {
	found := on([t.but(approval, {"agent": {"intergovernmental": "a UN agency", "other_state": "another State"}})])
	t.messages(found) == ["gives the Council a say over country code domains (“approve”)"]
}

test_silent_unless_the_text_says_so if {
	every status in t.silent_statuses { on([t.but(approval, {"status": status})]) == [] }
}

test_silent_on_the_state_concerned if {
	on([t.but(t.without(approval, "agent"), {"agent": {"states": "each Member State", "public_authority": "each Member State"}})]) == []
}

test_silent_on_registries_and_icann if {
	every who in ["community", "cctld_registry", "standards_body", "names_org", "other_org"] {
		on([t.but(t.without(approval, "agent"), {"agent": {"some_body": "a committee", who: "some words"}})]) == []
	}
	on([t.but(t.without(approval, "agent"), {"agent": {"names_org": "ICANN"}})]) == []
}

test_silent_on_guidance_and_experience if {
	on([t.but(approval, {"object": {"guidance": "experience"}})]) == []
}

test_silent_on_telephony_but_not_on_delegation if {
	on([t.but(t.without(approval, "object"), {"object": {"cctld": "country codes", "telephony": "E.164"}})]) == []
	count(on([t.but(approval, {"object": {"telephony": "E.164"}})])) == 1
}

test_silent_when_something_else_is_approved if {
	on([t.but(t.without(approval, "object"), {"object": {"standard": "a report"}, "about": {"cctld": "ccTLDs"}})]) == []
}

test_power_needs_each_of_its_parts if {
	every role in ["agent", "act", "object"] { on([t.but(t.without(approval, role), {"about": {"cctld": "ccTLDs"}})]) == [] }
}

test_outsiders_are_named_in_order if {
	every pair in [["intergovernmental", "other_state"], ["other_state", "some_body"]] {
		agents := {pair[0]: "the first", pair[1]: "the second", "public_authority": "the first"}
		t.messages(on([t.but(t.without(approval, "agent"), {"agent": agents})])) == ["gives the first a say over country code domains (“approve”)"]
	}
}

test_silent_on_an_authority_that_is_no_outsider if {
	on([t.but(t.without(approval, "agent"), {"agent": {"cctld_registry": "the registry"}})]) == []
}

test_one_seat_for_each_state_is_an_outsider if {
	committee := {"some_body": "a committee", "each_country": "of all Member States", "public_authority": "of all Member States"}
	seats := t.but(t.without(approval, "agent"), {"agent": committee})
	t.messages(on([seats])) == ["gives a committee a say over country code domains (“approve”)"]
	on([t.but(seats, {"agent": {"community": "and of operators"}})]) == []
	on([t.but(t.without(seats, "agent"), {"agent": t.without(committee, "some_body")})]) == []
}

test_codes_without_telephony_are_domains if {
	count(on([t.but(t.without(approval, "object"), {"object": {"cctld": "country codes"}})])) == 1
}
