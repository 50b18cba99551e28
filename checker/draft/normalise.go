package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A normaliser is the state of normalisation within one line.
type normaliser struct {
	text    bool // the line has text
	running bool // the last run may go on
	next    int  // column at which it would go on
	mark    int  // column at which a combining mark belongs to the last character
	low     bool // the last double quotation mark was a low opening one
	soft    bool // the last character was a soft hyphen
	spaces  []space
	word    mixedWord
}

// A space waits for the next character: none stands at the end of a line.
type space struct {
	at      Pos
	state   State
	bracket int
}

func (n *normaliser) begin() {
	*n = normaliser{spaces: n.spaces[:0], low: n.low}
}

// normalise adds bytes from up to to of piece p, whose first of these stands at
// p.at, and returns the column behind them.
func (b *builder) normalise(p piece, from, to int, state State, bracket int) int {
	at, s := p.at, p.text
	for i := from; i < to; {
		c := s[i]
		if c > ' ' && c < 0x7F && !p.fixed {
			j := i + 1
			for j < to && (s[j] > ' ' && s[j] < 0x7F || s[j] == ' ' && j+1 < to && s[j+1] > ' ' && s[j+1] < 0x7F) {
				j++
			}
			b.put(s[i:j], at, j-i, state, bracket)
			at.Column += j - i
			i = j
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		b.rune(s, i, r, at, state, bracket)
		if !p.fixed {
			at.Column++
		}
		i += size
	}
	return at.Column
}

// put adds characters that stand one after the other in the file.
func (b *builder) put(text string, at Pos, columns int, state State, bracket int) {
	n := &b.n
	for _, sp := range n.spaces {
		b.append(" ", sp.at, 1, sp.state, sp.bracket)
	}
	n.spaces = n.spaces[:0]
	b.append(text, at, columns, state, bracket)
	n.text, n.soft = true, false
}

func (b *builder) append(text string, at Pos, columns int, state State, bracket int) {
	n := &b.n
	from := len(b.buf)
	b.buf = append(b.buf, text...)
	if n.running && n.next == at.Column {
		if r := &b.runs[len(b.runs)-1]; r.state == state && r.bracket == bracket {
			r.to = len(b.buf)
			n.next += columns
			n.mark = n.next
			return
		}
	}
	b.runs = append(b.runs, rawRun{from, len(b.buf), at, state, bracket})
	n.running = true
	n.next = at.Column + columns
	n.mark = n.next
}

// space notes a space; it becomes text when a character follows.
func (b *builder) space(at Pos, state State, bracket int) {
	n := &b.n
	if !n.text {
		return
	}
	for _, sp := range n.spaces {
		if sp.state == state {
			return
		}
	}
	n.spaces = append(n.spaces, space{at, state, bracket})
}

// rune adds the character r, which stands at byte i of s.
func (b *builder) rune(s string, i int, r rune, at Pos, state State, bracket int) {
	n := &b.n
	switch {
	case r == ' ' || isSpace(r):
		b.space(at, state, bracket)
		return
	case r == 0xAD:
		n.soft = n.text
		return
	case isInvisible(r):
		return
	}
	if r < utf8.RuneSelf {
		b.put(string(r), at, 1, state, bracket)
		return
	}
	text := ""
	switch r {
	case '‐', '‑':
		// An export that writes both kinds of hyphen means one.
		if n.running && n.next == at.Column && len(n.spaces) == 0 && b.buf[len(b.buf)-1] == '-' {
			return
		}
		text = "-"
	case '−', '﹣':
		text = "-"
	case '–', '—', '―', '‒', '﹘':
		text = "–"
	case '‘', '’', '‚', '‛', 'ʼ', 'ʹ', 'ʻ', '′', '‵', '´', '‹', '›':
		text = "'"
	case '“':
		text = "“"
		if n.low {
			text = "”"
		}
		n.low = false
	case '”':
		text, n.low = "”", false
	case '„':
		text, n.low = "“", true
	case '‟', '«', '‶', '〝':
		text = "“"
	case '»', '″', '〞', '〟':
		text = "”"
	case '…':
		text = "..."
	case 'ﬀ':
		text = "ff"
	case 'ﬁ':
		text = "fi"
	case 'ﬂ':
		text = "fl"
	case 'ﬃ':
		text = "ffi"
	case 'ﬄ':
		text = "ffl"
	case 'ﬅ', 'ﬆ':
		text = "st"
	case 'K': // Kelvin sign
		text = "K"
	case 'Å': // Ångström sign
		text = "Å"
	}
	switch {
	case text != "":
	case r >= 0xFF01 && r <= 0xFF5E:
		text = string(r - 0xFF01 + '!')
	case r >= 0x2160 && r <= 0x217F:
		text = norm.NFKC.String(string(r))
	case r >= 0x300 && unicode.Is(unicode.Mn, r):
		if b.compose(r, at, state, bracket) {
			return
		}
		text = string(r)
	default:
		if c := lookAlike(r); c != 0 && n.word.mixed(s, i) {
			text = string(rune(c))
			break
		}
		text = string(r)
	}
	for _, c := range text {
		b.put(string(c), at, 1, state, bracket)
		if len(text) > utf8.RuneLen(c) {
			n.running = false // the next one stands at the same place
		}
	}
}

// compose joins the combining mark r to the character before it if Unicode has
// one character for both.
func (b *builder) compose(r rune, at Pos, state State, bracket int) bool {
	n := &b.n
	if !n.text || len(n.spaces) > 0 || n.mark != at.Column {
		return false
	}
	last := &b.runs[len(b.runs)-1]
	if last.state != state || last.bracket != bracket {
		return false
	}
	base, size := utf8.DecodeLastRune(b.buf[last.from:last.to])
	var in, out [16]byte
	both := utf8.AppendRune(utf8.AppendRune(in[:0], base), r)
	one := norm.NFC.Append(out[:0], both...)
	if c, m := utf8.DecodeRune(one); m != len(one) || c == base {
		return false
	}
	b.buf = append(b.buf[:len(b.buf)-size], one...)
	last.to = len(b.buf)
	n.mark++
	n.soft = false
	return true
}

// isSpace reports whether r is white space other than a plain space.
func isSpace(r rune) bool {
	switch r {
	case '\t', '\v', '\f', '\n', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

// isInvisible reports whether r is a character that readers do not see.
func isInvisible(r rune) bool {
	switch {
	case r < ' ', r >= 0x7F && r < 0xA0, r == 0xAD, r == 0x34F, r == 0x61C, r == 0x180E, r == 0xFEFF:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	}
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r <= 0xE01EF
}

// lookAlike returns the Latin letter that the Cyrillic or Greek letter r looks
// like, 0 if none.
func lookAlike(r rune) byte {
	if r < 0x370 || r > 0x52F {
		return 0
	}
	switch r {
	case 'А', 'Α':
		return 'A'
	case 'В', 'Β':
		return 'B'
	case 'С':
		return 'C'
	case 'Е', 'Ε':
		return 'E'
	case 'Ԍ':
		return 'G'
	case 'Н', 'Η':
		return 'H'
	case 'І', 'Ι':
		return 'I'
	case 'Ј':
		return 'J'
	case 'К', 'Κ':
		return 'K'
	case 'М', 'Μ':
		return 'M'
	case 'Ν':
		return 'N'
	case 'О', 'Ο':
		return 'O'
	case 'Р', 'Ρ':
		return 'P'
	case 'Ԛ':
		return 'Q'
	case 'Ѕ':
		return 'S'
	case 'Т', 'Τ':
		return 'T'
	case 'Ԝ':
		return 'W'
	case 'Х', 'Χ':
		return 'X'
	case 'У', 'Υ':
		return 'Y'
	case 'Ζ':
		return 'Z'
	case 'а':
		return 'a'
	case 'с', 'ϲ':
		return 'c'
	case 'ԁ':
		return 'd'
	case 'е':
		return 'e'
	case 'һ':
		return 'h'
	case 'і':
		return 'i'
	case 'ј', 'ϳ':
		return 'j'
	case 'о', 'ο':
		return 'o'
	case 'р':
		return 'p'
	case 'ԛ':
		return 'q'
	case 'ѕ':
		return 's'
	case 'ν':
		return 'v'
	case 'ԝ':
		return 'w'
	case 'х':
		return 'x'
	case 'у':
		return 'y'
	}
	return 0
}

// A mixedWord remembers what was found out about the last word.
type mixedWord struct {
	s        string
	from, to int
	yes      bool
}

// mixed reports whether the look-alike letter at byte i of s is meant to be
// Latin: its word has Latin letters, or it consists of look-alikes and a hyphen
// joins it to a word with Latin letters only.
func (w *mixedWord) mixed(s string, i int) bool {
	if w.to > 0 && len(w.s) == len(s) && i >= w.from && i < w.to && w.s == s {
		return w.yes
	}
	w.s = s
	w.from, w.to = wordAt(s, i)
	latin, foreign := scripts(s[w.from:w.to])
	w.yes = latin
	if !latin && !foreign {
		if w.from > 1 && s[w.from-1] == '-' {
			w.yes = onlyLatin(s, w.from-2)
		}
		if !w.yes && w.to+1 < len(s) && s[w.to] == '-' {
			w.yes = onlyLatin(s, w.to+1)
		}
	}
	return w.yes
}

// onlyLatin reports whether the word around byte i of s is Latin throughout.
func onlyLatin(s string, i int) bool {
	if s[i] >= utf8.RuneSelf || !isLetter(s[i]) {
		return false
	}
	from, to := wordAt(s, i)
	latin, foreign := scripts(s[from:to])
	return latin && !foreign
}

// scripts reports whether the word has Latin letters, and whether it has
// letters that neither are Latin nor look so.
func scripts(word string) (latin, foreign bool) {
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf:
			latin = latin || isLetter(byte(r))
		case unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.IsLetter(r) && lookAlike(r) == 0:
			foreign = true
		}
	}
	return latin, foreign
}

// wordAt returns the bounds of the letters and digits around byte i of s.
func wordAt(s string, i int) (from, to int) {
	in := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || isInvisible(r)
	}
	from, to = i, len(s)
	if j := strings.LastIndexFunc(s[:i], func(r rune) bool { return !in(r) }); j >= 0 {
		_, n := utf8.DecodeRuneInString(s[j:])
		from = j + n
	} else {
		from = 0
	}
	if j := strings.IndexFunc(s[i:], func(r rune) bool { return !in(r) }); j >= 0 {
		to = i + j
	}
	return from, to
}
