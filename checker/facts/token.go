package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/lexicon"
)

type tag uint8

const (
	tNoun tag = iota // noun, name, or a word of no known class
	tVerb
	tModal
	tBe
	tHave
	tDo
	tTo // before an infinitive
	tNeg
	tDet
	tPrep
	tConj
	tSub // opens a subordinate clause: that, which, if, because …
	tAdv
	tPron
	tAdj
	tNum
	tComma
	tHard // ; : . ? ! and dashes between clauses
	tQuote
	tParen
)

// tok is a word or punctuation mark of a sentence.
type tok struct {
	low      string
	from, to int // byte offsets in the text of its clause
	clause   int
	own      bool // of the clause itself, not of a line it hangs from
	cap      bool // begins with a capital
	upper    bool // capitals and digits only, two or more
	glued    bool // joined by a hyphen or slash to the word before
	poss     bool // possessive
	quote    bool // inside quotation marks
	cited    bool // inside the title of a cited document
	state    draft.State
	bracket  int
	forms    []lexicon.Form
	tag      tag
	vform    lexicon.Tag // for a verb: which form
	m        int         // index of the mention that covers it, -1
	vg       int         // index of the verb group it belongs to, -1
}

// scan appends the words of t, from byte offset from up to to.
func (a *Annotator) scan(dst []tok, t draft.Text, clause int, own bool) []tok {
	s := t.String()
	if dst == nil {
		dst = make([]tok, 0, len(s)/5+4)
	}
	inQuote := false
	runs := t.Runs()
	ri, roff := 0, 0 // run of the current offset and its start
	state := func(i int) (draft.State, int) {
		for ri < len(runs) && i >= roff+len(runs[ri].Text) {
			roff += len(runs[ri].Text)
			ri++
		}
		if ri < len(runs) {
			return runs[ri].State, runs[ri].Bracket
		}
		return draft.Kept, 0
	}
	glue := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == ' ' || r == '\t' || r == '\n':
			i += n
			glue = false
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := i + n
			for j < len(s) {
				c, m := utf8.DecodeRuneInString(s[j:])
				if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c) {
					j += m
					continue
				}
				// an apostrophe or full stop inside a word: "State's", "E.164", "2.1"
				if (c == '\'' || c == '.') && j+m < len(s) {
					d, _ := utf8.DecodeRuneInString(s[j+m:])
					if c == '\'' && unicode.IsLetter(d) || c == '.' && (unicode.IsDigit(d) || unicode.IsLetter(d) && j-i == 1) {
						j += m
						continue
					}
				}
				break
			}
			dst = a.word(dst, s, i, j, clause, own)
			k := &dst[len(dst)-1]
			if j < len(s) && s[j] == '\'' { // States'
				k.poss = strings.HasSuffix(k.low, "s")
				j++
			}
			for p := len(dst) - 1; p >= 0 && dst[p].clause == clause && dst[p].from >= i && dst[p].own == own; p-- {
				dst[p].glued = dst[p].glued || p > 0 && dst[p].from == i && glue
				dst[p].quote = inQuote
				dst[p].state, dst[p].bracket = state(dst[p].from)
			}
			i = j
			glue = false
			continue
		}
		if r == '.' && len(dst) > 0 && dst[len(dst)-1].to == i && (abbreviation[dst[len(dst)-1].low] || len(dst[len(dst)-1].low) == 1 && dst[len(dst)-1].tag != tNum) {
			i += n // "Rev." ends no sentence
			continue
		}
		k := tok{from: i, to: i + n, clause: clause, own: own, low: s[i : i+n], m: -1, vg: -1}
		k.state, k.bracket = state(i)
		switch r {
		case '-', '/', '&':
			if i > 0 && i+n < len(s) && s[i-1] != ' ' && s[i+n] != ' ' {
				glue = true
				i += n
				continue
			}
			if r == '/' && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
				i += n // "/20": the length of a prefix
				continue
			}
			k.tag = tHard
			if r == '/' || r == '&' {
				k.tag = tConj
				k.low = "and"
			}
		case ',':
			k.tag = tComma
		case ';', ':', '.', '?', '!', '–', '—':
			k.tag = tHard
		case '"', '“', '”':
			k.tag = tQuote
			inQuote = r == '“' || r == '"' && !inQuote
		case '(', ')', '[', ']':
			k.tag = tParen
		default:
			i += n
			continue
		}
		dst = append(dst, k)
		i += n
		glue = false
	}
	return dst
}

// word appends the word s[i:j], in two tokens where letters and digits run
// together ("SG17") and the lexicon knows the letters but not the whole.
func (a *Annotator) word(dst []tok, s string, i, j, clause int, own bool) []tok {
	w := s[i:j]
	k := tok{from: i, to: j, clause: clause, own: own, m: -1, vg: -1}
	low := strings.ToLower(w)
	if x, ok := strings.CutSuffix(low, "'s"); ok {
		low, k.poss = x, true
		w = w[:len(x)]
	}
	k.low = low
	first, _ := utf8.DecodeRuneInString(w)
	k.cap = unicode.IsUpper(first)
	k.upper = len(w) > 1 && strings.ToUpper(w) == w && k.cap
	if first >= '0' && first <= '9' {
		k.tag = tNum
	}
	k.forms = a.lex.Forms(low)
	if len(k.forms) == 0 && k.tag != tNum {
		if c := strings.IndexAny(low, "0123456789"); c > 1 && strings.Trim(low[c:], "0123456789") == "" && len(a.lex.Forms(low[:c])) > 0 {
			k2 := k
			k.low, k.to, k.forms = low[:c], i+c, a.lex.Forms(low[:c])
			k2.low, k2.from, k2.forms, k2.tag = low[c:], i+c, nil, tNum
			return append(dst, k, k2)
		}
		if c := strings.IndexAny(low, "0123456789"); c == 1 && strings.Trim(low[1:], "0123456789") == "" {
			k.tag = tNum // a code such as C7
		}
	}
	return append(dst, k)
}

func (t *tok) is(words ...string) bool {
	for _, w := range words {
		if t.low == w {
			return true
		}
	}
	return false
}
