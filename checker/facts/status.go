package facts

import "github.com/redline-check/redline/checker/lexicon"

// negators inside a noun phrase or before it.
func (s *sentence) ownNegation(k int) string {
	p := &s.preds[k]
	if p.vg >= 0 {
		g := &s.vgs[p.vg]
		if g.neg {
			return "not"
		}
		for i := p.subjFrom; i < p.subjTo; i++ {
			t := &s.toks[i]
			if t.is("no", "nothing", "none", "nobody", "neither", "nor") && !(t.is("no") && i+1 < len(s.toks) && s.toks[i+1].is("less", "more", "later")) {
				return t.low
			}
			if t.tag == tPrep {
				break
			}
		}
		// "nor shall governments …", "without assuming …", "not to develop"
		for i := g.from - 1; i >= 0; i-- {
			t := &s.toks[i]
			if t.tag == tAdv {
				continue
			}
			if t.is("nor", "neither", "without") || t.tag == tNeg && !s.only(i) {
				return t.low
			}
			if s.negCue(i) {
				return t.low
			}
			break
		}
		// "oversees neither the registries nor", "has no authority over"
		for i := p.to; i < p.right; i++ {
			t := &s.toks[i]
			if t.m >= 0 && s.ms[t.m].from == i && s.ms[t.m].to > i+1 && s.ms[t.m].act {
				break // "no objection" is one phrase
			}
			if t.is("neither") || t.is("no", "none") && s.conditionAfter(p) == "" {
				return t.low
			}
			if t.tag != tAdv {
				break
			}
		}
		for i := p.subjFrom - 1; i >= 0 && i >= p.subjFrom-2; i-- {
			if s.toks[i].is("nor", "neither") || s.toks[i].tag == tNeg && p.subjFrom < p.subjTo && !s.only(i) {
				return s.toks[i].low
			}
		}
		return ""
	}
	for i := p.from - 1; i >= 0; i-- {
		t := &s.toks[i]
		switch {
		case t.is("no", "neither", "nor", "without") || t.tag == tNeg && !s.only(i):
			if t.is("not") && i > 0 && s.toks[i-1].vg >= 0 && s.toks[i-1].vg == t.vg {
				return "" // belongs to the verb
			}
			if t.vg >= 0 {
				return ""
			}
			return t.low
		case s.negCue(i):
			return t.low
		case t.tag == tNoun || t.tag == tAdj || t.tag == tDet || t.tag == tAdv || t.tag == tNum || t.tag == tQuote || t.tag == tConj:
			continue
		case t.tag == tPrep && t.is("of", "by", "with", "under"):
			if s.partOf(i) { // "without any requirement of concurrence"
				continue
			}
			if i > 0 && (s.toks[i-1].tag == tNeg && !s.only(i-1) && s.toks[i-1].vg < 0 || s.toks[i-1].is("nor")) {
				return s.toks[i-1].low // "not by vote", "nor under the control of"
			}
			return ""
		}
		return ""
	}
	return ""
}

// partOf reports whether the preposition at word i hangs from a word that says
// nothing of its own, such as "requirement", "kind" or "form".
func (s *sentence) partOf(i int) bool {
	return i > 0 && s.toks[i].is("of") && s.toks[i-1].is("requirement", "need", "form", "kind", "sort", "type", "question", "possibility", "obligation", "duty", "necessity", "manner", "element", "trace", "degree")
}

// conditionAfter finds the word that turns a denial into a requirement: "no
// block is moved before the authority agrees".
func (s *sentence) conditionAfter(p *pred) string {
	for i := p.to; i < len(s.toks) && s.toks[i].tag != tHard; i++ {
		if t := &s.toks[i]; t.is("before", "until", "unless", "without", "except", "save", "till") {
			return t.low
		}
	}
	return ""
}

func (s *sentence) only(i int) bool {
	n := i + 1
	return n < len(s.toks) && s.toks[n].is("only", "merely", "just", "least", "simply")
}

// negCue: a phrase such as "rather than", "instead of", "other than" ends at word i.
func (s *sentence) negCue(i int) bool {
	m := s.toks[i].m
	return m >= 0 && s.ms[m].to == i+1 && s.means(m, func(c *lexicon.Concept) bool { return c.Kind == "cue" && c.Complement == "negate" })
}

