// Command accuracy scores the checker on drafts with known answers:
//
//	go run ./checker/accuracy                                  # fixtures/cases, but for blind cases
//	go run ./checker/accuracy -by rule -faults fixtures/cases/set-a.jsonl
//
// It prints precision, recall and F1 over (case, rule, line).
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/accuracy/cases"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "accuracy:", err)
		os.Exit(2)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("accuracy", flag.ContinueOnError)
	by := flags.String("by", "principle,rule,trait", "tables to print")
	faults := flags.Bool("faults", false, "list false alarms and misses")
	if err := flags.Parse(args); err != nil {
		return err
	}
	files := flags.Args()
	if len(files) == 0 {
		var err error
		if files, err = open("fixtures/cases"); err != nil {
			return err
		}
	}
	s, err := score(files)
	if err != nil {
		return err
	}
	if err := s.Print(stdout, strings.Split(*by, ",")...); err != nil {
		return err
	}
	if *faults {
		for _, f := range s.Faults {
			fmt.Fprintln(stdout, f)
		}
	}
	return nil
}

// open lists the files of cases that rules may be written from: all of a
// folder but those whose names start with "blind-".
func open(dir string) ([]string, error) {
	all, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	var files []string
	for _, f := range all {
		if !strings.HasPrefix(filepath.Base(f), "blind-") {
			files = append(files, f)
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no cases (*.jsonl) in %s", dir)
	}
	return files, nil
}

func score(files []string) (cases.Score, error) {
	cs, err := cases.Load(files...)
	if err != nil {
		return cases.Score{}, err
	}
	c, err := checker.New(context.Background(), checker.Options{})
	if err != nil {
		return cases.Score{}, err
	}
	return cases.Run(context.Background(), c, cs)
}
