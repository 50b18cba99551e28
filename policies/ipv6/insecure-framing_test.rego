package redline.ipv6.insecure_framing_test

import rego.v1

import data.redline.ipv6.insecure_framing as rule
import data.redline.testing as t

on(statements) := t.told(found, facts) if {
	facts := t.clauses(statements)
	found := rule.findings with input as facts
}

unsafe := {
	"subject": {"ipv6": "IPv6"}, "act": {"insecure": "is less secure"}, "force": "states",
	"about": {"inherent": "inherently"},
}

delay := {"agent": {"states": "administrations"}, "act": {"hold_back": "postpone"}, "object": {"ipv6": "the deployment of IPv6"}, "force": "should"}

test_fires_on_unsafe_by_nature if {
	on([unsafe]) == [{
		"statements": [0],
		"certainty": "certain",
		"message": "says that IPv6 is unsafe by nature (“is less secure”)",
		"because": [["subject", "ipv6", "IPv6"], ["act", "insecure", "is less secure"]],
	}]
}

test_fires_on_danger_of_the_move if {
	found := on([{"act": {"insecure": "exposes to threats"}, "object": {"ipv6": "the transition to IPv6"}, "via": "none"}])
	t.messages(found) == ["says that IPv6 is unsafe by nature (“exposes to threats”)"]
}

test_fires_on_danger_by_nature_told_from_afar if {
	count(on([t.but(t.without(unsafe, "subject"), {"about": {"inherent": "by its nature", "ipv6": "IPv6"}})])) == 1
}

test_fires_on_no_security if {
	none := {"subject": {"ipv6": "IPv6"}, "act": {"assure": "guarantee"}, "object": {"security": "security"}, "status": "negated"}
	t.messages(on([none])) == ["denies that IPv6 is safe (“some words”)"]
	count(on([t.but(t.without(none, "object"), {"act": {"assure": "mature"}})])) == 1
	on([t.but(t.without(none, "object"), {"act": {"assure": "fast"}})]) == []
	on([t.but(none, {"status": "asserted"})]) == []
	on([t.but(none, {"about": {"condition": "unless"}})]) == []
	on([t.but(none, {"subject": {"number_resource": "an IPv6 prefix"}})]) == []
}

test_fires_on_delay if {
	found := on([delay])
	t.messages(found) == ["holds back the move to IPv6 (“postpone”)"]
	found[0].because == [["act", "hold_back", "postpone"], ["object", "ipv6", "the deployment of IPv6"]]
}

test_fires_on_delay_in_the_passive if {
	passive := {"subject": {"ipv6": "IPv6"}, "act": {"hold_back": "suspended"}, "via": "open"}
	t.messages(on([passive])) == ["holds back the move to IPv6 (“suspended”)"]
	on([t.but(passive, {"subject": {"ipv4": "the move from IPv4 to IPv6"}})]) == []
}

test_fires_on_keeping_the_old_protocol if {
	keep := {"agent": {"community": "operators"}, "act": {"cling_to_ipv4": "stay with IPv4"}, "force": "should"}
	t.messages(on([keep])) == ["holds back the move to IPv6 (“stay with IPv4”)"]
	on([t.but(keep, {"force": "states"})]) == [] # what they do, not what they should do
}

test_silent_unless_the_text_says_so if {
	every status in t.silent_statuses {
		on([t.but(unsafe, {"status": status})]) == []
		on([t.but(delay, {"status": status})]) == []
	}
}

test_a_condition_excuses_unless_the_danger_is_inherent if {
	if_unmonitored := {"about": {"condition": "if left unmonitored"}}
	on([t.but(t.without(unsafe, "about"), if_unmonitored)]) == []
	count(on([t.but(unsafe, if_unmonitored)])) == 1
	on([t.but(delay, {"about": {"condition": "until staff are trained"}})]) == []
}

test_silent_on_ipv4 if {
	old := {"subject": {"ipv4": "IPv4 address sharing"}, "act": {"insecure": "is a risk"}, "about": {"ipv6": "IPv6"}}
	on([old]) == []
	on([t.but(old, {"object": {"ipv6": "IPv6"}})]) == []
}

