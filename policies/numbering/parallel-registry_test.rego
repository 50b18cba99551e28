package redline.numbering.parallel_registry_test

import rego.v1

import data.redline.numbering.parallel_registry as rule
import data.redline.testing as t

on(statements) := t.told(found, facts) if {
	facts := t.clauses(statements)
	found := rule.findings with input as facts
}

registry := {
	"agent": {"itu": "the Director", "public_authority": "the Director"},
	"act": {"create": "establish"},
	"object": {"parallel_system": "an ITU address registry", "number_resource": "an ITU address registry"},
	"via": "addressee",
}

test_fires_on_a_new_registry if {
	on([registry]) == [{
		"statements": [0],
		"certainty": "certain",
		"message": "opens a source of addresses beside the registries (“establish”)",
		"because": [["act", "create", "establish"], ["object", "parallel_system", "an ITU address registry"]],
	}]
}

test_fires_without_a_doer if {
	t.messages(on([t.but(t.without(registry, "agent"), {"via": "open"})])) == ["opens a source of addresses beside the registries (“establish”)"]
}

test_fires_on_running_and_setting_aside if {
	every act in ["reserve", "operate", "control", "unknown"] {
		count(on([t.but(t.without(registry, "act"), {"act": {act: "some words"}})])) == 1
	}
}

test_fires_on_acting_as_a_registry if {
	found := on([{
		"agent": {"itu": "ITU", "public_authority": "ITU"},
		"act": {"serve_as": "act as"},
		"object": {"registry": "registry", "number_resource": "IPv6 addresses"},
	}])
	found[0].because == [["agent", "public_authority", "ITU"], ["act", "serve_as", "act as"], ["object", "registry", "registry"]]
	t.messages(found) == ["opens a source of addresses beside the registries (“ITU”)"]
}

test_fires_on_acting_as_a_regional_registry if {
	count(on([{"agent": {"public_authority": "ITU"}, "act": {"serve_as": "act as"}, "object": {"rir": "a Regional Internet Registry", "number_resource": "a Regional Internet Registry"}}])) == 1
}

test_fires_on_addresses_for_each_country if {
	found := on([{
		"act": {"reserve": "set aside"},
		"object": {"number_resource": "a block of IPv6 addresses", "each_country": "each Member State"},
		"via": "open",
	}])
	t.messages(found) == ["opens a source of addresses beside the registries (“set aside”)"]
}

test_fires_on_handing_out_beside_the_registries if {
	found := on([{
		"agent": {"states": "Member States", "public_authority": "Member States"},
		"act": {"control": "allocate"},
		"object": {"number_resource": "addresses"},
		"about": {"beside_rir": "outside the registries"},
	}])
	count(found) == 1
	["about", "beside_rir", "outside the registries"] in found[0].because
}

test_power_inside_the_registries_is_another_rule if {
	on([{
		"agent": {"states": "Member States", "public_authority": "Member States"},
		"act": {"control": "allocate"},
		"object": {"number_resource": "addresses"},
	}]) == []
}

test_silent_unless_the_text_says_so if {
	every status in t.silent_statuses { on([t.but(registry, {"status": status})]) == [] }
}

test_silent_within_the_policies_of_a_registry if {
	on([t.but(registry, {"about": {"within_rir": "under the policies of LACNIC"}})]) == []
}

test_silent_on_national_registries if {
	nir := {"act": {"serve_as": "serve as"}, "agent": {"public_authority": "an agency"}, "object": {"registry": "registry", "national_registry": "national Internet registry", "number_resource": "addresses"}}
	on([nir]) == []
	count(on([t.but(nir, {"about": {"beside_rir": "independent of the registries"}})])) == 1
}

test_silent_on_what_a_registry_sets_up if {
	on([t.but(t.without(registry, "agent"), {"agent": {"rir": "APNIC"}})]) == []
}

test_silent_on_telephony if {
	on([t.but(registry, {"object": {"telephony": "numbering plans"}})]) == []
}

test_silent_on_statistics if {
	on([{"act": {"publish": "publish"}, "object": {"number_resource": "statistics on address blocks", "each_country": "by country"}}]) == []
}

test_one_finding_for_one_statement if {
	both := t.but(registry, {"act": {"create": "create", "reserve": "reserve", "serve_as": "act as"}, "object": {"registry": "registry", "each_country": "each State"}})
	count(on([both])) == 1
}

serving := {"agent": {"public_authority": "ITU"}, "act": {"serve_as": "act as"}, "object": {"registry": "registry", "number_resource": "addresses"}}

setting_aside := {"act": {"reserve": "set aside"}, "object": {"number_resource": "address blocks", "each_country": "each Member State"}, "via": "open"}

handing_out := {"agent": {"public_authority": "States"}, "act": {"control": "allocate"}, "object": {"number_resource": "addresses"}, "about": {"beside_rir": "outside the registries"}}

test_each_kind_needs_each_of_its_parts if {
	every kind in [serving, setting_aside, handing_out] {
		count(on([kind])) == 1
		every role in {"act", "agent", "object", "about"} & object.keys(kind) { on([t.without(kind, role)]) == [] }
		every status in t.silent_statuses { on([t.but(kind, {"status": status})]) == [] }
	}
	on([t.without(registry, "act")]) == []
	on([t.but(t.without(registry, "object"), {"object": {"number_resource": "addresses"}})]) == []
	on([t.but(t.without(serving, "object"), {"object": {"number_resource": "addresses"}})]) == []
	on([t.but(t.without(setting_aside, "object"), {"object": {"number_resource": "address blocks"}})]) == []
	on([t.but(t.without(setting_aside, "object"), {"object": {"each_country": "each State"}, "about": {"number_resource": "addresses"}})]) == []
}

test_silent_on_blocks_that_a_registry_sets_aside if {
	on([t.but(setting_aside, {"agent": {"rir": "APNIC"}})]) == []
}

test_acting_as_a_system_of_its_own if {
	count(on([t.but(t.without(serving, "object"), {"object": {"parallel_system": "an address bank", "number_resource": "an address bank"}})])) == 1
}

test_a_national_registry_beside_a_new_system if {
	count(on([t.but(registry, {"object": {"national_registry": "a national Internet registry"}})])) == 1
}

test_handing_out_through_a_new_system_is_one_finding if {
	count(on([t.but(handing_out, {"object": {"parallel_system": "a reserve"}})])) == 1
}

# a verb may be of several concepts: "hold" is to operate and to reserve
test_one_kind_tells_the_evidence_where_several_fit if {
	holding := {
		"agent": {"itu": "the Council", "public_authority": "the Council"},
		"act": {"create": "hold", "operate": "hold", "reserve": "hold"},
		"object": {"rir": "the registries", "number_resource": "the registries", "each_country": "each country"},
	}
	found := on([holding])
	[f.because[0] | some f in found] == [["agent", "public_authority", "the Council"]]
}
