package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what may be page furniture.
const (
	furnitureLen = 80  // bytes of the longest running head
	stampLen     = 160 // bytes of the longest line with columns of a header, a path or a rule
	columnGap    = 4   // blank columns that set one part of a header off from the next
	topLines     = 15  // lines at the top in which one document number suffices
	sentenceLen  = 40  // bytes of a line that can break off in a sentence
	labelNear    = 8   // lines between numbers that are labels, not page numbers
)

// markFurniture flags page numbers, document numbers and running heads. It
// would rather leave one in the text than take a clause away:
//
//   - a page number has a form of its own ("- 3 -", "3/12", "Page 2 of 5"), or
//     is a number alone between blank lines that cannot be a clause number;
//   - a document number ("AB-1/2-E") stands at the top or comes again, with
//     other digits at most;
//   - a header of several columns ends in its page ("Page 3 of 5"), set off or
//     with other numbers on other pages; a footer holds the path of the file or
//     when it was printed; words between two rules speak of a page;
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
		if n > stampLen {
			continue
		}
		s := p.Runs[0].Text
		if n > furnitureLen && !stampEnd(p.Runs) {
			continue
		}
		if len(p.Runs) > 1 {
			s = NewText(p.Runs...).s
		}
		if isStamp(s, p.Runs) {
			p.Furniture = true
			continue
		}
		if n > furnitureLen {
			continue
		}
		kind := pageKind(s)
		if kind == noFurniture && endsInPage(s) >= 0 {
			kind = pagedHead
		}
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
		case pagedHead:
			ps[l.at].Furniture = seen[l.key] > 1
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
	pagedHead
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
	if !strings.ContainsAny(s, "0123456789") {
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

// stampEnd reports whether the line can be a stamp by its last character.
func stampEnd(runs []Run) bool {
	s := runs[len(runs)-1].Text
	switch c := s[len(s)-1]; c {
	case '-', '=', '_', '*', ')', 'c', 'f', 't', 'x', 'C', 'F', 'T', 'X':
		return true
	default:
		return isDigit(c)
	}
}

// isStamp reports whether the line is one that a program put on each page: a
// header of columns with its page, the path of the file, the time of printing,
// or a rule with the page written into it.
func isStamp(s string, runs []Run) bool {
	if !stampEnd(runs) {
		return false
	}
	if isRuledPage(s) || isPath(s) || isPrinted(s) {
		return true
	}
	from := endsInPage(s)
	return from > 0 && (setOff(runs, from) || strings.HasPrefix(s, "Document ") && strings.Contains(s[:from], " Original: "))
}

// setOff reports whether the columns before byte from of the text of runs are
// blank.
func setOff(runs []Run, from int) bool {
	n := 0
	for i, r := range runs {
		if n == from && i > 0 {
			last := runs[i-1]
			return r.At.Column-last.At.Column-utf8.RuneCountInString(last.Text)+1 >= columnGap
		}
		n += len(r.Text)
	}
	return false
}

// endsInPage returns where the page begins that ends a line with other words
// before it: "Page 3 of 5", "Page 8/11", "p. 4/9", "P. 08"; -1 if none does.
func endsInPage(s string) int {
	if !isDigit(s[len(s)-1]) || s[0] >= 'a' && s[0] <= 'z' {
		return -1
	}
	k := max(strings.LastIndex(s, " Page "), strings.LastIndex(s, " PAGE "), strings.LastIndex(s, " P. "), strings.LastIndex(s, " p. "))
	if k < 0 {
		return -1
	}
	_, n, _ := strings.Cut(s[k+1:], " ")
	if a, b, ok := strings.Cut(n, " of "); ok && allDigits(a) && allDigits(b) || isFraction(n) || allDigits(n) && len(n) < 5 {
		return k + 1
	}
	return -1
}

// isRuledPage recognises "------ end of p. 3 / p. 4 follows ------".
func isRuledPage(s string) bool {
	const rule = "-–=_*~ "
	t := strings.TrimLeft(s, rule)
	if len(s)-len(t) < 4 || t == "" {
		return false
	}
	words := strings.TrimRight(t, rule)
	if len(t)-len(words) < 4 {
		return false
	}
	for w := range strings.FieldsSeq(words) {
		switch strings.ToLower(strings.Trim(w, "[]():,")) {
		case "page", "pages", "p.", "pg.", "pp.":
			return true
		}
	}
	return false
}

// isPath recognises a line that holds the path of a file, and numbers and dates:
// "C:\DOCS\012E.DOCX (541177) 12.03.28". A path ends in an extension.
func isPath(s string) bool {
	if len(s) < 8 || !(isLetter(s[0]) && s[1] == ':' && s[2] == '\\' || strings.HasPrefix(s, `\\`)) {
		return false
	}
	k := strings.LastIndexByte(s, '.')
	for ; k > 0; k = strings.LastIndexByte(s[:k], '.') {
		e := k + 1
		for e < len(s) && isLetter(s[e]) {
			e++
		}
		if n := e - k - 1; n >= 3 && n <= 4 && (e == len(s) || s[e] == 'x' || s[e] == ' ') {
			return strings.IndexFunc(s[e:], unicode.IsLetter) < 0
		}
	}
	return false
}

// isPrinted recognises a footer that says when the file was printed or saved:
// "Document1 - printed 02.05.28 11:14".
func isPrinted(s string) bool {
	k := -1
	for _, w := range [...]string{" printed ", " saved ", " Printed ", " Saved ", " printed: ", " saved: ", " Printed: ", " Saved: "} {
		if i := strings.LastIndex(s, w); i > k {
			k = i + len(w)
		}
	}
	if k < 0 || !strings.Contains(s[:k], " - ") && !strings.Contains(s[:k], " – ") && !strings.Contains(s[:k], " | ") {
		return false
	}
	date := false
	for w := range strings.FieldsSeq(s[k:]) {
		if strings.Trim(w, "0123456789.:/-") != "" {
			return false
		}
		date = date || strings.Count(w, ".") == 2 || strings.Count(w, "/") == 2 || strings.Count(w, "-") == 2
	}
	return date
}
