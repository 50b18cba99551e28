package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/report"
)

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// shownRule is a rule in JSON.
type shownRule struct {
	ID         string         `json:"id"`
	Level      report.Level   `json:"level"`
	Title      string         `json:"title"`
	Why        string         `json:"why"`
	Suggestion string         `json:"suggestion"`
	Source     string         `json:"source"`
	Flagged    []shownExample `json:"flagged"`
	Silent     []shownExample `json:"silent"`
}

type shownExample struct {
	Text  string `json:"text"`
	Draft bool   `json:"draft"`
	Note  string `json:"note"`
}

func viewRule(r checker.Rule) shownRule {
	examples := func(es []checker.Example) []shownExample {
		out := []shownExample{}
		for _, e := range es {
			out = append(out, shownExample(e))
		}
		return out
	}
	return shownRule{r.ID, r.Level, r.Title, r.Why, r.Suggestion, r.Source, examples(r.Flagged), examples(r.Silent)}
}

func (a *app) rulesCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Example: `  redline rules
  redline rules --format json`,
		Args: takesNo,
		RunE: func(cmd *cobra.Command, _ []string) error {
			e, err := a.open(cmd.Context(), checker.Options{})
			if err != nil {
				return err
			}
			rules := e.Rules()
			w := bufio.NewWriter(a.stdout)
			if format == "json" {
				out := []shownRule{}
				for _, r := range rules {
					out = append(out, viewRule(r))
				}
				err = report.Encode(w, struct {
					Version int         `json:"version"`
					Rules   []shownRule `json:"rules"`
				}{1, out})
			} else {
				id, level := 0, 0
				for _, r := range rules {
					id, level = max(id, utf8.RuneCountInString(r.ID)), max(level, utf8.RuneCountInString(string(r.Level)))
				}
				for _, r := range rules {
					fmt.Fprintf(w, "%-*s  %-*s  %s\n", id, r.ID, level, r.Level, r.Title)
				}
			}
			return cmp.Or(err, w.Flush())
		},
	}
	addChoice(cmd, &format, "format", "how to print", "text", "json")
	return cmd
}

func (a *app) explainCommand() *cobra.Command {
	var f reading
	cmd := &cobra.Command{
		Use:   "explain RULE|FILE:LINE|FINGERPRINT [PATH...]",
		Short: "Explain a rule, a finding, or what a clause says",
		Long: `Explain a rule: why it exists, what to offer instead, and what it flags and
leaves alone. With FILE:LINE, show the clause there and what it was understood
to say: who does what to what. With the fingerprint of a finding or a clause,
check the drafts under PATH (the current folder) again and explain what has it.`,
		Example: `  redline explain numbering/government-role
  redline explain draft.md:12
  redline explain r1:0123456789abcdef contributions/`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 || len(args) > 1 && !isFingerprint(args[0]) {
				return errors.New("explain needs one rule or FILE:LINE; \"redline rules\" lists the rules")
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return a.ruleNames(cmd.Context()), cobra.ShellCompDirectiveDefault
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.valid(cmd); err != nil {
				return err
			}
			if isFingerprint(args[0]) {
				return a.explainFinding(cmd.Context(), f, args[0], args[1:])
			}
			if file, line, ok := place(args[0]); ok {
				return a.explainPlace(cmd.Context(), f, file, line)
			}
			return a.explainRule(cmd.Context(), args[0])
		},
	}
	f.add(cmd)
	return cmd
}

// place splits FILE:LINE. A trailing :COLUMN is passed over.
func place(s string) (file string, line int, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i <= 0 {
		return "", 0, false
	}
	n, err := strconv.Atoi(strings.TrimSuffix(s[i+1:], ":"))
	if err != nil {
		return "", 0, false
	}
	if file, line, ok = place(s[:i]); ok {
		return file, line, true
	}
	return s[:i], n, true
}

func (a *app) explainPlace(ctx context.Context, f reading, file string, line int) error {
	found := false
	err := a.show(ctx, f, []string{file}, func(w io.Writer, u *checker.Understanding) error {
		last := 0
		for _, c := range u.Document.Clauses {
			last = max(last, c.End.Line)
			if line < c.Start.Line || line > c.End.Line {
				continue
			}
			found = true
			var b strings.Builder
			if err := writeStatements(&b, u, c); err != nil {
				return err
			}
			if b.Len() == 0 {
				fmt.Fprintf(&b, "%d:%d: %s: %s\n  says nothing that a rule could judge\n", c.Start.Line, c.Start.Column, c.Name, c.Text.String())
			}
			if _, err := io.WriteString(w, b.String()); err != nil {
				return err
			}
		}
		if !found {
			return fmt.Errorf("%s: no clause at line %d; the text ends at line %d", filepath.ToSlash(file), line, last)
		}
		return nil
	})
	if !found && err != nil {
		return errors.New(strings.TrimPrefix(err.Error(), "cannot write: "))
	}
	return err
}

