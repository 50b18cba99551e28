package draft

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzRead reads any bytes as text and as Markdown: no panic, an error of this
// package or a draft whose every character stands at its place in the file.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"a\f[-b\fc-] é\f\n\f\f\td\r\n\fe", "- a\n\f- b\fc\n\n> d\f[^1]\n\n[^1]: e\f1\f"} {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, markdown bool) {
		name := "a.txt"
		if markdown {
			name = "a.md"
		}
		d, err := Read(name, bytes.Clone(data))
		if err != nil {
			if _, ok := errors.AsType[*FileError](err); !ok || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v", err)
			}
			return
		}
		s, err := decode(data)
		if err != nil {
			t.Fatal(err)
		}
		checkInvariants(t, d, s)
	})
}

// writeDraft returns a draft of about size bytes of invented clauses, with a
// revision in every tenth.
func writeDraft(size int, markdown bool) []byte {
	var b bytes.Buffer
	b.WriteString("ADD XYZ/1A1/1\nDRAFT NEW RESOLUTION [XYZ-1]\nOn the keeping of lists\n\n")
	for n := 1; b.Len() < size; n++ {
		if n%12 == 1 {
			b.WriteString("\nresolves to invite the members\n\n")
		}
		label := fmt.Sprint(n%12, " ")
		if markdown {
			label = fmt.Sprint(n%12, ". ")
		}
		fmt.Fprintf(&b, "%sthat the lists which each member keeps of its “own” work be published\nand compared with those of the year before, as far as they exist;\n", label)
		if n%10 == 0 {
			b.WriteString("that [-nobody-][+everybody+] reads them [at once], and that this\nbe repeated;\n")
		}
	}
	return b.Bytes()
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"a.txt", "a.md"} {
		data := writeDraft(10<<10, name == "a.md")
		b.Run(strings.TrimPrefix(name, "a."), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				d, err := Read(name, data)
				if err != nil {
					b.Fatal(err)
				}
				d.View(Proposed)
			}
		})
	}
}

// TestReadScales reads input that invites work beyond its length.
func TestReadScales(t *testing.T) {
	const n = 200_000
	for name, s := range map[string]string{
		"open brackets":   strings.Repeat("[", n),
		"open marks":      strings.Repeat("[-", n),
		"marks":           strings.Repeat("[-a-][+b+]", n/10),
		"nested":          strings.Repeat("[", n) + "a" + strings.Repeat("]", n),
		"crossed":         strings.Repeat("[-[+", n/4) + strings.Repeat("-]+]", n/4),
		"combining marks": "a" + strings.Repeat("\u0301", n),
		"mixed word":      strings.Repeat("аa", n),
		"hyphens":         strings.Repeat("а-", n),
		"blank lines":     strings.Repeat("\n", n) + "a",
		"numbers":         strings.Repeat("1\n\n", n/4),
		"page ends":       strings.Repeat("Head of it\n1\f", n/10),
	} {
		t.Run(name, func(t *testing.T) {
			d := mustRead(t, "a.txt", s)
			Join(d.View(Proposed))
		})
	}
}

// TestReadMarkdownScales does the same for Markdown.
func TestReadMarkdownScales(t *testing.T) {
	const n = 20_000
	for name, s := range map[string]string{
		"quotations": strings.Repeat(">", 10*n) + "a",
		"lists":      strings.Repeat("- ", 10*n) + "a",
		"numbers":    strings.Repeat("1. ", 10*n) + "a",
		"marks":      strings.Repeat("[-a-][+b+]", n),
		"emphasis":   strings.Repeat("*a ", n) + "b",
		"insertions": strings.Repeat("<ins>\n\n", n/8) + "a",
		"inline":     strings.Repeat("<ins>a", n),
		"references": strings.Repeat("&", n) + "a",
		"escapes":    strings.Repeat(`\[`, n) + "a",
		"links":      strings.Repeat("[a](b)", n),
		"cells":      strings.Repeat("|a", n) + "\n" + strings.Repeat("|-", n) + "\n",
		"footnotes":  strings.Repeat("[^1]: a\n\n", n/8) + strings.Repeat("[^1]", n),
	} {
		t.Run(name, func(t *testing.T) {
			d := mustRead(t, "a.md", s)
			Join(d.View(Proposed))
		})
	}
}

// TestReadTogether reads from several goroutines: the parser is shared.
func TestReadTogether(t *testing.T) {
	data := writeDraft(4<<10, true)
	want := dump(mustRead(t, "a.md", string(data)).Paragraphs)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			d, err := Read("a.md", data)
			if err != nil {
				t.Error(err)
				return
			}
			if diff := cmp.Diff(want, dump(d.Paragraphs)); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
}
