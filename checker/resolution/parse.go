package resolution

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/redline-check/redline/checker/draft"
)

// Parse understands a draft in one view. It never fails: a draft without text
// has no clauses, and what is no resolution is prose.
func Parse(d *draft.Draft, v draft.View, g Grammar) *Document {
	p := &parser{
		doc:     &Document{File: d.File, Format: d.Format, Revised: d.Revised, Kind: "prose"},
		g:       compile(g),
		lines:   lex(d.View(v)),
		view:    v,
		res:     -1,
		section: -1,
		cur:     -1,
		base:    -1,
	}
	p.doc.Clauses = make([]Clause, 0, len(p.lines)+8)
	p.meta = make([]meta, 0, len(p.lines)+8)
	for i := range p.lines {
		if n := utf8.RuneCountInString(p.lines[i].s); n <= 110 && p.lines[i].par.Open {
			p.width = max(p.width, n)
		}
	}
	for i := 0; i < len(p.lines); {
		i = p.step(i)
	}
	p.close()
	p.finish()
	return p.doc
}

// mode is the part of the document that the parser is in.
type mode uint8

const (
	modeProse   mode = iota // before the first mark, after the reasons
	modeBody                // a resolution
	modeReasons             // below "Reasons:"
	modeAnnex               // an annex of a resolution or of prose
)

type parser struct {
	g     *grammar
	doc   *Document
	lines []line
	view  draft.View
	width int // columns of the longest wrapped line

	mode       mode
	res        int    // index of the current resolution, -1 in prose
	annex      string // prefix of names: "annex 1 / "
	annexLevel int    // heading level of the annex in the format, 0 if none
	section    int    // id of the current section, -1 if none
	fresh      bool   // after a heading, before the opening or first section
	sections   map[string]int
	reasons    int // paragraphs of reasons so far
	prose      int // paragraphs of prose so far
	headings   int
	notes      int
	sources    []string // sources named by document numbers

	cur   int // id of the clause that grows, -1 if none
	parts []draft.Paragraph
	tail  string // its last line
	shut  bool   // its last line cannot be continued
	tailE end    // how it ends, valid if known
	known bool

	levels []level
	base   int // parent of items at level 0
	meta   []meta
}

// meta is what the names of a clause's items need.
type meta struct {
	name  string // section name
	path  string // labels from the section down
	loose int    // unlabelled children
	child int    // children
}

// level is an open list.
type level struct {
	style  string
	label  label
	last   int // value of the last item
	id     int // clause of the last item
	indent int
	format int    // nesting that the format gave it, 0 if none
	lead   string // first word of the last item, in lower case
	title  bool   // it starts with a capital
}

func (p *parser) resetLists(base int) {
	p.levels = p.levels[:0]
	p.base = base
}

// open begins a clause.
func (p *parser) open(kind Kind, part Part, parent int, at int) int {
	p.close()
	id := len(p.doc.Clauses)
	c := Clause{ID: id, Parent: parent, Resolution: p.res, Kind: kind, Part: part}
	if parent >= 0 {
		c.Depth = p.doc.Clauses[parent].Depth + 1
		p.meta[parent].child++
		s := &p.doc.Clauses[parent]
		if e := endOf(s.Text.String()); e != endStop && e != endSemi {
			s.Chapeau = true
		}
		if kind == KindItem {
			c.Verb, c.Base, c.Addressee, c.Addressees, c.With = s.Verb, s.Base, s.Addressee, s.Addressees, s.With
		}
	}
	p.doc.Clauses = append(p.doc.Clauses, c)
	p.meta = append(p.meta, meta{})
	p.cur, p.tail, p.shut, p.known = id, "", false, false
	return id
}

// add adds a line to the open clause.
func (p *parser) add(par draft.Paragraph) {
	p.parts = append(p.parts, par)
	p.known = false
	p.shut = !par.Open
}

func (p *parser) addLine(l *line, off int) {
	if off < len(l.s) {
		p.add(paragraph(l, off, len(l.s)))
		p.tail = l.s[off:]
	}
	p.shut = !l.par.Open
}

func (p *parser) whole(l *line) draft.Paragraph { return paragraph(l, 0, len(l.s)) }

// paragraph is the part of a line from byte offset a up to b.
func paragraph(l *line, a, b int) draft.Paragraph {
	par := draft.Paragraph{Open: l.par.Open, Indent: l.par.Indent}
	if a == 0 && b == len(l.s) {
		par.Runs = l.text.Runs()
	} else {
		par.Runs = l.text.Slice(a, b).Runs()
	}
	if b == len(l.s) {
		par.Broken = l.par.Broken
	}
	return par
}

func join(ps []draft.Paragraph) draft.Text { return draft.Join(ps) }

// close ends the open clause.
func (p *parser) close() {
	if p.cur < 0 {
		return
	}
	c := &p.doc.Clauses[p.cur]
	c.Text = trim(join(p.parts))
	n := c.Text.Len()
	c.Start, c.End = c.Text.At(0), c.Text.End(n)
	if c.Label.Text != "" {
		c.Start = c.Label.At
		if n == 0 {
			c.End = c.Label.End
		}
	}
	if c.Kind == KindItem || c.Kind == KindParagraph || c.Kind == KindSection {
		c.Chapeau = endOf(c.Text.String()) == endColon
	}
	p.parts = p.parts[:0]
	p.cur = -1
}

// before says how what stands before the next line ends.
func (p *parser) before() end {
	if p.cur < 0 || p.shut && len(p.parts) > 0 {
		return endBlock
	}
	if !p.known {
		p.tailE, p.known = endOf(p.tail), true
	}
	return p.tailE
}

// step reads what starts at line i and returns the next line.
func (p *parser) step(i int) int {
	l := &p.lines[i]
	switch {
	case l.par.Kind == draft.Footnote:
		return p.footnote(i)
	case l.par.Kind == draft.Quote:
		return p.quote(i)
	case isRule(l.s):
		return p.rule(i)
	}
	if p.cur >= 0 && len(p.parts) == 0 && !l.has { // a label alone on its line
		if !p.lines[i-1].par.Cut || !p.anew(i) {
			p.addLine(l, 0)
			return i + 1
		}
		p.close()
	}
	e := p.before()
	fresh := e == endStop || e == endBlock || l.gap > 0
	if p.view == draft.Current && l.par.Cut && l.has && l.lab.end == len(l.s) && (i+1 == len(p.lines) || p.lines[i+1].has || p.anew(i+1)) {
		p.labelOnly(i)
		return i + 1
	}
	if (fresh || e != endNone || l.s[0] < 'a') && p.proposalAt(i) {
		if h := p.readHead(l); h.mark != "" || len(h.proposals) > 0 || fresh {
			return p.heading(i)
		}
	}
	if fresh && p.annexAt(i) {
		return p.annexHeading(i)
	}
	if off, ok := p.reasonsAt(i); ok {
		return p.reasonsHeading(i, off)
	}
	if (fresh || e != endNone) && p.noteAt(i) {
		return p.note(i)
	}
	if p.res >= 0 && e != endNone && p.supporters(i) {
		return i + 1
	}
	if n := p.opening(i); n > 0 && (fresh || e == endNone && p.cur < 0) {
		if p.mode != modeBody && (p.bodyAhead(i+n) || p.verbStarts(i+n)) {
			p.implicit()
		}
		if p.mode == modeBody && p.section < 0 {
			return p.conference(i, n)
		}
	}
	if p.mode != modeReasons {
		if s, ok := p.sectionHere(i, e); ok {
			if p.mode == modeProse {
				p.implicit()
			}
			return p.startSection(i, s)
		}
	}
	switch p.mode {
	case modeReasons:
		return p.reason(i, e)
	case modeBody:
		return p.body(i, e)
	}
	return p.text(i, e)
}

// labelOnly reads a label before a clause that the revision adds: the text
// before the revision has neither, though the label stands outside the marks.
func (p *parser) labelOnly(i int) {
	part := PartProse
	if p.section >= 0 {
		part = p.doc.Clauses[p.section].Part
	}
	p.remark(i, 1, part)
}

