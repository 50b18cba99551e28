package facts

import "github.com/redline-check/redline/checker/lexicon"

// actorsAfter collects the actors of the noun phrases that follow word i, up to end.
func (s *sentence) actorsAfter(i, end int) []int {
	var out []int
	seen := -1
	for k := i + 1; k < end && k < len(s.toks); k++ {
		t := &s.toks[k]
		switch {
		case t.tag == tHard || t.tag == tSub || t.own && !s.toks[k-1].own && k-1 > i:
			return out
		case t.vg >= 0:
			if s.vgs[t.vg].kind != reduced || len(out) > 0 {
				return out
			}
		case t.tag == tPrep:
			if !t.is("of") && (len(out) > 0 || !t.is("for", "in")) {
				return out
			}
		}
		if t.m >= 0 && t.m != seen {
			seen = t.m
			m := &s.ms[t.m]
			if m.actor {
				out = append(out, t.m)
				continue
			}
			if m.thing && len(out) == 0 {
				return nil // "by the rules of the State" is not by the State
			}
		}
		if k-i > 14 {
			return out
		}
	}
	return out
}

// headActors returns the actors that head the noun phrases of a subject.
func (s *sentence) headActors(from, to int) []int {
	var out []int
	inPP := false
	seen := -1
	first := -1 // first noun that is no actor
	denied := false
	for i := from; i < to; i++ {
		t := &s.toks[i]
		switch {
		case t.tag == tNeg && !s.only(i) || s.negCue(i): // "registries, and not States"
			denied = true
		case t.tag == tComma && denied:
			denied = false
		case denied:
		case t.tag == tPrep && !(t.m >= 0 && s.ms[t.m].from < i):
			inPP = true
		case t.vg >= 0:
			inPP = true
		case t.tag == tConj || t.tag == tComma:
			n := s.next(i)
			for n >= 0 && n < to && (s.toks[n].tag == tDet || s.toks[n].tag == tAdj) {
				n = s.next(n)
			}
			if n >= 0 && n < to && s.toks[n].m >= 0 && s.ms[s.toks[n].m].actor && len(out) > 0 {
				inPP = false
			}
		case t.m >= 0 && t.m != seen:
			seen = t.m
			m := &s.ms[t.m]
			if !inPP && m.actor && !s.modifies(t.m, to) {
				out = append(out, t.m)
			}
			if first < 0 && !m.actor && !inPP {
				first = t.m
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	// "representatives of Member States", "the consent of governments"
	if first >= 0 && s.ms[first].thing {
		return nil
	}
	for i := from; i < to; i++ {
		if s.toks[i].is("of", "between", "among") && s.toks[i].tag == tPrep {
			if as := s.actorsAfter(i, to); len(as) > 0 {
				return as
			}
			break
		}
	}
	return nil
}

// modifies reports whether an actor only describes the noun after it ("ITU
// Recommendations", "States' policies").
func (s *sentence) modifies(m, to int) bool {
	k := s.ms[m].to
	if s.toks[k-1].poss {
		return true
	}
	if k < to && (s.toks[k].tag == tNoun) && s.toks[k].m >= 0 && !s.ms[s.toks[k].m].actor && s.toks[k].vg < 0 {
		return true
	}
	return false
}

// directActors: actors right after a verb that stand in no prepositional phrase.
func (s *sentence) directActors(from, to int) []int {
	var out []int
	seen := -1
	inPP := false
	for i := from; i < to && i < len(s.toks); i++ {
		t := &s.toks[i]
		switch {
		case t.tag == tHard && i >= from && !(t.is(":") || t.is("–")):
			return out
		case t.vg >= 0:
			return out
		case t.tag == tPrep && !(t.m >= 0 && s.ms[t.m].from < i):
			if !t.is("on", "upon") || i > from { // "call on A to"
				inPP = true
			}
		case (t.tag == tConj || t.tag == tComma) && len(out) > 0:
			// what comes after "in collaboration with" stays in its phrase
			if !inPP {
				continue
			}
		case t.m >= 0 && t.m != seen:
			seen = t.m
			m := &s.ms[t.m]
			if m.actor && !inPP && !s.modifies(t.m, to) {
				out = append(out, t.m)
			}
		}
	}
	return out
}

func (s *sentence) agent(k int) ([]int, string) {
	p := &s.preds[k]
	if p.doneAgent {
		return p.agentMs, p.agentVia
	}
	if p.busy {
		return nil, "none"
	}
	p.busy = true
	ms, via := s.findAgent(k)
	p.busy = false
	if via != "none" {
		ms = s.unpack(ms)
	}
	p.doneAgent, p.agentMs, p.agentVia = true, ms, via
	return ms, via
}

// unpack adds to a body of no known name who sits in it or convenes it: "a
// panel composed of governments", "a board which the Council appoints".
func (s *sentence) unpack(ms []int) []int {
	out := ms
	for _, k := range ms {
		m := &s.ms[k]
		if m.from < 0 || !s.vessel(k) {
			continue
		}
		n := len(out)
		for i := m.to; i < len(s.toks) && i < m.to+14; i++ {
			t := &s.toks[i]
			if t.tag == tHard || t.tag == tSub && !t.is("which", "that", "who", "whose", "whom", "where") || t.vg >= 0 && s.vgs[t.vg].kind == finite && !(s.vgs[t.vg].opener >= m.to) || t.own != s.toks[m.from].own {
				break
			}
			if t.m >= 0 && s.ms[t.m].from == i && s.ms[t.m].actor && !s.ms[t.m].thing && t.m != k {
				out = append(append([]int(nil), out...), t.m)
			}
		}
		if len(out) == n && len(s.bodies) > 0 { // "the board": of whom was said before
			if gs := s.bodies[s.toks[s.ms[k].to-1].low]; gs != nil {
				out = append(append([]int(nil), out...), s.raise(gs)...)
			}
		}
	}
	return out
}

// founder is who set up the body of no known name that a subject speaks of:
// "the office set up by the ministers".
func (s *sentence) founder(p *pred) []int {
	for r := range s.preds {
		q := &s.preds[r]
		if q.vg < 0 || s.vgs[q.vg].kind != reduced || q.at < p.subjFrom || q.at >= p.subjTo {
			continue
		}
		if s.substance(s.collect(nil, p.subjFrom, q.from, false)) {
			return nil
		}
		if q.m >= 0 && s.complement(q.m) == "compose" {
			return s.pureActors(s.actorsAfter(q.to-1, p.subjTo))
		}
		return s.pureActors(s.byAgent(r))
	}
	return nil
}

func (s *sentence) vessel(m int) bool {
	return s.means(m, func(c *lexicon.Concept) bool { return c.Vessel })
}

// limit is where the by-phrase of a predicate can no longer stand.
func (s *sentence) limit(k int) int {
	p := &s.preds[k]
	for i := p.to; i < len(s.toks); i++ {
		t := &s.toks[i]
		if t.tag == tHard || t.tag == tSub {
			return i
		}
		if t.vg >= 0 && s.vgs[t.vg].from == i && s.vgs[t.vg].kind != reduced {
			return i
		}
	}
	return len(s.toks)
}

func (s *sentence) byAgent(k int) []int {
	p := &s.preds[k]
	end := s.limit(k)
	from := p.to
	if from > p.at+1 && s.toks[from-1].is("by") { // the phrase ends in it: "convened by"
		from--
	}
	for i := from; i < end; i++ {
		if s.toks[i].is("by") && s.toks[i].tag == tPrep {
			if i+1 < end && (s.toks[i+1].is("no", "neither") || s.toks[i+1].tag == tNeg) {
				continue // "bound by no decision of governments"
			}
			if as := s.actorsAfter(i, end); len(as) > 0 {
				return as
			}
		}
	}
	return nil
}

func (s *sentence) venue(k int) []int {
	p := &s.preds[k]
	end := s.limit(k)
	for i := p.to; i < end; i++ {
		if t := &s.toks[i]; t.tag == tPrep && t.is("in", "within", "under", "through", "at", "inside", "via", "before", "with") {
			for j := i + 1; j < end && j < i+9; j++ {
				u := &s.toks[j]
				if u.tag == tPrep && !(t.is("under") && u.is("of")) {
					break
				}
				if u.m >= 0 && s.ms[u.m].actor && !s.ms[u.m].thing {
					return []int{u.m}
				}
			}
		}
	}
	return nil
}

func (s *sentence) findAgent(k int) ([]int, string) {
	p := &s.preds[k]
	if p.vg < 0 {
		return s.nounAgent(k)
	}
	g := &s.vgs[p.vg]
	if p.m >= 0 && s.inverse(p.m) {
		if as := s.actorsAfter(p.to-1, s.limit(k)); len(as) > 0 {
			return as, "by"
		}
		if p.to < len(s.toks) && s.toks[p.to].is("it", "them") && s.toks[p.to-1].is("to", "upon", "with") { // "entrust to it the redelegation"
			if as := s.actorBefore(p.from); len(as) > 0 {
				return as, "by"
			}
		}
		// "is subject to agreement with A"
		for i := p.to; i < s.limit(k) && i < p.to+6; i++ {
			t := &s.toks[i]
			if t.m >= 0 && s.ms[t.m].thing {
				break // "governed by the rules of A" is not governed by A
			}
			if t.tag == tPrep && t.is("of", "by", "with", "from", "between") {
				if as := s.pureActors(s.actorsAfter(i, s.limit(k))); len(as) > 0 {
					return as, "by"
				}
			}
		}
		if s.byAgentTokens(k) >= 0 {
			return s.byAgent(k), "by"
		}
		return nil, "none"
	}
	if g.passive || g.kind == reduced {
		if as := s.byAgent(k); len(as) > 0 {
			return as, "by"
		}
		if as := s.venue(k); len(as) > 0 {
			return as, "venue"
		}
		return nil, "open"
	}
	if p.subjFrom < p.subjTo {
		if p.rel == relClause { // "a panel of members that hears them"
			if from := s.chainStart(p.subjTo - 1); from < p.subjFrom {
				if as := s.headActors(from, p.subjTo); len(as) == 1 && s.vessel(as[0]) {
					return as, "relative"
				}
			}
		}
		if as := s.headActors(p.subjFrom, p.subjTo); len(as) > 0 {
			if p.rel == relClause {
				return as, "relative"
			}
			return as, "subject"
		}
		if as := s.founder(p); len(as) > 0 {
			return as, "subject"
		}
		for i := p.subjFrom; i < p.subjTo; i++ {
			t := &s.toks[i]
			if t.tag == tPron {
				if t.is("we", "us") {
					return s.speaker(), "assembly"
				}
				if t.is("it", "they", "them", "these", "he") {
					if as := s.actorBefore(p.subjFrom); len(as) > 0 {
						return as, "subject"
					}
				}
			}
		}
		if g.kind == finite && p.rel != relClause {
			return nil, "none"
		}
	}
	if g.kind == finite && p.rel == relClause {
		return nil, "none" // its subject is no actor
	}
	if p.gov < 0 {
		// the section verb itself, or an imperative of a declaration: the body that adopts the text
		if g.kind == finite || g.kind == bare || g.kind == part {
			return s.speaker(), "assembly"
		}
		return nil, "none"
	}
	q := &s.preds[p.gov]
	if s.preamble && q.from == 0 && g.kind == gerund {
		return nil, "none" // "considering that the system for assigning names": nobody is said to
	}
	if q.vg >= 0 && p.rel != relAdjunct || p.rel == relBy {
		if q.vg >= 0 && p.rel != relBy && p.rel != relPurpose {
			end := p.from
			for i := q.to; i < end; i++ { // stop at the first verb after the governor
				if v := s.toks[i].vg; v >= 0 && s.vgs[v].from == i {
					end = i
					break
				}
			}
			if as := s.directActors(q.to, end); len(as) > 0 && s.infinitive(q.m) != "subject" {
				return as, "addressee"
			}
			if q.m >= 0 && s.infinitive(q.m) == "object" {
				if as := s.actorsAfter(q.to-1, end); len(as) > 0 {
					return as, "addressee"
				}
			}
		}
		if q.vg >= 0 && s.vgs[q.vg].passive {
			if as := s.headActors(q.subjFrom, q.subjTo); len(as) > 0 {
				return as, "subject"
			}
			if p.rel == relBy {
				return s.agent(p.gov)
			}
			return nil, "open"
		}
		if q.vg >= 0 && s.vgs[q.vg].copula { // "it is for the members to"
			for i := q.to; i < p.from; i++ {
				if s.toks[i].is("for", "up") && s.toks[i].tag == tPrep {
					if as := s.actorsAfter(i, s.ppEnd(i, p.from)); len(as) > 0 {
						return as, "subject"
					}
				}
			}
		}
		as, via := s.agent(p.gov)
		if via == "subject" || via == "assembly" {
			return as, via
		}
		return as, "chapeau"
	}
	return s.agent(p.gov)
}

func (s *sentence) byAgentTokens(k int) int {
	for i := s.preds[k].to; i < s.limit(k); i++ {
		if s.toks[i].is("by") {
			return i
		}
	}
	return -1
}

func (s *sentence) inverse(m int) bool {
	return s.means(m, func(c *lexicon.Concept) bool { return c.Inverse })
}

func (s *sentence) actorBefore(i int) []int {
	for i--; i >= 0; i-- {
		if m := s.toks[i].m; m >= 0 && s.ms[m].actor {
			return []int{m}
		}
	}
	return s.raise(s.prior)
}

// speaker is the mention of the body that adopts the text; made on demand.
func (s *sentence) speaker() []int {
	if s.a.speaker < 0 {
		return nil
	}
	for k := range s.ms {
		if s.ms[k].from == -1 {
			return []int{k}
		}
	}
	m := mention{from: -1, to: -1, id: -1}
	m.addConcept(s.a, int(s.a.speaker))
	s.ms = append(s.ms, m)
	return []int{len(s.ms) - 1}
}

func (s *sentence) pureActors(ms []int) []int {
	var out []int
	for _, m := range ms {
		if !s.ms[m].thing {
			out = append(out, m)
		}
	}
	return out
}

// pureOrAll leaves out actors that are things too, unless there are no others.
func (s *sentence) pureOrAll(ms []int) []int {
	if out := s.pureActors(ms); len(out) > 0 {
		return out
	}
	return ms
}

func (s *sentence) nounAgent(k int) ([]int, string) {
	p := &s.preds[k]
	if s.inverse(p.m) { // "in the hands of A"
		if as := s.actorsAfter(p.to-1, s.limit(k)); len(as) > 0 {
			return as, "by"
		}
		return nil, "none"
	}
	comp := s.complement(p.m)
	if as := s.byAgent(k); len(as) > 0 {
		return as, "by"
	}
	// an actor before it in its noun phrase: "governmental oversight", "States' control"
	for i, n := p.from-1, 0; i >= 0 && n < 5; i, n = i-1, n+1 {
		t := &s.toks[i]
		if t.tag != tNoun && t.tag != tAdj && t.tag != tDet && t.tag != tAdv && t.tag != tNum && t.tag != tConj {
			break
		}
		if t.m >= 0 && s.ms[t.m].actor && !s.ms[t.m].thing && (s.toks[s.ms[t.m].to-1].poss || n == 0 || s.adjectivesBetween(s.ms[t.m].to, p.from)) && t.own == s.toks[p.at].own {
			if s.poss(t.m, p.from) {
				return []int{t.m}, "modifier"
			}
		}
	}
	// "has recorded his agreement": the phrase begins with whose it is
	if s.toks[p.from].is("their", "its", "his", "her") {
		if p.gov >= 0 && s.preds[p.gov].vg >= 0 && p.rel == relObj {
			if as, via := s.agent(p.gov); len(as) > 0 {
				return as, via
			}
		}
		if as := s.ownerBefore(p.from); len(as) > 0 {
			return as, "modifier"
		}
	}
	if i := p.from - 1; i > 0 && s.toks[i].is("whose") { // "the Council, whose consent is required"
		if as := s.ownerBefore(i); len(as) > 0 {
			return as, "modifier"
		}
	}
	// "for their endorsement": whose it is stands just before
	if i := p.from - 1; i > 0 && s.toks[i].is("their", "its", "his", "her") && i > 0 && (s.toks[i-1].tag == tPrep || s.toks[i-1].vg >= 0) {
		if as := s.ownerBefore(i); len(as) > 0 {
			return as, "modifier"
		}
	}
	// a phrase that ends in its preposition: "visa of", "leave from"
	if l := &s.toks[p.to-1]; p.to-p.from > 1 && (l.tag == tPrep || l.tag == tTo) && l.is("of", "from", "by") {
		if as := s.pureActors(s.actorsAfter(p.to-1, s.ppEnd(p.to-1, s.limit(k)))); len(as) > 0 {
			return as, "role-of"
		}
	}
	// of A, for A, to A, from A, on the part of A
	end := s.limit(k)
	for i := p.to; i < end && i < p.to+12; i++ {
		t := &s.toks[i]
		if t.own != s.toks[p.at].own {
			break
		}
		if t.tag == tComma && i > p.to+6 {
			break
		}
		if t.tag != tPrep {
			continue
		}
		near := i <= p.to+1
		switch {
		case t.is("of") && near, t.is("from") && near:
			as := s.actorsAfter(i, s.ppEnd(i, end))
			if !isRole(comp) {
				as = s.pureActors(as)
			}
			if len(as) > 0 {
				return as, "role-of"
			}
		case (isRole(comp) || s.ms[p.m].act && comp == "pass" && s.takesDative(p)) && t.is("for", "to", "with", "upon", "on"):
			if as := s.pureActors(s.actorsAfter(i, s.ppEnd(i, end))); len(as) > 0 && (isRole(comp) || t.is("to", "upon")) {
				return as, "role-of"
			}
		}
	}
	if as := s.composed(k); len(as) > 0 {
		return as, "composed"
	}
	if p.gov < 0 {
		return nil, "none"
	}
	q := &s.preds[p.gov]
	switch p.rel {
	case relObj, relAdjunct, relCompl:
		if q.vg >= 0 {
			// dative: "give Member States a role", "entrust ITU with the task"
			if p.rel == relObj || p.prep == "with" {
				if p.from > q.to {
					end := p.from
					if as := s.pureActors(s.directActors(q.to, end)); len(as) > 0 && q.at >= 0 && s.takesDative(q) {
						return as, "dative"
					}
					for i := q.to; i < end; i++ {
						if s.toks[i].tag == tPrep && s.toks[i].is("to", "upon", "on", "in") && s.takesDative(q) {
							if as := s.pureActors(s.actorsAfter(i, s.ppEnd(i, end))); len(as) > 0 {
								return as, "dative"
							}
							if i+1 < end && s.toks[i+1].is("it", "them") { // "entrust to it the redelegation"
								if as := s.unpack(s.actorBefore(q.from)); len(as) > 0 {
									return as, "dative"
								}
							}
						}
					}
				}
				if s.takesDative(q) && p.rel == relObj { // "leave the allocation of addresses to A"
					end := s.limit(k)
					for i := p.to; i < end && i < p.to+12 && s.toks[i].vg < 0; i++ {
						if s.toks[i].tag == tPrep && s.toks[i].is("to", "upon") && (s.toks[i].m < 0 || s.ms[s.toks[i].m].from == i) {
							if as := s.pureOrAll(s.actorsAfter(i, s.ppEnd(i, end))); len(as) > 0 {
								return as, "dative"
							}
							return nil, "none" // to somebody of no known name
						}
					}
				}
				if s.takesDative(q) { // passive: "Member States be given a role"
					if g := &s.vgs[q.vg]; g.passive {
						if as := s.pureActors(s.headActors(q.subjFrom, q.subjTo)); len(as) > 0 {
							return as, "dative"
						}
					}
				}
			}
		}
	case relSubj:
		if q.vg >= 0 {
			c := ""
			if q.m >= 0 {
				c = s.complement(q.m)
			}
			if c == "vest" {
				if as := s.pureActors(s.actorsAfter(q.to-1, s.limit(p.gov))); len(as) > 0 {
					return as, "vested"
				}
			}
			if s.vgs[q.vg].copula {
				for r := range s.preds {
					if s.preds[r].gov == p.gov && s.preds[r].rel == relCompl && s.preds[r].m >= 0 && r != k {
						if as, via := s.agent(r); len(as) > 0 {
							return as, via
						}
					}
				}
				// "is for governments", "is a matter for the State"
				for i := q.to; i < s.limit(p.gov) && i <= q.to+2; i++ {
					if s.toks[i].tag == tPrep && s.toks[i].is("for", "with", "to", "of") {
						if as := s.pureActors(s.actorsAfter(i, s.limit(p.gov))); len(as) > 0 {
							return as, "vested"
						}
					}
				}
			}
			if s.vgs[q.vg].passive {
				if c == "pass" || c == "" && q.m >= 0 {
					if as := s.byAgent(p.gov); len(as) > 0 {
						return as, "by"
					}
				}
				if comp == "pass" { // "until concurrence has been received from A"
					for i := q.to; i < s.limit(p.gov) && i < q.to+4; i++ {
						if s.toks[i].tag == tPrep && s.toks[i].is("from") {
							if as := s.pureActors(s.actorsAfter(i, s.limit(p.gov))); len(as) > 0 {
								return as, "by"
							}
						}
					}
				}
			}
		}
		return nil, "none"
	}
	if p.rel == relAdjunct {
		switch p.prep {
		case "with", "by", "through", "via":
			if comp == "pass" || isRole(comp) {
				return s.agent(p.gov)
			}
		}
		return nil, "none"
	}
	// through the governor
	c := ""
	if q.m >= 0 {
		c = s.complement(q.m)
	}
	if s.preamble && q.from == 0 {
		return nil, "none" // what a preamble recalls or considers, the assembly does not do
	}
	switch c {
	case "pass", "role":
		as, via := s.agent(p.gov)
		if via == "none" || len(as) == 0 {
			return nil, "none"
		}
		return as, via
	}
	if q.vg >= 0 && q.m < 0 && s.toks[s.vgs[q.vg].head].tag == tHave {
		return s.agent(p.gov)
	}
	return nil, "none"
}

// ownerBefore is the nearest actor before word i, if no thing stands nearer.
func (s *sentence) ownerBefore(i int) []int {
	for n := 0; i > 0 && n < 12; n++ {
		i--
		t := &s.toks[i]
		if t.tag == tHard {
			return nil
		}
		if t.m < 0 || s.ms[t.m].from != i {
			continue
		}
		m := &s.ms[t.m]
		if m.actor && !m.thing {
			return []int{t.m}
		}
		if m.thing {
			return nil
		}
	}
	return nil
}

// isRole: nouns whose holder stands in an of- or for-phrase. A "standing" (a
// voice, a say) names no power and hands its holder on to no other act.
func isRole(complement string) bool { return complement == "role" || complement == "standing" }

// poss: an actor right before an act noun does the act unless a preposition
// makes it something else.
func (s *sentence) poss(m, at int) bool {
	if s.toks[s.ms[m].to-1].poss {
		return true
	}
	for i := s.ms[m].to; i < at; i++ {
		if t := s.toks[i].tag; t != tAdj && t != tNoun && t != tConj && t != tAdv {
			return false
		}
		if s.toks[i].tag == tConj && !(i+1 < at) {
			return false
		}
	}
	return true
}

func (s *sentence) adjectivesBetween(i, j int) bool {
	for ; i < j; i++ {
		if t := s.toks[i].tag; t != tAdj && t != tNoun && t != tAdv && t != tConj {
			return false
		}
	}
	return true
}

// takesDative: verbs that hand something to somebody.
func (s *sentence) takesDative(q *pred) bool {
	return s.means(q.m, func(c *lexicon.Concept) bool { return c.Dative })
}

// ppEnd is the end of the prepositional phrase that begins at word i.
func (s *sentence) ppEnd(i, end int) int {
	for k := i + 1; k < end; k++ {
		t := &s.toks[k]
		if t.tag == tHard || t.tag == tSub || t.vg >= 0 {
			return k
		}
		if t.tag == tPrep && !t.is("of") && !(t.m >= 0 && s.ms[t.m].from < k) {
			return k
		}
	}
	return end
}

// composed: "a board composed of governments", "a committee of ministers".
func (s *sentence) composed(k int) []int {
	p := &s.preds[k]
	for q := k + 1; q < len(s.preds); q++ {
		o := &s.preds[q]
		if s.hard(p.to, o.from) || o.vg >= 0 && s.vgs[o.vg].kind == finite && o.rel != relClause {
			return nil
		}
		if o.vg >= 0 && o.m >= 0 && s.complement(o.m) == "compose" {
			end := len(s.toks)
			for i := o.to; i < len(s.toks); i++ {
				if s.toks[i].tag == tHard {
					end = i
					break
				}
			}
			return s.pureActors(s.actorsAfter(o.to-1, end))
		}
	}
	return nil
}

// collect returns the mentions of words [i, j), adjunct phrases left out if skip.
func (s *sentence) collect(dst []int, i, j int, skip bool) []int {
	seen := -1
	out := false
	for ; i < j && i < len(s.toks); i++ {
		t := &s.toks[i]
		inner := t.m >= 0 && s.ms[t.m].from < i
		if skip && t.tag == tPrep && !inner {
			switch {
			case adjunctPrep[t.low]:
				out = true
			case !t.is("of"):
				out = false
			case out && s.leavesBy(i, j): // "elaboration by the group of a profile"
				out = false
			}
		}
		if skip && (t.tag == tComma || t.tag == tSub) {
			out = false
		}
		if t.m >= 0 && t.m != seen {
			seen = t.m
			if !out || s.ms[t.m].thing && s.adjunctConcept(t.m) {
				dst = append(dst, t.m)
			}
		}
	}
	return dst
}

// leavesBy: "of" after a by-phrase goes back to the noun unless an actor follows.
func (s *sentence) leavesBy(i, j int) bool {
	for k := i + 1; k < j && k < i+5; k++ {
		t := &s.toks[k]
		if t.tag == tPrep || t.tag == tHard || t.tag == tComma {
			return true
		}
		if t.m >= 0 && s.ms[t.m].actor && !s.ms[t.m].thing {
			return false
		}
	}
	return true
}

// chainStart walks left from word i over a noun phrase with its of-phrases.
func (s *sentence) chainStart(i int) int {
	for i > 0 {
		t := &s.toks[i-1]
		ok := t.tag == tNoun || t.tag == tAdj || t.tag == tDet || t.tag == tNum || t.tag == tAdv || t.tag == tConj || t.tag == tPrep && !adjunctPrep[t.low]
		if !ok || t.own != s.toks[i].own {
			break
		}
		i--
	}
	return i
}

func (s *sentence) object(k int) []int {
	p := &s.preds[k]
	var out []int
	right := p.right
	p.right = s.shielded(p, right)
	defer func() { p.right = right }()
	if p.vg >= 0 {
		g := &s.vgs[p.vg]
		switch {
		case p.m >= 0 && s.inverse(p.m):
			out = s.collect(out, p.subjFrom, p.subjTo, false)
			if p.subjFrom == p.subjTo && p.gov >= 0 {
				out = append(out, s.theme(p.gov)...)
			}
			if s.substance(out) {
				out = s.collect(out, p.at+1, p.to, false)
			} else {
				out = s.collect(out, p.at+1, p.right, true)
			}
		case g.kind == reduced:
			from := p.subjFrom
			if p.subjTo > from {
				from = s.chainStart(p.subjTo - 1)
			}
			out = s.collect(out, from, p.subjTo, false)
			out = s.collect(out, p.to, p.right, true)
		case g.passive:
			if p.subjFrom < p.subjTo {
				out = s.collect(out, p.subjFrom, p.subjTo, false)
			} else if p.gov >= 0 {
				out = append(out, s.theme(p.gov)...)
			}
			out = s.collect(out, p.to, p.right, true)
		default:
			out = s.collect(out, p.at+1, p.right, !s.takesDative(p)) // "entrust A with": what is handed over
			if q := s.sharer(k); q >= 0 && !s.substance(out) {       // "approve and publish the criteria"
				out = append(out, s.object(q)...)
			}
			if p.rel == relClause && g.opener >= 0 && (s.gap(g.opener) || g.opener > 0 && s.toks[g.opener-1].tag == tPrep) {
				j := s.prev(g.opener)
				if j >= 0 && s.toks[j].tag == tPrep {
					j = s.prev(j)
				}
				if j >= 0 {
					out = s.collect(out, s.chainStart(j), j+1, false)
				}
			}
		}
	} else {
		out = s.collect(out, p.to, p.right, true)
		// compound: "address allocation"
		for i := p.from - 1; i >= 0; i-- {
			t := &s.toks[i]
			if t.tag != tNoun && t.tag != tAdj && t.tag != tNum && t.tag != tConj || t.own != s.toks[p.at].own || t.tag == tConj && !(i > 0 && s.toks[i-1].tag == tNoun) {
				break
			}
			if t.m >= 0 && !s.ms[t.m].act && (len(out) == 0 || out[len(out)-1] != t.m) {
				out = append(out, t.m)
			}
		}
		if p.gov >= 0 {
			switch {
			case p.rel == relAdjunct:
				out = append(out, s.theme(p.gov)...)
			case p.rel == relCompl:
				q := &s.preds[p.gov]
				out = s.collect(out, q.subjFrom, q.subjTo, false)
			case p.rel == relObj && s.preds[p.gov].vg >= 0 && s.preds[p.gov].from < p.from:
				// "exercise over addresses the control": what stands between
				q := &s.preds[p.gov]
				for i := q.to; i < p.from; i++ {
					if s.toks[i].tag == tPrep && s.toks[i].is("over", "of", "on") {
						out = s.collect(out, i, p.from, false)
						break
					}
				}
			}
		}
		// "is a task of", "falls to": what the subject is
		if p.rel == relSubj && p.gov >= 0 && len(out) == 0 {
			q := &s.preds[p.gov]
			if q.vg >= 0 {
				out = s.collect(out, q.to, q.right, true)
			}
		}
	}
	if p.vg < 0 && p.from > 0 && s.toks[p.from-1].is("whose") {
		return s.named(out, p.from)
	}
	if p.vg < 0 && p.rel == relAdjunct && p.prep == "except" && !s.substance(out) {
		return s.named(out, p.from)
	}
	if !s.substance(out) && (p.vg < 0 || s.intransitive(p)) {
		out = append(out, s.matter(k)...)
	}
	// "their allocation shall be overseen": whose it is was named before
	if !s.substance(out) {
		from, to := p.from-1, p.from
		if p.vg >= 0 {
			from, to = p.subjFrom, p.subjTo
		}
		if p.vg < 0 || s.vgs[p.vg].passive {
			for i := max(from, 0); i < to; i++ {
				if s.toks[i].is("their", "its") {
					return s.named(out, i)
				}
			}
		}
	}
	// pronouns fetch what was named before
	for i := p.to; i < p.right && i < p.to+3; i++ {
		if s.pronoun(i) {
			return s.named(out, p.from)
		}
	}
	if p.vg >= 0 && (s.vgs[p.vg].passive || p.m >= 0 && s.inverse(p.m)) {
		for i := p.subjFrom; i < p.subjTo; i++ {
			if s.pronoun(i) || s.toks[i].is("they") {
				return s.named(out, p.subjFrom)
			}
		}
	}
	return out
}

// sharer is the verb right after "and" whose object is also that of verb k:
// "approve and publish the criteria"; -1 if there is none.
func (s *sentence) sharer(k int) int {
	p := &s.preds[k]
	i := p.to
	joined := false
	for i < len(s.toks) && (s.toks[i].tag == tConj || s.toks[i].tag == tComma || s.toks[i].tag == tAdv) && !s.toks[i].is("but") {
		joined = joined || s.toks[i].tag != tAdv
		i++
	}
	if !joined || i >= len(s.toks) || s.toks[i].vg < 0 {
		return -1
	}
	g := &s.vgs[s.toks[i].vg]
	q := g.pred
	if g.from != i || q < 0 || g.passive || g.copula || s.preds[q].gov != p.gov || s.preds[q].rel != p.rel {
		return -1
	}
	return q
}

// intransitive: nothing that could be its object follows the verb.
func (s *sentence) intransitive(p *pred) bool {
	if s.vgs[p.vg].passive || s.vgs[p.vg].copula {
		return false
	}
	if p.to >= len(s.toks) {
		return true
	}
	t := s.toks[p.to].tag
	return t == tHard || t == tPrep || t == tAdv || t == tComma || t == tSub || t == tConj
}

// shielded: what follows a head such as "fellowship", "course" or "statistics"
// is only its topic; the object ends with that head.
func (s *sentence) shielded(p *pred, right int) int {
	if p.m >= 0 && s.complement(p.m) == "mention" {
		return right
	}
	head := -1
	from := p.at + 1
	if p.vg >= 0 && p.to < right && s.toks[p.to].tag == tComma { // "hold, with others, a workshop"
		for i := p.to + 1; i < right; i++ {
			if s.toks[i].tag == tComma && s.parenthesis(i) == p.to {
				from = i + 1
				break
			}
		}
	}
	for i := from; i < right; i++ {
		t := &s.toks[i]
		if t.tag == tPrep && (t.m < 0 || s.ms[t.m].from == i) || t.tag == tComma || t.vg >= 0 {
			break
		}
		if t.m >= 0 && t.tag == tNoun {
			head = t.m
		}
	}
	if head < 0 {
		return right
	}
	// "the creation of a scholarship for": the second head decides
	for s.ms[head].act && s.complement(head) == "pass" && s.ms[head].to+1 < right && s.toks[s.ms[head].to].is("of") {
		next := -1
		for i := s.ms[head].to + 1; i < right; i++ {
			t := &s.toks[i]
			if t.tag == tPrep && (t.m < 0 || s.ms[t.m].from == i) || t.tag == tComma || t.vg >= 0 {
				break
			}
			if t.m >= 0 && t.tag == tNoun {
				next = t.m
			}
		}
		if next < 0 {
			break
		}
		head = next
	}
	m := &s.ms[head]
	shield := m.act && s.complement(head) == "mention" || s.means(head, func(c *lexicon.Concept) bool { return c.Shield })
	if !shield || m.to < 1 {
		return right
	}
	if m.to < right && (s.toks[m.to].tag == tConj || s.toks[m.to].tag == tComma) {
		return right // further heads beside it are objects again
	}
	return max(m.to, p.to)
}

// substance reports whether a thing is among the mentions.
func (s *sentence) substance(ms []int) bool {
	for _, k := range ms {
		if s.ms[k].thing {
			return true
		}
	}
	return false
}

// matter is what a consent without object is about: the clause that it is a
// condition of ("shall not close an account unless the government consents").
func (s *sentence) matter(k int) []int {
	if p := &s.preds[k]; p.rel == relObj && p.gov >= 0 && s.preds[p.gov].vg >= 0 { // "operators undergo vetting"
		q := &s.preds[p.gov]
		if q.subjFrom < q.subjTo && !s.vgs[q.vg].passive {
			if out := s.collect(nil, q.subjFrom, q.subjTo, false); s.substance(out) && q.rel != relAdv {
				return out
			}
		}
	}
	for n := 0; n < 6 && k >= 0; n++ {
		p := &s.preds[k]
		if p.gov < 0 {
			return nil
		}
		if p.rel == relAdv || p.rel == relAdjunct {
			switch p.prep {
			case "unless", "until", "before", "till", "without", "except", "after", "upon", "once", "if", "where", "when", "provided", "pending", "subject":
				q := &s.preds[p.gov]
				out := s.collect(nil, q.subjFrom, q.subjTo, false)
				out = s.collect(out, q.to, min(q.right, max(p.from, q.to)), true)
				if !s.substance(out) && q.gov >= 0 && q.gov != p.gov {
					out = append(out, s.theme(p.gov)...)
				}
				return out
			}
			return nil
		}
		k = p.gov
	}
	return nil
}

func (s *sentence) pronoun(i int) bool {
	t := &s.toks[i]
	if t.is("them", "it", "thereof", "therein", "thereto") {
		return true
	}
	if t.is("those", "these", "such", "this") {
		return i+1 >= len(s.toks) || s.toks[i+1].tag != tNoun && s.toks[i+1].tag != tAdj
	}
	return false
}

// named adds the things and bodies named before word i; those of the sentence
// before if there are none.
func (s *sentence) named(dst []int, i int) []int {
	dst = s.namedHere(dst, i)
	if !s.substance(dst) {
		dst = append(dst, s.raise(s.things)...)
	}
	return dst
}

func (s *sentence) namedHere(dst []int, i int) []int {
	for _, k := range s.collect(nil, 0, i, false) {
		if !s.ms[k].act || s.ms[k].thing || s.ms[k].actor {
			dst = append(dst, k)
		}
	}
	return dst
}

// theme is what the governing verb is about: its subject in the passive or
// with "be", its object otherwise.
func (s *sentence) theme(k int) []int {
	p := &s.preds[k]
	var out []int
	if p.vg < 0 {
		return s.collect(out, p.from, p.right, true)
	}
	g := &s.vgs[p.vg]
	if g.passive || g.copula || g.kind == reduced || p.right <= p.to+1 {
		if p.subjFrom < p.subjTo {
			from := p.subjFrom
			if g.kind == reduced {
				from = s.chainStart(p.subjTo - 1)
			}
			return s.collect(out, from, p.subjTo, false)
		}
		if p.gov >= 0 && p.gov != k && s.preds[p.gov].gov != k {
			return s.theme(p.gov)
		}
		return nil
	}
	out = s.collect(out, p.at+1, p.right, true)
	// an intransitive verb: its subject too
	if p.to < len(s.toks) && (s.toks[p.to].tag == tPrep || s.toks[p.to].tag == tAdv) {
		out = s.collect(out, p.subjFrom, p.subjTo, false)
	}
	if !s.substance(out) {
		for i := p.subjFrom; i < p.subjTo; i++ {
			if s.pronoun(i) || s.toks[i].is("they") {
				return s.named(out, p.subjFrom)
			}
		}
		if g.kind == inf && p.gov >= 0 && p.gov < k && s.preds[p.gov].vg >= 0 { // "blocks are forbidden to leave"
			return append(out, s.theme(p.gov)...)
		}
	}
	return out
}

func (s *sentence) subject(k, depth int) []int {
	p := &s.preds[k]
	if depth > 5 {
		return nil
	}
	var out []int
	if p.vg >= 0 {
		g := &s.vgs[p.vg]
		if p.subjFrom < p.subjTo {
			if g.kind == reduced {
				return s.collect(out, s.chainStart(p.subjTo-1), p.subjTo, false)
			}
			out = s.collect(out, p.subjFrom, p.subjTo, false)
			for i := p.subjFrom; i < p.subjTo; i++ { // "its very design", "it"
				t := &s.toks[i]
				switch {
				case s.substance(out):
				case t.is("its", "their"):
					return s.namedHere(out, p.subjFrom)
				case t.is("it", "they"):
					return s.named(out, p.subjFrom)
				}
			}
			return out
		}
		if p.gov >= 0 && p.rel != relAdv && p.rel != relObj {
			return s.subject(p.gov, depth+1)
		}
		return nil
	}
	if p.gov >= 0 && (p.rel == relObj || p.rel == relCompl || p.rel == relOf || p.rel == relAdjunct) {
		return s.subject(p.gov, depth+1)
	}
	return nil
}
