package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// span is a range of code points of a line, 0-based, to exclusive.
type span struct{ from, to int }

// locate finds the words of a piece of evidence in the file. Its quote is
// normalised text, so that only letters and digits are compared, revision
// marks and line ends may stand between them, and struck (or inserted) words
// are passed over. The result has the spans of each line, by 1-based line.
func locate(lines []string, e Evidence) map[int][]span {
	if e.Line < 1 || e.Line > len(lines) || e.Column < 1 || e.Quote == "" {
		return nil
	}
	want := letters(e.Quote)
	if len(want) > 0 {
		for _, hide := range []string{"[-", "[+", ""} {
			if found := follow(lines, e, want, hide); found != nil {
				return found
			}
		}
	}
	n := utf8.RuneCountInString(lines[e.Line-1])
	s := span{e.Column - 1, min(n, e.Column-1+utf8.RuneCountInString(e.Quote))}
	if s.from >= s.to {
		return nil
	}
	return map[int][]span{e.Line: {s}}
}

// follow walks the file from the place of the evidence as long as the letters
// agree, and passes over what stands between hide and its closing mark.
func follow(lines []string, e Evidence, want []rune, hide string) map[int][]span {
	const reach = 40 // lines
	found := map[int][]span{}
	hidden := false
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(e.Quote))
	for l := e.Line; l <= len(lines) && l < e.Line+reach; l++ {
		line := []rune(lines[l-1])
		i := 0
		if l == e.Line {
			i = e.Column - 1
		}
		open := -1
		end := 0
		closeSpan := func() {
			if open >= 0 {
				found[l] = append(found[l], span{open, end})
				open = -1
			}
		}
		for ; i < len(line); i++ {
			r := line[i]
			if i+1 < len(line) && hide != "" {
				if !hidden && r == '[' && line[i+1] == rune(hide[1]) {
					hidden = true
					i++
					continue
				}
				if hidden && r == rune(hide[1]) && line[i+1] == ']' {
					hidden = false
					i++
					continue
				}
			}
			if hidden {
				closeSpan()
				continue
			}
			got := letters(string(r))
			if len(got) == 0 {
				if open >= 0 && unicode.Is(unicode.M, r) && end == i {
					end = i + 1
				}
				continue
			}
			for _, g := range got {
				if len(want) == 0 || !alike(g, want[0]) {
					return nil
				}
				want = want[1:]
			}
			if open < 0 {
				open = i
			}
			end = i + 1
			if len(want) == 0 {
				for end < len(line) && (unicode.Is(unicode.M, line[end]) || line[end] == last && !isWord(last)) {
					end++
				}
				closeSpan()
				return found
			}
		}
		closeSpan()
	}
	return nil
}

// alike compares letters. The reader replaces look-alike letters by plain
// ones, so a letter outside ASCII agrees with any.
func alike(a, b rune) bool {
	return a == b || a >= utf8.RuneSelf || b >= utf8.RuneSelf
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// letters returns the letters and digits of s, decomposed and in lower case.
func letters(s string) []rune {
	if len(s) == 1 && s[0] < utf8.RuneSelf {
		if r := rune(s[0]); isWord(r) {
			return []rune{unicode.ToLower(r)}
		}
		return nil
	}
	var out []rune
	for _, r := range norm.NFKD.String(s) {
		if isWord(r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return out
}