// anew reports whether line i, which follows a label whose text is struck, is
// no text in its place.
func (p *parser) anew(i int) bool {
	if _, ok := p.reasonsAt(i); ok {
		return true
	}
	s, ok := p.readSection(i)
	return ok && (s.bareVerb || s.child < 0 || p.lines[i].gap > 0) || p.proposalAt(i) || p.annexAt(i)
}

// supporters reads "Supported by: …" below a proposal.
func (p *parser) supporters(i int) bool {
	l := &p.lines[i]
	const w = "supported by:"
	if !strings.HasPrefix(l.low, w) {
		return false
	}
	if rest := strings.TrimSpace(l.s[len(w):]); unicode.IsUpper(firstRune(rest)) {
		r := &p.doc.Resolutions[p.res]
		r.Proponents = append(r.Proponents, splitCountries(rest)...)
	}
	p.remark(i, 1, PartHeading)
	return true
}

// conference reads the opening line.
func (p *parser) conference(i, n int) int {
	id := p.open(KindOpening, PartHeading, -1, i)
	for k := i; k < i+n; k++ {
		p.addLine(&p.lines[k], 0)
	}
	p.close()
	c := &p.doc.Clauses[id]
	c.Name = p.annex + "opening"
	r := &p.doc.Resolutions[p.res]
	t := strings.TrimRight(c.Text.String(), " ,")
	if a := strings.LastIndexByte(t, '('); a > 0 {
		if b := strings.IndexByte(t[a:], ')'); b > 0 {
			_, r.ConfPlace, r.ConfYear, _ = readRevision(t[a+1 : a+b])
		}
		t = t[:a]
	}
	if k := strings.IndexByte(t, ' '); k > 0 {
		t = t[k+1:]
	}
	r.Conference = titleCase(strings.Trim(squeeze(t), " ,"))
	p.fresh = false
	return i + n
}

// implicit begins a resolution that has no heading of its own; a heading of
// prose just before it gives the title.
func (p *parser) implicit() {
	p.close()
	r := Resolution{Heading: -1}
	for k := len(p.doc.Clauses) - 1; k >= 0; k-- {
		c := &p.doc.Clauses[k]
		if c.Kind == KindNote {
			continue
		}
		if c.Kind == KindHeading && c.Resolution < 0 && p.mode == modeProse {
			r.Heading = k
			c.Resolution, c.Part = len(p.doc.Resolutions), PartHeading
			r.TitleTo = c.Text.Len()
			r.Title = squeeze(c.Text.String())
		}
		break
	}
	p.res = len(p.doc.Resolutions)
	p.doc.Resolutions = append(p.doc.Resolutions, r)
	p.mode, p.fresh, p.section, p.reasons = modeBody, true, -1, 0
	p.sections = nil
	p.resetLists(-1)
}

// sectionHere reads line i as a section line if it may be one where it stands:
// the clause before has ended, or the line and what follows leave no doubt.
func (p *parser) sectionHere(i int, e end) (sect, bool) {
	l := &p.lines[i]
	s, ok := p.readSection(i)
	if !ok || l.has && !s.labelled {
		return s, false
	}
	if s.labelled && s.lab.number > 0 {
		// "3. Decides to …" of the General Assembly
		if !s.op || p.mode != modeBody || s.bareVerb || !unicode.IsUpper(firstRune(l.s[s.lab.end:])) || e == endNone && l.gap == 0 {
			return s, false
		}
		if p.section < 0 {
			return s, !p.fresh
		}
		c := &p.doc.Clauses[p.section]
		return s, c.Part == PartPreamble || c.Label.Text != ""
	}
	if l.par.Kind == draft.Heading {
		return s, s.bareVerb || p.mode == modeBody || p.sectionFirm(&s)
	}
	if s.labelled && !s.bareVerb && p.mode != modeBody {
		return s, false
	}
	if p.mode != modeBody {
		// in prose: a verb alone on its line, then its clauses
		if !s.bareVerb || e == endNone && l.gap == 0 || i+1 == len(p.lines) || words(l.s) == 1 && l.gap == 0 && e == endComma {
			return s, false
		}
		n := &p.lines[i+1]
		return s, n.has && n.lab.first() || hasWord(n.low, "that") || hasWord(n.low, "to")
	}
	if p.cur < 0 || e == endBlock {
		return s, p.section >= 0 || p.cur < 0 || s.bareVerb || l.gap > 0
	}
	next := s.last + 1
	firstNext := next < len(p.lines) && (p.lines[next].has && p.lines[next].lab.first() && p.leavesList(next) ||
		!p.lines[next].has && (hasWord(p.lines[next].low, "to") || hasWord(p.lines[next].low, "that")))
	inLine := s.child >= 0
	switch e {
	case endStop, endSemi, endColon:
		if s.bareVerb || l.gap > 0 || !inLine && firstNext {
			return s, e != endColon || s.bareVerb && !p.chapeauVerb(i) || l.gap > 0
		}
		return s, e != endColon && !p.goesOn(i)
	case endComma:
		if s.bareVerb || !inLine && firstNext {
			return s, true
		}
		if l.gap > 0 {
			return s, true
		}
		if unicode.IsUpper(firstRune(l.s)) && !allCaps(l.s) {
			return s, true
		}
		if s.op && inLine && s.cut > s.child && s.addressee == "" { // "resolves to …": child right behind the verb
			return s, !p.goesOn(i)
		}
		return s, !p.goesOn(i)
	}
	// in mid-sentence
	if l.gap > 0 {
		return s, s.bareVerb || !inLine && firstNext || unicode.IsUpper(firstRune(l.s)) && !allCaps(l.s)
	}
	return s, s.bareVerb && firstNext || !inLine && s.addressee != "" && firstNext && p.lines[next].has
}

// chapeauVerb reports whether a bare verb line after a colon is the first
// item of a list: the lines after it carry no label.
func (p *parser) chapeauVerb(i int) bool {
	return i+1 < len(p.lines) && !p.lines[i+1].has && endOf(p.lines[i].s) == endSemi
}

// sectionFirm reports whether the section's words leave no doubt.
func (p *parser) sectionFirm(s *sect) bool { return s.addressee != "" && s.child < 0 }

// leavesList reports whether the label at line i starts a list anew rather
// than going on with an open one.
func (p *parser) leavesList(i int) bool {
	l := &p.lines[i]
	if l.lab.dash || l.lab.format || l.lab.number == 1 || l.lab.letter == 1 {
		return true
	}
	_, _, ok := p.successor(l)
	return !ok
}

// goesOn reports whether the next label from line i+1 on continues an open
// list: then line i stands within an item of it.
func (p *parser) goesOn(i int) bool {
	for k := i + 1; k < len(p.lines) && k < i+14; k++ {
		l := &p.lines[k]
		if l.has && (!l.lab.bare() || endOf(p.lines[k-1].s) != endNone) {
			if l.lab.first() && !l.lab.dash && l.lab.letter != 9 {
				return false
			}
			if l.lab.dash {
				return len(p.levels) > 0 && p.levels[len(p.levels)-1].style == "dash"
			}
			_, _, ok := p.successor(l)
			return ok
		}
		if s, ok := p.readSection(k); ok && s.bareVerb {
			return false
		}
	}
	return false
}

