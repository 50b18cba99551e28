package facts

import "github.com/redline-check/redline/checker/lexicon"

type groupKind uint8

const (
	finite  groupKind = iota // has a subject of its own
	inf                      // to + verb
	gerund                   // preposition (or verb) + -ing
	part                     // -ing after a noun or comma
	reduced                  // past participle after the noun it describes
	bare                     // base form at the head of an item: a task given to the addressee
)

// group is a verb with its auxiliaries.
type group struct {
	from, to int // word range
	head     int // main verb, or the form of "be"
	kind     groupKind
	passive  bool
	copula   bool
	neg      bool
	past     bool
	perfect  bool
	modal    string
	pred     int
	start    int // first word of its clause (finite): where its subject begins
	opener   int // word that opens the clause: that, which, if …; -1
}

// groups finds the verb groups, left to right.
func (s *sentence) groups() {
	n := len(s.toks)
	for i := 0; i < n; i++ {
		t := &s.toks[i]
		switch t.tag {
		case tTo, tModal, tBe, tHave, tDo, tVerb:
		default:
			continue
		}
		g := group{from: i, head: -1, pred: -1, opener: -1}
		j := i
		to, over := false, false
	scan:
		for j < n {
			u := &s.toks[j]
			if j > i && u.own && !s.toks[j-1].own && !(s.toks[j-1].tag == tTo || s.toks[j-1].tag == tModal) && !over {
				break
			}
			switch u.tag {
			case tTo:
				if g.modal == "ought" && g.head < 0 {
					break
				}
				if j > i {
					break scan
				}
				to = true
			case tModal:
				if g.head >= 0 || to {
					break scan
				}
				g.modal = u.low
				if u.low == "cannot" {
					g.neg, g.modal = true, "can"
				}
			case tBe:
				if g.head >= 0 && s.toks[g.head].tag == tVerb {
					break scan
				}
				g.head = j
				if u.is("was", "were") {
					g.past = true
				}
				if u.is("been") {
					g.perfect = true
				}
			case tHave:
				if g.head >= 0 && s.toks[g.head].tag != tHave {
					break scan
				}
				if g.head >= 0 {
					break scan
				}
				g.head = j
				if u.is("had") {
					g.past = true
				}
			case tDo:
				if g.head >= 0 {
					break scan
				}
				g.head = j
				if u.is("did") {
					g.past = true
				}
			case tNeg:
				if j == i {
					break scan
				}
				if s.next(j) >= 0 && s.toks[s.next(j)].is("only", "merely", "just", "least") {
					// "not only" denies nothing
				} else {
					g.neg = true
				}
			case tConj:
				if u.low == "but" && g.neg && g.head < 0 { // "cannot but expose"
					g.neg = false
					break
				}
				break scan
			case tAdv:
			case tNoun:
				if len(u.low) > 4 && u.low[len(u.low)-2:] == "ly" && j+1 < n && j > i {
					break // an adverb the lexicon lacks
				}
				break scan
			case tVerb:
				if g.head >= 0 {
					h := &s.toks[g.head]
					switch {
					case h.tag == tVerb:
						break scan
					case h.tag == tBe && (u.vform == lexicon.Ed):
						g.passive = true
					case h.tag == tBe && u.vform == lexicon.Ing:
					case h.tag == tHave && u.vform == lexicon.Ed:
						g.perfect = true
					case h.tag == tDo && u.vform == lexicon.Base:
					default:
						break scan
					}
				} else if g.modal == "" && !to && j > i {
					break scan
				}
				g.head = j
				if !g.passive && u.vform == lexicon.Ed && j == i {
					g.past = true
				}
				j++
				break scan
			case tComma:
				// "shall, within sixty days, object"
				if j > i && (s.toks[j-1].tag == tModal || s.toks[j-1].tag == tBe || s.toks[j-1].tag == tHave) {
					if e := s.asideEnd(j); e > 0 {
						j, over = e, true
						break
					}
				}
				break scan
			default:
				break scan
			}
			j++
		}
		// trailing adverbs and negations do not belong to the group
		for j > i+1 && (s.toks[j-1].tag == tAdv || s.toks[j-1].tag == tNoun && j-1 != g.head) {
			j--
		}
		if g.head < 0 {
			continue
		}
		g.to = j
		h := &s.toks[g.head]
		if h.tag == tBe {
			g.copula = true
			// a phrase of the lexicon that begins with "be" is a verb of its own
			if m := h.m; m >= 0 && s.ms[m].from == g.head && s.hasVerbEntry(m) {
				g.copula = false
			}
		}
		p := s.prev(i)
		switch {
		case to:
			g.kind = inf
		case h.tag == tVerb && g.from == g.head && !g.passive && h.vform == lexicon.Ing:
			g.kind = part
			if p >= 0 && (s.toks[p].tag == tPrep || s.toks[p].tag == tVerb && s.toks[p].own == h.own) {
				g.kind = gerund
			} else if p >= 0 && s.toks[p].tag == tConj {
				// shares the preposition of the verb before "and"
				if k := len(s.vgs) - 1; k >= 0 && (s.vgs[k].kind == gerund || s.vgs[k].kind == part) {
					g.kind = s.vgs[k].kind
				}
			}
		case h.tag == tBe && h.is("being") && g.from == g.head || g.passive && s.toks[g.from].is("being"):
			g.kind = gerund
		case h.tag == tVerb && g.from == g.head && h.vform == lexicon.Ed && s.coordinated(g.from) >= 0 && s.vgs[s.coordinated(g.from)].passive:
			// "be approved or amended"
			o := &s.vgs[s.coordinated(g.from)]
			g.kind, g.passive, g.neg, g.modal, g.past = o.kind, true, o.neg, o.modal, o.past
		case h.tag == tVerb && g.from == g.head && h.vform == lexicon.Ed:
			g.kind = s.edKind(g.head)
			g.past = g.kind == finite
			g.passive = g.kind == reduced
		case h.tag == tVerb && g.from == g.head && h.vform == lexicon.Base && (p < 0 || s.toks[p].tag == tHard || h.own && !s.toks[p].own):
			g.kind = bare
		case h.tag == tVerb && g.from == g.head && h.vform == lexicon.Base && (p >= 0 && (s.toks[p].tag == tConj || s.toks[p].tag == tComma)):
			// continues the list of verbs before it
			if k := len(s.vgs) - 1; k >= 0 && (s.vgs[k].kind == inf || s.vgs[k].kind == bare) {
				g.kind = s.vgs[k].kind
			}
		case h.tag == tHave && h.is("having") || h.tag == tBe && h.is("being"):
			g.kind = part
		}
		// "be assigned" after a list item opener without subject is still finite
		for k := g.from; k < g.to; k++ {
			s.toks[k].vg = len(s.vgs)
		}
		s.vgs = append(s.vgs, g)
		i = j - 1
	}
}

