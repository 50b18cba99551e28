package facts

import "github.com/redline-check/redline/checker/lexicon"

// link finds what governs each predicate.
func (s *sentence) link() {
	for k := range s.preds {
		p := &s.preds[k]
		p.gov = -1
		p.right = s.rightEnd(k)
		if p.vg >= 0 {
			s.linkVerb(k)
		} else {
			s.linkNoun(k)
		}
	}
}

// chainLeft walks left from word i over a noun phrase and the prepositional
// phrases it hangs from, and returns the nearest verb group and the nearest act
// noun met, with the first preposition met (the one nearest to i). It stops at
// clause boundaries.
func (s *sentence) chainLeft(i int) (verb, noun int, prep string, prepAt int) {
	verb, noun, prepAt = -1, -1, -1
	for ; i >= 0; i-- {
		t := &s.toks[i]
		switch {
		case t.tag == tHard:
			return
		case t.tag == tSub:
			return
		case t.vg >= 0:
			verb = s.vgs[t.vg].pred
			return
		case t.tag == tPrep && (t.m < 0 || s.ms[t.m].from == i):
			if prepAt < 0 {
				prep, prepAt = t.low, i
			}
		case t.m >= 0 && s.ms[t.m].act && s.ms[t.m].from == i && noun < 0:
			noun = s.predAt(i)
		}
	}
	return
}

func (s *sentence) predAt(i int) int {
	for k := range s.preds {
		if s.preds[k].at == i {
			return k
		}
	}
	return -1
}

