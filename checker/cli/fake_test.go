package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/report"
	"github.com/redline-check/redline/checker/resolution"
)

// fake is an engine with three rules on single words, so that the command line
// is tested apart from the policies. A file with the word "broken" cannot be
// checked.
type fake struct{ o checker.Options }

func openFake(_ context.Context, o checker.Options) (engine, error) {
	e := &fake{o}
	for _, r := range o.Rules {
		if knownRule(e.Rules(), r) != nil {
			return nil, errors.New("no such rule")
		}
	}
	return e, nil
}

func (*fake) Version() report.Tool {
	return report.Tool{Name: "redline", Version: "v0.0.0", Policies: "0123456789abcdef"}
}

func (*fake) Rules() []checker.Rule {
	return []checker.Rule{
		{ID: "words/doubtful", Title: "A word to look at twice", Level: report.Warning, Why: "It may mean anything.",
			Flagged: []checker.Example{{Text: "resolves\n1 a doubtful act;"}}},
		{ID: "words/forbidden", Title: "A word that nobody may use", Level: report.Error, Why: "It is forbidden.",
			Suggestion: "another word", Source: "an agreement",
			Flagged: []checker.Example{{Text: "a forbidden act"}, {Text: "Title\na forbidden text\n", Draft: true, Note: "a whole draft"}},
			Silent:  []checker.Example{{Text: "an ordinary act"}}},
		{ID: "words/hint", Title: "A word to build on", Level: report.Advice, Why: "It helps.", Flagged: []checker.Example{{Text: "a hint"}}},
	}
}

func (e *fake) wants(id string) bool {
	principle, _, _ := strings.Cut(id, "/")
	return len(e.o.Rules) == 0 || slices.Contains(e.o.Rules, id) || slices.Contains(e.o.Rules, principle)
}

func (e *fake) data(s checker.Source) (string, error) {
	data := s.Data
	if data == nil {
		var err error
		if data, err = os.ReadFile(s.Name); err != nil {
			return "", err
		}
	}
	if e.o.Limit > 0 && int64(len(data)) > e.o.Limit {
		return "", errors.New("too large")
	}
	if strings.Contains(string(data), "broken") {
		return "", errors.New("the text is broken;\nmend it")
	}
	return string(data), nil
}

func (e *fake) CheckAll(ctx context.Context, ss []checker.Source, progress func(int)) (checker.Report, error) {
	r := checker.Report{Version: 1, Tool: e.Version()}
	for i, s := range ss {
		if ctx.Err() != nil {
			return r, ctx.Err()
		}
		text, err := e.data(s)
		if err != nil {
			r.Errors = append(r.Errors, report.Problem{File: s.Name, Message: err.Error()})
			continue
		}
		r.Documents = append(r.Documents, report.Document{File: s.Name, Format: "text", Kind: "prose", Language: "en"})
		for n, line := range draft.Lines([]byte(text)) {
			for _, rule := range e.Rules() {
				_, word, _ := strings.Cut(rule.ID, "/")
				at := strings.Index(line, word)
				if at < 0 || !e.wants(rule.ID) {
					continue
				}
				column := utf8.RuneCountInString(line[:at]) + 1
				f := report.Finding{
					Rule: rule.ID, Level: rule.Level, Certainty: "certain", File: s.Name, Line: n + 1, Column: column, EndLine: n + 1,
					EndColumn: column + len(word), Clause: fmt.Sprintf("¶%d", n+1), Quote: word, Message: rule.Title + ".", Why: rule.Why,
					Suggestion: rule.Suggestion, Revision: "kept",
					Because: []report.Evidence{{Concept: word, Role: "about", Quote: word, Line: n + 1, Column: column}},
				}
				f.Fingerprint, f.ClauseFingerprint = report.Fingerprint(rule.ID, line, 0), report.ClauseFingerprint(line)
				if strings.Contains(line, "waived") {
					f.Waived = &report.Waived{Reason: "agreed"}
				}
				r.Findings = append(r.Findings, f)
			}
		}
		if progress != nil {
			progress(i + 1)
		}
	}
	report.Sort(r.Findings)
	report.Summarise(&r)
	return r, nil
}

func (e *fake) Show(_ context.Context, s checker.Source) (*checker.Understanding, error) {
	text, err := e.data(s)
	if err != nil {
		return nil, err
	}
	u := &checker.Understanding{Document: &resolution.Document{File: s.Name, Format: "text", Kind: "prose"}}
	for n, line := range draft.Lines([]byte(text)) {
		if line == "" {
			continue
		}
		i := len(u.Document.Clauses)
		at := draft.Pos{Line: n + 1, Column: 1}
		c := resolution.Clause{
			ID: i, Parent: -1, Resolution: -1, Kind: resolution.KindParagraph, Part: resolution.PartProse, Name: fmt.Sprintf("¶%d", n+1),
			Text: draft.NewText(draft.Run{Text: line, At: at}), Start: at, End: draft.Pos{Line: n + 1, Column: len(line) + 1},
		}
		if line == "resolves" {
			c.Kind, c.Name = resolution.KindSection, "resolves"
		}
		if k := strings.Index(line, "forbidden"); k >= 0 {
			from := draft.Pos{Line: n + 1, Column: k + 1}
			u.Mentions = append(u.Mentions, facts.Mention{
				ID: 7, Clause: i, Concepts: []string{"forbidden", "word"}, Phrase: "forbidden", From: k, To: k + 9, Words: "forbidden",
				At: from, End: draft.Pos{Line: n + 1, Column: k + 10},
			})
			u.Statements = append(u.Statements, facts.Statement{
				ID: 3, Clause: i, From: k, To: k + 9, Words: "forbidden", Object: facts.Role{"forbidden": 7, "word": 7},
				Via: "word order", Status: facts.Asserted, Why: []string{"no denial"}, Force: "states",
			})
		}
		u.Document.Clauses = append(u.Document.Clauses, c)
	}
	return u, nil
}
