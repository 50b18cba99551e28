// Package policy evaluates the rules, written in Rego, on the facts of a
// document. A rule is a file policies/<principle>/<rule>.rego of package
// redline.<principle>.<rule>, whose set "findings" says where it fires.
package policy

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// Example is a text that a rule flags, or leaves alone.
type Example struct {
	Text  string `json:"text"`
	Draft bool   `json:"draft,omitempty"` // a whole draft, not a clause
	Note  string `json:"note,omitempty"`
}

// Meta is the METADATA of a rule.
type Meta struct {
	ID         string    `json:"id"`
	Title      string    `json:"title"`
	Level      string    `json:"level"`
	Why        string    `json:"why"`
	Suggestion string    `json:"suggestion"`
	Source     string    `json:"source"`
	Flagged    []Example `json:"flagged"`
	Silent     []Example `json:"silent"`
}

// Because names a piece of evidence: the mention that fills a role.
type Because struct {
	Concept string `json:"concept"`
	Role    string `json:"role"`
	Mention int    `json:"mention"`
}

// Outcome is what a rule yields.
type Outcome struct {
	Rule       string    `json:"rule"`
	Level      string    `json:"level"`      // "" for the rule's own
	Certainty  string    `json:"certainty"`  // "certain" or "possible"
	Statements []int     `json:"statements"` // ids; the finding covers their evidence
	Struck     bool      `json:"struck"`     // the statements are of the struck text
	Because    []Because `json:"because"`
	Clause     *int      `json:"clause"`  // for rules on the form: the clause
	Label      bool      `json:"label"`   // only the clause's label is at fault
	Through    *int      `json:"through"` // for rules on the form: the finding goes on to this clause, -1 if not
	Citation   *int      `json:"citation"`
	Message    string    `json:"message"`
	Suggestion string    `json:"suggestion"` // "" for the rule's own
}

// Engine holds the rules, compiled. It is safe for concurrent use.
type Engine struct {
	metas    []Meta
	byID     map[string]*Meta
	rules    []rule
	fsys     fs.FS
	digest   string
	registry []byte
	tables   map[string]json.RawMessage // see Policies
	lookups  []lookup                   // what the rules in use look statements up by

	nums  []*ast.Term // small numbers
	terms sync.Map    // string → *ast.Term: words that come again

	mu       sync.Mutex
	compiled *compiled // the rules needed so far; all rules once the set grew
	parsed   map[string]*ast.Module
	bare     storage.Store // no data
	full     storage.Store // the registry
}

// lookup is a concept that rules look statements up by.
type lookup struct {
	act     bool // in what the statement does, not in all it is about
	concept string
}

type rule struct {
	meta   *Meta
	file   string
	pkg    string // data path: redline.numbering.government_role
	bodies []body
	needs  []use
	reads  []string
	libs   []string // files of the library
	data   bool     // reads the registry
}

type body struct {
	cond cond
	uses []use
}

type use struct {
	in     string
	lookup int // index into Engine.lookups, -1 for the other lists
	cond   cond
}

type compiled struct {
	c       *ast.Compiler
	queries map[*Meta]ast.Body
}

// Load reads the rules of fsys; metas is what Compile made of them (rules.json,
// written by the generator). only, if not nil, says which rule
// ids to keep.
func Load(fsys fs.FS, metas []byte, registry []byte, only func(id string) bool) (*Engine, error) {
	e := &Engine{fsys: fsys, registry: registry, byID: map[string]*Meta{}, parsed: map[string]*ast.Module{}, nums: make([]*ast.Term, 1024)}
	for i := range e.nums {
		e.nums[i] = ast.IntNumberTerm(i)
	}
	var set Policies
	if err := json.Unmarshal(metas, &set); err != nil {
		return nil, fmt.Errorf("policies: %w", err)
	}
	all := set.Rules
	e.tables = set.Tables
	h := sha256.New()
	h.Write(metas)
	h.Write(registry)
	e.metas = make([]Meta, len(all))
	for i := range all {
		e.metas[i] = all[i].Meta
		m := &e.metas[i]
		e.byID[m.ID] = m
		if only != nil && !only(m.ID) {
			continue
		}
		r, err := e.rule(m, &all[i].Plan)
		if err != nil {
			return nil, fmt.Errorf("policies: %s: %w", m.ID, err)
		}
		e.rules = append(e.rules, r)
	}
	files, err := RegoFiles(fsys)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		b, err := fs.ReadFile(fsys, f)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(h, "%s %d\n", f, len(b))
		h.Write(b)
	}
	e.digest = "sha256:" + hex.EncodeToString(h.Sum(nil))[:16]
	return e, nil
}

func (e *Engine) rule(m *Meta, p *Plan) (rule, error) {
	r := rule{meta: m, file: m.ID + ".rego", pkg: dataPath(m.ID), reads: p.Reads, libs: p.Libs, data: slices.Contains(p.Reads, "data")}
	for _, b := range p.Bodies {
		c, err := parseCond(b.If)
		if err != nil {
			return r, err
		}
		us, err := e.uses(b.Uses)
		if err != nil {
			return r, err
		}
		r.bodies = append(r.bodies, body{c, us})
	}
	var err error
	r.needs, err = e.uses(p.Needs)
	return r, err
}

