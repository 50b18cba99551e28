package draft

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Text is a string of normalised text in which every byte offset has a place.
// The zero Text is empty. A Text is immutable and safe for concurrent use.
type Text struct {
	s    string
	runs []Run // in order; their texts concatenated give s
	off  []int // byte offset of each run in s
}

// NewText joins runs as they stand.
func NewText(runs ...Run) Text {
	var t Text
	var b strings.Builder
	for _, r := range runs {
		if r.Text == "" {
			continue
		}
		t.off = append(t.off, b.Len())
		t.runs = append(t.runs, r)
		b.WriteString(r.Text)
	}
	t.s = b.String()
	return t
}

// String returns the characters.
func (t Text) String() string { return t.s }

// Len is the length in bytes.
func (t Text) Len() int { return len(t.s) }

// Runs returns the runs; the caller must not change them.
func (t Text) Runs() []Run { return t.runs }

func (t Text) run(i int) int { return sort.SearchInts(t.off, i+1) - 1 }

// At returns the place of the character at byte offset i, 0 <= i < Len. At Len
// it returns the place just after the last character; on an empty text the
// zero Pos. An offset outside the text counts as its nearer end.
func (t Text) At(i int) Pos {
	if len(t.runs) == 0 {
		return Pos{}
	}
	i = max(i, 0)
	if i >= len(t.s) {
		return t.End(len(t.s))
	}
	k := t.run(i)
	p := t.runs[k].At
	p.Column += utf8.RuneCountInString(t.s[t.off[k]:i])
	return p
}

// End returns the exclusive end of a range that ends before byte offset i: the
// place one column after the character before i.
func (t Text) End(i int) Pos {
	if len(t.runs) == 0 || i <= 0 {
		return t.At(0)
	}
	i = min(i, len(t.s))
	_, n := utf8.DecodeLastRuneInString(t.s[:i])
	p := t.At(i - n)
	p.Column++
	return p
}

// State returns the revision state of the character at byte offset i.
func (t Text) State(i int) State {
	if k := t.run(i); k >= 0 && k < len(t.runs) {
		return t.runs[k].State
	}
	return Kept
}

// Bracket returns the number of the square brackets around byte offset i.
func (t Text) Bracket(i int) int {
	if k := t.run(i); k >= 0 && k < len(t.runs) {
		return t.runs[k].Bracket
	}
	return 0
}

// Slice returns the part from byte offset i up to j.
func (t Text) Slice(i, j int) Text {
	i, j = max(i, 0), min(j, len(t.s))
	if i >= j {
		return Text{}
	}
	var runs []Run
	for k := t.run(i); k < len(t.runs) && t.off[k] < j; k++ {
		r := t.runs[k]
		a, b := max(i-t.off[k], 0), min(j-t.off[k], len(r.Text))
		r.At.Column += utf8.RuneCountInString(r.Text[:a])
		r.Text = r.Text[a:b]
		runs = append(runs, r)
	}
	return NewText(runs...)
}

// TrimSpace returns the text without white space at both ends.
func (t Text) TrimSpace() Text {
	i := len(t.s) - len(strings.TrimLeft(t.s, " \t\n"))
	return t.Slice(i, len(strings.TrimRight(t.s, " \t\n")))
}

// Concat joins texts as they stand.
func Concat(ts ...Text) Text {
	var runs []Run
	for _, t := range ts {
		runs = append(runs, t.runs...)
	}
	return NewText(runs...)
}
