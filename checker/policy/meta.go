package policy

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Described is the METADATA of a rule with what it looks at.
type Described struct {
	Meta
	Plan Plan `json:"plan"`
}

// Describe reads the METADATA of every rule in fsys and derives its plan.
// It runs when policies are built.
func Describe(fsys fs.FS) ([]Described, error) {
	files, err := RegoFiles(fsys)
	if err != nil {
		return nil, err
	}
	var out []Described
	mods := map[string]*ast.Module{} // by file
	d := deriver{mods: map[string]*ast.Module{}}
	for _, f := range files {
		b, err := fs.ReadFile(fsys, f)
		if err != nil {
			return nil, err
		}
		m, err := ast.ParseModuleWithOpts(f, string(b), ast.ParserOptions{ProcessAnnotation: true})
		if err != nil {
			return nil, err
		}
		mods[f] = m
		d.mods[m.Package.Path.String()] = m
	}
	for _, f := range files {
		if strings.HasPrefix(f, "lib/") {
			continue
		}
		r, err := describe(f, mods[f])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		p, err := d.plan(mods[f])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		r.Plan = *p
		out = append(out, *r)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
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
