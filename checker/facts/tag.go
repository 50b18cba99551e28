package facts

import (
	"strings"
	"sync"

	"github.com/redline-check/redline/checker/lexicon"
)

// sentence is the unit of analysis: the words of the lines a clause hangs
// from, then its own.
type sentence struct {
	toks     []tok
	ms       []mention
	vgs      []group
	preds    []pred
	caps     bool // written in capitals: case says nothing
	prose    bool
	preamble bool
	lead     int // number of inherited words
	a        *Annotator
	prior    []ghost            // actors of the subject of the sentence before, for "it" and "they"
	things   []ghost            // things the sentence before speaks of, for "them" and "these"
	bodies   map[string][]ghost // who sits in the bodies named so far, by their last word: "the board"
}

// ghost is an actor or thing named in another sentence.
type ghost struct {
	id       int // of its reported Mention
	concepts []int32
}

// raise makes mentions of the actors or things of another sentence.
func (s *sentence) raise(gs []ghost) []int {
	var out []int
	for _, g := range gs {
		m := mention{from: -2, to: -2, id: g.id, concepts: g.concepts}
		for _, x := range g.concepts {
			m.thing = m.thing || s.a.lex.Concepts[x].Kind == "thing"
			m.actor = m.actor || s.a.lex.Concepts[x].Kind == "actor"
		}
		s.ms = append(s.ms, m)
		out = append(out, len(s.ms)-1)
	}
	return out
}

// mention is a phrase found, before it is reported.
type mention struct {
	from, to int // word range
	first    lexicon.Tag
	entries  []int
	numbers  []string
	concepts []int32 // chosen after tagging: concept indexes, ancestors included
	part     lexicon.Part
	act      bool // names an act
	actor    bool
	thing    bool
	id       int // of the reported Mention, -1 until one is made
}

// words are buffers for match.
var words = sync.Pool{New: func() any { return new([]lexicon.Word) }}

func (s *sentence) match() {
	buf := words.Get().(*[]lexicon.Word)
	defer words.Put(buf)
	if cap(*buf) < len(s.toks) {
		*buf = make([]lexicon.Word, len(s.toks)+64)
	}
	ws := (*buf)[:len(s.toks)]
	for i := range s.toks {
		t := &s.toks[i]
		ws[i] = lexicon.Word{Low: t.low, Forms: t.forms, Num: t.tag == tNum, Break: i > 0 && (t.clause != s.toks[i-1].clause || t.own != s.toks[i-1].own)}
		switch t.tag {
		case tComma, tHard, tQuote, tParen:
			ws[i].Stop = true
		}
	}
	for i := 0; i < len(ws); i++ {
		if s.toks[i].m >= 0 {
			continue
		}
		m, ok := s.a.lex.Find(ws, i)
		if !ok || s.taken(&m) {
			continue
		}
		for k := m.From; k < m.To; k++ {
			if k < m.Gap[0] || k >= m.Gap[1] {
				s.toks[k].m = len(s.ms)
			}
		}
		s.ms = append(s.ms, mention{from: m.From, to: m.To, first: m.First, entries: m.Entries, numbers: m.Numbers, id: -1})
	}
}

// taken reports whether a phrase already holds one of the words.
func (s *sentence) taken(m *lexicon.Match) bool {
	for k := m.From; k < m.To; k++ {
		if s.toks[k].m >= 0 {
			return true
		}
	}
	return false
}

// prev and next find the neighbouring word, adverbs and quotation marks skipped.
func (s *sentence) prev(i int) int {
	for i--; i >= 0; i-- {
		t := &s.toks[i]
		if t.tag == tAdv || t.tag == tQuote || t.tag == tParen || t.tag == tNoun && len(t.low) > 4 && strings.HasSuffix(t.low, "ly") && len(t.forms) == 0 {
			continue
		}
		return i
	}
	return -1
}

