package resolution

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// grammar is a Grammar arranged for look-up.
type grammar struct {
	verbs [256][]phrase // by first byte, longest first
	quals []string
	marks []string
}

type phrase struct {
	s  string
	op bool
}

func compile(g Grammar) *grammar {
	c := &grammar{marks: g.Marks, quals: slices.Clone(g.Qualifier)}
	add := func(ps []string, op bool) {
		for _, s := range ps {
			if s != "" {
				s = lower(s)
				c.verbs[s[0]] = append(c.verbs[s[0]], phrase{s, op})
			}
		}
	}
	add(g.Preamble, false)
	add(g.Operative, true)
	for i := range c.verbs {
		slices.SortStableFunc(c.verbs[i], func(a, b phrase) int { return cmp.Compare(len(b.s), len(a.s)) })
	}
	slices.SortStableFunc(c.quals, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return c
}

// phraseAt finds the longest verb phrase at the start of low, "" if none.
func (g *grammar) phraseAt(low string) phrase {
	if low == "" {
		return phrase{}
	}
	for _, p := range g.verbs[low[0]] {
		if hasWord(low, p.s) {
			return p
		}
	}
	return phrase{}
}

// verbAt reads a section verb at byte offset i: verb phrases joined by "and"
// or commas, each with its qualifiers. It returns the end, the first phrase
// and whether it is operative; end is i if there is none.
func (g *grammar) verbAt(low string, i int) (end int, base string, op bool) {
	p := g.phraseAt(low[i:])
	if p.s == "" {
		return i, "", false
	}
	end, base, op = i+len(p.s), p.s, p.op
	for {
		end = g.qualifiers(low, end)
		j := skipSpace(low, end)
		if j < len(low) && low[j] == ',' {
			j = skipSpace(low, j+1)
		}
		if hasWord(low[j:], "and") {
			j = skipSpace(low, j+3)
		}
		if j == skipSpace(low, end) {
			return end, base, op
		}
		next := g.phraseAt(low[j:])
		if next.s == "" || next.op != op {
			return end, base, op
		}
		end = j + len(next.s)
	}
}

func (g *grammar) qualifiers(low string, end int) int {
	for {
		j := skipSpace(low, end)
		if j < len(low) && low[j] == ',' {
			j = skipSpace(low, j+1)
		}
		if k := j; hasWord(low[k:], "and") {
			j = skipSpace(low, k+3)
		}
		n := 0
		for _, q := range g.quals {
			if hasWord(low[j:], q) {
				n = len(q)
				break
			}
		}
		if n == 0 {
			return end
		}
		end = j + n
	}
}

// sect is a section line understood.
type sect struct {
	labelled  bool // it starts with its label: "II recalling", "3. Requests"
	lab       label
	verb      string
	base      string
	op        bool
	bareVerb  bool // nothing but the verb stands on the line
	addressee string
	with      string
	last      int // index of the last line with words of the section
	cut       int // byte offset in that line where the section's words end
	child     int // byte offset in that line where the clause on the same line starts, -1 if none
}

// readSection reads lines[i] as a section line, by its own words and those of
// the next lines; whether it may be one where it stands is for the caller.
func (p *parser) readSection(i int) (sect, bool) {
	l := &p.lines[i]
	s := sect{last: i, child: -1}
	off := 0
	if l.has && !l.lab.dash && !l.lab.format && l.lab.number > 0 && l.lab.comps < 2 {
		off = l.lab.end
	} else if j := wordEnd(l.s, 0); j < len(l.s) && j < 6 && l.s[0] >= 'A' && l.s[0] <= 'Z' {
		w := strings.TrimRight(l.low[:j], ".)")
		if v := romanValue(w); v > 0 && strings.ToUpper(w) == l.s[:len(w)] {
			off = skipSpace(l.s, j)
			s.lab = label{text: l.s[:len(w)], roman: v, upper: true, stop: j, end: off}
		}
	}
	if off > 0 {
		s.labelled = true
		if s.lab.text == "" {
			s.lab = l.lab
		}
	}
	ve, base, op := p.g.verbAt(l.low, off)
	if ve == off {
		if s, ok := p.shortVerb(i); ok {
			return s, true
		}
		if s, ok := p.brokenVerb(i); ok {
			return s, true
		}
		return s, false
	}
	s.base, s.op = base, op
	s.verb = strings.ReplaceAll(squeeze(l.low[off:ve]), ",", "")
	rest := skipPunct(l.s, ve)
	if rest == len(l.s) {
		s.bareVerb, s.cut = true, len(l.s)
		return s, true
	}
	if l.s[skipSpace(l.s, ve)] == '-' || strings.HasPrefix(l.s[ve:], "’") || l.s[ve] == '\'' {
		return s, false
	}
	s.cut = len(strings.TrimRight(l.s[:rest], " \t"))
	low := l.low[rest:]
	if listing(low) && p.labelFollows(i+1) {
		s.cut, s.bareVerb = len(l.s), true
		return s, true
	}
	if !op || hasWord(low, "to") || hasWord(low, "that") {
		s.child = rest
		return s, true
	}
	if b, ok := lexLabel(l.s[rest:]); ok && (b.close != 0 || b.number == 1) {
		s.child = rest
		return s, true
	}
	p.addressee(&s, i, rest)
	return s, true
}

// shortVerb reads a line that holds a verb phrase but for its last word, a
// preposition that starts the next line: "having regard" and "to …".
func (p *parser) shortVerb(i int) (sect, bool) {
	l := &p.lines[i]
	if l.low == "" || i+1 >= len(p.lines) {
		return sect{}, false
	}
	w := strings.TrimRight(l.low, " ,:")
	for _, ph := range p.g.verbs[l.low[0]] {
		if k := strings.LastIndexByte(ph.s, ' '); k > 0 && ph.s[:k] == w && hasWord(p.lines[i+1].low, ph.s[k+1:]) {
			return sect{verb: w, base: ph.s, op: ph.op, bareVerb: true, last: i, cut: len(l.s), child: -1}, true
		}
	}
	return sect{}, false
}

// brokenVerb reads a verb alone on its line in which the conversion left
// spaces, "recogniz ing", with the first label of a list below.
func (p *parser) brokenVerb(i int) (sect, bool) {
	l := &p.lines[i]
	if len(l.low) > 30 || l.has || strings.IndexByte(l.low, ' ') < 0 || i+1 >= len(p.lines) || !p.lines[i+1].has || !p.lines[i+1].lab.first() {
		return sect{}, false
	}
	w := strings.ReplaceAll(strings.TrimRight(l.low, " ,:"), " ", "")
	if w == "" {
		return sect{}, false
	}
	for _, ph := range p.g.verbs[w[0]] {
		if len(ph.s) >= len(w) && strings.ReplaceAll(ph.s, " ", "") == w {
			return sect{verb: ph.s, base: ph.s, op: ph.op, bareVerb: true, last: i, cut: len(l.s), child: -1}, true
		}
	}
	return sect{}, false
}

// listing reports whether the words only announce the list: "the following:".
func listing(low string) bool {
	switch strings.TrimRight(low, " ,:;") {
	case "the following", "as follows", "that", "to", "inter alia", "the":
		return true
	}
	return false
}

func skipPunct(s string, i int) int {
	for i < len(s) && (isSpace(s[i]) || s[i] == ',' || s[i] == ':' || s[i] == ';' || s[i] == '.') {
		i++
	}
	return i
}

func (p *parser) labelFollows(i int) bool {
	return i < len(p.lines) && p.lines[i].has
}

// addressee finds where the words of the addressee end and the clause starts:
// at an infinitive, at "that", at a colon, or at the end of the line where a
// label or an infinitive follows.
func (p *parser) addressee(s *sect, i, rest int) {
	from := rest
	for j := i; j < len(p.lines) && j < i+5; j++ {
		l := &p.lines[j]
		if cut, child := splitAddressee(l.s, l.low, from); cut >= 0 {
			s.last, s.cut, s.child = j, cut, child
			p.setAddressee(s, i, rest)
			return
		}
		e := endOf(l.s)
		if e == endSemi || e == endStop {
			break
		}
		whole, object := j+1 == len(p.lines), false
		if !whole {
			n := &p.lines[j+1]
			ve, _, _ := p.g.verbAt(n.low, 0)
			switch {
			case n.has && (n.lab.first() || !n.lab.bare()), opensClause(n):
				whole = true
			case n.has: // "… Study Groups" / "13 and 17" goes on
				whole = words(n.s) > 6
			case ve > 0:
				whole, object = e == endNone, e != endNone
			case n.gap > 0 && !n.page:
				whole, object = e == endNone && !startsLower(n.s, l.s), e != endNone
			}
		}
		if object {
			break
		}
		if whole {
			s.last, s.cut, s.child = j, len(l.s), -1
			p.setAddressee(s, i, rest)
			return
		}
		from = 0
	}
	// an object, not an addressee: "endorses the report …;"
	s.last, s.child = i, rest
}

// splitAddressee looks for the end of the addressee in s from byte offset
// from on. It returns the end of the section's words and the start of the
// clause, -1 for none; cut is -1 if the line goes on with the addressee.
func splitAddressee(s, low string, from int) (cut, child int) {
	that := -1
	for i := from; i < len(low); i++ {
		switch {
		case low[i] == ':':
			j := skipSpace(s, i+1)
			if that >= 0 {
				return cutAt(s, that)
			}
			if j == len(s) {
				return len(s), -1
			}
			if i+1 < len(s) && isSpace(s[i+1]) {
				return i + 1, j
			}
		case i > 0 && !isSpace(low[i-1]):
		case hasWord(low[i:], "to"):
			if infinitive(s, low, i) {
				if that >= 0 && clauseAfterThat(s, low, that) {
					return cutAt(s, that)
				}
				return cutAt(s, i)
			}
		case that < 0 && i > from && hasWord(low[i:], "that"):
			that = i
		}
	}
	if that >= 0 && clauseAfterThat(s, low, that) {
		return cutAt(s, that)
	}
	return -1, -1
}

func cutAt(s string, i int) (int, int) {
	return len(strings.TrimRight(s[:i], " \t")), i
}

// infinitive tells "to report" from "to the Council" and "due to delays".
func infinitive(s, low string, i int) bool {
	j := skipSpace(low, i+2)
	if j == len(low) {
		return i > 0 && !strings.HasSuffix(strings.TrimRight(low[:i], " "), "addressed")
	}
	w := strings.TrimRight(low[j:wordEnd(low, j)], ",;:.")
	switch w {
	case "the", "a", "an", "this", "these", "those", "that", "its", "their", "his", "her", "our", "all", "each", "every",
		"any", "which", "whom", "whose", "other", "such", "both", "it", "them", "developing", "resolution", "article":
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[j:])
	if !unicode.IsLetter(r) || unicode.IsUpper(r) && !allCaps(s) {
		return false
	}
	before := strings.TrimRight(low[:i], " ")
	switch before[strings.LastIndexByte(before, ' ')+1:] {
	case "according", "due", "relating", "related", "relevant", "pertaining", "regard", "respect", "reference", "subject",
		"thanks", "prior", "contributing", "contribute", "addition", "belonging", "owing", "similar", "as":
		return false
	}
	return true
}

// opensClause reports whether a line starts the clause that an addressee is
// to hear: "to report …", "that the list …".
func opensClause(l *line) bool {
	return hasWord(l.low, "to") && infinitive(l.s, l.low, 0) || hasWord(l.low, "that") && clauseAfterThat(l.s, l.low, 0)
}

// clauseAfterThat tells "reminds members that the list" from "bodies that
// work on names".
func clauseAfterThat(s, low string, i int) bool {
	j := skipSpace(low, i+4)
	if j == len(low) {
		return true
	}
	switch low[j:wordEnd(low, j)] {
	case "the", "a", "an", "this", "these", "those", "its", "their", "all", "each", "every", "any", "no", "it", "they", "such", "in", "for":
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[j:])
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

var withPhrases = [...]string{
	"in close collaboration with", "in collaboration with", "in coordination with", "in close cooperation with",
	"in cooperation with", "jointly with", "together with", "in consultation with",
}

func (p *parser) setAddressee(s *sect, i, rest int) {
	var b strings.Builder
	for j := i; j <= s.last; j++ {
		t := p.lines[j].s
		if j == s.last {
			t = t[:s.cut]
		}
		if j == i {
			t = t[min(rest, len(t)):]
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(t)
	}
	a := strings.Trim(squeeze(b.String()), " ,:;")
	low := lower(a)
	for _, w := range withPhrases {
		k := strings.Index(low, w)
		if k < 0 || k > 0 && low[k-1] != ' ' {
			continue
		}
		with := strings.Trim(a[k+len(w):], " ,")
		a = strings.TrimRight(a[:k], " ,")
		if a == "" { // "instructs, in collaboration with X, the Director"
			if c := strings.Index(with, ", "); c >= 0 {
				with, a = with[:c], with[c+2:]
			}
		}
		s.with = with
		break
	}
	if !listing(lower(a)) {
		s.addressee = a
	}
}

// splitNames splits an addressee at commas, "and" and "or", but not inside a
// name such as "the Commission on Science and Technology". "Study Groups 13
// and 17" gives "Study Group 13" and "Study Group 17".
func splitNames(a string) []string {
	if a == "" {
		return nil
	}
	var out []string
	low := lower(a)
	from := 0
	add := func(to int) {
		if w := strings.Trim(a[from:to], " ,"); w != "" {
			out = append(out, w)
		}
	}
	depth := 0
	for i := 0; i < len(a); i++ {
		switch a[i] {
		case '(':
			depth++
		case ')':
			depth = max(depth-1, 0)
		}
		if depth > 0 {
			continue
		}
		if a[i] == ',' {
			add(i)
			from = i + 1
			continue
		}
		if i > 0 && a[i-1] != ' ' {
			continue
		}
		n := 0
		for _, w := range [...]string{"as well as", "and/or", "and", "or"} {
			if hasWord(low[i:], w) {
				n = len(w)
				break
			}
		}
		if n == 0 || insideName(a[from:i], a[min(i+n+1, len(a)):]) {
			continue
		}
		add(i)
		from = i + n
	}
	add(len(a))
	// numbers and further names of the same head
	for k := 1; k < len(out); k++ {
		prev := out[k-1]
		switch {
		case isNumber(out[k]):
			if sp := strings.LastIndexByte(prev, ' '); sp > 0 && isNumber(prev[sp+1:]) {
				head := strings.TrimSuffix(prev[:sp], "s")
				out[k-1], out[k] = head+prev[sp:], head+" "+out[k]
			}
		case strings.HasPrefix(out[k], "the ") || strings.HasPrefix(out[k], "of "):
			if of := strings.Index(prev, "s of "); of > 0 {
				out[k-1] = prev[:of] + prev[of+1:]
				out[k] = prev[:of] + " of " + strings.TrimPrefix(out[k], "of ")
			}
		}
	}
	return out
}

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// insideName reports whether "and" between the words before and after it
// belongs to one name: a preposition without article stands before, and no
// article after.
func insideName(before, after string) bool {
	for _, w := range [...]string{"the ", "all ", "other ", "its ", "each ", "any ", "to "} {
		if strings.HasPrefix(lower(after), w) {
			return false
		}
	}
	low := lower(before)
	at := -1
	for _, w := range [...]string{" on ", " for ", " of "} {
		if k := strings.LastIndex(low, w); k > at {
			at = k + len(w)
		}
	}
	if at < 0 {
		return false
	}
	return !strings.HasPrefix(low[at:], "the ") && !strings.HasPrefix(low[at:], "all ")
}
