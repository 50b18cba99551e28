package schema

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/resolution"
)

// sketch makes a document from lines: "MOD 64 Title" as heading, "P verb" and "O
// verb / addressee" as section lines, then clauses: a label and words, one tab
// deeper for each level, "~" in front for text that the proposal strikes. "!" in
// front of a clause cuts it from its section.
func sketch(t testing.TB, lines ...string) *resolution.Document {
	t.Helper()
	d := &resolution.Document{Kind: "resolution"}
	var part resolution.Part
	parents := []int{-1}
	for n, l := range lines {
		c := resolution.Clause{ID: len(d.Clauses), Parent: -1, Resolution: len(d.Resolutions) - 1, Part: part}
		state := draft.Kept
		if strings.HasPrefix(l, "~") {
			l, state = l[1:], draft.Struck
		}
		at := draft.Pos{Line: n + 1, Column: 1}
		c.Start, c.End = at, draft.Pos{Line: n + 1, Column: 1 + len(l)}
		kind, rest, _ := strings.Cut(l, " ")
		switch kind {
		case "ADD", "MOD", "SUP", "NOC", "TEXT":
			r := resolution.Resolution{Mark: strings.TrimPrefix(kind, "TEXT"), Title: rest, Heading: c.ID}
			d.Resolutions = append(d.Resolutions, r)
			c.Resolution++
			c.Kind, c.Part, c.Name = resolution.KindHeading, resolution.PartHeading, "heading"
		case "ANNEX":
			c.Kind = resolution.KindAnnex
		case "PROSE":
			c.Kind, c.Part, c.Resolution = resolution.KindParagraph, resolution.PartProse, -1
		case "P", "O":
			part = map[string]resolution.Part{"P": resolution.PartPreamble, "O": resolution.PartOperative}[kind]
			c.Kind, c.Part = resolution.KindSection, part
			c.Verb, c.Addressee, _ = strings.Cut(rest, " / ")
			c.Verb, _, _ = strings.Cut(c.Verb, ": ")
			c.Name = strings.TrimSpace(c.Verb + " " + c.Addressee)
			l = strings.Replace(rest, " / ", " ", 1)
			parents = []int{c.ID}
		default:
			depth := len(l) - len(strings.TrimLeft(l, "\t"))
			l = strings.TrimLeft(l, "\t")
			c.Kind, c.Depth = resolution.KindItem, depth+1
			if cut := strings.HasPrefix(l, "!"); cut {
				l = l[1:]
			} else if depth < len(parents) {
				c.Parent = parents[depth]
				parents = append(parents[:depth+1], c.ID)
			}
			if label, words, ok := strings.Cut(l, " "); ok && (strings.HasSuffix(label, ")") || label == "–" || label > "0" && label < ":") {
				c.Label = resolution.Label{Text: strings.Trim(label, ").")}
				switch s := c.Label.Text; {
				case s == "–":
					c.Label.Style = "dash"
				case s == "":
				case s[0] >= '0' && s[0] <= '9':
					c.Label.Style = "number"
					fmt.Sscan(s, &c.Label.Value)
				case strings.Trim(s, "ivx") == "":
					c.Label.Style = "roman"
				default:
					c.Label.Style = "letter"
					c.Label.Value = int(s[0]-'a') + 1
				}
				l = words
			}
			c.Name = "clause " + c.Label.Text
		}
		if l != "" {
			c.Text = draft.NewText(draft.Run{Text: l, At: at, State: state})
		}
		d.Clauses = append(d.Clauses, c)
	}
	return d
}

// form renders errors as "line: message".
func form(es []FormError) []string {
	var out []string
	for _, e := range es {
		out = append(out, fmt.Sprintf("%d: %s", e.At.Line, e.Message))
	}
	return out
}

var good = []string{
	"MOD 64 Addresses",
	"P considering",
	"a) that cables are long;",
	"b) that repairs take time,",
	"P recognizing: Resolution 3 of the conference on cables,",
	"O resolves",
	"1 to publish a map:",
	"\ta) of cables;",
	"\tb) of stations:",
	"\t\ti) by land;",
	"2 to update it,",
	"O instructs / the Director",
	"to report.",
}

