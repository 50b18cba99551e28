package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/width"
)

// cell is what a terminal draws as one unit: a grapheme cluster, or a tab.
type cell struct {
	text     string // what is printed: tabs as spaces, control characters as pictures
	width    int    // columns on a terminal
	from, to int    // code points of the source line, 0-based, to exclusive
}

const tabStop = 8

// cells lays a source line out.
func cells(line string) []cell {
	out := make([]cell, 0, len(line))
	column, at := 0, 0
	for it := graphemes.FromString(line); it.Next(); {
		v := it.Value()
		c := cell{from: at, to: at + utf8.RuneCountInString(v)}
		if v == "\t" {
			c.width = tabStop - column%tabStop
			c.text = strings.Repeat(" ", c.width)
		} else {
			c.text, c.width = visible(v)
		}
		at, column = c.to, column+c.width
		out = append(out, c)
	}
	return out
}

// visible makes a grapheme cluster safe to print and says how wide it is.
// Nothing that a terminal would obey gets through: control characters become
// their pictures, invisible format characters (soft hyphens, bidirectional
// controls) vanish.
func visible(cluster string) (string, int) {
	if len(cluster) == 1 && cluster[0] >= ' ' && cluster[0] < 0x7f {
		return cluster, 1
	}
	var b strings.Builder
	w, flags := 0, 0
	for _, r := range cluster {
		switch {
		case r < ' ':
			b.WriteRune(0x2400 + r)
			w = max(w, 1)
			continue
		case r == 0x7f:
			b.WriteRune(0x2421)
			w = max(w, 1)
			continue
		case r < 0xa0 && r > 0x7f, r == 0x2028, r == 0x2029, r == utf8.RuneError:
			b.WriteRune(utf8.RuneError)
			w = max(w, 1)
			continue
		case r == 0x200c || r == 0x200d: // joiners: part of how Persian and emoji look
			if w > 0 {
				b.WriteRune(r)
			}
			continue
		case r == 0xfe0f: // emoji presentation
			if w > 0 {
				w = 2
				b.WriteRune(r)
			}
			continue
		case unicode.Is(unicode.Cf, r):
			continue
		case r >= 0x1f1e6 && r <= 0x1f1ff:
			if flags++; flags == 2 {
				w = 2
			}
		}
		b.WriteRune(r)
		w = max(w, columns(r))
	}
	return b.String(), w
}

// columns is the width of a printable character.
func columns(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// plain makes words from a document safe to print on one line.
func plain(s string) string {
	ok := true
	for i := 0; i < len(s) && ok; i++ {
		ok = s[i] >= ' ' && s[i] < 0x7f
	}
	if ok {
		return s
	}
	var b strings.Builder
	for _, c := range cells(strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(s)) {
		b.WriteString(c.text)
	}
	return b.String()
}

// fit chooses which cells to show so that the words from code point from to to
// stand in at most w columns; what is left out is shown as "…". Where they do
// not fit, the marked pieces are shown with the words around them.
func fit(cs []cell, from, to int, marks []span, w int) []cell {
	total, inside := 0, 0
	for _, c := range cs {
		total += c.width
		if c.from < to && c.to > from {
			inside += c.width
		}
	}
	if total <= w {
		return cs
	}
	var pieces []span // in cells
	if inside <= w-2 {
		pieces = []span{toCells(cs, span{from, to})}
	} else {
		for _, m := range marks {
			p := toCells(cs, m)
			if n := len(pieces); n > 0 && p.from <= pieces[n-1].to {
				pieces[n-1].to = max(pieces[n-1].to, p.to)
			} else {
				pieces = append(pieces, p)
			}
		}
		if len(pieces) == 0 {
			a := toCells(cs, span{from, to}).from
			pieces = []span{{a, a}}
		}
	}

	keep := make([]bool, len(cs))
	left := w - 1 // one "…" before the first piece, one after each
	take := func(i int) bool {
		if i < 0 || i >= len(cs) || keep[i] || cs[i].width > left {
			return false
		}
		keep[i] = true
		left -= cs[i].width
		return true
	}
	shown := pieces[:0]
	for _, p := range pieces {
		if left < 2 {
			break
		}
		left--
		q := span{p.from, p.from}
		for q.to < p.to && take(q.to) {
			q.to++
		}
		shown = append(shown, q)
		if q.to < p.to {
			break
		}
	}
	for grown := true; grown; {
		grown = false
		for i := range shown {
			if take(shown[i].from - 1) {
				shown[i].from--
				grown = true
			}
			if take(shown[i].to) {
				shown[i].to++
				grown = true
			}
		}
	}

	out := make([]cell, 0, w)
	for i := 0; i < len(cs); {
		if keep[i] {
			out = append(out, cs[i])
			i++
			continue
		}
		gap := cell{text: "…", width: 1, from: cs[i].from}
		for ; i < len(cs) && !keep[i]; i++ {
			gap.to = cs[i].to
		}
		out = append(out, gap)
	}
	return out
}

// toCells turns a range of code points into one of cells.
func toCells(cs []cell, s span) span {
	a := 0
	for a < len(cs) && cs[a].to <= s.from {
		a++
	}
	b := a
	for b < len(cs) && cs[b].from < s.to {
		b++
	}
	return span{a, b}
}
