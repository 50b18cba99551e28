package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/report"
	"github.com/redline-check/redline/checker/resolution"
)

func (a *app) showCommand() *cobra.Command {
	var f reading
	var format string
	var withFacts, text bool
	cmd := &cobra.Command{
		Use:   "show FILE...",
		Short: "Show a draft as it was understood",
		Long: `Show the clauses of a draft with the verb and addressee that govern each of
them, to see why a finding is made or missing.`,
		Example: `  redline show draft.md
  redline show --format json --facts draft.md
  redline show --text --view current draft.txt`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("show needs a file; - is standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.valid(cmd); err != nil {
				return err
			}
			if text && (withFacts || format == "json") {
				return errors.New("--text goes with neither --facts nor --format json; choose one")
			}
			first := true
			return a.show(cmd.Context(), f, args, func(w io.Writer, u *checker.Understanding) error {
				if len(args) > 1 && format != "json" {
					if !first {
						fmt.Fprintln(w)
					}
					first = false
					fmt.Fprintf(w, "%s:\n", oneLine(u.Document.File))
				}
				switch {
				case format == "json":
					return report.Encode(w, view(u, withFacts))
				case text:
					return writeParagraphs(w, u.Document)
				}
				width, _ := a.terminal(a.stdout)
				return writeTree(w, u, withFacts, cmp.Or(width, resolution.TreeWidth))
			})
		},
	}
	addChoice(cmd, &format, "format", "how to print", "text", "json")
	cmd.Flags().BoolVar(&withFacts, "facts", false, "also who does what to what")
	cmd.Flags().BoolVar(&text, "text", false, "only the normalised text, one paragraph a line")
	f.add(cmd)
	return cmd
}

// one finds the document that an argument names.
func (a *app) one(f reading, arg string) (checker.Source, *report.Problem) {
	s := f.sources(a)
	if arg != "-" && isDir(arg) {
		return checker.Source{}, &report.Problem{File: filepath.ToSlash(arg), Message: "is a folder; name a file"}
	}
	docs := s.collect([]string{arg})
	if len(s.problems) > 0 {
		return checker.Source{}, &s.problems[0]
	}
	return docs[0], nil
}

func (a *app) show(ctx context.Context, f reading, args []string, print func(io.Writer, *checker.Understanding) error) error {
	e, err := a.open(ctx, f.options())
	if err != nil {
		return err
	}
	w := bufio.NewWriter(a.stdout)
	var problems []report.Problem
	for _, arg := range args {
		src, problem := a.one(f, arg)
		if problem != nil {
			problems = append(problems, *problem)
			continue
		}
		u, err := e.Show(ctx, src)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			problems = append(problems, report.Problem{File: src.Name, Message: err.Error()})
			continue
		}
		if err := print(w, u); err != nil {
			return fmt.Errorf("cannot write: %s", reason(err))
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("cannot write: %s", reason(err))
	}
	a.complain(problems)
	if len(problems) > 0 {
		return status(exitTrouble)
	}
	return nil
}

// writeTree prints the clauses in lines of width, and the statements after them.
func writeTree(w io.Writer, u *checker.Understanding, withFacts bool, width int) error {
	u.Document.TreeWidth(w, width)
	if !withFacts {
		return nil
	}
	fmt.Fprintln(w, "\nstatements")
	for _, c := range u.Document.Clauses {
		if err := writeStatements(w, u, c); err != nil {
			return err
		}
	}
	return nil
}

// writeParagraphs prints the normalised text, one paragraph a line.
func writeParagraphs(w io.Writer, d *resolution.Document) error {
	for _, c := range d.Clauses {
		label := c.Label.Text
		switch c.Label.Style {
		case "letter", "roman":
			label += ")"
		}
		line := strings.TrimSpace(label + " " + strings.ReplaceAll(c.Text.String(), "\n", " "))
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// writeStatements prints what a clause says: who does what to what, and how
// that was found.
func writeStatements(w io.Writer, u *checker.Understanding, c resolution.Clause) error {
	var b strings.Builder
	words := map[int]int{} // index into Mentions
	for i, m := range u.Mentions {
		words[m.ID] = i
	}
	first := true
	for _, s := range u.Statements {
		if s.Clause != c.ID {
			continue
		}
		if first {
			fmt.Fprintf(&b, "%d:%d: %s: %s\n", c.Start.Line, c.Start.Column, c.Name, c.Text.String())
			first = false
		}
		fmt.Fprintf(&b, "  says: “%s”\n", s.Words)
		for _, r := range []struct {
			name  string
			roles map[string]int
		}{{"act", s.Act}, {"agent", s.Agent}, {"object", s.Object}} {
			byMention := map[int][]string{}
			for concept, m := range r.roles {
				byMention[m] = append(byMention[m], concept)
			}
			var ids []int
			for m := range byMention {
				ids = append(ids, m)
			}
			slices.Sort(ids)
			for _, m := range ids {
				concepts := byMention[m]
				slices.Sort(concepts)
				quote := ""
				if i, ok := words[m]; ok {
					quote = fmt.Sprintf(" “%s”", u.Mentions[i].Words)
				}
				fmt.Fprintf(&b, "    %s:%s is %s\n", r.name, quote, strings.Join(concepts, ", "))
			}
		}
		line := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, "    %s: %s\n", name, value)
			}
		}
		line("agent found by", s.Via)
		line("status", s.Status)
		line("because", strings.Join(s.Why, "; "))
		line("force", s.Force)
		if s.Revision != 0 {
			line("revision", s.Revision.String())
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