test_silent_on_what_is_said_of_ipv4_beside_ipv6 if {
	on([t.but(unsafe, {"object": {"ipv4": "IPv4 networks"}})]) == []
	count(on([t.but(unsafe, {"object": {"ipv4": "IPv4 and IPv6 networks", "ipv6": "IPv4 and IPv6 networks"}})])) == 1
}

test_silent_on_what_ipv6_protects_against if {
	on([t.but(unsafe, {"object": {"insecure_remedy": "remedies"}})]) == []
}

test_silent_on_faults_of_those_who_run_networks if {
	on([{"agent": {"community": "operators"}, "act": {"insecure": "misconfigure"}, "object": {"ipv6": "IPv6"}}]) == []
	on([{"agent": {"states": "administrations"}, "act": {"insecure": "misconfigure"}, "object": {"ipv6": "IPv6"}}]) == []
}

test_silent_on_delay_that_is_only_spoken_of if {
	on([{"act": {"hold_back": "delay"}, "object": {"ipv6": "IPv6"}, "via": "none"}]) == []
}

test_silent_on_ipv6_without_a_verdict if {
	on([{"subject": {"ipv6": "IPv6"}, "act": {"promote": "spreads"}}]) == []
}

test_each_verdict_needs_each_of_its_parts if {
	told_of := {"about": {"ipv6": "IPv6", "inherent": "inherently"}}
	on([t.but(t.without(unsafe, "act"), told_of)]) == []
	on([t.but(t.without(delay, "act"), told_of)]) == []
	on([t.but(t.without(delay, "object"), told_of)]) == []
	none := {"subject": {"ipv6": "IPv6"}, "act": {"assure": "guarantee"}, "object": {"security": "security"}, "status": "negated"}
	on([t.without(none, "act")]) == []
	on([t.but(t.without(none, "subject"), {"subject": {"ipv4": "IPv4"}, "about": {"ipv6": "IPv6"}})]) == []
	on([t.without(t.but(unsafe, {"about": {"ipv6": "IPv6"}}), "about")]) != []
	on([t.but(t.without(t.without(unsafe, "subject"), "about"), {"about": {"ipv6": "IPv6"}})]) == []
}

test_keeping_the_old_protocol_must_be_said if {
	every status in t.silent_statuses { on([{"act": {"cling_to_ipv4": "stay with IPv4"}, "agent": {"states": "administrations"}, "status": status}]) == [] }
}

test_danger_by_nature_told_from_afar_has_no_other_cause if {
	afar := {"act": {"insecure": "danger"}, "about": {"inherent": "by its nature", "ipv6": "IPv6"}}
	count(on([afar])) == 1
	on([t.but(afar, {"about": {"ipv4": "IPv4"}})]) == []
	every who in ["community", "states"] { on([t.but(afar, {"agent": {who: "operators"}})]) == [] }
}

test_danger_of_ipv6_in_networks_of_ipv4 if {
	danger := {"act": {"insecure": "exposes"}, "object": {"ipv6": "IPv6"}}
	on([t.but(danger, {"subject": {"ipv4": "IPv4 tunnels"}})]) == []
	count(on([t.but(danger, {"subject": {"ipv4": "IPv4 and IPv6", "ipv6": "IPv4 and IPv6"}})])) == 1
}

test_what_operators_do_and_what_they_should_do if {
	count(on([t.but(t.without(delay, "agent"), {"agent": {"community": "operators"}, "force": "should"})])) == 1
	on([t.but(t.without(delay, "agent"), {"agent": {"community": "operators"}, "force": "states"})]) == []
	count(on([t.but(t.without(delay, "agent"), {"agent": {"community": "operators"}, "force": "states", "via": "by"})])) == 1
	count(on([t.but(delay, {"force": "states"})])) == 1
}

test_a_delay_that_somebody_or_something_causes if {
	spoken := {"act": {"hold_back": "delay"}, "object": {"ipv6": "IPv6"}, "via": "none"}
	count(on([t.but(spoken, {"agent": {"states": "administrations"}})])) == 1
	count(on([t.but(spoken, {"via": "addressee"})])) == 1
	count(on([t.but(spoken, {"subject": {"ipv6": "IPv6"}})])) == 1
}
