package checker_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/report"
)

func newChecker(t *testing.T, o checker.Options) *checker.Checker {
	t.Helper()
	c, err := checker.New(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func check(t *testing.T, c *checker.Checker, text string) checker.Report {
	t.Helper()
	r, err := c.Check(context.Background(), checker.Source{Name: "draft.txt", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// found gives rule, clause and resolution of each finding.
func found(r checker.Report) []string {
	var out []string
	for _, f := range r.Findings {
		s := f.Rule + " " + f.Clause
		if f.Resolution != nil {
			s += fmt.Sprintf(" of %d", *f.Resolution)
		}
		out = append(out, s)
	}
	return out
}

// mixed has findings of three principles.
const mixed = `ADD ABC/1/1
DRAFT NEW RESOLUTION [ABC-1]
Care for the network
The World Telecommunication Standardization Assembly (Place, 2028),
considering
a) that IPv6 is inherently insecure,
resolves
1 that Member States shall approve the assignment of IP addresses;
2 that governments have an appropriate role in matters of Internet number resources;
3 that the Council shall approve every redelegation of a ccTLD.
`

func TestRulesChoose(t *testing.T) {
	for _, tt := range []struct {
		name  string
		rules []string
		want  []string
	}{
		{"all", nil, []string{"ipv6/insecure-framing considering a)", "numbering/government-role resolves 1", "numbering/vague-involvement resolves 2", "cctld/itu-role resolves 3"}},
		{"none named", []string{}, []string{"ipv6/insecure-framing considering a)", "numbering/government-role resolves 1", "numbering/vague-involvement resolves 2", "cctld/itu-role resolves 3"}},
		{"a principle", []string{"numbering"}, []string{"numbering/government-role resolves 1", "numbering/vague-involvement resolves 2"}},
		{"a rule", []string{"numbering/vague-involvement"}, []string{"numbering/vague-involvement resolves 2"}},
		{"a rule and a principle", []string{"numbering/government-role", "cctld"}, []string{"numbering/government-role resolves 1", "cctld/itu-role resolves 3"}},
		{"a rule that has nothing to say", []string{"cctld/suppression"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := check(t, newChecker(t, checker.Options{Rules: tt.rules}), mixed)
			if d := cmp.Diff(tt.want, found(r)); d != "" {
				t.Errorf("findings (-want +got):\n%s", d)
			}
			if got := r.Summary.Error + r.Summary.Warning + r.Summary.Advice; got != len(tt.want) {
				t.Errorf("the summary counts %d findings, want %d", got, len(tt.want))
			}
		})
	}
}

// The form of a draft is a rule like others, though the schema finds it.
func TestRulesChooseForm(t *testing.T) {
	const headless = "ADD ABC/1/1\nThe World Telecommunication Standardization Assembly (Place, 2028),\nconsidering\nthat texts are long,\nresolves\n1 to shorten them;\n"
	if got := found(check(t, newChecker(t, checker.Options{Rules: []string{"structure/form"}}), headless)); len(got) == 0 {
		t.Error("structure/form alone finds nothing")
	}
	if got := found(check(t, newChecker(t, checker.Options{Rules: []string{"numbering"}}), headless)); got != nil {
		t.Errorf("numbering alone finds %q", got)
	}
}

func TestUnknownRule(t *testing.T) {
	for _, name := range []string{"numbering/no-such-rule", "no-such-principle", "government-role", "numbering/", "Numbering", ""} {
		c, err := checker.New(context.Background(), checker.Options{Rules: []string{"cctld", name}})
		var unknown *checker.UnknownRuleError
		if c != nil || !errors.As(err, &unknown) || unknown.Rule != name {
			t.Errorf("%q: got %v, %v; want an *UnknownRuleError for it", name, c, err)
			continue
		}
		if msg := err.Error(); !strings.Contains(msg, fmt.Sprintf("%q", name)) || !strings.Contains(msg, "redline rules") || strings.Contains(msg, "\n") {
			t.Errorf("%q: the message names no rule or no remedy: %s", name, msg)
		}
	}
}

func TestLimit(t *testing.T) {
	file := filepath.Join(t.TempDir(), "draft.txt")
	if err := os.WriteFile(file, []byte(mixed), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name  string
		src   checker.Source
		limit int64
		ok    bool
	}{
		{"data of the limit", checker.Source{Name: "d.txt", Data: []byte(mixed)}, int64(len(mixed)), true},
		{"data larger", checker.Source{Name: "d.txt", Data: []byte(mixed)}, int64(len(mixed)) - 1, false},
		{"a file of the limit", checker.Source{Name: file}, int64(len(mixed)), true},
		{"a file larger", checker.Source{Name: file}, int64(len(mixed)) - 1, false},
		{"the default", checker.Source{Name: "d.txt", Data: []byte(mixed)}, 0, true},
		{"a limit below zero", checker.Source{Name: "d.txt", Data: []byte(mixed)}, -1, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := newChecker(t, checker.Options{Limit: tt.limit}).Check(context.Background(), tt.src)
			if tt.ok {
				if err != nil || len(r.Findings) == 0 || len(r.Errors) != 0 {
					t.Errorf("error %v, %d findings, errors %v", err, len(r.Findings), r.Errors)
				}
				return
			}
			if err == nil || len(r.Findings) != 0 || len(r.Documents) != 0 || len(r.Errors) != 1 {
				t.Fatalf("error %v, %d findings, %d documents, errors %v", err, len(r.Findings), len(r.Documents), r.Errors)
			}
			if p := r.Errors[0]; p.File != tt.src.Name || !strings.Contains(p.Message, "larger than") {
				t.Errorf("the error does not say what is wrong: %+v", p)
			}
		})
	}
}

func TestUnreadableBesideGood(t *testing.T) {
	dir := t.TempDir()
	good, missing := filepath.Join(dir, "good.txt"), filepath.Join(dir, "missing.txt")
	if err := os.WriteFile(good, []byte(mixed), 0o600); err != nil {
		t.Fatal(err)
	}
	c := newChecker(t, checker.Options{})
	alone, err := c.Check(context.Background(), checker.Source{Name: good})
	if err != nil {
		t.Fatal(err)
	}
	var done []int
	r, err := c.CheckAll(context.Background(), []checker.Source{
		{Name: missing},
		{Name: good},
		{Name: "empty.txt", Data: []byte{}},
		{Name: "bytes.txt", Data: []byte("\x00\x01\x02\x03")},
	}, func(n int) { done = append(done, n) })
	if err == nil {
		t.Fatal("no error")
	}
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the error does not wrap that of the missing file: %v", err)
	}
	if d := cmp.Diff(alone.Findings, r.Findings); d != "" {
		t.Errorf("findings of the good file (-alone +beside):\n%s", d)
	}
	if d := cmp.Diff(alone.Documents, r.Documents); d != "" {
		t.Errorf("documents (-alone +beside):\n%s", d)
	}
	var failed []string
	for _, p := range r.Errors {
		failed = append(failed, p.File)
		if p.Message == "" || strings.Contains(p.Message, "\n") {
			t.Errorf("%s: message %q is not one line", p.File, p.Message)
		}
		if !strings.Contains(err.Error(), p.File+": ") {
			t.Errorf("the error does not name %s: %v", p.File, err)
		}
	}
	want := []string{missing, "bytes.txt", "empty.txt"}
	slices.Sort(want)
	if d := cmp.Diff(want, failed); d != "" {
		t.Errorf("files with errors (-want +got):\n%s", d)
	}
	if r.Summary.Documents != 1 {
		t.Errorf("%d documents in the summary, want 1", r.Summary.Documents)
	}
	if d := cmp.Diff([]int{1, 2, 3, 4}, done); d != "" {
		t.Errorf("progress (-want +got):\n%s", d)
	}
}

const french = `Les ingénieurs des petits pays demandent que la formation soit donnée dans leur langue et que les
documents de travail soient traduits avant la réunion. Le secrétariat est prié de publier chaque année un
rapport sur les cours qui ont été donnés, avec la liste des participants et des lieux. Il est aussi invité
à chercher des moyens pour que les frais de voyage ne soient pas à la charge des écoles.
`

func TestLanguage(t *testing.T) {
	if n := len(strings.Fields(french)); n < 60 {
		t.Fatalf("the French text has %d words", n)
	}
	short := strings.Join(strings.Fields(french)[:38], " ")
	c := newChecker(t, checker.Options{})
	for _, tt := range []struct {
		name, text, want string // want is in the error; "" for none
	}{
		{"French", french, "seems to be in French; redline reads English; nothing was checked"},
		{"French under 40 words", short, ""},
		{"Cyrillic", strings.Repeat("Пусть каждый инженер получит хорошую книгу. ", 8), "is not in English (most letters are not Latin); redline reads English; nothing was checked"},
		{"English", mixed, ""},
		{"English with a French title", "Pour que les réseaux soient sûrs\n\n" + strings.Repeat("The group will meet in the spring and report to the office on what it has done. ", 4), ""},
		{"nothing", "", "no text in it"},
		{"white space", " \n\t\n\u00a0\n", "no text in it"},
		{"only struck", "[-Everything goes.-]", "holds no draft text; nothing was checked"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := c.Check(context.Background(), checker.Source{Name: "d.txt", Data: []byte(tt.text)})
			if tt.want == "" {
				if err != nil || len(r.Documents) != 1 || r.Documents[0].Language != "en" {
					t.Errorf("error %v, documents %+v", err, r.Documents)
				}
				return
			}
			if err == nil || len(r.Errors) != 1 || len(r.Documents) != 0 || len(r.Findings) != 0 {
				t.Fatalf("error %v; errors %v, documents %+v", err, r.Errors, r.Documents)
			}
			if msg := r.Errors[0].Message; !strings.Contains(msg, tt.want) {
				t.Errorf("the message does not say %q: %s", tt.want, msg)
			}
			if _, err := c.Show(context.Background(), checker.Source{Name: "d.txt", Data: []byte(tt.text)}); err == nil {
				t.Error("Show shows what Check refuses")
			}
		})
	}
}

func TestConcurrentUse(t *testing.T) {
	c := newChecker(t, checker.Options{Jobs: 2})
	texts := []string{mixed, small, struck47, several, "Under forty words nobody asks for the language.\n"}
	want := make([]checker.Report, len(texts))
	for i, s := range texts {
		want[i] = check(t, newChecker(t, checker.Options{Jobs: 1}), s)
	}
	const workers = 8
	got := make([][]checker.Report, workers)
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			got[w] = make([]checker.Report, len(texts))
			for k := range texts {
				i := (k + w) % len(texts) // each in another order
				var err error
				if got[w][i], err = c.Check(context.Background(), checker.Source{Name: "draft.txt", Data: []byte(texts[i])}); err != nil {
					errs[w] = err
				}
			}
		})
	}
	wg.Wait()
	for w := range workers {
		if errs[w] != nil {
			t.Errorf("worker %d: %v", w, errs[w])
		}
		if d := cmp.Diff(want, got[w]); d != "" {
			t.Errorf("worker %d (-alone +together):\n%s", w, d)
		}
	}
}

