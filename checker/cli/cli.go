// Package cli is the command line of redline: it turns arguments into calls of
// the checker, and reports into bytes and an exit status.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/report"
)

// Exit statuses.
const (
	exitFindings    = 1   // findings at or above the failing level
	exitTrouble     = 2   // could not do the whole work
	exitInterrupted = 130 // Ctrl-C
)

// engine is what the commands ask of a checker.
type engine interface {
	CheckAll(ctx context.Context, ss []checker.Source, progress func(done int)) (checker.Report, error)
	Show(ctx context.Context, s checker.Source) (*checker.Understanding, error)
	Rules() []checker.Rule
	Version() report.Tool
}

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
	terminal       func(io.Writer) (width int, ok bool)
	open           func(context.Context, checker.Options) (engine, error)
}

// Main runs the program with its arguments (without the program's name) and
// returns the exit status: 0 nothing at or above the failing level, 1
// findings, 2 the whole work could not be done, 130 interrupted.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	a := &app{
		stdin: stdin, stdout: stdout, stderr: stderr, getenv: getenv,
		now: time.Now, terminal: terminal,
		open: func(ctx context.Context, o checker.Options) (engine, error) { return checker.New(ctx, o) },
	}
	return a.run(ctx, args)
}

// status ends a command with an exit status and nothing more to say.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

func (a *app) run(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(append([]string{}, args...))
	err := root.ExecuteContext(ctx)
	var s status
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(a.stderr, "redline: interrupted")
		return exitInterrupted
	case err == nil:
		return 0
	case errors.As(err, &s):
		return int(s)
	}
	fmt.Fprintf(a.stderr, "redline: %s\n", oneLine(err.Error()))
	return exitTrouble
}

func (a *app) root() *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:   "redline",
		Short: "Find words in draft resolutions that cross a red line",
		Long: `redline reads drafts of resolutions and position papers, finds the words that
cross a red line, and says why and what to offer instead.`,
		Example: `  redline check                  every draft under this folder
  redline check draft.md         one draft
  redline explain numbering/government-role`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(cmd, args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if version {
				return a.version(cmd.Context())
			}
			return cmd.Help()
		},
	}
	root.SuggestionsMinimumDistance = 2
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(flagError)
	root.Flags().BoolVar(&version, "version", false, "print the version")
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			c, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), args[0])
			}
			c.InitDefaultHelpFlag()
			return c.Help()
		},
	})
	root.AddCommand(a.checkCommand(), a.showCommand(), a.explainCommand(), a.rulesCommand(), a.testCommand(), a.versionCommand(), a.completionCommand())
	return root
}

func unknownCommand(root *cobra.Command, name string) error {
	if s := root.SuggestionsFor(name); len(s) > 0 {
		return fmt.Errorf("unknown command %q; did you mean %q?", name, s[0])
	}
	if _, err := os.Stat(name); err == nil {
		return fmt.Errorf("unknown command %q; did you mean \"redline check %s\"?", name, name)
	}
	return fmt.Errorf("unknown command %q; see \"redline --help\"", name)
}

// flagError says in one line what is wrong with a flag and what would be right.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	see := fmt.Sprintf("see %q", cmd.CommandPath()+" --help")
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if len(name) == 1 {
			return fmt.Errorf("unknown flag -%s; %s", name, see)
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if n := near(name, names); len(n) > 0 {
			return fmt.Errorf("unknown flag --%s; did you mean --%s?", name, n[0])
		}
		return fmt.Errorf("unknown flag --%s; %s", name, see)
	case errors.As(err, &invalid):
		why := invalid.Unwrap().Error()
		if strings.Contains(why, "parsing") {
			why = "must be a whole number"
			if invalid.GetFlag().Value.Type() == "bool" {
				why = "must be true or false"
			}
		}
		return fmt.Errorf("--%s %q: %s", invalid.GetFlag().Name, invalid.GetValue(), why)
	case errors.As(err, &missing):
		return fmt.Errorf("--%s needs a value; %s", missing.GetFlag().Name, see)
	}
	return fmt.Errorf("%w; %s", err, see)
}

// choice is a flag that takes one of a few words.
type choice struct {
	value *string
	words []string
}

func (c choice) String() string { return *c.value }
func (c choice) Type() string   { return strings.Join(c.words, "|") }
func (c choice) Set(s string) error {
	for _, w := range c.words {
		if s == w {
			*c.value = s
			return nil
		}
	}
	return fmt.Errorf("must be %s", orList(c.words))
}

// addChoice adds a flag that takes one of words, the first by default.
func addChoice(cmd *cobra.Command, value *string, name, usage string, words ...string) {
	*value = words[0]
	cmd.Flags().Var(choice{value, words}, name, usage)
	// Only an unknown flag makes this fail.
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

func orList(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// takesNo refuses arguments of a command that has none.
func takesNo(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no arguments, got %q", cmd.CommandPath(), args[0])
	}
	return nil
}

// oneLine keeps a message on one line and free of control characters.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return '\uFFFD'
		}
		return r
	}, s)
}

// openFor opens a checker. An unknown rule is an error that names rules like it.
func (a *app) openFor(ctx context.Context, o checker.Options) (engine, error) {
	e, err := a.open(ctx, o)
	if err == nil || len(o.Rules) == 0 {
		return e, err
	}
	all, other := a.open(ctx, checker.Options{})
	if other != nil {
		return nil, err
	}
	for _, r := range o.Rules {
		if unknown := knownRule(all.Rules(), r); unknown != nil {
			return nil, unknown
		}
	}
	return nil, err
}

// knownRule returns an error if name is neither the id of a rule nor a
// principle.
func knownRule(rules []checker.Rule, name string) error {
	var ids []string
	for _, r := range rules {
		principle, _, _ := strings.Cut(r.ID, "/")
		if name == r.ID || name == principle {
			return nil
		}
		ids = append(ids, r.ID)
	}
	return unknownRule(name, ids)
}

func unknownRule(name string, ids []string) error {
	if n := near(name, ids); len(n) > 0 {
		return fmt.Errorf("unknown rule %q; did you mean %s?", name, orList(n))
	}
	return fmt.Errorf("unknown rule %q; \"redline rules\" lists them", name)
}