func (s *sentence) next(i int) int {
	for i++; i < len(s.toks); i++ {
		t := &s.toks[i]
		if t.tag == tAdv || t.tag == tQuote || t.tag == tParen || closed[t.low] == tAdv {
			continue
		}
		if len(t.low) > 4 && strings.HasSuffix(t.low, "ly") && len(t.forms) == 0 {
			continue
		}
		return i
	}
	return -1
}

type reading struct{ base, s, ed, ing, noun bool }

func (s *sentence) read(i int) reading {
	t := &s.toks[i]
	var r reading
	for _, f := range t.forms {
		if s.a.lex.IsVerb(f.Lemma) && f.Tag != lexicon.Plural {
			switch f.Tag {
			case lexicon.Base:
				r.base = true
			case lexicon.S:
				r.s = true
			case lexicon.Ed:
				r.ed = true
			case lexicon.Ing:
				r.ing = true
			}
		}
		if s.a.lex.IsNoun(f.Lemma) && (f.Tag == lexicon.Base || f.Tag == lexicon.Plural) {
			r.noun = true
		}
	}
	if len(t.forms) == 0 {
		switch {
		case len(t.low) > 4 && strings.HasSuffix(t.low, "ed"):
			r.ed = true
		case len(t.low) > 5 && strings.HasSuffix(t.low, "ing"):
			r.ing = true
		default:
			r.noun = true
		}
	} else if !r.base && !r.s && !r.ed && !r.ing {
		r.noun = true
		// a word of the lexicon with no verb reading may still be a participle ("left", "based")
	}
	return r
}

// adverb reports whether a word in -ly is one: "closely", not "assembly".
func adverb(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "ly") && !notAdverb[w]
}

var notAdverb = set("assembly reply apply supply comply rely imply multiply family anomaly monopoly july italy ally rally tally bully reassembly early daily weekly monthly yearly friendly timely orderly likely costly only elderly scholarly")

// contains: participles that say what is in a text or thing, like a preposition.
var contains = set("containing comprising covering describing specifying defining detailing embodying prescribing stipulating")

// nounMention reports whether word i lies in a phrase that can only be a noun.
func (s *sentence) nounMention(i int) bool {
	k := s.toks[i].m
	if k < 0 {
		return false
	}
	m := &s.ms[k]
	verb := false
	for _, e := range m.entries {
		if s.a.lex.Entries[e].Part == lexicon.Verb {
			verb = true
		}
	}
	if !verb {
		return true
	}
	return i > m.from && m.to-m.from > 1
}

// nominal reports whether the word can end a noun phrase before a verb.
func nominal(t *tok) bool {
	return t.tag == tNoun || t.tag == tNum || t.tag == tPron || t.tag == tAdj
}

