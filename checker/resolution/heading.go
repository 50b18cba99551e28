package resolution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/redline-check/redline/checker/draft"
)

// headLine is what one line says about a proposal.
type headLine struct {
	mark      string
	proposals []string
	res       bool // it names the resolution
	type_     string
	isNew     bool // "draft new"
	drafted   bool // "draft …" in front
	number    string
	bracket   bool // "(… year)" after the number
	revised   bool
	place     string
	year      int
	title     int // byte offset of a title on the same line, -1 if none
	titleTo   int
	rest      string // what could not be read
}

// readHead reads marks, proposal numbers and the name of a resolution, in any
// order, from the start of a line.
func (p *parser) readHead(l *line) headLine {
	h := headLine{title: -1}
	s := l.s
	i := 0
	for {
		i = skipSpace(s, i)
		if i == len(s) {
			return h
		}
		j := wordEnd(s, i)
		tok := strings.Trim(s[i:j], "()*,;[]")
		if h.mark == "" {
			if m := p.markIn(tok); m != "" {
				if tok == m {
					h.mark = m
					i = j
					continue
				}
				if n := strings.TrimLeft(tok[len(m):], "*):"); proposalNumber(n) {
					h.mark = m
					h.proposals = append(h.proposals, n)
					i = j
					continue
				}
			}
		}
		if proposalNumber(tok) {
			h.proposals = append(h.proposals, tok)
			i = j
			continue
		}
		if p.readName(l, i, &h) {
			return h
		}
		h.rest = s[i:]
		return h
	}
}

func (p *parser) markIn(tok string) string {
	for _, m := range p.g.marks {
		if strings.HasPrefix(tok, m) {
			return m
		}
	}
	return ""
}

// proposalNumber reports whether s is SOURCE/document/sequence: "ARB/40A2/1".
func proposalNumber(s string) bool {
	k := strings.IndexByte(s, '/')
	if k < 1 || k > 12 {
		return false
	}
	for i := 0; i < k; i++ {
		if c := s[i]; !(c >= 'A' && c <= 'Z' || i > 0 && (c == '-' || c == '+' || isDigit(c))) {
			return false
		}
	}
	doc, seq, ok := strings.Cut(s[k+1:], "/")
	if !ok || doc == "" || seq == "" || !isDigit(seq[0]) {
		return false
	}
	digits := 0
	for i := 0; i < len(doc); i++ {
		switch c := doc[i]; {
		case isDigit(c):
			digits++
		case c >= 'A' && c <= 'Z', c == '(', c == ')', c == '.', c == '-':
		default:
			return false
		}
	}
	for i := 0; i < len(seq); i++ {
		if c := seq[i]; !isDigit(c) && c != '-' && c != '(' && c != '.' && !isLetter(c) {
			return false
		}
	}
	return digits > 0
}

// documentNumber reports whether s is SOURCE/number: "CTY/14", "XYZ/334".
func documentNumber(s string) bool {
	k := strings.IndexByte(s, '/')
	if k < 1 || k > 12 || k+1 == len(s) {
		return false
	}
	for i := 0; i < k; i++ {
		if c := s[i]; c < 'A' || c > 'Z' {
			return false
		}
	}
	return isDigit(s[k+1])
}

var typeWords = [...]string{"resolution", "decision", "opinion", "recommendation"}

// readName reads "[DRAFT [NEW]] RESOLUTION 64 (Rev. Place, year) [title]" at
// byte offset i.
func (p *parser) readName(l *line, i int, h *headLine) bool {
	s, low := l.s, l.low
	k := i
	for n := 0; n < 6; n++ {
		j := wordEnd(low, k)
		w := low[k:j]
		switch w {
		case "draft":
			h.drafted = true
		case "new":
			h.isNew = true
		case "proposed", "revised", "revision", "of", "to", "modification", "modified", "preliminary", "suppression":
		default:
			for _, t := range typeWords {
				if strings.TrimRight(w, ":*") != t {
					continue
				}
				if r, _ := utf8.DecodeRuneInString(s[i:]); !unicode.IsUpper(r) {
					return false
				}
				h.res, h.type_ = true, t
				if !h.drafted {
					h.isNew = false
				}
				p.readNumber(l, j, h)
				return true
			}
			h.drafted, h.isNew = false, false
			return false
		}
		k = skipSpace(low, j)
	}
	return false
}

