package report

import (
	"cmp"
	"slices"
)

// Sort puts findings in the order of a report: by file, line, column, rule;
// then by what else tells two findings apart, so that the order never depends
// on the order of work.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.EndLine, b.EndLine),
			cmp.Compare(a.EndColumn, b.EndColumn),
			cmp.Compare(a.Level, b.Level),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Fingerprint, b.Fingerprint),
		)
	})
}

// Summarise counts the documents and findings of a report into its Summary.
// Waived findings count as waived only.
func Summarise(r *Report) {
	s := Summary{Documents: len(r.Documents)}
	for _, f := range r.Findings {
		switch {
		case f.Waived != nil:
			s.Waived++
		case f.Level == Error:
			s.Error++
		case f.Level == Warning:
			s.Warning++
		case f.Level == Advice:
			s.Advice++
		}
	}
	r.Summary = s
}

// AtLeast reports whether l weighs as much as m or more. An unknown level
// weighs nothing.
func (l Level) AtLeast(m Level) bool { return weight(l) > 0 && weight(l) >= weight(m) }

func weight(l Level) int {
	switch l {
	case Error:
		return 3
	case Warning:
		return 2
	case Advice:
		return 1
	}
	return 0
}
