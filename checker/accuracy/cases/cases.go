// Package cases reads drafts with known answers and counts how often a checker
// is right about them.
package cases

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/report"
)

// Case is a draft, and what a careful reader would flag in it.
type Case struct {
	ID     string   `json:"id"`
	Draft  string   `json:"draft"` // the text
	File   string   `json:"file"`  // in place of Draft: a file beside the one the case stands in
	Expect []Expect `json:"expect"`
	Allow  []string `json:"allow"` // rules that count neither way
	Trait  string   `json:"trait"`
	Note   string   `json:"note"`

	name  string // to report
	lines []string
	want  map[place]bool
}

// Expect is a place that violates a rule, of level error or warning.
type Expect struct {
	Rule  string `json:"rule"`
	Quote string `json:"quote"` // words of the draft, on one line and no other
}

// place is a rule and a line, 1-based.
type place struct {
	rule string
	line int
}

// Traits are what makes a case worth having.
var Traits = []string{
	"plain", "passive", "nominal", "vague", "multiline", "negated", "reported", "prohibition", "list", "near-miss", "multi", "clean",
	"noise", "revision", "structure",
}

// Load reads cases from files of one JSON object a line. An error names the
// file and the line.
func Load(files ...string) ([]Case, error) {
	var out []Case
	seen := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for n, row := range bytes.Split(data, []byte("\n")) {
			if len(bytes.TrimSpace(row)) == 0 {
				continue
			}
			where := fmt.Sprintf("%s:%d", file, n+1)
			c, err := parse(row, filepath.Dir(file))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", where, err)
			}
			if was, ok := seen[c.ID]; ok {
				return nil, fmt.Errorf("%s: the id %q is taken by %s", where, c.ID, was)
			}
			seen[c.ID] = where
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return nil, errors.New("no cases in " + strings.Join(files, ", "))
	}
	return out, nil
}

func parse(row []byte, dir string) (Case, error) {
	var c Case
	d := json.NewDecoder(bytes.NewReader(row))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return c, err
	}
	if _, err := d.Token(); err != io.EOF {
		return c, errors.New("more than one JSON object on the line")
	}
	switch {
	case c.ID == "":
		return c, errors.New("a case needs an id")
	case (c.Draft == "") == (c.File == ""):
		return c, fmt.Errorf("%s: needs either a draft or a file", c.ID)
	case !slices.Contains(Traits, c.Trait):
		return c, fmt.Errorf("%s: trait %q is none of %s", c.ID, c.Trait, strings.Join(Traits, ", "))
	}
	c.name = c.ID + ".txt"
	if c.File != "" {
		c.name = filepath.Join(dir, filepath.FromSlash(c.File))
		data, err := os.ReadFile(c.name)
		if err != nil {
			return c, fmt.Errorf("%s: %w", c.ID, err)
		}
		c.Draft = string(data)
	}
	c.lines = strings.Split(c.Draft, "\n")
	c.want = map[place]bool{}
	for _, e := range c.Expect {
		at := 0
		for i, l := range c.lines {
			if strings.Contains(l, e.Quote) {
				if at > 0 {
					return c, fmt.Errorf("%s: the quote stands on lines %d and %d; it must name one: %s", c.ID, at, i+1, e.Quote)
				}
				at = i + 1
			}
		}
		if at == 0 || e.Quote == "" {
			return c, fmt.Errorf("%s: the quote stands on no line: %q", c.ID, e.Quote)
		}
		c.want[place{e.Rule, at}] = true
	}
	return c, nil
}

// Counts are the findings that are right, the false alarms and the misses.
type Counts struct {
	Right  int `json:"right"`
	False  int `json:"false"`
	Missed int `json:"missed"`
}

func (c Counts) sum(d Counts) Counts {
	return Counts{c.Right + d.Right, c.False + d.False, c.Missed + d.Missed}
}

// F1 is the harmonic mean of precision and recall, 1 where nothing was to be
// found and nothing was.
func (c Counts) F1() float64 {
	if c == (Counts{}) {
		return 1
	}
	return 2 * float64(c.Right) / float64(2*c.Right+c.False+c.Missed)
}

// Fault is a false alarm or a miss.
type Fault struct {
	Kind string // "false" or "missed"
	Case string
	Line int // 1-based
	Rule string
	Text string // the line
}

func (f Fault) String() string {
	return fmt.Sprintf("%-6s %s:%d %s\n       %s", f.Kind, f.Case, f.Line, f.Rule, f.Text)
}

// Key is what tells one fault from another.
func (f Fault) Key() string { return fmt.Sprintf("%s %s:%d %s", f.Kind, f.Case, f.Line, f.Rule) }