func (s *sentence) linkVerb(k int) {
	p := &s.preds[k]
	g := &s.vgs[p.vg]
	switch g.kind {
	case finite:
		p.subjFrom, p.subjTo = g.start, g.from
		o := g.opener
		if o >= 0 && g.start == o+1 || o >= 0 && s.onlyBetween(o, g.start) {
			s.linkOpener(k, o)
			return
		}
		// after "and" or a comma: beside the verb before it
		if q := s.finiteBefore(g.from); q >= 0 && !(g.start < g.from && s.toks[g.start].is("we", "i", "our") && s.preds[q].rel == relComp) {
			p.gov, p.rel, p.prep = s.preds[q].gov, s.preds[q].rel, s.preds[q].prep
			if w := s.weBefore(q); w >= 0 && s.vgs[s.preds[q].vg].passive && !g.passive && s.toks[g.head].vform == lexicon.Base {
				// "we hold that it cannot be left, and therefore agree": we agree
				p.gov, p.rel, p.prep = s.preds[w].gov, s.preds[w].rel, s.preds[w].prep
				p.subjFrom, p.subjTo = s.preds[w].subjFrom, s.preds[w].subjTo
				return
			}
			if h := &s.toks[g.head]; g.from == g.head && h.tag == tVerb && h.vform == lexicon.Base && !s.butBetween(q, g.from) {
				o := &s.vgs[s.preds[q].vg] // "must not operate, approve or suspend"
				g.neg, g.modal = o.neg, o.modal
			}
			if p.subjFrom == p.subjTo || s.choice(p.subjTo-1) {
				p.subjFrom, p.subjTo = s.preds[q].subjFrom, s.preds[q].subjTo
			}
			return
		}
		// "to have Member States endorse"
		if s.toks[g.head].tag == tVerb && s.toks[g.head].vform == lexicon.Base && g.from == g.head {
			if q := s.verbBeforeWord(g.start); q >= 0 && s.vgs[s.preds[q].vg].to == g.start && s.toks[s.vgs[s.preds[q].vg].head].is("have", "let", "make", "see", "having", "has", "letting", "help") {
				p.gov, p.rel = q, relComp
				return
			}
		}
		// first verb of the clause's own words: governed by the inherited line
		if s.toks[g.from].own && s.lead > 0 {
			if l := s.leadGov(); l >= 0 {
				p.gov, p.rel = l, relComp
			}
		}
	case inf, bare:
		s.linkInf(k)
	case gerund, part:
		i := s.prev(g.from)
		if i < 0 {
			return
		}
		t := &s.toks[i]
		if t.tag == tConj || t.tag == tComma {
			// beside another -ing verb
			for q := k - 1; q >= 0; q-- {
				o := &s.preds[q]
				if o.vg < 0 {
					continue
				}
				og := &s.vgs[o.vg]
				if s.hardBetween(o.to, g.from) {
					break
				}
				if og.kind == g.kind || og.kind == gerund {
					p.gov, p.rel, p.prep = o.gov, o.rel, o.prep
					p.subjFrom, p.subjTo = o.subjFrom, o.subjTo
					return
				}
				if og.kind == finite || og.kind == inf || og.kind == bare {
					break
				}
			}
			if q := s.verbBefore(k); q >= 0 { // ", giving the Council …": a consequence, same agent
				p.gov, p.rel = q, relPurpose
			}
			return
		}
		if t.tag == tPrep {
			v, n, _, _ := s.chainLeft(i - 1)
			p.prep = t.low
			switch {
			case t.is("by", "without", "while", "when", "upon", "before", "after", "through", "with"):
				p.gov, p.rel = v, relAdjunct
				if v < 0 {
					p.gov = s.verbBefore(k)
				}
				if t.is("by") {
					p.rel = relBy
				}
				// "role in …, by": through a noun when no verb is there
				if p.gov < 0 {
					p.gov = n
				}
			default:
				p.gov, p.rel = v, relComp
				if n >= 0 {
					p.gov, p.rel = n, relOf
				}
			}
			if p.gov < 0 && s.toks[g.from].own {
				p.gov, p.rel = s.leadGov(), relComp
			}
			return
		}
		if t.vg >= 0 { // "continue assigning", "avoid creating"
			p.gov, p.rel = s.vgs[t.vg].pred, relComp
			return
		}
		if t.tag == tHard || s.toks[g.from].own && !t.own {
			p.gov, p.rel = s.leadGov(), relComp
			return
		}
		if nominal(t) { // "ITU acting as a registry", "authorities holding the power"
			v, n, _, _ := s.chainLeft(i)
			p.gov, p.rel = v, relComp
			if n >= 0 {
				p.gov, p.rel = n, relOf
			}
			p.subjFrom, p.subjTo = s.phraseStart(i), i+1
			if p.gov < 0 && s.toks[g.from].own {
				p.gov, p.rel = s.leadGov(), relComp
			}
		}
	case reduced:
		i := s.prev(g.from)
		if i < 0 {
			return
		}
		p.subjFrom, p.subjTo = s.phraseStart(i), i+1
		v, n, _, _ := s.chainLeft(i)
		p.gov, p.rel = v, relClause
		if v < 0 {
			p.gov = n
		}
		if p.gov < 0 {
			// in a subject: the verb to the right
			if q := s.finiteAfter(g.to); q >= 0 {
				p.gov, p.rel = q, relSubj
			} else if s.toks[g.from].own {
				p.gov, p.rel = s.leadGov(), relObj
			}
		}
	}
}

// weBefore is the main verb whose subject is "we", in the stretch before
// predicate q; -1 if there is none.
func (s *sentence) weBefore(q int) int {
	for k := q - 1; k >= 0; k-- {
		o := &s.preds[k]
		if s.hard(o.to, s.preds[q].from) {
			return -1
		}
		if o.vg >= 0 && s.vgs[o.vg].kind == finite && o.subjFrom < o.subjTo && s.toks[o.subjFrom].is("we") {
			return k
		}
	}
	return -1
}

func (s *sentence) butBetween(q, to int) bool {
	for i := s.preds[q].to; i < to; i++ {
		if s.toks[i].is("but") {
			return true
		}
	}
	return false
}