func (s *sentence) tagAll() {
	for i := range s.toks {
		t := &s.toks[i]
		if t.tag != tNoun {
			continue // punctuation or number
		}
		if t.upper && !s.caps && t.m >= 0 && s.ms[t.m].to-s.ms[t.m].from > 1 && s.nounMention(i) {
			continue // "AS numbers"
		}
		if c, ok := closed[t.low]; ok && !(t.upper && len(t.low) == 2 && !s.caps && t.low == "it") {
			t.tag = c
			if m := t.m; m >= 0 && s.ms[m].to-s.ms[m].from > 1 && i > s.ms[m].from && c != tDet && !(t.low == "to" && i == s.ms[m].to-1) {
				// part of a phrase: leave its class, it is never a head
				continue
			}
			switch t.low {
			case "more", "less", "most":
				if n := s.next(i); i+1 < len(s.toks) && (n > i+1 || adverb(s.toks[i+1].low)) || n == i+1 && s.read(n).ed && !s.toks[n].glued && i > 0 && s.toks[i-1].tag == tBe {
					t.tag = tAdv // "more closely associated"
				}
			case "said":
				if p := s.prev(i); i+1 < len(s.toks) && s.toks[i+1].is("that") || p >= 0 && (s.toks[p].tag == tBe || s.toks[p].tag == tHave || s.toks[p].tag == tPron) {
					t.tag = tNoun
					t.tag = s.open(i)
				}
			case "so":
				if n := s.next(i); !(n == i+1 && s.toks[n].is("that", "as")) && !(i > 0 && s.toks[i-1].tag == tComma) {
					t.tag = tAdv // "a State which so requests"
				}
			case "that":
				p, n := s.prev(i), s.next(i)
				if p >= 0 && s.toks[p].tag == tVerb && n == i+1 && closed[s.toks[n].low] == tNoun && !s.takesClause(p) {
					t.tag = tDet // "which licensed that operator"
					break
				}
				if p >= 0 && s.toks[p].tag == tPrep && !s.toks[p].is("except", "in") {
					t.tag = tDet
				} else if n >= 0 && s.toks[n].is("of") {
					t.tag = tPron
				}
			case "to":
				t.tag = tPrep
				if n := s.next(i); n >= 0 {
					r := s.read(n)
					nt := &s.toks[n]
					_, isClosed := closed[nt.low]
					switch {
					case closed[nt.low] == tBe && nt.is("be"), nt.is("have", "do"):
						t.tag = tTo
					case nt.is("not") || nt.is("never"):
						t.tag = tTo
					case isClosed || nt.tag != tNoun:
					case nt.cap && !s.caps && n > 0 && (t.own || !nt.own):
					case r.base:
						t.tag = tTo
					case len(nt.forms) == 0 && r.noun && !hasSuffix(nt.low, nounSuffix) && !strings.HasSuffix(nt.low, "s") && s.openVerbAfterTo(n):
						t.tag = tTo
					}
				}
			}
			continue
		}
		t.tag = s.open(i)
	}
}

// aside finds the word before the parenthesis that the comma at word p closes:
// a prepositional phrase, an adverb or a participle between two commas. It
// returns -1 if the comma closes none.
func (s *sentence) aside(p int) int {
	relative := false
	for j := p - 1; j > 0 && p-j < 20; j-- {
		t := &s.toks[j]
		if t.tag == tSub && t.is("that", "which", "who") && (s.toks[j-1].tag == tNoun || s.toks[j-1].tag == tPrep && !t.is("that")) && p-j < 16 {
			relative = true // "in giving each device an address that is seen from anywhere"
			continue
		}
		if t.tag == tHard || t.tag == tSub && !t.is("when", "where", "if", "as", "until", "unless", "before", "after", "once", "while") || t.tag == tModal {
			return -1
		}
		if t.tag != tComma {
			continue
		}
		f := &s.toks[j+1]
		b := &s.toks[j-1]
		if (f.tag == tPrep || f.tag == tAdv || f.tag == tSub || f.tag == tVerb && f.vform != lexicon.Base && f.vform != lexicon.S || f.tag == tHave) &&
			(b.tag == tModal || b.tag == tBe || b.tag == tHave || b.tag == tTo || b.tag == tSub || b.tag == tNoun || b.tag == tVerb) {
			if relative && !(f.tag == tPrep && b.tag == tNoun) {
				return -1
			}
			return j - 1
		}
		return -1
	}
	return -1
}

// openVerbAfterTo: an unknown lower-case word after "to" is a verb when an
// object or preposition follows it.
func (s *sentence) openVerbAfterTo(n int) bool {
	k := s.next(n)
	if k < 0 {
		return true
	}
	t := &s.toks[k]
	if c, ok := closed[t.low]; ok {
		return c == tDet || c == tPron || c == tPrep || c == tSub || c == tConj
	}
	return t.tag == tNoun || t.tag == tNum || t.tag == tComma || t.tag == tHard
}

