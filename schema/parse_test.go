package schema

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/resolution"
)

// grammar is that of the policies.
var grammar = sync.OnceValues(func() (resolution.Grammar, error) {
	var l struct{ Form resolution.Grammar }
	names, err := filepath.Glob("../policies/lexicon/*.cue")
	if err != nil {
		return l.Form, err
	}
	files := map[string][]byte{}
	for _, n := range names {
		if files[n], err = os.ReadFile(n); err != nil {
			return l.Form, err
		}
	}
	v, err := CompileFiles(cuecontext.New(), files)
	if err != nil {
		return l.Form, err
	}
	data, err := v.LookupPath(cue.ParsePath("form")).MarshalJSON()
	if err != nil {
		return l.Form, err
	}
	err = json.Unmarshal(data, &l.Form)
	return l.Form, err
})

func parse(t testing.TB, name, text string, v draft.View) *resolution.Document {
	t.Helper()
	d, err := draft.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	g, err := grammar()
	if err != nil {
		t.Fatal(err)
	}
	return resolution.Parse(d, v, g)
}

const head = "ADD ABC/1/1\nDRAFT NEW RESOLUTION [ABC-1]\nCable repair\nThe Assembly of the Union (Place, 2028),\n\n"

// The lexicon fits its schema, and what concepts are cases of exists.
func TestLexicon(t *testing.T) {
	g, err := grammar()
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Preamble) == 0 || len(g.Operative) == 0 || len(g.Marks) != 4 {
		t.Errorf("the grammar lacks words: %+v", g)
	}
	for _, verbs := range [][]string{g.Preamble, g.Operative, g.Qualifier} {
		for _, v := range verbs {
			if v != strings.ToLower(v) {
				t.Errorf("%q is not in lower case", v)
			}
		}
	}
	data, err := Export("Lexicon", readDir(t, "../policies/lexicon"))
	if err != nil {
		t.Fatalf("the lexicon does not fit its schema:\n%v", err)
	}
	var l struct {
		Concept map[string]struct{ Isa []string }
	}
	if err := json.Unmarshal(data, &l); err != nil {
		t.Fatal(err)
	}
	for id, c := range l.Concept {
		for _, is := range c.Isa {
			if _, ok := l.Concept[is]; !ok {
				t.Errorf("%s is a case of %s, which does not exist", id, is)
			}
		}
	}
}

