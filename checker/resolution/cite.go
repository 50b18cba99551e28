package resolution

import (
	"strings"
	"unicode"
)

// cite adds the citations in the text of c.
func (d *Document) cite(c *Clause) {
	s := c.Text.String()
	low := lower(s)
	for i := 0; i < len(low); {
		k := nextType(low, i)
		if k < 0 {
			return
		}
		i = d.citeAt(c, s, low, k)
	}
}

// nextType finds the next word that names a type of text, -1 if none.
func nextType(low string, from int) int {
	best := -1
	for _, w := range typeWords[:3] {
		for at := from; ; {
			k := strings.Index(low[at:], w)
			if k < 0 {
				break
			}
			k += at
			if k > 0 && (isLetter(low[k-1]) || low[k-1] >= 0x80) {
				at = k + len(w)
				continue
			}
			if best < 0 || k < best {
				best = k
			}
			break
		}
	}
	return best
}

// citeAt reads the citation at byte offset from and returns where to go on.
func (d *Document) citeAt(c *Clause, s, low string, from int) int {
	typ := ""
	for _, w := range typeWords[:3] {
		if strings.HasPrefix(low[from:], w) {
			typ = w
		}
	}
	i := from + len(typ)
	plural := i < len(low) && low[i] == 's'
	if plural {
		i++
	}
	if i == len(s) || !isSpace(s[i]) {
		return i
	}
	group := len(d.Citations) // citations that wait for a bracket
	list, start, end := group, from, i
	for n := 0; n < 64; n++ {
		j := skipSpace(s, i)
		text, k := citedNumber(s, j)
		if text == "" {
			break
		}
		cit := Citation{Clause: c.ID, From: start, To: k, Type: typ, Text: text}
		if isNumber(text) && len(text) < 7 {
			for _, b := range []byte(text) {
				cit.Number = cit.Number*10 + int(b-'0')
			}
		}
		d.Citations = append(d.Citations, cit)
		end = k
		if rev, place, year, to, ok := bracketAt(s, k); ok {
			for g := group; g < len(d.Citations); g++ {
				x := &d.Citations[g]
				x.Revised, x.Place, x.Year, x.To = rev, place, year, to
			}
			end = to
			group = len(d.Citations)
		}
		if !plural {
			break
		}
		// a further number
		j = skipSpace(s, end)
		more := false
		if j < len(s) && s[j] == ',' {
			j, more = skipSpace(s, j+1), true
		}
		if hasWord(low[j:], "and") || hasWord(low[j:], "or") {
			j, more = skipSpace(s, wordEnd(s, j)), true
		}
		if !more {
			break
		}
		if text, _ := citedNumber(s, j); text == "" {
			break
		}
		i = j
		if group == len(d.Citations) { // those before have their bracket
			start = j
		}
	}
	if len(d.Citations) == 0 || d.Citations[len(d.Citations)-1].Clause != c.ID || d.Citations[len(d.Citations)-1].To < from {
		return i
	}
	// all numbers that share what follows share its title
	if group < len(d.Citations) {
		for g := group; g < len(d.Citations); g++ {
			d.Citations[g].To = end
		}
	}
	tf, tt := citedTitle(s, low, end)
	after := followingWords(s, end, 8)
	for g := list; g < len(d.Citations); g++ {
		d.Citations[g].After = after
	}
	for g := len(d.Citations) - 1; g >= 0; g-- {
		x := &d.Citations[g]
		if x.Clause != c.ID || x.To != end {
			break
		}
		x.TitleFrom, x.TitleTo = tf, tt
	}
	return end
}

// citedNumber reads the number of a cited text at byte offset i: "64",
// "70/125", "A/RES/70/125", "COM5/14", "ITU-R 1-7". It returns it and its end.
func citedNumber(s string, i int) (string, int) {
	j := i
	for j < len(s) && (isDigit(s[j]) || isLetter(s[j]) || s[j] == '/' || s[j] == '-') {
		j++
	}
	w := strings.TrimRight(s[i:j], "/-")
	j = i + len(w)
	switch w {
	case "ITU-R", "ITU-T", "ITU-D":
		if k := skipSpace(s, j); k > j {
			if t, e := citedNumber(s, k); t != "" && isDigit(t[0]) {
				return w + " " + t, e
			}
		}
		return "", i
	case "":
		return "", i
	}
	if isDigit(w[0]) {
		if strings.Trim(w, "0123456789/-") != "" { // "4K", but "47bis"
			k := 0
			for isDigit(w[k]) {
				k++
			}
			if suffixAt(w[k:]) == 0 {
				return "", i
			}
		}
		return w, j
	}
	if strings.IndexByte(w, '/') < 0 && strings.IndexByte(w, '-') < 0 || !numberToken(w) || !strings.ContainsAny(w, "0123456789") {
		return "", i
	}
	return w, j
}