// isFingerprint tells the fingerprint of a finding (r1:…) or of a clause (c1:…).
func isFingerprint(s string) bool {
	digits, ok := strings.CutPrefix(s, "r1:")
	if !ok {
		digits, ok = strings.CutPrefix(s, "c1:")
	}
	return ok && len(digits) == 16 && strings.Trim(digits, "0123456789abcdef") == ""
}

// explainFinding checks again to find what has a fingerprint.
func (a *app) explainFinding(ctx context.Context, f reading, fingerprint string, paths []string) error {
	e, err := a.open(ctx, f.options())
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	s := f.sources(a)
	docs := s.collect(paths)
	r, err := e.CheckAll(ctx, docs, nil)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil && len(r.Errors) == 0 {
		return err
	}
	var found []report.Finding
	var rules []string
	for _, x := range r.Findings {
		if x.Fingerprint == fingerprint || x.ClauseFingerprint == fingerprint {
			x.Waived = nil // to be shown all the same
			found = append(found, x)
			if !slices.Contains(rules, x.Rule) {
				rules = append(rules, x.Rule)
			}
		}
	}
	problems := append(r.Errors, s.problems...)
	if len(found) == 0 {
		a.complain(problems)
		return fmt.Errorf("no finding has the fingerprint %s under %s; check again for new ones", fingerprint, strings.Join(paths, ", "))
	}
	w := bufio.NewWriter(a.stdout)
	r.Findings = found
	t := report.TextOptions{Lines: linesOf(r.Documents, docs, int64(f.limit)), Color: a.colour(a.stdout, false), Quiet: true}
	t.Width, _ = a.terminal(a.stdout)
	err = report.Text(w, r, t)
	for _, rule := range e.Rules() {
		if slices.Contains(rules, rule.ID) {
			fmt.Fprint(w, "\n", explanation(rule))
		}
	}
	if err := cmp.Or(err, w.Flush()); err != nil {
		return fmt.Errorf("cannot write: %s", reason(err))
	}
	a.complain(problems)
	if len(problems) > 0 {
		return status(exitTrouble)
	}
	return nil
}

func (a *app) explainRule(ctx context.Context, name string) error {
	e, err := a.open(ctx, checker.Options{})
	if err != nil {
		return err
	}
	var ids, below []string
	for _, r := range e.Rules() {
		if r.ID == name {
			_, err := io.WriteString(a.stdout, explanation(r))
			return err
		}
		if strings.HasPrefix(r.ID, name+"/") {
			below = append(below, r.ID)
		}
		ids = append(ids, r.ID)
	}
	if len(below) > 0 {
		return fmt.Errorf("%q is a principle; name one of its rules: %s", name, strings.Join(below, ", "))
	}
	if _, err := os.Stat(name); err == nil {
		return fmt.Errorf("unknown rule %q; to explain a clause, name its line too: %s:LINE", name, name)
	}
	return unknownRule(name, ids)
}

// explanation is all that a rule says about itself.
func explanation(r checker.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n%s\n", r.ID, r.Level, r.Title)
	section := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "\n%s\n%s", name, indent(text))
		}
	}
	section("Why", r.Why)
	section("What to offer", r.Suggestion)
	section("Source", r.Source)
	examples := func(name string, es []checker.Example) {
		if len(es) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n%s\n", name)
		for i, e := range es {
			if i > 0 && (strings.Contains(strings.TrimSpace(e.Text), "\n") || e.Note != "") {
				b.WriteByte('\n')
			}
			b.WriteString(indent(e.Text))
			if e.Note != "" {
				b.WriteString("    (" + oneLine(e.Note) + ")\n")
			}
		}
	}
	examples("Flagged", r.Flagged)
	examples("Left alone", r.Silent)
	return b.String()
}

func indent(text string) string {
	var b strings.Builder
	for _, l := range strings.Split(strings.TrimSpace(text), "\n") {
		b.WriteString(strings.TrimRight("  "+l, " ") + "\n")
	}
	return b.String()
}