// onlyBetween reports whether only a parenthesis separates the opener from the start.
func (s *sentence) onlyBetween(o, start int) bool {
	for k := o + 1; k < start; k++ {
		if s.toks[k].vg >= 0 && s.vgs[s.toks[k].vg].kind == finite {
			return s.toks[k].tag == tComma
		}
	}
	return true
}

func (s *sentence) linkOpener(k, o int) {
	p := &s.preds[k]
	t := &s.toks[o]
	p.prep = t.low
	i := s.prev(o)
	switch {
	case s.relative(o):
		j := i
		if j >= 0 && s.toks[j].tag == tPrep { // "over which"
			j = s.prev(j)
		}
		if j >= 0 && s.toks[j].tag == tComma {
			j = s.prev(j)
		}
		if j >= 0 {
			v, n, _, _ := s.chainLeft(j)
			p.gov, p.rel = v, relClause
			if v < 0 {
				p.gov = n
			}
			if !s.gap(o) && p.subjFrom == p.subjTo {
				p.subjFrom, p.subjTo = s.phraseStart(j), j+1
			}
			if p.gov < 0 && s.lead > 0 && s.toks[o].own {
				p.gov = s.leadGov()
			}
		}
	case t.is("that"):
		if i < 0 {
			return
		}
		if s.toks[i].own != t.own || s.toks[i].tag == tHard && s.lead > 0 {
			p.gov, p.rel = s.leadGov(), relComp
			return
		}
		if s.toks[i].tag == tComma {
			if q := s.reportBefore(k, o); q >= 0 { // "the claim, heard in some meetings, that …"
				p.gov, p.rel = q, relComp
				return
			}
		}
		if s.toks[i].tag == tComma || s.toks[i].tag == tConj {
			// ", and that …": beside the that-clause before
			for q := k - 1; q >= 0; q-- {
				o2 := &s.preds[q]
				if o2.vg >= 0 && s.vgs[o2.vg].kind == finite && o2.rel == relComp {
					p.gov, p.rel = o2.gov, o2.rel
					return
				}
			}
			// "that, at an earlier assembly, …" or "which said, that"
			if q := s.verbBefore(k); q >= 0 {
				p.gov, p.rel = q, relComp
			} else if s.lead > 0 {
				p.gov, p.rel = s.leadGov(), relComp
			}
			return
		}
		v, n, _, _ := s.chainLeft(i)
		if n < 0 || !s.reports(s.preds[n].m) {
			if q := s.reportBefore(k, o); q >= 0 && (v < 0 || s.preds[q].at > s.preds[v].at || s.vgs[s.preds[v].vg].kind == reduced) {
				p.gov, p.rel = q, relComp
				return
			}
		}
		// a noun just before "that" is what the clause spells out
		if n >= 0 && (s.preds[n].to == i+1 || s.reports(s.preds[n].m)) {
			p.gov, p.rel = n, relComp
			return
		}
		p.gov, p.rel = v, relComp
		if v < 0 && n >= 0 {
			p.gov = n
		}
		if p.gov < 0 && s.lead > 0 && t.own {
			p.gov = s.leadGov()
		}
	case t.is("how", "what", "why", "whether", "where", "whom", "whose") && i >= 0 && (s.toks[i].vg >= 0 || s.toks[i].tag == tPrep || s.toks[i].tag == tNoun) && !t.is("where"):
		v, n, _, _ := s.chainLeft(i)
		p.gov, p.rel = v, relComp
		if v < 0 {
			p.gov = n
		}
		if p.gov < 0 && t.own {
			p.gov = s.leadGov()
		}
	default: // because, if, before …
		p.rel = relAdv
		if q := s.finiteAfter(s.vgs[p.vg].to); q >= 0 && s.leading(o) {
			p.gov = q
		} else if q := s.verbBeforeWord(o); q >= 0 {
			p.gov = q
		} else {
			p.gov = s.finiteAfter(s.vgs[p.vg].to)
		}
	}
}

