package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/accuracy/cases"
)

var update = flag.Bool("update", false, "record today's figures as those that must not fall")

const (
	folder   = "../../fixtures/cases"
	recorded = folder + "/recorded.json"
)

// figures are what a change must not make worse.
type figures struct {
	Cases      int                `json:"cases"`
	F1         map[string]float64 `json:"f1"`         // by principle, three digits
	CleanAlarm int                `json:"cleanAlarm"` // clean drafts with a finding of level error
}

func figuresOf(s cases.Score) figures {
	f := figures{Cases: s.Cases, F1: map[string]float64{}, CleanAlarm: s.Alarmed}
	for p, c := range s.ByPrinciple {
		f.F1[p] = math.Round(c.F1()*1000) / 1000
	}
	return f
}

// worse says in which ways now is worse than before.
func worse(before, now figures) []string {
	var out []string
	for p, was := range before.F1 {
		is, ok := now.F1[p]
		if !ok {
			out = append(out, fmt.Sprintf("%s: no case names the principle any more", p))
		} else if is < was {
			out = append(out, fmt.Sprintf("%s: F1 fell from %.3f to %.3f", p, was, is))
		}
	}
	for p := range now.F1 {
		if _, ok := before.F1[p]; !ok {
			out = append(out, fmt.Sprintf("%s: has no recorded figure", p))
		}
	}
	if now.CleanAlarm > before.CleanAlarm {
		out = append(out, fmt.Sprintf("clean drafts with an error: %d, were %d", now.CleanAlarm, before.CleanAlarm))
	}
	if now.Cases < before.Cases {
		out = append(out, fmt.Sprintf("%d cases, %d when the figures were recorded", now.Cases, before.Cases))
	}
	slices.Sort(out)
	return out
}

// TestGate: accuracy on the cases must not fall under what was recorded. Record
// with "go test ./checker/accuracy -update", and read the difference.
func TestGate(t *testing.T) {
	files, err := open(folder)
	if err != nil {
		t.Fatal(err)
	}
	s, err := score(files)
	if err != nil {
		t.Fatal(err)
	}
	now := figuresOf(s)
	if *update {
		data, err := json.MarshalIndent(now, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(recorded, append(data, '\n'), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(recorded)
	if err != nil {
		t.Fatal(err)
	}
	var before figures
	if err := json.Unmarshal(data, &before); err != nil {
		t.Fatalf("%s: %v", recorded, err)
	}
	var table bytes.Buffer
	if err := s.Print(&table, "principle"); err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", &table)
	for _, w := range worse(before, now) {
		t.Errorf("%s; \"go run ./checker/accuracy -faults\" lists the faults, -update records new figures", w)
	}
}

func TestWorse(t *testing.T) {
	base := func() figures { return figures{Cases: 9, F1: map[string]float64{"a": 0.9, "b": 1}, CleanAlarm: 1} }
	tests := []struct {
		name   string
		change func(*figures)
		want   []string
	}{
		{"same", func(*figures) {}, nil},
		{"better", func(f *figures) { f.F1["a"], f.CleanAlarm = 0.95, 0 }, nil},
		{"lower", func(f *figures) { f.F1["a"] = 0.899 }, []string{"a: F1 fell from 0.900 to 0.899"}},
		{"gone", func(f *figures) { delete(f.F1, "b") }, []string{"b: no case names the principle any more"}},
		{"new", func(f *figures) { f.F1["c"] = 1 }, []string{"c: has no recorded figure"}},
		{"alarm", func(f *figures) { f.CleanAlarm = 2 }, []string{"clean drafts with an error: 2, were 1"}},
		{"more cases", func(f *figures) { f.Cases = 10 }, nil},
		{"fewer cases", func(f *figures) { f.Cases = 8 }, []string{"8 cases, 9 when the figures were recorded"}},
	}
	for _, tt := range tests {
		now := base()
		tt.change(&now)
		if d := cmp.Diff(tt.want, worse(base(), now)); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, d)
		}
	}
}

// Cases name rules that exist, at a level that cases list.
func TestCasesNameRules(t *testing.T) {
	files, err := open(folder)
	if err != nil {
		t.Fatal(err)
	}
	cs, err := cases.Load(files...)
	if err != nil {
		t.Fatal(err)
	}
	c, err := checker.New(context.Background(), checker.Options{})
	if err != nil {
		t.Fatal(err)
	}
	level, principles := map[string]string{}, map[string]bool{}
	for _, r := range c.Rules() {
		level[r.ID] = string(r.Level)
		principle, _, _ := strings.Cut(r.ID, "/")
		principles[principle] = true
	}
	expected := map[string]bool{}
	for _, x := range cs {
		for _, e := range x.Expect {
			expected[e.Rule] = true
			if l := level[e.Rule]; l != "error" && l != "warning" {
				t.Errorf("%s expects %s, which is no rule of level error or warning (%q)", x.ID, e.Rule, l)
			}
		}
		for _, a := range x.Allow {
			principle, _, _ := strings.Cut(a, "/")
			if level[a] == "" && principles[principle] { // a case may look ahead to principles yet to come
				t.Errorf("%s allows %s, which is no rule", x.ID, a)
			}
		}
	}
	for id, l := range level {
		if l != "advice" && !expected[id] {
			t.Errorf("no case expects %s", id)
		}
	}
}

func TestOpenLeavesBlindCasesAlone(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"set-a.jsonl", "blind-1.jsonl", "notes.txt", "recorded.json"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, err := open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{filepath.Join(dir, "set-a.jsonl")}, files); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if _, err := open(t.TempDir()); err == nil {
		t.Error("an empty folder is no error")
	}
}

func TestCommand(t *testing.T) {
	file := filepath.Join(t.TempDir(), "one.jsonl")
	row := `{"id": "x", "draft": "ADD ABC/1/1\nDRAFT NEW RESOLUTION [ABC-1]\nThe World Telecommunication Standardization Assembly (Place, 2028),\nresolves\n1 to share experience of training for network engineers with all members of the Union and to report on the results;", "expect": [{"rule": "numbering/government-role", "quote": "to share experience"}], "allow": [], "trait": "plain", "note": "a wrong label, so that there is a miss"}`
	if err := os.WriteFile(file, []byte(row), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := run([]string{"-by", "rule,trait", "-faults", file}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"all 1 cases", "by rule\n  numbering/government-role", "by trait\n  plain", "missed x:5 numbering/government-role\n       1 to share experience"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, &out)
		}
	}
	for _, args := range [][]string{{"none.jsonl"}, {"-by", "colour", file}} {
		if err := run(args, &out); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
}
