package resolution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/redline-check/redline/checker/draft"
)

// line is one paragraph of the view: a physical line in plain text, a block in
// richer formats.
type line struct {
	par  *draft.Paragraph
	text draft.Text // trimmed
	s    string
	low  string // s in lower case, with the same byte offsets
	gap  int    // blank lines before it
	page bool   // page furniture stood just before it
	lab  label  // the label it starts with, if hasLab
	has  bool
}

func lex(ps []draft.Paragraph) []line {
	lines := make([]line, 0, len(ps))
	gap, page := 0, false
	for i := range ps {
		par := &ps[i]
		gap += par.Gap
		if par.Furniture {
			page = true
			continue
		}
		t := trim(draft.NewText(par.Runs...))
		if t.Len() == 0 {
			continue
		}
		if page && pageNumber(t.String()) {
			continue
		}
		l := line{par: par, text: t, s: t.String(), gap: gap, page: page}
		l.low = lower(l.s)
		if par.Label != "" && par.Kind != draft.Footnote {
			if lab, ok := lexLabel(par.Label + " x"); ok {
				lab.end, lab.format = 0, true
				l.lab, l.has = lab, true
			} else {
				l.lab, l.has = label{text: strings.Trim(par.Label, "()."), dash: true, format: true}, true
			}
		} else {
			l.lab, l.has = lexLabel(l.s)
		}
		lines = append(lines, l)
		gap, page = 0, false
	}
	return lines
}

// trim drops white space at both ends, which is seldom there.
func trim(t draft.Text) draft.Text {
	if s := t.String(); s != "" && (isSpace(s[0]) || isSpace(s[len(s)-1])) {
		return t.TrimSpace()
	}
	return t
}

// pageNumber reports whether a line below page furniture is the number of the
// document: "PORT30/21-E".
func pageNumber(s string) bool {
	n := len(s)
	return n > 5 && n < 30 && s[n-2] == '-' && s[n-1] >= 'A' && s[n-1] <= 'Z' && unicode.IsUpper(firstRune(s)) &&
		strings.IndexByte(s, '/') > 0 && strings.IndexByte(s, ' ') < 0
}

// lower folds case without moving a byte offset.
func lower(s string) string {
	if l := strings.ToLower(s); len(l) == len(s) {
		return l
	}
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// label is the number or letter at the start of a line, before its place in
// a list decides what it means: "i" is a letter after "h", else a numeral.
type label struct {
	text   string
	end    int  // byte offset of the text that follows it
	stop   int  // byte offset just after the label and its bracket
	close  byte // ')', '.' or 0
	paren  bool // "(a)"
	upper  bool
	dash   bool
	format bool // computed by the format of the file, not written in the text
	alone  bool // no text follows it on its line, and it has no bracket that makes it a label all the same
	number int  // value of the last component, 0 if it is no number
	comps  int  // components of a number: 2 in "2.1"
	letter int  // value as a letter, 0 if it is none
	roman  int  // value as a roman numeral, 0 if it is none
	suffix string
}

// bare reports whether only a space sets the label off: "2 to report".
func (b *label) bare() bool { return b.number > 0 && b.close == 0 && b.comps < 2 && !b.format }

// first reports whether the label can begin a list.
func (b *label) first() bool {
	return b.dash || b.number == 1 || b.letter == 1 || b.roman == 1
}

var suffixes = [...]string{"quinquies", "quater", "bis", "ter"}

// suffixAt returns the length of a Latin suffix at the start of s.
func suffixAt(s string) int {
	for _, x := range suffixes {
		if strings.HasPrefix(s, x) {
			if r, _ := utf8.DecodeRuneInString(s[len(x):]); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return len(x)
			}
		}
	}
	return 0
}

