package resolution

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/draft"
)

// corpus reads all drafts of the testdata.
func corpus(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, dir := range []string{"testdata/layouts", "testdata/drafts"} {
		for _, f := range drafts(t, dir) {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			out[f] = data
		}
	}
	return out
}

// check reports the first invariant that the document breaks.
func check(d *Document, dr *draft.Draft, v draft.View) error {
	for i, c := range d.Clauses {
		switch {
		case c.ID != i:
			return fmt.Errorf("clause %d has id %d", i, c.ID)
		case c.Parent >= i || c.Parent < -1:
			return fmt.Errorf("clause %d hangs from %d", i, c.Parent)
		case c.Parent < 0 && c.Depth != 0, c.Parent >= 0 && c.Depth != d.Clauses[c.Parent].Depth+1:
			return fmt.Errorf("clause %d has depth %d", i, c.Depth)
		case c.Parent >= 0 && c.Resolution != d.Clauses[c.Parent].Resolution:
			return fmt.Errorf("clause %d hangs from another resolution", i)
		case c.Resolution >= len(d.Resolutions) || c.Resolution < -1:
			return fmt.Errorf("clause %d is of resolution %d", i, c.Resolution)
		case c.Name == "":
			return fmt.Errorf("clause %d has no name", i)
		case c.Text.Len() == 0 && c.Label.Text == "":
			return fmt.Errorf("clause %d is empty", i)
		case c.End.Before(c.Start):
			return fmt.Errorf("clause %d %q runs from %v to %v", i, c.Name, c.Start, c.End)
		case i > 0 && c.Start.Before(d.Clauses[i-1].Start):
			return fmt.Errorf("clause %d %q starts at %v, before the one before it", i, c.Name, c.Start)
		}
	}
	for _, c := range d.Citations {
		n := d.Clauses[c.Clause].Text.Len()
		if c.From < 0 || c.From >= c.To || c.To > n || c.TitleFrom > c.TitleTo || c.TitleTo > n || c.TitleFrom < 0 {
			return fmt.Errorf("citation %+v is out of its clause", c)
		}
	}
	for i, r := range d.Resolutions {
		if r.Heading < -1 || r.Heading >= len(d.Clauses) {
			return fmt.Errorf("resolution %d has heading %d", i, r.Heading)
		}
		if r.Heading >= 0 && (r.TitleFrom < 0 || r.TitleFrom > r.TitleTo || r.TitleTo > d.Clauses[r.Heading].Text.Len()) {
			return fmt.Errorf("resolution %d has its title at %d to %d", i, r.TitleFrom, r.TitleTo)
		}
	}
	return complete(d, dr, v)
}

// complete checks that every character of the view stands in one clause or
// label, furniture and rules left out.
func complete(d *Document, dr *draft.Draft, v draft.View) error {
	seen := map[draft.Pos]string{}
	for _, c := range d.Clauses {
		for _, r := range c.Text.Runs() {
			at := r.At
			for _, x := range r.Text {
				if x != ' ' {
					if by, ok := seen[at]; ok && by != c.Name {
						return fmt.Errorf("%q at %v stands in %q and %q", x, at, by, c.Name)
					}
					seen[at] = c.Name
				}
				at.Column++
			}
		}
		for at := c.Label.At; c.Label.Text != "" && at.Before(c.Label.End); at.Column++ {
			seen[at] = c.Name
		}
	}
	page := false
	for _, p := range dr.View(v) {
		s := draft.NewText(p.Runs...).TrimSpace().String()
		if p.Furniture || isRule(s) || page && pageNumber(s) {
			page = page || p.Furniture
			continue
		}
		page = false
		for _, r := range p.Runs {
			at := r.At
			for _, x := range r.Text {
				if _, ok := seen[at]; !ok && !unicode.IsSpace(x) && x != '-' {
					return fmt.Errorf("%q at %v stands nowhere in %q", x, at, r.Text)
				}
				at.Column++
			}
		}
	}
	return nil
}

func TestInvariants(t *testing.T) {
	for f, data := range corpus(t) {
		d, err := draft.Read(f, data)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []draft.View{draft.Proposed, draft.Current} {
			if err := check(Parse(d, v, testGrammar), d, v); err != nil {
				t.Errorf("%s, %v: %v", f, v, err)
			}
		}
	}
}

