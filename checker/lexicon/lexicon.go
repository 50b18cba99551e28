// Package lexicon holds the words of the policies: concepts, the phrases that
// say them with all their inflected forms, and a trie that finds them in one
// pass over the words of a clause.
//
// The words are data (policies/lexicon/*.cue). This package knows English
// inflection and the shape of an entry, no word of the subject matter.
package lexicon

import (
	"fmt"
	"sort"
	"strings"
)

// Concept is what phrases mean.
type Concept struct {
	ID         string    `json:"id"`
	Kind       string    `json:"kind"`                 // "actor", "thing", "act" or "cue"
	Doc        string    `json:"doc,omitempty"`        // what belongs here
	Isa        []string  `json:"isa,omitempty"`        // ancestors, direct and indirect, nearest first
	Complement string    `json:"complement,omitempty"` // what an act does to the acts it governs
	Adjunct    bool      `json:"adjunct,omitempty"`    // an act never "mentioned"; a thing that counts in an adjunct phrase too
	Inverse    bool      `json:"inverse,omitempty"`    // the agent stands to the right ("answer to A")
	Inf        string    `json:"inf,omitempty"`        // whose act an infinitive after it is: "object" ("instruct A to"), "subject"
	Dative     bool      `json:"dative,omitempty"`     // a verb that hands something to somebody: "give A a role"
	Third      bool      `json:"third,omitempty"`      // somebody other than the text: "the critics"
	Vessel     bool      `json:"vessel,omitempty"`     // a body whose members tell whose it is: "a panel"
	Shield     bool      `json:"shield,omitempty"`     // what follows it is only its topic: "a course on"
	Performs   bool      `json:"performs,omitempty"`   // to say so is to do so: "decide", "agree"
	Speaker    bool      `json:"speaker,omitempty"`    // the body that adopts the text
	Body       string    `json:"body,omitempty"`       // the conference it names, as the registry calls it: "WTSA"
	Context    []Context `json:"context,omitempty"`    // what a general word means near others
}

// Context says that a general word also means Is where the clause, the title
// or the draft speaks of When.
type Context struct {
	When string `json:"when"`
	Is   string `json:"is"`
	Of   string `json:"of,omitempty"`   // the concept it is a context of, set by the compiler
	Near bool   `json:"near,omitempty"` // only the clause and the title count, not the whole draft
}

// Part of speech of a phrase.
type Part uint8

// Parts of speech.
const (
	Term Part = iota // a name or fixed phrase
	Noun
	Verb
	Adj
)

// Entry is one phrase of a concept.
type Entry struct {
	Phrase  string `json:"p"`
	Concept int    `json:"c"` // index into Data.Concepts
	Part    Part   `json:"t"`
}

// Data is the compiled form of the lexicon: what the generator writes and the
// program embeds.
type Data struct {
	Concepts  []Concept           `json:"concepts"`
	Entries   []Entry             `json:"entries"`
	Irregular map[string][]string `json:"irregular"`      // base → forms
	Sets      map[string][]string `json:"sets,omitempty"` // named lists of phrases that entries refer to as @name
	Preamble  []string            `json:"preamble"`
	Operative []string            `json:"operative"`
	Qualifier []string            `json:"qualifier"`
	Marks     []string            `json:"marks"`
}

// Tag says which form of a word was met.
type Tag uint8

// Forms of a word.
const (
	Base   Tag = iota
	S          // third person, or plural
	Ed         // past or past participle
	Ing        // participle or gerund
	Plural     // plural of a noun
)

// Form is a reading of a word.
type Form struct {
	Lemma int32
	Tag   Tag
}

// Lexicon finds concepts in words. It is immutable and safe for concurrent use.
type Lexicon struct {
	Data                 // without Irregular and Sets, which the trie has taken up
	index map[string]int // concept id → index
	words []string       // lemma id → base form
	class []uint8        // lemma id → isVerb, isNoun
	forms forms
	trie  trie
}

// Classes of a lemma.
const (
	isVerb = 1 << iota // begins a verb phrase
	isNoun             // stands in a noun or term
)

// Skip reports whether a word may stand between the words of a phrase. Some
// of these, the articles, are left out inside a phrase; the others count where
// the phrase names them ("each country").
func Skip(w string) bool {
	switch w {
	case "any", "this", "these", "such", "said", "all", "each", "every":
		return true
	}
	return article(w)
}