func (p *parser) readNumber(l *line, i int, h *headLine) {
	s := l.s
	i = skipSpace(s, i)
	if i < len(s) {
		if b := l.text.Bracket(i); b > 0 {
			j := i
			for j < len(s) && l.text.Bracket(j) == b {
				_, n := utf8.DecodeRuneInString(s[j:])
				j += n
			}
			if w := strings.TrimSpace(s[i:j]); words(w) <= 3 && s[i] != '(' {
				h.number = w
				i = j
			}
		}
		if h.number == "" && s[i] != '(' {
			j := wordEnd(s, i)
			w := strings.TrimRight(s[i:j], ",:;.")
			if (w == "ITU-R" || w == "ITU-T" || w == "ITU-D") && j < len(s) { // the sector belongs to the number
				k := wordEnd(s, skipSpace(s, j))
				if n := strings.TrimLeft(s[j:k], " "); numberToken(n) {
					h.number, i = w+" "+n, k
				}
			}
			if h.number == "" && numberToken(w) {
				h.number = w
				i = j
			}
		}
	}
	i = skipSpace(s, i)
	for i < len(s) && s[i] == '(' {
		j := strings.IndexByte(s[i:], ')')
		if j < 0 {
			break
		}
		rev, place, year, ok := readRevision(s[i+1 : i+j])
		if !ok {
			break
		}
		h.bracket, h.revised, h.place, h.year = true, rev, place, year
		i = skipSpace(s, i+j+1)
	}
	t := strings.TrimRight(s, " *")
	if i >= len(t) {
		return
	}
	// a proposal number may end the line
	if w := t[strings.LastIndexByte(t, ' ')+1:]; proposalNumber(w) && len(t)-len(w) >= i {
		h.proposals = append(h.proposals, w)
		t = strings.TrimRight(t[:len(t)-len(w)], " ")
	}
	for i < len(t) && strings.ContainsRune(" :–—-*", rune(firstRune(t[i:]))) {
		_, n := utf8.DecodeRuneInString(t[i:])
		i += n
	}
	if i >= len(t) {
		return
	}
	h.title, h.titleTo = i, len(t)
	if t[i] == '(' && t[len(t)-1] == ')' {
		h.title, h.titleTo = i+1, len(t)-1
	}
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// numberToken reports whether w can be the number of a resolution: "64",
// "COM5/14", "ABC-1", "70/125".
func numberToken(w string) bool {
	if w == "" {
		return false
	}
	digit, joint := false, false
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case isDigit(c):
			digit = true
		case c == '-' || c == '/' || c == '_':
			joint = true
		case c >= 'A' && c <= 'Z':
		case isLetter(c) && i > 0:
		default:
			return false
		}
	}
	if isDigit(w[0]) {
		return strings.Trim(w, "0123456789/-") == ""
	}
	return w[0] >= 'A' && w[0] <= 'Z' && joint && (digit || strings.ToUpper(w) == w)
}

// readRevision reads the inside of a bracket: "Rev. New Delhi, 2024", "Council
// 2011", "Johannesburg, 2008; Dubai, 2012" (the last one counts).
func readRevision(s string) (rev bool, place string, year int, ok bool) {
	s = strings.TrimSpace(s)
	low := lower(s)
	if strings.HasPrefix(low, "rev") || strings.HasPrefix(low, "rév") {
		k := strings.IndexAny(s, ". ")
		if k < 0 {
			return false, "", 0, false
		}
		if w := strings.TrimRight(low[:k], "."); w != "rev" && w != "rév" && w != "revised" {
			return false, "", 0, false
		}
		rev = true
		s = strings.TrimLeft(s[k:], ". ")
	}
	if k := strings.LastIndexByte(s, ';'); k >= 0 {
		s = strings.TrimSpace(s[k+1:])
		if l := lower(s); strings.HasPrefix(l, "rev. ") {
			rev, s = true, s[5:]
		}
	}
	k := -1
	for i := 0; i+4 <= len(s); i++ {
		if isDigit(s[i]) && isDigit(s[i+1]) && isDigit(s[i+2]) && isDigit(s[i+3]) {
			k = i
			break
		}
	}
	if k < 1 {
		return false, "", 0, false
	}
	j := k
	for j < len(s) && isDigit(s[j]) {
		j++
	}
	if j-k > 8 || j-k == 6 {
		return false, "", 0, false
	}
	y := s[k : k+4]
	if j-k == 8 { // old and new run together: the later one
		y = s[k+4 : j]
	}
	for _, c := range []byte(y) {
		year = year*10 + int(c-'0')
	}
	if year < 1900 || year > 2199 {
		return false, "", 0, false
	}
	place = strings.Trim(s[:k], " ,")
	if place == "" || words(place) > 5 || !unicode.IsUpper(firstRune(place)) {
		return false, "", 0, false
	}
	t := strings.TrimSpace(s[j:])
	if t != "" && unicode.IsUpper(firstRune(t)) && t == s[j:] { // "Dubai, 2018Bucharest, 2022": the later one
		if _, pl, y, ok := readRevision(t); ok {
			return rev, pl, y, true
		}
	}
	if len(t) > 24 {
		return false, "", 0, false
	}
	return rev, titleCase(place), year, true
}

