# The vocabulary rules speak: who does what to what.
package redline.lib

import rego.v1

# statements whose predication (or the line it hangs from) speaks of a concept
about[c] := [input.statements[i] | some i in ids] if some c, ids in input.by_about

# statements whose act is of a concept
act[c] := [input.statements[i] | some i in ids] if some c, ids in input.by_act

asserted(s) if s.status == "asserted"

# the first words that fill one of the roles with the concept
said(s, role, concept) := input.words[s[role][concept]]

# the text itself speaks, or the lines above name the agent
certainty(s) := "certain" if {
	s.via in {"subject", "by", "role-of", "modifier", "dative", "vested", "addressee", "assembly", "chapeau"}
	not s.act.unknown
} else := "possible"

# what Go needs to report: the statement, its evidence and a sentence
finding(s, pairs, message) := {
	"statements": [s.id],
	"certainty": certainty(s),
	"because": [{"role": p[0], "concept": p[1], "mention": m} |
		some p in pairs
		m := s[p[0]][p[1]]
	],
	"message": message,
}

# the first of several roles or concepts that the statement fills
first(s, pairs) := [p | some p in pairs; s[p[0]][p[1]]][0]

# mentions at place i of the statement's role: words of the agent, or a general name
actor(s) := said(s, "agent", "public_authority") if {
	said(s, "agent", "public_authority") != ""
} else := "the adopting body"
