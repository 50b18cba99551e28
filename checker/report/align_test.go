package report_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/redline-check/redline/checker/report"
)

// TestAlignment renders random words of many widths and reads back, column by
// column, which characters stand above the marks: they must be the evidence.
func TestAlignment(t *testing.T) {
	words := []string{"a", "States", "会员国", "ＩＰ", "é", "e\u0301", "o\u0302\u0323", "\t", " ", "  ", "ü-x", "域", "한국", "x\u00ady"}
	random := rand.New(rand.NewPCG(7, 11))
	for range 2000 {
		var line strings.Builder
		pick := func(n int) string {
			var b strings.Builder
			for range n {
				b.WriteString(words[random.IntN(len(words))])
			}
			return b.String()
		}
		before, evidence, after := pick(random.IntN(30)), "["+pick(random.IntN(6))+"word", pick(random.IntN(30))
		line.WriteString(before + evidence + after)
		column := len([]rune(before)) + 1
		r := report.Report{Findings: []report.Finding{{
			Level: report.Error, File: "x", Line: 1, EndLine: 1, Column: column, EndColumn: column + len([]rune(evidence)),
			Because: []report.Evidence{{Quote: evidence[1:], Line: 1, Column: column + 1}},
		}}}
		var out strings.Builder
		o := report.TextOptions{Quiet: true, Width: 60 + random.IntN(60), Lines: func(string) []string { return []string{line.String()} }}
		if err := report.Text(&out, r, o); err != nil {
			t.Fatal(err)
		}
		rows := strings.Split(out.String(), "\n")
		text, under := strings.TrimPrefix(rows[2], "  1 | "), strings.TrimPrefix(rows[3], "    | ")
		under += strings.Repeat(" ", 200)
		var marked, ranged strings.Builder
		at := 0
		for _, c := range text {
			w := columns(string(c))
			mark := under[at : at+w]
			if w == 0 { // a combining mark shares the column of its letter
				mark = under[at-1 : at]
			}
			if strings.Trim(mark, mark[:1]) != "" {
				t.Fatalf("half a character is marked:\n%s", &out)
			}
			if mark[0] == '^' {
				marked.WriteRune(c)
			}
			if mark[0] != ' ' {
				ranged.WriteRune(c)
			}
			at += w
		}
		bare := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) || r == 0xad || r == '…' {
					return -1
				}
				return r
			}, s)
		}
		if got, want := bare(ranged.String()), bare(evidence); !strings.Contains(rows[2], "…") && got != want {
			t.Fatalf("%q stands above the range, want %q:\n%s", got, want, &out)
		}
		if got, want := bare(marked.String()), bare(evidence[1:]); !strings.Contains(rows[2], "…") && got != want {
			t.Fatalf("%q stands above the marks, want %q:\n%s", got, want, &out)
		}
	}
}