// titleCase writes words that are all in capitals as names: "NEW DELHI" as
// "New Delhi". Other words stay.
func titleCase(s string) string {
	if !allCaps(s) {
		return s
	}
	var b strings.Builder
	start := true
	for i, w := range strings.Fields(s) {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch w {
		case "OF", "THE", "AND", "ON", "FOR", "IN":
			if i > 0 {
				b.WriteString(strings.ToLower(w))
				continue
			}
		}
		start = true
		for _, r := range w {
			if start {
				b.WriteRune(r)
			} else {
				b.WriteRune(unicode.ToLower(r))
			}
			start = !unicode.IsLetter(r) && r != '\''
		}
	}
	return b.String()
}

// history reports whether the line at i is a history line, "(Place, 2028)" or
// "(Johannesburg, 2008; Dubai, 2012)", and how many lines it has.
func (p *parser) history(i int) int {
	l := &p.lines[i]
	if l.s == "" || l.s[0] != '(' {
		return 0
	}
	t := l.s
	n := 1
	for last(strings.TrimRight(t, "0123456789* ")) != ')' {
		if n == 3 || i+n >= len(p.lines) || p.lines[i+n].gap > 0 {
			return 0
		}
		t += " " + p.lines[i+n].s
		n++
	}
	t = strings.TrimRight(t, "0123456789* ")
	if _, _, _, ok := readRevision(t[1 : len(t)-1]); !ok {
		return 0
	}
	return n
}

// opening reports how many lines from i on are the line that names the
// assembly: "The … Assembly (place, year),". Without a bracket, "The
// Assembly," counts if a section follows.
func (p *parser) opening(i int) int {
	l := &p.lines[i]
	if !strings.HasPrefix(l.low, "the ") || !unicode.IsUpper(firstRune(l.s)) {
		return 0
	}
	t := l.s
	for n := 1; ; n++ {
		if e := endOf(t); e == endComma {
			if a := strings.LastIndexByte(t, '('); a > 0 && strings.IndexByte(t[a:], ')') > 0 {
				if _, _, _, ok := readRevision(t[a+1 : a+strings.IndexByte(t[a:], ')')]); ok {
					return n
				}
			}
			if words(t) <= 12 && p.verbStarts(i+n) && named(t) {
				return n
			}
			return 0
		} else if e != endNone {
			return 0
		}
		if n == 3 || i+n >= len(p.lines) {
			return 0
		}
		if m := &p.lines[i+n]; strings.HasPrefix(m.low, "the ") && unicode.IsUpper(firstRune(m.s)) && endOf(m.s) == endComma {
			return 0 // a title; the opening line comes next
		}
		t += " " + p.lines[i+n].s
	}
}

// named reports whether every long word is a name.
func named(s string) bool {
	for _, w := range strings.Fields(s) {
		if len(w) > 4 && !unicode.IsUpper(firstRune(w)) {
			return false
		}
	}
	return true
}

func (p *parser) verbStarts(i int) bool {
	if i >= len(p.lines) {
		return false
	}
	_, ok := p.readSection(i)
	return ok
}

