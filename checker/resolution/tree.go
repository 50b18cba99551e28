package resolution

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/redline-check/redline/checker/draft"
)

// Children returns the ids of the clauses that hang from clause id, in order;
// for -1 those at the top.
func (d *Document) Children(id int) []int {
	var out []int
	for i := max(id+1, 0); i < len(d.Clauses); i++ {
		if d.Clauses[i].Parent == id {
			out = append(out, i)
		}
	}
	return out
}

// Path returns the ids from the section (or other clause at the top) down to
// clause id itself: the chain whose words govern it. An id that is no clause
// has no path.
func (d *Document) Path(id int) []int {
	n := 0
	for i := id; i >= 0 && i < len(d.Clauses); i = d.Clauses[i].Parent {
		n++
	}
	out := make([]int, n)
	for i := id; n > 0; i = d.Clauses[i].Parent {
		n--
		out[n] = i
	}
	return out
}

// TreeWidth is the width of the lines that Tree writes, in code points.
const TreeWidth = 100

// Tree writes the document for people as it was understood: what the headings
// say, then the clauses, each on one line of TreeWidth, then the citations.
// Where a clause has revisions, inserted words stand in +…+ and struck ones in
// -…-. Errors of w are dropped.
func (d *Document) Tree(w io.Writer) { d.TreeWidth(w, TreeWidth) }

// TreeWidth is Tree with lines of the given width.
func (d *Document) TreeWidth(w io.Writer, width int) {
	b := bufio.NewWriter(w)
	defer b.Flush()
	fmt.Fprintf(b, "%s (%s)", d.Kind, count(d.Words, "word"))
	if len(d.Proponents) > 0 {
		fmt.Fprintf(b, " by %s", strings.Join(d.Proponents, ", "))
	}
	if d.Revised {
		b.WriteString(", with revision marks")
	}
	if d.Merged {
		b.WriteString(", revisions run together")
	}
	b.WriteByte('\n')
	if d.Kind == "prose" && d.Title != "" {
		fmt.Fprintf(b, "title: %s\n", cut(d.Title, width-7))
	}
	res := -1
	for i := range d.Clauses {
		c := &d.Clauses[i]
		if c.Resolution != res || i == 0 {
			res = c.Resolution
			if res >= 0 {
				b.WriteByte('\n')
				d.Resolutions[res].facts(b, width)
			} else if i > 0 {
				b.WriteString("\nafter it\n")
			}
		}
		d.clause(b, c, width)
	}
	if len(d.Citations) > 0 {
		b.WriteString("\ncitations\n")
	}
	for i := range d.Citations {
		c := &d.Citations[i]
		t := d.Clauses[c.Clause].Text.String()
		fmt.Fprintf(b, "  %s %s", c.Type, c.Text)
		if c.Revised {
			b.WriteString(" Rev.")
		}
		if c.Place != "" {
			fmt.Fprintf(b, " %s %d", c.Place, c.Year)
		}
		if c.TitleTo > c.TitleFrom {
			fmt.Fprintf(b, " “%s”", cut(t[c.TitleFrom:c.TitleTo], 50))
		}
		fmt.Fprintf(b, " in %s\n", d.Clauses[c.Clause].Name)
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

func (r *Resolution) facts(b *bufio.Writer, width int) {
	var line []string
	if r.Mark != "" {
		line = append(line, r.Mark)
	}
	if r.Proposal != "" {
		line = append(line, r.Proposal)
	}
	name := r.Type
	if name == "" {
		name = "text"
	}
	if r.New {
		name = "new " + name
	}
	if r.NumberText != "" {
		name += " " + r.NumberText
	}
	if r.Year > 0 {
		rev := ""
		if r.Revised {
			rev = "Rev. "
		}
		name += fmt.Sprintf(" (%s%s, %d)", rev, r.Place, r.Year)
	}
	line = append(line, name)
	fmt.Fprintln(b, strings.Join(line, " "))
	if r.Title != "" {
		fmt.Fprintf(b, "  title: %s\n", cut(r.Title, width-9))
	}
	if len(r.Proponents) > 0 {
		fmt.Fprintf(b, "  proponents: %s\n", strings.Join(r.Proponents, ", "))
	}
	if r.Conference != "" {
		fmt.Fprintf(b, "  conference: %s", r.Conference)
		if r.ConfYear > 0 {
			fmt.Fprintf(b, " (%s, %d)", r.ConfPlace, r.ConfYear)
		}
		b.WriteByte('\n')
	}
}

// clause writes one line of the tree.
func (d *Document) clause(b *bufio.Writer, c *Clause, width int) {
	indent := strings.Repeat("  ", c.Depth+1)
	head := ""
	switch c.Kind {
	case KindHeading, KindOpening, KindNote, KindAnnex, KindFootnote, KindReasons, KindQuotation:
		head = c.Name
		if c.Kind == KindQuotation || c.Kind == KindNote {
			head = string(c.Kind)
		}
		head += ": "
	case KindSection:
		line := c.Name
		if c.Addressee != "" {
			line = strings.Replace(line, c.Verb+" ", c.Verb+" → ", 1)
		}
		if c.With != "" {
			line += " (with " + c.With + ")"
		}
		if c.Label.Text != "" {
			line = c.Label.Text + " " + line
		}
		fmt.Fprintf(b, "%s%s\n", indent, cut(line, width-len(indent)))
		return
	case KindParagraph:
		head = c.Name + " "
	case KindItem:
		if c.Part == PartProse {
			head = c.Name + " "
		}
	}
	if c.Label.Text != "" && c.Kind != KindFootnote {
		head += c.Label.Text
		if c.Label.Style == "letter" || c.Label.Style == "roman" {
			head += ")"
		}
		head += " "
	}
	fmt.Fprintf(b, "%s%s%s\n", indent, head, cut(marked(c.Text), width-len(indent)-utf8.RuneCountInString(head)))
}

// marked shows the revision states in a text.
func marked(t draft.Text) string {
	plain := true
	for _, r := range t.Runs() {
		plain = plain && r.State == draft.Kept
	}
	if plain {
		return t.String()
	}
	var b strings.Builder
	state := draft.Kept
	sign := func(s draft.State) string { return [...]string{"", "+", "-"}[s] }
	for _, r := range t.Runs() {
		if r.State != state {
			b.WriteString(sign(state))
			b.WriteString(sign(r.State))
			state = r.State
		}
		b.WriteString(r.Text)
	}
	b.WriteString(sign(state))
	return b.String()
}

// cut shortens s to n code points.
func cut(s string, n int) string {
	n = max(n, 12)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	i := 0
	for k := range s {
		if i == n-1 {
			s = s[:k]
			break
		}
		i++
	}
	return strings.TrimRight(s, " ") + "…"
}
