package redline.numbering.vague_involvement_test

import rego.v1

import data.redline.numbering.vague_involvement as rule
import data.redline.testing as t

on(statements) := t.told(found, facts) if {
	facts := t.clauses(statements)
	found := rule.findings with input as facts
}

say := {
	"agent": {"states": "Member States", "public_authority": "Member States"},
	"act": {"involvement": "appropriate role"},
	"object": {"number_resource": "Internet number resources"},
	"via": "role-of",
}

test_fires_on_a_role_without_a_power if {
	on([say]) == [{
		"statements": [0],
		"certainty": "certain",
		"message": "leaves open what “appropriate role” means for Member States",
		"because": [["act", "involvement", "appropriate role"], ["agent", "public_authority", "Member States"], ["object", "number_resource", "Internet number resources"]],
	}]
}

test_fires_when_governments_are_the_object if {
	found := on([t.but(t.without(t.without(say, "agent"), "object"), {
		"act": {"involvement": "associated"}, "via": "open",
		"object": {"public_authority": "governments"}, "about": {"number_resource": "address policy"},
	})])
	found[0].because == [["act", "involvement", "associated"], ["object", "public_authority", "governments"], ["about", "number_resource", "address policy"]]
}

test_fires_when_governments_are_only_spoken_of if {
	found := on([{
		"act": {"involvement": "enhanced involvement"}, "via": "none",
		"about": {"public_authority": "governments", "number_resource": "address policy"},
	}])
	t.messages(found) == ["leaves open what “enhanced involvement” means for governments"]
}

test_fires_when_the_registry_is_in_the_sentence_before if {
	count(on([t.but(t.without(say, "object"), {"near": {"rir": "RIPE NCC"}})])) == 1
	on([t.without(say, "object")]) == []
}

test_fires_on_no_mere_onlookers if {
	onlookers := {
		"status": "negated", "act": {"bystander": "onlookers"},
		"subject": {"public_authority": "governments"}, "about": {"number_resource": "address policy"},
	}
	found := on([onlookers])
	t.messages(found) == ["claims a standing for governments (“not … onlookers”) and names no limit"]
	found[0].because == [["subject", "public_authority", "governments"], ["act", "bystander", "onlookers"], ["about", "number_resource", "address policy"]]
	on([t.but(onlookers, {"status": "asserted"})]) == []
}

test_onlookers_in_any_place_of_the_sentence if {
	every place in ["subject", "agent", "object"] {
		count(on([{"status": "negated", "act": {"bystander": "onlookers"}, place: {"public_authority": "governments"}, "about": {"number_resource": "address policy"}}])) == 1
	}
	on([{"status": "negated", "act": {"bystander": "onlookers"}, "about": {"public_authority": "governments", "number_resource": "address policy"}}]) == []
}

test_fires_on_a_role_nobody_describes if {
	role := t.but(t.without(say, "act"), {"act": {"role": "role"}})
	t.messages(on([role])) == ["leaves open what the role of Member States in number resources is"]
	on([t.but(role, {"object": {"standardize": "standards"}})]) == []
}

test_fires_on_the_public_interest if {
	t.messages(on([{"act": {"public_interest": "public interest"}, "object": {"number_resource": "addresses"}}])) == ["leaves open what “public interest” means and who holds it"]
}

test_fires_on_bringing_governments_in if {
	bring := {"act": {"bring_in": "bring in"}, "object": {"public_authority": "administrations", "rir": "AFRINIC", "number_resource": "AFRINIC"}}
	t.messages(on([bring])) == ["leaves open what “bring in” means for administrations"]
	on([t.but(bring, {"agent": {"rir": "the Regional Internet Registries"}})]) == []
}

test_silent_unless_the_text_says_so if {
	every status in t.silent_statuses { on([t.but(say, {"status": status})]) == [] }
}

