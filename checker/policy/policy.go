// Package policy evaluates the rules, written in Rego, on the facts of a
// document. A rule is a file policies/<principle>/<rule>.rego of package
// redline.<principle>.<rule>, whose set "findings" says where it fires.
package policy

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
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
	Clause     *int      `json:"clause"` // for rules on the form: the clause
	Label      bool      `json:"label"`  // only the clause's label is at fault
	Citation   *int      `json:"citation"`
	Message    string    `json:"message"`
	Suggestion string    `json:"suggestion"` // "" for the rule's own
}

// Engine holds the rules, compiled. It is safe for concurrent use.
type Engine struct {
	metas    []Meta
	byID     map[string]*Meta
	rules    []rule
	files    map[string]string // rule id → file
	fsys     fs.FS
	digest   string
	registry []byte

	mu       sync.Mutex
	compiled map[string]*compiled // key: the set of rules in use
	lib      map[string]*ast.Module
	parsed   map[string]*ast.Module
	store    storage.Store
}

type rule struct {
	meta *Meta
	pkg  string // data path: redline.numbering.government_role
	trig Triggers
}

// Triggers are the concepts without which a rule cannot fire: those it looks
// up in lib.about and lib.act. They are read off the rule itself.
type Triggers struct {
	About []string
	Act   []string
	Any   bool // the rule looks at the document, or at nothing that tells
}

type compiled struct {
	c       *ast.Compiler
	queries map[string]ast.Body
}

// Load reads the rules of fsys; metas is their METADATA (rules.json, written by
// the generator). only, if not nil, says which rule ids to keep.
func Load(fsys fs.FS, metas []byte, registry []byte, only func(id string) bool) (*Engine, error) {
	e := &Engine{fsys: fsys, registry: registry, byID: map[string]*Meta{}, files: map[string]string{}, compiled: map[string]*compiled{}, parsed: map[string]*ast.Module{}}
	var all []struct {
		Meta
		Triggers Triggers `json:"triggers"`
	}
	if err := json.Unmarshal(metas, &all); err != nil {
		return nil, fmt.Errorf("policies: %w", err)
	}
	h := sha256.New()
	h.Write(metas)
	h.Write(registry)
	e.metas = make([]Meta, len(all))
	for i := range all {
		e.metas[i] = all[i].Meta
		m := &e.metas[i]
		e.byID[m.ID] = m
		e.files[m.ID] = m.ID + ".rego"
		if only != nil && !only(m.ID) {
			continue
		}
		e.rules = append(e.rules, rule{meta: m, pkg: "redline." + strings.NewReplacer("/", ".", "-", "_").Replace(m.ID), trig: all[i].Triggers})
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

// Wanted reports which concepts the rules in use look statements up by.
func (e *Engine) Wanted() (about, act map[string]bool) {
	about, act = map[string]bool{}, map[string]bool{}
	for _, r := range e.rules {
		for _, c := range r.trig.About {
			about[c] = true
		}
		for _, c := range r.trig.Act {
			act[c] = true
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
	e.parsed[f] = m
	return m, nil
}

// prepare compiles the library and the rules named.
func (e *Engine) prepare(rs []rule) (*compiled, error) {
	var key strings.Builder
	for _, r := range rs {
		key.WriteString(r.meta.ID)
		key.WriteByte(' ')
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if c := e.compiled[key.String()]; c != nil {
		return c, nil
	}
	if e.store == nil {
		e.store = inmem.NewFromReader(strings.NewReader(`{"registry":` + string(e.registry) + `}`))
	}
	mods := map[string]*ast.Module{}
	files, err := RegoFiles(e.fsys)
	if err != nil {
		return nil, err
	}
	use := map[string]bool{}
	for _, r := range rs {
		use[e.files[r.meta.ID]] = true
	}
	for _, f := range files {
		if !use[f] && !strings.HasPrefix(f, "lib/") {
			continue
		}
		m, err := e.module(f)
		if err != nil {
			return nil, err
		}
		mods[f] = m
	}
	c := ast.NewCompiler()
	c.Compile(mods)
	if c.Failed() {
		return nil, c.Errors
	}
	out := &compiled{c: c, queries: map[string]ast.Body{}}
	for _, r := range rs {
		q, err := c.QueryCompiler().Compile(ast.MustParseBody("data." + r.pkg + ".findings = x"))
		if err != nil {
			return nil, err
		}
		out.queries[r.meta.ID] = q
	}
	e.compiled[key.String()] = out
	return out, nil
}

// Eval evaluates the rules that can fire on in and returns what they yield,
// sorted by rule and place.
func (e *Engine) Eval(ctx context.Context, in *Input) ([]Outcome, error) {
	var rs []rule
	for _, r := range e.rules {
		if r.fires(in) {
			rs = append(rs, r)
		}
	}
	if len(rs) == 0 {
		return nil, nil
	}
	c, err := e.prepare(e.rules)
	if err != nil {
		return nil, err
	}
	txn, err := e.store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer e.store.Abort(ctx, txn)
	input := ast.NewTerm(in.value())
	var out []Outcome
	for _, r := range rs {
		q := topdown.NewQuery(c.queries[r.meta.ID]).WithCompiler(c.c).WithStore(e.store).WithTransaction(txn).WithInput(input)
		var set ast.Value
		err := q.Iter(ctx, func(res topdown.QueryResult) error {
			if t := res[ast.Var("x")]; t != nil {
				set = t.Value
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.meta.ID, err)
		}
		if set == nil {
			continue
		}
		js, err := ast.JSON(set)
		if err != nil {
			return nil, err
		}
		list, _ := js.([]any)
		if len(list) == 0 {
			continue
		}
		b, err := json.Marshal(list)
		if err != nil {
			return nil, err
		}
		var os []Outcome
		if err := json.Unmarshal(b, &os); err != nil {
			return nil, fmt.Errorf("%s yields what is no finding: %w", r.meta.ID, err)
		}
		for i := range os {
			os[i].Rule = r.meta.ID
			if os[i].Level == "" {
				os[i].Level = r.meta.Level
			}
			if os[i].Certainty == "" {
				os[i].Certainty = "certain"
			}
			if os[i].Suggestion == "" {
				os[i].Suggestion = r.meta.Suggestion
			}
		}
		out = append(out, os...)
	}
	return out, nil
}

func (r *rule) fires(in *Input) bool {
	if r.trig.Any {
		return true
	}
	for _, c := range r.trig.About {
		if len(in.about[c]) > 0 {
			return true
		}
	}
	for _, c := range r.trig.Act {
		if len(in.act[c]) > 0 {
			return true
		}
	}
	return false
}