func TestForm(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"whole", good, nil},
		{"prose", []string{"PROSE words", "PROSE more"}, nil},
		{"suppression without text", []string{"SUP 47 Cables"}, nil},
		{"no change with a preamble only", []string{"NOC 47 Cables", "P considering", "a) that it is well;"}, nil},
		{"modification that quotes a preamble only", []string{"MOD 47 Cables", "P considering", "a) that it is well;"}, nil},
		{"addition with a heading only", []string{"ADD Cables"}, nil},
		{"mark without heading", []string{"MOD", "P considering", "a) that;", "O resolves", "1 to do;"}, []string{
			"1: The proposal mark stands alone: a heading with the number or title of the resolution is expected below it.",
		}},
		{"no operative part", []string{"ADD Cables", "P considering", "a) that;", "b) also;"}, []string{
			`1: This text has a preamble but no operative part: a section such as "resolves" or "instructs …" is expected after it.`,
		}},
		{"section without clause", []string{"ADD Cables", "P considering", "O resolves", "1 to do;", "O instructs / the Director", "O invites / Members", "to help."}, []string{
			"2: Nothing stands under “considering”: at least one clause is expected.",
			"5: Nothing stands under “instructs the Director”: at least one clause is expected.",
		}},
		{"preamble after operative", []string{"ADD Cables", "O resolves", "1 to do;", "P considering", "a) that;", "P noting", "b) this;"}, []string{
			"4: “considering” belongs to the preamble but stands after the operative part: it is expected before it.",
		}},
		{"preamble between operative sections", []string{"ADD Cables", "O resolves", "1 to do;", "P considering", "a) that;", "O invites / Members", "to help."}, nil},
		{"heading that is only a remark", []string{"MOD (Add.2)", "P considering", "a) that;", "O resolves", "1 to do;"}, []string{
			"1: The proposal mark stands alone: a heading with the number or title of the resolution is expected below it.",
		}},
		{"section line without verb", []string{"ADD Cables", "O  / the Director", "1 to do;"}, []string{
			`2: This section line has no verb: one such as "recognizing" or "resolves" is expected.`,
		}},
		{"mixed labels", []string{"ADD Cables", "O resolves", "1 to do;", "b) to rest;", "c) to sleep;"}, []string{
			"4: “clause b” is labelled in another way than the clause before it: one kind of label within a list, or a verb line above it, is expected.",
		}},
		{"letters that look Roman", []string{"ADD Cables", "O resolves", "h) to do;", "i) to rest;", "j) to sleep;"}, nil},
		{"plain clause among numbered ones", []string{"ADD Cables", "O resolves", "1 to do;", "to rest;", "2 to sleep;"}, nil},
		{"empty clause", []string{"ADD Cables", "O resolves", "1 to do;", "2 ", "3 to sleep;"}, []string{
			"4: “clause 2” has a label but no words: text is expected after the label, or no label.",
		}},
		{"clause that is only a list", []string{"ADD Cables", "O resolves", "1 ", "\ta) to do;", "\tb) to rest;"}, nil},
		{"lone dash", []string{"ADD Cables", "O resolves", "– to do;", "– "}, nil},
		{"clauses without verb line", []string{"ADD Cables", "P considering", "a) that;", "!1 to do;", "!2 to rest;", "!3 to sleep."}, []string{
			"4: No verb line governs this clause: a section such as \"considering\" or \"resolves\" is expected above it.",
		}},
		{"numbered clauses at the end of the preamble", []string{"ADD Cables", "P considering", "a) that;", "b) this,", "1 to do;", "2 to rest."}, []string{
			"5: No verb line governs this clause: a section such as \"considering\" or \"resolves\" is expected above it.",
		}},
		{"annex has its own form", append(append([]string{}, good...), "ANNEX 1", "P considering", "!a) this"), nil},
		{"struck text does not count", []string{"MOD 1 Cables", "P considering", "a) that;", "O resolves", "1 to do;", "~P noting", "~a) old;", "~b) older;", "O invites / Members", "~1 to sleep"}, nil},
		{"each resolution for itself", []string{"ADD Cables", "P considering", "a) that;", "ADD Ships", "O resolves", "1 to sail."}, []string{
			`1: This text has a preamble but no operative part: a section such as "resolves" or "instructs …" is expected after it.`,
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v := New()
			if err := v.Check(); err != nil {
				t.Fatal(err)
			}
			d := sketch(t, tt.lines...)
			if diff := cmp.Diff(tt.want, form(v.Form(d))); diff != "" {
				t.Errorf("Form (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.want, form(v.Form(d))); diff != "" {
				t.Errorf("second Form (-want +got):\n%s", diff)
			}
			d.Merged = true
			if got := v.Form(d); got != nil {
				t.Errorf("Form of merged text = %v, want none", got)
			}
		})
	}
}

func TestFormPlace(t *testing.T) {
	d := sketch(t, "ADD Cables", "O resolves", "1 to do;", "2 ", "3 to sleep;")
	want := []FormError{{Clause: 3, Resolution: 0, At: draft.Pos{Line: 4, Column: 1}, End: draft.Pos{Line: 4, Column: 3},
		Message: "“clause 2” has a label but no words: text is expected after the label, or no label."}}
	if diff := cmp.Diff(want, New().Form(d)); diff != "" {
		t.Errorf("Form (-want +got):\n%s", diff)
	}
}

