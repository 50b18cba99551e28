package draft

import (
	"slices"
	"strings"
)

// Bounds of what may be page furniture.
const (
	furnitureLen = 80 // bytes of the longest running head
	topLines     = 15 // lines at the top in which one document number suffices
	sentenceLen  = 40 // bytes of a line that can break off in a sentence
	labelNear    = 8  // lines between numbers that are labels, not page numbers
)

// markFurniture flags page numbers, document numbers and running heads. It
// would rather leave one in the text than take a clause away:
//
//   - a page number has a form of its own ("- 3 -", "3/12", "Page 2 of 5"), or
//     is a number alone between blank lines that cannot be a clause number;
//   - a document number ("AB-1/2-E") stands at the top or comes again, with
//     other digits at most;
//   - another line is a running head if it comes again, each time at the edge
//     of a page or in the middle of a sentence, and once or more between the
//     parts of a text that goes on.
func markFurniture(ps []Paragraph, feeds []int) {
	var lines []pageLine
	for i := range ps {
		p := &ps[i]
		if p.Kind != Body {
			continue
		}
		n := 0
		for _, r := range p.Runs {
			n += len(r.Text)
		}
		if n > furnitureLen {
			continue
		}
		s := p.Runs[0].Text
		if len(p.Runs) > 1 {
			s = NewText(p.Runs...).s
		}
		kind := pageKind(s)
		if kind == noFurniture && !mayRun(s) {
			continue
		}
		lines = append(lines, pageLine{i, s, "", kind})
	}
	if len(lines) == 0 {
		return
	}
	seen := make(map[string]int, len(lines))
	for i := range lines {
		l := &lines[i]
		l.key = l.text
		if l.kind != noFurniture {
			l.key = digitless(l.text)
		}
		seen[l.key]++
	}
	near := 0 // index into lines of the last lone number
	lone := false
	for i, l := range lines {
		switch l.kind {
		case pageNumber:
			ps[l.at].Furniture = true
		case documentNumber:
			ps[l.at].Furniture = l.at < topLines || seen[l.key] > 1
		case loneNumber:
			if !(lone && l.at-lines[near].at <= labelNear) && isPageNumber(ps, l, feeds) {
				ps[l.at].Furniture = true
			} else if lone && l.at-lines[near].at <= labelNear {
				ps[lines[near].at].Furniture = false
			}
			near, lone = i, true
		}
	}
	// The first of several lines alike may be the title itself: at the top of the
	// document it stays.
	for again := true; again; {
		again = false
		heads := make(map[string]*head)
		for _, l := range lines {
			if l.kind != noFurniture || seen[l.key] < 2 || ps[l.at].Furniture {
				continue
			}
			edge := atPageEdge(ps, l.at, feeds) || breaksSentence(ps, l)
			h := heads[l.key]
			if h == nil {
				h = &head{first: l.at, edge: true, firstEdge: edge && l.at >= topLines}
				heads[l.key] = h
			} else {
				h.edge = h.edge && edge
				h.again = true
			}
			h.within = h.within || interrupts(ps, l)
		}
		for _, l := range lines {
			h := heads[l.key]
			if h == nil || l.kind != noFurniture || !h.again || !h.edge || !h.within || l.at == h.first && !h.firstEdge {
				continue
			}
			ps[l.at].Furniture, again = true, true
		}
	}
}

// A head is a line that comes several times.
type head struct {
	first     int  // paragraph where it comes first
	firstEdge bool // there it stands at the edge of a page, not at the top
	again     bool // it comes more than once
	edge      bool // it stands at the edge of a page each other time
	within    bool // the text goes on across it once or more
}

// A pageLine is a line that may be furniture.
type pageLine struct {
	at   int // index of the paragraph
	text string
	key  string // text without digits
	kind furnitureKind
}

type furnitureKind uint8

const (
	noFurniture furnitureKind = iota
	pageNumber
	documentNumber
	loneNumber
)

