package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// TextOptions set up Text.
type TextOptions struct {
	Lines func(file string) []string // lines of a file without line ends, nil if there are none to show; may be nil
	Color bool                       // with ANSI colours
	Width int                        // columns of the terminal; 0 means 100, less than 40 counts as 40
	Quiet bool                       // findings only, no summary
}

// maxLines is how many source lines of a finding are shown.
const maxLines = 4

// Text writes findings for people: where, which rule, the words that made it
// fire underlined (^ for the words that count, ~ for the rest of the range),
// why, and what to offer instead; then a summary line. Findings that are
// waived are counted and not shown. Errors of files are the caller's to print.
func Text(w io.Writer, r Report, o TextOptions) error {
	t := texter{o: o, width: o.Width}
	if t.width == 0 {
		t.width = 100
	}
	t.width = max(t.width, 40)
	file := ""
	var lines []string
	for i, f := range r.Findings {
		if f.Waived != nil {
			continue
		}
		if o.Lines != nil && (i == 0 || f.File != file) {
			lines = o.Lines(f.File)
		}
		file = f.File
		if t.some {
			t.b.WriteByte('\n')
		}
		t.some = true
		t.finding(f, lines)
		if t.b.Len() > 1<<16 {
			if _, err := t.b.WriteTo(w); err != nil {
				return err
			}
		}
	}
	if !o.Quiet {
		if t.some {
			t.b.WriteByte('\n')
		}
		t.b.WriteString(r.Summary.String())
		t.b.WriteByte('\n')
	}
	_, err := t.b.WriteTo(w)
	return err
}

// String says "12 drafts: 3 errors, 1 warning, 2 advice".
func (s Summary) String() string {
	var parts []string
	count := func(n int, one, many string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+one)
		case n > 1:
			parts = append(parts, strconv.Itoa(n)+" "+many)
		}
	}
	count(s.Error, "error", "errors")
	count(s.Warning, "warning", "warnings")
	count(s.Advice, "advice", "advice")
	if len(parts) == 0 {
		parts = append(parts, "nothing found")
	}
	count(s.Waived, "waived", "waived")
	drafts := "drafts"
	if s.Documents == 1 {
		drafts = "draft"
	}
	return fmt.Sprintf("%d %s: %s", s.Documents, drafts, strings.Join(parts, ", "))
}

type texter struct {
	b     bytes.Buffer
	o     TextOptions
	width int
	some  bool
}

const (
	bold  = "\x1b[1m"
	dim   = "\x1b[2m"
	reset = "\x1b[0m"
)

func colour(l Level) string {
	switch l {
	case Error:
		return "\x1b[1;31m"
	case Warning:
		return "\x1b[1;33m"
	}
	return "\x1b[1;36m"
}

// paint writes s in a colour.
func (t *texter) paint(code, s string) {
	if !t.o.Color || s == "" {
		t.b.WriteString(s)
		return
	}
	t.b.WriteString(code)
	t.b.WriteString(s)
	t.b.WriteString(reset)
}

func (t *texter) finding(f Finding, lines []string) {
	t.paint(bold, fmt.Sprintf("%s:%d:%d:", plain(f.File), f.Line, f.Column))
	t.b.WriteByte(' ')
	t.paint(colour(f.Level), string(f.Level)+":")
	if f.Certainty == "possible" {
		t.b.WriteString(" possibly")
	}
	t.b.WriteByte(' ')
	t.b.WriteString(plain(f.Rule))
	where := plain(f.Clause)
	if f.Page > 0 {
		if where != "" {
			where += ", "
		}
		where += fmt.Sprintf("page %d", f.Page)
	}
	if where != "" {
		t.b.WriteString("  [" + where + "]")
	}
	t.b.WriteString("\n  " + plain(f.Message) + "\n")
	t.source(f, lines)
	t.line("why: ", f.Why)
	t.line("offer: ", f.Suggestion)
}

func (t *texter) line(label, words string) {
	if words == "" {
		return
	}
	t.b.WriteString("  ")
	t.paint(bold, label)
	t.b.WriteString(plain(words))
	t.b.WriteByte('\n')
}