// open decides the class of a word of no closed class.
func (s *sentence) open(i int) tag {
	t := &s.toks[i]
	r := s.read(i)
	set := func(f lexicon.Tag) tag { t.vform = f; return tVerb }
	if t.poss {
		return tNoun
	}
	if t.low == "save" { // "save with leave of", not "save energy"
		if n := s.next(i); n >= 0 && closed[s.toks[n].low] == tPrep {
			return tPrep
		}
	}
	if t.glued {
		if i > 0 && s.toks[i-1].is("re", "co", "over", "pre", "de", "self", "sub", "out", "under") && (r.base || r.s || r.ed || r.ing) {
			// "co-manage": as without the hyphen
		} else {
			if r.ed {
				return tAdj
			}
			return tNoun
		}
	}
	if adverb(t.low) && !r.base && !(t.m >= 0 && s.ms[t.m].to-s.ms[t.m].from > 1) {
		return tAdv
	}
	if s.nounMention(i) {
		return tNoun
	}
	if i+1 < len(s.toks) && s.toks[i+1].glued && (r.ed || r.ing) {
		return tAdj
	}
	p := s.prev(i)
	var pt *tok
	if p >= 0 {
		pt = &s.toks[p]
	} else {
		pt = &tok{tag: tHard}
	}
	if pt.tag == tComma {
		if j := s.aside(p); j >= 0 { // "shall, within sixty days, object": as if the aside were not there
			p = j
			pt = &s.toks[j]
		}
	}
	if pt.is("but") && p > 0 && s.toks[p-1].tag == tModal { // "cannot but lay open"
		p--
		pt = &s.toks[p]
	}
	start := p < 0 || pt.tag == tHard
	boundary := !start && t.own && !pt.own // first own word after inherited ones
	n := s.next(i)
	var nt *tok
	if n >= 0 {
		nt = &s.toks[n]
	} else {
		nt = &tok{tag: tHard}
	}
	nc, nClosed := closed[nt.low]
	if !nClosed {
		nc = nt.tag
	}
	if pt.is("whose") || pt.is("it", "they") && p > 0 && s.toks[p-1].is("be") {
		return tNoun // "be it reserve or quota"
	}
	properNoun := t.cap && !s.caps && !start && !boundary
	if properNoun && !(r.ed && pt.tag == tBe) {
		return tNoun
	}
	if pt.tag == tConj && !boundary { // as the word on the other side of "and"
		for q := p - 1; q >= 0; q-- {
			qt := &s.toks[q]
			if qt.tag == tHard || qt.tag == tSub {
				break
			}
			if qt.tag == tVerb {
				switch qt.vform {
				case lexicon.Base:
					if r.base && s.objectFollows(nc, nt) || len(t.forms) == 0 && !r.ed && !r.ing && (nc == tDet || nc == tPron) && !hasSuffix(t.low, nounSuffix) {
						return set(lexicon.Base)
					}
				case lexicon.Ing:
					if r.ing {
						return set(lexicon.Ing)
					}
				case lexicon.Ed:
					if r.ed {
						return set(lexicon.Ed)
					}
				case lexicon.S:
					if r.s && s.objectFollows(nc, nt) {
						return set(lexicon.S)
					}
				}
				if qt.vform == lexicon.Base || qt.vform == lexicon.S {
					break
				}
			}
		}
	}
	switch pt.tag {
	case tTo:
		if r.base || len(t.forms) == 0 {
			return set(lexicon.Base)
		}
	case tModal, tDo:
		if r.base || len(t.forms) == 0 && !hasSuffix(t.low, nounSuffix) {
			return set(lexicon.Base)
		}
	case tNeg:
		if q := s.prev(p); q >= 0 && (s.toks[q].tag == tModal || s.toks[q].tag == tDo || s.toks[q].tag == tTo) && (r.base || len(t.forms) == 0) {
			return set(lexicon.Base)
		}
		if r.ed {
			return set(lexicon.Ed)
		}
		if r.base && !r.noun {
			return set(lexicon.Base) // subjunctive: "that governments not interfere"
		}
		if r.ing {
			return set(lexicon.Ing)
		}
	case tBe:
		if r.ed {
			return set(lexicon.Ed)
		}
		if r.ing && !r.noun {
			return set(lexicon.Ing)
		}
		if r.ing && (nc == tDet || nc == tNoun) && nt.tag != tHard {
			return set(lexicon.Ing)
		}
	case tHave:
		if r.ed {
			return set(lexicon.Ed)
		}
	}
	if r.ed && pt.is("some", "many", "several", "others", "few", "most", "one", "all", "both", "another") && pt.tag == tDet && (s.verbPhrase(i) || nc == tDet || nt.is("that") || nt.cap && !s.caps || n >= 0 && s.actorAt(n)) {
		return set(lexicon.Ed) // "some wanted the group to"
	}
	if (t.low == "concerned" || t.low == "involved") && nominal(pt) && !nt.is("that", "by", "with", "about", "in") {
		return tAdj // "the addresses concerned return"
	}
	if r.ed && r.base && nominal(pt) && (nt.is("by") || t.low == "found" && (nt.tag == tComma || nt.tag == tHard) || s.verbPhrase(i) && s.byAfter(i)) {
		return set(lexicon.Ed) // "an office set up by ministers"
	}
	if r.ed {
		switch {
		case (pt.tag == tDet || pt.tag == tAdj || pt.tag == tPrep || pt.tag == tNum || pt.poss || pt.tag == tComma) && nc == tNoun && nt.tag != tHard && !nt.cap && !(pt.tag == tComma):
			return tAdj
		case pt.tag == tDet || pt.tag == tAdj:
			return tAdj
		case pt.tag == tSub && nc == tNoun && nt.tag == tNoun && !nt.cap && s.finiteAround(n):
			return tAdj
		case r.noun && pt.tag == tPrep:
			return tNoun
		}
		if r.base && !start { // "set", "put": the base form decides below
		} else {
			return set(lexicon.Ed)
		}
	}
	if r.ing {
		switch {
		case nt.is("by") && pt.tag != tBe:
			return tNoun
		case pt.tag == tPrep && s.ingAfter(n):
			return set(lexicon.Ing) // "from operating, approving or adjudicating"
		case pt.tag == tPrep:
			if nt.is("of") || r.noun && !s.objectFollows(nc, nt) {
				return tNoun
			}
			return set(lexicon.Ing)
		case pt.tag == tDet || pt.tag == tAdj || pt.poss:
			return tNoun
		case boundary || start || pt.tag == tComma || pt.tag == tVerb || pt.tag == tSub:
			if nt.is("of") && r.noun {
				return tNoun
			}
			return set(lexicon.Ing)
		case nominal(pt):
			if contains[t.low] && nc != tComma {
				return tPrep // "a supplement containing requirements"
			}
			if r.noun && !(nc == tDet || nc == tSub || nc == tPron || pluralWord(pt.low) && nc == tPrep && !nt.is("of") || pluralWord(pt.low) && nc == tNoun && nt.cap && !s.caps) {
				return tNoun
			}
			if nt.is("of") && p > 0 && s.toks[p-1].tag == tDet { // "the interim running of"
				return tNoun
			}
			return set(lexicon.Ing)
		case pt.tag == tConj:
			if nt.is("of") || r.noun && nc != tDet {
				return tNoun
			}
			return set(lexicon.Ing)
		}
		return tNoun
	}
	if r.s {
		switch {
		case start || boundary:
			if !r.noun || s.objectFollows(nc, nt) && nc != tPrep && !(start && nc == tNoun && !nt.cap) {
				return set(lexicon.S)
			}
			return tNoun
		case pt.tag == tConj && (nc == tDet || nc == tPron || nt.is("that")) && s.finiteLeft(i):
			return set(lexicon.S) // "has read them and shares their conclusion"
		case pt.tag == tPrep && !r.noun && pt.is("behind", "up", "down", "out", "off", "over", "in", "on", "through"):
			return set(lexicon.S) // "which leaves it behind becomes"
		case pt.tag == tDet || pt.tag == tPrep || pt.tag == tNum && !s.actorAt(p) || pt.tag == tAdj || pt.poss:
			return tNoun
		case pt.tag == tSub || pt.tag == tPron:
			if pt.is("that") && r.noun && nt.tag != tHard && !s.nounBefore(p) {
				return tNoun // "resolves that changes to the rules": a clause needs a subject
			}
			if p < i-1 && pt.is("which", "who", "that") && s.toks[i-1].tag == tAdv { // "which so requests may"
				return set(lexicon.S)
			}
			if pt.tag == tSub && r.noun && (pt.is("that") && !s.objectFollows(nc, nt) || s.finiteAround(i)) {
				return tNoun
			}
			return set(lexicon.S)
		case pt.tag == tComma: // after an apposition: "the protocol, IPv6, brings"
			if !r.noun && s.objectFollows(nc, nt) && !s.finiteAround(i) {
				return set(lexicon.S)
			}
			return tNoun
		case nominal(pt):
			if !r.noun {
				if s.auxiliaryAfter(i) || nt.is("which", "who") || nt.is("that") && s.verbAt(s.next(n)) {
					return tNoun // "hosts that run"
				}
				return set(lexicon.S)
			}
			if s.verbPhrase(i) && !s.finiteAround(i) { // "leaves users exposed"
				return set(lexicon.S)
			}
			if pluralWord(pt.low) && !pt.upper || s.finiteAround(i) {
				return tNoun
			}
			if nc == tDet || nc == tPron || nc == tSub || nt.is("to") || nc == tModal {
				if nc == tModal {
					return tNoun
				}
				return set(lexicon.S)
			}
			if nt.tag == tNoun && nt.cap && !s.caps || nc == tAdj {
				return set(lexicon.S)
			}
			return tNoun
		}
		return tNoun
	}
	if r.base {
		if pt.tag == tDet && pt.is("some", "many", "others", "several", "few", "most", "all") && nt.is("that", "whether", "why", "if") {
			return set(lexicon.Base) // "some say that"
		}
		if (pt.is("another", "each", "all", "both", "others", "one") && s.verbPhrase(i) || pt.tag == tVerb && pt.vform == lexicon.Ed && (!r.noun || s.verbPhrase(i))) && !s.finiteAround(i) {
			return set(lexicon.Base) // "from one region to another take effect", "which are transferred remain"
		}
		switch {
		case pt.tag == tDet && !pt.is("all", "both", "some", "many", "others", "these", "those", "neither", "each"), pt.tag == tPrep, pt.tag == tNum && !s.actorAt(p), pt.tag == tAdj, pt.poss:
			return tNoun
		case start || boundary:
			if !r.noun || s.objectFollows(nc, nt) && !nt.is("of", "by", "for", "in") || s.verbPhrase(i) {
				return set(lexicon.Base)
			}
			return tNoun
		case pt.tag == tSub || pt.tag == tPron:
			if pt.is("that", "which", "who") && s.nounBefore(p) && pluralWord(s.toks[s.prev(p)].low) && s.objectFollows(nc, nt) && nc != tPrep && nc != tModal && p == i-1 {
				return set(lexicon.Base) // "hosts that run IPv6 would be"
			}
			if !r.noun || pt.tag == tPron || s.objectFollows(nc, nt) && !nt.is("of", "by") && !s.finiteAround(i) {
				return set(lexicon.Base)
			}
			return tNoun
		case pt.tag == tComma:
			if !r.noun && s.baseBefore(i) {
				return set(lexicon.Base)
			}
			if r.noun && s.baseBefore(i) && nc == tDet {
				return set(lexicon.Base)
			}
			return tNoun
		case nominal(pt) || pt.tag == tConj:
			if nt.is("of") && pt.tag == tNoun && p > 0 && s.toks[p-1].tag == tDet && !pluralWord(pt.low) && !s.actorAt(p) {
				return tNoun // "the global reach of"
			}
			if pt.tag == tNoun && (pluralWord(pt.low) || s.actorAt(p)) && (nt.tag == tComma || nt.tag == tHard || nc == tModal || nc == tBe) && s.verbless(p) {
				return set(lexicon.Base) // "in which all our governments sit,"
			}
			if !r.noun && pt.tag != tConj {
				return set(lexicon.Base)
			}
			if !r.noun && pt.tag == tConj && s.baseBefore(i) {
				return set(lexicon.Base)
			}
			if pt.tag != tConj && (pluralWord(pt.low) || s.actorAt(p)) && (nc == tDet || nc == tPron || nc == tSub || nc == tNoun && nt.tag == tNoun || nc == tAdj || nc == tPrep && !nt.is("of", "by")) && !s.finiteAround(i) {
				return set(lexicon.Base)
			}
			return tNoun
		}
		return tNoun
	}
	// a word without a verb reading
	if len(t.forms) == 0 && hasSuffix(t.low, adjSuffix) && nc == tNoun && nt.tag == tNoun {
		return tAdj
	}
	if len(t.forms) == 0 && len(t.low) > 4 && strings.HasSuffix(t.low, "ly") {
		return tAdv
	}
	// an unknown word between a subject and an object, where no other word can be the verb
	if len(t.forms) == 0 && !t.cap && pt.tag == tNoun && (s.actorAt(p) || strings.HasSuffix(t.low, "s") && !strings.HasSuffix(t.low, "ss") && !pluralWord(pt.low)) && (nc == tDet || nc == tPron) && !s.finiteAround(i) && !hasSuffix(t.low, nounSuffix) {
		if strings.HasSuffix(t.low, "s") {
			return set(lexicon.S)
		}
		return set(lexicon.Base)
	}
	return tNoun
}

