package checker_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/fixtures/bench/corpus"
)

func drafts(n int) []checker.Source {
	ss := make([]checker.Source, n)
	for i := range ss {
		ss[i] = checker.Source{Name: fmt.Sprintf("draft-%05d.txt", i+1), Data: corpus.Draft(i, 10<<10)}
	}
	return ss
}

// BenchmarkCheck10KB is one draft of 10 KB on a checker that has seen drafts
// before, on one processor.
func BenchmarkCheck10KB(b *testing.B) {
	c, err := checker.New(context.Background(), checker.Options{Jobs: 1})
	if err != nil {
		b.Fatal(err)
	}
	ss := drafts(64)
	if _, err := c.CheckAll(context.Background(), ss, nil); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(10 << 10)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := c.Check(context.Background(), ss[i%len(ss)]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck1000 is 1,000 drafts of 10 KB, a new checker and all
// processors: what "redline check FOLDER" does without reading and printing.
func BenchmarkCheck1000(b *testing.B) {
	ss := drafts(1000)
	b.SetBytes(1000 * 10 << 10)
	b.ReportAllocs()
	for b.Loop() {
		c, err := checker.New(context.Background(), checker.Options{})
		if err != nil {
			b.Fatal(err)
		}
		r, err := c.CheckAll(context.Background(), ss, nil)
		if err != nil {
			b.Fatal(err)
		}
		if len(r.Documents) != len(ss) || len(r.Findings) == 0 {
			b.Fatalf("%d documents, %d findings: a checker that does nothing is fast", len(r.Documents), len(r.Findings))
		}
	}
}

// BenchmarkCold is a new checker and one draft of 10 KB: the start of the
// program without the start of its process.
func BenchmarkCold(b *testing.B) {
	ss := drafts(3)[2:]
	b.ReportAllocs()
	for b.Loop() {
		c, err := checker.New(context.Background(), checker.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := c.CheckAll(context.Background(), ss, nil); err != nil {
			b.Fatal(err)
		}
	}
}
