package facts

import (
	"slices"

	"github.com/redline-check/redline/checker/lexicon"
)

// rel says how a predicate hangs from the one that governs it.
type rel uint8

const (
	relNone    rel = iota
	relComp        // that-clause, infinitive or gerund it takes
	relObj         // its object
	relOf          // in a noun phrase after of, in, over, for … of a noun
	relAdjunct     // after by, under, with, without, upon …
	relBy          // by + -ing: the means
	relSubj        // stands in its subject
	relCompl       // complement of "be"
	relClause      // relative clause on a noun
	relAdv         // because, if, before … clause
	relPurpose     // in order to
)

// pred is a predicate: a verb group, or a noun or adjective that names an act.
type pred struct {
	vg       int // verb group, -1 for a noun
	m        int // mention, -1 for an unknown verb
	at       int // head word
	from, to int // its words
	gov      int // governing predicate, -1
	rel      rel
	prep     string // preposition or conjunction between gov and it
	// subject of a finite verb: words from subjFrom up to subjTo
	subjFrom, subjTo int
	right            int // end of its right window
	doneAgent        bool
	agentVia         string
	agentMs          []int
	busy             bool
	status           string
	why              []string
	doneStatus       bool
	stBusy           bool
}

// chooseConcepts fixes what each mention means once words have classes.
func (s *sentence) chooseConcepts() {
	lex := s.a.lex
	for k := range s.ms {
		m := &s.ms[k]
		head := &s.toks[m.from]
		isVerb := head.tag == tVerb || (head.tag == tBe || head.tag == tHave || head.tag == tDo) && s.hasVerbEntry(k)
		pick := func(want func(p lexicon.Part) bool) bool {
			ok := false
			for _, e := range m.entries {
				en := lex.Entries[e]
				if !want(en.Part) {
					continue
				}
				ok = true
				m.part = en.Part
				m.addConcept(s.a, en.Concept)
			}
			return ok
		}
		if isVerb {
			if !pick(func(p lexicon.Part) bool { return p == lexicon.Verb }) {
				pick(func(lexicon.Part) bool { return true })
			}
		} else if !pick(func(p lexicon.Part) bool { return p != lexicon.Verb }) {
			// a verb of the lexicon used as a noun ("the handing out of"); other forms and adjectives say nothing
			if head.tag != tAdj && (m.first == lexicon.Ing || m.to-m.from > 1 && m.first != lexicon.S && m.first != lexicon.Base) {
				pick(func(lexicon.Part) bool { return true })
			}
		}
	}
}

func (m *mention) addConcept(a *Annotator, c int) {
	for _, x := range a.line[c] {
		if slices.Contains(m.concepts, x) {
			continue
		}
		m.concepts = append(m.concepts, x)
		switch a.lex.Concepts[x].Kind {
		case "act":
			m.act = true
		case "actor":
			m.actor = true
		case "thing":
			m.thing = true
		}
	}
}

// predicates lists verbs and act nouns in order of their heads.
func (s *sentence) predicates() {
	for i := range s.toks {
		t := &s.toks[i]
		if t.vg >= 0 && s.vgs[t.vg].head == i {
			g := &s.vgs[t.vg]
			g.pred = len(s.preds)
			p := pred{vg: t.vg, m: -1, at: i, from: g.from, to: g.to, gov: -1}
			if t.m >= 0 && s.ms[t.m].from == i && len(s.ms[t.m].concepts) > 0 {
				p.m = t.m
				p.to = max(p.to, s.ms[t.m].to)
			}
			s.preds = append(s.preds, p)
			continue
		}
		if t.m >= 0 && s.ms[t.m].from == i && s.ms[t.m].act && t.tag != tVerb {
			m := &s.ms[t.m]
			if m.to == i+1 && t.tag != tNoun && t.tag != tAdj {
				continue // "own" before a noun
			}
			s.preds = append(s.preds, pred{vg: -1, m: t.m, at: i, from: m.from, to: m.to, gov: -1})
		}
	}
}