// verbPhrase reports whether word i opens a phrase of several words that is a
// verb in the lexicon ("call for").
func (s *sentence) verbPhrase(i int) bool {
	m := s.toks[i].m
	return m >= 0 && s.ms[m].from == i && s.ms[m].to > i+1 && s.hasVerbEntry(m)
}

// takesClause reports whether the verb at word i may take a that-clause: a
// verb the lexicon knows only as one that passes its agent on takes none.
func (s *sentence) takesClause(i int) bool {
	m := s.toks[i].m
	if m < 0 {
		return true
	}
	for _, e := range s.ms[m].entries {
		c := &s.a.lex.Concepts[s.a.lex.Entries[e].Concept]
		if c.Kind == "act" && (c.Complement != "pass" || c.Performs || c.Inverse) {
			return true
		}
	}
	return false
}

// verbless reports whether the words up to word i belong to a relative clause
// that has no verb yet.
func (s *sentence) verbless(i int) bool {
	for ; i >= 0; i-- {
		t := &s.toks[i]
		switch {
		case t.tag == tSub:
			return t.is("which", "whom", "that", "where") && i > 0 && s.toks[i-1].own == t.own && (s.toks[i-1].tag == tPrep || s.toks[i-1].tag == tNoun)
		case t.tag == tHard || t.tag == tComma || t.tag == tVerb || t.tag == tBe || t.tag == tModal || t.tag == tHave || t.tag == tDo:
			return false
		}
	}
	return false
}

