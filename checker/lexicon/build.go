package lexicon

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"
)

// builder lays the phrases of a lexicon into a trie.
type builder struct {
	irregular map[string][]string
	lemmas    map[string]int32
	words     []string
	class     []uint8
	forms     map[string][]Form
	root      *node
	sets      []*node
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

// build lays out the trie; names lists the sets in order.
func build(d *Data) (b *builder, names []string) {
	b = &builder{irregular: d.Irregular, lemmas: map[string]int32{}, forms: map[string][]Form{}, root: &node{}}
	for name := range d.Sets {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		n := &node{}
		b.sets = append(b.sets, n)
		for _, p := range d.Sets[name] {
			m := b.path(n, Entry{Phrase: p, Part: Noun})
			m.ends = append(m.ends, 0)
		}
	}
	for i := range d.Entries {
		m := b.path(b.root, d.Entries[i])
		m.ends = append(m.ends, int32(i))
	}
	return b, names
}

// path lays the words of an entry into the trie below n and returns the last node.
func (l *builder) path(n *node, e Entry) *node {
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
		if k > 0 && article(w) {
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
			l.class[id] |= isVerb
		case (e.Part == Noun || e.Part == Term) && (!clause || k == 0):
			l.class[id] |= isNoun
		}
	}
	return n
}

// exact registers a word that stands for no other form.
func (l *builder) exact(w string) int32 {
	key := w + "!"
	id, ok := l.lemmas[key]
	if !ok {
		id = int32(len(l.words))
		l.words = append(l.words, w)
		l.class = append(l.class, 0)
		l.lemmas[key] = id
		l.form(w, id, Base)
	}
	return id
}

