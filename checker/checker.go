// Package checker reads drafts of resolutions and position papers and reports
// the words that cross a red line, why, and what to offer instead.
package checker

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"runtime/debug"
	"sort"
	"strings"
	"sync"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/lexicon"
	"github.com/redline-check/redline/checker/policy"
	"github.com/redline-check/redline/checker/report"
	"github.com/redline-check/redline/checker/resolution"
	"github.com/redline-check/redline/policies"
	"github.com/redline-check/redline/schema"
)

// Report is the outcome of a check.
type Report = report.Report

// Options set up a Checker. The zero value checks every rule on the proposed
// view with the built-in policies.
type Options struct {
	Rules []string   // only these rules ("numbering/government-role") or principles ("numbering"); nil for all
	View  draft.View // which revision states are read
	Limit int64      // largest file in bytes; 0 means DefaultLimit
	Jobs  int        // documents checked at once by CheckAll; 0 means one for each processor
}

// DefaultLimit is the largest file read unless Options.Limit says otherwise: 64 MiB.
const DefaultLimit = 64 << 20

// formRule is the rule that reports what the schema finds wrong.
const formRule = "structure/form"

// Source is a document to check. Data is read from the file Name if it is nil.
type Source struct {
	Name string // file name to report, also tells the format by its extension
	Data []byte
}

// Checker checks documents. It is safe for concurrent use.
type Checker struct {
	opts    Options
	lex     *lexicon.Lexicon
	ann     *facts.Annotator // every statement
	look    *facts.Annotator // the statements that rules can ask for
	grammar resolution.Grammar
	engine  *policy.Engine
	form    bool // structure/form is in use
	forms   sync.Pool
}

// UnknownRuleError is the error of New for a rule id that no policy has.
type UnknownRuleError struct{ Rule string }

func (e *UnknownRuleError) Error() string {
	return fmt.Sprintf("no rule or principle is called %q; \"redline rules\" lists them", e.Rule)
}

// New loads and compiles the policies. An unknown rule id in o.Rules is an
// *UnknownRuleError.
func New(ctx context.Context, o Options) (*Checker, error) {
	c := &Checker{opts: o}
	if c.opts.Limit <= 0 {
		c.opts.Limit = DefaultLimit
	}
	if c.opts.Jobs <= 0 {
		c.opts.Jobs = runtime.GOMAXPROCS(0)
	}
	var err error
	if c.lex, err = lexicon.Parse(policies.Lexicon); err != nil {
		return nil, err
	}
	c.ann = facts.New(c.lex)
	c.grammar = resolution.Grammar{Preamble: c.lex.Preamble, Operative: c.lex.Operative, Qualifier: c.lex.Qualifier, Marks: c.lex.Marks}
	only := func(string) bool { return true }
	if len(o.Rules) > 0 {
		only = func(id string) bool {
			principle, _, _ := strings.Cut(id, "/")
			for _, r := range o.Rules {
				if r == id || r == principle {
					return true
				}
			}
			return false
		}
	}
	if c.engine, err = policy.Load(policies.FS, policies.Rules, policies.Registry, only); err != nil {
		return nil, err
	}
	for _, r := range o.Rules {
		known := false
		for _, m := range c.engine.Metas() {
			principle, _, _ := strings.Cut(m.ID, "/")
			known = known || m.ID == r || principle == r
		}
		if !known {
			return nil, &UnknownRuleError{r}
		}
	}
	c.look = c.ann.For(c.engine.Wanted())
	c.form = only(formRule)
	c.forms.New = func() any { return schema.New() }
	return c, nil
}

// Check checks one document. A file that cannot be read is an error, and also
// stands in the report's Errors.
func (c *Checker) Check(ctx context.Context, s Source) (Report, error) {
	return c.CheckAll(ctx, []Source{s}, nil)
}

// one is what the check of a document yields.
type one struct {
	doc      *report.Document
	findings []report.Finding
	err      error
}

// CheckAll checks the documents, several at once, and reports them in the
// order of the file names: the same bytes for any order and number of jobs.
// progress, if not nil, is called after each document, from one goroutine at a
// time. Documents that cannot be read stand in the report's Errors; the error
// returned joins them, or says that ctx ended.
func (c *Checker) CheckAll(ctx context.Context, ss []Source, progress func(done int)) (Report, error) {
	ss = append([]Source(nil), ss...)
	sort.SliceStable(ss, func(i, j int) bool { return ss[i].Name < ss[j].Name })
	out := make([]one, len(ss))
	var wg sync.WaitGroup
	var mu sync.Mutex
	next, done := 0, 0
	for range min(c.opts.Jobs, len(ss)) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				mu.Lock()
				i := next
				next++
				mu.Unlock()
				if i >= len(ss) || ctx.Err() != nil {
					return
				}
				out[i] = c.check(ctx, ss[i])
				ss[i].Data = nil
				if progress != nil {
					mu.Lock()
					done++
					progress(done)
					mu.Unlock()
				}
			}
		}()
	}
	wg.Wait()
	r := Report{Version: 1, Tool: c.Version(), Documents: []report.Document{}, Findings: []report.Finding{}, Errors: []report.Problem{}}
	if err := ctx.Err(); err != nil {
		return r, err
	}
	var errs []error
	for i := range out {
		if out[i].err != nil {
			r.Errors = append(r.Errors, report.Problem{File: ss[i].Name, Message: out[i].err.Error()})
			errs = append(errs, fmt.Errorf("%s: %w", ss[i].Name, out[i].err))
		}
		if out[i].doc != nil {
			r.Documents = append(r.Documents, *out[i].doc)
		}
		r.Findings = append(r.Findings, out[i].findings...)
	}
	report.Sort(r.Findings)
	report.Summarise(&r)
	return r, errors.Join(errs...)
}

