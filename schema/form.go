package schema

import (
	"fmt"
	"strings"
	"sync"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/errors"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/resolution"
)

// FormError is a place where the form of a resolution does not fit the schema.
type FormError struct {
	Clause     int       // id of the clause at fault
	Resolution int       // index into the document's resolutions
	At, End    draft.Pos // of that clause; End is exclusive
	Message    string    // one sentence: what is wrong and what is expected
}

// Validator holds documents against form.cue. It compiles the file when it meets
// the first form that no Validator has met before, and keeps its own CUE
// context. It is safe for concurrent use, but workers that share one wait for
// each other while CUE decides, so give each its own.
type Validator struct {
	mu       sync.Mutex
	err      error
	compiled bool
	frame    cue.Value
	section  cue.Value
	item     cue.Value
	message  cue.Value
	ctx      *cue.Context
}

// New returns a Validator. It does no work yet.
func New() *Validator { return &Validator{} }

// frame, section and item are the forms that CUE judges, field for field as in
// form.cue. There are a few hundred at most.
type frame struct {
	Mark      string `json:"mark"`
	Heading   bool   `json:"heading"`
	Preamble  bool   `json:"preamble"`
	Operative bool   `json:"operative"`
}

type section struct {
	Part      resolution.Part `json:"part"`
	After     resolution.Part `json:"after"`
	Verb      bool            `json:"verb"`
	Addressee bool            `json:"addressee"`
	Clauses   bool            `json:"clauses"`
	Leads     bool            `json:"leads"`
}

type item struct {
	Part     resolution.Part `json:"part"`
	Under    string          `json:"under"` // "section", "item" or ""
	Label    string          `json:"label"`
	Siblings string          `json:"siblings"`
	Text     bool            `json:"text"`
}

// verdicts remembers what form.cue says of a form: the messages of the fields
// that do not fit. It is a memo of a pure function, so all Validators share it.
var verdicts struct {
	sync.RWMutex
	frames   map[frame][]string
	sections map[section][]string
	items    map[item][]string
}

// Form returns the places where the form of d does not fit the schema, in order.
// Prose has no form, nor has text that conversion ran together; text that the
// proposal strikes and annexes are left out.
func (v *Validator) Form(d *resolution.Document) []FormError {
	if d == nil || d.Merged || len(d.Resolutions) == 0 {
		return nil
	}
	f := former{v: v, d: d, children: make([]family, len(d.Clauses))}
	type span struct{ from, to int }
	spans := make([]span, len(d.Resolutions))
	for i := range d.Clauses {
		r := d.Clauses[i].Resolution
		if r < 0 || r >= len(spans) {
			continue
		}
		if spans[r].to == 0 {
			spans[r].from = i
		}
		spans[r].to = i + 1
	}
	var out []FormError
	for r, s := range spans {
		if s.to > 0 {
			out = f.resolution(out, r, s.from, s.to)
		}
	}
	return out
}

// Check compiles form.cue and reports an error in it; Form stays silent then.
func (v *Validator) Check() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.compile()
}

func (v *Validator) compile() error {
	if v.compiled {
		return v.err
	}
	v.compiled = true
	src, err := files.ReadFile("form.cue")
	if err != nil {
		v.err = err
		return err
	}
	v.ctx = cuecontext.New()
	s := v.ctx.CompileBytes(src, cue.Filename("form.cue"))
	if err := s.Err(); err != nil {
		v.err = fmt.Errorf("schema: form.cue: %w", err)
		return v.err
	}
	for name, to := range map[string]*cue.Value{"#Frame": &v.frame, "#Section": &v.section, "#Item": &v.item, "#message": &v.message} {
		*to = s.LookupPath(cue.ParsePath(name))
		if !to.Exists() {
			v.err = fmt.Errorf("schema: form.cue lacks %s", name)
		}
	}
	return v.err
}

// judge lets CUE hold form against a definition and returns the messages of the
// fields that do not fit.
func (v *Validator) judge(def *cue.Value, name string, form any) []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.compile() != nil {
		return nil
	}
	err := def.Unify(v.ctx.Encode(form)).Validate(cue.Concrete(true))
	var out []string
	seen := ""
	for _, e := range errors.Errors(err) {
		p := e.Path()
		if len(p) == 0 || p[len(p)-1] == seen {
			continue // the branches of one disjunction
		}
		seen = p[len(p)-1]
		m, err := v.message.LookupPath(cue.MakePath(cue.Str(name), cue.Str(seen))).String()
		if err == nil {
			out = append(out, m)
		}
	}
	return out
}