// startSection begins the section at line i.
func (p *parser) startSection(i int, s sect) int {
	part := PartPreamble
	if s.op {
		part = PartOperative
	}
	id := p.open(KindSection, part, -1, i)
	c := &p.doc.Clauses[id]
	c.Verb, c.Base, c.Addressee, c.With = s.verb, s.base, s.addressee, s.with
	c.Addressees = splitNames(s.addressee)
	off := 0
	if s.labelled {
		off = s.lab.end
		p.setLabel(c, &p.lines[i], &s.lab)
	}
	name := s.verb
	if s.addressee != "" {
		name += " " + s.addressee
	}
	if p.sections == nil {
		p.sections = make(map[string]int)
	}
	key := lower(name)
	p.sections[key]++
	if n := p.sections[key]; n > 1 {
		name += " #" + strconv.Itoa(n)
	}
	c.Name = p.annex + name
	p.meta[id].name = c.Name
	for k := i; k <= s.last; k++ {
		l := &p.lines[k]
		to := len(l.s)
		if k == s.last {
			to = s.cut
		}
		p.add(paragraph(l, off, to))
		off = 0
	}
	p.close()
	p.section, p.fresh = id, false
	p.resetLists(id)
	if s.child < 0 {
		return s.last + 1
	}
	// the clause on the same line
	l := &p.lines[s.last]
	if b, ok := lexLabel(l.s[s.child:]); ok && s.op && (b.close != 0 || b.number == 1) || ok && !s.op && b.close != 0 {
		b.end += s.child
		b.stop += s.child
		m := *l
		m.lab, m.has = b, true
		p.item(&m, s.child)
	} else {
		p.loose(id, l, s.child)
	}
	return s.last + 1
}

// setLabel gives the clause its label; style and value follow from the list.
func (p *parser) setLabel(c *Clause, l *line, b *label) {
	c.Label.Text, c.Label.Suffix = b.text, b.suffix
	if b.format {
		c.Label.At = l.par.LabelAt
		c.Label.End = c.Label.At
		c.Label.End.Column += utf8.RuneCountInString(l.par.Label)
	} else {
		from := b.stop
		for from > 0 && !isSpace(l.s[from-1]) {
			from--
		}
		if b.end <= b.stop || from > b.stop {
			from = 0
		}
		k := strings.LastIndex(l.s[:b.stop], b.text)
		if k < 0 && b.suffix != "" { // "(1) ter": the text leaves the bracket out
			k = strings.LastIndex(l.s[:b.stop], strings.TrimSuffix(b.text, " "+b.suffix)+")")
		}
		if k >= 0 {
			from = k
			if from > 0 && l.s[from-1] == '(' {
				from--
			}
		}
		c.Label.At, c.Label.End = l.text.At(from), l.text.End(b.stop)
	}
	switch {
	case b.dash:
		c.Label.Style = "dash"
	case b.number > 0:
		c.Label.Style, c.Label.Value = "number", b.number
	case b.roman > 0 && (b.upper || b.letter == 0):
		c.Label.Style, c.Label.Value = "roman", b.roman
	default:
		c.Label.Style, c.Label.Value = "letter", b.letter
	}
}

// successor finds the open list in which the label of l is the next one.
func (p *parser) successor(l *line) (k int, style string, ok bool) {
	b := &l.lab
	best := -1
	for j := len(p.levels) - 1; j >= 0; j-- {
		v := &p.levels[j]
		st, val := b.as(v.style)
		if st == "" || v.style == "dash" || v.label.comps != b.comps || v.format > 0 != b.format {
			continue
		}
		if b.comps > 1 && parentNumber(v.label.text) != parentNumber(b.text) {
			continue
		}
		if val != v.last+1 && !(b.suffix != "" && val == v.last) {
			continue
		}
		score := 1
		if v.label.close == b.close && v.label.paren == b.paren {
			score += 4
		}
		if v.indent == l.par.Indent {
			score += 2
		}
		if score > best {
			best, k, style, ok = score, j, v.style, true
		}
	}
	return k, style, ok
}

// as reads the label in a style; style "" means that it cannot be read so.
func (b *label) as(style string) (string, int) {
	switch {
	case style == "number" && b.number > 0:
		return style, b.number
	case style == "letter" && b.letter > 0:
		return style, b.letter
	case style == "roman" && b.roman > 0:
		return style, b.roman
	case style == "dash" && b.dash:
		return style, 0
	}
	return "", 0
}

func parentNumber(s string) string {
	if k := strings.LastIndexByte(s, '.'); k > 0 {
		return s[:k]
	}
	return ""
}

// chapeau reports whether what stands before announces a list.
func (p *parser) chapeau() bool {
	return p.cur >= 0 && p.before() == endColon
}

// place finds the list that the label of l belongs to: the level, its style
// and the label's value; push says that a list begins there.
func (p *parser) place(l *line) (k int, style string, val int, push bool) {
	b := &l.lab
	n := len(p.levels)
	if b.format && l.par.Level > 0 {
		style, val = b.natural()
		for k = n - 1; k >= 0; k-- {
			if f := p.levels[k].format; f == l.par.Level && p.levels[k].style == style {
				return k, style, val, false
			} else if f < l.par.Level {
				break
			}
		}
		return k + 1, style, val, true
	}
	if b.comps > 1 {
		up := parentNumber(b.text)
		for k = n - 1; k >= 0; k-- {
			v := &p.levels[k]
			if v.style == "number" && v.label.comps == b.comps && parentNumber(v.label.text) == up {
				return k, "number", b.number, false
			}
			if v.style == "number" && v.label.text == up {
				return k + 1, "number", b.number, true
			}
		}
		for k = n - 1; k >= 0; k-- {
			if p.levels[k].style == "number" && p.levels[k].label.comps == b.comps {
				return k, "number", b.number, false
			}
		}
		for k = n - 1; k >= 0; k-- {
			if p.levels[k].style == "number" && p.levels[k].label.comps < b.comps {
				return k + 1, "number", b.number, true
			}
		}
		return 0, "number", b.number, true
	}
	chapeau := p.chapeau()
	if !(chapeau && b.roman == 1 && !b.upper) {
		if k, style, ok := p.successor(l); ok {
			_, val = b.as(style)
			return k, style, val, false
		}
	}
	same := func(v *level, style string, strict bool) bool {
		return v.style == style && v.format == 0 && v.label.comps <= 1 && (style != "dash" || v.label.text == b.text) &&
			(!strict || v.label.close == b.close && v.label.paren == b.paren && v.label.upper == b.upper)
	}
	if b.first() {
		style = "letter"
		switch {
		case b.dash:
			style = "dash"
		case b.number == 1:
			style, val = "number", 1
		case b.roman == 1:
			style, val = "roman", 1
		default:
			val = 1
		}
		for k = n - 1; k >= 0; k-- {
			if !same(&p.levels[k], style, style != "dash") {
				continue
			}
			if style == "dash" {
				return k, style, 0, false
			}
			if chapeau || k == n-1 && l.par.Indent > p.levels[k].indent+1 {
				break
			}
			return k, style, val, false
		}
		return n, style, val, true
	}
	// a gap, a repetition or a step back in the numbering
	for _, strict := range [...]bool{true, false} {
		for _, ahead := range [...]bool{true, false} {
			for k = n - 1; k >= 0; k-- {
				v := &p.levels[k]
				st, x := b.as(v.style)
				if st != "" && same(v, st, strict) && (!ahead || x > v.last) {
					return k, st, x, false
				}
			}
		}
	}
	style, val = b.natural()
	return n, style, val, true
}

// natural is the style and value of a label by itself.
func (b *label) natural() (string, int) {
	switch {
	case b.dash:
		return "dash", 0
	case b.number > 0:
		return "number", b.number
	case b.roman > 0 && (len(b.text) > 1 || b.roman == 1 || b.letter == 0):
		return "roman", b.roman
	}
	return "letter", b.letter
}