// carries reports whether a noun phrase goes on with an article after w.
func carries(w string) bool {
	switch w {
	case "of", "in", "on", "for", "over", "to", "with", "by", "from", "at", "under", "and",
		"or", "upon", "about", "between", "among", "against", "as", "into", "through", "than", "that", "which",
		"within", "without", "be", "is", "are", "beside", "outside", "beyond", "before", "behind", "both", "around",
		"across", "per", "not", "towards", "beneath", "above", "below":
		return true
	}
	return false
}

func article(w string) bool {
	switch w {
	case "the", "a", "an", "its", "their", "our":
		return true
	}
	return false
}

// Concept returns a concept by its id.
func (l *Lexicon) Concept(id string) (Concept, bool) {
	i, ok := l.index[id]
	if !ok {
		return Concept{}, false
	}
	return l.Concepts[i], true
}

// Index returns the index of a concept, -1 if there is none.
func (l *Lexicon) Index(id string) int {
	if i, ok := l.index[id]; ok {
		return i
	}
	return -1
}

// Forms returns the readings of a lower-case word. The caller must not change them.
func (l *Lexicon) Forms(w string) []Form { return l.forms.of(w) }

// Base returns the base form of a lemma.
func (l *Lexicon) Base(id int32) string { return l.words[id] }

// IsVerb reports whether a lemma is known as a verb.
func (l *Lexicon) IsVerb(id int32) bool { return l.class[id]&isVerb != 0 }

// IsNoun reports whether a lemma stands in a noun or term of the lexicon.
func (l *Lexicon) IsNoun(id int32) bool { return l.class[id]&isNoun != 0 }

func hasTag(irr []string, t Tag) bool {
	for _, f := range irr {
		if tagOf(f) == t {
			return true
		}
	}
	return false
}

func tagOf(f string) Tag {
	switch {
	case strings.HasSuffix(f, "ing"):
		return Ing
	case strings.HasSuffix(f, "s") && !strings.HasSuffix(f, "ss"):
		return S
	}
	return Ed
}

// WordForm is an inflected form.
type WordForm struct {
	Word string
	Tag  Tag
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// VerbForms gives the regular forms of a verb, British and American spelling.
func VerbForms(w string) []WordForm {
	var o []WordForm
	bases := append([]string{w}, spellings(w)...)
	for _, b := range bases {
		if len(b) < 2 {
			continue
		}
		if b != w {
			o = append(o, WordForm{b, Base})
		}
		last, prev := b[len(b)-1], b[len(b)-2]
		switch {
		case last == 's' || last == 'x' || last == 'z' || last == 'o' || strings.HasSuffix(b, "ch") || strings.HasSuffix(b, "sh"):
			o = append(o, WordForm{b + "es", S}, WordForm{b + "ed", Ed}, WordForm{b + "ing", Ing})
		case last == 'y' && !vowel(prev):
			o = append(o, WordForm{b[:len(b)-1] + "ies", S}, WordForm{b[:len(b)-1] + "ied", Ed}, WordForm{b + "ing", Ing})
		case strings.HasSuffix(b, "ie"):
			o = append(o, WordForm{b + "s", S}, WordForm{b + "d", Ed}, WordForm{b[:len(b)-2] + "ying", Ing})
		case strings.HasSuffix(b, "ee"):
			o = append(o, WordForm{b + "s", S}, WordForm{b + "d", Ed}, WordForm{b + "ing", Ing})
		case last == 'e':
			o = append(o, WordForm{b + "s", S}, WordForm{b + "d", Ed}, WordForm{b[:len(b)-1] + "ing", Ing})
		default:
			o = append(o, WordForm{b + "s", S}, WordForm{b + "ed", Ed}, WordForm{b + "ing", Ing})
			// consonant doubling: register both, spelling decides nothing
			if len(b) > 2 && vowel(prev) && !vowel(last) && last != 'w' && last != 'y' && last != 'x' && !vowel(b[len(b)-3]) {
				o = append(o, WordForm{b + string(last) + "ed", Ed}, WordForm{b + string(last) + "ing", Ing})
			}
		}
	}
	return o
}

// Plurals gives the plural forms of a noun.
func Plurals(w string) []string {
	if len(w) < 3 || !('a' <= w[len(w)-1] && w[len(w)-1] <= 'z') {
		if w == "" || w == "#" || w == "_" {
			return nil
		}
		return []string{w + "s"}
	}
	last, prev := w[len(w)-1], w[len(w)-2]
	var o []string
	for _, b := range append([]string{w}, spellings(w)...) {
		switch {
		case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "sh"):
			o = append(o, b+"es")
		case last == 'y' && !vowel(prev):
			o = append(o, b[:len(b)-1]+"ies")
		default:
			o = append(o, b+"s")
		}
	}
	return o
}

