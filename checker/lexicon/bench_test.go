package lexicon_test

import (
	"strings"
	"testing"

	"github.com/redline-check/redline/checker/lexicon"
	"github.com/redline-check/redline/fixtures/bench/corpus"
	"github.com/redline-check/redline/policies"
)

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lexicon.Parse(policies.Lexicon); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFind looks for phrases at each word of a draft of 10 KB.
func BenchmarkFind(b *testing.B) {
	l, err := lexicon.Parse(policies.Lexicon)
	if err != nil {
		b.Fatal(err)
	}
	var ws []lexicon.Word
	for _, w := range strings.Fields(strings.ToLower(string(corpus.Draft(1, 10<<10)))) {
		low := strings.Trim(w, ",.;:()")
		ws = append(ws, lexicon.Word{Low: low, Forms: l.Forms(low), Num: low != "" && strings.Trim(low, "0123456789") == "", Stop: low != w})
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for i := range ws {
			if _, ok := l.Find(ws, i); ok {
				n++
			}
		}
	}
	if n == 0 {
		b.Fatal("found nothing")
	}
}