// accept reports whether the label at the start of line i is one: not the
// wrapped rest of a sentence.
func (p *parser) accept(i int, e end) bool {
	l := &p.lines[i]
	if !l.has {
		return false
	}
	b := &l.lab
	if b.format || p.cur < 0 || e == endBlock || len(p.parts) == 0 {
		return true
	}
	_, _, next := p.successor(l)
	if b.alone && !l.par.Cut {
		// a number or a dash alone may be a word that a line break set apart
		if i+1 == len(p.lines) || p.lines[i+1].has || e == endNone || b.dash && !p.dashOpen() && e != endColon && !p.listAhead(i) {
			return false
		}
		if !next && !b.first() {
			return false
		}
	}
	switch e {
	case endSemi, endColon:
		return true
	case endStop:
		if p.mode == modeProse || p.mode == modeReasons {
			return l.gap > 0 || !b.bare() || next || unicode.IsUpper(firstRune(l.s[b.end:]))
		}
		return true
	case endComma:
		if b.dash {
			return !strings.HasPrefix(l.s[b.end:], "(") && (l.gap > 0 || p.listAhead(i) || b.text != "-" && b.text != "–" && b.text != "—" || p.dashOpen() || l.par.Indent > 0)
		}
		if l.gap > 0 || next {
			return true
		}
		if b.first() {
			return !b.bare() || !p.hasStyle("number")
		}
		if b.bare() {
			k := p.topNumber()
			return k >= 0 && b.number > p.levels[k].last && b.number-p.levels[k].last <= 3 && toOrThat(l.low[b.end:])
		}
		return true
	}
	// in mid-sentence
	if b.dash {
		return p.dashOpen() || l.par.Indent > p.indent() && l.par.Indent > 0 ||
			p.mode == modeBody && !strings.Contains(l.s[b.end:], " "+b.text) && p.listAhead(i)
	}
	if next {
		if !b.bare() || l.gap > 0 {
			return true
		}
		return toOrThat(l.low[b.end:]) || p.mode == modeBody && p.sameLead(l) || unicode.IsUpper(firstRune(l.s[b.end:])) && p.short(i-1)
	}
	if b.first() {
		return l.gap > 0 || l.par.Indent > p.indent() || !b.bare() && p.announces() || p.listAhead(i)
	}
	if b.bare() {
		return false
	}
	if l.gap > 0 {
		return true
	}
	for k := range p.levels {
		v := &p.levels[k]
		if st, x := b.as(v.style); st != "" && v.label.close == b.close && v.label.comps == b.comps && x > v.last && x <= v.last+3 {
			return true
		}
	}
	return false
}

// listAhead reports whether the label of line i, the first of its kind, has a
// second one below it, where a clause has ended: then it begins a list, though
// the line before it stops in mid-sentence.
func (p *parser) listAhead(i int) bool {
	b := &p.lines[i].lab
	for k := range p.levels {
		v := &p.levels[k]
		if v.last == 1 && v.label.close == b.close && v.label.paren == b.paren && v.label.comps == b.comps {
			return false // the second label goes on with an open list
		}
	}
	if b.bare() {
		switch strings.TrimRight(firstWord(p.lines[i].low[b.end:]), ",;") {
		case "and", "or":
			return false
		}
	}
	for k := i + 1; k < len(p.lines) && k < i+30; k++ {
		l := &p.lines[k]
		if l.has && l.lab.close == b.close && l.lab.paren == b.paren && l.lab.comps == b.comps && l.lab.upper == b.upper {
			m := &l.lab
			e := endOf(p.lines[k-1].s)
			ended := e == endSemi || e == endComma || e == endStop || e == endNone && !m.bare() && !m.dash
			switch {
			case !ended:
			case b.dash && m.text == b.text, b.number == 1 && m.number == 2, b.roman == 1 && m.roman == 2, b.letter == 1 && m.letter == 2:
				return true
			case !m.dash && m.first():
				return false
			}
		}
		if s, ok := p.readSection(k); ok && s.bareVerb {
			return false
		}
	}
	return false
}

// short reports whether the first word of the next line would have fitted on
// line i, so that it does not look wrapped.
func (p *parser) short(i int) bool {
	n := p.lines[i+1].s
	return utf8.RuneCountInString(p.lines[i].s)+1+utf8.RuneCountInString(n[:wordEnd(n, 0)]) < p.width-4
}

func toOrThat(low string) bool { return hasWord(low, "to") || hasWord(low, "that") }

func (p *parser) dashOpen() bool {
	n := len(p.levels)
	return n > 0 && p.levels[n-1].style == "dash"
}

func (p *parser) hasStyle(style string) bool {
	for k := range p.levels {
		if p.levels[k].style == style {
			return true
		}
	}
	return false
}

func (p *parser) topNumber() int {
	for k := len(p.levels) - 1; k >= 0; k-- {
		if p.levels[k].style == "number" {
			return k
		}
	}
	return -1
}

func (p *parser) sameLead(l *line) bool {
	lead := firstWord(l.low[l.lab.end:])
	for k := range p.levels {
		if p.levels[k].lead == lead && lead != "" {
			return true
		}
	}
	return false
}

func (p *parser) indent() int {
	if n := len(p.levels); n > 0 {
		return p.levels[n-1].indent
	}
	return 0
}

// announces reports whether the last line ends in a word that a list follows.
func (p *parser) announces() bool {
	t := strings.TrimRight(lower(p.tail), " ")
	switch t[strings.LastIndexByte(t, ' ')+1:] {
	case "by", "to", "that", "including", "following", "with", "for", "of", "on", "namely", "particular", "how", "whether", "as":
		return true
	}
	return false
}

func firstWord(low string) string { return low[:wordEnd(low, 0)] }

// item begins the labelled item of line l, whose label starts at byte offset
// off of the line.
func (p *parser) item(l *line, off int) int {
	k, style, val, push := p.place(l)
	if push && k == 0 && p.completed(l) {
		p.base = p.cur // "resolves that:" and its list
	}
	parent := p.base
	if k > 0 {
		parent = p.levels[k-1].id
	}
	part := PartProse
	if p.section >= 0 {
		part = p.doc.Clauses[p.section].Part
	}
	id := p.open(KindItem, part, parent, 0)
	c := &p.doc.Clauses[id]
	b := &l.lab
	p.setLabel(c, l, b)
	c.Label.Style, c.Label.Value = style, val
	if style == "letter" && len(b.text) == 2 && b.letter > 0 && b.roman == 0 && b.text[0] != b.text[1] && !push && p.levels[k].last < 26 {
		p.doc.Merged = true // "be)": old and new letter side by side
	}
	v := level{style: style, label: *b, last: val, id: id, indent: l.par.Indent, lead: firstWord(l.low[min(b.end, len(l.low)):]), title: unicode.IsUpper(firstRune(l.s[min(b.end, len(l.s)):]))}
	if b.format {
		v.format = l.par.Level
	}
	if push {
		p.levels = append(p.levels[:k], v)
	} else {
		v.indent = p.levels[k].indent
		if style == "letter" && val > 26 && b.text[0] != b.text[len(b.text)-1] && p.levels[k].last < 26 {
			v.last = p.levels[k].last + 1
		}
		p.levels = append(p.levels[:k], v)
	}
	p.named(id, parent, c)
	p.addLine(l, b.end)
	return id
}

// completed reports whether the open clause, which has no label, is one that
// the labelled items from l on complete: it ends in a colon, or breaks off.
func (p *parser) completed(l *line) bool {
	if p.cur < 0 {
		return false
	}
	c := &p.doc.Clauses[p.cur]
	if c.Kind != KindItem || c.Label.Text != "" {
		return false
	}
	switch p.before() {
	case endColon:
		return true
	case endNone:
		return c.Parent == p.section && len(p.parts) > 0
	case endComma:
		// but "that …," and "a) that …," stand side by side
		return c.Parent == p.section && len(p.parts) > 0 &&
			!(hasWord(l.low[min(l.lab.end, len(l.low)):], "that") && hasWord(lower(p.parts[0].Runs[0].Text), "that"))
	}
	return false
}

// named gives an item its name.
func (p *parser) named(id, parent int, c *Clause) {
	if p.section < 0 {
		p.prose++
		c.Name = p.annex + "¶" + strconv.Itoa(p.prose)
		return
	}
	m := &p.meta[id]
	s := p.doc.Clauses[p.section].Name
	up := ""
	if parent >= 0 {
		up = p.meta[parent].path
	}
	if c.Label.Text == "" {
		m.path = up
		if up == "" {
			p.meta[p.section].loose++
			if n := p.meta[p.section].loose; n > 1 {
				c.Name = s + " ¶" + strconv.Itoa(n)
				return
			}
		}
	} else {
		own := c.Label.Text
		switch c.Label.Style {
		case "dash":
			n := 1
			if parent >= 0 {
				n = p.meta[parent].child
			}
			own = "–" + strconv.Itoa(n)
		case "letter", "roman":
			own += ")"
		}
		m.path = own
		if k := strings.LastIndexByte(up, ' ') + 1; c.Label.Style == "number" && up != "" && strings.HasPrefix(own, up[k:]+".") {
			m.path = up[:k] + own // 2.1 holds the 2
		} else if up != "" {
			m.path = up + " " + own
		}
	}
	c.Name = s
	if m.path != "" {
		if c.Addressee != "" {
			c.Name += ":"
		}
		c.Name += " " + m.path
	}
}

