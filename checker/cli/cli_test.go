package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/policies"
)

// testApp is an app over the engine of the tests, with what it printed.
func testApp(stdin string) (a *app, stdout, stderr *bytes.Buffer) {
	stdout, stderr = new(bytes.Buffer), new(bytes.Buffer)
	return &app{
		stdin: strings.NewReader(stdin), stdout: stdout, stderr: stderr,
		getenv:   func(string) string { return "" },
		now:      func() time.Time { return time.Unix(0, 0) },
		terminal: func(io.Writer) (int, bool) { return 0, false },
		open:     openFake,
	}, stdout, stderr
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, args := range [][]string{{"check", "-"}, {"show", "-"}, {"test"}} {
		a, stdout, stderr := testApp("a forbidden act")
		if got := a.run(ctx, args); got != 130 {
			t.Errorf("%v: exit status %d, want 130", args, got)
		}
		if d := cmp.Diff("redline: interrupted\n", stderr.String()); d != "" {
			t.Errorf("%v: stderr (-want +got):\n%s", args, d)
		}
		if args[0] == "check" && stdout.Len() > 0 {
			t.Errorf("half a report was printed: %s", stdout)
		}
	}
}

func TestInterruptedLeavesNoFile(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := t.TempDir()
	out := filepath.Join(dir, "out.json")
	if err := os.WriteFile(out, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, _, _ := testApp("a forbidden act")
	if got := a.run(ctx, []string{"check", "-o", out, "-"}); got != 130 {
		t.Errorf("exit status %d", got)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 || string(data) != "old" {
		t.Errorf("%d files, and the report is %q", len(entries), data)
	}
}

func TestBrokenPipe(t *testing.T) {
	for _, args := range [][]string{{"check", "-"}, {"show", "-"}, {"rules"}, {"explain", "words/hint"}, {"test"}, {"version"}} {
		a, _, stderr := testApp("a forbidden act")
		a.stdout = failing{}
		if got := a.run(context.Background(), args); got != 2 {
			t.Errorf("%v: exit status %d, want 2", args, got)
		}
		if !strings.Contains(stderr.String(), "no room") {
			t.Errorf("%v: stderr %q", args, stderr)
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestStdinFails(t *testing.T) {
	a, _, stderr := testApp("")
	a.stdin = io.MultiReader(strings.NewReader("half"), errReader{})
	if got := a.run(context.Background(), []string{"check", "-"}); got != 2 {
		t.Errorf("exit status %d", got)
	}
	if d := cmp.Diff("redline: <stdin>: line cut\n", stderr.String()); d != "" {
		t.Error(d)
	}
}

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, errors.New("line cut") }

func TestProgress(t *testing.T) {
	a, _, stderr := testApp("")
	now := time.Unix(100, 0)
	a.now = func() time.Time { return now }
	if show, clear := a.progress(3); show != nil {
		t.Error("progress without a terminal")
	} else {
		clear()
	}
	a.terminal = func(io.Writer) (int, bool) { return 80, true }
	show, clear := a.progress(1000)
	for i, step := range []time.Duration{500, 400, 200, 10, 10, 100} {
		now = now.Add(step * time.Millisecond)
		show(i + 1)
	}
	clear()
	want := "\rchecked 3 of 1000\rchecked 6 of 1000\r                         \r"
	want = strings.Replace(want, strings.Repeat(" ", 25), strings.Repeat(" ", len("checked 1000 of 1000")), 1)
	if d := cmp.Diff(want, stderr.String()); d != "" {
		t.Error(d)
	}

	stderr.Reset()
	show, clear = a.progress(2)
	show(1)
	show(2)
	clear()
	if stderr.Len() > 0 {
		t.Errorf("quick work shows progress: %q", stderr)
	}
}

func TestColour(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, w := range []io.Writer{file, new(bytes.Buffer)} {
		if _, ok := terminal(w); ok {
			t.Errorf("%T is taken for a terminal", w)
		}
	}
	tests := []struct {
		name     string
		terminal bool
		env      map[string]string
		args     []string
		want     bool
	}{
		{name: "terminal", terminal: true, want: true},
		{name: "pipe"},
		{name: "flag", terminal: true, args: []string{"--no-color"}},
		{name: "NO_COLOR", terminal: true, env: map[string]string{"NO_COLOR": "1"}},
		{name: "empty NO_COLOR", terminal: true, env: map[string]string{"NO_COLOR": ""}, want: true},
		{name: "dumb", terminal: true, env: map[string]string{"TERM": "dumb"}},
		{name: "json", terminal: true, args: []string{"--format", "json"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, stdout, stderr := testApp("a forbidden act" + strings.Repeat(" and another", 10))
			a.getenv = func(key string) string { return tt.env[key] }
			a.terminal = func(w io.Writer) (int, bool) { return 50, tt.terminal }
			if got := a.run(context.Background(), append([]string{"check", "-"}, tt.args...)); got != 1 {
				t.Fatalf("exit status %d: %s", got, stderr)
			}
			if got := strings.Contains(stdout.String(), "\x1b["); got != tt.want {
				t.Errorf("colours: %v, want %v:\n%q", got, tt.want, stdout)
			}
			if tt.terminal && len(tt.args) == 0 && !strings.Contains(stdout.String(), "…") {
				t.Errorf("the line is wider than the terminal:\n%s", stdout)
			}
		})
	}
}

func TestRunExamples(t *testing.T) {
	outcomes, err := RunExamples(context.Background(), liar{&fake{}}, policies.Example)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range outcomes {
		if !o.OK() {
			got = append(got, oneLine(o.Failure()))
		}
	}
	want := []string{
		"words/doubtful: flagged example 2 is not flagged",
		"words/doubtful: silent example 1 is flagged: A word to look at twice.",
		"words/doubtful: silent example 3: the text is broken; mend it",
		"words/hint: has no flagged example",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("failures (-want +got):\n%s", d)
	}
	if want, got := "ADD ABC/1/1\nDRAFT NEW RESOLUTION [ABC-1]\nExample\nThe World Telecommunication Standardization Assembly (Place, 2028),\nresolves\na doubtful act\n", outcomes[0].Draft; got != want {
		t.Errorf("a clause is wrapped as %q, want %q", got, want)
	}
	if want, got := 1, strings.Count(outcomes[1].Draft, "resolves\n"); got != want {
		t.Errorf("an example with its own section has %d sections:\n%s", got, outcomes[1].Draft)
	}
	if want, got := "a whole forbidden draft\n", outcomes[3].Draft; got != want {
		t.Errorf("a draft is wrapped: %q", got)
	}
	if _, err := RunExamples(context.Background(), liar{&fake{}}, "no place\n"); err != nil {
		t.Errorf("a bad template is an outcome, got %v", err)
	}
}

// liar is an engine whose rules have wrong examples.
type liar struct{ *fake }

func (l liar) Rules() []checker.Rule {
	return []checker.Rule{
		{ID: "words/doubtful", Title: "A word to look at twice",
			Flagged: []checker.Example{{Text: "a doubtful act"}, {Text: "resolves\n1 an ordinary act"}},
			Silent: []checker.Example{
				{Text: "an act that is doubtful"}, {Text: "a whole forbidden draft", Draft: true}, {Text: "broken"},
			}},
		{ID: "words/forbidden", Flagged: []checker.Example{{Text: "forbidden"}}},
		{ID: "words/hint", Silent: []checker.Example{{Text: "nothing"}}},
	}
}

func TestSize(t *testing.T) {
	for in, want := range map[string]int64{
		"64MiB": 64 << 20, "10MB": 10e6, "1000000": 1e6, "1b": 1, "2k": 2000, "2KiB": 2048, "1.5 GiB": 3 << 29, " 3 mb ": 3e6, "1gb": 1e9, "5 B": 5,
	} {
		var s size
		if err := s.Set(in); err != nil || int64(s) != want {
			t.Errorf("%q: %d, %v; want %d", in, s, err, want)
		}
	}
	for _, in := range []string{"", "0", "-1", "MB", "1.2.3", "1e3", "10 apples", "1MBMB", "99999999999GiB", "NaN", "1 2", "inf", "0.1"} {
		var s size
		if err := s.Set(in); err == nil {
			t.Errorf("%q is taken as %d", in, s)
		}
	}
	for in, want := range map[size]string{64 << 20: "64MiB", 1000: "1000", 2048: "2KiB", 3 << 30: "3GiB", 0: "0"} {
		if got := in.String(); got != want {
			t.Errorf("%d is written %q, want %q", int64(in), got, want)
		}
	}
}

func TestNear(t *testing.T) {
	ids := []string{"numbering/government-role", "numbering/parallel-registry", "ipv6/insecure-framing", "rights/control", "process/vote"}
	for in, want := range map[string][]string{
		"numbering/goverment-role":  {"numbering/government-role"},
		"government-role":           {"numbering/government-role"},
		"Numbering/Government-Role": {"numbering/government-role"},
		"vote":                      {"process/vote"},
		"vtoe":                      {"process/vote"},
		"numbering":                 {"numbering/government-role", "numbering/parallel-registry"},
		"":                          nil,
		"quite-other-words":         nil,
		strings.Repeat("vote", 100): nil,
	} {
		if d := cmp.Diff(want, near(in, ids)); d != "" {
			t.Errorf("near(%q) (-want +got):\n%s", in, d)
		}
	}
}

func TestPlace(t *testing.T) {
	type at struct {
		file string
		line int
		ok   bool
	}
	for in, want := range map[string]at{
		"draft.txt:12": {"draft.txt", 12, true}, "draft.txt:12:3": {"draft.txt", 12, true}, `C:\x.txt:4`: {`C:\x.txt`, 4, true},
		"draft.txt": {}, "numbering/role": {}, ":3": {}, "draft.txt:": {}, "draft.txt:x": {}, "a:1:x": {},
	} {
		file, line, ok := place(in)
		if got := (at{file, line, ok}); got != want {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
	}
}

func TestBuild(t *testing.T) {
	info := &debug.BuildInfo{GoVersion: "go1.99", Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.modified", Value: "true"},
	}}
	if d := cmp.Diff("redline v1.2.3\ncommit abc with changes\nbuilt with go1.99\npolicies 12ab\n", build(info, "12ab")); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff("redline (unknown)\npolicies (unknown)\n", build(nil, "")); d != "" {
		t.Error(d)
	}
}

// The real checker must fit the commands.
var _ engine = (*checker.Checker)(nil)

func TestMainUsesTheChecker(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if got := Main([]string{"help"}, strings.NewReader(""), &stdout, &stderr, func(string) string { return "" }); got != 0 {
		t.Errorf("exit status %d: %s", got, &stderr)
	}
	if !strings.Contains(stdout.String(), "redline check") {
		t.Errorf("help says %q", &stdout)
	}
}