func (e *Engine) uses(us []Use) ([]use, error) {
	var out []use
	for _, u := range us {
		c, err := parseCond(u.If)
		if err != nil {
			return nil, err
		}
		x := use{in: u.In, lookup: -1, cond: c}
		if list, concept, ok := strings.Cut(u.In, "."); ok {
			l := lookup{list == "act", concept}
			if x.lookup = slices.Index(e.lookups, l); x.lookup < 0 {
				x.lookup = len(e.lookups)
				e.lookups = append(e.lookups, l)
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// dataPath gives the path of a rule's package below data.
func dataPath(id string) string {
	return "redline." + strings.NewReplacer("/", ".", "-", "_").Replace(path.Clean(id))
}

// RegoFiles lists the modules of fsys, tests left out, sorted.
func RegoFiles(fsys fs.FS) ([]string, error) {
	var out []string
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(p) == ".rego" && !strings.HasSuffix(p, "_test.rego") {
			out = append(out, p)
		}
		return err
	})
	sort.Strings(out)
	return out, err
}

// Digest identifies the policy set: rules, metadata and registry.
func (e *Engine) Digest() string { return e.digest }

// Metas lists the metadata of all rules in order of their ids.
func (e *Engine) Metas() []Meta { return e.metas }

// Meta returns the metadata of a rule.
func (e *Engine) Meta(id string) (Meta, bool) {
	m, ok := e.byID[id]
	if !ok {
		return Meta{}, false
	}
	return *m, true
}

// Wanted reports which concepts the rules in use look statements up by, in all
// that a statement is about and in what it does.
func (e *Engine) Wanted() (about, act map[string]bool) {
	about, act = map[string]bool{}, map[string]bool{}
	for _, l := range e.lookups {
		if l.act {
			act[l.concept] = true
		} else {
			about[l.concept] = true
		}
	}
	return about, act
}

func (e *Engine) module(f string) (*ast.Module, error) {
	if m := e.parsed[f]; m != nil {
		return m, nil
	}
	b, err := fs.ReadFile(e.fsys, f)
	if err != nil {
		return nil, err
	}
	m, err := ast.ParseModuleWithOpts(f, string(b), ast.ParserOptions{})
	if err != nil {
		return nil, err
	}
	for _, r := range m.Rules {
		name := strings.TrimPrefix(r.Ref().String(), "data.")
		if e.tables[name] != nil { // its value is known: see registryStore
			r.Head.Value = ast.RefTerm(ast.VarTerm("data"), ast.StringTerm("tables"), ast.StringTerm(name))
			r.Body = ast.NewBody(ast.NewExpr(ast.BooleanTerm(true)))
		}
	}
	e.parsed[f] = m
	return m, nil
}

// prepare compiles the rules named, with the library. A draft needs few rules
// and most drafts the same, so the first set is compiled alone; when another
// rule is needed, all are.
func (e *Engine) prepare(rs []*rule) (*compiled, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if c := e.compiled; c != nil {
		if !slices.ContainsFunc(rs, func(r *rule) bool { return c.queries[r.meta] == nil }) {
			return c, nil
		}
		rs = make([]*rule, len(e.rules))
		for i := range e.rules {
			rs[i] = &e.rules[i]
		}
	}
	mods := map[string]*ast.Module{}
	for _, r := range rs {
		for _, f := range append([]string{r.file}, r.libs...) {
			m, err := e.module(f)
			if err != nil {
				return nil, err
			}
			mods[f] = m
		}
	}
	c := ast.NewCompiler()
	c.Compile(mods)
	if c.Failed() {
		return nil, c.Errors
	}
	out := &compiled{c: c, queries: map[*Meta]ast.Body{}}
	for _, r := range rs {
		q, err := c.QueryCompiler().Compile(ast.MustParseBody("data." + r.pkg + ".findings = x"))
		if err != nil {
			return nil, err
		}
		out.queries[r.meta] = q
	}
	e.compiled = out
	return out, nil
}

// store gives the store that the rules read from.
func (e *Engine) store(data bool) (storage.Store, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if !data {
		if e.bare == nil {
			e.bare = inmem.NewFromASTObject(ast.NewObject())
		}
		return e.bare, nil
	}
	if e.full == nil {
		s, err := registryStore(e.registry, e.tables)
		if err != nil {
			return nil, err
		}
		e.full = s
	}
	return e.full, nil
}

// registryStore holds data.registry and the values of tables by name in data.tables.
func registryStore(registry []byte, tables map[string]json.RawMessage) (storage.Store, error) {
	v, err := ast.ValueFromReader(bytes.NewReader(registry))
	if err != nil {
		return nil, fmt.Errorf("registry: %w", err)
	}
	known := ast.NewObject()
	for name, b := range tables {
		t, err := ast.ValueFromReader(bytes.NewReader(b))
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", name, err)
		}
		known.Insert(ast.StringTerm(name), ast.NewTerm(t))
	}
	return inmem.NewFromASTObject(ast.NewObject(
		[2]*ast.Term{ast.StringTerm("registry"), ast.NewTerm(v)},
		[2]*ast.Term{ast.StringTerm("tables"), ast.NewTerm(known)},
	)), nil
}

// answer is the value of x in the answer to a query, nil if there is none.
func answer(ctx context.Context, q *topdown.Query) (ast.Value, error) {
	var v ast.Value
	err := q.Iter(ctx, func(res topdown.QueryResult) error {
		if t := res[ast.Var("x")]; t != nil {
			v = t.Value
		}
		return nil
	})
	return v, err
}

// Eval evaluates the rules that can fire on in and returns what they yield,
// sorted by rule and place.
func (e *Engine) Eval(ctx context.Context, in *Input) ([]Outcome, error) {
	var rs []*rule
	data := false
	for i := range e.rules {
		if r := &e.rules[i]; in.can(r) {
			rs = append(rs, r)
			data = data || r.data
		}
	}
	if len(rs) == 0 {
		return nil, nil
	}
	c, err := e.prepare(rs)
	if err != nil {
		return nil, err
	}
	store, err := e.store(data)
	if err != nil {
		return nil, err
	}
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Abort(ctx, txn)
	input := ast.NewTerm(in.value(rs))
	var out []Outcome
	for _, r := range rs {
		set, err := answer(ctx, topdown.NewQuery(c.queries[r.meta]).WithCompiler(c.c).WithStore(store).WithTransaction(txn).WithInput(input))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.meta.ID, err)
		}
		if set == nil {
			continue
		}
		from := len(out)
		if out, err = outcomes(out, set); err != nil {
			return nil, fmt.Errorf("%s yields what is no finding: %w", r.meta.ID, err)
		}
		for i := from; i < len(out); i++ {
			o := &out[i]
			o.Rule = r.meta.ID
			if o.Level == "" {
				o.Level = r.meta.Level
			}
			if o.Certainty == "" {
				o.Certainty = "certain"
			}
			if o.Suggestion == "" {
				o.Suggestion = r.meta.Suggestion
			}
		}
	}
	return out, nil
}

