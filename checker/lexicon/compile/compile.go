// Package compile turns the CUE sources of a lexicon or registry into the data
// that the checker loads. It runs when policies are built, not when drafts are
// checked.
package compile

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/build"
	"cuelang.org/go/cue/cuecontext"
	cueerrors "cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/parser"

	"github.com/redline-check/redline/checker/lexicon"
)

// source is the shape of the CUE files.
type source struct {
	Concept map[string]struct {
		Kind       string            `json:"kind"`
		Doc        string            `json:"doc"`
		Isa        []string          `json:"isa"`
		Terms      []string          `json:"terms"`
		Nouns      []string          `json:"nouns"`
		Verbs      []string          `json:"verbs"`
		Adjs       []string          `json:"adjs"`
		Complement string            `json:"complement"`
		Adjunct    bool              `json:"adjunct"`
		Inverse    bool              `json:"inverse"`
		Inf        string            `json:"inf"`
		Dative     bool              `json:"dative"`
		Third      bool              `json:"third"`
		Shield     bool              `json:"shield"`
		Performs   bool              `json:"performs"`
		Vessel     bool              `json:"vessel"`
		Speaker    bool              `json:"speaker"`
		Body       string            `json:"body"`
		Context    []lexicon.Context `json:"context"`
	} `json:"concept"`
	Irregular map[string][]string `json:"irregular"`
	Sets      map[string][]string `json:"sets"`
	Form      struct {
		Preamble  []string `json:"preamble"`
		Operative []string `json:"operative"`
		Qualifier []string `json:"qualifier"`
		Marks     []string `json:"marks"`
	} `json:"form"`
}

// Load unifies the CUE files of folder dir in fsys.
func Load(fsys fs.FS, dir string) (cue.Value, error) {
	names, err := fs.Glob(fsys, path.Join(dir, "*.cue"))
	if err != nil {
		return cue.Value{}, err
	}
	sort.Strings(names)
	if len(names) == 0 {
		return cue.Value{}, fmt.Errorf("%s: no .cue files", dir)
	}
	var v cue.Value
	inst := build.NewContext().NewInstance(dir, nil)
	for _, n := range names {
		b, err := fs.ReadFile(fsys, n)
		if err != nil {
			return v, err
		}
		f, err := parser.ParseFile(n, b, parser.ParseComments)
		if err == nil {
			err = inst.AddSyntax(f)
		}
		if err != nil {
			return v, readable(err)
		}
	}
	if v = cuecontext.New().BuildInstance(inst); v.Err() != nil {
		return v, readable(v.Err())
	}
	if err := v.Validate(cue.Concrete(true)); err != nil {
		return v, readable(err)
	}
	return v, nil
}

func readable(err error) error {
	es := cueerrors.Errors(err)
	if len(es) == 0 {
		return err
	}
	p := es[0].Position()
	return fmt.Errorf("%s:%d:%d: %s", p.Filename(), p.Line(), p.Column(), es[0].Error())
}

