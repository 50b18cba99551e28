package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/report"
)

// reading are the flags of commands that read documents.
type reading struct {
	view      string
	limit     size
	stdinName string
	lang      string
	config    string
	noConfig  bool
}

func (r *reading) add(cmd *cobra.Command) {
	f := cmd.Flags()
	addChoice(cmd, &r.view, "view", "which revisions are read: all accepted, or all rejected", "proposed", "current")
	r.limit = checker.DefaultLimit
	f.Var(&r.limit, "limit", "largest file to read, such as 10MB")
	f.StringVar(&r.stdinName, "stdin-name", "<stdin>", "`NAME` to report for standard input; its extension tells the format")
	f.StringVar(&r.lang, "lang", "en", "`LANGUAGE` of the drafts; only en so far")
	f.StringVar(&r.config, "config", "", "configuration `FILE` (not supported yet)")
	f.BoolVar(&r.noConfig, "no-config", false, "read no configuration file")
}

// valid refuses what is not supported yet.
func (r *reading) valid(cmd *cobra.Command) error {
	if r.lang != "en" {
		return fmt.Errorf("--lang %s: only English drafts can be checked so far; use --lang en", r.lang)
	}
	if cmd.Flags().Changed("config") {
		return fmt.Errorf("--config %s: configuration files are not supported yet; leave --config out", r.config)
	}
	if r.stdinName == "" {
		return errors.New("--stdin-name needs a name")
	}
	return nil
}

func (r *reading) options() checker.Options {
	o := checker.Options{Limit: int64(r.limit)}
	if r.view == draft.Current.String() {
		o.View = draft.Current
	}
	return o
}

func (r *reading) sources(a *app) *sources {
	return &sources{limit: int64(r.limit), stdin: a.stdin, stdinName: r.stdinName}
}

type checkFlags struct {
	reading
	format  string
	output  string
	failOn  string
	rules   []string
	jobs    int
	quiet   bool
	noColor bool
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check [FILE|DIR|-]...",
		Short: "Check drafts",
		Long: `Check drafts and print the words that cross a red line, why, and what to offer.

A folder is searched for ` + strings.Join(walked[:], ", ") + ` files; a file that is
named is read whatever its extension; - is standard input. Without an argument
the current folder is searched.

Exit status: 0 nothing at or above the failing level, 1 findings, 2 the whole
work could not be done (what could be checked is printed).`,
		Example: `  redline check
  redline check draft.md contributions/
  redline check --rule numbering --fail-on warning draft.txt
  redline check --format json -o findings.json contributions/
  pandoc draft.docx -t plain | redline check -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.valid(cmd); err != nil {
				return err
			}
			return a.check(cmd.Context(), f, args)
		},
		SuggestFor: []string{"lint", "run", "scan"},
	}
	addChoice(cmd, &f.format, "format", "how to print", "text", "json")
	addChoice(cmd, &f.failOn, "fail-on", "lowest level that makes the exit status 1", "error", "warning", "advice", "never")
	flags := cmd.Flags()
	flags.StringVarP(&f.output, "output", "o", "", "write the report to `FILE` instead of standard output")
	flags.StringSliceVar(&f.rules, "rule", nil, "check only this `RULE` or principle (repeat, or separate with commas)")
	flags.IntVar(&f.jobs, "jobs", 0, "`N` drafts checked at once (default: one for each processor)")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print findings only, no summary")
	flags.BoolVar(&f.noColor, "no-color", false, "no colours on a terminal (also: NO_COLOR)")
	f.add(cmd)
	a.completeRules(cmd, "rule")
	return cmd
}

func (a *app) check(ctx context.Context, f checkFlags, args []string) error {
	if f.jobs < 0 {
		return fmt.Errorf("--jobs %d: must be 1 or more, or 0 for one for each processor (here %d)", f.jobs, runtime.GOMAXPROCS(0))
	}
	o := f.options()
	o.Jobs = f.jobs
	for _, r := range f.rules {
		if r = strings.TrimSpace(r); r != "" {
			o.Rules = append(o.Rules, r)
		}
	}
	if len(f.rules) > 0 && len(o.Rules) == 0 {
		return errors.New("--rule needs the id of a rule or a principle; \"redline rules\" lists them")
	}
	e, err := a.openFor(ctx, o)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	s := f.sources(a)
	docs := s.collect(args)
	out, err := outputTo(f.output, docs)
	if err != nil {
		return err
	}
	defer out.drop()

	show, clear := a.progress(len(docs))
	r, err := e.CheckAll(ctx, docs, show)
	clear()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil && len(r.Errors) == 0 {
		return err
	}
	r.Errors = append(r.Errors, s.problems...)
	slices.SortStableFunc(r.Errors, func(a, b report.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Message, b.Message))
	})

	if err := a.write(out, r, f, docs); err != nil {
		return err
	}
	a.complain(r.Errors)
	switch {
	case len(r.Errors) > 0:
		return status(exitTrouble)
	case fails(r.Findings, f.failOn):
		return status(exitFindings)
	}
	return nil
}

// fails reports whether a finding that counts weighs as much as level or more.
func fails(findings []report.Finding, level string) bool {
	for _, f := range findings {
		if f.Waived == nil && level != "never" && f.Level.AtLeast(report.Level(level)) {
			return true
		}
	}
	return false
}

// write prints a report to where it goes.
func (a *app) write(out *output, r checker.Report, f checkFlags, docs []checker.Source) error {
	to := io.Writer(a.stdout)
	if out.temp != nil {
		to = out.temp
	}
	b := bufio.NewWriter(to)
	var err error
	if f.format == "json" {
		err = report.JSON(b, r)
	} else {
		t := report.TextOptions{
			Lines: linesOf(r.Documents, docs, int64(f.limit)),
			Color: a.colour(to, f.noColor),
			Quiet: f.quiet || len(r.Documents) == 0, // "nothing found" must not mean "nothing read"
		}
		t.Width, _ = a.terminal(to)
		err = report.Text(b, r, t)
	}
	if err == nil {
		err = b.Flush()
	}
	if err == nil {
		err = out.commit()
	}
	if err != nil {
		return fmt.Errorf("cannot write the report: %s", reason(err))
	}
	return nil
}

// complain prints problems of files, one line each.
func (a *app) complain(problems []report.Problem) {
	for _, p := range problems {
		if p.File == "" || strings.Contains(p.Message, p.File) {
			fmt.Fprintf(a.stderr, "redline: %s\n", oneLine(p.Message))
		} else {
			fmt.Fprintf(a.stderr, "redline: %s: %s\n", oneLine(p.File), oneLine(p.Message))
		}
	}
}

// completeRules lets the shell complete ids of rules and principles.
func (a *app) completeRules(cmd *cobra.Command, flag string) {
	// Only an unknown flag makes this fail.
	_ = cmd.RegisterFlagCompletionFunc(flag, func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		return a.ruleNames(cmd.Context()), cobra.ShellCompDirectiveNoFileComp
	})
}

func (a *app) ruleNames(ctx context.Context) []string {
	if ctx == nil {
		ctx = context.Background()
	}
	e, err := a.open(ctx, checker.Options{})
	if err != nil {
		return nil
	}
	var names []string
	for _, r := range e.Rules() {
		principle, _, _ := strings.Cut(r.ID, "/")
		names = append(names, principle, r.ID+"\t"+r.Title)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
