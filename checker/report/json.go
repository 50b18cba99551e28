package report

import (
	"encoding/json"
	"io"
	"slices"
)

// JSON writes the report as version 1 of the JSON contract: arrays are never
// null, findings stand in order, two spaces of indentation, a final newline.
func JSON(w io.Writer, r Report) error {
	r.Documents = nonNil(r.Documents)
	for i := range r.Documents {
		d := &r.Documents[i]
		d.Proponents = nonNil(d.Proponents)
		if d.Resolutions != nil {
			d.Resolutions = slices.Clone(d.Resolutions)
		}
		for j := range d.Resolutions {
			d.Resolutions[j].Proponents = nonNil(d.Resolutions[j].Proponents)
		}
	}
	r.Findings = nonNil(r.Findings)
	for i := range r.Findings {
		r.Findings[i].Because = nonNil(r.Findings[i].Because)
	}
	Sort(r.Findings)
	r.Errors = nonNil(r.Errors)
	return Encode(w, r)
}

// Encode writes v as redline writes JSON: two spaces of indentation, "<", ">"
// and "&" as they are, a final newline.
func Encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// nonNil copies a slice; the copy is never nil.
func nonNil[T any](s []T) []T { return append(make([]T, 0, len(s)), s...) }