// verbAt reports whether word i can be a finite verb.
func (s *sentence) verbAt(i int) bool {
	if i < 0 {
		return false
	}
	if c, ok := closed[s.toks[i].low]; ok {
		return c == tModal || c == tBe || c == tHave || c == tDo
	}
	r := s.read(i)
	return r.base || r.s || r.ed
}

// ingAfter reports whether word n, a comma or conjunction, is followed by
// another word in -ing: a list of them.
func (s *sentence) ingAfter(n int) bool {
	if n < 0 || n+1 >= len(s.toks) {
		return false
	}
	if c, ok := closed[s.toks[n].low]; s.toks[n].tag != tComma && !(ok && c == tConj) {
		return false
	}
	k := n + 1
	if closed[s.toks[k].low] == tConj && s.toks[n].tag == tComma && k+1 < len(s.toks) {
		k++
	}
	return s.read(k).ing && !s.nounMention(k)
}

// nounBefore reports whether a noun stands before word p, which may then open a
// relative clause.
func (s *sentence) nounBefore(p int) bool {
	q := s.prev(p)
	return q >= 0 && s.toks[q].own == s.toks[p].own && nominal(&s.toks[q])
}

// byAfter reports whether the phrase at word i ends in "by" or goes on with it.
func (s *sentence) byAfter(i int) bool {
	to := s.ms[s.toks[i].m].to
	return s.toks[to-1].is("by") || to < len(s.toks) && s.toks[to].is("by")
}