// coordinated returns the verb group before "and" (or before a comma in a list
// of verbs) that shares its auxiliaries with the verb at word i, -1 if none.
func (s *sentence) coordinated(i int) int {
	p := s.prev(i)
	if p < 0 {
		return -1
	}
	// "be [discussed with] [approved by]"
	if !s.choice(p) && s.toks[p].tag != tConj && s.toks[p].tag != tComma || s.toks[p].is("but") {
		return -1
	}
	q := s.prev(p)
	if q >= 0 && (s.toks[q].tag == tComma || s.toks[q].tag == tConj) {
		q = s.prev(q)
	}
	if q > 0 && s.toks[q].tag == tPrep && q == p-1 { // "notified to and approved by"
		q--
	}
	if q >= 0 && s.toks[q].vg >= 0 {
		return s.toks[q].vg
	}
	return -1
}

// choice reports whether the word after word i stands in the next of two
// bracketed alternatives.
func (s *sentence) choice(i int) bool {
	return i+1 < len(s.toks) && s.toks[i].bracket > 0 && s.toks[i+1].bracket > 0 && s.toks[i].bracket != s.toks[i+1].bracket
}

// asideEnd returns the comma that closes the parenthesis opened at word j if a
// verb goes on after it, 0 if none.
func (s *sentence) asideEnd(j int) int {
	for k := j + 1; k < len(s.toks)-1 && k-j < 18; k++ {
		t := &s.toks[k]
		if t.tag == tHard || t.tag == tModal {
			return 0
		}
		if u := &s.toks[k+1]; u.own && !t.own && u.tag == tVerb && u.vform == lexicon.Base {
			return k // "it shall, among other things: a) strike off"
		}
		if t.tag == tComma && s.aside(k) == j-1 {
			switch s.toks[k+1].tag {
			case tVerb, tBe, tNeg, tAdv, tHave:
				return k
			}
			return 0
		}
	}
	return 0
}

