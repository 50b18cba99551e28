package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/width"

	"github.com/redline-check/redline/checker/report"
)

var update = flag.Bool("update", false, "rewrite golden files")

// golden compares got with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", file, d)
	}
}

// mark reads a text in which «…» is the range and ‹…› are pieces of evidence,
// and returns its lines and a finding there.
func mark(text string) ([]string, report.Finding) {
	f := report.Finding{
		Rule: "numbering/government-role", Level: report.Error, Certainty: "certain", File: "draft.txt", Clause: "resolves 1",
		Message:    "Member States would approve what the registries allocate.",
		Why:        "Registries allocate addresses by rules that their communities make.",
		Suggestion: "invites Member States to take part in the work of the registries",
		Because:    []report.Evidence{},
	}
	var lines []string
	var line []rune
	var quote strings.Builder
	open := false
	for _, r := range text {
		l, c := len(lines)+1, len(line)+1
		switch r {
		case '«':
			f.Line, f.Column = l, c
		case '»':
			f.EndLine, f.EndColumn = l, c
		case '‹':
			open = true
			f.Because = append(f.Because, report.Evidence{Concept: "thing", Role: "object", Line: l, Column: c})
		case '›':
			open = false
			f.Because[len(f.Because)-1].Quote = strings.Join(strings.Fields(quote.String()), " ")
			quote.Reset()
		case '\n':
			lines = append(lines, string(line))
			line = nil
			if open {
				quote.WriteByte(' ')
			}
		default:
			line = append(line, r)
			if open {
				quote.WriteRune(r)
			}
		}
	}
	return append(lines, string(line)), f
}

func TestText(t *testing.T) {
	long := strings.Repeat("while bearing in mind the many words before, ", 6)
	tests := []struct {
		name   string
		text   string
		change func(*report.Finding)
		opts   report.TextOptions
	}{
		{name: "plain", text: "resolves\n1 that «‹Member States› shall ‹approve› the ‹allocation of IP addresses›» by registries;"},
		{name: "possible", text: "«‹words›»", change: func(f *report.Finding) { f.Certainty, f.Level = "possible", report.Warning }},
		{name: "advice-page", text: "«words»", change: func(f *report.Finding) { f.Level, f.Page, f.Suggestion = report.Advice, 4, "" }},
		{name: "no-clause", text: "«words»", change: func(f *report.Finding) { f.Clause = "" }},
		{name: "wide", text: "2 会员国 that «‹政府› decide on ‹ＩＰ addresses›» and 域名;"},
		{name: "combining", text: "1 de\u0301ja\u0300 vu: «‹le\u0301galite\u0301› of ‹addresses›» here"},
		{name: "emoji", text: "a 👩‍👩‍👧 🇨🇭 b «‹addresses›» c"},
		{name: "tabs", text: "\t1\tthat «‹Member States›\tshall ‹approve›» it"},
		{name: "controls", text: "a\x1b[31m b\u202e «‹addr\u00adesses›\x07» c\u200b", change: func(f *report.Finding) {
			f.Message, f.File, f.Because[0].Quote = "a \x1b]0;title\x07 message\nin two lines", "dr\x1baft.txt", "addresses"
		}},
		{name: "long-left", text: long + "«‹Member States› shall ‹approve› it»"},
		{name: "long-both", text: long + "«‹Member States› shall ‹approve› it» " + long},
		{name: "long-range", text: "1 that «‹Member States›, " + long + "shall ‹approve›, " + long + "the ‹allocation of IP addresses›» there"},
		{name: "long-word", text: "«‹" + strings.Repeat("x", 300) + "›»"},
		{name: "long-wide", text: strings.Repeat("会员国", 40) + "«‹政府›»" + strings.Repeat("域名", 40)},
		{name: "two-lines", text: "   1 that «‹Member States› shall   \n     ‹approve› the allocation» of addresses"},
		{name: "wrapped-evidence", text: "1 that «the ‹Member\n  States› shall ‹approve the allo-\n\n  cation›» of addresses"},
		{name: "many-lines", text: "a\n«one ‹two›\nthree\nfour\nfive ‹six›\nseven\neight ‹nine›»\nten"},
		{name: "many-lines-no-evidence", text: "«one\ntwo\nthree\nfour\nfive\nsix»"},
		{name: "inherited", text: "a\nb\n‹instructs Study Group 17›\nc\nd\ne\nf\ng\n1 «to ‹develop› new ‹Recommendations›»"},
		{name: "revision-marks", text: "1 that «‹Member [-Nations shall-][+States+] must› agree»", change: func(f *report.Finding) {
			f.Because[0].Quote = "Member States must"
		}},
		{name: "revision-current", text: "1 that «‹Member [-Nations-][+States+] must› agree»", change: func(f *report.Finding) {
			f.Because[0].Quote = "Member Nations must"
		}},
		{name: "look-alikes", text: "1 that «‹Мember Stаtes› and ‹ﬁve ofﬁcials›» agree", change: func(f *report.Finding) {
			f.Because[0].Quote, f.Because[1].Quote = "Member States", "five officials"
		}},
		{name: "quote-not-found", text: "1 that «‹the States› agree»", change: func(f *report.Finding) { f.Because[0].Quote = "no such words" }},
		{name: "outside-the-file", text: "«‹a›»", change: func(f *report.Finding) { f.Line, f.EndLine, f.Quote = 7, 9, "the words of a page" }},
		{name: "past-the-line", text: "«‹a›»", change: func(f *report.Finding) { f.Column, f.EndColumn = 50, 60 }},
		{name: "colour", text: "1 that «‹Member States› shall ‹approve›» it", opts: report.TextOptions{Color: true}},
		{name: "colour-warning", text: "1 «it»", opts: report.TextOptions{Color: true}, change: func(f *report.Finding) { f.Level = report.Warning }},
		{name: "quiet", text: "«words»", opts: report.TextOptions{Quiet: true}},
		{name: "narrow", text: "1 that «‹Member States› shall, " + long + " ‹approve›» it", opts: report.TextOptions{Width: 1}},
		{name: "waived", text: "«words»", change: func(f *report.Finding) { f.Waived = &report.Waived{Reason: "agreed"} }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines, f := mark(tt.text)
			if tt.change != nil {
				tt.change(&f)
			}
			r := report.Report{Version: 1, Documents: make([]report.Document, 2), Findings: []report.Finding{f}}
			report.Summarise(&r)
			tt.opts.Lines = func(file string) []string {
				if file != f.File {
					t.Errorf("lines of %q asked for", file)
				}
				return lines
			}
			var b strings.Builder
			if err := report.Text(&b, r, tt.opts); err != nil {
				t.Fatal(err)
			}
			golden(t, "text/"+tt.name, b.String())
		})
	}
}