// loose begins an item without label.
func (p *parser) loose(parent int, l *line, off int) {
	part := PartProse
	if p.section >= 0 {
		part = p.doc.Clauses[p.section].Part
	}
	id := p.open(KindItem, part, parent, 0)
	p.named(id, parent, &p.doc.Clauses[id])
	p.addLine(l, off)
}

// body reads line i of a resolution, which is no section line.
func (p *parser) body(i int, e end) int {
	l := &p.lines[i]
	if p.section < 0 {
		return p.front(i, e)
	}
	// what follows the last clause: a heading of the contribution
	if l.par.Kind == draft.Heading || l.has && l.lab.number > 0 && l.gap > 0 && (e == endStop || e == endBlock) && !p.goesHere(l) && p.isHeading(i) {
		p.leave()
		return p.text(i, endBlock)
	}
	if !l.has && l.gap > 0 && (e == endStop || p.cur < 0 && p.doc.Clauses[len(p.doc.Clauses)-1].Kind == KindNote) && words(l.s) <= 8 && p.isHeading(i) && (i+1 == len(p.lines) || p.lines[i+1].gap > 0 || p.proposalAt(i+1)) {
		p.leave()
		return p.text(i, endBlock)
	}
	if e == endStop && l.gap > 0 && p.looksFootnote(l) {
		b := l.lab
		part := []draft.Paragraph{paragraph(l, b.end, len(l.s))}
		n := 1
		for ; i+n < len(p.lines) && p.lines[i+n].gap == 0 && !p.lines[i+n].has && endOf(p.lines[i+n-1].s) == endNone; n++ {
			part = append(part, p.whole(&p.lines[i+n]))
		}
		p.close()
		p.putFootnote(i, &b, part)
		return i + n
	}
	if p.accept(i, e) {
		p.item(l, 0)
		return i + 1
	}
	if p.cur >= 0 && p.continues(i, e) {
		p.addLine(l, 0)
		return i + 1
	}
	p.unlabelled(l, e)
	return i + 1
}

// looksFootnote reports whether a line after the end of a list is a footnote
// without a rule above it: it starts again at 1, and with a capital.
func (p *parser) looksFootnote(l *line) bool {
	if !l.has || !l.lab.bare() || l.lab.number != 1 || len(p.levels) == 0 {
		return false
	}
	v := &p.levels[0]
	return v.style == "number" && v.last > 0 && v.lead != "" && unicode.IsLower(firstRune(v.lead)) && !v.title &&
		unicode.IsUpper(firstRune(l.s[l.lab.end:])) && !allCaps(l.s)
}

// goesHere reports whether the label fits an open list.
func (p *parser) goesHere(l *line) bool {
	_, _, ok := p.successor(l)
	return ok || len(p.levels) == 0 && l.lab.first()
}

// leave ends the resolution: prose follows.
func (p *parser) leave() {
	p.close()
	p.mode, p.res, p.section, p.fresh, p.annex = modeProse, -1, -1, false, ""
	p.resetLists(-1)
}

// continues reports whether line i, which has no label, goes on with the open
// clause of a resolution.
func (p *parser) continues(i int, e end) bool {
	l := &p.lines[i]
	switch e {
	case endNone:
		return l.gap == 0 || startsLower(l.s, p.tail)
	case endComma:
		if p.closesOuter(i) {
			return false
		}
		if l.gap == 0 {
			return true
		}
		return startsLower(l.s, p.tail) && !p.repeats(l)
	case endStop:
		return l.gap == 0
	}
	return false
}

// repeats reports whether the line starts as the open clause without label
// does: "that …" after "that …".
func (p *parser) repeats(l *line) bool {
	c := &p.doc.Clauses[p.cur]
	if c.Label.Text != "" || len(p.parts) == 0 {
		return false
	}
	w := firstWord(lower(p.parts[0].Runs[0].Text))
	return w != "" && w == firstWord(l.low)
}

// closesOuter reports whether a line after a nested list takes up the sentence
// of the outer item again: "and to report".
func (p *parser) closesOuter(i int) bool {
	l := &p.lines[i]
	n := len(p.levels)
	if n == 0 {
		return false
	}
	in := &p.levels[n-1]
	outer, indent := p.base, -1
	if n > 1 {
		outer, indent = p.levels[n-2].id, p.levels[n-2].indent
	}
	if outer < 0 || p.doc.Clauses[outer].Kind != KindItem || !p.doc.Clauses[outer].Chapeau {
		return false
	}
	if indent >= 0 && in.indent > indent && l.par.Indent < in.indent && l.par.Indent <= indent+4 && l.par.Indent > 0 {
		return true
	}
	for k := i + 1; k < len(p.lines) && k < i+8; k++ {
		if m := &p.lines[k]; m.has {
			if at, _, ok := p.successor(m); ok && at == n-1 {
				return false // the nested list goes on
			}
			break
		}
	}
	lead := firstWord(lower(p.doc.Clauses[outer].Text.String()))
	if lead != "to" && lead != "that" || in.lead == lead {
		return false
	}
	low := l.low
	for _, w := range [...]string{"and", "as well as"} {
		if hasWord(low, w) {
			low = low[skipSpace(low, len(w)):]
			break
		}
	}
	return hasWord(low, lead)
}

// unlabelled begins an item without label in the current section.
func (p *parser) unlabelled(l *line, e end) {
	parent := p.base
	n := len(p.levels)
	switch {
	case l.par.Kind == draft.Item && l.par.Level > 0 && p.atFormat(l.par.Level) >= 0:
		k := p.atFormat(l.par.Level) // a further paragraph of a list item
		p.levels = p.levels[:k+1]
		parent = p.levels[k].id
	case p.cur < 0:
		if p.base != p.section && p.base >= 0 && n == 0 {
			parent = p.base
		}
	case e == endColon && p.doc.Clauses[p.cur].Kind == KindItem:
		parent = p.cur
	case n > 1:
		p.levels = p.levels[:n-1]
		parent = p.levels[n-2].id
	case n == 1 && p.base != p.section:
		// after the list of an unlabelled chapeau
		base := &p.doc.Clauses[p.base]
		if w := firstWord(lower(base.Text.String())); w == firstWord(l.low) {
			p.resetLists(p.section)
			parent = p.section
		}
	case p.doc.Clauses[p.cur].Label.Text == "":
		parent = p.doc.Clauses[p.cur].Parent
	default:
		parent = p.section
	}
	p.loose(parent, l, 0)
}

// atFormat finds the open list with the nesting that the format gave it.
func (p *parser) atFormat(level int) int {
	for k := range p.levels {
		if p.levels[k].format == level {
			return k
		}
	}
	return -1
}

// front reads what stands between the heading and the first section.
func (p *parser) front(i int, e end) int {
	l := &p.lines[i]
	if p.fresh {
		if n := p.history(i); n > 0 {
			p.remark(i, n, PartHeading)
			return i + n
		}
		if h := p.readHead(l); len(h.proposals) > 0 && h.rest == "" && h.mark == "" {
			r := &p.doc.Resolutions[p.res]
			for _, n := range h.proposals {
				if r.Proposal == "" {
					r.Proposal = n
				}
				r.Proponents = append(r.Proponents, n[:strings.IndexByte(n, '/')])
			}
			p.remark(i, 1, PartHeading)
			return i + 1
		}
		if names := proponentLine(l); names != nil && p.doc.Resolutions[p.res].Heading == len(p.doc.Clauses)-1 {
			r := &p.doc.Resolutions[p.res]
			r.Proponents = append(r.Proponents, names...)
			p.remark(i, 1, PartHeading)
			return i + 1
		}
		if l.par.Kind == draft.Heading || l.has && l.gap > 0 && p.isHeading(i) {
			p.leave()
			return p.text(i, endBlock)
		}
	}
	return p.text(i, e)
}