// Every message must be reachable through a field of its definition, or Form
// would swallow the fault.
func TestMessagesNameFields(t *testing.T) {
	v := New()
	if err := v.Check(); err != nil {
		t.Fatal(err)
	}
	n := 0
	for name, def := range map[string]interface {
		judge() []string
	}{
		"frame":   judged(func() []string { return v.judgeFrame(frame{Mark: "ADD", Preamble: true}) }),
		"section": judged(func() []string { return v.judgeSection(section{Part: "preamble", After: "operative"}) }),
		"item":    judged(func() []string { return v.judgeItem(item{Part: "operative", Label: "number", Siblings: "letter"}) }),
	} {
		var want []string
		iter, err := v.message.LookupPath(path(name)).Fields()
		if err != nil {
			t.Fatal(err)
		}
		for iter.Next() {
			s, err := iter.Value().String()
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, s)
			n++
		}
		if diff := cmp.Diff(want, def.judge(), sorted); diff != "" {
			t.Errorf("%s: messages and faults of the worst form differ (-want +got):\n%s", name, diff)
		}
	}
	if n != 8 {
		t.Errorf("checked %d messages, want 8", n)
	}
}

// A form with a mark that form.cue does not know is left alone.
func TestFormUnknownMark(t *testing.T) {
	d := sketch(t, good...)
	d.Resolutions[0].Mark = "(MOD)"
	if got := New().Form(d); got != nil {
		t.Errorf("Form = %v, want none", got)
	}
}

func TestFormConcurrent(t *testing.T) {
	forget()
	docs := []*resolution.Document{
		sketch(t, good...),
		sketch(t, "MOD", "P considering", "O resolves", "1 ", "b) x"),
		sketch(t, "ADD Cables", "O resolves", "1 to do;", "P considering", "a) that;"),
	}
	var want [][]FormError
	for _, d := range docs {
		want = append(want, New().Form(d))
	}
	forget()
	shared := New()
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			v := shared
			if w%2 == 0 {
				v = New()
			}
			for i := range 30 {
				k := (i + w) % len(docs)
				if diff := cmp.Diff(want[k], v.Form(docs[k])); diff != "" {
					t.Errorf("document %d (-want +got):\n%s", k, diff)
					return
				}
			}
		})
	}
	wg.Wait()
}

// The messages are for lawyers: no word of CUE or Go may reach them.
func FuzzForm(f *testing.F) {
	f.Add([]byte("MOD 64 x\nP considering\na) b\nO resolves\n1 c\n\ti) d"))
	f.Add([]byte("ADD\nP considering\nO resolves\n1 \nb) c\nP noting\n!1 x\n!2 y"))
	f.Add([]byte("SUP 1\n~P considering\n~a) b\nANNEX\nO resolves\nTEXT\n!a) b"))
	f.Add([]byte("PROSE x\n!1 x\nNOC 3\nO  / Members\n– \n– x"))
	v := New()
	f.Fuzz(func(t *testing.T, data []byte) {
		lines := strings.Split(string(data), "\n")
		d := sketch(t, lines...)
		got := v.Form(d)
		for _, e := range got {
			if e.Clause < 0 || e.Clause >= len(d.Clauses) {
				t.Fatalf("clause %d of %d", e.Clause, len(d.Clauses))
			}
			c := d.Clauses[e.Clause]
			if c.Resolution != e.Resolution || e.At != c.Start || e.End != c.End {
				t.Fatalf("error %+v stands elsewhere than clause %+v", e, c)
			}
			m := e.Message
			for _, s := range []string{c.Name} {
				m = strings.ReplaceAll(m, s, "")
			}
			for _, s := range []string{"#", "conflicting", "disjunction", "bool", "%!", "_|_"} {
				if strings.Contains(m, s) {
					t.Fatalf("message %q", e.Message)
				}
			}
		}
		if diff := cmp.Diff(got, v.Form(d)); diff != "" {
			t.Fatalf("two runs differ:\n%s", diff)
		}
		if len(d.Clauses) > 0 {
			d.Clauses[0].Parent = 3 // a parent that comes later
			d.Clauses[len(d.Clauses)-1].Resolution = 7
			v.Form(d)
		}
	})
}

func fifty(t testing.TB) *resolution.Document {
	lines := []string{"MOD 64 Addresses"}
	for s := range 4 {
		lines = append(lines, []string{"P considering", "P recognizing", "O resolves", "O instructs / the Director"}[s])
		for i := range 11 {
			label := fmt.Sprintf("%c)", 'a'+i)
			if s > 1 {
				label = fmt.Sprint(i + 1)
			}
			lines = append(lines, label+" that something be so;")
		}
	}
	return sketch(t, append(lines, "to report.")...)
}

func BenchmarkFormWarm(b *testing.B) {
	d, v := fifty(b), New()
	if got := v.Form(d); got != nil {
		b.Fatal(got)
	}
	b.ReportAllocs()
	for b.Loop() {
		v.Form(d)
	}
}

func BenchmarkFormCold(b *testing.B) {
	d := fifty(b)
	b.ReportAllocs()
	for b.Loop() {
		forget()
		New().Form(d)
	}
}