// reportBefore finds the noun of saying that the that-clause from word o on
// spells out, over what describes it: "the conviction, expressed by several, that".
func (s *sentence) reportBefore(k, o int) int {
	for q := k - 1; q >= 0; q-- {
		p := &s.preds[q]
		if s.hard(p.to, o) || p.vg >= 0 && s.vgs[p.vg].kind == finite {
			return -1
		}
		if p.vg < 0 && s.reports(p.m) {
			return q
		}
	}
	return -1
}

// leading reports whether the clause opened at word o stands before its main clause.
func (s *sentence) leading(o int) bool {
	i := s.prev(o)
	return i < 0 || s.toks[i].tag == tHard || s.toks[i].is("that") || s.toks[i].own != s.toks[o].own || s.toks[i].tag == tComma && s.prev(i) >= 0 && s.toks[s.prev(i)].is("that")
}

func (s *sentence) hardBetween(i, j int) bool {
	for ; i < j; i++ {
		if s.toks[i].tag == tHard || s.toks[i].tag == tSub {
			return true
		}
	}
	return false
}

// finiteBefore finds the finite verb before word i in the same stretch, with
// only a conjunction or comma (and a subject) between.
func (s *sentence) finiteBefore(i int) int {
	conj := false
	for k := i - 1; k >= 0; k-- {
		t := &s.toks[k]
		if t.tag == tHard {
			return -1
		}
		if t.own != s.toks[i].own {
			return -1
		}
		if t.tag == tConj || t.tag == tComma || s.choice(k) {
			conj = true
		}
		if t.vg >= 0 && (s.vgs[t.vg].kind == finite || s.vgs[t.vg].kind == bare) {
			if !conj {
				return -1
			}
			return s.vgs[t.vg].pred
		}
	}
	return -1
}

func (s *sentence) finiteAfter(i int) int {
	for k := i; k < len(s.toks); k++ {
		t := &s.toks[k]
		if t.tag == tHard {
			return -1
		}
		if t.vg >= 0 && s.vgs[t.vg].kind == finite && (s.vgs[t.vg].opener < i) {
			return s.vgs[t.vg].pred
		}
	}
	return -1
}

// verbBefore finds the nearest verb to the left that can take an adjunct.
func (s *sentence) verbBefore(k int) int {
	for q := k - 1; q >= 0; q-- {
		if s.preds[q].vg >= 0 {
			if s.vgs[s.preds[q].vg].kind == reduced {
				continue
			}
			if s.hard(s.preds[q].to, s.preds[k].from) {
				return -1
			}
			return q
		}
	}
	return -1
}

func (s *sentence) hard(i, j int) bool {
	for ; i < j && i < len(s.toks); i++ {
		if s.toks[i].tag == tHard {
			return true
		}
	}
	return false
}

func (s *sentence) verbBeforeWord(i int) int {
	for k := i - 1; k >= 0; k-- {
		t := &s.toks[k]
		if t.tag == tHard {
			return -1
		}
		if t.vg >= 0 && s.vgs[t.vg].kind != reduced {
			return s.vgs[t.vg].pred
		}
	}
	return -1
}

// leadGov is the predicate at the end of the inherited lines.
func (s *sentence) leadGov() int {
	best := -1
	for k := range s.preds {
		p := &s.preds[k]
		if p.at >= s.lead {
			break
		}
		if p.vg >= 0 && s.vgs[p.vg].kind != reduced {
			best = k
		}
	}
	if best < 0 {
		for k := range s.preds {
			if s.preds[k].at < s.lead {
				best = k
			}
		}
	}
	return best
}

// leadTask: the inherited lines end in a noun such as "the following tasks".
func (s *sentence) leadTask() int {
	for k := len(s.preds) - 1; k >= 0; k-- {
		p := &s.preds[k]
		if p.at >= s.lead {
			continue
		}
		if p.vg < 0 && p.to >= s.lead-1 && s.complement(p.m) == "role" {
			return k
		}
		return -1
	}
	return -1
}

