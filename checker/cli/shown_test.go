package cli

import (
	"context"
	"strings"
	"testing"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/report"
	"github.com/redline-check/redline/checker/resolution"
	"github.com/redline-check/redline/schema"
)

// understanding is one with every field in use, and the ones that may be empty
// left empty.
func understanding() *checker.Understanding {
	at := func(line, column int) draft.Pos { return draft.Pos{Line: line, Column: column} }
	text := draft.NewText(draft.Run{Text: "that Resolution 640 (Rev. Place, 2028), on words, ", At: at(3, 3)}, draft.Run{Text: "binds", At: at(4, 1), State: draft.Inserted})
	return &checker.Understanding{
		Document: &resolution.Document{
			File: "draft.txt", Format: "text", Kind: "resolution", Title: "Words",
			Resolutions: []resolution.Resolution{{Mark: "ADD", New: true, NumberText: "ABC-1", Type: "resolution", Title: "Words", Heading: 0}},
			Clauses: []resolution.Clause{
				{ID: 0, Parent: -1, Kind: resolution.KindHeading, Part: resolution.PartHeading, Name: "heading", Text: draft.NewText(draft.Run{Text: "Words", At: at(1, 1)}), Start: at(1, 1), End: at(1, 6)},
				{ID: 1, Parent: -1, Kind: resolution.KindSection, Part: resolution.PartOperative, Verb: "resolves", Name: "resolves", Start: at(2, 1), End: at(2, 9), Chapeau: true},
				{ID: 2, Parent: 1, Kind: resolution.KindItem, Part: resolution.PartOperative, Verb: "resolves", Depth: 1, Name: "resolves 1",
					Label: resolution.Label{Text: "1", Style: "number", Value: 1}, Text: text, Start: at(3, 1), End: at(4, 6)},
			},
			Citations: []resolution.Citation{{Clause: 2, From: 5, To: 38, Type: "resolution", Number: 640, Text: "640", Revised: true, Place: "Place", Year: 2028, TitleFrom: 40, TitleTo: 48}},
		},
		Mentions: []facts.Mention{{ID: 1, Clause: 2, Concepts: []string{"text"}, Phrase: "words", From: 43, To: 48, Words: "words", At: at(3, 46), End: at(3, 51)}},
		Statements: []facts.Statement{
			{ID: 1, Clause: 2, From: text.Len(), To: text.Len(), Words: "resolves", Act: facts.Role{"unknown": 1}, Status: facts.Asserted, Force: "decides", Via: "assembly"},
			{ID: 0, Clause: 1, Words: "resolves", Status: facts.Mentioned, Force: "decides"}, // in a clause without words of its own
			{ID: 2, Clause: 2, From: text.Len() - 5, To: text.Len(), Words: "binds", Status: facts.Negated, Revision: draft.Inserted, Why: []string{"not"}},
		},
	}
}

func TestShownFitsTheSchema(t *testing.T) {
	for _, withFacts := range []bool{false, true} {
		var b strings.Builder
		if err := report.Encode(&b, view(understanding(), withFacts)); err != nil {
			t.Fatal(err)
		}
		if err := schema.ValidateJSON("#Shown", []byte(b.String())); err != nil {
			t.Errorf("with facts %v: %v\n%s", withFacts, err, &b)
		}
		if strings.Contains(b.String(), "null") {
			t.Errorf("null in %s", &b)
		}
	}
	s := view(understanding(), true)
	if got, want := s.Citations[0].Title, "on words"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	if got, want := s.Citations[0].shownRange, (shownRange{3, 8, 3, 41}); got != want {
		t.Errorf("a citation stands at %v, want %v", got, want)
	}
	for i, want := range []shownRange{{2, 1, 2, 1}, {4, 6, 4, 6}, {4, 1, 4, 6}} {
		if got := (*s.Statements)[i].shownRange; got != want {
			t.Errorf("statement %d stands at %v, want %v", i, got, want)
		}
	}
}

func TestReportFitsTheSchema(t *testing.T) {
	a, stdout, _ := testApp("a forbidden act\na doubtful act, waived")
	a.run(context.Background(), []string{"check", "--format", "json", "-"})
	if err := schema.ValidateJSON("#Report", stdout.Bytes()); err != nil {
		t.Errorf("%v\n%s", err, stdout)
	}
}