// names lists names and texts, which must not depend on the layout.
func names(d *Document) []string {
	var out []string
	for _, c := range d.Clauses {
		out = append(out, c.Name+" | "+c.Label.Text+" | "+c.Text.String())
	}
	return out
}

// long is a draft without line breaks inside clauses.
const long = `MOD BAY/21A1/1
RESOLUTION 12 (Rev. South Point, 2024)
Tide tables and their exchange between the harbours of the northern and of the southern coast of the continent

The Harbour Assembly (Port, 2030),

recalling
a) Resolution 3 (Rev. South Point, 2024) of this Assembly, on lamps of piers and of the boats that are bound to them;
b) that the conference of captains, in its report of 3 May 2029, asked for one table, gave 14 reasons, and invites harbours to add to them,

noting with concern
that errors were found in five tables out of ten, and that nobody instructs the printers to correct them before the next edition goes out,

resolves
1 to adopt a common unit for heights and times, in particular:
i) of high water in harbours that are open to the sea at all hours of the day, and to boats of all sizes;
ii) of low water;
2 to print 2 000 copies of two editions each year, and to send 12 copies of each to all harbours, captains and owners of boats on the coast;
3 that harbours without printer receive ten copies,

instructs the head of the harbour office, in consultation with the captains of the fleet and the owners of the boats that sail on the northern coast,
1 to prepare the tables;
2 to report on them, with examples of errors that were found in the tables of the years before, to the council of the harbours,

invites harbours, captains and owners of boats to report errors and to send their tables in good time, so that the printers can begin before the winter.

Reasons: One table is better than ten. Experience with the northern tables shows it, as does the experience of the southern ones, which were printed first.
`

// unfinished is a draft whose sections break off before their lists.
const unfinished = `DRAFT NEW RESOLUTION [BAY-2]
Tide tables and their exchange between the harbours of the northern and of the southern coast

The Harbour Assembly (Port, 2030),

recognizing that it is for the members of each harbour, and for nobody else on the northern coast of the continent,
a) to elect its captain, who reports to them on lamps, tables and boats in the harbour and on the open sea;
b) to paint its lamps in the colours that they like, as long as other harbours can tell them from their own,

resolves that harbours, whatever their size and their distance from the northern coast,
1 are encouraged to use the tables in their own offices, and to send what they find to the office of the Assembly;
2 are entitled to print 2 000 copies of them, and to sell those that their captains do not need;

resolves that neither the Assembly nor any organ of it, of whatever name and standing and wherever it meets, shall
i) allocate lamps to harbours, or take lamps from harbours, without the consent of the harbours that are concerned;
ii) approve tables that were made by a harbour for the boats of that harbour;
iii) oversee boats,

requests the council to widen its terms of reference by the following tasks, to be taken up in the course of the year:
a) keeping a list of lamps and of the harbours to which they belong, with the names of the captains who lit them;
b) keeping a list of boats,

instructs the head of the office to report to the council.
`

