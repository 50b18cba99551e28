// Package checker reads drafts of resolutions and position papers and reports
// the words that cross a red line, why, and what to offer instead.
package checker

import (
	"context"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/report"
	"github.com/redline-check/redline/checker/resolution"
)

// Report is the outcome of a check.
type Report = report.Report

// Options set up a Checker. The zero value checks every rule on the proposed
// view with the built-in policies.
type Options struct {
	Rules []string   // only these rules ("numbering/government-role") or principles ("numbering"); nil for all
	View  draft.View // which revision states are read
	Limit int64      // largest file in bytes; 0 means DefaultLimit
	Jobs  int        // documents checked at once by CheckAll; 0 means one for each processor
}

// DefaultLimit is the largest file read unless Options.Limit says otherwise: 64 MiB.
const DefaultLimit = 64 << 20

// Source is a document to check. Data is read from the file Name if it is nil.
type Source struct {
	Name string // file name to report, also tells the format by its extension
	Data []byte
}

// Checker checks documents. It is safe for concurrent use.
type Checker struct{ opts Options }

// New loads and compiles the policies. An unknown rule id in o.Rules is an error.
func New(ctx context.Context, o Options) (*Checker, error) { return &Checker{opts: o}, nil }

// Check checks one document. A file that cannot be read is an error, and also
// stands in the report's Errors.
func (c *Checker) Check(ctx context.Context, s Source) (Report, error) {
	return Report{Version: 1}, nil
}

// CheckAll checks the documents, several at once, and reports them in the
// order of the file names: the same bytes for any order and number of jobs.
// progress, if not nil, is called after each document, from one goroutine at a
// time.
func (c *Checker) CheckAll(ctx context.Context, ss []Source, progress func(done int)) (Report, error) {
	return Report{Version: 1}, nil
}

// Understanding is a document as the checker understood it.
type Understanding struct {
	Document   *resolution.Document
	Mentions   []facts.Mention
	Statements []facts.Statement
}

// Show reads a document and returns what was understood.
func (c *Checker) Show(ctx context.Context, s Source) (*Understanding, error) {
	return &Understanding{Document: &resolution.Document{}}, nil
}

// Example is a clause, or a whole draft for rules on documents, that a rule
// flags or leaves alone.
type Example struct {
	Text  string // the clause or draft
	Draft bool   // Text is a whole draft
	Note  string
}

// Rule is the metadata of a rule.
type Rule struct {
	ID         string // "numbering/government-role"
	Title      string
	Level      report.Level
	Why        string
	Suggestion string
	Source     string
	Flagged    []Example
	Silent     []Example
}

// Rules lists the rules in order of their ids.
func (c *Checker) Rules() []Rule { return nil }

// Version describes the build: version, commit and digest of the policies.
func (c *Checker) Version() report.Tool { return report.Tool{Name: "redline"} }