// remark makes n lines from i on a note.
func (p *parser) remark(i, n int, part Part) int {
	id := p.open(KindNote, part, -1, i)
	p.notes++
	p.doc.Clauses[id].Name = p.annex + "note " + strconv.Itoa(p.notes)
	for k := i; k < i+n; k++ {
		p.addLine(&p.lines[k], 0)
	}
	p.close()
	return id
}

// text reads line i as prose.
func (p *parser) text(i int, e end) int {
	l := &p.lines[i]
	if l.par.Kind == draft.Heading {
		if p.mode == modeAnnex && p.annexLevel > 0 && l.par.Level <= p.annexLevel {
			p.leave()
		}
		return p.proseHeading(i, 1)
	}
	fresh := e == endStop || e == endBlock || l.gap > 0
	if (fresh || e == endNone && (isDate(l.low) || strings.HasPrefix(l.s, "Original: "))) && p.mode == modeProse && p.documentLine(i) {
		p.remark(i, 1, PartProse)
		return i + 1
	}
	if p.accept(i, e) {
		if fresh && p.isHeading(i) {
			return p.proseHeading(i, 1)
		}
		p.proseItem(l)
		return i + 1
	}
	if fresh {
		if n := p.titleBlock(i); n > 0 {
			return p.proseHeading(i, n)
		}
		if e == endBlock || l.gap > 0 {
			if p.isHeading(i) {
				return p.proseHeading(i, 1)
			}
		}
	}
	if p.cur >= 0 && e != endBlock && p.doc.Clauses[p.cur].Kind != KindHeading && (l.gap == 0 || e <= endComma && startsLower(l.s, p.tail)) {
		p.addLine(l, 0)
		return i + 1
	}
	kind := KindParagraph
	if r, n := utf8.DecodeRuneInString(l.s); (r == '“' || r == '"' || r == '«') && endsQuote(l.s[n:]) && (i+1 == len(p.lines) || p.lines[i+1].gap > 0 || p.proposalAt(i+1)) {
		kind = KindQuotation
	}
	p.resetLists(-1)
	p.proseClause(kind, -1)
	p.addLine(l, 0)
	return i + 1
}

func endsQuote(s string) bool {
	s = strings.TrimRight(s, ".,;")
	r := last(s)
	return r == '”' || r == '"' || r == '»'
}

func (p *parser) proseClause(kind Kind, parent int) int {
	id := p.open(kind, PartProse, parent, 0)
	p.prose++
	p.doc.Clauses[id].Name = p.annex + "¶" + strconv.Itoa(p.prose)
	return id
}

// proseItem begins a numbered paragraph or a list item of prose.
func (p *parser) proseItem(l *line) {
	b := &l.lab
	if len(p.levels) == 0 && p.cur >= 0 && p.doc.Clauses[p.cur].Kind == KindParagraph {
		p.base = p.cur
	}
	k, style, val, push := p.place(l)
	if push && k > 0 && style == "number" && !b.first() && l.gap > 0 && p.before() == endStop {
		k = 0 // "3. …" after a list, its "2." being a paragraph or two above
	}
	top := style == "number" && (b.comps > 1 || k == 0 && !(push && p.base >= 0 && p.cur >= 0 && p.before() == endColon))
	kind, parent := KindItem, p.base
	if top {
		kind, parent, k = KindParagraph, -1, 0
		p.base = -1
	} else if k > 0 {
		parent = p.levels[k-1].id
	}
	id := p.proseClause(kind, parent)
	c := &p.doc.Clauses[id]
	p.setLabel(c, l, b)
	c.Label.Style, c.Label.Value = style, val
	v := level{style: style, label: *b, last: val, id: id, indent: l.par.Indent, lead: firstWord(l.low[min(b.end, len(l.low)):]), title: unicode.IsUpper(firstRune(l.s[min(b.end, len(l.s)):]))}
	if b.format {
		v.format = l.par.Level
	}
	p.levels = append(p.levels[:k], v)
	p.addLine(l, b.end)
}

// proseHeading makes n lines from i on a heading of prose.
func (p *parser) proseHeading(i, n int) int {
	l := &p.lines[i]
	id := p.open(KindHeading, PartProse, -1, 0)
	c := &p.doc.Clauses[id]
	p.headings++
	c.Name = p.annex + "heading"
	if p.headings > 1 {
		c.Name += " #" + strconv.Itoa(p.headings)
	}
	off := 0
	if l.has {
		p.setLabel(c, l, &l.lab)
		off = l.lab.end
	}
	p.addLine(l, off)
	for k := i + 1; k < i+n; k++ {
		p.addLine(&p.lines[k], 0)
	}
	for i+n < len(p.lines) && l.par.Kind == draft.Heading && p.lines[i+n].par.Kind == draft.Heading && p.lines[i+n].gap == 0 {
		p.addLine(&p.lines[i+n], 0)
		n++
	}
	p.close()
	p.resetLists(-1)
	return i + n
}

// isHeading reports whether line i, where something new may start, is a
// heading of prose: short, without final punctuation, and set off.
func (p *parser) isHeading(i int) bool {
	l := &p.lines[i]
	if l.par.Kind == draft.Heading {
		return true
	}
	t := l.s
	if l.has {
		t = t[l.lab.end:]
	}
	if t == "" || words(t) > 12 || !unicode.IsUpper(firstRune(t)) || strings.Contains(t, ". ") || !l.par.Open && l.par.Kind != draft.Body || l.lab.dash || l.lab.format {
		return false
	}
	if e := endOf(t); e != endNone {
		return false
	}
	if i+1 == len(p.lines) {
		return l.gap > 0 && words(t) <= 8
	}
	n := &p.lines[i+1]
	if n.has {
		if !l.has {
			return l.gap > 0 || n.gap > 0 || n.lab.first() || n.lab.comps > 1
		}
		return !(n.lab.comps == l.lab.comps && (n.lab.number == l.lab.number+1 && l.lab.number > 0 || n.lab.letter == l.lab.letter+1 && l.lab.letter > 0 || n.lab.dash))
	}
	if n.gap > 0 {
		return true
	}
	if p.opening(i+1) > 0 || p.documentLine(i+1) || p.proposalAt(i+1) {
		return true
	}
	if s, ok := p.readSection(i + 1); ok && s.bareVerb {
		return true
	}
	return unicode.IsUpper(firstRune(n.s)) && p.short(i)
}

// titleBlock reports how many lines from i on are the title at the top of a
// document, 0 if there is none.
func (p *parser) titleBlock(i int) int {
	for k := range p.doc.Clauses {
		if p.doc.Clauses[k].Kind != KindNote {
			return 0
		}
	}
	n := 0
	for k := i; k < len(p.lines); k++ {
		l := &p.lines[k]
		if k > i && l.gap > 0 {
			break
		}
		if n++; n > 4 || endOf(l.s) != endNone || l.has || !l.par.Open {
			return 0
		}
	}
	l := &p.lines[i]
	if i+n == len(p.lines) && p.cur < 0 && i > 0 || !unicode.IsUpper(firstRune(l.s)) {
		return 0
	}
	if n > 1 && last(p.lines[i+n-1].s) == ')' && p.lines[i+n-1].s[0] == '(' {
		n--
	}
	for k := i + 1; k < i+n; k++ {
		if p.documentLine(k) || p.proposalAt(k) {
			return k - i
		}
	}
	return n
}

// reasonsAt reports whether line i starts with "Reasons:" and where the text
// after it begins.
func (p *parser) reasonsAt(i int) (off int, ok bool) {
	l := &p.lines[i]
	if l.s[0] != 'R' {
		return 0, false
	}
	for _, w := range [...]string{"reasons", "reason"} {
		if !hasWord(l.low, w) {
			continue
		}
		j := skipSpace(l.low, len(w))
		if j == len(l.s) && (l.gap > 0 || p.before() != endNone) {
			return j, true
		}
		if j < len(l.s) && l.s[j] == ':' || strings.HasPrefix(l.s[j:], "–") || strings.HasPrefix(l.s[j:], "- ") {
			_, n := utf8.DecodeRuneInString(l.s[j:])
			return j + n, true
		}
	}
	return 0, false
}

