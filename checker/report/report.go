// Package report holds the findings of a run and renders them for people and
// machines.
package report

// Level is the weight of a finding.
type Level string

// Levels, heaviest first.
const (
	Error   Level = "error"   // a red line
	Warning Level = "warning" // weakens the position, or needs a second look
	Advice  Level = "advice"  // an opportunity; never fails a run
)

// Tool names the program and the policies that made a report.
type Tool struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Policies string `json:"policies"` // digest of the policy set
}

// Document is what was read.
type Document struct {
	File        string       `json:"file"`
	Format      string       `json:"format"`
	Kind        string       `json:"kind"` // "resolution" or "prose"
	Mark        string       `json:"mark"`
	Number      int          `json:"number,omitempty"`
	Title       string       `json:"title"`
	Language    string       `json:"language"`
	Proponents  []string     `json:"proponents"`
	Clauses     int          `json:"clauses"`
	Words       int          `json:"words"`
	Resolutions []Resolution `json:"resolutions,omitempty"` // of a file with several proposals
}

// Resolution is one of several proposals in a file.
type Resolution struct {
	Mark       string   `json:"mark"`
	Number     int      `json:"number,omitempty"`
	Title      string   `json:"title"`
	Proponents []string `json:"proponents"`
	Clauses    int      `json:"clauses"`
}

// Evidence is a piece of text that made a rule fire.
type Evidence struct {
	Concept string `json:"concept"`
	Role    string `json:"role"`
	Quote   string `json:"quote"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

// Waived says why a finding does not count.
type Waived struct {
	Reason  string `json:"reason"`
	Expires string `json:"expires,omitempty"`
}

// Finding is a place where a draft crosses a rule. Lines and columns are
// 1-based, columns in Unicode code points, EndColumn exclusive.
type Finding struct {
	Rule              string     `json:"rule"`
	Level             Level      `json:"level"`
	Certainty         string     `json:"certainty"` // "certain" or "possible"
	File              string     `json:"file"`
	Line              int        `json:"line"`
	Column            int        `json:"column"`
	EndLine           int        `json:"endLine"`
	EndColumn         int        `json:"endColumn"`
	Page              int        `json:"page,omitempty"`
	Clause            string     `json:"clause"`
	Resolution        *int       `json:"resolution,omitempty"` // index into the document's resolutions, where it has several
	Quote             string     `json:"quote"`
	Message           string     `json:"message"`
	Why               string     `json:"why"`
	Suggestion        string     `json:"suggestion"`
	Because           []Evidence `json:"because"`
	Revision          string     `json:"revision"` // "kept", "inserted" or "struck"
	Fingerprint       string     `json:"fingerprint"`
	ClauseFingerprint string     `json:"clauseFingerprint"`
	Waived            *Waived    `json:"waived,omitempty"`
}

// Problem is a file that could not be checked, and why.
type Problem struct {
	File    string `json:"file"`
	Message string `json:"message"`
}

// Summary counts.
type Summary struct {
	Documents int `json:"documents"`
	Error     int `json:"error"`
	Warning   int `json:"warning"`
	Advice    int `json:"advice"`
	Waived    int `json:"waived"`
}

// Report is the outcome of a run, version 1 of the JSON contract.
type Report struct {
	Version   int        `json:"version"`
	Tool      Tool       `json:"tool"`
	Documents []Document `json:"documents"`
	Findings  []Finding  `json:"findings"`
	Errors    []Problem  `json:"errors"`
	Summary   Summary    `json:"summary"`
}
