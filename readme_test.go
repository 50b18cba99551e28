package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// command is a line of a fenced block of the README, and what stands below it.
type command struct {
	args       []string
	output     string
	from, to   int // of the output, in the text
	transcript bool
}

// commands reads the commands of a Markdown text: each line of a sh block, and
// each line after "$ " of a console block with its output.
func commands(text string) []command {
	var out []command
	at, kind := 0, ""
	for line := range strings.Lines(text) {
		from := at
		at += len(line)
		fence, isFence := strings.CutPrefix(line, "```")
		switch {
		case isFence && kind == "":
			kind = strings.TrimSpace(fence)
			if kind == "" {
				kind = "plain"
			}
		case isFence:
			kind = ""
		case kind == "sh":
			if line, _, _ = strings.Cut(line, "#"); strings.TrimSpace(line) != "" {
				out = append(out, command{args: strings.Fields(line)})
			}
		case kind == "console":
			if typed, ok := strings.CutPrefix(line, "$ "); ok {
				out = append(out, command{args: strings.Fields(typed), from: at, to: at, transcript: true})
			} else if len(out) > 0 {
				c := &out[len(out)-1]
				c.output += line
				c.to = from + len(line)
			}
		}
	}
	return out
}

// play runs a command and returns what it prints, as a terminal shows it.
func play(t *testing.T, args []string) (output string, status int) {
	t.Helper()
	c := exec.Command(args[0], args[1:]...)
	c.Env = append(os.Environ(), "NO_COLOR=1")
	var b strings.Builder
	c.Stdout, c.Stderr = &b, &b
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("%v: %v", args, err)
	}
	return b.String(), c.ProcessState.ExitCode()
}

// TestReadmeOutput holds the output in the README against what the program
// prints. "go test . -update" rewrites it.
func TestReadmeOutput(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	text, shown := string(data), 0
	all := commands(text)
	for _, c := range slices.Backward(all) { // from the end, so that places stay true
		if !c.transcript {
			continue
		}
		shown++
		if !slices.Equal(c.args[:4], []string{"go", "run", ".", "check"}) {
			t.Fatalf("the README shows the output of %q, which this test cannot run", c.args)
		}
		got, status := play(t, c.args)
		if status != 1 || !strings.HasSuffix(got, "\nexit status 1\n") {
			t.Errorf("%v ended with %d, want 1:\n%s", c.args, status, got)
		}
		if *update {
			text = text[:c.from] + got + text[c.to:]
		} else if d := cmp.Diff(got, c.output); d != "" {
			t.Errorf("README.md shows another output of %v (-real +shown); \"go test . -update\" rewrites it:\n%s", c.args, d)
		}
	}
	if shown == 0 {
		t.Error("the README shows no output")
	}
	if *update && text != string(data) {
		if err := os.WriteFile("README.md", []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadmeCommands runs the commands that a newcomer is told to type. The
// test command is not run from within itself: it is the one that .ci/run calls.
func TestReadmeCommands(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var typed []string
	for _, c := range commands(string(data)) {
		if !c.transcript {
			typed = append(typed, strings.Join(c.args, " "))
		}
	}
	if d := cmp.Diff([]string{"go run . check fixtures/drafts", "go test ./..."}, typed); d != "" {
		t.Fatalf("commands of the README (-want +got):\n%s", d)
	}
	out, status := play(t, strings.Fields(typed[0]))
	if status != 1 || !strings.HasSuffix(out, "\nexit status 1\n") {
		t.Errorf("%s ended with %d, want 1:\n%s", typed[0], status, out)
	}
	for _, want := range []string{": error: ", "\n  why: ", "\n  offer: "} {
		if !strings.Contains(out, want) {
			t.Errorf("%s prints no %q", typed[0], want)
		}
	}
	ci, err := os.ReadFile(".ci/run")
	if err != nil {
		t.Fatal(err)
	}
	called := map[string]bool{}
	for line := range strings.Lines(string(ci)) {
		called[strings.TrimSpace(line)] = true
	}
	for _, want := range []string{typed[1], strings.Replace(typed[1], "go test ", "go test -race ", 1)} {
		if !called[want] {
			t.Errorf(".ci/run does not call %q", want)
		}
	}
}

// TestReadmeNames: rules, files and commands that the README names exist.
func TestReadmeNames(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "README.md", "CONTRIBUTING.md", "CHANGELOG.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\]\(([^):#]+)[#)]`).FindAllSubmatch(text, -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), string(m[1]))); err != nil {
				t.Errorf("%s links to %s, which is not there", page, m[1])
			}
		}
	}
	_, rules, _ := redline(t, "rules")
	for _, m := range regexp.MustCompile("`([a-z0-9]+/[a-z-]+)`").FindAllSubmatch(data, -1) {
		if _, err := os.Stat(string(m[1])); err != nil && !strings.Contains("\n"+rules, "\n"+string(m[1])+" ") {
			t.Errorf("README.md names %s, which is no rule and no file", m[1])
		}
	}
	_, help, _ := redline(t, "check", "--help")
	for _, m := range regexp.MustCompile("`(--[a-z-]+)").FindAllSubmatch(data, -1) {
		if !strings.Contains(help, string(m[1])+" ") {
			t.Errorf("README.md names %s, which check does not know", m[1])
		}
	}
}