func (p *parser) reasonsHeading(i, off int) int {
	l := &p.lines[i]
	p.section, p.annex = -1, ""
	id := p.open(KindNote, PartReasons, -1, i)
	p.doc.Clauses[id].Name = p.annex + "reasons"
	p.add(paragraph(l, 0, off))
	p.close()
	p.mode, p.fresh = modeReasons, false
	p.resetLists(-1)
	if j := skipSpace(l.s, off); j < len(l.s) {
		p.newReason(l, j)
	}
	return i + 1
}

func (p *parser) newReason(l *line, off int) {
	id := p.open(KindReasons, PartReasons, -1, 0)
	p.reasons++
	c := &p.doc.Clauses[id]
	c.Name = p.annex + "reasons ¶" + strconv.Itoa(p.reasons)
	p.addLine(l, off)
}

// reason reads line i below "Reasons:".
func (p *parser) reason(i int, e end) int {
	l := &p.lines[i]
	if l.par.Kind == draft.Heading || (e == endStop || e == endBlock) && (l.has && l.lab.number > 0 || l.gap > 0 && !l.has && i+1 < len(p.lines) && p.lines[i+1].gap > 0) && p.isHeading(i) && p.reasons > 0 {
		p.leave()
		return p.text(i, endBlock)
	}
	if p.accept(i, e) {
		k, style, val, _ := p.place(l)
		p.newReason(l, l.lab.end)
		c := &p.doc.Clauses[p.cur]
		p.setLabel(c, l, &l.lab)
		c.Label.Style, c.Label.Value = style, val
		p.levels = append(p.levels[:k], level{style: style, label: l.lab, last: val, id: c.ID, indent: l.par.Indent})
		return i + 1
	}
	if p.cur >= 0 && e != endBlock && (l.gap == 0 || e <= endComma && startsLower(l.s, p.tail)) {
		p.addLine(l, 0)
		return i + 1
	}
	p.newReason(l, 0)
	return i + 1
}

// noteAt reports whether line i starts an editor's note.
func (p *parser) noteAt(i int) bool {
	low := p.lines[i].low
	for _, w := range [...]string{"editor's note", "editor’s note", "editors' note", "editorial note", "drafting note", "secretariat note"} {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	for _, w := range [...]string{"note", "notes"} {
		if !hasWord(low, w) || firstRune(p.lines[i].s) != 'N' {
			continue
		}
		rest := strings.TrimLeft(low[len(w):], " 0123456789")
		if strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "- ") {
			return true
		}
		if k := strings.IndexByte(rest, ':'); strings.HasPrefix(rest, "by ") && k > 0 && words(rest[:k]) <= 8 {
			return true
		}
	}
	return false
}

// note reads an editor's note: up to its closing bracket, or to the end of its
// paragraph. The clause that it interrupts ends.
func (p *parser) note(i int) int {
	l := &p.lines[i]
	b := l.text.Bracket(0)
	n := 1
	for i+n < len(p.lines) {
		m := &p.lines[i+n]
		if b > 0 {
			if m.text.Bracket(0) != b {
				break
			}
		} else {
			e := endOf(p.lines[i+n-1].s)
			if m.gap > 0 || m.has || e == endStop || !m.par.Open || p.proposalAt(i+n) || p.opening(i+n) > 0 || firstRune(m.s) == '“' {
				break
			}
			if s, ok := p.readSection(i + n); ok && s.bareVerb {
				break
			}
		}
		n++
	}
	part := PartProse
	if p.mode == modeBody {
		part = PartHeading
		if p.section >= 0 {
			part = p.doc.Clauses[p.section].Part
		}
	}
	p.remark(i, n, part)
	return i + n
}

var annexWords = [...]string{"annex", "appendix", "attachment"}

// annexAt reports whether line i is the heading line of an annex: "ANNEX 1 (to
// Resolution 64)".
func (p *parser) annexAt(i int) bool {
	l := &p.lines[i]
	if !unicode.IsUpper(firstRune(l.s)) || words(l.s) > 15 {
		return false
	}
	for _, w := range annexWords {
		if !hasWord(l.low, w) {
			continue
		}
		if e := endOf(l.s); e != endNone && e != endColon {
			return false
		}
		j := skipSpace(l.s, len(w))
		if t := strings.TrimRight(l.s[j:wordEnd(l.s, j)], ":."); len(t) <= 4 && t != "" && (isDigit(t[0]) || t[0] >= 'A' && t[0] <= 'Z' && (len(t) == 1 || romanValue(lower(t)) > 0)) {
			j = skipSpace(l.s, j+len(t))
		}
		rest := strings.TrimLeft(l.s[j:], ":. ")
		return rest == "" || rest[0] == '(' || hasWord(lower(rest), "to") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "- ") ||
			strings.HasPrefix(l.s[j:], ":")
	}
	return false
}

func (p *parser) annexHeading(i int) int {
	l := &p.lines[i]
	p.section = -1
	id := p.open(KindAnnex, PartProse, -1, i)
	c := &p.doc.Clauses[id]
	name := ""
	for _, w := range annexWords {
		if hasWord(l.low, w) {
			name = w
			j := skipSpace(l.low, len(w))
			if t := strings.TrimRight(l.low[j:wordEnd(l.low, j)], ":."); t != "" && t[0] != '(' && t != "to" && len(t) <= 4 && (isDigit(t[0]) || isLetter(t[0])) {
				name += " " + t
			}
		}
	}
	c.Name = name
	p.addLine(l, 0)
	n := 1
	for i+n < len(p.lines) && p.lines[i+n].gap == 0 && p.lines[i+n].s[0] == '(' && endOf(p.lines[i+n].s) == endNone {
		p.addLine(&p.lines[i+n], 0)
		n++
	}
	p.close()
	p.annexLevel = 0
	if l.par.Kind == draft.Heading {
		p.annexLevel = l.par.Level
	}
	p.mode, p.annex, p.sections, p.prose, p.headings, p.fresh = modeAnnex, name+" / ", nil, 0, 0, false
	p.resetLists(-1)
	return i + n
}

// isRule reports whether a line is a rule: "______".
func isRule(s string) bool {
	return len(s) >= 3 && (strings.Trim(s, "_") == "" || strings.Trim(s, "―") == "" || strings.Trim(s, "*-= ") == "" && len(s) >= 5)
}

// rule skips a rule and reads the footnotes below it, if there are any.
func (p *parser) rule(i int) int {
	if c := p.lines[i].s[0]; c == '*' || c == '=' { // "* * *" divides text
		return i + 1
	}
	e := p.before()
	i++
	for i < len(p.lines) {
		l := &p.lines[i]
		n := 0
		for n < len(l.s) && isDigit(l.s[n]) {
			n++
		}
		if n == 0 || n > 3 || n == len(l.s) || l.page || l.par.Kind != draft.Body || !isSpace(l.s[n]) && !unicode.IsUpper(firstRune(l.s[n:])) || l.gap > 1 {
			return i
		}
		if _, _, next := p.successor(l); l.has && next && e != endStop && e != endBlock && unicode.IsLower(firstRune(l.s[l.lab.end:])) {
			return i // the list goes on
		}
		b := label{text: l.s[:n], stop: n, end: skipSpace(l.s, n), number: l.number(n)}
		part := []draft.Paragraph{paragraph(l, b.end, len(l.s))}
		at := i
		for i++; i < len(p.lines); i++ {
			m := &p.lines[i]
			if m.gap > 0 || m.page || isRule(m.s) || isDigit(m.s[0]) && endOf(p.lines[i-1].s) == endStop {
				break
			}
			part = append(part, p.whole(m))
		}
		p.putFootnote(at, &b, part)
	}
	return i
}

func (l *line) number(n int) int {
	v := 0
	for _, c := range []byte(l.s[:n]) {
		v = v*10 + int(c-'0')
	}
	return v
}