func TestTextSeveral(t *testing.T) {
	_, a := mark("«‹words›»")
	b := a
	b.File, b.Level, b.Quote = "other.docx", report.Warning, "words"
	r := report.Report{Documents: make([]report.Document, 12), Findings: []report.Finding{a, a, b}}
	report.Summarise(&r)
	var out strings.Builder
	err := report.Text(&out, r, report.TextOptions{Lines: func(file string) []string {
		if file == "draft.txt" {
			return []string{"words"}
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "text/several", out.String())
}

func TestSummaryString(t *testing.T) {
	tests := []struct {
		s    report.Summary
		want string
	}{
		{report.Summary{Documents: 12, Error: 3, Warning: 1, Advice: 2}, "12 drafts: 3 errors, 1 warning, 2 advice"},
		{report.Summary{Documents: 1, Error: 1}, "1 draft: 1 error"},
		{report.Summary{Documents: 2, Warning: 4, Advice: 1, Waived: 1}, "2 drafts: 4 warnings, 1 advice, 1 waived"},
		{report.Summary{Documents: 1, Waived: 2}, "1 draft: nothing found, 2 waived"},
		{report.Summary{}, "0 drafts: nothing found"},
	}
	for _, tt := range tests {
		if got := tt.s.String(); got != tt.want {
			t.Errorf("%+v: got %q, want %q", tt.s, got, tt.want)
		}
	}
}

// columns counts terminal columns by the rules of the fuzz target's own, so
// that the renderer is not measured with its own ruler.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case width.LookupRune(r).Kind() == width.EastAsianWide, width.LookupRune(r).Kind() == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

func FuzzText(f *testing.F) {
	f.Add("1 that Member States shall approve it", "Member States", 1, 8, 1, 34, 100)
	f.Add("\ta\x1b[1m\u202e e\u0301 会员国 of\nthe [-old-][+new+] words", "the new", 1, 2, 2, 5, 7)
	f.Add("x\xff\xfe\r\n\n\n🇨🇭🇨", "\xff", 1, 1, 9, 9, -3)
	f.Add(strings.Repeat("words and ", 50), "and words", 1, 100, 1, 460, 60)
	f.Fuzz(func(t *testing.T, text, quote string, line, column, endLine, endColumn, w int) {
		lines := strings.Split(text, "\n")
		fd := report.Finding{
			Rule: quote, Level: report.Error, File: quote, Line: line, Column: column, EndLine: endLine, EndColumn: endColumn,
			Message: text, Quote: text, Because: []report.Evidence{
				{Quote: quote, Line: line, Column: column}, {Quote: quote, Line: endLine, Column: 1},
			},
		}
		r := report.Report{Findings: []report.Finding{fd}}
		var a, b strings.Builder
		o := report.TextOptions{Width: w, Lines: func(string) []string { return lines }}
		if err := report.Text(&a, r, o); err != nil {
			t.Fatal(err)
		}
		if err := report.Text(&b, r, o); err != nil || a.String() != b.String() {
			t.Error("two runs differ")
		}
		limit := max(w, 40)
		if w == 0 {
			limit = 100
		}
		for i, l := range strings.Split(a.String(), "\n") {
			for _, r := range l {
				if unicode.IsControl(r) {
					t.Errorf("control character %U in line %d: %q", r, i+1, l)
				}
			}
			// The first two lines are messages, which the terminal wraps.
			if strings.Contains(l, " | ") && i > 1 && !strings.ContainsRune(l, 0xfe0f) && limit < 1000 {
				if n := columns(l); n > limit+flags(l) {
					t.Errorf("line %d takes %d columns of %d: %q", i+1, n, limit, l)
				}
			}
		}
	})
}

// flags counts what the ruler of the test sees wider than a terminal does:
// characters joined into one cluster.
func flags(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x1f1e6 && r <= 0x1f1ff || r == 0x200d || unicode.Is(unicode.M, r) || unicode.Is(unicode.Hangul, r) || unicode.In(r, unicode.So, unicode.Sk, unicode.Lo) {
			n += 2
		}
	}
	return n
}