// lexLabel reads a clause label at the start of s.
func lexLabel(s string) (label, bool) {
	var b label
	i := 0
	if i < len(s) && s[i] == '(' {
		b.paren = true
		i++
	}
	if i >= len(s) {
		return b, false
	}
	if !b.paren {
		if n := bulletAt(s); n > 0 {
			rest := strings.TrimLeft(s[n:], " \t")
			if rest == "" {
				b.alone = true
			} else if len(rest) == len(s[n:]) {
				return b, false
			}
			b.text, b.dash, b.stop, b.end = s[:n], true, n, len(s)-len(rest)
			return b, true
		}
	}
	from := i
	switch {
	case isDigit(s[i]):
		for {
			j := i
			b.number = 0
			for i < len(s) && isDigit(s[i]) {
				b.number = b.number*10 + int(s[i]-'0')
				i++
				if i-j > 3 {
					return b, false
				}
			}
			b.comps++
			if i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) && b.comps < 6 {
				i++
				continue
			}
			break
		}
		if b.number == 0 {
			return b, false
		}
	case isLetter(s[i]):
		for i < len(s) && isLetter(s[i]) {
			i++
			if i-from > 5 {
				return b, false
			}
		}
		if n := i - from; n > 1 && i < len(s) && s[i] != ')' && s[i] != '.' && s[i] != ' ' {
			return b, false
		}
		w := s[from:i]
		if k := len(w) - 3; k > 0 && (w[k:] == "bis" || w[k:] == "ter") { // "abis)"
			b.suffix, w = w[k:], w[:k]
		}
		b.upper = w[0] <= 'Z'
		w = lower(w)
		b.letter, b.roman = letterValue(w), romanValue(w)
		if b.letter == 0 && b.roman == 0 {
			return b, false
		}
	default:
		return b, false
	}
	b.text = s[from:i]
	if b.suffix == "" {
		sp := 0
		if i < len(s) && s[i] == ' ' {
			sp = 1
		}
		if n := suffixAt(s[i+sp:]); n > 0 && (b.number > 0 || i+sp+n < len(s) && s[i+sp+n] == ')') {
			b.suffix = s[i+sp : i+sp+n]
			i += sp + n
			b.text = s[from:i]
		}
	}
	if i < len(s) && (s[i] == ')' || s[i] == '.' && !b.paren) {
		b.close = s[i]
		i++
		if b.close == '.' && i < len(s) && s[i] == ')' { // "1.)"
			i++
		}
		if b.suffix == "" {
			k := i
			if k < len(s) && s[k] == ' ' {
				k++
			}
			if n := suffixAt(s[k:]); n > 0 && b.close == ')' { // "a) bis"
				b.suffix = s[k : k+n]
				b.text += " " + b.suffix
				i = k + n
				if i < len(s) && s[i] == ')' {
					i++
				}
			}
		}
	}
	b.stop = i
	rest := strings.TrimLeft(s[i:], " \t")
	b.end = len(s) - len(rest)
	spaced := b.end > i
	if rest == "" {
		// a label alone on its line
		b.alone = b.close == 0 || b.close == '.' && b.number == 0
		switch {
		case b.close == ')':
			return b, true
		case b.paren:
			return b, false
		case b.close == '.':
			return b, b.number > 0 || len(b.text) == 1 || b.roman > 0
		}
		return b, b.number > 0
	}
	switch {
	case b.paren && b.close != ')':
		return b, false
	case b.number > 0 && b.close == ')':
		return b, true
	case b.number > 0 && (b.close == '.' || b.comps > 1):
		return b, spaced
	case b.number > 0:
		return b, spaced && opensText(rest)
	case b.close == ')':
		return b, spaced || len(b.text) == 1
	case b.close == '.':
		return b, spaced && (len(b.text) == 1 || b.roman > 0)
	}
	return b, false
}

// opensText tells the text of a clause from the rest of a quantity: "2 000",
// "5 %".
func opensText(s string) bool {
	if len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3])) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("\"“”‘'«([", r)
}

