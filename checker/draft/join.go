package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Join joins the lines of one clause: with a space at the end place of the
// line before, or without if the line ends in a slash or within a word. A
// hyphen at the end of a line goes where it only divides a word ("re-" and
// "port"), and stays in a compound ("well-" and "known", "IPv6-" and "ready",
// "state-of-the-" and "art"). Page furniture is left out.
func Join(ps []Paragraph) Text {
	n := 0
	for i := range ps {
		n += len(ps[i].Runs) + 1
	}
	runs := make([]Run, 0, n)
	broken := false
	for _, p := range ps {
		if p.Furniture || len(p.Runs) == 0 {
			continue
		}
		if len(runs) > 0 && !broken {
			switch joint(runs, p.Runs) {
			case spaced:
				runs = append(runs, joiner(runs[len(runs)-1], p.Runs[0]))
			case divided:
				last := &runs[len(runs)-1]
				if last.Text = last.Text[:len(last.Text)-1]; last.Text == "" {
					runs = runs[:len(runs)-1]
				}
			}
		}
		broken = p.Broken
		runs = append(runs, p.Runs...)
	}
	return NewText(runs...)
}

type jointKind uint8

const (
	spaced  jointKind = iota // with a space
	close                    // as they stand
	divided                  // without the hyphen
)

// joiner is the space between lines that end in a and begin with b.
func joiner(a, b Run) Run {
	at := a.At
	at.Column += utf8.RuneCountInString(a.Text)
	r := Run{Text: " ", At: at}
	if a.State == b.State {
		r.State = a.State
	}
	if a.Bracket == b.Bracket {
		r.Bracket = a.Bracket
	}
	return r
}

// joint says how the next line joins the runs before it.
func joint(runs, next []Run) jointKind {
	last := runs[len(runs)-1].Text
	switch last[len(last)-1] {
	case '/':
		return close
	case '-':
	default:
		if s := next[0].Text; (s[0] == ',' || s[0] == ';') && (len(s) == 1 || s[1] == ' ') {
			return close
		}
		return spaced
	}
	part := lastWord(runs)
	if part == "" {
		return spaced // a dash
	}
	r, _ := utf8.DecodeRuneInString(next[0].Text)
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return spaced
	}
	word := firstWord(next[0].Text)
	if word == "and" || word == "or" {
		return spaced // "short- and long-term"
	}
	if !unicode.IsLower(r) || isHead(word) {
		return close
	}
	for i, r := range part {
		if unicode.IsDigit(r) || i > 0 && unicode.IsUpper(r) || r == '-' || r == '–' || r == '/' {
			return close
		}
	}
	if isPrefix(strings.ToLower(part)) && !isTail(word) {
		return close
	}
	return divided
}

// lastWord returns what stands before the hyphen that ends runs, back to a
// space or opening punctuation; "" if that does not end in a letter or digit.
func lastWord(runs []Run) string {
	s := ""
	for i := len(runs) - 1; i >= 0; i-- {
		t := runs[i].Text
		j := strings.LastIndexAny(t, " (\"“'[")
		if j >= 0 {
			_, n := utf8.DecodeRuneInString(t[j:])
			s = t[j+n:] + s
			break
		}
		if s = t + s; len(s) > 64 {
			break
		}
	}
	s = strings.TrimSuffix(s, "-")
	if !wordEnd(s) {
		return ""
	}
	return s
}

func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return s[:i]
		}
	}
	return s
}

// isPrefix reports whether the word is the first part of compounds that English
// writes with a hyphen.
func isPrefix(word string) bool {
	switch word {
	case "all", "anti", "best", "bi", "clear", "co", "cross", "cyber", "data", "dual", "e", "early", "end", "ever",
		"far", "first", "follow", "four", "free", "full", "future", "half", "high", "infra", "inter", "intra", "large",
		"last", "least", "less", "long", "low", "macro", "medium", "meta", "micro", "mid", "mini", "mono", "multi", "neo",
		"new", "next", "non", "old", "one", "open", "part", "peer", "poly", "post", "pre", "pseudo", "quasi", "risk",
		"second", "self", "semi", "short", "single", "small", "socio", "sub", "third", "three", "top", "two", "ultra",
		"user", "vice", "well":
		return true
	}
	return false
}

// isHead reports whether the word is the second part of compounds that English
// writes with a hyphen.
func isHead(word string) bool {
	switch word {
	case "aware", "based", "bound", "centred", "centric", "driven", "edge", "enabled", "free", "friendly", "funded",
		"led", "level", "like", "made", "making", "neutral", "of", "oriented", "owned", "owner", "related", "run", "scale",
		"sensitive", "sharing", "specific", "style", "term", "the", "time", "to", "up", "wide":
		return true
	}
	return false
}

// isTail reports whether the letters are the rest of a word that only looks
// like a compound where a line divides it: "part-ner", "inter-net".
func isTail(word string) bool {
	switch word {
	case "age", "ages", "amble", "ed", "en", "er", "ers", "est", "ing", "ings", "ity", "ize", "ject", "jects", "ly",
		"ment", "ments", "mission", "missions", "mit", "mits", "mitted", "ner", "ners", "nership", "nerships", "ness",
		"net", "operability", "operable", "national", "nationally", "icipate", "icipates", "icipation", "icular",
		"icularly", "icy", "nar", "nars", "cipate", "cipated", "pare", "pared", "sent", "sents", "sequent", "sequently",
		"serve", "served", "serving", "sidiary", "sidiarity", "ten", "tens", "vent", "vents", "vention", "vious", "viously":
		return true
	}
	return false
}
