package report_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/report"
)

func TestJSON(t *testing.T) {
	_, f := mark("resolves\n1 that «‹Member States› shall ‹approve›» it")
	f.Quote, f.Revision = "Member States shall approve", "kept"
	f.Message = `the words <a> & "b"`
	f.Fingerprint = report.Fingerprint(f.Rule, "that Member States shall approve it", 0)
	f.ClauseFingerprint = report.ClauseFingerprint("that Member States shall approve it")
	index := 0
	g := f
	g.Line, g.EndLine, g.Because, g.Resolution, g.Page = 1, 1, nil, &index, 3
	g.Waived = &report.Waived{Reason: "agreed language", Expires: "2029-01-01"}
	full := report.Report{
		Version: 1,
		Tool:    report.Tool{Name: "redline", Version: "v1.2.3", Policies: "0123456789abcdef"},
		Documents: []report.Document{
			{File: "draft.txt", Format: "text", Kind: "resolution", Mark: "MOD", Number: 640, Title: "Example", Language: "en", Clauses: 3, Words: 40},
			{File: "two.md", Format: "markdown", Kind: "resolution", Language: "en", Proponents: []string{"ABC"},
				Resolutions: []report.Resolution{{Mark: "ADD", Title: "A", Clauses: 2}, {Mark: "SUP", Number: 7, Proponents: []string{"ABC"}}}},
		},
		Findings: []report.Finding{f, g},
		Errors:   []report.Problem{{File: "bad.txt", Message: "no text"}},
	}
	report.Summarise(&full)
	before, err := json.Marshal(full)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]report.Report{"full": full, "empty": {Version: 1}} {
		var b strings.Builder
		if err := report.JSON(&b, r); err != nil {
			t.Fatal(err)
		}
		golden(t, "json/"+name, b.String())
		if strings.Contains(b.String(), "null") {
			t.Errorf("%s: null in the output", name)
		}
	}
	after, err := json.Marshal(full)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(before), string(after)); d != "" {
		t.Errorf("JSON changed the caller's report:\n%s", d)
	}
}

func TestSort(t *testing.T) {
	var want []report.Finding
	for _, file := range []string{"a", "b"} {
		for line := 1; line < 3; line++ {
			for column := 1; column < 3; column++ {
				for _, rule := range []string{"x/a", "x/b"} {
					for _, message := range []string{"m", "n"} {
						want = append(want, report.Finding{File: file, Line: line, Column: column, Rule: rule, Message: message})
					}
				}
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		got := append([]report.Finding(nil), want...)
		random.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		report.Sort(got)
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
	}
}

func TestSummarise(t *testing.T) {
	r := report.Report{Documents: make([]report.Document, 3), Findings: []report.Finding{
		{Level: report.Error}, {Level: report.Error}, {Level: report.Warning}, {Level: report.Advice},
		{Level: report.Error, Waived: &report.Waived{}},
	}, Summary: report.Summary{Error: 99}}
	report.Summarise(&r)
	want := report.Summary{Documents: 3, Error: 2, Warning: 1, Advice: 1, Waived: 1}
	if d := cmp.Diff(want, r.Summary); d != "" {
		t.Error(d)
	}
}

func TestAtLeast(t *testing.T) {
	order := []report.Level{report.Advice, report.Warning, report.Error}
	for i, a := range order {
		for j, b := range order {
			if got := a.AtLeast(b); got != (i >= j) {
				t.Errorf("%s at least %s: %v", a, b, got)
			}
		}
		if report.Level("odd").AtLeast(a) {
			t.Errorf("an unknown level weighs as much as %s", a)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                                    "",
		" , ; ":                               "",
		"that  Member\tStates,\n shall (not)": "that member states shall not",
		"decision-making":                     "decision making",
		"the State’s":                         "the state s",
		"de\u0301j\u00e0":                     "déjà",
		"ad\u00address":                       "address",
		"IPv6 2.1":                            "ipv6 2 1",
		"ΜΈΡΟΣ µ":                             "μέροσ μ",
		"会员国，政府":                              "会员国 政府",
	} {
		if got := report.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFingerprint(t *testing.T) {
	const rule, words = "numbering/government-role", "that Member States shall approve it;"
	base := report.Fingerprint(rule, words, 0)
	// SHA-256 of "25:numbering/government-role35:that member states shall approve it1:0".
	if want := "r1:a1851476ba4660ef"; base != want {
		t.Errorf("got %s, want %s", base, want)
	}
	for _, same := range []string{"That member  states SHALL approve\n\tit", " “that Member States, shall approve it” "} {
		if got := report.Fingerprint(rule, same, 0); got != base {
			t.Errorf("%q has another fingerprint than %q", same, words)
		}
	}
	seen := map[string]string{}
	for _, other := range []struct {
		rule, words string
		n           int
	}{
		{rule, words, 0}, {rule, words, 1}, {rule, words, 10}, {rule, words + " 1", 0}, {rule, "that Member States shall not approve it", 0},
		{rule + " that", "Member States shall approve it", 0}, {"numbering/other", words, 0}, {"", "", 0}, {"", "0", 0}, {"0", "", 0},
	} {
		got := report.Fingerprint(other.rule, other.words, other.n)
		if was, ok := seen[got]; ok {
			t.Errorf("%v has the fingerprint of %s", other, was)
		}
		seen[got] = fmt.Sprint(other)
		if len(got) != len("r1:")+16 {
			t.Errorf("%s has the wrong length", got)
		}
	}
	if a, b := report.ClauseFingerprint(words), report.ClauseFingerprint(strings.ToUpper(words)); a != b || !strings.HasPrefix(a, "c1:") || len(a) != 19 {
		t.Errorf("clause fingerprints %s and %s", a, b)
	}
}

func FuzzFold(f *testing.F) {
	f.Add("That Member States shall\tapprove it")
	f.Add("İıſßẞ ǅ ΐ e\u0301\u00ad")
	f.Fuzz(func(t *testing.T, s string) {
		once := report.Fold(s)
		if again := report.Fold(once); again != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, again)
		}
		if spaced := report.Fold("  " + strings.ReplaceAll(s, " ", " \n ") + ".\t"); spaced != once {
			t.Errorf("Fold(%q) = %q, with other spaces %q", s, once, spaced)
		}
	})
}