// pageKind says what a line looks like by itself.
func pageKind(s string) furnitureKind {
	switch s[len(s)-1] {
	case '.', ',', ';':
		return noFurniture
	}
	var digits, words bool
	for i := 0; i < len(s); i++ {
		c := s[i]
		digits = digits || c >= '0' && c <= '9'
		words = words || c == ' '
	}
	if !digits {
		return noFurniture
	}
	if allDigits(s) {
		if len(s) > 3 || s[0] == '0' {
			return noFurniture
		}
		return loneNumber
	}
	if !words {
		switch {
		case isFraction(s), isDashed(s):
			return pageNumber
		case isDocumentNumber(s):
			return documentNumber
		}
		return noFurniture
	}
	// A line of page number and document number, in either order.
	numbers, docs, pages, dashes, of := 0, 0, 0, 0, 0
	rest, word, more := s, "", true
	for more {
		word, rest, more = strings.Cut(rest, " ")
		w := strings.TrimSuffix(word, ":")
		switch {
		case w == "":
			return noFurniture
		case allDigits(w) && len(w) <= 4, isFraction(w):
			numbers++
		case w == "-" || w == "–" || w == "|":
			dashes++
		case isDashed(w):
			numbers++
			dashes += 2
		case w == "Page" || w == "page" || w == "PAGE" || w == "p.":
			pages++
		case w == "of":
			of++
		case w == "Document" || w == "DOCUMENT" || w == "Doc.":
			if rest != "" && strings.HasPrefix(s, w) {
				if isDocumentNumber(rest) || isShortNumber(rest) {
					return documentNumber
				}
			}
			return noFurniture
		case isDocumentNumber(w):
			docs++
		default:
			return noFurniture
		}
	}
	switch {
	case docs == 1 && numbers <= 2 && of <= 1:
		return documentNumber
	case docs > 0:
		return noFurniture
	case pages == 1 && (numbers == 1 && of == 0 || numbers == 2 && of == 1) && (s[0] == 'p' || s[0] == 'P' || dashes > 0):
		return pageNumber
	case pages == 0 && of == 0 && numbers == 1 && dashes == 2 && !isDigit(s[0]):
		return pageNumber
	}
	return noFurniture
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// isFraction recognises "3/12": a page of a number of pages.
func isFraction(s string) bool {
	a, b, ok := strings.Cut(s, "/")
	if !ok || !allDigits(a) || !allDigits(b) || a[0] == '0' || len(b) > 4 {
		return false
	}
	return len(a) < len(b) || len(a) == len(b) && a <= b
}

// isDashed recognises "-3-".
func isDashed(s string) bool {
	for _, dash := range []string{"-", "–"} {
		if t, ok := strings.CutPrefix(s, dash); ok {
			if t, ok = strings.CutSuffix(t, dash); ok && allDigits(t) && len(t) <= 4 {
				return true
			}
		}
	}
	return false
}

// isDocumentNumber recognises "AB-26/12-E", "C26/12(Rev.1)-E" or "WTXA/38(Add.4)-E":
// one word of capitals and digits with a slash, and a letter for the language at
// the end. Proposal numbers ("ABC/9A1/1") end in a number.
func isDocumentNumber(s string) bool {
	n := len(s)
	if n < 5 || s[n-2] != '-' || !strings.ContainsRune("ACEFRS", rune(s[n-1])) {
		return false
	}
	slash, capital, digit, depth := false, false, false, 0
	for i := 0; i < n-2; i++ {
		switch c := s[i]; {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '/':
			slash = true
		case c >= 'A' && c <= 'Z':
			capital = true
		case c >= 'a' && c <= 'z':
			if depth == 0 {
				return false
			}
		case isDigit(c):
			digit = true
		case c == '-', c == '.', c == '+':
		default:
			return false
		}
	}
	return slash && capital && digit && depth == 0 && s[0] >= 'A' && s[0] <= 'Z'
}

// isShortNumber recognises "38-E" after the word "Document".
func isShortNumber(s string) bool {
	if len(s) < 3 || s[len(s)-2] != '-' || s[len(s)-1] < 'A' || s[len(s)-1] > 'Z' {
		return false
	}
	return allDigits(s[:len(s)-2])
}

// mayRun reports whether the line may be a running head: no end of a sentence
// or clause, no label, no proposal number.
func mayRun(s string) bool {
	if len(s) < 4 || s[0] >= 'a' && s[0] <= 'z' || isDigit(s[0]) && labelled(s) {
		return false
	}
	switch s[len(s)-1] {
	case '.', ',', ';', ':':
		return false
	}
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return !isProposalNumber(last)
}

// isProposalNumber recognises "ABC/9A1/1": capitals, a document, a number.
func isProposalNumber(s string) bool {
	i := strings.LastIndexByte(s, '/')
	return i > 0 && s[0] >= 'A' && s[0] <= 'Z' && allDigits(s[i+1:])
}

// labelled reports whether the line begins with a clause number or letter.
func labelled(s string) bool {
	i := 0
	for i < len(s) && (isDigit(s[i]) || s[i] == '.') {
		i++
	}
	if i > 0 {
		return i == len(s) || s[i] == ' ' || s[i] == ')'
	}
	switch s[0] {
	case '-', '(':
		return true
	}
	for i < len(s) && i < 5 && isLetter(s[i]) {
		i++
	}
	return i > 0 && i < len(s) && s[i] == ')'
}

// digitless returns s with each number as one "0".
func digitless(s string) string {
	if strings.IndexAny(s, "0123456789") < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			b = append(b, s[i])
		} else if i == 0 || !isDigit(s[i-1]) {
			b = append(b, '0')
		}
	}
	return string(b)
}

