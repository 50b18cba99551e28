package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/report"
)

// FuzzCheck runs any bytes through the whole program: no panic, findings that
// stand in the text, and the same findings a second time.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{
		"resolves\n1 that Member States shall approve the allocation of IP addresses by the registries;",
		"SUP ABC/1/1\nRESOLUTION 47 (Rev. Dubai, 2012)\nCountry code top-level domain names\n",
		"considering\na) that IPv6 is [-safe-][+insecure by nature+];\nc) [a plan] [a study] of quotas of addresses;\n\fresolves\n2 ...",
		"> *resolves* that **ITU** shall run a registry of IPv6 addresses\n\n1. a\n   - b\n",
	} {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	for _, name := range []string{"mod-102-converted.txt", "structure-faults.txt", "regional-common-proposal.txt"} {
		data, err := os.ReadFile("fixtures/drafts/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, false)
	}
	var checkers []*checker.Checker
	for _, v := range []draft.View{draft.Proposed, draft.Current} {
		c, err := checker.New(context.Background(), checker.Options{View: v, Limit: 1 << 16, Jobs: 1})
		if err != nil {
			f.Fatal(err)
		}
		checkers = append(checkers, c)
	}
	f.Fuzz(func(t *testing.T, data []byte, markdown bool) {
		name := "draft.txt"
		if markdown {
			name = "draft.md"
		}
		for _, c := range checkers {
			r, err := c.Check(context.Background(), checker.Source{Name: name, Data: data})
			if (err == nil) == (len(r.Documents) == 0) || len(r.Errors)+len(r.Documents) == 0 {
				t.Fatalf("%d documents, problems %v, error %v", len(r.Documents), r.Errors, err)
			}
			again, _ := c.Check(context.Background(), checker.Source{Name: name, Data: bytes.Clone(data)})
			if d := cmp.Diff(r, again); d != "" {
				t.Fatalf("a second check differs (-first +second):\n%s", d)
			}
			for _, p := range r.Errors {
				if strings.Contains(p.Message, "policies failed") {
					t.Errorf("%s", p.Message)
				}
			}
			if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
				continue // UTF-16: places count in another text
			}
			for i := range r.Findings {
				x := &r.Findings[i]
				if err := sound(x, r.Documents[0], linesOf(data)); err != nil {
					t.Errorf("%d:%d %s: %v", x.Line, x.Column, x.Rule, err)
				}
			}
			var out strings.Builder
			if err := report.Text(&out, r, report.TextOptions{}); err != nil {
				t.Error(err)
			}
		}
	})
}