// proposalAt reports whether a proposal or resolution begins at line i.
func (p *parser) proposalAt(i int) bool {
	l := &p.lines[i]
	c := firstRune(l.s)
	if !unicode.IsUpper(c) && c != '(' {
		return false
	}
	h := p.readHead(l)
	switch {
	case h.mark != "" && (len(h.proposals) > 0 && h.rest == "" || h.res):
		return true
	case h.mark != "" && len(h.proposals) > 0:
		return h.rest[0] != '=' && h.rest[0] != ':'
	case h.mark != "" && h.rest == "":
		if i+1 < len(p.lines) {
			n := p.readHead(&p.lines[i+1])
			return n.mark == "" && (n.res || len(n.proposals) > 0 && n.rest == "")
		}
		return false
	case h.mark != "":
		return false
	case len(h.proposals) > 0 && h.res:
		return p.bodyAhead(i + 1)
	case len(h.proposals) > 0 && h.rest == "":
		for k := i + 1; k < len(p.lines) && k < i+3; k++ {
			n := p.readHead(&p.lines[k])
			if n.mark != "" && (n.res || n.rest == "") || n.res && len(n.proposals) == 0 {
				return true
			}
		}
		return false
	case h.res:
		if e := endOf(l.s); e != endNone && !strings.HasSuffix(l.s, ")") {
			return false
		}
		if h.number == "" && !h.drafted {
			return false
		}
		if h.title >= 0 && !h.drafted && !strings.HasPrefix(l.s[h.title-1:], "(") && !allCaps(l.s[:min(8, len(l.s))]) {
			return false
		}
		return p.bodyAhead(i + 1)
	}
	return false
}

// bodyAhead reports whether the body of a resolution starts within the next
// lines: an opening line or a bare section verb.
func (p *parser) bodyAhead(i int) bool {
	for k := i; k < len(p.lines) && k < i+10; k++ {
		if unicode.IsUpper(firstRune(p.lines[k].s)) {
			if h := p.readHead(&p.lines[k]); h.mark != "" && (h.res || h.rest == "") || len(h.proposals) > 0 && h.res {
				return false
			}
		}
		if p.opening(k) > 0 {
			return true
		}
		if s, ok := p.readSection(k); ok && s.bareVerb {
			return true
		}
		if p.lines[k].has && k > i {
			return false
		}
	}
	return false
}

// heading reads the block from the mark to the title at line i as the heading
// of a new resolution and returns the next line.
func (p *parser) heading(i int) int {
	p.close()
	r := Resolution{Heading: -1, TitleFrom: 0, TitleTo: 0}
	var h headLine
	from, titleLine, titleOff, titleEnd := i, -1, 0, -1
	j := i
block:
	for ; j < len(p.lines); j++ {
		l := &p.lines[j]
		if j > i && (l.par.Kind == draft.Footnote || l.par.Kind == draft.Quote) {
			break
		}
		if titleLine < 0 {
			n := p.readHead(l)
			switch {
			case n.mark != "" && (h.mark != "" || h.res):
				break block
			case n.mark != "" && n.rest != "" && !n.res && len(n.proposals) == 0:
				break block
			case n.mark != "" || n.res && !h.res || len(n.proposals) > 0 && n.rest == "":
				if j > i && n.mark == "" && !n.res && h.mark == "" && h.res && len(h.proposals) > 0 {
					break block
				}
				if n.mark == "" && !n.res && p.proposalAt(j) && j > i && (h.res || len(h.proposals) > 0) {
					break block
				}
				if n.mark != "" {
					h.mark = n.mark
				}
				h.proposals = append(h.proposals, n.proposals...)
				if n.res {
					n.mark, n.proposals = h.mark, h.proposals
					h = n
					if n.title >= 0 {
						titleLine, titleOff, titleEnd = j, n.title, n.titleTo
						if l.s[max(titleOff-1, 0)] == '(' || endOf(l.s) == endStop {
							j++
							break block
						}
					}
				}
				if n.rest != "" && n.rest[0] != '(' { // words after the number of a treaty provision
					titleLine, titleOff = j, strings.LastIndex(l.s, n.rest)
				}
				continue
			}
		}
		if j > i && p.headingEnds(j, titleLine >= 0) {
			break
		}
		if titleLine < 0 {
			if names := proponentLine(l); names != nil {
				r.Proponents = append(r.Proponents, names...)
				continue
			}
			if !h.res && l.gap == 0 && l.s[0] == '(' && last(l.s) == ')' {
				continue // a remark: "(received late)"
			}
			if !h.res && h.mark == "" && l.gap > 0 {
				break
			}
			if !h.res && (endOf(l.s) != endNone || words(l.s) > 15) {
				break // the text of a provision
			}
			if l.has && l.gap > 0 || words(l.s) > 40 || endOf(l.s) == endSemi {
				break
			}
			titleLine, titleOff = j, 0
			continue
		}
		if l.gap > 0 || j-titleLine > 6 || l.has && !l.lab.bare() || titleEnd >= 0 && endOf(p.lines[j-1].s) == endStop {
			break
		}
		if n := p.readHead(l); len(n.proposals) > 0 || n.mark != "" {
			break
		}
		titleEnd = -1
	}
	r.Mark, r.New, r.Type = h.mark, h.isNew, h.type_
	r.NumberText, r.Revised, r.Place, r.Year = h.number, h.revised, h.place, h.year
	if isNumber(h.number) && len(h.number) < 7 {
		for _, c := range []byte(h.number) {
			r.Number = r.Number*10 + int(c-'0')
		}
	}
	for _, n := range h.proposals {
		if r.Proposal == "" {
			r.Proposal = n
		}
		r.Proponents = append(r.Proponents, n[:strings.IndexByte(n, '/')])
	}
	p.res = len(p.doc.Resolutions)
	p.annex = ""
	p.sections = nil
	p.reasons = 0
	p.resetLists(-1)
	p.section = -1
	p.mode = modeBody
	p.fresh = true

	// the title's place in the joined text
	var before []draft.Paragraph
	id := p.open(KindHeading, PartHeading, -1, 0)
	p.doc.Clauses[id].Name = "heading"
	for k := from; k < j; k++ {
		l := &p.lines[k]
		part := p.whole(l)
		if k == titleLine {
			head := append(before[:len(before):len(before)], paragraph(l, 0, titleOff))
			r.TitleFrom = joinLen(head, titleOff)
			p.add(part)
			if titleEnd >= 0 {
				r.TitleTo = r.TitleFrom + titleEnd - titleOff
			}
		} else {
			p.add(part)
		}
		before = append(before, part)
	}
	p.close()
	t := p.doc.Clauses[id].Text.String()
	if titleLine >= 0 {
		r.TitleFrom = min(skipSpace(t, min(r.TitleFrom, len(t))), len(t))
		if r.TitleTo == 0 || r.TitleTo > len(t) {
			r.TitleTo = len(t)
		}
		r.TitleTo = r.TitleFrom + len(strings.TrimRight(t[r.TitleFrom:r.TitleTo], " *"))
		r.Title = squeeze(t[r.TitleFrom:r.TitleTo])
	}
	r.Heading = id
	p.doc.Resolutions = append(p.doc.Resolutions, r)
	return j
}

