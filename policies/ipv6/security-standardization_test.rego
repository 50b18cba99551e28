package redline.ipv6.security_standardization_test

import rego.v1

import data.redline.ipv6.security_standardization as rule
import data.redline.testing as t

on(statements) := t.told(found, facts) if {
	facts := t.clauses(statements)
	found := rule.findings with input as facts
}

task := {
	"agent": {"itu": "Study Group 17", "study_group": "Study Group 17"},
	"act": {"produce": "develop"},
	"object": {"standard": "Recommendations", "security": "security", "ipv6": "IPv6"},
	"via": "addressee",
}

test_fires_on_recommendations if {
	on([task]) == [{
		"statements": [0],
		"certainty": "certain",
		"message": "asks ITU to standardize the security of IPv6 (“develop”)",
		"because": [["agent", "itu", "Study Group 17"], ["act", "produce", "develop"], ["object", "standard", "Recommendations"], ["object", "security", "security"], ["object", "ipv6", "IPv6"]],
	}]
}

test_fires_on_certification_in_itu if {
	found := on([{"act": {"standardize": "certification"}, "object": {"insecure": "risks", "ipv6": "IPv6"}, "about": {"itu_t": "in ITU-T"}, "via": "none"}])
	t.messages(found) == ["asks ITU to standardize the security of IPv6 (“certification”)"]
	found[0].certainty == "possible"
}

test_fires_on_entrusting_and_on_unknown_verbs if {
	every act in ["entrust", "unknown"] {
		t.messages(on([t.but(t.without(task, "act"), {"act": {act: "give"}})])) == ["asks ITU to standardize the security of IPv6 (“give”)"]
	}
}

test_fires_on_making_a_standardization_activity if {
	count(on([t.but(t.without(task, "object"), {"act": {"entrust": "entrust"}, "object": {"standardize": "standardization", "security": "security", "ipv6": "IPv6"}})])) == 1
}

test_fires_when_nobody_is_named if {
	unnamed := t.but(t.without(task, "agent"), {"via": "open"})
	count(on([unnamed])) == 1
	on([t.but(unnamed, {"about": {"standards_body": "the IETF"}})]) == []
}

test_one_finding_for_one_statement if {
	count(on([t.but(task, {"act": {"standardize": "standardize", "entrust": "entrust"}})])) == 1
}

test_silent_unless_the_text_says_so if {
	every status in t.silent_statuses { on([t.but(task, {"status": status})]) == [] }
}

test_silent_on_guidance if {
	on([t.but(t.without(task, "object"), {"act": {"standardize": "prepare"}, "object": {"guidance": "guidance", "security": "security", "ipv6": "IPv6"}})]) == []
}

test_silent_on_sharing_and_workshops if {
	every act in ["share", "organize", "cooperate"] { on([t.but(t.without(task, "act"), {"act": {act: "share"}})]) == [] }
}

test_silent_on_work_that_makes_no_standard if {
	on([t.but(t.without(task, "object"), {"object": {"guidance": "handbooks", "security": "security", "ipv6": "IPv6"}})]) == []
}

test_silent_on_the_ietf if {
	on([t.but(t.without(task, "agent"), {"agent": {"standards_body": "the IETF"}, "via": "subject"})]) == []
}

test_silent_without_security_or_ipv6 if {
	on([t.but(t.without(task, "object"), {"object": {"standard": "Recommendations", "ipv6": "IPv6"}})]) == []
	on([t.but(t.without(task, "object"), {"object": {"standard": "Recommendations", "security": "security"}})]) == []
}

test_task_needs_each_of_its_parts if {
	on([t.without(task, "act")]) == []
	on([t.but(t.without(task, "object"), {"about": {"ipv6": "IPv6"}, "object": {"standard": "Recommendations", "security": "security"}})]) == []
	every act in ["produce", "entrust", "unknown"] {
		on([t.but(t.without(t.without(task, "act"), "object"), {"act": {act: "some verb"}, "object": {"security": "security", "ipv6": "IPv6"}})]) == []
	}
	every via in ["none", "relative"] { on([t.but(t.without(task, "agent"), {"via": via})]) == [] }
}

test_message_names_the_strongest_verb if {
	t.messages(on([t.but(task, {"act": {"entrust": "entrust"}})])) == ["asks ITU to standardize the security of IPv6 (“develop”)"]
	t.messages(on([t.but(task, {"act": {"standardize": "standardize"}})])) == ["asks ITU to standardize the security of IPv6 (“standardize”)"]
}

test_guidance_does_not_hide_a_standard if {
	count(on([t.but(task, {"object": {"guidance": "guidance"}})])) == 1
}
