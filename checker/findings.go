package checker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/policy"
	"github.com/redline-check/redline/checker/report"
	"github.com/redline-check/redline/checker/resolution"
	"github.com/redline-check/redline/schema"
)

// builder turns what rules yield into findings of one document.
type builder struct {
	c            *Checker
	file         string
	doc          *resolution.Document
	facts        *facts.Facts
	current      *resolution.Document
	currentFacts *facts.Facts
	out          []found
	occurrence   map[string]int
}

// found is a finding before it is merged with others on the same words.
type found struct {
	report.Finding
	clause   int // id, in doc or (struck) in current
	struck   bool
	from, to int // byte range in the clause's text
	words    string
}

func (b *builder) meta(id string) policy.Meta {
	m, _ := b.c.engine.Meta(id)
	return m
}

func (b *builder) formErrors(errs []schema.FormError) {
	m := b.meta(formRule)
	for _, e := range errs {
		if e.Clause < 0 || e.Clause >= len(b.doc.Clauses) {
			continue
		}
		c := &b.doc.Clauses[e.Clause]
		f := b.base(c, b.doc, e.Resolution)
		f.Rule, f.Level, f.Certainty = formRule, report.Level(m.Level), "certain"
		f.Message, f.Why, f.Suggestion = e.Message, m.Why, m.Suggestion
		f.Line, f.Column, f.EndLine, f.EndColumn = e.At.Line, e.At.Column, e.End.Line, e.End.Column
		f.Quote = c.Text.String()
		if f.Quote == "" {
			f.Quote = c.Label.Text
		}
		b.out = append(b.out, found{Finding: f, clause: c.ID, to: c.Text.Len(), words: c.Text.String()})
	}
}

func (b *builder) base(c *resolution.Clause, doc *resolution.Document, res int) report.Finding {
	f := report.Finding{File: b.file, Clause: c.Name, Revision: draft.Kept.String(), Because: []report.Evidence{}}
	if len(doc.Resolutions) > 1 && res >= 0 {
		f.Resolution = &res
	}
	return f
}

func (b *builder) outcomes(res int, os []policy.Outcome) {
	for i := range os {
		b.outcome(res, &os[i])
	}
}

func (b *builder) outcome(res int, o *policy.Outcome) {
	m := b.meta(o.Rule)
	doc, fs := b.doc, b.facts
	if o.Struck && b.current != nil {
		doc, fs = b.current, b.currentFacts
	}
	var c *resolution.Clause
	from, to := 0, 0
	var because []report.Evidence
	label := false
	switch {
	case o.Citation != nil:
		ct := &doc.Citations[*o.Citation]
		c = &doc.Clauses[ct.Clause]
		from, to = ct.From, ct.To
		if ct.TitleTo > to && ct.TitleFrom < ct.TitleTo {
			for _, x := range o.Because {
				if x.Role == "title" {
					to = ct.TitleTo
				}
			}
		}
	case o.Clause != nil:
		if *o.Clause < 0 || *o.Clause >= len(doc.Clauses) {
			return
		}
		c = &doc.Clauses[*o.Clause]
		to = c.Text.Len()
		label = o.Label
	case len(o.Statements) > 0:
		st := &fs.Statements[o.Statements[0]]
		c = &doc.Clauses[st.Clause]
		from, to = -1, -1
		seen := map[int]bool{}
		for _, x := range o.Because {
			if x.Mention < 0 || x.Mention >= len(fs.Mentions) || seen[x.Mention] {
				continue
			}
			seen[x.Mention] = true
			mn := &fs.Mentions[x.Mention]
			if mn.Clause < 0 {
				continue // the body that adopts the text
			}
			because = append(because, report.Evidence{Concept: x.Concept, Role: x.Role, Quote: mn.Words, Line: mn.At.Line, Column: mn.At.Column})
			if mn.Clause != c.ID {
				continue // in the lines the clause hangs from
			}
			if from < 0 || mn.From < from {
				from = mn.From
			}
			if mn.To > to {
				to = mn.To
			}
		}
		for _, s := range o.Statements { // the verb itself
			x := &fs.Statements[s]
			if from < 0 || x.Clause == c.ID && len(because) == 0 {
				from, to = x.From, x.To
			}
		}
	default:
		return
	}
	f := b.base(c, doc, res)
	f.Rule, f.Level, f.Certainty = o.Rule, report.Level(o.Level), o.Certainty
	f.Message, f.Why, f.Suggestion = sentence(o.Message), m.Why, o.Suggestion
	if because != nil {
		f.Because = because
	}
	x := found{Finding: f, clause: c.ID, struck: o.Struck, from: from, to: to, words: c.Text.String()}
	b.place(&x, c, label)
	if o.Through != nil && *o.Through > c.ID && *o.Through < len(doc.Clauses) {
		e := doc.Clauses[*o.Through].End
		x.EndLine, x.EndColumn = e.Line, e.Column
	}
	if !b.merge(&x, c) {
		b.out = append(b.out, x)
	}
}

