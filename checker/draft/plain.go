package draft

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// readText reads plain text, whose lines end in LF: each line with text is a
// paragraph, blank lines divide blocks. The lines in feeds ended in a form
// feed: if they are empty, they are no blank lines, only the end of a page.
func (b *builder) readText(s string, feeds []int) {
	gap := 0
	mail := isQuoted(s)
	for n := 1; s != ""; n++ {
		line, rest, _ := strings.Cut(s, "\n")
		s = rest
		mark := 0
		if mail {
			mark = quoteMark(line)
		}
		start, width := indent(line[mark:])
		if start += mark; start == len(line) {
			if line == "" && feeds != nil {
				if _, ok := slices.BinarySearch(feeds, n); ok {
					continue
				}
			}
			b.endBlock()
			gap++
			continue
		}
		b.line(Paragraph{Kind: Body, Open: true, Indent: width, Gap: gap})
		column := start + 1
		if start > 0 {
			column = utf8.RuneCountInString(line[:start]) + 1
		}
		b.add(piece{text: line[start:], at: Pos{n, column}})
		gap = 0
	}
	b.endBlock()
}

// indent returns the byte offset of the first character that readers see, and
// its column from 0; a tab counts up to the next multiple of 8.
func indent(line string) (start, width int) {
	for i, r := range line {
		switch {
		case r == '\t':
			width = width&^7 + 8
		case r == ' ' || isSpace(r):
			width++
		case !isInvisible(r):
			return i, width
		}
	}
	return len(line), width
}

// isQuoted reports whether one line out of three begins with the quotation mark
// of mail, ">" or "|": lines wrapped on the way lose it.
func isQuoted(s string) bool {
	if !strings.ContainsAny(s, ">|") {
		return false
	}
	lines, quoted := 0, 0
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		if quoteMark(line) > 0 {
			quoted++
		}
	}
	return quoted > 1 && quoted*3 >= lines
}

// quoteMark returns the length of the quotation marks of mail at the start of
// the line, with the space behind them: ">> ", "> > ".
func quoteMark(line string) int {
	n := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '|':
			if strings.Count(line, "|") > 2 {
				return n // a row of a table
			}
			n = i + 1
		case '>':
			n = i + 1
		case ' ':
		default:
			i = len(line)
		}
	}
	if n > 0 && n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}