// phraseStart walks left from word i to the first word of its noun phrase.
func (s *sentence) phraseStart(i int) int {
	for i > 0 {
		t := &s.toks[i-1]
		if t.tag != tNoun && t.tag != tAdj && t.tag != tDet && t.tag != tNum && t.tag != tAdv || t.own != s.toks[i].own {
			break
		}
		i--
	}
	return i
}

// linkInf finds the governor of "to V", or of a base form that heads an item.
func (s *sentence) linkInf(k int) {
	p := &s.preds[k]
	g := &s.vgs[p.vg]
	i := s.prev(g.from)
	own := s.toks[g.from].own
	if i < 0 {
		return
	}
	// in order to, so as to
	if s.toks[i].is("order") || s.toks[i].is("as") {
		p.rel = relPurpose
		p.gov = s.verbBeforeWord(i)
		return
	}
	// beside another infinitive: "to V1 …, and to V2"
	if t := &s.toks[i]; (t.tag == tConj || t.tag == tComma) && t.own == own {
		for q := k - 1; q >= 0; q-- {
			o := &s.preds[q]
			if o.vg < 0 || s.toks[o.at].own != own {
				continue
			}
			if s.hard(o.to, g.from) {
				break
			}
			if kk := s.vgs[o.vg].kind; kk == inf || kk == bare {
				p.gov, p.rel, p.prep = o.gov, o.rel, o.prep
				p.subjFrom, p.subjTo = o.subjFrom, o.subjTo
				if g.from == g.head && !s.butBetween(q, g.from) { // "not to manage or allocate"
					g.neg = s.vgs[o.vg].neg || s.ownNegation(q) != ""
				}
				return
			} else if kk == finite && !s.vgs[o.vg].copula {
				break
			}
		}
	}
	// "for A to V"
	for j := i; j >= 0 && j > i-12; j-- {
		t := &s.toks[j]
		if t.tag == tPrep {
			if t.is("for") && j < i {
				v, n, _, _ := s.chainLeft(j - 1)
				p.subjFrom, p.subjTo = j+1, i+1
				p.gov, p.rel = v, relComp
				if n >= 0 {
					p.gov = n
				}
				if p.gov < 0 && own {
					p.gov = s.leadGov()
				}
				return
			}
			if !t.is("of") {
				break
			}
		}
		if t.tag != tNoun && t.tag != tDet && t.tag != tAdj && t.tag != tNum && t.tag != tConj && t.tag != tPrep {
			break
		}
	}
	v, n, _, _ := s.chainLeft(i)
	if n >= 0 && s.preds[n].to > s.lead-1 || n >= 0 && !own {
		// a noun that takes an infinitive: "the right to", "a mandate to"; near enough, or the only one
		c := s.complement(s.preds[n].m)
		near := s.preds[n].to >= i
		if near || c == "role" || s.infinitive(s.preds[n].m) != "" {
			p.gov, p.rel = n, relComp
			return
		}
	}
	if v >= 0 {
		p.gov, p.rel = v, relComp
		return
	}
	if own && s.lead > 0 {
		p.gov, p.rel = s.leadGov(), relComp
		return
	}
	if n >= 0 {
		p.gov, p.rel = n, relComp
	}
}