// objectFollows reports whether what follows can be the object or complement of a verb.
func (s *sentence) objectFollows(nc tag, nt *tok) bool {
	switch nc {
	case tDet, tPron, tSub, tPrep, tAdj, tNum, tNeg, tTo:
		return true
	case tNoun:
		return nt.tag == tNoun && nt.low != ""
	}
	return false
}

func pluralWord(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

func (s *sentence) actorAt(i int) bool {
	k := s.toks[i].m
	if k < 0 {
		return false
	}
	for _, e := range s.ms[k].entries {
		if s.a.lex.Concepts[s.a.lex.Entries[e].Concept].Kind == "actor" {
			return true
		}
	}
	return false
}

// finiteAround reports whether another word of the clause can be its finite
// verb: an auxiliary between the clause's opening and its end.
func (s *sentence) finiteAround(i int) bool {
	for k := i + 1; k < len(s.toks); k++ {
		t := &s.toks[k]
		c, ok := closed[t.low]
		if t.tag == tHard || ok && c == tSub || t.tag == tComma {
			break
		}
		if ok && (c == tModal || c == tBe && !t.is("be", "been", "being") || c == tDo && !t.is("done") || c == tHave && !t.is("having")) {
			return true
		}
		if t.is("be") && t.tag != tTo {
			if k == 0 || !s.toks[k-1].is("to") {
				return true
			}
		}
	}
	return s.finiteLeft(i)
}

// finiteLeft reports whether the clause has its finite verb before word i.
func (s *sentence) finiteLeft(i int) bool {
	found, over := false, false
	for k := i - 1; k >= 0; k-- {
		t := &s.toks[k]
		if found && t.tag == tSub && k > 0 && (t.is("which", "who", "whose") || t.is("that") && s.toks[k-1].tag == tNoun && s.toks[k-1].own == t.own) {
			found, over = false, true // that verb was of a relative clause
			continue
		}
		if t.tag == tHard || t.tag == tSub || t.own != s.toks[i].own {
			break
		}
		if t.tag == tModal || t.tag == tBe || t.tag == tVerb && (over || t.vform == lexicon.S || t.vform == lexicon.Base && (k == 0 || s.toks[k-1].tag != tTo)) {
			found = true
		}
	}
	return found
}

// auxiliaryAfter reports whether the clause goes on to a verb with an
// auxiliary that is not joined by "and".
func (s *sentence) auxiliaryAfter(i int) bool {
	for k := i + 1; k < len(s.toks); k++ {
		t := &s.toks[k]
		c, ok := closed[t.low]
		if t.tag == tHard || t.tag == tComma || ok && (c == tSub || c == tConj) {
			return false
		}
		if ok && (c == tModal || c == tBe && !t.is("been", "being") && !s.toks[k-1].is("to")) {
			return true
		}
	}
	return false
}

// baseBefore reports whether a verb in base form stands before word i in the same list.
func (s *sentence) baseBefore(i int) bool {
	for k := i - 1; k >= 0; k-- {
		t := &s.toks[k]
		if t.tag == tHard || t.tag == tSub {
			return false
		}
		if t.tag == tVerb {
			return t.vform == lexicon.Base
		}
	}
	return false
}
