package cli

import (
	"cmp"
	"slices"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/resolution"
)

// shown is a document as the checker understood it, in JSON. Lines and columns
// are 1-based, columns in Unicode code points, endColumn exclusive.
type shown struct {
	Version     int               `json:"version"`
	File        string            `json:"file"`
	Format      string            `json:"format"`
	Kind        string            `json:"kind"`
	Title       string            `json:"title"`
	Proponents  []string          `json:"proponents"`
	Words       int               `json:"words"`
	Revised     bool              `json:"revised"`
	Merged      bool              `json:"merged"`
	Resolutions []shownResolution `json:"resolutions"`
	Clauses     []shownClause     `json:"clauses"`
	Citations   []shownCitation   `json:"citations"`
	Mentions    *[]shownMention   `json:"mentions,omitempty"`
	Statements  *[]shownStatement `json:"statements,omitempty"`
}

type shownResolution struct {
	Mark       string   `json:"mark"`
	Proposal   string   `json:"proposal"`
	Proponents []string `json:"proponents"`
	New        bool     `json:"new"`
	Type       string   `json:"type"`
	Number     int      `json:"number"`
	NumberText string   `json:"numberText"`
	Revised    bool     `json:"revised"`
	Place      string   `json:"place"`
	Year       int      `json:"year"`
	Title      string   `json:"title"`
	Conference string   `json:"conference"`
	ConfPlace  string   `json:"confPlace"`
	ConfYear   int      `json:"confYear"`
	Heading    int      `json:"heading"` // id of the heading clause, -1 if none
}

type shownLabel struct {
	Text   string `json:"text"`
	Style  string `json:"style"`
	Value  int    `json:"value"`
	Suffix string `json:"suffix"`
}

