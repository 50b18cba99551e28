# Facts made by hand, so that tests of rules read like sentences. Where facts
# hold the number of a mention, tests give its words: {"agent": {"states": "Member States"}}.
package redline.testing

import rego.v1

# a statement as it is when nothing else is said of it
plain := {
	"clause": 0, "via": "subject", "status": "asserted", "force": "shall", "revision": "kept", "values": {},
	"words": "some words", "act": {}, "agent": {}, "object": {}, "subject": {}, "about": {}, "near": {},
}

statement(overrides) := object.union(plain, overrides)

# the same facts with something changed, or without something
but(facts, overrides) := object.union(facts, overrides)

without(facts, role) := object.remove(facts, [role])

# a resolution as it is when nothing else is said of it
resolution := {
	"kind": "resolution", "merged": false, "mark": "ADD", "number": 0, "new": true, "type": "resolution", "place": "", "year": 0,
	"revised": false, "conference": "", "conference_year": 2028, "heading": 0, "title_text": "", "marks": false, "first_marked": -1, "first_clause": 3, "body": "WTSA",
	"operative_clauses": 1, "preamble_clauses": 1, "about": {}, "title": {}, "operative": {},
}

# what the engine says of a file that is no resolution
prose := {"kind": "prose", "merged": false, "mark": "", "number": 0, "new": false, "heading": -1, "marks": false, "first_marked": -1, "first_clause": -1, "about": {}, "title": {}, "operative": {}}

# the input of statements that stand in an ordinary resolution
clauses(statements) := draft({"statements": statements})

# the input of a draft: {"doc", "statements", "struck", "numbers": {words: [number]},
# "citations", "labels", "clauses"}, all optional. A statement is about all that fills its roles.
draft(given) := {
	"doc": object.get(given, "doc", resolution),
	"statements": {i: s | some i, s in spoken},
	"struck": gone,
	"by_about": {c: [i | some i, s in spoken; s.about[c]] | some s in spoken; some c, _ in s.about},
	"by_act": {c: [i | some i, s in spoken; s.act[c]] | some s in spoken; some c, _ in s.act},
	"words": words,
	"numbers": {m: given.numbers[w] | some m, w in words},
	"citations": object.get(given, "citations", []),
	"labels": object.get(given, "labels", []),
	"clauses": object.get(given, "clauses", {}),
} if {
	says := [statement(s) | some s in object.get(given, "statements", [])]
	said := [statement(object.union({"revision": "struck"}, s)) | some s in object.get(given, "struck", [])]
	words := {m: w | some m, w in sort({w | some s in array.concat(says, said); some r in roles; some w in s[r]})}
	number := {w: m | some m, w in words}
	spoken := [numbered(s, i, number) | some i, s in says]
	gone := [numbered(s, i, number) | some i, s in said]
}

roles := ["act", "agent", "object", "subject", "about", "near"]

numbered(s, id, number) := object.union_n([s, {"id": id}, filled, {"about": object.union_n([filled[r] | some r in ["about", "subject", "object", "agent", "act"]])}]) if {
	filled := {r: {c: number[w] | some c, w in s[r]} | some r in roles}
}

# findings with the words of their evidence for the numbers of its mentions
told(findings, facts) := [object.union(object.remove(f, ["because"]), evidence(f, facts)) | some f in findings]

evidence(f, facts) := {"because": [[b.role, b.concept, object.get(facts.words, b.mention, "")] | some b in f.because]} if f.because

else := {}

# what findings say, without the rest
messages(findings) := [f.message | some f in findings]

silent_statuses := ["negated", "reported", "mentioned"]

test_statement_has_defaults if {
	s := statement({"status": "negated", "agent": {"itu": "ITU"}})
	s.status == "negated"
	s.via == "subject"
	s.agent == {"itu": "ITU"}
	s.act == {}
}

test_draft_numbers_mentions_and_indexes_statements if {
	d := draft({
		"statements": [
			{"agent": {"itu": "ITU"}, "act": {"control": "approve"}},
			{"clause": 3, "act": {"control": "settle"}, "near": {"rir": "LACNIC"}},
		],
		"struck": [{"object": {"cctld": "ccTLDs"}}],
		"numbers": {"ITU": ["7"]},
	})
	d.by_act == {"control": [0, 1]}
	d.by_about == {"control": [0, 1], "itu": [0]}
	d.words[d.statements[1].act.control] == "settle"
	d.words[d.statements[1].near.rir] == "LACNIC"
	d.numbers[d.statements[0].agent.itu] == ["7"]
	d.struck[0].revision == "struck"
	d.words[d.struck[0].about.cctld] == "ccTLDs"
	d.doc.mark == "ADD"
}

test_told_gives_words if {
	d := clauses([{"agent": {"itu": "ITU"}}])
	told([{"message": "m", "because": [{"role": "agent", "concept": "itu", "mention": 0}]}], d) == [{"message": "m", "because": [["agent", "itu", "ITU"]]}]
}