func (s *sentence) reportsEntry(m int) bool {
	for _, e := range s.ms[m].entries {
		if s.a.lex.Concepts[s.a.lex.Entries[e].Concept].Complement == "report" {
			return true
		}
	}
	return false
}

func (s *sentence) hasVerbEntry(m int) bool {
	for _, e := range s.ms[m].entries {
		if s.a.lex.Entries[e].Part == lexicon.Verb {
			return true
		}
	}
	return false
}

// edKind decides whether a past form without auxiliary is the verb of its
// clause ("some administrations proposed that") or describes the noun before
// it ("an address reserve held by").
func (s *sentence) edKind(i int) groupKind {
	n := s.next(i)
	if n < 0 {
		return reduced
	}
	nt := &s.toks[n]
	p := s.prev(i)
	if p < 0 || s.toks[p].tag == tHard || s.toks[p].tag == tComma && !nt.is("that") {
		return reduced
	}
	switch s.toks[p].tag {
	case tSub, tPron:
		if s.toks[p].is("themselves", "itself", "himself", "herself", "ourselves") {
			return reduced // "consider themselves disadvantaged"
		}
		return finite
	case tConj:
		if k := len(s.vgs) - 1; k >= 0 && (s.vgs[k].past && s.vgs[k].kind == finite) {
			return finite
		}
		return reduced
	case tPrep:
		return reduced
	}
	if nt.tag == tHard || nt.tag == tComma || nt.is("by") {
		return reduced
	}
	// another finite verb in the clause: this one only describes
	for k := i + 1; k < len(s.toks); k++ {
		t := &s.toks[k]
		if t.tag == tHard || t.tag == tSub || t.tag == tComma {
			break
		}
		if t.tag == tModal || t.tag == tBe || t.tag == tHave || t.tag == tVerb && (t.vform == lexicon.S || t.vform == lexicon.Base && s.toks[k-1].tag != tTo) {
			return reduced
		}
	}
	verb := false
	for k := i - 1; k >= 0; k-- {
		t := &s.toks[k]
		if t.tag == tSub && t.is("which", "who", "that") && verb && k > 0 && s.toks[k-1].tag == tNoun {
			verb = false // that verb was of a relative clause
			continue
		}
		if t.tag == tHard || t.tag == tSub || t.tag == tComma {
			break
		}
		if t.vg >= 0 && s.vgs[t.vg].kind == reduced {
			continue
		}
		if t.tag == tModal || t.tag == tBe || t.tag == tTo || t.tag == tVerb {
			verb = true
		}
	}
	if verb {
		return reduced
	}
	if c := nt.tag; c == tPrep && !nt.is("to") {
		// a third party that "called for" something
		if p >= 0 && s.actorAt(p) && s.toks[i].m >= 0 && s.ms[s.toks[i].m].from == i && s.ms[s.toks[i].m].to > n && s.reportsEntry(s.toks[i].m) {
			return finite
		}
		return reduced
	}
	return finite
}
