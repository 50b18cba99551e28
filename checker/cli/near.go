package cli

import (
	"cmp"
	"slices"
	"strings"
)

// near returns at most three of the candidates that look like word, the
// nearest first.
func near(word string, candidates []string) []string {
	type match struct {
		distance int
		text     string
	}
	word = strings.ToLower(word)
	var ms []match
	if word == "" || len(word) > 100 {
		return nil
	}
	for _, c := range candidates {
		d := distance(word, c)
		if _, name, ok := strings.Cut(c, "/"); ok {
			d = min(d, distance(word, name)+1)
		}
		if len(word) >= 3 && strings.Contains(c, word) {
			d = min(d, 1)
		}
		if d <= max(2, len(word)/3) {
			ms = append(ms, match{d, c})
		}
	}
	slices.SortFunc(ms, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.text, b.text))
	})
	var out []string
	for _, m := range ms[:min(3, len(ms))] {
		out = append(out, m.text)
	}
	return out
}

// distance counts the bytes to insert, drop, replace or swap with a neighbour
// to turn a into b.
func distance(a, b string) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			change := row[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			next[j] = min(change, row[j]+1, next[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
