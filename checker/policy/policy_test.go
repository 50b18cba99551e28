package policy_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/lexicon"
	"github.com/redline-check/redline/checker/policy"
	"github.com/redline-check/redline/checker/resolution"
	"github.com/redline-check/redline/fixtures/bench/corpus"
	"github.com/redline-check/redline/policies"
)

// texts gives the sample drafts, the labelled cases and drafts of the benchmark.
func texts(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	files, err := filepath.Glob("../../fixtures/drafts/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		switch filepath.Ext(f) {
		case ".golden", ".jsonl":
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = b
	}
	files, err = filepath.Glob("../../fixtures/cases/set-*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		r, err := os.Open(f)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var c struct{ ID, Draft string }
			if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			out[filepath.Base(f)+" "+c.ID+".txt"] = []byte(c.Draft)
		}
		if err := lines.Err(); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
	}
	for i := range 20 {
		out[fmt.Sprintf("corpus %d.txt", i)] = corpus.Draft(i, 10<<10)
	}
	if len(out) < 100 {
		t.Fatalf("only %d texts", len(out))
	}
	return out
}

// What a rule and a statement must have before Rego sees them follows from the
// rules: leaving out what lacks it changes nothing.
func TestPlansLoseNothing(t *testing.T) {
	rules, err := policy.Compile(os.DirFS("../../policies"), policies.Registry)
	if err != nil {
		t.Fatal(err)
	}
	metas, err := json.Marshal(rules)
	if err != nil {
		t.Fatal(err)
	}
	load := func() *policy.Engine {
		e, err := policy.Load(policies.FS, metas, policies.Registry, nil)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	planned, exhaustive := load(), load()
	exhaustive.Exhaust()
	lex, err := lexicon.Parse(policies.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	ann := facts.New(lex)
	g := resolution.Grammar{Preamble: lex.Preamble, Operative: lex.Operative, Qualifier: lex.Qualifier, Marks: lex.Marks}
	ctx := context.Background()
	fired := map[string]bool{}
	for name, text := range texts(t) {
		d, err := draft.Read(name, text)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		doc := resolution.Parse(d, draft.Proposed, g)
		f := ann.Annotate(doc)
		var curDoc *resolution.Document
		var cur *facts.Facts
		if d.Revised {
			curDoc = resolution.Parse(d, draft.Current, g)
			cur = ann.Annotate(curDoc)
		}
		for res := -1; res < len(doc.Resolutions); res++ {
			want, err := exhaustive.Eval(ctx, exhaustive.NewInput(doc, f, res, cur, curDoc))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			got, err := planned.Eval(ctx, planned.NewInput(doc, f, res, cur, curDoc))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s, resolution %d: evaluation of everything (-) and by plan (+) differ:\n%s", name, res, d)
			}
			for _, o := range want {
				fired[o.Rule] = true
			}
		}
	}
	for _, m := range planned.Metas() {
		if m.ID != "structure/form" && !fired[m.ID] {
			t.Errorf("%s never fired: the comparison says nothing about it", m.ID)
		}
	}
}

const header = `# METADATA
# scope: package
# title: T
# custom:
#   level: error
package redline.p.r

import rego.v1

import data.redline.lib
import data.redline.h

`

const library = `package redline.lib

import rego.v1

about[c] := [input.statements[i] | some i in ids] if some c, ids in input.by_about

act[c] := [input.statements[i] | some i in ids] if some c, ids in input.by_act

asserted(s) if s.status == "asserted"

has(s, role, concept) if s[role][concept]
`

const helpers = `package redline.h

import rego.v1

import data.redline.lib

either(s) if s.object.x

either(s) if {
	s.object.y
	not s.agent.z
}

odd(s) if count(s.agent) == 1

busy(s) if {
	some t in lib.about.other
	t.clause == s.clause
	t.act.work
}

kind(s) := "one" if s.act.one

kind(s) := "two" if {
	not s.act.one
	s.act.two
} else := "three" if s.act.three
`

// describe derives the plan of a rule with the given body text.
func describe(body string) (policy.Plan, error) {
	ds, err := policy.Describe(fstest.MapFS{
		"p/r.rego":     {Data: []byte(header + body)},
		"lib/lib.rego": {Data: []byte(library)},
		"lib/h.rego":   {Data: []byte(helpers)},
	})
	if err != nil {
		return policy.Plan{}, err
	}
	return ds[0].Plan, nil
}

func TestPlan(t *testing.T) {
	for _, tc := range []struct {
		name, body string
		want       policy.Plan
	}{
		{"helpers of a library", `findings contains s.id if {
	some s in lib.about.x
	lib.asserted(s)
	h.either(s)
	lib.has(s, "act", "go")
}`, policy.Plan{
			Bodies: []policy.Body{{If: "1", Uses: []policy.Use{{In: "about.x", If: `(& (= .status "asserted") (| (? .object.x) (& (? .object.y) (! (? .agent.z)))) (? .act.go))`}}}},
			Needs:  []policy.Use{{In: "about.x", If: `(& (= .status "asserted") (| (? .object.x) (& (? .object.y) (! (? .agent.z)))) (? .act.go))`}},
			Reads:  []string{},
		}},
		{"not, of what is known whole", `findings contains s.id if {
	some s in lib.act.x
	not h.either(s)
	not h.odd(s)
}`, policy.Plan{
			Bodies: []policy.Body{{If: "1", Uses: []policy.Use{{In: "act.x", If: `(! (| (? .object.x) (& (? .object.y) (! (? .agent.z)))))`}}}},
			Needs:  []policy.Use{{In: "act.x", If: `(! (| (? .object.x) (& (? .object.y) (! (? .agent.z)))))`}},
			Reads:  []string{},
		}},
		{"a helper that looks through another list", `findings contains s.id if {
	some s in lib.act.x
	not h.busy(s)
}`, policy.Plan{
			Bodies: []policy.Body{{If: "1", Uses: []policy.Use{{In: "act.x", If: "1"}}}},
			Needs:  []policy.Use{{In: "about.other", If: `(& (? .clause) (? .act.work))`}, {In: "act.x", If: "1"}},
			Reads:  []string{},
		}},
		{"values of a helper", `findings contains m if {
	some s in lib.act.x
	m := sprintf("%s", [h.kind(s)])
}`, policy.Plan{
			Bodies: []policy.Body{{If: "1", Uses: []policy.Use{{In: "act.x", If: `(| (? .act.one) (& (! (? .act.one)) (? .act.two)) (? .act.three))`}}}},
			Needs:  []policy.Use{{In: "act.x", If: `(| (? .act.one) (& (! (? .act.one)) (? .act.two)) (? .act.three))`}},
			Reads:  []string{},
		}},
		{"constants", `things := {"a", "b"}
findings contains s.id if {
	some s in lib.act.x
	some c in things
	s.object[c]
	every d in ["e", "f"] { not s.agent[d] }
	s.via in {"by", "open"}
	s.force != "may"
}`, policy.Plan{
			Bodies: []policy.Body{{If: "1", Uses: []policy.Use{{In: "act.x", If: `(| (& (? .object.a) (! (? .agent.e)) (! (? .agent.f)) (in .via {"by" "open"}) (!= .force "may")) (& (? .object.b) (! (? .agent.e)) (! (? .agent.f)) (in .via {"by" "open"}) (!= .force "may")))`}}}},
			Needs:  []policy.Use{{In: "act.x", If: `(| (& (? .object.a) (! (? .agent.e)) (! (? .agent.f)) (in .via {"by" "open"}) (!= .force "may")) (& (? .object.b) (! (? .agent.e)) (! (? .agent.f)) (in .via {"by" "open"}) (!= .force "may")))`}},
			Reads:  []string{},
		}},
		{"the document", `findings contains "x" if {
	input.doc.mark == "SUP"
	not input.doc.new
	input.doc.operative.x >= 3
	some r in data.registry.retired
	r.number == 1
}`, policy.Plan{
			Bodies: []policy.Body{{If: `(& (= /mark "SUP") (! (? /new)) (<= 3 /operative/x))`}},
			Reads:  []string{"data", "doc.mark", "doc.new", "doc.operative"},
		}},
		{"a list used as a whole", `findings contains s.id if {
	some s in lib.about.x
	s.act.y
	count(lib.about.x) > 2
}`, policy.Plan{
			Bodies: []policy.Body{{If: "1", Uses: []policy.Use{{In: "about.x", If: `(? .act.y)`}}}},
			Needs:  []policy.Use{{In: "about.x", If: "1"}},
			Reads:  []string{},
		}},
		{"one name for two things", `findings contains s.id if {
	some s in lib.about.x
	s.act.y
	xs := [s | some s in lib.about.z; s.act.w]
	count(xs) > 0
}`, policy.Plan{
			Bodies: []policy.Body{{If: "1", Uses: []policy.Use{{In: "about.x", If: "1"}}}},
			Needs:  []policy.Use{{In: "about.x", If: "1"}, {In: "about.z", If: "(? .act.w)"}},
			Reads:  []string{},
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := describe(tc.body)
			if err != nil {
				t.Fatal(err)
			}
			tc.want.Libs = []string{"lib/h.rego", "lib/lib.rego"} // the header imports them
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestPlanRefuses(t *testing.T) {
	for _, tc := range []struct{ name, body, want string }{
		{"no concept", "f(c) if {\n\tsome s in lib.about[c]\n\ts.act.x\n}\nfindings contains 1 if f(\"x\")", "needs the name of a concept"},
		{"statements", "findings contains s.id if some s in input.statements", "look statements up with"},
		{"input", "findings contains 1 if count(input) > 1", "name the field"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if _, err := describe(tc.body); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got error %v, want one with %q", err, tc.want)
			}
		})
	}
}