// linkNoun finds the governor of an act noun.
func (s *sentence) linkNoun(k int) {
	p := &s.preds[k]
	own := s.toks[p.at].own
	i := p.from - 1
	// left over its own noun phrase
	for i >= 0 {
		t := &s.toks[i]
		if t.tag == tNoun || t.tag == tAdj || t.tag == tDet || t.tag == tNum || t.tag == tAdv || t.tag == tQuote || t.tag == tNeg || t.tag == tParen {
			if t.own != own {
				break
			}
			if q := s.predAtEnd(i); q >= 0 && s.preds[q].vg < 0 && q < k {
				break // part of a compound: "registry oversight role"
			}
			i--
			continue
		}
		break
	}
	if i < 0 {
		s.linkSubject(k)
		return
	}
	t := &s.toks[i]
	if t.own != own {
		// first phrase of the item: a finite verb to the right makes it a subject
		if q := s.subjectOf(k); q >= 0 {
			p.gov, p.rel = q, relSubj
			return
		}
		if q := s.leadTask(); q >= 0 {
			p.gov, p.rel = q, relOf
			return
		}
		p.gov, p.rel = s.leadGov(), relObj
		return
	}
	switch {
	case t.vg >= 0:
		q := s.vgs[t.vg].pred
		p.gov, p.rel = q, relObj
		if f := &s.toks[p.from]; f.tag == tPrep { // "with the concurrence of"
			p.rel, p.prep = relAdjunct, f.low
			return
		}
		if s.vgs[t.vg].copula {
			p.rel = relCompl
		}
	case t.tag == tPrep:
		v, n, _, _ := s.chainLeft(i - 1)
		p.prep = t.low
		if i > 0 && s.toks[i-1].is("save", "except", "only", "but") && (v >= 0 || n >= 0) {
			p.prep = "except"
		}
		if t.is("save", "except") && v >= 0 { // "save with the concurrence of"
			p.gov, p.rel, p.prep = v, relAdjunct, "except"
			return
		}
		if v >= 0 && n < 0 && s.vgs[s.preds[v].vg].copula && s.ms[p.m].part == lexicon.Adj { // "is, by design, less secure"
			p.gov, p.rel = v, relCompl
			return
		}
		if adjunctPrep[t.low] || t.low == "upon" || t.low == "to" && i > 0 && s.toks[i-1].is("subject", "conditional", "contingent", "prior") {
			p.gov, p.rel = v, relAdjunct
			if v < 0 {
				p.gov = n
			}
			if n >= 0 && s.preds[n].to == i && s.complement(s.preds[n].m) == "mention" && t.is("with", "from", "on", "about") { // "experience with"
				p.gov, p.rel = n, relOf
			}
		} else {
			p.gov, p.rel = v, relObj
			if n >= 0 {
				p.gov, p.rel = n, relOf
			}
		}
		if p.gov < 0 {
			if q := s.subjectOf(k); q >= 0 {
				p.gov, p.rel = q, relSubj
			} else if own && s.lead > 0 {
				p.gov, p.rel = s.leadGov(), relObj
			}
		}
	case t.tag == tComma && s.parenthesis(i) >= 0:
		// "entails, by virtue of its design, a risk"
		j := s.parenthesis(i) - 1
		for j >= 0 && s.toks[j].tag == tAdv {
			j--
		}
		if j >= 0 && s.toks[j].vg < 0 && s.toks[j].m >= 0 { // "lay down"
			j = s.ms[s.toks[j].m].from
		}
		if j >= 0 && s.toks[j].vg >= 0 {
			p.gov, p.rel = s.vgs[s.toks[j].vg].pred, relObj
			if s.vgs[s.toks[j].vg].copula {
				p.rel = relCompl
			}
			return
		}
		s.linkSubject(k)
	case t.tag == tConj || t.tag == tComma:
		// beside another act noun, or another object of the same verb
		for q := k - 1; q >= 0; q-- {
			o := &s.preds[q]
			if s.toks[o.at].own != own || s.hard(o.to, p.from) {
				break
			}
			if o.vg < 0 {
				p.gov, p.rel, p.prep = o.gov, o.rel, o.prep
				if o.gov == k {
					p.gov = -1
				}
				return
			}
			if s.vgs[o.vg].kind == reduced {
				continue
			}
			p.gov, p.rel = q, relObj
			if s.vgs[o.vg].copula {
				p.rel = relCompl
			}
			return
		}
		s.linkSubject(k)
	default:
		s.linkSubject(k)
	}
}

