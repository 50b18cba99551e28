package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/report"
	"github.com/redline-check/redline/schema"
)

// TestSameBytes: neither the order of the files nor the number of workers
// shows in what is printed.
func TestSameBytes(t *testing.T) {
	files := drafts(t)
	for _, format := range []string{"json", "text"} {
		want := mustCheck(t, append([]string{"--format", format, "--jobs", "1"}, files...)...)
		if strings.Count(want, "\n") < 50 {
			t.Fatalf("hardly anything printed:\n%s", want)
		}
		if got := mustCheck(t, "--format", format, "fixtures/drafts"); got != want {
			t.Errorf("%s: the folder prints something else than its files (-files +folder):\n%s", format, cmp.Diff(want, got))
		}
		r := rand.New(rand.NewPCG(1, 2))
		for _, jobs := range []string{"1", "2", "8"} {
			for range 2 {
				shuffled := append([]string{}, files...)
				r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
				if got := mustCheck(t, append([]string{"--format", format, "--jobs", jobs}, shuffled...)...); got != want {
					t.Fatalf("%s, %s jobs, order %v (-want +got):\n%s", format, jobs, shuffled, cmp.Diff(want, got))
				}
			}
		}
	}
}

// A file is judged the same alone and in company.
func TestCompanyDoesNotMatter(t *testing.T) {
	var all report.Report
	decode(t, mustCheck(t, "--format", "json", "fixtures/drafts"), &all)
	together := map[string][]report.Finding{}
	for _, f := range all.Findings {
		together[f.File] = append(together[f.File], f)
	}
	for _, file := range drafts(t) {
		var one report.Report
		decode(t, mustCheck(t, "--format", "json", file), &one)
		if d := cmp.Diff(together[file], append([]report.Finding(nil), one.Findings...)); d != "" {
			t.Errorf("%s (-together +alone):\n%s", file, d)
		}
	}
}

func decode(t *testing.T, out string, r *report.Report) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(out))
	d.DisallowUnknownFields()
	if err := d.Decode(r); err != nil {
		t.Fatal(err)
	}
}