func (v *Validator) judgeFrame(f frame) []string     { return v.judge(&v.frame, "frame", f) }
func (v *Validator) judgeSection(s section) []string { return v.judge(&v.section, "section", s) }
func (v *Validator) judgeItem(i item) []string       { return v.judge(&v.item, "item", i) }

// recall returns the verdict on form, from m or from CUE.
func recall[F comparable](m *map[F][]string, form F, judge func() []string) []string {
	verdicts.RLock()
	out, ok := (*m)[form]
	verdicts.RUnlock()
	if ok {
		return out
	}
	out = judge()
	verdicts.Lock()
	if *m == nil {
		*m = map[F][]string{}
	}
	(*m)[form] = out
	verdicts.Unlock()
	return out
}

// family is what a clause knows of the clauses that hang from it.
type family struct {
	any   bool   // there is one, struck or not
	label string // style of the last labelled one
	last  int    // index of the last one, plus 1
}

type former struct {
	v        *Validator
	d        *resolution.Document
	children []family
}

func (f *former) resolution(out []FormError, r, from, to int) []FormError {
	res := &f.d.Resolutions[r]
	cs := f.d.Clauses
	for i := from; i < to; i++ { // annexes have a form of their own
		if cs[i].Resolution == r && cs[i].Kind == resolution.KindAnnex {
			to = i
			break
		}
	}
	fr := frame{
		Mark:    res.Mark,
		Heading: res.Number != 0 || res.NumberText != "" || res.New || res.Title != "" && !bracketed(res.Title),
	}
	lastSection, lastOperative, opened := -1, -1, false
	for i := from; i < to; i++ {
		c := &cs[i]
		if c.Resolution != r {
			continue
		}
		if c.Parent >= from && c.Parent < i {
			f.children[c.Parent].any = true
		}
		if struck(c) {
			continue
		}
		switch c.Kind {
		case resolution.KindSection:
			lastSection = i
			fr.Preamble = fr.Preamble || c.Part == resolution.PartPreamble
			if c.Part == resolution.PartOperative {
				fr.Operative, lastOperative = true, i
			}
		case resolution.KindItem:
			fr.Operative = fr.Operative || c.Part == resolution.PartOperative
		}
	}

	var after resolution.Part
	orphan := false // inside a run of clauses that no verb governs
	orphans, restarts := -1, 0
	found := len(out)
	for i := from; i < to; i++ {
		c := &cs[i]
		if c.Resolution != r || struck(c) {
			continue
		}
		if c.Kind == resolution.KindOpening {
			opened = true
		}
		// A list between the opening line and the first section reads as prose.
		stray := opened && after == "" && c.Part == resolution.PartProse && c.Parent < from && counted(c)
		if !stray && c.Part != resolution.PartPreamble && c.Part != resolution.PartOperative {
			continue
		}
		switch kind := c.Kind; {
		case kind == resolution.KindSection:
			orphan = false
			form := section{
				Part:      c.Part,
				After:     after,
				Verb:      c.Verb != "",
				Addressee: c.Addressee != "",
				Clauses:   f.children[i].any || speaks(c),
				Leads:     lastOperative > i,
			}
			after = c.Part
			out = add(out, c, r, recall(&verdicts.sections, form, func() []string { return f.v.judgeSection(form) }))
		case stray || kind == resolution.KindItem:
			form := f.item(i, from, lastSection, !fr.Operative)
			if form.Under == "" && (form.Label == "" || form.Label == "dash") {
				continue
			}
			if stray {
				form.Part, form.Text = resolution.PartOperative, true
			}
			if form.Under == "" {
				if orphan {
					if c.Label.Value == 1 {
						restarts++
					}
					continue // said at the first of them
				}
				orphan, orphans = true, len(out)
				fr.Operative = true
			}
			out = add(out, c, r, recall(&verdicts.items, form, func() []string { return f.v.judgeItem(form) }))
		}
	}

	// Lists that start over and over without any verb have lost their verbs to
	// conversion, which drops words in italics.
	if restarts > 0 && after == "" && orphans >= found && orphans < len(out) {
		out = append(out[:orphans], out[orphans+1:]...)
	}

	head := &cs[from]
	if res.Heading >= from && res.Heading < to {
		head = &cs[res.Heading]
	}
	messages := recall(&verdicts.frames, fr, func() []string { return f.v.judgeFrame(fr) })
	if len(messages) > 0 {
		rest := append([]FormError(nil), out[found:]...)
		out = append(add(out[:found], head, r, messages), rest...)
	}
	return out
}

