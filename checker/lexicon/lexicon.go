// Package lexicon holds the words of the policies: concepts, the phrases that
// say them with all their inflected forms, and a trie that finds them in one
// pass over the words of a clause.
//
// The words are data (policies/lexicon/*.cue). This package knows English
// inflection and the shape of an entry, no word of the subject matter.
package lexicon

import (
	"encoding/json"
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
	Adjunct    bool      `json:"adjunct,omitempty"`    // never "mentioned"
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

type node struct {
	next map[int32]*node
	num  *node // "#": a list of numbers
	gap  *node // "_": up to four words
	subs []sub // "@set": any phrase of a named set
	ends []int32
}

type sub struct {
	set  string
	next *node
}

// Lexicon finds concepts in words. It is immutable and safe for concurrent use.
type Lexicon struct {
	Data
	index  map[string]int // concept id → index
	lemmas map[string]int32
	words  []string // lemma id → base form
	forms  map[string][]Form
	verbs  map[int32]bool // lemmas that begin a verb phrase
	nouns  map[int32]bool // lemmas that stand in a noun or term
	root   *node
	sets   map[string]*node
}

// skipped words may stand between the words of a phrase.
var skipped = map[string]bool{"the": true, "a": true, "an": true, "its": true, "their": true, "our": true, "any": true, "this": true, "these": true, "such": true, "said": true, "all": true, "each": true, "every": true}

// articles are left out inside a phrase; other skipped words count where the
// phrase names them ("each country").
var articles = map[string]bool{"the": true, "a": true, "an": true, "its": true, "their": true, "our": true}

// carries: words after which a noun phrase goes on with an article.
var carries = map[string]bool{"of": true, "in": true, "on": true, "for": true, "over": true, "to": true, "with": true, "by": true, "from": true, "at": true, "under": true, "and": true, "or": true, "upon": true, "about": true, "between": true, "among": true, "against": true, "as": true, "into": true, "through": true, "than": true, "that": true, "which": true, "within": true, "without": true, "be": true, "is": true, "are": true, "beside": true, "outside": true, "beyond": true, "before": true, "behind": true, "both": true, "around": true, "across": true, "per": true, "not": true, "towards": true, "beneath": true, "above": true, "below": true}

// Skip reports whether a word may stand between the words of a phrase.
func Skip(w string) bool { return skipped[w] }

// Parse reads compiled data.
func Parse(b []byte) (*Lexicon, error) {
	var d Data
	if err := json.Unmarshal(b, &d); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return New(d), nil
}

// New builds the trie.
func New(d Data) *Lexicon {
	l := &Lexicon{
		Data: d, index: make(map[string]int, len(d.Concepts)),
		lemmas: make(map[string]int32, 4*len(d.Entries)/3), forms: make(map[string][]Form, 6*len(d.Entries)),
		verbs: make(map[int32]bool, 1024), nouns: make(map[int32]bool, 1024), root: &node{},
	}
	for i, c := range d.Concepts {
		l.index[c.ID] = i
	}
	l.sets = make(map[string]*node, len(d.Sets))
	for name, ps := range d.Sets {
		n := &node{}
		l.sets[name] = n
		for _, p := range ps {
			m := l.path(n, Entry{Phrase: p, Part: Noun})
			m.ends = append(m.ends, 0)
		}
	}
	for i := range d.Entries {
		m := l.path(l.root, d.Entries[i])
		m.ends = append(m.ends, int32(i))
	}
	return l
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

// Forms returns the readings of a lower-case word.
func (l *Lexicon) Forms(w string) []Form { return l.forms[w] }

// Base returns the base form of a lemma.
func (l *Lexicon) Base(id int32) string { return l.words[id] }

// IsVerb reports whether a lemma is known as a verb.
func (l *Lexicon) IsVerb(id int32) bool { return l.verbs[id] }

// IsNoun reports whether a lemma stands in a noun or term of the lexicon.
func (l *Lexicon) IsNoun(id int32) bool { return l.nouns[id] }

// path lays the words of an entry into the trie below n and returns the last node.
func (l *Lexicon) path(n *node, e Entry) *node {
	ws := Split(e.Phrase)
	clause := false // the phrase holds a clause: not all of its words are nouns
	for _, w := range ws {
		clause = clause || w == "that" || w == "which" || w == "who" || w == "to" || w == "be" || w == "is" || w == "are" || w == "not"
	}
next:
	for k, w := range ws {
		switch {
		case w == "#":
			if n.num == nil {
				n.num = &node{}
			}
			n = n.num
			continue
		case w == "_":
			if n.gap == nil {
				n.gap = &node{}
			}
			n = n.gap
			continue
		case w[0] == '@':
			for _, s := range n.subs {
				if s.set == w[1:] {
					n = s.next
					continue next
				}
			}
			m := &node{}
			n.subs = append(n.subs, sub{w[1:], m})
			n = m
			continue
		}
		if k > 0 && articles[w] {
			continue // the text may have it or not
		}
		var id int32
		if x, ok := strings.CutSuffix(w, "!"); ok { // this form only
			id = l.exact(x)
		} else {
			id = l.lemma(w, e.Part == Verb && k == 0, e.Part == Adj)
		}
		if n.next == nil {
			n.next = map[int32]*node{}
		}
		m := n.next[id]
		if m == nil {
			m = &node{}
			n.next[id] = m
		}
		n = m
		switch {
		case e.Part == Verb && k == 0:
			l.verbs[id] = true
		case (e.Part == Noun || e.Part == Term) && (!clause || k == 0):
			l.nouns[id] = true
		}
	}
	return n
}

// exact registers a word that stands for no other form.
func (l *Lexicon) exact(w string) int32 {
	key := w + "!"
	id, ok := l.lemmas[key]
	if !ok {
		id = int32(len(l.words))
		l.words = append(l.words, w)
		l.lemmas[key] = id
		l.form(w, id, Base)
	}
	return id
}

// lemma registers the word and its forms.
func (l *Lexicon) lemma(w string, verb, adj bool) int32 {
	key := w + "\x01" // verb, noun and adjective share a lemma but are registered apart
	switch {
	case verb:
		key = w + "\x00"
	case adj:
		key = w + "\x02"
	}
	if id, ok := l.lemmas[key]; ok {
		return id
	}
	id, ok := l.lemmas[w]
	if !ok {
		id = int32(len(l.words))
		l.words = append(l.words, w)
		l.lemmas[w] = id
		l.form(w, id, Base)
	}
	l.lemmas[key] = id
	if verb {
		irr := l.Irregular[w]
		for _, f := range irr {
			l.form(f, id, tagOf(f))
		}
		for _, f := range VerbForms(w) {
			if f.Tag == Base || len(irr) == 0 || !hasTag(irr, f.Tag) {
				l.form(f.Word, id, f.Tag)
			}
		}
	} else if !adj {
		for _, p := range Plurals(w) {
			l.form(p, id, Plural)
		}
		for _, p := range spellings(w) {
			l.form(p, id, Base)
		}
		if irr := l.Irregular[w]; len(irr) > 0 && len(w) > 0 {
			for _, f := range irr {
				if tagOf(f) == S {
					l.form(f, id, Plural)
				}
			}
		}
	} else {
		for _, p := range spellings(w) {
			l.form(p, id, Base)
		}
	}
	return id
}

func hasTag(irr []string, t Tag) bool {
	for _, f := range irr {
		if tagOf(f) == t {
			return true
		}
	}
	return false
}

func (l *Lexicon) form(w string, id int32, t Tag) {
	fs := l.forms[w]
	for _, f := range fs {
		if f.Lemma == id && f.Tag == t {
			return
		}
	}
	l.forms[w] = append(fs, Form{id, t})
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
		case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(b, "ch") || strings.HasSuffix(b, "sh"):
			o = append(o, WordForm{b + "es", S}, WordForm{b + "ed", Ed}, WordForm{b + "ing", Ing})
		case last == 'o':
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

// Match is a phrase found.
type Match struct {
	From, To int   // word range
	First    Tag   // form of the first word
	Entries  []int // entries that end here
	Numbers  []string
	Gap      [2]int // words [Gap[0], Gap[1]) that "_" stands for; they are not part of the phrase
}

const maxSpan = 12

// Find returns the longest match that begins at word i, or false.
func (l *Lexicon) Find(ws []Word, i int) (Match, bool) {
	if len(ws[i].Forms) == 0 {
		return Match{}, false
	}
	f := finder{l: l, ws: ws, i: i}
	f.walk(l.root, i, 0, 0, nil, [2]int{}, false)
	if f.best.To == 0 {
		return Match{}, false
	}
	return f.best, true
}

type finder struct {
	l     *Lexicon
	ws    []Word
	i     int
	best  Match
	count int
}

// walk follows the trie from word j on; bent says that a word stood in a form
// that only verbs have, which no noun phrase may.
func (f *finder) walk(n *node, j, used int, tag Tag, nums []string, gap [2]int, bent bool) {
	if len(n.ends) > 0 && used > 0 {
		switch {
		case used > f.count:
			var es []int
			for _, e := range n.ends {
				if !bent || f.l.Entries[e].Part == Verb {
					es = append(es, int(e))
				}
			}
			if len(es) == 0 {
				break
			}
			f.count = used
			f.best = Match{From: f.i, To: j, First: tag, Entries: es, Numbers: nums, Gap: gap}
		case used == f.count && j == f.best.To && gap == f.best.Gap: // another reading of the same words
		next:
			for _, e := range n.ends {
				if bent && f.l.Entries[e].Part != Verb {
					continue
				}
				for _, x := range f.best.Entries {
					if x == int(e) {
						continue next
					}
				}
				f.best.Entries = append(f.best.Entries, int(e))
			}
		}
	}
	if j >= len(f.ws) || j-f.i > maxSpan || f.ws[j].Stop || f.ws[j].Break && j > f.i {
		return
	}
	w := f.ws[j]
	if used > 0 && skipped[w.Low] {
		// "draft a recommendation" is no "draft recommendation"
		f.walk(n, j+1, used, tag, nums, gap, bent || articles[w.Low] && !carries[f.ws[j-1].Low] && !skipped[f.ws[j-1].Low])
	}
	for _, fm := range w.Forms {
		if m := n.next[fm.Lemma]; m != nil {
			t := tag
			if used == 0 {
				t = fm.Tag
			}
			f.walk(m, j+1, used+1, t, nums, gap, bent || fm.Tag == S || fm.Tag == Ed || fm.Tag == Ing)
		}
	}
	for _, sb := range n.subs {
		for _, e := range f.setEnds(f.l.sets[sb.set], j, 0) {
			t := tag
			if used == 0 && len(w.Forms) > 0 {
				t = w.Forms[0].Tag
			}
			f.walk(sb.next, e[0], used+e[1], t, nums, gap, bent)
		}
	}
	if n.num != nil && w.Num {
		k, vals := f.numbers(j)
		f.walk(n.num, k, used+1, tag, append(append([]string(nil), nums...), vals...), gap, bent)
	}
	if n.gap != nil {
		for g := 0; g <= 4 && j+g < len(f.ws); g++ {
			if g > 0 && (f.ws[j+g-1].Stop || f.ws[j+g-1].Break) {
				break
			}
			f.walk(n.gap, j+g, used, tag, nums, [2]int{j, j + g}, bent)
		}
	}
}

// setEnds matches the phrases of a set from word j on and returns, for each
// match, the word after it and the number of words it used.
func (f *finder) setEnds(n *node, j, used int) [][2]int {
	var out [][2]int
	if n == nil {
		return nil
	}
	if len(n.ends) > 0 {
		out = append(out, [2]int{j, used})
	}
	if j >= len(f.ws) || j-f.i > maxSpan || f.ws[j].Stop || f.ws[j].Break && j > f.i {
		return out
	}
	w := f.ws[j]
	if used > 0 && skipped[w.Low] {
		out = append(out, f.setEnds(n, j+1, used)...)
	}
	for _, fm := range w.Forms {
		if m := n.next[fm.Lemma]; m != nil {
			out = append(out, f.setEnds(m, j+1, used+1)...)
		}
	}
	return out
}

// numbers reads "17", "13, 17 and 20", "13 to 17" from word j on.
func (f *finder) numbers(j int) (int, []string) {
	var v []string
	for j < len(f.ws) && f.ws[j].Num {
		v = append(v, strings.ToUpper(f.ws[j].Low))
		j++
		k := j
		for k < len(f.ws) && k-j < 2 && (f.ws[k].Low == "," || f.ws[k].Low == "and" || f.ws[k].Low == "or" || f.ws[k].Low == "to" || f.ws[k].Low == "&") {
			k++
		}
		if k == j || k >= len(f.ws) || !f.ws[k].Num {
			break
		}
		j = k
	}
	return j, v
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