// parenthesis returns the comma that opens the prepositional parenthesis which
// the comma at word i closes, -1 if there is none.
func (s *sentence) parenthesis(i int) int {
	verb := false
	for j := i - 1; j >= 0; j-- {
		t := &s.toks[j]
		if t.tag == tSub && verb && j > 0 && s.toks[j-1].tag == tNoun {
			verb = false // "for the benefit of members that consider"
			continue
		}
		if t.tag == tHard || t.tag == tSub {
			return -1
		}
		if t.vg >= 0 && s.vgs[t.vg].kind == finite {
			verb = true
		}
		if t.tag == tComma {
			if verb || s.toks[j+1].tag != tPrep || j == 0 {
				return -1
			}
			if s.toks[j-1].vg >= 0 || s.toks[j-1].m >= 0 && s.hasVerbEntry(s.toks[j-1].m) && s.toks[s.ms[s.toks[j-1].m].from].vg >= 0 {
				return j
			}
			if k := s.parenthesis(j); k >= 0 { // one after another
				return k
			}
			return -1
		}
	}
	return -1
}

func (s *sentence) predAtEnd(i int) int {
	for k := range s.preds {
		if s.preds[k].to == i+1 && s.preds[k].vg < 0 {
			return k
		}
	}
	return -1
}

// subjectOf returns the finite verb whose subject holds predicate k.
func (s *sentence) subjectOf(k int) int {
	p := &s.preds[k]
	for q := k + 1; q < len(s.preds); q++ {
		o := &s.preds[q]
		if o.vg >= 0 && s.vgs[o.vg].kind == finite {
			if s.vgs[o.vg].start <= p.from {
				return q
			}
		}
		if s.hard(p.to, o.from) {
			return -1
		}
	}
	return -1
}

func (s *sentence) linkSubject(k int) {
	p := &s.preds[k]
	if q := s.subjectOf(k); q >= 0 {
		p.gov, p.rel = q, relSubj
		return
	}
	if s.toks[p.at].own && s.lead > 0 {
		p.gov, p.rel = s.leadGov(), relObj
	}
}

// rightEnd is the end of the words that can be the object of predicate k.
func (s *sentence) rightEnd(k int) int {
	p := &s.preds[k]
	wh := false
	for i := p.to; i < len(s.toks); i++ {
		t := &s.toks[i]
		if t.tag == tHard {
			return i
		}
		if t.tag == tComma && p.vg < 0 {
			if j := s.aside(i); j >= 0 && j < p.from { // the aside it stands in ends
				return i
			}
		}
		if t.tag == tSub {
			if t.is("how", "whether", "what", "whom", "whose") && !wh && p.vg >= 0 {
				wh = true
				continue
			}
			if t.is("which", "that", "who") && s.relative(i) && i > 0 && s.toks[i-1].tag != tComma {
				wh = true // restrictive: still the object
				continue
			}
			if i > p.to+1 && s.toks[i-1].tag == tPrep && s.toks[i-2].tag == tComma { // ", at which"
				return i - 2
			}
			return i
		}
		if t.vg >= 0 && s.vgs[t.vg].from == i {
			g := &s.vgs[t.vg]
			switch {
			case g.kind == reduced, wh:
				continue
			case g.kind == inf && i > p.to && s.toks[i-1].tag == tNoun && s.toks[i-1].m >= 0 && s.ms[s.toks[i-1].m].act && s.toks[i-1].m != p.m && s.complement(s.toks[i-1].m) != "mention":
				continue // "refusals to issue blocks": the infinitive belongs to the noun
			case p.vg < 0 && g.kind != finite:
				continue // a noun's reach goes on into the verbs that hang from it
			}
			// leave out the conjunction or comma before it
			for i > p.to && (s.toks[i-1].tag == tConj || s.toks[i-1].tag == tComma || s.toks[i-1].tag == tPrep && g.kind != finite) {
				i--
			}
			if g.kind == finite && g.start < i && g.start > p.to {
				// the subject of the next clause is not our object
				return g.start
			}
			return i
		}
	}
	return len(s.toks)
}