// lemma registers the word and its forms.
func (l *builder) lemma(w string, verb, adj bool) int32 {
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
		l.class = append(l.class, 0)
		l.lemmas[w] = id
		l.form(w, id, Base)
	}
	l.lemmas[key] = id
	if verb {
		irr := l.irregular[w]
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
		if irr := l.irregular[w]; len(irr) > 0 && len(w) > 0 {
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

func (l *builder) form(w string, id int32, t Tag) {
	fs := l.forms[w]
	for _, f := range fs {
		if f.Lemma == id && f.Tag == t {
			return
		}
	}
	l.forms[w] = append(fs, Form{id, t})
}

// wire is the compiled lexicon as it is stored: the concepts, all phrases and
// words in text with bars between, and the trie in numbers, so that the program need
// not build it when it starts.
type wire struct {
	plain
	Phrases string `json:"phrases,omitempty"` // of the entries
	Words   string `json:"words,omitempty"`   // base forms of the lemmas
	Forms   string `json:"forms,omitempty"`   // words with readings
	Code    []byte `json:"code,omitempty"`    // see encode
}

type plain Data // without methods

// MarshalJSON writes the compiled form, which Parse reads.
func (d Data) MarshalJSON() ([]byte, error) {
	b, names := build(&d)
	w := wire{plain: plain(d)}
	w.Entries, w.Irregular, w.Sets = nil, nil, nil
	var phrases []string
	for _, e := range d.Entries {
		phrases = append(phrases, e.Phrase)
	}
	var forms []string
	for f := range b.forms {
		forms = append(forms, f)
	}
	sort.Strings(forms)
	for _, list := range [][]string{phrases, forms, b.words} {
		for _, s := range list {
			if s == "" || strings.Contains(s, "|") {
				return nil, fmt.Errorf("lexicon: %q is no phrase or word", s)
			}
		}
	}
	w.Phrases, w.Words, w.Forms = strings.Join(phrases, "|"), strings.Join(b.words, "|"), strings.Join(forms, "|")
	var err error
	if w.Code, err = b.encode(&d, names, forms); err != nil {
		return nil, err
	}
	return json.Marshal(w)
}

// encode writes, as unsigned varints: concept and part of each entry; the class
// of each lemma; the readings of each form; the sets; and the nodes of the trie
// in breadth-first order, the root first, then the roots of the sets. Children
// are numbered in the order in which they are met, and so need no numbers.
func (b *builder) encode(d *Data, names, forms []string) ([]byte, error) {
	var o []byte
	put := func(n int) { o = binary.AppendUvarint(o, uint64(n)) }
	for _, e := range d.Entries {
		put(e.Concept<<2 | int(e.Part))
	}
	for _, c := range b.class {
		put(int(c))
	}
	for _, f := range forms {
		fs := b.forms[f]
		put(len(fs))
		for _, x := range fs {
			put(int(x.Lemma)<<3 | int(x.Tag))
		}
	}
	put(len(names))
	set := map[string]int{}
	for i, n := range names {
		set[n] = i
	}
	queue := append([]*node{b.root}, b.sets...)
	var body []byte
	head := o
	o = nil
	for i := 0; i < len(queue); i++ {
		n := queue[i]
		ids := make([]int32, 0, len(n.next))
		for id := range n.next {
			ids = append(ids, id)
		}
		sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
		flags := 0
		for k, on := range []bool{len(n.ends) > 0, len(n.subs) > 0, n.num != nil, n.gap != nil} {
			if on {
				flags |= 1 << k
			}
		}
		put(len(ids)<<4 | flags)
		last := int32(0)
		for _, id := range ids {
			put(int(id - last))
			last = id
			queue = append(queue, n.next[id])
		}
		if len(n.ends) > 0 {
			put(len(n.ends))
			for _, e := range n.ends {
				put(int(e))
			}
		}
		if len(n.subs) > 0 {
			put(len(n.subs))
			for _, s := range n.subs {
				k, ok := set[s.set]
				if !ok {
					return nil, fmt.Errorf("lexicon: no set is called %q", s.set)
				}
				put(k)
				queue = append(queue, s.next)
			}
		}
		if n.num != nil {
			queue = append(queue, n.num)
		}
		if n.gap != nil {
			queue = append(queue, n.gap)
		}
	}
	body, o = o, head
	put(len(queue))
	return append(o, body...), nil
}

// Parse reads the compiled form.
func Parse(b []byte) (*Lexicon, error) {
	var w wire
	if err := json.Unmarshal(b, &w); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	if len(w.Code) == 0 && len(w.Entries) > 0 {
		return New(Data(w.plain))
	}
	return w.lexicon()
}

// New compiles a lexicon.
func New(d Data) (*Lexicon, error) {
	b, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	var w wire
	if err := json.Unmarshal(b, &w); err != nil {
		return nil, err
	}
	return w.lexicon()
}

var errBroken = errors.New("lexicon: the compiled form is broken; run go generate ./policies")

// cut takes text apart at the bars.
func cut(s string) []string {
	if s == "" {
		return nil
	}
	out := make([]string, 0, strings.Count(s, "|")+1)
	for {
		i := strings.IndexByte(s, '|')
		if i < 0 {
			return append(out, s)
		}
		out = append(out, s[:i])
		s = s[i+1:]
	}
}

// reader reads the varints of the code.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) next() int {
	if len(r.b) > 0 && r.b[0] < 0x80 {
		n := int(r.b[0])
		r.b = r.b[1:]
		return n
	}
	n, k := binary.Uvarint(r.b)
	if k <= 0 || n > 1<<30 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[k:]
	return int(n)
}

// below reads a number less than n.
func (r *reader) below(n int) int {
	x := r.next()
	if x >= n {
		r.bad, r.b = true, nil
		return 0
	}
	return x
}

// size reads the length of a list whose elements take a byte or more.
func (r *reader) size() int { return r.below(len(r.b) + 1) }

func (w *wire) lexicon() (*Lexicon, error) {
	l := &Lexicon{Data: Data(w.plain), index: make(map[string]int, len(w.Concepts)), words: cut(w.Words)}
	for i := range l.Concepts {
		l.index[l.Concepts[i].ID] = i
	}
	r := reader{b: w.Code}
	phrases := cut(w.Phrases)
	if len(phrases) > 0 && len(l.Concepts) == 0 {
		return nil, errBroken
	}
	l.Entries = make([]Entry, len(phrases))
	for i, p := range phrases {
		x := r.below(len(l.Concepts) << 2)
		l.Entries[i] = Entry{p, x >> 2, Part(x & 3)}
	}
	l.class = make([]uint8, len(l.words))
	for i := range l.class {
		l.class[i] = uint8(r.below(4))
	}
	l.forms.read(&r, cut(w.Forms), len(l.words))
	l.trie.read(&r, len(l.words), len(l.Entries))
	if r.bad || len(r.b) > 0 {
		return nil, errBroken
	}
	return l, nil
}
