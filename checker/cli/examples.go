package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/report"
	"github.com/redline-check/redline/checker/resolution"
	"github.com/redline-check/redline/policies"
)

// Runner is what running examples asks of a checker.
type Runner interface {
	CheckAll(ctx context.Context, ss []checker.Source, progress func(done int)) (checker.Report, error)
	Show(ctx context.Context, s checker.Source) (*checker.Understanding, error)
	Rules() []checker.Rule
}

// Outcome is what a rule did with one of its examples.
type Outcome struct {
	Rule    string
	Flag    bool // the rule must flag it
	Number  int  // 1-based, among the flagged or among the silent
	Example checker.Example
	Draft   string // what was checked
	Found   []report.Finding
	Error   string // why it could not be checked, or what the rule lacks
}

// OK reports whether the rule did what its example says.
func (o Outcome) OK() bool { return o.Error == "" && o.Flag == (len(o.Found) > 0) }

// Failure says in one line what went wrong.
func (o Outcome) Failure() string {
	kind := "silent"
	if o.Flag {
		kind = "flagged"
	}
	where := fmt.Sprintf("%s: %s example %d", o.Rule, kind, o.Number)
	switch {
	case o.Error != "" && o.Number == 0:
		return o.Rule + ": " + o.Error
	case o.Error != "":
		return where + ": " + o.Error
	case o.Flag:
		return where + " is not flagged"
	}
	return fmt.Sprintf("%s is flagged: %s", where, o.Found[0].Message)
}

// RunExamples checks the examples of all rules: each rule must flag its
// flagged examples and leave its silent ones alone, whatever other rules say.
// An example of a clause is wrapped in template (see policies.Example). A rule
// without a flagged example fails.
func RunExamples(ctx context.Context, r Runner, template string) ([]Outcome, error) {
	var out []Outcome
	var ss []checker.Source
	byName := map[string]int{}
	for _, rule := range r.Rules() {
		if len(rule.Flagged) == 0 {
			out = append(out, Outcome{Rule: rule.ID, Flag: true, Error: "has no flagged example"})
		}
		for _, group := range []struct {
			flag     bool
			name     string
			examples []checker.Example
		}{{true, "flagged", rule.Flagged}, {false, "silent", rule.Silent}} {
			for i, e := range group.examples {
				name := fmt.Sprintf("%s/%s-%d.txt", rule.ID, group.name, i+1)
				o := Outcome{Rule: rule.ID, Flag: group.flag, Number: i + 1, Example: e}
				o.Draft = strings.TrimRight(e.Text, "\n") + "\n"
				if !e.Draft {
					var err error
					if o.Draft, err = wrap(ctx, r, template, name, e.Text); err != nil {
						if ctx.Err() != nil {
							return nil, ctx.Err()
						}
						o.Error = err.Error()
					}
				}
				byName[name] = len(out)
				out = append(out, o)
				if o.Error == "" {
					ss = append(ss, checker.Source{Name: name, Data: []byte(o.Draft)})
				}
			}
		}
	}
	rep, err := r.CheckAll(ctx, ss, nil)
	if err != nil && len(rep.Errors) == 0 {
		return nil, err
	}
	for _, f := range rep.Findings {
		if i, ok := byName[f.File]; ok && f.Rule == out[i].Rule {
			out[i].Found = append(out[i].Found, f)
		}
	}
	for _, p := range rep.Errors {
		if i, ok := byName[p.File]; ok {
			out[i].Error = p.Message
		}
	}
	return out, nil
}

// wrap puts an example of a clause into a draft. The parser is asked whether
// the example opens a section itself.
func wrap(ctx context.Context, r Runner, template, name, text string) (string, error) {
	text = strings.Trim(text, "\n")
	var bare, whole strings.Builder
	line := 0
	for l := range strings.Lines(template) {
		section, isSection := strings.CutPrefix(l, "{section}")
		if isSection {
			whole.WriteString(section)
			continue
		}
		if strings.Contains(l, "{example}") {
			line = strings.Count(bare.String(), "\n") + 1
		}
		l = strings.Replace(l, "{example}", text, 1)
		bare.WriteString(l)
		whole.WriteString(l)
	}
	if line == 0 {
		return "", errors.New("the template has no {example}")
	}
	u, err := r.Show(ctx, checker.Source{Name: name, Data: []byte(bare.String())})
	if err != nil {
		return "", err
	}
	opens := slices.ContainsFunc(u.Document.Clauses, func(c resolution.Clause) bool {
		return c.Start.Line == line && c.Kind == resolution.KindSection
	})
	if opens {
		return bare.String(), nil
	}
	return whole.String(), nil
}

func (a *app) testCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "test",
		Short: "Check that every rule flags and leaves alone what its examples say",
		Args:  takesNo,
		RunE: func(cmd *cobra.Command, _ []string) error {
			e, err := a.open(cmd.Context(), checker.Options{})
			if err != nil {
				return err
			}
			outcomes, err := RunExamples(cmd.Context(), e, policies.Example)
			if err != nil {
				return err
			}
			w := bufio.NewWriter(a.stdout)
			failed := 0
			for _, o := range outcomes {
				if o.OK() {
					continue
				}
				failed++
				fmt.Fprintln(w, oneLine(o.Failure()))
				if o.Example.Text != "" {
					fmt.Fprint(w, indent(o.Example.Text))
				}
			}
			passed := len(outcomes) - failed
			noun := "examples"
			if passed == 1 {
				noun = "example"
			}
			fmt.Fprintf(w, "%d %s passed, %d failed\n", passed, noun, failed)
			if err := w.Flush(); err != nil {
				return err
			}
			if failed > 0 {
				return status(exitFindings)
			}
			return nil
		},
	}
}