// spellings gives the British or other spellings of a word written the
// American way, and none for a word that has only one.
func spellings(w string) []string {
	var o []string
	swap := func(from, to string) {
		if strings.HasSuffix(w, from) {
			o = append(o, w[:len(w)-len(from)]+to)
		}
	}
	if len(w) > 4 {
		swap("ize", "ise")
		swap("izing", "ising")
		swap("ized", "ised")
		swap("ization", "isation")
		swap("izational", "isational")
		swap("yze", "yse")
	}
	switch w {
	case "program":
		o = append(o, "programme")
	case "programme":
		o = append(o, "program")
	case "center":
		o = append(o, "centre")
	case "centre":
		o = append(o, "center")
	case "fulfill":
		o = append(o, "fulfil")
	case "license":
		o = append(o, "licence")
	case "licence":
		o = append(o, "license")
	case "judgement":
		o = append(o, "judgment")
	case "favor", "honor", "endeavor", "labor", "harbor", "neighbor":
		o = append(o, w[:len(w)-2]+"our")
	case "favour", "honour", "endeavour", "labour", "harbour", "neighbour":
		o = append(o, w[:len(w)-3]+"or")
	case "defense":
		o = append(o, "defence")
	case "enroll":
		o = append(o, "enrol")
	}
	return o
}

// Split cuts a phrase into lower-case words as the annotator does: at white
// space and hyphens; "#" and "_" stand alone.
func Split(p string) []string {
	var o []string
	for _, w := range strings.FieldsFunc(strings.ToLower(p), func(r rune) bool {
		return r == ' ' || r == '-' || r == '–' || r == '/' || r == ','
	}) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
		if w != "" {
			o = append(o, w)
		}
	}
	return o
}

// Word is what the matcher needs to know of a token.
type Word struct {
	Low   string
	Forms []Form
	Num   bool // a number, or a code such as C7
	Stop  bool // punctuation: no phrase crosses it
	Break bool // begins another line: no phrase comes into it from before
}

// Ancestors resolves isa chains; it is used by the generator.
func Ancestors(direct map[string][]string, id string) ([]string, error) {
	var out []string
	seen := map[string]bool{id: true}
	queue := append([]string(nil), direct[id]...)
	for len(queue) > 0 {
		x := queue[0]
		queue = queue[1:]
		if x == id {
			return nil, fmt.Errorf("concept %s is its own ancestor", id)
		}
		if seen[x] {
			continue
		}
		if _, ok := direct[x]; !ok {
			return nil, fmt.Errorf("concept %s: isa names %s, which does not exist", id, x)
		}
		seen[x] = true
		out = append(out, x)
		queue = append(queue, direct[x]...)
	}
	return out, nil
}

// Expand writes out the alternatives of a phrase pattern: "(a|b c) d" and
// "[optional] x". "@set", a named list of phrases, stays: the trie refers to it.
func Expand(p string) ([]string, error) {
	parts, err := expand(p)
	if err != nil {
		return nil, fmt.Errorf("phrase %q: %w", p, err)
	}
	seen := map[string]bool{}
	var out []string
	for _, x := range parts {
		x = strings.Join(strings.Fields(x), " ")
		if x != "" && !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	sort.Strings(out)
	return out, nil
}

func expand(p string) ([]string, error) {
	i := strings.IndexAny(p, "([")
	if i < 0 {
		return []string{p}, nil
	}
	var alts []string
	var rest string
	{
		open, shut := p[i], byte(')')
		if open == '[' {
			shut = ']'
			alts = append(alts, "")
		}
		level, j, from := 0, i, i+1
		var pieces []string
	scan:
		for ; j < len(p); j++ {
			switch p[j] {
			case '(', '[':
				level++
			case ')', ']':
				level--
				if level == 0 {
					if p[j] != shut {
						return nil, fmt.Errorf("brackets do not match")
					}
					pieces = append(pieces, p[from:j])
					break scan
				}
			case '|':
				if level == 1 {
					pieces = append(pieces, p[from:j])
					from = j + 1
				}
			}
		}
		if j >= len(p) {
			return nil, fmt.Errorf("a bracket is not closed")
		}
		for _, x := range pieces {
			xs, err := expand(x)
			if err != nil {
				return nil, err
			}
			alts = append(alts, xs...)
		}
		rest = p[j+1:]
	}
	tails, err := expand(rest)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, a := range alts {
		for _, t := range tails {
			out = append(out, p[:i]+a+t)
		}
	}
	if len(out) > 600 {
		return nil, fmt.Errorf("stands for more than 600 phrases")
	}
	return out, nil
}