// read reads a document in the checker's view; current is the text before the
// revision, nil without revisions.
func (c *Checker) read(s Source) (doc, current *resolution.Document, err error) {
	var d *draft.Draft
	if s.Data == nil {
		d, err = draft.ReadFile(s.Name, c.opts.Limit)
	} else if int64(len(s.Data)) > c.opts.Limit {
		err = draft.TooLarge(c.opts.Limit)
	} else {
		d, err = draft.Read(s.Name, s.Data)
	}
	if err != nil {
		return nil, nil, err
	}
	doc = resolution.Parse(d, c.opts.View, c.grammar)
	if doc.Words == 0 {
		return nil, nil, errors.New("holds no draft text; nothing was checked")
	}
	if err := english(doc); err != nil {
		return nil, nil, err
	}
	if d.Revised && c.opts.View == draft.Proposed {
		current = resolution.Parse(d, draft.Current, c.grammar)
	}
	return doc, current, nil
}

func (c *Checker) check(ctx context.Context, s Source) one {
	doc, current, err := c.read(s)
	if err != nil {
		return one{err: err}
	}
	o := one{doc: describe(s.Name, doc)}
	f := c.look.Annotate(doc)
	var cf *facts.Facts
	if current != nil {
		cf = c.look.Annotate(current)
	}
	b := &builder{c: c, file: s.Name, doc: doc, facts: f, current: current, currentFacts: cf, occurrence: map[string]int{}}
	if c.form {
		v := c.forms.Get().(*schema.Validator)
		errs := v.Form(doc)
		c.forms.Put(v)
		b.formErrors(errs)
	}
	for res := -1; res < len(doc.Resolutions); res++ {
		if res == -1 && !hasProse(doc) {
			continue
		}
		out, err := c.engine.Eval(ctx, c.engine.NewInput(doc, f, res, cf, current))
		if err != nil {
			o.err = fmt.Errorf("policies failed: %w", err)
			break
		}
		b.outcomes(res, out)
	}
	o.findings = b.done()
	return o
}

func hasProse(d *resolution.Document) bool {
	for i := range d.Clauses {
		if c := &d.Clauses[i]; c.Resolution < 0 && c.Kind != resolution.KindNote {
			return true
		}
	}
	return false
}

func describe(name string, d *resolution.Document) *report.Document {
	out := &report.Document{File: name, Format: d.Format, Kind: d.Kind, Title: d.Title, Language: "en", Proponents: append([]string{}, d.Proponents...), Words: d.Words}
	per := map[int]int{}
	for i := range d.Clauses {
		switch d.Clauses[i].Kind {
		case resolution.KindItem, resolution.KindParagraph, resolution.KindReasons, resolution.KindQuotation, resolution.KindFootnote:
			out.Clauses++
			per[d.Clauses[i].Resolution]++
		}
	}
	if len(d.Resolutions) > 0 {
		out.Mark, out.Number = d.Resolutions[0].Mark, d.Resolutions[0].Number
	}
	if len(d.Resolutions) > 1 {
		for i, r := range d.Resolutions {
			out.Resolutions = append(out.Resolutions, report.Resolution{Mark: r.Mark, Number: r.Number, Title: r.Title, Proponents: append([]string{}, r.Proponents...), Clauses: per[i]})
		}
	}
	return out
}

// Understanding is a document as the checker understood it.
type Understanding struct {
	Document   *resolution.Document
	Mentions   []facts.Mention
	Statements []facts.Statement
}

// Show reads a document and returns what was understood.
func (c *Checker) Show(ctx context.Context, s Source) (*Understanding, error) {
	doc, _, err := c.read(s)
	if err != nil {
		return nil, err
	}
	f := c.ann.Annotate(doc)
	return &Understanding{Document: doc, Mentions: f.Mentions, Statements: f.Statements}, nil
}

// Example is a clause, or a whole draft for rules on documents, that a rule
// flags or leaves alone.
type Example struct {
	Text  string // the clause or draft
	Draft bool   // Text is a whole draft
	Note  string
}

// Rule is the metadata of a rule.
type Rule struct {
	ID         string // "numbering/government-role"
	Title      string
	Level      report.Level
	Why        string
	Suggestion string
	Source     string
	Flagged    []Example
	Silent     []Example
}

// Rules lists the rules in order of their ids.
func (c *Checker) Rules() []Rule {
	examples := func(es []policy.Example) []Example {
		out := make([]Example, len(es))
		for i, e := range es {
			out[i] = Example(struct {
				Text  string
				Draft bool
				Note  string
			}{e.Text, e.Draft, e.Note})
		}
		return out
	}
	var out []Rule
	for _, m := range c.engine.Metas() {
		out = append(out, Rule{ID: m.ID, Title: m.Title, Level: report.Level(m.Level), Why: m.Why, Suggestion: m.Suggestion, Source: m.Source, Flagged: examples(m.Flagged), Silent: examples(m.Silent)})
	}
	return out
}

// Version describes the build: version, commit and digest of the policies.
func (c *Checker) Version() report.Tool {
	t := report.Tool{Name: "redline", Version: "devel"}
	if c.engine != nil {
		t.Policies = c.engine.Digest()
	}
	if bi, ok := debug.ReadBuildInfo(); ok && bi.Main.Version != "" && bi.Main.Version != "(devel)" {
		t.Version = bi.Main.Version
	}
	return t
}

var _ fs.FS = policies.FS