func (s *sentence) clauseOpeners() {
	// "be it a reserve or a pool" only names kinds
	for i := 1; i+1 < len(s.toks); i++ {
		if s.toks[i].is("be") && s.toks[i].vg >= 0 && s.toks[i-1].tag == tComma && s.toks[i+1].is("it", "they") {
			s.vgs[s.toks[i].vg].kind = reduced
		}
	}
	// before, after, until, since open a clause only if a finite verb follows before the next boundary
	for i := range s.toks {
		t := &s.toks[i]
		as := t.tag == tPrep && t.is("as") && (i == 0 || !s.toks[i-1].is("such", "well", "same")) && t.m < 0
		if !as && (t.tag != tSub || !t.is("before", "after", "until", "till", "since", "once")) {
			continue
		}
		ok := false
		relatives := 0
		for k := i + 1; k < len(s.toks); k++ {
			u := &s.toks[k]
			if u.tag == tSub && u.is("which", "who", "that", "whose") {
				relatives++
				continue
			}
			if u.tag == tHard || u.tag == tComma || u.tag == tSub {
				break
			}
			if u.vg >= 0 && s.vgs[u.vg].from == k && s.vgs[u.vg].kind == finite {
				if relatives > 0 {
					relatives--
					continue
				}
				ok = true
				break
			}
		}
		if as {
			if ok {
				t.tag = tSub
			}
			continue
		}
		if !ok {
			t.tag = tPrep
			if i+1 < len(s.toks) && s.toks[i+1].vg >= 0 && s.toks[i+1].tag == tVerb && s.toks[i+1].vform == lexicon.Ing {
				s.vgs[s.toks[i+1].vg].kind = gerund
			}
		}
	}
}

// starts finds where the clause of each finite verb begins.
func (s *sentence) starts() {
	for k := range s.vgs {
		g := &s.vgs[k]
		g.start, g.opener = g.from, -1
		if g.kind != finite {
			continue
		}
		i := g.from - 1
		comma := -1
	back:
		for i >= 0 {
			t := &s.toks[i]
			if !t.own && s.toks[g.from].own && !s.inheritSubject(g) {
				i++
				break
			}
			switch {
			case t.tag == tHard:
				i++
				break back
			case t.tag == tSub:
				g.opener = i
				i++
				break back
			case t.tag == tComma || t.tag == tConj:
				comma = i
			case t.vg >= 0 && (s.vgs[t.vg].kind == finite || s.vgs[t.vg].kind == bare):
				h := &s.vgs[t.vg]
				if h.opener >= 0 && s.relative(h.opener) && (comma < 0 || s.toks[comma].tag == tConj && comma+1 < g.from && s.plainPhrase(comma+1, g.from) && s.plainPhrase(h.to, comma) || s.commaBefore(h.opener) && s.toks[comma].tag == tComma) {
					i = h.opener - 1 // over the relative clause
					if i >= 0 && s.toks[i].tag == tPrep {
						i--
					}
					if i >= 0 && s.toks[i].tag == tComma {
						i--
					}
					comma = -1
					continue
				}
				if comma >= 0 {
					i = comma + 1
				} else {
					i = h.to
				}
				break back
			}
			i--
		}
		if i < 0 {
			i = 0
		}
		g.start = min(i, g.from)
		// leading adverbial: "in each country, regulators shall"
		for g.start < g.from && (s.toks[g.start].tag == tComma || s.toks[g.start].tag == tConj) {
			g.start++
		}
		if g.start < g.from {
			f := &s.toks[g.start]
			if f.tag == tPrep || f.tag == tTo || f.vg >= 0 {
				for c := g.from - 1; c > g.start; c-- {
					if s.toks[c].tag == tComma {
						g.start = c + 1
						break
					}
				}
			}
			for g.start < g.from && (s.toks[g.start].tag == tComma || s.toks[g.start].tag == tConj) {
				g.start++
			}
		}
		i = g.start
		for i < g.from && s.toks[i].tag == tAdv {
			i++
		}
		if i == g.from { // "and therefore agree": no subject of its own
			g.start = i
		}
	}
}

// commaBefore reports whether a comma stands before word i, or before the
// preposition that it follows: ", which", ", to which".
func (s *sentence) commaBefore(i int) bool {
	if i > 0 && s.toks[i-1].tag == tPrep {
		i--
	}
	return i > 0 && s.toks[i-1].tag == tComma
}

// plainPhrase: words that name no actor and hold no verb, as in "20 or shorter".
func (s *sentence) plainPhrase(i, j int) bool {
	for ; i < j; i++ {
		t := &s.toks[i]
		if t.vg >= 0 || t.tag == tComma || t.tag == tPron || s.actorAt(i) {
			return false
		}
	}
	return true
}