func TestCancelled(t *testing.T) {
	c := newChecker(t, checker.Options{Jobs: 1})
	ctx, cancel := context.WithCancel(context.Background())
	var ss []checker.Source
	for i := range 20 {
		ss = append(ss, checker.Source{Name: fmt.Sprintf("%02d.txt", i), Data: []byte(mixed)})
	}
	var done []int
	r, err := c.CheckAll(ctx, ss, func(n int) {
		done = append(done, n)
		if n == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	if d := cmp.Diff([]int{1, 2, 3}, done); d != "" {
		t.Errorf("documents checked (-want +got):\n%s", d)
	}
	if len(r.Findings) != 0 || r.Findings == nil || r.Documents == nil || r.Errors == nil || r.Version != 1 || r.Tool.Name != "redline" {
		t.Errorf("the report of a cancelled check is not an empty report: %+v", r)
	}
	if _, err := c.Check(ctx, ss[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: error %v, want %v", err, context.Canceled)
	}
	if _, err := c.CheckAll(context.Background(), ss, nil); err != nil {
		t.Errorf("the checker does not work on after a cancelled check: %v", err)
	}
}

// CheckAll leaves the slice of the caller as it is.
func TestCheckAllKeepsSources(t *testing.T) {
	ss := []checker.Source{{Name: "b.txt", Data: []byte(mixed)}, {Name: "a.txt", Data: []byte(small)}}
	r, err := newChecker(t, checker.Options{}).CheckAll(context.Background(), ss, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []checker.Source{{Name: "b.txt", Data: []byte(mixed)}, {Name: "a.txt", Data: []byte(small)}}
	if d := cmp.Diff(want, ss); d != "" {
		t.Errorf("sources (-before +after):\n%s", d)
	}
	if r.Documents[0].File != "a.txt" || r.Documents[1].File != "b.txt" {
		t.Errorf("documents are not in order of their names: %s, %s", r.Documents[0].File, r.Documents[1].File)
	}
}

const several = `ADD ABC/1/1
DRAFT NEW RESOLUTION [ABC-1]
Address policies
The World Telecommunication Standardization Assembly (Place, 2028),
resolves
1 that Member States shall approve the assignment of IP addresses.

MOD ABC/1/2
RESOLUTION 75 (Rev. Geneva, 2022)
The contribution to the Summit
The World Telecommunication Standardization Assembly (Place, 2028),
resolves
1 to thank all who took part.

SUP ABC/1/3
RESOLUTION 47 (Rev. Dubai, 2012)
Country code top-level domain names
Reasons: The text is no longer needed.
`

func TestSeveralResolutions(t *testing.T) {
	r := check(t, newChecker(t, checker.Options{Rules: []string{"numbering", "cctld"}}), several)
	want := []string{"numbering/government-role resolves 1 of 0", "cctld/suppression heading of 2"}
	if d := cmp.Diff(want, found(r)); d != "" {
		t.Errorf("findings (-want +got):\n%s", d)
	}
	d := r.Documents[0]
	var marks []string
	for _, x := range d.Resolutions {
		marks = append(marks, fmt.Sprintf("%s %d", x.Mark, x.Number))
	}
	if d := cmp.Diff([]string{"ADD 0", "MOD 75", "SUP 47"}, marks); d != "" {
		t.Errorf("resolutions (-want +got):\n%s", d)
	}
	if d.Mark != "ADD" {
		t.Errorf("the document's mark is %q, want that of its first resolution", d.Mark)
	}
}

// A file with one resolution needs no index.
func TestOneResolution(t *testing.T) {
	r := check(t, newChecker(t, checker.Options{}), small)
	for _, f := range r.Findings {
		if f.Resolution != nil {
			t.Errorf("%s in %s has the index %d", f.Rule, f.Clause, *f.Resolution)
		}
	}
	if r.Documents[0].Resolutions != nil {
		t.Errorf("resolutions listed: %+v", r.Documents[0].Resolutions)
	}
}

const struck47 = `MOD ABC/1/1
RESOLUTION 47 (Rev. Dubai, 2012)
Country code top-level domain names
The World Telecommunication Standardization Assembly (Place, 2028),
recognizing
a) that names need care;
[-b) the role of Member States in decisions on their own country code top-level domains;-]
resolves
1 to continue the studies.
`

func TestStruck(t *testing.T) {
	r := check(t, newChecker(t, checker.Options{Rules: []string{"cctld/suppression"}}), struck47)
	if len(r.Findings) != 1 {
		t.Fatalf("findings: %q", found(r))
	}
	f := r.Findings[0]
	if f.Revision != "struck" || f.Clause != "recognizing b)" || f.Line != 7 || f.EndLine != 7 {
		t.Errorf("%s in %s, lines %d to %d", f.Revision, f.Clause, f.Line, f.EndLine)
	}
	line := []rune(strings.Split(struck47, "\n")[6])
	if got := string(line[f.Column-1 : f.EndColumn-1]); got != f.Quote || !strings.Contains(got, "Member States") {
		t.Errorf("the range holds %q, the quote is %q", got, f.Quote)
	}
	// said again elsewhere, or read as it was, nothing is lost
	again := strings.Replace(struck47, "resolves\n", "resolves\n[+1 that each Member State decides on its own country code top-level domain;+]\n", 1)
	if got := found(check(t, newChecker(t, checker.Options{Rules: []string{"cctld/suppression"}}), again)); got != nil {
		t.Errorf("said again: %q", got)
	}
	if got := found(check(t, newChecker(t, checker.Options{Rules: []string{"cctld/suppression"}, View: draft.Current}), struck47)); got != nil {
		t.Errorf("the text before the revision: %q", got)
	}
}

func TestRevisionStates(t *testing.T) {
	c := newChecker(t, checker.Options{Rules: []string{"numbering/government-role"}})
	for _, tt := range []struct {
		name, clause string
		want         []string // revision of each finding
	}{
		{"kept", "1 that Member States shall approve the assignment of IP addresses;", []string{"kept"}},
		{"inserted", "[+1 that Member States shall approve the assignment of IP addresses;+]", []string{"inserted"}},
		{"struck", "[-1 that Member States shall approve the assignment of IP addresses;-]", nil},
		{"power inserted", "1 that Member States shall [-note-] [+approve+] the assignment of IP addresses;", []string{"inserted"}},
		{"power struck", "1 that Member States shall [-approve-] [+note+] the assignment of IP addresses;", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range check(t, c, "resolves\n"+tt.clause+"\n2 to report.\n").Findings {
				got = append(got, f.Revision)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("revisions (-want +got):\n%s", d)
			}
		})
	}
}

// Fingerprints belong to words, not to places, labels or files.
func TestFingerprints(t *testing.T) {
	c := newChecker(t, checker.Options{})
	prints := func(name, text string) map[string]string {
		t.Helper()
		r, err := c.Check(context.Background(), checker.Source{Name: name, Data: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, f := range r.Findings {
			out[f.Rule] = f.Fingerprint + " " + f.ClauseFingerprint
		}
		return out
	}
	want := prints("draft.txt", mixed)
	if len(want) != 4 {
		t.Fatalf("findings: %v", want)
	}
	for _, tt := range []struct {
		name, file, text string
	}{
		{"lines move", "draft.txt", "\n\n\n" + mixed},
		{"another file", "folder/other.txt", mixed},
		{"clauses are numbered anew", "draft.txt", strings.Replace(strings.Replace(strings.Replace(strings.Replace(mixed,
			"3 that", "4 that", 1), "2 that", "3 that", 1), "1 that", "2 that", 1), "resolves\n", "resolves\n1 to keep this short;\n", 1)},
		{"lines break elsewhere", "draft.txt", strings.ReplaceAll(strings.ReplaceAll(mixed, " the assignment", "\n  the assignment"), " redelegation", "\n  redelegation")},
		{"indented", "draft.txt", strings.ReplaceAll(mixed, "\n1 ", "\n    1 ")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.text == mixed && tt.file == "draft.txt" {
				t.Fatal("nothing changed")
			}
			if d := cmp.Diff(want, prints(tt.file, tt.text)); d != "" {
				t.Errorf("fingerprints (-before +after):\n%s", d)
			}
		})
	}
	t.Run("other words", func(t *testing.T) {
		got := prints("draft.txt", strings.Replace(mixed, "shall approve the assignment", "shall supervise the assignment", 1))
		for rule := range want {
			if same := got[rule] == want[rule]; same != (rule != "numbering/government-role") {
				t.Errorf("%s: %q before, %q after", rule, want[rule], got[rule])
			}
		}
	})
	t.Run("the same words twice", func(t *testing.T) {
		const clause = "1 that Member States shall approve the assignment of IP addresses;\n"
		r := check(t, c, "resolves\n"+clause+"instructs the Director\n"+clause)
		var fs []report.Finding
		for _, f := range r.Findings {
			if f.Rule == "numbering/government-role" {
				fs = append(fs, f)
			}
		}
		if len(fs) != 2 || fs[0].Fingerprint == fs[1].Fingerprint || fs[0].ClauseFingerprint != fs[1].ClauseFingerprint {
			t.Errorf("want two findings with one clause fingerprint and two fingerprints: %+v", fs)
		}
	})
}

// What made a rule fire stands in the file, in the order of its place.
func TestBecause(t *testing.T) {
	c := newChecker(t, checker.Options{})
	for _, text := range []string{mixed, small, struck47, several} {
		lines := strings.Split(text, "\n")
		for _, f := range check(t, c, text).Findings {
			if f.Because == nil {
				t.Errorf("%s: because is nil; JSON would say null", f.Rule)
			}
			for _, e := range f.Because {
				if e.Line < 1 || e.Line > len(lines) || e.Column < 1 {
					t.Errorf("%s: %q at %d:%d leaves the file", f.Rule, e.Quote, e.Line, e.Column)
					continue
				}
				line := []rune(lines[e.Line-1])
				if e.Column > len(line) || !strings.HasPrefix(string(line[e.Column-1:]), e.Quote) {
					t.Errorf("%s: %q does not stand at %d:%d", f.Rule, e.Quote, e.Line, e.Column)
				}
				if e.Role == "" || e.Concept == "" {
					t.Errorf("%s: evidence without role or concept: %+v", f.Rule, e)
				}
			}
		}
	}
	f := check(t, newChecker(t, checker.Options{Rules: []string{"numbering/government-role"}}), small).Findings[0]
	want := []report.Evidence{
		{Concept: "public_authority", Role: "agent", Quote: "Member States", Line: 10, Column: 8},
		{Concept: "control", Role: "act", Quote: "approve", Line: 10, Column: 28},
		{Concept: "number_resource", Role: "object", Quote: "IP addresses", Line: 10, Column: 54},
	}
	got := slices.DeleteFunc(slices.Clone(f.Because), func(e report.Evidence) bool { return e.Quote == "assignment" })
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("evidence (-want +got):\n%s", d)
	}
}

func TestRulesTellEverything(t *testing.T) {
	c := newChecker(t, checker.Options{})
	rules := c.Rules()
	if !slices.IsSortedFunc(rules, func(a, b checker.Rule) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("the rules are not in order of their ids")
	}
	for _, r := range rules {
		if r.Title == "" || r.Why == "" || r.Source == "" || len(r.Flagged) < 3 || len(r.Silent) < 3 {
			t.Errorf("%s lacks metadata or examples: %+v", r.ID, r)
		}
		if !slices.Contains([]report.Level{report.Error, report.Warning, report.Advice}, r.Level) {
			t.Errorf("%s has the level %q", r.ID, r.Level)
		}
	}
	if v := c.Version(); v.Name != "redline" || v.Version == "" || !strings.HasPrefix(v.Policies, "sha256:") {
		t.Errorf("version %+v", v)
	}
}

func TestShow(t *testing.T) {
	c := newChecker(t, checker.Options{Rules: []string{"cctld"}}) // Show shows all, whatever the rules
	u, err := c.Show(context.Background(), checker.Source{Name: "d.txt", Data: []byte(small)})
	if err != nil {
		t.Fatal(err)
	}
	act := ""
	for _, s := range u.Statements {
		if s.Clause < 0 || s.Clause >= len(u.Document.Clauses) {
			t.Fatalf("a statement of clause %d of %d", s.Clause, len(u.Document.Clauses))
		}
		if m, ok := s.Act["control"]; ok && act == "" {
			act = u.Mentions[m].Words
		}
	}
	if act != "approve" {
		t.Errorf("the power shown is %q", act)
	}
	if _, err := c.Show(context.Background(), checker.Source{Name: filepath.Join(t.TempDir(), "missing.txt")}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}
