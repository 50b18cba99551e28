package resolution

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/draft"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func parse(t testing.TB, name string, data []byte, v draft.View) *Document {
	t.Helper()
	d, err := draft.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return Parse(d, v, testGrammar)
}

// outline writes what the parser found, with nothing cut: the facts of each
// resolution, then each clause with kind, name, label and text.
func outline(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q by %s merged=%t\n", d.Kind, d.Title, strings.Join(d.Proponents, ","), d.Merged)
	for i, r := range d.Resolutions {
		fmt.Fprintf(&b, "#%d %s|%s|%s|new=%t|%s %d|rev=%t %s %d|%q|%s|%s %d|%s\n", i, r.Mark, r.Proposal, r.Type, r.New, r.NumberText, r.Number,
			r.Revised, r.Place, r.Year, r.Title, r.Conference, r.ConfPlace, r.ConfYear, strings.Join(r.Proponents, ","))
		if r.Heading >= 0 {
			fmt.Fprintf(&b, "   title in heading: %q\n", d.Clauses[r.Heading].Text.String()[r.TitleFrom:r.TitleTo])
		}
	}
	for _, c := range d.Clauses {
		fmt.Fprintf(&b, "%s%s %d [%s]", strings.Repeat("  ", c.Depth+1), c.Kind, c.Resolution, c.Name)
		if c.Kind == KindSection {
			fmt.Fprintf(&b, " %s verb=%q (%s) to=%q with=%q", c.Part, c.Verb, c.Base, c.Addressees, c.With)
		}
		if c.Label.Text != "" {
			fmt.Fprintf(&b, " %q %s %d%s", c.Label.Text, c.Label.Style, c.Label.Value, c.Label.Suffix)
		}
		fmt.Fprintf(&b, " %d:%d-%d:%d %s\n", c.Start.Line, c.Start.Column, c.End.Line, c.End.Column, c.Text)
	}
	for _, c := range d.Citations {
		t := d.Clauses[c.Clause].Text.String()
		fmt.Fprintf(&b, "cites %s %s %d rev=%t %s %d %q title=%q after=%q\n", c.Type, c.Text, c.Number, c.Revised, c.Place, c.Year,
			t[c.From:c.To], t[c.TitleFrom:c.TitleTo], c.After)
	}
	return b.String()
}

// TestLayouts compares the outline of each draft in testdata/layouts with the
// golden file next to it.
func TestLayouts(t *testing.T) {
	files := drafts(t, "testdata/layouts")
	if len(files) < 40 {
		t.Fatal("layouts are missing")
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, f+".golden", outline(parse(t, f, data, draft.Proposed)))
		})
	}
}

// drafts lists the drafts in a folder.
func drafts(t testing.TB, dir string) []string {
	t.Helper()
	var files []string
	for _, ext := range []string{"txt", "md"} {
		fs, err := filepath.Glob(dir + "/*." + ext)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, fs...)
	}
	return files
}

// TestTrees compares what "show" prints for larger drafts with golden files.
func TestTrees(t *testing.T) {
	for _, f := range drafts(t, "testdata/drafts") {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []draft.View{draft.Proposed, draft.Current} {
			d := parse(t, filepath.Base(f), data, v)
			if v == draft.Current && !d.Revised {
				continue
			}
			var b strings.Builder
			d.Tree(&b)
			golden(t, f+"."+v.String()+".golden", b.String())
		}
	}
}

func TestNoText(t *testing.T) {
	d := Parse(&draft.Draft{File: "empty.txt"}, draft.Proposed, testGrammar)
	if len(d.Clauses) != 0 || d.Kind != "prose" {
		t.Errorf("got %+v", d)
	}
	if d = Parse(&draft.Draft{Paragraphs: []draft.Paragraph{{Open: true}, {Label: "1."}}}, draft.Proposed, Grammar{}); len(d.Clauses) > 1 {
		t.Errorf("got %+v", d.Clauses)
	}
}

func TestPathAndChildren(t *testing.T) {
	d := parse(t, "a.txt", []byte("The Assembly (Port, 2030),\nresolves\n1 to support:\na) boats;\nb) lamps;\n2 to end.\n"), draft.Proposed)
	byName := map[string]int{}
	for _, c := range d.Clauses {
		byName[c.Name] = c.ID
	}
	sec, one, b := byName["resolves"], byName["resolves 1"], byName["resolves 1 b)"]
	if diff := cmp.Diff([]int{sec, one, b}, d.Path(b)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{one, byName["resolves 2"]}, d.Children(sec)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{byName["opening"], sec}, d.Children(-1)); diff != "" {
		t.Error(diff)
	}
	if len(d.Path(-1)) != 0 || len(d.Path(99)) != 0 {
		t.Error("a path of no clause")
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s: -want +got\n%s", file, diff)
	}
}