// inheritSubject: the inherited line holds the subject of the item's verb if
// the item begins with that verb and the line ends in a that-clause without
// one: "resolves that administrations: a) are entitled to".
func (s *sentence) inheritSubject(g *group) bool {
	if s.lead == 0 || g.from != s.lead {
		return false
	}
	for i := s.lead - 1; i >= 0; i-- {
		t := &s.toks[i]
		if t.vg >= 0 && s.vgs[t.vg].kind != reduced || t.tag == tHard {
			return false
		}
		if t.tag == tSub {
			return t.is("that") && i < s.lead-1
		}
	}
	return false
}

// relative reports whether the opener at word i begins a relative clause.
func (s *sentence) relative(i int) bool {
	t := &s.toks[i]
	switch {
	case t.is("which", "who", "whom", "whose"):
		return true
	case t.is("that"):
		p := s.prev(i)
		if p < 0 {
			return false
		}
		if s.toks[p].vg >= 0 || s.toks[p].tag != tNoun && s.toks[p].tag != tNum && s.toks[p].tag != tPron {
			return false
		}
		// "the view that", "the condition that": the clause is what the noun says
		if m := s.toks[p].m; m >= 0 && s.ms[m].act && s.reports(m) {
			return false
		}
		n := s.next(i)
		return n >= 0 && (s.toks[n].vg >= 0 || s.gap(i))
	}
	return false
}

// gap reports whether the that-clause from word i lacks an object, as relative
// clauses do: "the policies that registries adopt".
func (s *sentence) gap(i int) bool {
	if n := s.next(i); n >= 0 && s.toks[n].vg >= 0 {
		return false // the pronoun is the subject
	}
	for k := i + 1; k < len(s.toks); k++ {
		t := &s.toks[k]
		if t.tag == tHard || t.tag == tSub || t.tag == tComma {
			return false
		}
		if t.vg >= 0 {
			g := &s.vgs[t.vg]
			if g.passive || g.copula { // "that networks are expected to fulfil"
				n := g.to
				if n >= len(s.toks) || s.toks[n].vg < 0 || s.vgs[s.toks[n].vg].kind != inf {
					return false
				}
				if g = &s.vgs[s.toks[n].vg]; g.passive || g.copula {
					return false
				}
			} else if g.kind != finite {
				return false
			}
			if g.to >= len(s.toks) {
				return true
			}
			u := &s.toks[g.to]
			return u.tag == tHard || u.tag == tComma || u.vg >= 0 || u.tag == tPrep && u.is("in", "for", "by")
		}
	}
	return false
}

// complement says what the act of a mention does to the acts it governs. A word
// with several senses has the strongest: to deny, to report, to carry, to speak of.
func (s *sentence) complement(m int) string {
	best, rank := "", 0
	for _, x := range s.ms[m].concepts {
		c := &s.a.lex.Concepts[x]
		if c.Kind != "act" {
			continue
		}
		if r := complementRank[c.Complement]; r > rank {
			best, rank = c.Complement, r
		}
	}
	return best
}

var complementRank = map[string]int{"negate": 8, "vest": 7, "compose": 6, "role": 5, "standing": 5, "pass": 4, "own": 3, "mention": 2}

// reports says whether the act can report somebody else's view.
func (s *sentence) reports(m int) bool {
	return s.means(m, func(c *lexicon.Concept) bool { return c.Kind == "act" && c.Complement == "report" })
}

// means reports whether one of the concepts of mention m (-1 for none) is as is says.
func (s *sentence) means(m int, is func(*lexicon.Concept) bool) bool {
	if m < 0 {
		return false
	}
	for _, x := range s.ms[m].concepts {
		if is(&s.a.lex.Concepts[x]) {
			return true
		}
	}
	return false
}

// affirms says whether the act makes somebody else's view the text's own.
func (s *sentence) affirms(m int) bool {
	return s.means(m, func(c *lexicon.Concept) bool { return c.Complement == "affirm" })
}

func (s *sentence) infinitive(m int) string {
	if m < 0 {
		return ""
	}
	for _, c := range s.ms[m].concepts {
		if x := s.a.lex.Concepts[c].Inf; x != "" {
			return x
		}
	}
	return ""
}