// third reports whether the verb's subject is somebody other than the text:
// "some administrations", "the previous contribution", a past event.
func (s *sentence) third(k int) bool {
	p := &s.preds[k]
	if p.vg < 0 {
		// a noun: "the claim that", "a proposal for"; ours is not a report
		for i := p.from - 1; i >= 0 && i > p.from-4; i-- {
			if s.toks[i].is("our", "my") {
				return false
			}
			if t := s.toks[i].tag; t != tAdj && t != tDet && t != tNoun {
				break
			}
		}
		for i := p.to; i < len(s.toks) && i < p.to+3; i++ {
			if s.toks[i].is("our") {
				return false
			}
		}
		return true
	}
	g := &s.vgs[p.vg]
	if g.past || g.perfect {
		for i := p.subjFrom; i < p.subjTo; i++ {
			if s.toks[i].is("we", "i") && !g.past {
				return false
			}
		}
		return true
	}
	if g.modal == "would" || g.modal == "might" || g.modal == "could" || g.modal == "may" {
		for i := p.subjFrom; i < p.subjTo; i++ {
			if s.toks[i].is("we", "i") {
				return false
			}
		}
		return g.modal != "may" || s.thirdSubject(p)
	}
	return s.thirdSubject(p)
}

func (s *sentence) thirdSubject(p *pred) bool {
	if p.subjFrom < p.subjTo && s.toks[p.subjFrom].is("a", "an") && !s.vgs[p.vg].passive { // "a consultant's study argues"
		return true
	}
	for i := p.subjFrom; i < p.subjTo; i++ {
		t := &s.toks[i]
		if indefinite[t.low] || t.is("they", "those", "who") {
			return true
		}
		if t.m >= 0 && s.ms[t.m].from == i && s.reports(t.m) { // "statements calling it"
			return true
		}
		if s.means(t.m, func(c *lexicon.Concept) bool { return c.Third }) {
			return true
		}
	}
	if p.subjFrom == p.subjTo && p.gov >= 0 && p.rel == relClause {
		return true
	}
	return false
}

func (s *sentence) statusOf(k int) (string, []string) {
	p := &s.preds[k]
	if p.doneStatus {
		return p.status, p.why
	}
	if p.stBusy {
		return Asserted, nil
	}
	p.stBusy = true
	st, why := s.findStatus(k)
	p.stBusy = false
	p.doneStatus, p.status, p.why = true, st, why
	return st, why
}

func (s *sentence) word(i int) string { return "“" + s.toks[i].low + "”" }

func (s *sentence) findStatus(k int) (string, []string) {
	p := &s.preds[k]
	t := &s.toks[p.at]
	if t.cited {
		return Mentioned, []string{"in the title of a cited text"}
	}
	if t.quote {
		return Reported, []string{"in quotation marks"}
	}
	neg := s.ownNegation(k)
	var why []string
	// history
	if p.vg >= 0 {
		g := &s.vgs[p.vg]
		if g.past && g.kind == finite && p.rel != relAdv && !s.performed(p) {
			return Reported, []string{"past event: " + s.word(g.head)}
		}
		if (g.modal == "would" || g.modal == "could" || g.modal == "might") && s.hasHave(g) {
			return Reported, []string{"unreal: " + s.word(g.from)}
		}
	}
	st := Asserted
	if neg != "" {
		st = Negated
		why = append(why, "negated by “"+neg+"”")
	}
	if s.reportedBy(p.at) {
		return Reported, []string{"attributed"}
	}
	// what governs it
	if p.gov >= 0 && p.gov != k {
		q := &s.preds[p.gov]
		gst, gwhy := s.statusOf(p.gov)
		comp := ""
		if q.m >= 0 {
			comp = s.complement(q.m)
		}
		adjunct := p.m >= 0 && s.adjunctConcept(p.m)
		if p.rel == relComp && p.prep == "whether" && gst != Reported && (s.reports(q.m) || comp == "mention") {
			return Mentioned, append(why, "a question: whether")
		}
		switch p.rel {
		case relComp, relObj, relOf, relBy, relPurpose, relCompl, relSubj:
			if gst == Reported {
				return Reported, append(gwhy, why...)
			}
			if s.reports(q.m) && !(p.rel == relObj && q.vg >= 0 && s.vgs[q.vg].passive) && p.rel != relBy && p.rel != relPurpose && s.third(p.gov) && !(q.vg < 0 && q.gov >= 0 && s.affirms(s.preds[q.gov].m) && s.ownNegation(q.gov) == "") {
				return Reported, append(why, "reported by "+s.word(q.at))
			}
			if comp == "negate" && p.rel != relBy && p.rel != relPurpose {
				// "refrain from": denied, unless the restraint is itself denied
				if gst == Negated && s.ownNegation(p.gov) != "" {
					break
				}
				if gst == Mentioned {
					return Mentioned, gwhy
				}
				if st == Negated {
					return Asserted, append(why, "double negation with "+s.word(q.at))
				}
				return Negated, append(why, "restrained by "+s.word(q.at))
			}
			if gst == Negated {
				return Negated, append(gwhy, why...)
			}
			if comp == "mention" && !(s.affirms(q.m) && s.reports(p.m)) && (p.rel == relObj || p.rel == relOf || p.rel == relComp || p.rel == relSubj && q.vg >= 0 && s.vgs[q.vg].passive) && !adjunct {
				return Mentioned, append(why, "topic of "+s.word(q.at))
			}
			if gst == Mentioned && p.rel != relPurpose && !adjunct {
				if p.rel != relBy || comp != "mention" {
					return Mentioned, append(gwhy, why...)
				}
			}
		case relAdjunct:
			if gst == Reported {
				return Reported, gwhy
			}
			if gst == Negated || q.vg >= 0 && s.ownNegation(p.gov) != "" {
				switch p.prep {
				case "before", "until", "unless", "without", "except", "till", "pending":
					return Asserted, append(why, "“no … "+p.prep+" …” requires it")
				}
				return Negated, append(gwhy, why...)
			}
			if gst == Mentioned && !adjunct {
				return Mentioned, gwhy
			}
		case relAdv:
			if gst == Reported {
				return Reported, gwhy
			}
			switch p.prep {
			case "unless", "until", "before", "till":
				if gst == Negated {
					return st, append(why, "“no … "+p.prep+" …” requires it")
				}
			case "while":
				if gst == Negated && neg != "" {
					return Asserted, append(why, "“no … while … not …” requires it")
				}
			case "if", "when", "whenever", "lest":
				if p.prep == "if" && s.wished(q) {
					return st, append(why, "a wish: "+s.word(q.at)+" … if")
				}
				if st == Asserted {
					return Mentioned, append(why, "condition: "+p.prep)
				}
			}
		case relClause:
			if s.deniedBefore(p) {
				return Negated, append(why, "nothing that does so is there")
			}
			if gst == Reported {
				return Reported, gwhy
			}
			if gst == Negated && comp != "" {
				return Mentioned, append(why, "inside what is denied")
			}
			if comp == "negate" && gst == Asserted {
				return Mentioned, append(why, "inside what is refused")
			}
		}
	}
	return st, why
}

