package cli

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/redline-check/redline/checker"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and its policies",
		Args:  takesNo,
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.version(cmd.Context()) },
	}
}

func (a *app) version(ctx context.Context) error {
	e, err := a.open(ctx, checker.Options{})
	if err != nil {
		return err
	}
	info, _ := debug.ReadBuildInfo()
	_, err = fmt.Fprint(a.stdout, build(info, e.Version().Policies))
	return err
}

// build says what a program was built from. info may be nil.
func build(info *debug.BuildInfo, policies string) string {
	version, commit, dirty, goVersion := "", "", false, ""
	if info != nil {
		version, goVersion = info.Main.Version, info.GoVersion
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				commit = s.Value
			case "vcs.modified":
				dirty = s.Value == "true"
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "redline %s\n", cmp.Or(version, "(unknown)"))
	if commit != "" {
		if dirty {
			commit += " with changes"
		}
		fmt.Fprintf(&b, "commit %s\n", commit)
	}
	if goVersion != "" {
		fmt.Fprintf(&b, "built with %s\n", goVersion)
	}
	fmt.Fprintf(&b, "policies %s\n", cmp.Or(policies, "(unknown)"))
	return b.String()
}