// Each of the layouts says the same.
func TestUnfinished(t *testing.T) {
	want := names(parse(t, "unfinished.txt", []byte(unfinished), draft.Proposed))
	if n := strings.Count(strings.Join(want, "\n"), "¶"); n > 0 {
		t.Fatalf("%d clauses stand by themselves: %s", n, strings.Join(want, "\n"))
	}
	same := func(name, s string) {
		t.Helper()
		if diff := cmp.Diff(want, names(parse(t, "unfinished.txt", []byte(s), draft.Proposed))); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
	for _, width := range []int{48, 60, 72, 80, 100} {
		s := wrap(unfinished, width)
		same(fmt.Sprintf("at %d columns", width), s)
		same(fmt.Sprintf("at %d columns, quoted", width), "> "+strings.ReplaceAll(s, "\n", "\n> "))
		same(fmt.Sprintf("at %d columns, indented", width), "    "+strings.ReplaceAll(s, "\n", "\n    "))
	}
	lines := strings.Split(wrap(unfinished, 72), "\n")
	for i := 6; i < len(lines)-4; i++ {
		for _, stamp := range []string{
			"------ end of p. 3 / p. 4 follows ------", "Group of Lamps      TD 402 Rev.1             Page 8/11", `P:\BAY\035A21E.DOCX (541177)     12.03.28`,
		} {
			same(fmt.Sprintf("%q before %q", stamp, lines[i]), strings.Join(lines[:i], "\n")+"\n"+stamp+"\n"+strings.Join(lines[i:], "\n"))
		}
	}
	same("labels alone", strings.NewReplacer("\n1 ", "\n1\n", "\n2 ", "\n2\n", "\na) ", "\na)\n", "\nii) ", "\nii)\n").Replace(unfinished))
	same("labels before struck text", strings.NewReplacer("\n1 ", "\n1 [-old-]\n", "\n2 ", "\n2 [-old-]\n", "\na) ", "\na) [-old words-]\n").Replace(unfinished))
	same("blank lines", strings.NewReplacer("\n1 ", "\n\n1 ", "\n2 ", "\n\n2 ", "\na) ", "\n\na) ", "\nb) ", "\n\nb) ", "\ni) ", "\n\ni) ").Replace(unfinished))
	same("tabs", strings.NewReplacer("\n1 ", "\n1.\t", "\n2 ", "\n2.\t", "\na) ", "\na)\t", "\nb) ", "\nb)\t").Replace(unfinished))
}

// wrap breaks lines at the last space before the given width.
func wrap(s string, width int) string {
	var b strings.Builder
	for _, l := range strings.Split(s, "\n") {
		for len(l) > width {
			k := strings.LastIndexByte(l[:width], ' ')
			if k < 0 {
				break
			}
			b.WriteString(l[:k] + "\n")
			l = l[k+1:]
		}
		b.WriteString(l + "\n")
	}
	return b.String()
}

func TestWrapping(t *testing.T) {
	want := names(parse(t, "long.txt", []byte(long), draft.Proposed))
	for _, width := range []int{48, 60, 66, 72, 80, 92, 100} {
		got := names(parse(t, "wrapped.txt", []byte(wrap(long, width)), draft.Proposed))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("at %d columns: -want +got\n%s", width, diff)
		}
	}
}

func TestPageHeaders(t *testing.T) {
	lines := strings.Split(wrap(long, 72), "\n")
	want := names(parse(t, "long.txt", []byte(long), draft.Proposed))
	for i := 9; i < len(lines)-4; i++ {
		for _, head := range []string{"- 4 -\nPORT30/21-E", "\n- 4 -\nPORT30/21-E\n"} {
			if head[0] == '\n' && endOf(lines[i-1]) == endStop { // the page may end a paragraph
				continue
			}
			s := strings.Join(lines[:i], "\n") + "\n" + head + "\n" + strings.Join(lines[i:], "\n")
			if diff := cmp.Diff(want, names(parse(t, "paged.txt", []byte(s), draft.Proposed))); diff != "" {
				t.Errorf("page break before %q: -want +got\n%s", lines[i], diff)
			}
		}
	}
}

func TestIndentation(t *testing.T) {
	want := names(parse(t, "long.txt", []byte(long), draft.Proposed))
	s := "    " + strings.ReplaceAll(wrap(long, 72), "\n", "\n    ")
	if diff := cmp.Diff(want, names(parse(t, "indented.txt", []byte(s), draft.Proposed))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	s = strings.NewReplacer("\n1 ", "\n1.\t", "\n2 ", "\n2.\t", "\n3 ", "\n3.\t").Replace(long)
	if diff := cmp.Diff(want, names(parse(t, "tabs.txt", []byte(s), draft.Proposed))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestDeterministic(t *testing.T) {
	for f, data := range corpus(t) {
		a, b := outline(parse(t, f, data, draft.Proposed)), outline(parse(t, f, data, draft.Proposed))
		if a != b {
			t.Errorf("%s: two outcomes", f)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, data := range corpus(f) {
		f.Add(string(data), false)
	}
	f.Add("resolves\n1", false)
	f.Add("I considering a) (\n1bis) x\n1.1.1.1.1.1.1 y\n(i", false)
	f.Add("MOD RESOLUTION (\nResolutions 1, 2 and (Rev. ", true)
	f.Fuzz(func(t *testing.T, s string, md bool) {
		name := "f.txt"
		if md {
			name = "f.md"
		}
		d, err := draft.Read(name, []byte(s))
		if err != nil {
			return
		}
		for _, v := range []draft.View{draft.Proposed, draft.Current} {
			doc := Parse(d, v, testGrammar)
			if err := check(doc, d, v); err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			doc.Tree(&b)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	s := strings.Repeat(wrap(long, 80), 1+10_000/len(long))[:10_000]
	d, err := draft.Read("long.txt", []byte(s))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(d, draft.Proposed, testGrammar)
	}
}