// wished: "it would be only fair if", "it would be desirable if".
func (s *sentence) wished(q *pred) bool {
	if q.vg < 0 || !s.vgs[q.vg].copula || s.ownNegation(s.vgs[q.vg].pred) != "" {
		return false
	}
	for i := q.to; i < len(s.toks) && i < q.to+4; i++ {
		if evaluative[s.toks[i].low] {
			return true
		}
	}
	return false
}

// deniedBefore: "nothing in it that …", "no registry which …": the relative
// clause of predicate p says what is not there.
func (s *sentence) deniedBefore(p *pred) bool {
	if p.vg < 0 {
		return false
	}
	o := s.vgs[p.vg].opener
	for j := o - 1; j >= 0 && j > o-7; j-- {
		t := &s.toks[j]
		if t.vg >= 0 || t.tag == tHard || t.tag == tComma || t.tag == tSub {
			return false
		}
		if t.is("nothing", "none", "nobody") {
			return true
		}
	}
	return false
}

// performed: "it was decided that", "we agreed that" in a text that speaks for
// those who decided: a decision, not history.
func (s *sentence) performed(p *pred) bool {
	if p.m < 0 || !s.prose || p.gov >= 0 {
		return false
	}
	if !s.means(p.m, func(c *lexicon.Concept) bool { return c.Performs }) {
		return false
	}
	for i := p.subjFrom; i < p.subjTo; i++ {
		if s.toks[i].is("it", "we") {
			return true
		}
	}
	return p.subjFrom == p.subjTo
}

func (s *sentence) adjunctConcept(m int) bool {
	return s.means(m, func(c *lexicon.Concept) bool { return c.Adjunct })
}

func (s *sentence) hasHave(g *group) bool {
	for i := g.from; i < g.to; i++ {
		if s.toks[i].tag == tHave {
			return i > g.from
		}
	}
	return false
}

// reportedBy: "according to some", "in the view of one region": a reporting
// phrase with a third party in the same stretch.
func (s *sentence) reportedBy(at int) bool {
	lo, hi := at, at
	for lo > 0 && s.toks[lo-1].tag != tHard {
		lo--
	}
	for hi < len(s.toks) && s.toks[hi].tag != tHard {
		hi++
	}
	for i := lo; i < hi; i++ {
		m := s.toks[i].m
		if m < 0 || s.ms[m].from != i {
			continue
		}
		if s.means(m, func(c *lexicon.Concept) bool { return c.Kind == "cue" && c.Complement == "report" }) && s.attributed(i, hi) {
			return true
		}
	}
	return false
}

// attributed: a phrase that ends in a preposition ("according to") reports only
// if somebody follows, and not the text itself.
func (s *sentence) attributed(i, hi int) bool {
	m := &s.ms[s.toks[i].m]
	if t := s.toks[m.to-1].tag; t != tPrep && t != tTo {
		return true
	}
	for j := m.to; j < hi && j < m.to+5; j++ {
		t := &s.toks[j]
		if t.is("our", "us", "this", "its", "their") || t.tag == tPrep && !t.is("of") {
			return false
		}
		if indefinite[t.low] || t.is("whom", "which", "whose", "them") || t.m >= 0 && s.ms[t.m].actor {
			return true
		}
	}
	return false
}