// footnote reads a footnote of the format.
func (p *parser) footnote(i int) int {
	l := &p.lines[i]
	b := label{text: l.par.Label, format: true}
	if b.text == "" {
		b.text = "*"
	}
	for _, c := range []byte(b.text) {
		if !isDigit(c) {
			b.number = 0
			break
		}
		b.number = b.number*10 + int(c-'0')
		if b.number > 1e6 {
			b.number = 0
			break
		}
	}
	n := 1
	for i+n < len(p.lines) && p.lines[i+n].par.Kind == draft.Footnote && p.lines[i+n].par.Label == "" {
		n++
	}
	part := make([]draft.Paragraph, 0, n)
	for k := i; k < i+n; k++ {
		part = append(part, p.whole(&p.lines[k]))
	}
	p.putFootnote(i, &b, part)
	return i + n
}

// putFootnote adds a footnote and leaves the clause that it interrupts open.
func (p *parser) putFootnote(i int, b *label, part []draft.Paragraph) {
	c := Clause{Kind: KindFootnote, Text: trim(join(part))}
	if l := &p.lines[i]; !b.format || l.par.Label != "" {
		p.setLabel(&c, l, b)
		c.Label.Style, c.Label.Value = "number", b.number
		if b.number == 0 {
			c.Label.Style = ""
		}
	}
	p.aside(c, "footnote "+b.text)
}

// aside adds a clause that stands within another one, which stays open.
func (p *parser) aside(c Clause, name string) {
	c.ID, c.Parent, c.Resolution, c.Part, c.Name = len(p.doc.Clauses), -1, p.res, PartProse, p.annex+name
	c.Start, c.End = c.Text.At(0), c.Text.End(c.Text.Len())
	if c.Label.Text != "" && c.Label.At.Line > 0 {
		c.Start = c.Label.At
		if c.Text.Len() == 0 {
			c.End = c.Label.End
		}
	}
	p.doc.Clauses = append(p.doc.Clauses, c)
	p.meta = append(p.meta, meta{})
}

// quote reads a block quotation.
func (p *parser) quote(i int) int {
	if p.section >= 0 {
		p.prose++
		id := p.open(KindQuotation, PartProse, -1, i)
		p.doc.Clauses[id].Name = p.annex + "¶" + strconv.Itoa(p.prose)
	} else {
		p.proseClause(KindQuotation, -1)
	}
	n := 0
	for i+n < len(p.lines) && p.lines[i+n].par.Kind == draft.Quote && (n == 0 || p.lines[i+n].gap == 0) {
		l := &p.lines[i+n]
		p.add(p.whole(l))
		n++
	}
	p.close()
	return i + n
}

// documentLine reports whether line i is furniture of the first page: a
// document number, date or source.
func (p *parser) documentLine(i int) bool {
	l := &p.lines[i]
	if words(l.s) > 12 {
		return false
	}
	if e := endOf(l.s); e == endStop || e == endSemi || e == endComma {
		return false
	}
	if n := len(p.doc.Clauses); l.s[0] == '(' && last(l.s) == ')' && n > 0 && p.doc.Clauses[n-1].Kind == KindHeading && p.cur < 0 {
		return true // "(informal translation, 3 May)" under a title
	}
	for _, w := range [...]string{"original:", "source:", "date:", "language:", "agenda item", "document:", "document no", "addendum ", "corrigendum ", "english only", "plenary meeting"} {
		if strings.HasPrefix(l.low, w) && unicode.IsUpper(firstRune(l.s)) {
			if w == "source:" {
				p.source(splitCountries(l.s[len(w):])...)
			}
			return true
		}
	}
	if isDate(l.low) || strings.HasPrefix(l.s, "Document ") && words(l.s) <= 8 && strings.ContainsAny(l.s[9:wordEnd(l.s, 9)], "0123456789") {
		return true
	}
	if names := proponentLine(l); names != nil && l.s[0] != '(' {
		p.source(names...)
		return true
	}
	src, other := "", false
	for _, w := range strings.Fields(l.s) {
		if documentNumber(w) {
			src = w[:strings.IndexByte(w, '/')]
			continue
		}
		switch strings.Trim(lower(w), ".:,") {
		case "contribution", "document", "doc", "addendum", "corrigendum", "revision", "to", "page", "-", "–", "—":
			continue
		}
		if r := firstRune(w); r == '(' || !hasLower(w) {
			continue
		}
		other = true
	}
	if src == "" || other {
		return false
	}
	p.source(src)
	return true
}

// isDate reports whether low is a date alone: "3 may 2030".
func isDate(low string) bool {
	if !isDigit(low[0]) && !isDigit(low[len(low)-1]) || words(low) > 4 {
		return false
	}
	month := false
	for _, w := range strings.FieldsFunc(low, func(r rune) bool { return r == ' ' || r == ',' }) {
		switch w {
		case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
			month = true
		default:
			if strings.Trim(w, "0123456789-–") != "" {
				return false
			}
		}
	}
	return month
}

func hasLower(s string) bool { return strings.IndexFunc(s, unicode.IsLower) >= 0 }

func (p *parser) source(names ...string) {
	for _, n := range names {
		if !slices.Contains(p.sources, n) {
			p.sources = append(p.sources, n)
		}
	}
}

// finish fills in what the whole document tells.
func (p *parser) finish() {
	d := p.doc
	marked, sections := false, false
	for i := range d.Resolutions {
		r := &d.Resolutions[i]
		slices.Sort(r.Proponents)
		r.Proponents = slices.Compact(r.Proponents)
		d.Proponents = append(d.Proponents, r.Proponents...)
		marked = marked || r.Heading >= 0 || r.Conference != ""
		if d.Title == "" {
			d.Title = r.Title
		}
	}
	for i := range d.Clauses {
		c := &d.Clauses[i]
		d.Words += words(c.Text.String())
		sections = sections || c.Kind == KindSection
		if d.Title == "" && c.Kind == KindHeading {
			d.Title = squeeze(c.Text.String())
		}
		if c.Kind == KindHeading && c.Resolution >= 0 && d.Resolutions[c.Resolution].Heading == c.ID {
			merged(d, c.Text.String())
			continue
		}
		d.cite(c)
		merged(d, c.Text.String())
	}
	if len(d.Resolutions) > 0 && (marked || sections) {
		d.Kind = "resolution"
	}
	if len(d.Proponents) == 0 {
		d.Proponents = p.sources
	}
	slices.Sort(d.Proponents)
	d.Proponents = slices.Compact(d.Proponents)
}

// merged looks for years and places of two revisions run together.
func merged(d *Document, s string) {
	for i := 0; i < len(s) && !d.Merged; i++ {
		if !isDigit(s[i]) {
			continue
		}
		j := i
		for j < len(s) && isDigit(s[j]) {
			j++
		}
		n := j - i
		year := n >= 4 && plausibleYear(s[i:i+4])
		switch {
		case !year:
		case n == 8 && plausibleYear(s[i+4:j]):
			d.Merged = true
		case n > 4 && n < 8 && i > 2 && s[i-1] == ' ' && s[i-2] == ',':
			d.Merged = j < len(s) && s[j] == ')'
		case n == 4 && i > 2 && s[i-1] == ' ' && s[i-2] == ',':
			k := strings.LastIndexAny(s[:i-2], " (,;")
			d.Merged = runTogether(s[k+1:i-2]) && j < len(s) && (s[j] == ')' || s[j] == ';')
		}
		if n > 8 && n <= 12 {
			d.Merged = false
		}
		if !d.Merged && n == 8 && i > 2 && s[i-2] == ',' && runTogether(s[strings.LastIndexAny(s[:i-2], " (,;")+1:i-2]) {
			d.Merged = true
		}
		i = j
	}
}

func plausibleYear(s string) bool { return s >= "1950" && s <= "2059" }

// runTogether reports whether two names stand in one word: "HammametDubai".
func runTogether(w string) bool {
	low := false
	for _, r := range w {
		if unicode.IsUpper(r) && low {
			return true
		}
		low = unicode.IsLower(r)
	}
	return false
}
