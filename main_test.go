package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/redline-check/redline/checker/cli"
)

var update = flag.Bool("update", false, "rewrite the README's output, golden files and scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"redline": main})
}

// redline runs the program and returns its exit status and what it printed.
func redline(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = cli.Main(args, strings.NewReader(""), &out, &errs, func(string) string { return "" })
	return status, out.String(), errs.String()
}

// mustCheck runs a check that must be able to do its work.
func mustCheck(t *testing.T, args ...string) string {
	t.Helper()
	status, out, errs := redline(t, append([]string{"check"}, args...)...)
	if status > 1 || errs != "" {
		t.Fatalf("check %v: exit status %d\n%s", args, status, errs)
	}
	return out
}

// drafts lists the sample drafts: what a walk of the folder finds.
func drafts(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, ext := range []string{"txt", "md"} {
		names, err := filepath.Glob("fixtures/drafts/*." + ext)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, names...)
	}
	if len(out) < 10 {
		t.Fatalf("only %d drafts in fixtures/drafts", len(out))
	}
	return out
}

// TestScripts runs sessions of the program in fixtures/scripts.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "fixtures/scripts", UpdateScripts: *update, RequireExplicitExec: true, RequireUniqueNames: true,
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition " + cond)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": wantStatus,
			"bytes":  writeBytes,
			"repeat": repeat,
		},
	})
}

// wantStatus is "status N PROGRAM ARG…": it runs a program and compares its
// exit status.
func wantStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N PROGRAM ARG…")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// writeBytes is "bytes FILE HEX…": it writes a file that an archive of text
// cannot hold.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: bytes FILE HEX…")
	}
	data, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o666))
}

// repeat is "repeat FILE N SOURCE": it writes N copies of a file into one.
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat FILE N SOURCE")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(ts.ReadFile(args[2]), n)), 0o666))
}