// outcomes appends what a set of findings holds, in its order.
func outcomes(out []Outcome, v ast.Value) ([]Outcome, error) {
	set, ok := v.(ast.Set)
	if !ok {
		return nil, fmt.Errorf("findings is %s, not a set", ast.ValueName(v))
	}
	for _, t := range set.Slice() {
		obj, ok := t.Value.(ast.Object)
		if !ok {
			return nil, fmt.Errorf("%s is no object", t)
		}
		var o Outcome
		err := obj.Iter(func(k, v *ast.Term) error {
			field, _ := k.Value.(ast.String)
			if !o.set(string(field), v.Value) {
				return fmt.Errorf("%s: %s", k, v)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, nil
}

// set fills in a field and reports whether the value fits it.
func (o *Outcome) set(field string, v ast.Value) bool {
	switch field {
	case "level":
		return word(v, &o.Level)
	case "certainty":
		return word(v, &o.Certainty)
	case "message":
		return word(v, &o.Message)
	case "suggestion":
		return word(v, &o.Suggestion)
	case "struck":
		return yes(v, &o.Struck)
	case "label":
		return yes(v, &o.Label)
	case "clause":
		o.Clause = new(int)
		return integer(v, o.Clause)
	case "through":
		o.Through = new(int)
		return integer(v, o.Through)
	case "citation":
		o.Citation = new(int)
		return integer(v, o.Citation)
	case "statements":
		a, ok := v.(*ast.Array)
		if !ok {
			return false
		}
		o.Statements = make([]int, a.Len())
		for i := range o.Statements {
			if !integer(a.Elem(i).Value, &o.Statements[i]) {
				return false
			}
		}
	case "because":
		a, ok := v.(*ast.Array)
		if !ok {
			return false
		}
		o.Because = make([]Because, a.Len())
		for i := range o.Because {
			obj, ok := a.Elem(i).Value.(ast.Object)
			if !ok {
				return false
			}
			b := &o.Because[i]
			obj.Foreach(func(k, v *ast.Term) {
				switch field, _ := k.Value.(ast.String); field {
				case "concept":
					ok = ok && word(v.Value, &b.Concept)
				case "role":
					ok = ok && word(v.Value, &b.Role)
				case "mention":
					ok = ok && integer(v.Value, &b.Mention)
				}
			})
			if !ok {
				return false
			}
		}
	}
	return true
}

func word(v ast.Value, to *string) bool {
	s, ok := v.(ast.String)
	*to = string(s)
	return ok
}

func yes(v ast.Value, to *bool) bool {
	b, ok := v.(ast.Boolean)
	*to = bool(b)
	return ok
}

func integer(v ast.Value, to *int) bool {
	n, ok := v.(ast.Number)
	if ok {
		*to, ok = n.Int()
	}
	return ok
}