// source writes the lines of the file with the words underlined, or the quote
// where the file has no lines to show.
func (t *texter) source(f Finding, lines []string) {
	if f.Line < 1 || f.Line > len(lines) {
		if f.Quote != "" {
			cs := cells(plain(f.Quote))
			t.gutter("", 0)
			t.b.WriteByte(' ')
			for _, c := range fit(cs, 0, 0, nil, t.width-5) {
				t.b.WriteString(c.text)
			}
			t.b.WriteByte('\n')
		}
		return
	}
	end := min(max(f.EndLine, f.Line), len(lines))
	marks := map[int][]span{}
	for _, e := range f.Because {
		for l, ss := range locate(lines, e) {
			marks[l] = append(marks[l], ss...)
		}
	}
	for _, ss := range marks {
		slices.SortFunc(ss, func(a, b span) int {
			if a.from != b.from {
				return a.from - b.from
			}
			return a.to - b.to
		})
	}
	shown := choose(f.Line, end, marks)
	digits := len(strconv.Itoa(shown[len(shown)-1]))
	for i, n := range shown {
		if i > 0 && n != shown[i-1]+1 {
			t.gutter("…", digits)
			t.b.WriteByte('\n')
		}
		length := utf8.RuneCountInString(lines[n-1])
		rng := span{0, 0}
		if n >= f.Line && n <= end {
			rng.to = length
			if n == f.Line {
				rng.from = min(max(f.Column-1, 0), length)
			}
			if n == f.EndLine {
				rng.to = min(max(f.EndColumn-1, rng.from), length)
			}
		}
		window := rng
		if rng.from == rng.to && len(marks[n]) > 0 {
			window = span{marks[n][0].from, marks[n][len(marks[n])-1].to}
		}
		row := fit(cells(lines[n-1]), window.from, window.to, marks[n], t.width-digits-5)
		t.gutter(strconv.Itoa(n), digits)
		text, under := draw(row, rng, marks[n])
		if text != "" {
			t.b.WriteString(" " + text)
		}
		t.b.WriteByte('\n')
		if under != "" {
			t.gutter("", digits)
			t.b.WriteByte(' ')
			blank := len(under) - len(strings.TrimLeft(under, " "))
			t.b.WriteString(under[:blank])
			t.paint(colour(f.Level), under[blank:])
			t.b.WriteByte('\n')
		}
	}
}

func (t *texter) gutter(s string, digits int) {
	t.b.WriteString("  ")
	t.paint(dim, strings.Repeat(" ", max(0, digits-utf8.RuneCountInString(s)))+s+" |")
}

// choose picks at most maxLines lines of a range: the first, the last, those
// with evidence, then the rest from the top. Evidence may stand outside the
// range, in the line that a clause hangs from.
func choose(first, last int, marks map[int][]span) []int {
	picked := []int{first}
	add := func(n int) {
		if len(picked) < maxLines && !slices.Contains(picked, n) {
			picked = append(picked, n)
		}
	}
	add(last)
	var evidence []int
	for n := range marks {
		evidence = append(evidence, n)
	}
	slices.Sort(evidence)
	for _, n := range evidence {
		add(n)
	}
	for n := first; n <= last && len(picked) < maxLines; n++ {
		add(n)
	}
	slices.Sort(picked)
	return picked
}

// draw returns a row of cells and the row of marks under it, both without
// white space at the end. White space at the ends of the range is not marked.
func draw(row []cell, rng span, marks []span) (text, under string) {
	var a, b strings.Builder
	for _, c := range row {
		a.WriteString(c.text)
		mark := " "
		if c.from < rng.to && c.to > rng.from {
			mark = "~"
		}
		if c.text != "…" || c.to == c.from+1 {
			for _, m := range marks {
				if c.from < m.to && c.to > m.from {
					mark = "^"
				}
			}
		}
		if mark == "~" && strings.Trim(c.text, " \u00a0") == "" && (strings.TrimSpace(b.String()) == "") {
			mark = " "
		}
		b.WriteString(strings.Repeat(mark, c.width))
	}
	text = strings.TrimRight(a.String(), " ")
	return text, trimMarks(b.String(), row)
}

// trimMarks drops "~" under white space at the end of a row, and trailing
// blanks.
func trimMarks(under string, row []cell) string {
	for i := len(row) - 1; i >= 0; i-- {
		c := row[i]
		if strings.Trim(c.text, " \u00a0") != "" || strings.HasSuffix(under, "^") {
			break
		}
		under = under[:len(under)-c.width]
	}
	return strings.TrimRight(under, " ")
}
