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
	"false mod-64-clean:78 numbering/government-role":                 "“without any requirement of” does not reach the noun it denies over the end of the line",
	"false mod-64-contested:82 numbering/parallel-registry":           "a workshop in each region is read as a source of addresses for each region",
	"false position-paper-open-internet:25 numbering/government-role": "a block quotation is not read as the words of others",
	"false position-paper-open-internet:48 ipv6/insecure-framing":     "a block quotation is not read as the words of others",
	"false position-paper-open-internet:79 ipv6/insecure-framing":     "“invitation to” is taken for an invitation to attack",
	"false wsis20-input:53 cctld/itu-role":                            "right, but the range ends before the consent on line 54, see the miss there",
	"missed add-registry-continuity:43 numbering/parallel-registry":   "“provide … a stand-by registry”: the object stands behind two asides",
	"missed add-registry-continuity:47 numbering/government-role":     "accounts submitted to an assembly of States: no concept of giving account",
	"missed add-registry-continuity:59 cctld/itu-role":                "a noun as the act: “the interim running of the domain by the Bureau”",
	"missed mod-64-contested:64 numbering/government-role":            "a condition: rules take effect “only after they have met with the concurrence of”",
	"missed mod-64-contested:70 numbering/parallel-registry":          "a noun as the act: “a pool of addresses in the custody of the Union”",
	"missed mod-64-contested:76 ipv6/security-standardization":        "“lay down … the minimum security requirements” behind an aside",
	"missed mod-64-contested:85 numbering/government-role":            "a relative clause: “a procedure by which regulators take part in the designation”",
	"missed regional-common-proposal:48 numbering/government-role":    "the second of two alternative verb phrases in square brackets is not read with its subject",
	"missed regional-common-proposal:79 cctld/suppression":            "a struck clause on the role of States is not held against the text that is kept",
	"missed regional-common-proposal:86 cctld/itu-role":               "“an opinion, binding on the parties, on any request for redelegation”: an aside inside the object",
	"missed sup-47:38 cctld/itu-role":                                 "“a panel of members of the Union that hears them and gives a ruling”: a relative clause",
	"missed wsis20-input:46 numbering/government-role":                "“determine how blocks of Internet addresses are apportioned”: the object is a clause",
	"missed wsis20-input:54 cctld/itu-role":                           "found on the line above; the range does not reach the consent",
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