// joinLen is the length of the joined paragraphs, with the space before what
// follows if something does not follow on the same line.
func joinLen(head []draft.Paragraph, off int) int {
	n := join(head).Len()
	if off == 0 && n > 0 {
		n++
	}
	return n
}

// headingEnds reports whether the line at j cannot belong to a heading.
func (p *parser) headingEnds(j int, title bool) bool {
	if p.history(j) > 0 || p.opening(j) > 0 {
		return true
	}
	if _, n := p.reasonsAt(j); n {
		return true
	}
	if p.noteAt(j) || p.annexAt(j) {
		return true
	}
	if s, ok := p.readSection(j); ok {
		if s.bareVerb || title {
			return true
		}
		// a title that starts with a verb word: the body comes later
		return !p.bodyAhead(j + 1)
	}
	return false
}

// proponentLine reads "(country, country)" and "Common proposal of …".
func proponentLine(l *line) []string {
	s := l.s
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && !strings.ContainsAny(s, "0123456789") && unicode.IsUpper(firstRune(s[1:])) {
		return splitCountries(s[1 : len(s)-1])
	}
	for _, w := range [...]string{"common proposal", "common proposals", "joint proposal", "source:"} {
		if !hasWord(l.low, w) && !(w == "source:" && strings.HasPrefix(l.low, w)) {
			continue
		}
		i := skipSpace(s, len(w))
		for _, by := range [...]string{"of ", "by ", "from "} {
			if strings.HasPrefix(l.low[i:], by) {
				return splitCountries(s[i+len(by):])
			}
		}
		if w == "source:" {
			return splitCountries(s[i:])
		}
	}
	return nil
}

func splitCountries(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '/' }) {
		w = strings.Trim(strings.TrimSpace(w), ".")
		w = strings.TrimPrefix(w, "and ")
		if k := strings.LastIndex(w, " and "); k > 0 && unicode.IsUpper(firstRune(w[k+5:])) && !strings.Contains(w, " of ") {
			out = append(out, strings.TrimSpace(w[:k]))
			w = w[k+5:]
		}
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}