// place fills in lines, columns, quote and revision from the byte range.
func (b *builder) place(x *found, c *resolution.Clause, label bool) {
	if x.to <= x.from || label {
		x.Line, x.Column, x.EndLine, x.EndColumn = c.Start.Line, c.Start.Column, c.End.Line, c.End.Column
		x.Quote = c.Text.String()
		if label && c.Label.Text != "" {
			x.Quote = strings.TrimSpace(c.Label.Text + " " + x.Quote)
		}
		return
	}
	at, end := c.Text.At(x.from), c.Text.End(x.to)
	x.Line, x.Column, x.EndLine, x.EndColumn = at.Line, at.Column, end.Line, end.Column
	x.Quote = c.Text.Slice(x.from, x.to).String()
	st := draft.Kept
	for _, r := range c.Text.Slice(x.from, x.to).Runs() {
		if r.State > st {
			st = r.State
		}
	}
	x.Revision = st.String()
}

// merge joins a finding with one of the same rule on overlapping words of the
// same sentence, so that a nominal chain reports once.
func (b *builder) merge(x *found, c *resolution.Clause) bool {
	if x.to <= x.from {
		return false
	}
	for i := range b.out {
		y := &b.out[i]
		if y.Rule != x.Rule || y.clause != x.clause || y.struck != x.struck || y.to <= y.from {
			continue
		}
		lo, hi := min(x.from, y.from), max(x.to, y.to)
		gap := ""
		if x.from > y.to {
			gap = x.words[y.to:x.from]
		} else if y.from > x.to {
			gap = x.words[x.to:y.from]
		}
		if strings.ContainsAny(gap, ".;") {
			continue
		}
		if y.Certainty != "certain" && x.Certainty == "certain" {
			y.Certainty, y.Message = x.Certainty, x.Message
		}
		have := map[[2]int]bool{}
		for _, e := range y.Because {
			have[[2]int{e.Line, e.Column}] = true
		}
		for _, e := range x.Because {
			if !have[[2]int{e.Line, e.Column}] {
				y.Because = append(y.Because, e)
			}
		}
		y.from, y.to = lo, hi
		b.place(y, c, false)
		return true
	}
	return false
}

// sentence gives a message a capital and a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(r)) + s[n:]
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

// done sorts the findings and gives each its fingerprints.
func (b *builder) done() []report.Finding {
	out := make([]report.Finding, len(b.out))
	order := map[string]string{}
	for i := range b.out {
		out[i] = b.out[i].Finding
		out[i].ClauseFingerprint = report.ClauseFingerprint(b.out[i].words)
		order[key(&out[i])] = b.out[i].words
	}
	report.Sort(out)
	for i := range out {
		w := order[key(&out[i])]
		k := out[i].Rule + "\x00" + report.Fold(w)
		out[i].Fingerprint = report.Fingerprint(out[i].Rule, w, b.occurrence[k])
		b.occurrence[k]++
	}
	return out
}

func key(f *report.Finding) string {
	return strings.Join([]string{f.Rule, f.ClauseFingerprint, f.Clause, f.Quote}, "\x00")
}
