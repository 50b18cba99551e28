package policy

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// Described is the METADATA of a rule with what it looks at.
type Described struct {
	Meta
	Plan Plan `json:"plan"`
}

// Policies is what the generator makes of the rules: rules.json.
type Policies struct {
	Rules []Described `json:"rules"`
	// Tables are the values of the rules in lib/ that follow from the registry
	// alone, by their path below data ("redline.cite.by_number"). The program
	// does not evaluate these rules again.
	Tables map[string]json.RawMessage `json:"tables"`
}

// Describe reads the METADATA of every rule in fsys and derives its plan.
// It runs when policies are built.
func Describe(fsys fs.FS) ([]Described, error) {
	_, out, err := describeAll(fsys)
	return out, err
}

// Compile describes the rules of fsys and evaluates what follows from registry.
func Compile(fsys fs.FS, registry []byte) (*Policies, error) {
	d, rules, err := describeAll(fsys)
	if err != nil {
		return nil, err
	}
	p := &Policies{Rules: rules}
	if p.Tables, err = d.tables(registry); err != nil {
		return nil, err
	}
	return p, nil
}

func describeAll(fsys fs.FS) (*deriver, []Described, error) {
	files, err := RegoFiles(fsys)
	if err != nil {
		return nil, nil, err
	}
	var out []Described
	mods := map[string]*ast.Module{} // by file
	d := &deriver{mods: map[string]*ast.Module{}, files: map[string]string{}}
	for _, f := range files {
		b, err := fs.ReadFile(fsys, f)
		if err != nil {
			return nil, nil, err
		}
		m, err := ast.ParseModuleWithOpts(f, string(b), ast.ParserOptions{ProcessAnnotation: true})
		if err != nil {
			return nil, nil, err
		}
		mods[f] = m
		d.mods[m.Package.Path.String()], d.files[m.Package.Path.String()] = m, f
	}
	for _, f := range files {
		if strings.HasPrefix(f, "lib/") {
			continue
		}
		r, err := describe(f, mods[f])
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", f, err)
		}
		p, err := d.plan(mods[f])
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", f, err)
		}
		r.Plan = *p
		out = append(out, *r)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return d, out, nil
}

// tables evaluates the rules of the library that have one value and read the
// registry and nothing else. A value that JSON cannot hold is left to Rego.
func (d *deriver) tables(registry []byte) (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	mods := map[string]*ast.Module{}
	for p, m := range d.mods {
		mods[p] = m
	}
	c := ast.NewCompiler()
	if c.Compile(mods); c.Failed() {
		return nil, c.Errors
	}
	store, err := registryStore(registry, nil)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Abort(ctx, txn)
	for p, m := range d.mods {
		for _, r := range m.Rules {
			name, ok := r.Head.Ref()[0].Value.(ast.Var)
			if !ok || name == "findings" || len(r.Head.Ref()) != 1 || r.Head.Key != nil || len(r.Head.Args) > 0 {
				continue
			}
			w := walker{d: d, seen: map[string]bool{}, needs: map[string][]cond{}, reads: map[string]bool{}}
			w.name(m, string(name))
			if w.err != nil || len(w.needs) > 0 || len(w.reads) != 1 || !w.reads["data"] {
				continue
			}
			ref := p + "." + string(name)
			v, err := answer(ctx, topdown.NewQuery(ast.MustParseBody(ref+" = x")).WithCompiler(c).WithStore(store).WithTransaction(txn))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", ref, err)
			}
			if v == nil {
				continue
			}
			js, err := ast.JSON(v)
			if err != nil {
				return nil, err
			}
			if back, err := ast.InterfaceToValue(js); err != nil || back.Compare(v) != 0 {
				continue
			}
			if out[strings.TrimPrefix(ref, "data.")], err = json.Marshal(js); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func describe(f string, m *ast.Module) (*Described, error) {
	id := strings.TrimSuffix(f, ".rego")
	want := "data.redline." + strings.NewReplacer("/", ".", "-", "_").Replace(path.Clean(id))
	if got := m.Package.Path.String(); got != want {
		return nil, fmt.Errorf("package is %s; a rule in this file is %s", got, want)
	}
	d := &Described{}
	for _, a := range m.Annotations {
		if a.Scope != "package" {
			continue
		}
		b, err := json.Marshal(a.Custom)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(b, &d.Meta); err != nil {
			return nil, fmt.Errorf("METADATA: %w", err)
		}
		d.Title = a.Title
	}
	d.ID = id
	if d.Level == "" {
		return nil, fmt.Errorf("METADATA with scope package is missing: title, and custom with level, why, suggestion, source, flagged, silent")
	}
	return d, nil
}

func keys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
