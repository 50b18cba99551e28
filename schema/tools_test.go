//go:build tools

package schema_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/redline-check/redline/checker/cli"
)

// The cue program that people have agrees with us: what the command line prints
// fits the schema, and the registry and the schema stand on their own. Run with
// -tags tools, as it builds the programs of .ci/tools.
func TestCueVet(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	vet := func(t *testing.T, args ...string) {
		t.Helper()
		cmd := exec.Command("go", append([]string{"tool", "-modfile=.ci/tools/go.mod", "cue", "vet"}, args...)...)
		cmd.Dir = root
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("cue vet %v: %v\n%s", args, err, out)
		}
	}
	t.Run("packages", func(t *testing.T) {
		vet(t, "-c=false", "./schema")
		vet(t, "-c", "./policies/registry")
	})
	drafts, err := filepath.Glob("../fixtures/drafts/*.txt")
	if err != nil || len(drafts) == 0 {
		t.Fatalf("no drafts: %v", err)
	}
	for _, d := range drafts {
		t.Run(filepath.Base(d), func(t *testing.T) {
			for _, run := range []struct {
				def  string
				args []string
			}{
				{"#Shown", []string{"show", "--format", "json", "--facts", d}},
				{"#Report", []string{"check", "--format", "json", d}},
			} {
				var stdout, stderr bytes.Buffer
				if code := cli.Main(run.args, nil, &stdout, &stderr, os.Getenv); code > 1 {
					t.Fatalf("%v: exit %d\n%s", run.args, code, &stderr)
				}
				file := filepath.Join(t.TempDir(), "out.json")
				if err := os.WriteFile(file, stdout.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
				vet(t, "-d", run.def, "./schema", file)
			}
		})
	}
}