// bracketAt reads "(Rev. Place, year)" after byte offset i.
func bracketAt(s string, i int) (rev bool, place string, year, to int, ok bool) {
	j := skipSpace(s, i)
	if j == len(s) || s[j] != '(' {
		return false, "", 0, i, false
	}
	k := strings.IndexByte(s[j:], ')')
	if k < 0 || k > 80 {
		return false, "", 0, i, false
	}
	rev, place, year, ok = readRevision(s[j+1 : j+k])
	return rev, place, year, j + k + 1, ok
}

// citedTitle finds the words after byte offset i that say what the cited text
// is about.
func citedTitle(s, low string, i int) (from, to int) {
	j := skipSpace(s, i)
	if j < len(s) && s[j] == ',' {
		j = skipSpace(s, j+1)
	}
	// "of the Plenipotentiary Conference," stands between
	if hasWord(low[j:], "of") {
		k := j
		n := 0
		for k < len(s) && n < 14 && !strings.ContainsRune(",;.:(", rune(s[k])) && !isIntro(low[k:]) {
			k = skipSpace(s, wordEnd2(s, k))
			n++
		}
		if k < len(s) && s[k] == '(' {
			if _, _, _, e, ok := bracketAt(s, k); ok {
				k = skipSpace(s, e)
			}
		}
		if k < len(s) && s[k] == ',' {
			k = skipSpace(s, k+1)
		}
		if !isIntro(low[k:]) && !opensTitle(s[k:]) {
			return i, i
		}
		j = k
	}
	closer := ""
	switch {
	case isIntro(low[j:]):
		j = skipSpace(s, wordEnd(s, j))
		if r := opening(s[j:]); r > 0 {
			closer = closers(s[j : j+r])
			j += r
		}
	case opensTitle(s[j:]):
		r := opening(s[j:])
		closer = closers(s[j : j+r])
		j += r
	default:
		return i, i
	}
	k, n := j, 0
	for k < len(s) && n < 25 {
		e := wordEnd(s, k)
		w := low[k:e]
		if closer == "" && n > 0 && (w == "that" || w == "which") {
			break
		}
		x := strings.IndexAny(s[k:e], ",;.)")
		if x >= 0 && s[k+x] == ')' && strings.Count(s[j:k+x], "(") > strings.Count(s[j:k+x], ")") { // "(multilingual)"
			if y := strings.IndexAny(s[k+x+1:e], ",;.)"); y >= 0 {
				x += 1 + y
			} else {
				x = -1
			}
		}
		if closer == "" && x >= 0 && (s[k+x] != '.' || k+x+1 == len(s) || isSpace(s[k+x+1])) {
			k += x
			n++
			break
		}
		if closer != "" {
			if x := strings.IndexAny(s[k:e], closer); x >= 0 {
				k += x
				n++
				break
			}
		}
		k = skipSpace(s, e)
		n++
	}
	if n == 0 {
		return i, i
	}
	to = j + len(strings.TrimRight(s[j:k], " ,;.:"))
	return j, to
}

// wordEnd2 ends a word at punctuation too.
func wordEnd2(s string, i int) int {
	for i < len(s) && !isSpace(s[i]) && !strings.ContainsRune(",;.:(", rune(s[i])) {
		i++
	}
	return i
}

func isIntro(low string) bool {
	return hasWord(low, "on") || hasWord(low, "entitled") || hasWord(low, "concerning") || hasWord(low, "titled") || hasWord(low, "regarding")
}

// opensTitle reports whether s starts with a quotation mark or bracket.
func opensTitle(s string) bool { return opening(s) > 0 }

func opening(s string) int {
	for _, q := range [...]string{"“", "\"", "«", "‘", "("} {
		if strings.HasPrefix(s, q) && len(s) > len(q) && !unicode.IsSpace(firstRune(s[len(q):])) {
			return len(q)
		}
	}
	return 0
}

func closers(q string) string {
	switch q {
	case "(":
		return ")"
	case "«":
		return "»"
	case "‘":
		return "’"
	}
	return "”\""
}

// followingWords returns up to n words of s after byte offset i.
func followingWords(s string, i, n int) string {
	for i < len(s) && (isSpace(s[i]) || s[i] == ',') {
		i++
	}
	j := i
	for k := 0; k < n && j < len(s); k++ {
		e := wordEnd(s, j)
		if k == n-1 || skipSpace(s, e) == len(s) {
			return s[i:e]
		}
		j = skipSpace(s, e)
	}
	return s[i:j]
}
