// Command gen compiles policies/lexicon and policies/registry from CUE, and the
// METADATA of the rules, to the JSON that the checker embeds. Run it with "go generate ./policies".
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/redline-check/redline/checker/lexicon/compile"
	"github.com/redline-check/redline/checker/policy"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	dir := "."
	if len(args) > 0 {
		dir = args[0]
	}
	fsys := os.DirFS(dir)
	d, err := compile.Lexicon(fsys, "lexicon")
	if err != nil {
		return err
	}
	b, err := json.Marshal(d)
	if err != nil {
		return err
	}
	if err := os.WriteFile(dir+"/lexicon.json", append(b, '\n'), 0o644); err != nil {
		return err
	}
	b, err = compile.JSON(fsys, "registry")
	if err != nil {
		return err
	}
	if err := os.WriteFile(dir+"/registry.json", append(b, '\n'), 0o644); err != nil {
		return err
	}
	rules, err := policy.Compile(fsys, b)
	if err != nil {
		return err
	}
	b, err = json.MarshalIndent(rules, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(dir+"/rules.json", append(b, '\n'), 0o644)
}