type shownRange struct {
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"endLine"`
	EndColumn int `json:"endColumn"`
}

type shownClause struct {
	ID         int        `json:"id"`
	Parent     int        `json:"parent"`     // id of the clause it hangs from, -1 at the top
	Resolution int        `json:"resolution"` // index into resolutions, -1 for prose
	Kind       string     `json:"kind"`
	Part       string     `json:"part"`
	Verb       string     `json:"verb"`
	Addressee  string     `json:"addressee"`
	Addressees []string   `json:"addressees"`
	With       string     `json:"with"`
	Label      shownLabel `json:"label"`
	Name       string     `json:"name"`
	Text       string     `json:"text"`
	shownRange
	Depth   int  `json:"depth"`
	Chapeau bool `json:"chapeau"`
}

type shownCitation struct {
	Clause  int    `json:"clause"`
	Type    string `json:"type"`
	Number  int    `json:"number"`
	Text    string `json:"text"`
	Revised bool   `json:"revised"`
	Place   string `json:"place"`
	Year    int    `json:"year"`
	Title   string `json:"title"`
	shownRange
}

type shownMention struct {
	ID       int      `json:"id"`
	Clause   int      `json:"clause"`
	Concepts []string `json:"concepts"`
	Phrase   string   `json:"phrase"`
	Words    string   `json:"words"`
	shownRange
	Values []string `json:"values"`
}

type shownStatement struct {
	ID     int    `json:"id"`
	Clause int    `json:"clause"`
	Words  string `json:"words"`
	shownRange
	Act      facts.Role          `json:"act"`
	Agent    facts.Role          `json:"agent"`
	Object   facts.Role          `json:"object"`
	Subject  facts.Role          `json:"subject"`
	About    facts.Role          `json:"about"`
	Via      string              `json:"via"`
	Status   string              `json:"status"`
	Why      []string            `json:"why"`
	Force    string              `json:"force"`
	Revision string              `json:"revision"`
	Values   map[string][]string `json:"values"`
}

func list(s []string) []string { return append([]string{}, s...) }

func between(a, b draft.Pos) shownRange { return shownRange{a.Line, a.Column, b.Line, b.Column} }

// part is the range of a part of a clause's text, from byte offset from up to
// to. Where the words stand elsewhere (in the line that the clause hangs from)
// the part is empty, and the place is the one it hangs at.
func part(c resolution.Clause, from, to int) shownRange {
	a, b := c.Text.At(from), c.Text.End(to)
	if a.Line == 0 {
		a = c.Start
	}
	if from >= to || b.Line == 0 || b.Before(a) {
		b = a
	}
	return between(a, b)
}

// view builds the JSON view of a document, with mentions and statements if
// withFacts is set.
func view(u *checker.Understanding, withFacts bool) shown {
	d := u.Document
	s := shown{
		Version: 1, File: d.File, Format: d.Format, Kind: d.Kind, Title: d.Title, Proponents: list(d.Proponents),
		Words: d.Words, Revised: d.Revised, Merged: d.Merged,
		Resolutions: []shownResolution{}, Clauses: []shownClause{}, Citations: []shownCitation{},
	}
	for _, r := range d.Resolutions {
		s.Resolutions = append(s.Resolutions, shownResolution{
			Mark: r.Mark, Proposal: r.Proposal, Proponents: list(r.Proponents), New: r.New, Type: r.Type, Number: r.Number,
			NumberText: r.NumberText, Revised: r.Revised, Place: r.Place, Year: r.Year, Title: r.Title,
			Conference: r.Conference, ConfPlace: r.ConfPlace, ConfYear: r.ConfYear, Heading: r.Heading,
		})
	}
	clause := map[int]resolution.Clause{}
	for _, c := range d.Clauses {
		clause[c.ID] = c
		s.Clauses = append(s.Clauses, shownClause{
			ID: c.ID, Parent: c.Parent, Resolution: c.Resolution, Kind: string(c.Kind), Part: string(c.Part), Verb: c.Verb,
			Addressee: c.Addressee, Addressees: list(c.Addressees), With: c.With,
			Label: shownLabel{c.Label.Text, c.Label.Style, c.Label.Value, c.Label.Suffix},
			Name:  c.Name, Text: c.Text.String(), shownRange: between(c.Start, c.End), Depth: c.Depth, Chapeau: c.Chapeau,
		})
	}
	for _, c := range d.Citations {
		in := clause[c.Clause]
		s.Citations = append(s.Citations, shownCitation{
			Clause: c.Clause, Type: c.Type, Number: c.Number, Text: c.Text, Revised: c.Revised, Place: c.Place, Year: c.Year,
			Title: in.Text.Slice(c.TitleFrom, c.TitleTo).String(), shownRange: part(in, c.From, c.To),
		})
	}
	if !withFacts {
		return s
	}
	mentions, statements := []shownMention{}, []shownStatement{}
	for _, m := range u.Mentions {
		mentions = append(mentions, shownMention{
			ID: m.ID, Clause: m.Clause, Concepts: list(m.Concepts), Phrase: m.Phrase, Words: m.Words,
			shownRange: between(m.At, m.End), Values: list(m.Values),
		})
	}
	for _, st := range u.Statements {
		values := st.Values
		if values == nil {
			values = map[string][]string{}
		}
		statements = append(statements, shownStatement{
			ID: st.ID, Clause: st.Clause, Words: st.Words, shownRange: part(clause[st.Clause], st.From, st.To),
			Act: role(st.Act), Agent: role(st.Agent), Object: role(st.Object), Subject: role(st.Subject), About: role(st.About),
			Via: st.Via, Status: st.Status, Why: list(st.Why), Force: st.Force, Revision: st.Revision.String(), Values: values,
		})
	}
	slices.SortStableFunc(mentions, func(a, b shownMention) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortStableFunc(statements, func(a, b shownStatement) int { return cmp.Compare(a.ID, b.ID) })
	s.Mentions, s.Statements = &mentions, &statements
	return s
}

func role(r facts.Role) facts.Role {
	if r == nil {
		return facts.Role{}
	}
	return r
}
