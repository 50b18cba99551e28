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
	if low := strings.ToLower(part); isPrefix(low) && !isTail(word) && (low != "co" || isPeer(word)) || isPair(low, word) {
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

// isPrefix reports whether the word is clearly the first part of compounds that
// English writes with a hyphen. What more often begins a word written as one
// ("over", "under", "pre", "sub", "part") is not among them.
func isPrefix(word string) bool {
	switch word {
	case "anti", "best", "co", "cross", "cyber", "data", "dual", "e", "early", "end", "far", "first", "follow", "four", "full",
		"future", "half", "high", "inter", "large", "last", "least", "less", "long", "low", "medium", "multi", "next", "non",
		"one", "peer", "quasi", "risk", "second", "self", "semi", "short", "single", "small", "socio", "third", "three", "top",
		"two", "user", "vice", "well":
		return true
	}
	return false
}

// isPair reports whether two words are written with a hyphen between them,
// though neither the first nor the last always is.
func isPair(part, word string) bool {
	switch part {
	case "all":
		return word == "inclusive" || word == "encompassing" || word == "out" || word == "round"
	case "ever":
		return word == "changing" || word == "growing" || word == "increasing" || word == "more" || word == "present"
	case "new", "old":
		return word == "generation" || word == "found" || word == "style" || word == "fashioned"
	case "open":
		return word == "access" || word == "source" || word == "ended" || word == "minded"
	case "so":
		return word == "called"
	}
	return false
}

// isPeer reports whether the word follows "co-": one who shares an office, or
// what is done side by side. The rest is "coordination", "company", "country".
func isPeer(word string) bool {
	switch word {
	case "author", "authors", "chair", "chaired", "chairs", "chairman", "convener", "conveners", "design", "develop", "exist",
		"existence", "existing", "existed", "exists", "facilitator", "facilitators", "finance", "financed", "financing", "founder",
		"founders", "funded", "funding", "host", "hosted", "hosting", "hosts", "lead", "leads", "located", "location", "manage",
		"managed", "management", "owned", "ownership", "owners", "rapporteur", "rapporteurs", "regulation", "sponsor", "sponsored",
		"sponsors", "sponsorship", "signatory", "signatories", "working":
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
	case "by", "go", "in", "of", "on", "to", "up":
		return false
	}
	if len(word) < 3 {
		return true // no word is that short
	}
	switch word {
	case "action", "actions", "active", "age", "ages", "ary", "base", "bases", "beings", "change", "changeable", "cept", "cepted",
		"cipate", "cipated", "cipates", "cipation", "cede", "cession", "coming", "comings", "connect", "connected", "connecting",
		"connection", "connections", "connectivity", "dependence", "dependencies", "dependency", "dependent", "disciplinary", "dom",
		"dote", "eavour", "eavours", "eavor", "endum", "ering", "ers", "est", "ests", "ested", "face", "faced", "faces",
		"fall", "falls", "fere", "fered", "ference", "ful", "governmental", "gram", "grams", "icant", "ics", "ical", "ing", "ings",
		"ish", "ity", "ize", "itude", "lateral", "lateralism", "light", "lighted", "lighting", "lights", "lingual", "lingualism",
		"media", "mediaries", "mediary", "mediate", "ment", "ments", "mittent", "ness", "net", "national", "nationally", "nal",
		"nally", "ology", "ologies", "operability", "operable", "operate", "operates", "orse", "orsed", "orsement", "orses",
		"orsing", "owed", "ple", "ples", "plex", "plexed", "plexing", "plicity", "plication", "plied", "plier", "pliers", "ply",
		"plying", "point", "points", "pose", "posed", "pret", "pretation", "pretations", "preted", "preting", "que", "regional",
		"relate", "rogate", "rupt", "rupted", "ruption", "ruptions", "sect", "section", "sections", "sectional",
		"sessional", "spersed", "ten", "tened", "tion", "tude", "tudes", "twine", "val", "vals", "vene",
		"vened", "vention", "ventions", "view", "views":
		return true
	}
	return false
}