// Lexicon compiles the lexicon in folder dir.
func Lexicon(fsys fs.FS, dir string) (lexicon.Data, error) {
	var d lexicon.Data
	v, err := Load(fsys, dir)
	if err != nil {
		return d, err
	}
	var s source
	if err := v.Decode(&s); err != nil {
		return d, readable(err)
	}
	ids := make([]string, 0, len(s.Concept))
	isa := map[string][]string{}
	for id, c := range s.Concept {
		ids = append(ids, id)
		isa[id] = c.Isa
	}
	sort.Strings(ids)
	seen := map[lexicon.Entry]bool{}
	bases := map[string]string{} // past participle → verb
	for _, c := range s.Concept {
		for _, p := range c.Verbs {
			w := strings.Fields(strings.ToLower(p))
			if len(w) == 0 || strings.ContainsAny(w[0], "(@[") {
				continue
			}
			for _, f := range lexicon.VerbForms(w[0]) {
				if f.Tag == lexicon.Ed {
					bases[f.Word] = w[0]
				}
			}
		}
	}
	for b, fs := range s.Irregular {
		for _, f := range fs {
			if !strings.HasSuffix(f, "ing") && !strings.HasSuffix(f, "s") {
				bases[f] = b
			}
		}
	}
	for i, id := range ids {
		c := s.Concept[id]
		anc, err := lexicon.Ancestors(isa, id)
		if err != nil {
			return d, err
		}
		for k, x := range c.Context {
			c.Context[k].Of = id
			if _, ok := s.Concept[x.When]; !ok {
				return d, fmt.Errorf("concept %s: context names %s, which does not exist", id, x.When)
			}
			if _, ok := s.Concept[x.Is]; !ok {
				return d, fmt.Errorf("concept %s: context names %s, which does not exist", id, x.Is)
			}
		}
		d.Concepts = append(d.Concepts, lexicon.Concept{
			ID: id, Kind: c.Kind, Doc: c.Doc, Isa: anc, Complement: c.Complement, Adjunct: c.Adjunct, Inverse: c.Inverse,
			Inf: c.Inf, Dative: c.Dative, Third: c.Third, Speaker: c.Speaker, Vessel: c.Vessel, Performs: c.Performs, Shield: c.Shield, Body: c.Body, Context: c.Context,
		})
		add := func(list []string, p lexicon.Part) error {
			for _, pat := range list {
				xs, err := lexicon.Expand(pat)
				if err != nil {
					return fmt.Errorf("concept %s: %w", id, err)
				}
				for _, x := range xs {
					x = active(x, p, bases)
					e := lexicon.Entry{Phrase: strings.ToLower(x), Concept: i, Part: p}
					if len(lexicon.Split(x)) == 0 || seen[e] {
						continue
					}
					seen[e] = true
					d.Entries = append(d.Entries, e)
				}
			}
			return nil
		}
		for _, l := range []struct {
			list []string
			part lexicon.Part
		}{{c.Terms, lexicon.Term}, {c.Nouns, lexicon.Noun}, {c.Verbs, lexicon.Verb}, {c.Adjs, lexicon.Adj}} {
			if err := add(l.list, l.part); err != nil {
				return d, err
			}
		}
	}
	sort.SliceStable(d.Entries, func(i, j int) bool {
		a, b := d.Entries[i], d.Entries[j]
		if a.Concept != b.Concept {
			return a.Concept < b.Concept
		}
		if a.Part != b.Part {
			return a.Part < b.Part
		}
		return a.Phrase < b.Phrase
	})
	d.Irregular = s.Irregular
	d.Sets = map[string][]string{}
	used := map[string]bool{}
	for _, e := range d.Entries {
		for _, w := range lexicon.Split(e.Phrase) {
			if w[0] == '@' {
				if _, ok := s.Sets[w[1:]]; !ok {
					return d, fmt.Errorf("concept %s: phrase %q: no set named %s", d.Concepts[e.Concept].ID, e.Phrase, w)
				}
				used[w[1:]] = true
			}
		}
	}
	for name, list := range s.Sets {
		if !used[name] {
			return d, fmt.Errorf("set %s is never used", name)
		}
		for _, pat := range list {
			xs, err := lexicon.Expand(pat)
			if err != nil {
				return d, fmt.Errorf("set %s: %w", name, err)
			}
			for _, x := range xs {
				if strings.Contains(x, "@") {
					return d, fmt.Errorf("set %s: %q refers to another set", name, x)
				}
				d.Sets[name] = append(d.Sets[name], strings.ToLower(x))
			}
		}
	}
	d.Preamble, d.Operative, d.Qualifier, d.Marks = s.Form.Preamble, s.Form.Operative, s.Form.Qualifier, s.Form.Marks
	return d, nil
}

// active turns "be placed under" into "place under": the annotator finds the
// verb, whatever its auxiliaries.
func active(x string, p lexicon.Part, bases map[string]string) string {
	w := strings.Fields(strings.ToLower(x))
	if p != lexicon.Verb || len(w) < 2 || w[0] != "be" {
		return x
	}
	if b, ok := bases[w[1]]; ok && b != "be" {
		return strings.Join(append([]string{b}, w[2:]...), " ")
	}
	return x
}

// JSON compiles the CUE files of folder dir to JSON as they stand.
func JSON(fsys fs.FS, dir string) ([]byte, error) {
	v, err := Load(fsys, dir)
	if err != nil {
		return nil, err
	}
	var x any
	if err := v.Decode(&x); err != nil {
		return nil, readable(err)
	}
	return json.Marshal(x)
}