func bulletAt(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '–', '-', '—', '•', '*', '·', '▪', '●', '◦', '‣', '−', '\uf0b7', 'o':
		return n
	}
	return 0
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// letterValue counts a, b, … z, aa, bb, …; two different letters count as in
// spreadsheets. 0 means that it is no letter label.
func letterValue(w string) int {
	switch {
	case len(w) == 1:
		return int(w[0]-'a') + 1
	case len(w) == 2 && w[0] == w[1]:
		return 26 + int(w[0]-'a') + 1
	case len(w) == 2:
		return 26*(int(w[0]-'a')+1) + int(w[1]-'a') + 1
	}
	return 0
}

func romanValue(w string) int {
	v := 0
	for i := 0; i < len(w); i++ {
		d := romanDigit(w[i])
		if d == 0 {
			return 0
		}
		if i+1 < len(w) && romanDigit(w[i+1]) > d {
			v -= d
			continue
		}
		v += d
	}
	if v <= 0 || v > 89 || roman(v) != w {
		return 0
	}
	return v
}

func romanDigit(c byte) int {
	switch c {
	case 'i':
		return 1
	case 'v':
		return 5
	case 'x':
		return 10
	case 'l':
		return 50
	}
	return 0
}

func roman(v int) string {
	var b [16]byte
	out := b[:0]
	for _, d := range [...]struct {
		n int
		s string
	}{{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for v >= d.n {
			out = append(out, d.s...)
			v -= d.n
		}
	}
	return string(out)
}

// end says how a line ends.
type end uint8

const (
	endNone  end = iota // in mid-sentence
	endComma            // with a comma
	endSemi             // with a semicolon
	endColon            // with a colon
	endStop             // with . ? !
	endBlock            // whatever its last character: what follows is something new
)

// endOf says how the text s ends, looking through closing quotes, brackets
// and a final "and".
func endOf(s string) end {
	s = strings.TrimRight(s, " \t")
	for _, w := range [...]string{" and/or", " and", " or", " AND", " OR"} {
		if t := strings.TrimRight(strings.TrimSuffix(s, w), " "); t != s && t != "" {
			if c := t[len(t)-1]; c == ';' || c == ',' {
				s = t
			}
			break
		}
	}
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if !strings.ContainsRune("\"”’'»)]", r) {
			break
		}
		t := s[:len(s)-n]
		if t == "" || !strings.ContainsRune(";:.,?!\"”’'»)]", last(t)) {
			break
		}
		s = t
	}
	switch last(s) {
	case ',':
		return endComma
	case ';':
		return endSemi
	case ':':
		return endColon
	case '?', '!', '。':
		return endStop
	case '.':
		for _, w := range [...]string{"e.g.", "i.e.", " No.", "cf.", "Art.", "Rev.", "Add."} {
			if strings.HasSuffix(s, w) {
				return endNone
			}
		}
		return endStop
	}
	return endNone
}

func last(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// startsLower reports whether a line goes on in mid-sentence by its first
// letter; in text all in capitals every letter does.
func startsLower(s, before string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if r == '(' || r == '"' || r == '“' {
		r, _ = utf8.DecodeRuneInString(s[n:])
	}
	if unicode.IsLower(r) || unicode.IsDigit(r) {
		return true
	}
	return unicode.IsUpper(r) && allCaps(s) && allCaps(before)
}

// allCaps reports whether s has letters, at least four, and none is small.
func allCaps(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 4
}

// wordEnd returns the end of the word (up to white space) at byte offset i.
func wordEnd(s string, i int) int {
	for i < len(s) && !isSpace(s[i]) {
		i++
	}
	return i
}

func skipSpace(s string, i int) int {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	return i
}

// hasWord reports whether s starts with w and w ends at a word boundary.
func hasWord(s, w string) bool {
	if !strings.HasPrefix(s, w) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[len(w):])
	return len(s) == len(w) || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// words counts the words of s.
func words(s string) int {
	n, in := 0, false
	for i := 0; i < len(s); i++ {
		if sp := isSpace(s[i]); sp {
			in = false
		} else if !in {
			in = true
			n++
		}
	}
	return n
}

// squeeze writes s with single spaces.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
