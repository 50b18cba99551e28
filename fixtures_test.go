package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/accuracy/cases"
)

// knownFaults are the false alarms and misses in fixtures/drafts that wait for
// a cure, each with its reason. A fault that is cured leaves the list.
var knownFaults = map[string]string{
	"missed regional-common-proposal:79 cctld/suppression": "a struck clause on the role of States is not held against the text that is kept",
	"missed regional-common-proposal:86 cctld/itu-role":    "“an opinion, binding on the parties, on any request for redelegation”: an aside inside the object",
}

// TestGolden holds what check prints for each draft. "go test . -update"
// rewrites the golden files; read them before they are committed.
func TestGolden(t *testing.T) {
	wanted := map[string]bool{}
	for _, file := range drafts(t) {
		golden := file + ".golden"
		wanted[golden] = true
		t.Run(filepath.Base(file), func(t *testing.T) {
			got := mustCheck(t, file)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("%s (-want +got):\n%s", golden, d)
			}
		})
	}
	all, err := filepath.Glob("fixtures/drafts/*.golden")
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range all {
		if !wanted[g] {
			t.Errorf("%s belongs to no draft", g)
		}
	}
}

// TestExpected holds the findings in the drafts against what a careful reader
// flagged in them.
func TestExpected(t *testing.T) {
	cs, err := cases.Load("fixtures/drafts/expected.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	labelled := map[string]bool{}
	for _, c := range cs {
		labelled[filepath.Join("fixtures", "drafts", c.File)] = true
	}
	for _, f := range drafts(t) {
		if !labelled[f] {
			t.Errorf("%s has no line in expected.jsonl", f)
		}
	}
	c, err := checker.New(context.Background(), checker.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := cases.Run(context.Background(), c, cs)
	if err != nil {
		t.Fatal(err)
	}
	if s.Total.Right == 0 {
		t.Error("nothing was found")
	}
	seen := map[string]bool{}
	for _, f := range s.Faults {
		seen[f.Key()] = true
		if knownFaults[f.Key()] == "" {
			t.Errorf("%s\n(key %q)", f, f.Key())
		}
	}
	for key, reason := range knownFaults {
		if !seen[key] {
			t.Errorf("%q is cured: take it off knownFaults (%s)", key, reason)
		}
		if strings.TrimSpace(reason) == "" {
			t.Errorf("%q has no reason", key)
		}
	}
}
