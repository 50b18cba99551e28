package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// View returns the paragraphs as the view shows them: without the runs that it
// hides, the paragraphs that are empty without them, and the spaces that they
// leave doubled, at the ends of a line or before a punctuation mark. Every
// character keeps its place. The caller must not change the result.
func (d *Draft) View(v View) []Paragraph {
	if !d.Revised {
		return d.Paragraphs[:len(d.Paragraphs):len(d.Paragraphs)]
	}
	out := make([]Paragraph, 0, len(d.Paragraphs))
	gap := 0
	var item *Paragraph // the list item whose first line is hidden
	for i, p := range d.Paragraphs {
		for _, r := range p.Runs {
			if r.State != Kept {
				p = v.of(p)
				break
			}
		}
		if len(p.Runs) == 0 {
			gap = max(gap, p.Gap)
			if p.Label != "" {
				item = &d.Paragraphs[i]
			}
			continue
		}
		if item != nil {
			if p.Label == "" && p.Gap == 0 && p.Kind == item.Kind && p.Level == item.Level {
				p.Label, p.LabelAt = item.Label, item.LabelAt
			}
			item = nil
		}
		p.Gap = max(p.Gap, gap)
		gap = 0
		out = append(out, p)
	}
	return out
}

// of returns p without what the view hides.
func (v View) of(p Paragraph) Paragraph {
	out := make([]Run, 0, len(p.Runs)+1)
	var gap hidden
	for _, r := range p.Runs {
		if !v.Shows(r.State) {
			gap.add(r)
			continue
		}
		if len(out) == 0 {
			r = trimLeft(r)
			if r.Text != "" {
				out = append(out, r)
				gap = hidden{}
			}
			continue
		}
		last := &out[len(out)-1]
		before := last.Text[len(last.Text)-1]
		if r.Text[0] == ' ' && (before == ' ' || gap.any && before == '(') {
			r = trimLeft(r)
		}
		if r.Text == "" {
			continue
		}
		if gap.any {
			switch {
			case before == ' ' && closes(r.Text):
				if last.Text = last.Text[:len(last.Text)-1]; last.Text == "" {
					out = out[:len(out)-1]
				}
			case gap.apart() && wordEnd(last.Text) && wordStart(r.Text):
				out = append(out, Run{Text: " ", At: gap.at})
			}
		}
		out = append(out, r)
		gap = hidden{}
	}
	for len(out) > 0 {
		last := &out[len(out)-1]
		last.Text = strings.TrimRight(last.Text, " ")
		if last.Text != "" {
			break
		}
		out = out[:len(out)-1]
	}
	p.Broken = p.Broken && !gap.any
	p.Cut = gap.words
	p.Runs = out
	return p
}

// hidden is what was left out since the last run shown.
type hidden struct {
	any         bool
	words       bool
	first, last byte
	at          Pos
}

func (h *hidden) add(r Run) {
	if !h.any {
		h.any, h.first, h.at = true, r.Text[0], r.At
	}
	h.last = r.Text[len(r.Text)-1]
	h.words = h.words || strings.Trim(r.Text, " ") != ""
}

// apart reports whether what was left out kept its neighbours apart by spaces
// on both sides.
func (h *hidden) apart() bool { return h.words && h.first == ' ' && h.last == ' ' }

func trimLeft(r Run) Run {
	n := len(r.Text)
	r.Text = strings.TrimLeft(r.Text, " ")
	r.At.Column += n - len(r.Text)
	return r
}

// closes reports whether the text begins with punctuation that takes no space
// before it.
func closes(s string) bool {
	switch s[0] {
	case ',', ';', ':', ')', '!', '?':
		return true
	case '.':
		return len(s) == 1 || !isDigit(s[1]) && !isLetter(s[1])
	}
	return false
}

func wordEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func wordStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