// item gives the form of the clause at index i of a resolution that starts at
// index from. open says that nothing operative was met in it: then a list that
// starts to count at the end of the last section, a preamble, is the operative
// part without its verb.
func (f *former) item(i, from, lastSection int, open bool) item {
	cs := f.d.Clauses
	c := &cs[i]
	form := item{Part: c.Part, Label: c.Label.Style, Text: c.Text.Len() > 0 || f.children[i].any}
	if form.Label == "" || form.Label == "dash" {
		form.Text = true // an empty line or a lone dash is noise of conversion
	}
	if c.Parent < from || c.Parent >= i {
		return form
	}
	parent, p := &cs[c.Parent], &f.children[c.Parent]
	form.Under = "item"
	if parent.Kind == resolution.KindSection {
		form.Under = "section"
	}
	first := p.last == 0
	form.Siblings = p.label
	if alike(cs, p.last-1, c) {
		form.Siblings = form.Label
	}
	if first && form.Under == "item" && form.Label != "" && form.Label != "dash" && astray(parent, c) {
		form.Siblings = parent.Label.Style // it stands beside the clause before it
	}
	if form.Label == "number" && c.Label.Value == 1 && form.Siblings != "number" {
		// "considering that …, 1 that …; 2 that …": the plain clause has ended the preamble
		ended := c.Part == resolution.PartPreamble && form.Under == "section" && !first && p.label == "" &&
			strings.HasSuffix(strings.TrimRight(cs[p.last-1].Text.String(), " \t"), ",")
		if ended || open && (c.Parent == lastSection && !first || form.Under == "item" && parent.Parent == lastSection && first && !strings.HasSuffix(parent.Text.String(), ":")) {
			form.Under, form.Siblings = "", ""
		}
	}
	if form.Label != "" {
		p.label = form.Label
	}
	p.last = i + 1
	return form
}

// alike reports whether the labels of clause prev (-1 for none) and c may count
// the same list: a single i, v, x, … is a letter as well as a Roman numeral.
func alike(cs []resolution.Clause, prev int, c *resolution.Clause) bool {
	if prev < 0 {
		return false
	}
	a, b := &cs[prev].Label, &c.Label
	return a.Style == "roman" && b.Style == "letter" && ambiguous(a.Text) ||
		a.Style == "letter" && b.Style == "roman" && ambiguous(b.Text)
}

// astray reports whether c, the first clause below parent, is no list of its
// own: parent has ended, and c starts to count in the middle, or in numbers
// below letters.
func astray(parent, c *resolution.Clause) bool {
	if parent.Label.Style == "" || parent.Label.Style == "dash" {
		return false
	}
	t := strings.TrimRight(parent.Text.String(), " \t")
	below := c.Label.Style == "number" && parent.Label.Style != "number"
	switch {
	case strings.HasSuffix(t, ";"), strings.HasSuffix(t, "."):
		return below || c.Label.Value != 1
	}
	return below && strings.HasSuffix(t, ",")
}

// counted reports whether a clause carries a number or letter.
func counted(c *resolution.Clause) bool {
	return c.Label.Style != "" && c.Label.Style != "dash" && (c.Kind == resolution.KindItem || c.Kind == resolution.KindParagraph)
}

// bracketed reports whether a title is no more than a remark: "(Add.2)".
func bracketed(title string) bool {
	return strings.HasPrefix(title, "(") && strings.HasSuffix(title, ")")
}

func ambiguous(s string) bool {
	return len(s) == 1 && strings.Contains("ivxlcdmIVXLCDM", s)
}

// speaks reports whether a section line says something beyond its verb and
// addressee, so that it needs no clause below it.
func speaks(c *resolution.Clause) bool {
	rest := words(c.Text.String()) - words(c.Verb) - words(c.Addressee)
	if c.With != "" {
		rest -= words(c.With) + 3 // in … with
	}
	return rest > 2
}

func words(s string) int {
	n, in := 0, false
	for i := range len(s) {
		space := s[i] == ' ' || s[i] == '\t' || s[i] == '\n'
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}

// struck reports whether the proposal strikes all words of a clause.
func struck(c *resolution.Clause) bool {
	runs := c.Text.Runs()
	for i := range runs {
		if runs[i].State != draft.Struck && strings.TrimSpace(runs[i].Text) != "" {
			return false
		}
	}
	return len(runs) > 0
}

func add(out []FormError, c *resolution.Clause, r int, messages []string) []FormError {
	for _, m := range messages {
		if strings.Contains(m, "%s") {
			name := c.Name
			if name == "" {
				name = c.Label.Text
			}
			m = strings.ReplaceAll(m, "%s", name)
		}
		out = append(out, FormError{Clause: c.ID, Resolution: r, At: c.Start, End: c.End, Message: m})
	}
	return out
}
