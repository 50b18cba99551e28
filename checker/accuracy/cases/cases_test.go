package cases

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/report"
)

func write(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "cases.jsonl")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestLoadRefuses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "\n\n", "no cases"},
		{"json", "{", ":1: "},
		{"second line", `{"id": "a", "draft": "x", "trait": "plain"}` + "\n[]", ":2: "},
		{"unknown field", `{"id": "a", "draft": "x", "trait": "plain", "expects": []}`, "expects"},
		{"two on a line", `{"id": "a", "draft": "x", "trait": "plain"} {}`, "more than one"},
		{"no id", `{"draft": "x", "trait": "plain"}`, "needs an id"},
		{"id twice", `{"id": "a", "draft": "x", "trait": "plain"}` + "\n" + `{"id": "a", "draft": "x", "trait": "plain"}`, "taken by"},
		{"neither", `{"id": "a", "trait": "plain"}`, "either a draft or a file"},
		{"both", `{"id": "a", "draft": "x", "file": "y", "trait": "plain"}`, "either a draft or a file"},
		{"no file", `{"id": "a", "file": "none.txt", "trait": "plain"}`, "none.txt"},
		{"trait", `{"id": "a", "draft": "x", "trait": "pretty"}`, "pretty"},
		{"quote nowhere", `{"id": "a", "draft": "x", "trait": "plain", "expect": [{"rule": "r/s", "quote": "y"}]}`, "no line"},
		{"quote empty", `{"id": "a", "draft": "x", "trait": "plain", "expect": [{"rule": "r/s", "quote": ""}]}`, "no line"},
		{"quote twice", `{"id": "a", "draft": "x\nx", "trait": "plain", "expect": [{"rule": "r/s", "quote": "x"}]}`, "lines 1 and 2"},
		{"quote over lines", `{"id": "a", "draft": "x\ny", "trait": "plain", "expect": [{"rule": "r/s", "quote": "x\ny"}]}`, "no line"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(write(t, tt.text))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

// Each case is one row of the counting table: what is found, what counts.
func TestCount(t *testing.T) {
	one := `{"id": "c", "draft": "l1\nl2\nl3\nl4", "trait": "list", "expect": [{"rule": "p/a", "quote": "l2"}, {"rule": "p/b", "quote": "l4"}], "allow": ["q/z"]}`
	clean := `{"id": "c", "draft": "l1\nl2", "trait": "clean", "expect": [], "allow": ["q/z"]}`
	f := func(rule string, from, to int, level report.Level) report.Finding {
		return report.Finding{File: "c.txt", Rule: rule, Line: from, EndLine: to, Level: level}
	}
	tests := []struct {
		name    string
		cases   string
		found   []report.Finding
		want    Counts
		alarmed int
	}{
		{"nothing", one, nil, Counts{0, 0, 2}, 0},
		{"both", one, []report.Finding{f("p/a", 2, 2, "error"), f("p/b", 4, 4, "warning")}, Counts{2, 0, 0}, 0},
		{"range covers", one, []report.Finding{f("p/a", 1, 3, "error")}, Counts{1, 0, 1}, 0},
		{"range beside", one, []report.Finding{f("p/a", 3, 4, "error")}, Counts{0, 1, 2}, 0},
		{"other rule", one, []report.Finding{f("p/b", 2, 2, "error")}, Counts{0, 1, 2}, 0},
		{"twice right counts once", one, []report.Finding{f("p/a", 2, 2, "error"), f("p/a", 1, 2, "error")}, Counts{1, 0, 1}, 0},
		{"twice false on a line counts once", one, []report.Finding{f("p/x", 1, 1, "error"), f("p/x", 1, 2, "error")}, Counts{0, 1, 2}, 0},
		{"allowed", one, []report.Finding{f("q/z", 1, 1, "error")}, Counts{0, 0, 2}, 0},
		{"clean silent", clean, nil, Counts{}, 0},
		{"clean alarmed", clean, []report.Finding{f("p/a", 1, 1, "error")}, Counts{0, 1, 0}, 1},
		{"clean warned", clean, []report.Finding{f("p/a", 1, 1, "warning")}, Counts{0, 1, 0}, 0},
		{"clean allowed", clean, []report.Finding{f("q/z", 1, 1, "error")}, Counts{}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cs, err := Load(write(t, tt.cases))
			if err != nil {
				t.Fatal(err)
			}
			s := count(cs, map[string][]report.Finding{"c.txt": tt.found})
			if d := cmp.Diff(tt.want, s.Total); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if s.Alarmed != tt.alarmed {
				t.Errorf("%d alarmed, want %d", s.Alarmed, tt.alarmed)
			}
			if len(s.Faults) != tt.want.False+tt.want.Missed {
				t.Errorf("faults %v", s.Faults)
			}
			for name, group := range map[string]map[string]Counts{"rule": s.ByRule, "principle": s.ByPrinciple, "trait": s.ByTrait} {
				var sum Counts
				for _, c := range group {
					sum = sum.sum(c)
				}
				if sum != s.Total {
					t.Errorf("by %s: %+v, want %+v in all", name, sum, s.Total)
				}
			}
		})
	}
}

func TestPrint(t *testing.T) {
	s := Score{Cases: 3, Total: Counts{3, 1, 0}, ByRule: map[string]Counts{"p/a": {3, 0, 0}, "p/b": {0, 1, 0}}, Clean: 2, Alarmed: 1}
	var b strings.Builder
	if err := s.Print(&b, "rule"); err != nil {
		t.Fatal(err)
	}
	want := `                                             precision    recall        F1   right   false  missed
all 3 cases                                      0.750     1.000     0.857       3       1       0
by rule
  p/a                                            1.000     1.000     1.000       3       0       0
  p/b                                            0.000         -     0.000       0       1       0
clean drafts with an error finding: 1 of 2
`
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if err := s.Print(&b, "colour"); err == nil {
		t.Error("an unknown group is no error")
	}
}