// Score is the outcome of a run over cases.
type Score struct {
	Cases       int
	Total       Counts
	ByRule      map[string]Counts
	ByPrinciple map[string]Counts
	ByTrait     map[string]Counts
	Clean       int // cases in which nothing is expected
	Alarmed     int // those of them with a finding of level error
	Faults      []Fault
}

// Run checks the drafts of all cases. A finding is right when its rule is
// expected and its lines cover the line of the quote; advice, and rules that a
// case allows, count neither way.
func Run(ctx context.Context, c *checker.Checker, cs []Case) (Score, error) {
	ss := make([]checker.Source, len(cs))
	for i := range cs {
		ss[i] = checker.Source{Name: cs[i].name, Data: []byte(cs[i].Draft)}
	}
	r, err := c.CheckAll(ctx, ss, nil)
	if err != nil {
		return Score{}, err
	}
	found := map[string][]report.Finding{}
	for _, f := range r.Findings {
		if f.Level != report.Advice {
			found[f.File] = append(found[f.File], f)
		}
	}
	return count(cs, found), nil
}

func count(cs []Case, found map[string][]report.Finding) Score {
	s := Score{Cases: len(cs), ByRule: map[string]Counts{}, ByPrinciple: map[string]Counts{}, ByTrait: map[string]Counts{}}
	for i := range cs {
		c := &cs[i]
		right, wrong, missed := map[place]bool{}, map[place]bool{}, map[place]bool{}
		alarmed := false
		for _, f := range found[c.name] {
			hit := false
			for w := range c.want {
				if w.rule == f.Rule && f.Line <= w.line && w.line <= f.EndLine {
					right[w], hit = true, true
				}
			}
			allowed := slices.Contains(c.Allow, f.Rule)
			if !hit && !allowed {
				wrong[place{f.Rule, f.Line}] = true
			}
			alarmed = alarmed || f.Level == report.Error && !allowed
		}
		for w := range c.want {
			if !right[w] {
				missed[w] = true
			}
		}
		if len(c.want) == 0 {
			s.Clean++
			if alarmed {
				s.Alarmed++
			}
		}
		add := func(ps map[place]bool, n Counts, kind string) {
			for p := range ps {
				principle, _, _ := strings.Cut(p.rule, "/")
				s.Total = s.Total.sum(n)
				s.ByRule[p.rule] = s.ByRule[p.rule].sum(n)
				s.ByPrinciple[principle] = s.ByPrinciple[principle].sum(n)
				s.ByTrait[c.Trait] = s.ByTrait[c.Trait].sum(n)
				if kind != "" {
					text := ""
					if p.line >= 1 && p.line <= len(c.lines) {
						text = strings.TrimSpace(c.lines[p.line-1])
					}
					s.Faults = append(s.Faults, Fault{kind, c.ID, p.line, p.rule, text})
				}
			}
		}
		n := len(s.Faults)
		add(right, Counts{Right: 1}, "")
		add(wrong, Counts{False: 1}, "false")
		add(missed, Counts{Missed: 1}, "missed")
		slices.SortFunc(s.Faults[n:], func(a, b Fault) int {
			return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Line, b.Line))
		})
	}
	return s
}

// Print writes tables of precision, recall and F1: by is "rule", "principle" or
// "trait", any number of them.
func (s Score) Print(w io.Writer, by ...string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-44s%10s%10s%10s%8s%8s%8s\n", "", "precision", "recall", "F1", "right", "false", "missed")
	row := func(name string, c Counts) {
		fmt.Fprintf(&b, "%-44s", name)
		for _, p := range [][2]int{{c.Right, c.Right + c.False}, {c.Right, c.Right + c.Missed}, {2 * c.Right, 2*c.Right + c.False + c.Missed}} {
			if p[1] == 0 {
				fmt.Fprintf(&b, "%10s", "-")
			} else {
				fmt.Fprintf(&b, "%10.3f", float64(p[0])/float64(p[1]))
			}
		}
		fmt.Fprintf(&b, "%8d%8d%8d\n", c.Right, c.False, c.Missed)
	}
	row(fmt.Sprintf("all %d cases", s.Cases), s.Total)
	for _, g := range by {
		groups, ok := map[string]map[string]Counts{"rule": s.ByRule, "principle": s.ByPrinciple, "trait": s.ByTrait}[g]
		if !ok {
			return fmt.Errorf("cannot count by %q; by rule, principle or trait", g)
		}
		fmt.Fprintf(&b, "by %s\n", g)
		var names []string
		for n := range groups {
			names = append(names, n)
		}
		slices.Sort(names)
		for _, n := range names {
			row("  "+n, groups[n])
		}
	}
	fmt.Fprintf(&b, "clean drafts with an error finding: %d of %d\n", s.Alarmed, s.Clean)
	_, err := io.WriteString(w, b.String())
	return err
}
