package redline.numbers_test

import rego.v1

import data.redline.numbers
import data.redline.testing as t

power := t.statement({"agent": {"public_authority": "Member States"}, "act": {"control": "approve"}, "object": {"number_resource": "transfers of addresses"}})

test_power_of_an_authority if {
	numbers.takes_power(power)
	numbers.takes_power(t.but(t.without(power, "act"), {"act": {"unknown": "bless"}}))
}

test_power_asks_for_each_of_its_parts if {
	every part in ["agent", "act", "object"] { not numbers.takes_power(t.but(t.without(power, part), {part: {}})) }
	every status in t.silent_statuses { not numbers.takes_power(t.but(power, {"status": status})) }
}

test_a_body_is_public_unless_others_sit_in_it if {
	numbers.public(t.statement({"agent": {"some_body": "a board"}}))
	not numbers.public(t.statement({"agent": {"some_body": "a board"}, "via": "relative"}))
	not numbers.public(t.statement({"agent": {"some_body": "a board", "community": "of operators"}}))
	not numbers.public(t.statement({"agent": {"community": "operators"}}))
}

test_unknown_verbs_need_a_doer_and_force if {
	unknown := t.statement({"act": {"unknown": "bless"}})
	every via in ["subject", "by", "addressee", "dative"] { numbers.power(t.but(unknown, {"via": via})) }
	not numbers.power(t.but(unknown, {"via": "open"}))
	not numbers.power(t.but(unknown, {"force": "could"}))
	not numbers.power(t.but(unknown, {"object": {"control": "management"}}))
}

test_an_object_left_to_be_understood if {
	consent := t.but(t.without(power, "object"), {"act": {"control": "prior approval", "consent": "prior approval"}, "object": {}, "about": {"number_resource": "AS numbers"}, "via": "modifier"})
	numbers.concerns_numbers(consent)
	not numbers.concerns_numbers(t.but(consent, {"object": {"cctld": "ccTLDs"}}))
	not numbers.concerns_numbers(t.but(consent, {"about": {"telephony": "telephone numbers"}}))
	not numbers.concerns_numbers(t.but(consent, {"via": "open"}))
	not numbers.concerns_numbers(t.but(t.without(consent, "act"), {"act": {"control": "guardian"}}))
	not numbers.concerns_numbers(t.but(t.without(consent, "agent"), {"agent": {"some_body": "a board"}}))
}

test_harmless if {
	every c in ["telephony", "own_use", "guidance", "procurement", "deployment", "parallel_system"] {
		numbers.harmless(t.statement({"object": {c: "some words"}}))
	}
	numbers.harmless(t.statement({"about": {"same_terms": "like all others"}}))
	numbers.harmless(t.statement({"agent": {"national_registry": "national registries"}}))
	not numbers.harmless(power)
}

test_not_harmless_over_a_registry if {
	every c in ["guidance", "procurement", "deployment", "parallel_system"] {
		not numbers.harmless(t.statement({"object": {c: "some words", "rir": "LACNIC"}}))
	}
	not numbers.harmless(t.statement({"object": {"guidance": "guidelines", "control": "oversight"}}))
}

test_beside_the_registries if {
	beside := t.but(power, {"about": {"beside_rir": "outside the registries"}})
	numbers.beside(beside)
	numbers.harmless(beside)
	not numbers.beside(power)
	not numbers.beside(t.but(beside, {"object": {"rir_policy": "policies"}}))
}

test_beside_needs_each_of_its_parts if {
	beside := t.but(power, {"about": {"beside_rir": "outside the registries"}})
	every role in ["agent", "act", "object", "about"] { not numbers.beside(t.but(t.without(beside, role), {role: {}})) }
}

test_only_a_known_consent_leaves_its_object_to_be_understood if {
	consent := t.but(t.without(power, "object"), {"act": {"control": "consent", "consent": "consent"}, "object": {}, "about": {"number_resource": "AS numbers"}, "via": "by"})
	numbers.concerns_numbers(consent)
	not numbers.concerns_numbers(t.but(t.without(consent, "act"), {"act": {"share": "share"}}))
}