// Texts through the parser, as a reader would paste them.
func TestFormOfText(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"whole", head + "considering\na) that cables break;\nb) that ships are few,\n\nresolves\n1 to keep a list:\n  a) of ships;\n  b) of ports;\n2 to update it,\n\ninstructs the Director\nto report.\n", nil},
		{"one line sections", head + "Recalling its earlier decisions on cables,\n\nresolves to keep a list of ships,\n\ninvites members to add to it.\n", nil},
		{"bullets", head + "noting\n– that cables break;\n– that ships are few,\nresolves\n– to keep a list;\n– to update it.\n", nil},
		{"no verb line after the opening", head + "1 to keep a list;\n2 to update it.\n", []string{"6"}},
		{"verbs lost in conversion", head + "a) that cables break;\nb) that ships are few,\n\na) that ports are closed;\nb) that crews are tired,\n\n1 to keep a list;\n2 to update it.\n", nil},
		{"no operative verb", head + "considering\na) that cables break;\nb) that ships are few,\n\n1 to keep a list;\n2 to update it.\n", []string{"10"}},
		{"no operative verb after a plain clause", head + "considering:\nthat cables break,\n\n1 to keep a list;\n2 to update it.\n", []string{"9"}},
		{"no operative part", head + "considering\na) that cables break;\nb) that ships are few.\n", []string{"1"}},
		{"verb without clause", head + "considering\na) that cables break,\n\nresolves\n\ninstructs the Director\n1 to keep a list;\n2 to update it.\n", []string{"9"}},
		{"mark without heading", "MOD ABC/1/1 (Rev.2)\nThe Assembly of the Union (Place, 2028),\nconsidering\nthat cables break,\nresolves\n1 to keep a list;\n2 to update it.\n", []string{"1"}},
		{"ends on the preamble", head + "resolves\n1 to keep a list;\n2 to update it,\n\nconsidering\na) that cables break;\nb) that ships are few.\n", []string{"10"}},
		{"empty clause", head + "considering\na) that cables break;\nb)\nc) that ships are few,\n\nresolves to act.\n", []string{"8"}},
		{"mixed labels", head + "resolves\n1 to keep a list;\n2 to update it;\nd) to publish it.\n", []string{"9"}},
		{"numbers below letters", head + "considering\na) that cables break;\nb) that ships are few,\n1 to keep a list;\n2 to update it,\ninstructs the Director\nto report.\n", []string{"9"}},
		{"list without colon", head + "resolves\n1 to keep a list, in particular,\na) of ships;\nb) of ports;\n2 to update it.\n", nil},
		{"letters below a finished clause", head + "resolves\n1 to keep a list.\n2 to update it.\na) each year;\nb) each month.\n3 to publish it.\n", nil},
		{"General Assembly", "The General Assembly,\n\nRecalling its resolution 1/1 of 1 May 2001,\n\nNoting with concern that cables break,\n\n1. Decides to meet;\n\n2. Requests the Secretary-General to report on cables, and in this regard:\n\n(a) To consult States;\n\n(b) To consult operators;\n\n3. Invites States to take part.\n", nil},
		{"parts left out", "MOD ABC/1/1\n\nRESOLUTION 3 (Rev. Place, 2024)\n\nCables\n\n...\n\nresolves\n\n...\n\n3 to keep a list;\n\n...\n\ninstructs the Director\n\n...\n\n4bis to publish it.\n\nReasons: Clarity.\n", nil},
		{"two parts", "RESOLUTION 5 (Place, 2028)\n\nCables\n\nThe Assembly of the Union (Place, 2028),\n\nI\n\nconsidering\n\na) that cables break,\n\nresolves\n\n1 to act;\n\nII\n\nconsidering\n\na) that ships are few,\n\nresolves\n\n1 to buy ships.\n", nil},
		{"suppression", "SUP ABC/1/2\nRESOLUTION 3\nCable repair\nReasons: No cable is left.\n", nil},
		{"prose", "Contribution ABC/1\n\n1 Cables break.\n2 Ships are few.\na) We repair them.\n", nil},
		{"revision", head + "considering\na) [-that cables break;-][+that cables may break;+]\n[-b) that ships are few,-]\n\n[-noting\nthat crews are tired,-]\n\nresolves\n[-1 to keep a list;-]\n[-2-][+1+] to update it.\n", nil},
		{"annex", head + "resolves\n1 to adopt the annex.\n\nANNEX 1\n\n1 Ships\n2\na) large ones\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := parse(t, "draft.txt", tt.text, draft.Proposed)
			var got []string
			for _, e := range New().Form(d) {
				got = append(got, fmt.Sprint(e.At.Line))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				var b strings.Builder
				d.Tree(&b)
				t.Errorf("lines of form errors (-want +got):\n%s\n%v\n%s", diff, form(New().Form(d)), b.String())
			}
		})
	}
}

// Every labelled draft of the fixtures: a form error stands where one is
// expected and nowhere else, in both views.
func TestFormOfFixtures(t *testing.T) {
	type label struct {
		ID, Draft, File string
		Expect          []struct{ Rule, Quote string }
		Allow           []string
	}
	n := 0
	v := New()
	for _, file := range []string{"../fixtures/cases/set-a.jsonl", "../fixtures/cases/set-b.jsonl", "../fixtures/drafts/expected.jsonl"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sc := bufio.NewScanner(bytes.NewReader(data))
		sc.Buffer(nil, 1<<20)
		for sc.Scan() {
			var l label
			if err := json.Unmarshal(sc.Bytes(), &l); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			name := l.ID + ".txt"
			if l.File != "" {
				name = l.File
				text, err := os.ReadFile(filepath.Join(filepath.Dir(file), l.File))
				if err != nil {
					t.Fatal(err)
				}
				l.Draft = string(text)
			}
			n++
			var want []string
			for _, e := range l.Expect {
				if e.Rule == "structure/form" {
					before, _, ok := strings.Cut(l.Draft, e.Quote)
					if !ok {
						t.Fatalf("%s: no %q", l.ID, e.Quote)
					}
					want = append(want, fmt.Sprint(strings.Count(before, "\n")+1))
				}
			}
			for _, view := range []draft.View{draft.Proposed, draft.Current} {
				d := parse(t, name, l.Draft, view)
				var got []string
				for _, e := range v.Form(d) {
					got = append(got, fmt.Sprint(e.At.Line))
				}
				if diff := cmp.Diff(want, got); diff != "" {
					var b strings.Builder
					d.Tree(&b)
					t.Errorf("%s, %s: lines of form errors (-want +got):\n%s\n%v\n%s", l.ID, view, diff, form(v.Form(d)), b.String())
				}
			}
		}
	}
	if n < 200 {
		t.Errorf("found %d drafts only", n)
	}
}