// textOf returns the characters of paragraph i, "" outside of the draft.
func textOf(ps []Paragraph, i int) string {
	if i < 0 || i >= len(ps) {
		return ""
	}
	if len(ps[i].Runs) == 1 {
		return ps[i].Runs[0].Text
	}
	return NewText(ps[i].Runs...).s
}

// feedBetween reports whether a page ends between paragraphs i and i+1.
func feedBetween(ps []Paragraph, i int, feeds []int) bool {
	if len(feeds) == 0 || i < 0 || i+1 >= len(ps) {
		return false
	}
	line := ps[i].Runs[0].At.Line
	k, _ := slices.BinarySearch(feeds, line)
	return k < len(feeds) && feeds[k] < ps[i+1].Runs[0].At.Line
}

// isPageNumber tells a number alone on its line from a clause number: blank
// lines or the page end around it, and text around it that does not go on as
// clauses do.
func isPageNumber(ps []Paragraph, l pageLine, feeds []int) bool {
	i := l.at
	before, after := feedBetween(ps, i-1, feeds), feedBetween(ps, i, feeds)
	if i > 0 && ps[i].Gap == 0 && !before && !after || i+1 < len(ps) && ps[i+1].Gap == 0 && !after {
		return false
	}
	if before || after || i+1 == len(ps) {
		return true
	}
	prev, next := textOf(ps, i-1), textOf(ps, i+1)
	if labelled(next) {
		return len(prev) >= sentenceLen || i == 0
	}
	// The clause before it has the number before: then this one is a label.
	for k := max(0, i-labelNear); k < i; k++ {
		if s := textOf(ps, k); isDigit(s[0]) && labelled(s) {
			end := 0
			for end < len(s) && isDigit(s[end]) {
				end++
			}
			if follows(s[:end], l.text) {
				return false
			}
		}
	}
	if i == 0 {
		return true
	}
	lower := next[0] >= 'a' && next[0] <= 'z'
	switch prev[len(prev)-1] {
	case ',', ';', ':':
		return false
	case '.':
		return !lower
	}
	return lower && len(prev) >= sentenceLen && !strings.HasSuffix(prev, " and") && !strings.HasSuffix(prev, " or")
}

// follows reports whether number b comes right after number a.
func follows(a, b string) bool {
	if len(a) > 4 || len(b) > 4 {
		return false
	}
	n := 0
	for i := range len(a) {
		n = n*10 + int(a[i]-'0')
	}
	for i := range len(b) {
		n -= int(b[i]-'0') * pow10[len(b)-1-i]
	}
	return n == -1
}

var pow10 = [...]int{1, 10, 100, 1000}

// atPageEdge reports whether paragraph i stands next to furniture or a page
// end.
func atPageEdge(ps []Paragraph, i int, feeds []int) bool {
	return i > 0 && ps[i-1].Furniture || i+1 < len(ps) && ps[i+1].Furniture ||
		feedBetween(ps, i-1, feeds) || feedBetween(ps, i, feeds)
}

// breaksSentence reports whether the line stands, set off by blank lines, in
// the middle of a sentence.
func breaksSentence(ps []Paragraph, l pageLine) bool {
	i := l.at
	if i == 0 || i+1 == len(ps) || ps[i].Gap == 0 || ps[i+1].Gap == 0 {
		return false
	}
	prev, next := textOf(ps, i-1), textOf(ps, i+1)
	if len(prev) < sentenceLen || len(next) < sentenceLen/2 || next[0] < 'a' || next[0] > 'z' || labelled(next) {
		return false
	}
	c := prev[len(prev)-1]
	return c|0x20 >= 'a' && c|0x20 <= 'z'
}

// interrupts reports whether the text before the line, page furniture apart,
// goes on after it.
func interrupts(ps []Paragraph, l pageLine) bool {
	prev, next := "", ""
	for i := l.at - 1; i >= 0 && prev == ""; i-- {
		if !ps[i].Furniture {
			prev = textOf(ps, i)
		}
	}
	for i := l.at + 1; i < len(ps) && next == ""; i++ {
		if !ps[i].Furniture {
			next = textOf(ps, i)
		}
	}
	if prev == "" || next == "" || !labelled(next) && (next[0] < 'a' || next[0] > 'z') {
		return false
	}
	c := prev[len(prev)-1]
	return c == ',' || c == ';' || isLetter(c) && len(prev) >= sentenceLen
}
