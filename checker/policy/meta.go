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

// Described is the METADATA of a rule with the concepts it looks statements up by.
type Described struct {
	Meta
	Triggers Triggers `json:"triggers"`
}

// Describe reads the METADATA of every rule in fsys and derives its triggers.
// It runs when policies are built.
func Describe(fsys fs.FS) ([]Described, error) {
	files, err := RegoFiles(fsys)
	if err != nil {
		return nil, err
	}
	var out []Described
	for _, f := range files {
		if strings.HasPrefix(f, "lib/") {
			continue
		}
		b, err := fs.ReadFile(fsys, f)
		if err != nil {
			return nil, err
		}
		m, err := ast.ParseModuleWithOpts(f, string(b), ast.ParserOptions{ProcessAnnotation: true})
		if err != nil {
			return nil, err
		}
		d, err := describe(f, m)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		out = append(out, *d)
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
	d.Triggers = triggers(m)
	return d, nil
}

// triggers finds lib.about.X and lib.act.X in the bodies of the rules. A body
// of "findings" with neither makes the rule look at the document.
func triggers(m *ast.Module) Triggers {
	var t Triggers
	about, act := map[string]bool{}, map[string]bool{}
	for _, r := range m.Rules {
		found := false
		ast.WalkRefs(r, func(ref ast.Ref) bool {
			if len(ref) >= 3 && ref[0].Value.Compare(ast.Var("lib")) == 0 {
				k, ok1 := ref[1].Value.(ast.String)
				c, ok2 := ref[2].Value.(ast.String)
				if ok1 && ok2 {
					switch string(k) {
					case "about":
						about[string(c)], found = true, true
					case "act":
						act[string(c)], found = true, true
					}
				}
			}
			return false
		})
		if !found && r.Head.Name.String() == "findings" {
			t.Any = true
		}
	}
	t.About, t.Act = keys(about), keys(act)
	return t
}

func keys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