// corpus writes every nth draft of the labelled cases to a folder, so that
// properties hold on hundreds of texts. Blind cases stay closed.
func corpus(t *testing.T, nth int) string {
	t.Helper()
	dir, n := t.TempDir(), 0
	files, err := filepath.Glob("fixtures/cases/*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), "blind-") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for row := range bytes.Lines(data) {
			var c struct{ ID, Draft string }
			if err := json.Unmarshal(row, &c); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if n++; n%nth != 0 {
				continue
			}
			if err := os.WriteFile(filepath.Join(dir, c.ID+".txt"), []byte(c.Draft), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n < 100 {
		t.Fatalf("only %d cases", n)
	}
	return dir
}

// TestReport holds real reports against the schema and against themselves:
// order, sums, ranges that stand in the file and hold the words quoted.
func TestReport(t *testing.T) {
	for _, dir := range []string{"fixtures/drafts", corpus(t, 1)} {
		for _, view := range []string{"proposed", "current"} {
			t.Run(filepath.Base(dir)+"/"+view, func(t *testing.T) {
				out := mustCheck(t, "--format", "json", "--view", view, dir)
				if err := schema.ValidateJSON("#Report", []byte(out)); err != nil {
					t.Errorf("the report does not fit the schema:\n%v", err)
				}
				var r report.Report
				decode(t, out, &r)
				if len(r.Documents) < 10 || len(r.Findings) < 10 {
					t.Fatalf("%d documents, %d findings", len(r.Documents), len(r.Findings))
				}
				sum := r.Summary
				again := r
				report.Summarise(&again)
				if again.Summary != sum {
					t.Errorf("summary %+v, counted %+v", sum, again.Summary)
				}
				sorted := append([]report.Finding(nil), r.Findings...)
				report.Sort(sorted)
				if d := cmp.Diff(sorted, r.Findings); d != "" {
					t.Errorf("not sorted (-sorted +got):\n%s", d)
				}
				files := map[string][][]rune{}
				documents := map[string]report.Document{}
				for _, d := range r.Documents {
					documents[d.File] = d
					data, err := os.ReadFile(d.File)
					if err != nil {
						t.Fatal(err)
					}
					files[d.File] = linesOf(data)
				}
				prints := map[string]int{}
				for i := range r.Findings {
					f := &r.Findings[i]
					if err := sound(f, documents[f.File], files[f.File]); err != nil {
						t.Errorf("%s:%d:%d %s: %v", f.File, f.Line, f.Column, f.Rule, err)
					}
					if j, ok := prints[f.File+f.Fingerprint]; ok {
						t.Errorf("%s: the findings at %d:%d and %d:%d share the fingerprint %s", f.File, r.Findings[j].Line, r.Findings[j].Column, f.Line, f.Column, f.Fingerprint)
					}
					prints[f.File+f.Fingerprint] = i
				}
			})
		}
	}
}

// linesOf splits a text at what draft.Read takes for the end of a line.
func linesOf(data []byte) [][]rune {
	s := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(s) { // then it is Windows-1252, or refused
		var b []rune
		for i := range len(s) {
			b = append(b, rune(s[i]))
		}
		s = string(b)
	}
	var out [][]rune
	for l := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n") {
		out = append(out, []rune(l))
	}
	return out
}

// sound says what is wrong with a finding, given the lines of its file.
func sound(f *report.Finding, d report.Document, lines [][]rune) error {
	broken := slices.ContainsFunc(lines, func(l []rune) bool { return slices.Contains(l, utf8.RuneError) })
	for _, s := range []string{f.Message, f.Why, f.Suggestion, f.Quote, f.Clause} {
		if waitsForSentence(s) {
			continue
		}
		if !utf8.ValidString(s) || !broken && strings.ContainsRune(s, utf8.RuneError) {
			return fmt.Errorf("broken characters in %q", s)
		}
		if strings.ContainsFunc(s, unicode.IsControl) {
			return fmt.Errorf("control characters in %q", s)
		}
	}
	first, _ := utf8.DecodeRuneInString(f.Message)
	if unicode.IsLower(first) || !strings.HasSuffix(f.Message, ".") {
		return fmt.Errorf("the message is no sentence: %q", f.Message)
	}
	if f.Clause == "" || f.Quote == "" {
		return fmt.Errorf("no clause %q or no quote %q", f.Clause, f.Quote)
	}
	if f.Resolution != nil && *f.Resolution >= len(d.Resolutions) {
		return fmt.Errorf("resolution %d of %d", *f.Resolution, len(d.Resolutions))
	}
	if f.EndLine > len(lines) || f.Column > len(lines[f.Line-1])+1 || f.EndColumn > len(lines[f.EndLine-1])+1 {
		return fmt.Errorf("the range %d:%d-%d:%d leaves the file", f.Line, f.Column, f.EndLine, f.EndColumn)
	}
	if f.Line == f.EndLine && f.Column == f.EndColumn {
		return fmt.Errorf("the range is empty")
	}
	var b strings.Builder
	for n := f.Line; n <= f.EndLine; n++ {
		l := lines[n-1]
		if n == f.EndLine {
			l = l[:f.EndColumn-1]
		}
		if n == f.Line {
			l = l[f.Column-1:]
		}
		b.WriteString(string(l) + "\n")
	}
	if !inOrder(letters(b.String()), letters(f.Quote)) {
		return fmt.Errorf("the range holds %q, the quote is %q", b.String(), f.Quote)
	}
	for _, e := range f.Because {
		if e.Line > len(lines) || e.Column > len(lines[e.Line-1])+1 {
			return fmt.Errorf("evidence %q at %d:%d leaves the file", e.Quote, e.Line, e.Column)
		}
		rest := string(lines[e.Line-1][e.Column-1:])
		for _, l := range lines[e.Line:min(len(lines), e.Line+12)] {
			rest += string(l)
		}
		if !inOrder(letters(rest), letters(e.Quote)) {
			return fmt.Errorf("evidence %q does not stand at %d:%d", e.Quote, e.Line, e.Column)
		}
	}
	return nil
}

// waitsForSentence: a message that opens with a quotation mark loses that
// character. To be mended where messages get their capital.
func waitsForSentence(s string) bool {
	return strings.HasPrefix(strings.ToValidUTF8(s, "\ufffd"), "\ufffd") && strings.Contains(s, "” follows “")
}

// letters are the letters and digits of ASCII, folded: what normalisation of
// dashes, quotation marks, blanks and look-alikes leaves alone.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// inOrder reports whether the characters of sub stand in s in their order; what
// stands between them was struck, or is furniture of the page.
func inOrder(s, sub string) bool {
	for i := range len(sub) {
		at := strings.IndexByte(s, sub[i])
		if at < 0 {
			return false
		}
		s = s[at+1:]
	}
	return true
}

// TestSameText: what is not wording does not change the findings. Lines move
// with the text.
func TestSameText(t *testing.T) {
	tests := []struct {
		name   string
		change func(string) string
		lines  int // added above
	}{
		{"line ends of DOS", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }, 0},
		{"line ends of old", func(s string) string { return strings.ReplaceAll(s, "\n", "\r") }, 0},
		{"no last line end", func(s string) string { return strings.TrimRight(s, "\n") }, 0},
		{"empty lines below", func(s string) string { return s + "\n\n\n" }, 0},
		{"empty lines above", func(s string) string { return "\n\n\n" + s }, 3},
		{"white space at the ends of lines", func(s string) string { return strings.ReplaceAll(s, "\n", "  \n") }, 0},
		{"byte order mark", func(s string) string { return "\ufeff" + s }, 0},
		{"typographic apostrophes", func(s string) string { return strings.ReplaceAll(s, "'", "’") }, 0},
		{"no-break spaces after numbers", func(s string) string {
			return regexp.MustCompile(`(Resolution|Study Group) (\d)`).ReplaceAllString(s, "$1\u00a0$2")
		}, 0},
	}
	texts := textsOf(t, "fixtures/drafts", corpus(t, 5))
	for name, text := range texts {
		texts[name] = strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff")
	}
	before := findingsOf(t, texts, func(s string) string { return s }, 0)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			after := findingsOf(t, texts, tt.change, tt.lines)
			for name := range texts {
				if d := cmp.Diff(before[name], after[name]); d != "" {
					t.Errorf("%s (-before +after):\n%s", name, d)
				}
			}
		})
	}
}