test_silent_where_a_power_is_named_in_the_same_clause if { # numbering/government-role
	power := {"clause": 2, "agent": {"public_authority": "Member States"}, "act": {"control": "approve"}, "object": {"number_resource": "transfers"}}
	on([t.but(say, {"clause": 2}), power]) == []
	count(on([t.but(say, {"clause": 1}), power])) == 1
	count(on([t.but(say, {"clause": 2}), t.but(power, {"status": "negated"})])) == 1
}

test_silent_on_deployment_procurement_and_training if {
	every c in ["deployment", "procurement", "guidance", "telephony"] { on([t.but(say, {"object": {c: "some words"}})]) == [] }
}

test_silent_on_the_same_terms_as_others if {
	on([t.but(say, {"about": {"same_terms": "like all other stakeholders"}})]) == []
}

test_silent_on_ipv6_without_numbers if {
	on([t.but(t.without(say, "object"), {"object": {"ipv6": "IPv6"}, "about": {"number_resource": "addresses"}})]) == []
}

test_silent_on_the_community if {
	on([t.but(t.without(say, "agent"), {"agent": {"community": "operators"}})]) == []
}

test_silent_on_other_subjects if {
	on([t.but(t.without(say, "object"), {"object": {"cctld": "ccTLDs"}})]) == []
}

# one statement for each way to leave the door open
onlookers := {"status": "negated", "act": {"bystander": "onlookers"}, "agent": {"public_authority": "governments"}, "object": {"number_resource": "address policy"}}

bringing := {"act": {"bring_in": "bring in"}, "object": {"public_authority": "governments", "number_resource": "address policy"}}

ways := [
	say,
	t.but(t.without(say, "act"), {"act": {"role": "role"}}),
	{"act": {"public_interest": "public interest"}, "object": {"number_resource": "addresses"}},
	bringing,
]

test_each_way_needs_each_of_its_parts if {
	every way in array.concat(ways, [onlookers]) {
		count(on([way])) == 1
		every role in {"act", "agent", "object"} & object.keys(way) { on([t.without(way, role)]) == [] }
	}
}

test_each_way_is_silent_unless_the_text_says_so if {
	every way in ways { every status in t.silent_statuses { on([t.but(way, {"status": status})]) == [] } }
	every status in ["asserted", "reported", "mentioned"] { on([t.but(onlookers, {"status": status})]) == [] }
}

test_each_way_gives_way_to_a_power_in_the_same_clause if {
	power := {"agent": {"public_authority": "Member States"}, "act": {"control": "approve"}, "object": {"number_resource": "transfers"}}
	every way in array.concat(ways, [onlookers]) {
		on([way, power]) == []
		count(on([t.but(way, {"clause": 1}), power])) == 1
	}
}

test_each_way_is_welcome_on_the_same_terms if {
	every way in ways { on([t.but(way, {"about": {"same_terms": "like all others"}})]) == [] }
	count(on([t.but(onlookers, {"about": {"same_terms": "like all others"}})])) == 1
}

test_a_role_that_is_described_is_another_rule if {
	role := ways[1]
	every what in ["control", "standardize"] { on([t.but(role, {"object": {what: "management"}})]) == [] }
	t.messages(on([t.but(role, {"act": {"involvement": "enhanced role"}})])) == ["leaves open what “enhanced role” means for Member States"]
}

test_governments_spoken_of_beside_another_doer if {
	spoken := {"act": {"involvement": "involvement"}, "via": "none", "about": {"public_authority": "governments", "number_resource": "address policy"}}
	on([t.but(spoken, {"agent": {"community": "operators"}})]) == []
	on([t.but(spoken, {"about": {"public_authority": "governments"}, "status": "reported"})]) == []
}

test_one_holder_is_named if {
	found := on([t.but(say, {"object": {"public_authority": "governments"}})])
	t.messages(found) == ["leaves open what “appropriate role” means for Member States"]
}

test_ipv6_with_numbers_is_not_excused if {
	count(on([t.but(say, {"object": {"ipv6": "IPv6"}})])) == 1
}

test_bringing_governments_into_something_else if {
	on([t.but(t.without(bringing, "object"), {"object": {"public_authority": "governments", "cctld": "ccTLDs"}})]) == []
}