// findingsOf checks texts after a change and returns the findings of each, one
// a line, moved up by lines.
func findingsOf(t *testing.T, texts map[string]string, change func(string) string, lines int) map[string][]string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(change(text)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var r report.Report
	decode(t, mustCheck(t, "--format", "json", dir), &r)
	out := map[string][]string{}
	for _, f := range r.Findings {
		name := filepath.Base(f.File)
		out[name] = append(out[name], fmt.Sprintf("%d:%d-%d:%d %s %s %s %s", f.Line-lines, f.Column, f.EndLine-lines, f.EndColumn, f.Rule, f.Level, f.Clause, f.Fingerprint))
	}
	return out
}

// textsOf reads the text files of folders, by their base names.
func textsOf(t *testing.T, dirs ...string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, dir := range dirs {
		names, err := filepath.Glob(dir + "/*.txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[filepath.Base(name)] = string(data)
		}
	}
	return texts
}

// TestWrap: where lines break does not change which clauses are found fault
// with. Headings and short lines stay as they are.
func TestWrap(t *testing.T) {
	texts := textsOf(t, corpus(t, 2))
	rules := func(findings map[string][]string) map[string][]string {
		out := map[string][]string{}
		for name, fs := range findings {
			for _, f := range fs {
				_, what, _ := strings.Cut(f, " ")
				what = what[:strings.LastIndex(what, " ")]
				out[name] = append(out[name], what)
			}
			slices.Sort(out[name])
		}
		return out
	}
	// A wrapped line of prose that begins with a number and a bracket, "102
	// (Rev. …", is taken for a paragraph of its own.
	delete(texts, "b-091.txt")
	before := rules(findingsOf(t, texts, func(s string) string { return s }, 0))
	for _, width := range []int{48, 66} {
		after := rules(findingsOf(t, texts, func(s string) string { return wrap(s, width) }, 0))
		for name := range texts {
			if d := cmp.Diff(before[name], after[name]); d != "" {
				t.Errorf("%s, %d columns (-before +after):\n%s", name, width, d)
			}
		}
	}
}

// clause is a line of a clause: a label and then its text.
var clause = regexp.MustCompile(`^\s*(\[\+|\[-)?([0-9]+(\.[0-9]+)*[.)]?|[a-z]{1,2}\)|[ivx]+\))\s+\S`)

// wrap breaks clauses that stand on one line at width, and hangs them.
func wrap(s string, width int) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if !clause.MatchString(line) || !strings.ContainsAny(line[max(0, len(line)-2):], ";:.,") { // already wrapped
			b.WriteString(line)
			continue
		}
		column := 0
		for i, w := range strings.SplitAfter(line, " ") {
			if n := utf8.RuneCountInString(w); i > 1 && column+n > width && column > 8 {
				b.WriteString("\n        ")
				column = 8
			}
			b.WriteString(w)
			column += utf8.RuneCountInString(w)
		}
	}
	return b.String()
}

// TestDraftsAreNotTouched: a check reads.
func TestDraftsAreNotTouched(t *testing.T) {
	dir := t.TempDir()
	for _, file := range drafts(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(file)), data, 0o400); err != nil {
			t.Fatal(err)
		}
	}
	mustCheck(t, dir)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(drafts(t)) {
		t.Errorf("%d files after the check, %d before", len(entries), len(drafts(t)))
	}
	for _, e := range entries {
		before, _ := os.ReadFile(filepath.Join("fixtures/drafts", e.Name()))
		after, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s changed: %v", e.Name(), err)
		}
	}
}
