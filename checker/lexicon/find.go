package lexicon

import "strings"

// forms is a table of words with their readings.
type forms struct {
	words []string
	start []int32 // words[i] has list[start[i]:start[i+1]]
	list  []Form
	slots []int32 // open addressing; 0 is free, else index + 1
}

func hash(w string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(w); i++ {
		h = (h ^ uint32(w[i])) * 16777619
	}
	return h ^ h>>15
}

func (f *forms) of(w string) []Form {
	if len(f.slots) == 0 {
		return nil
	}
	mask := uint32(len(f.slots) - 1)
	for h := hash(w) & mask; ; h = (h + 1) & mask {
		i := f.slots[h]
		if i == 0 {
			return nil
		}
		if f.words[i-1] == w {
			return f.list[f.start[i-1]:f.start[i]:f.start[i]]
		}
	}
}

func (f *forms) read(r *reader, words []string, lemmas int) {
	f.words = words
	f.start = make([]int32, len(words)+1)
	f.list = make([]Form, 0, len(words)*3/2)
	n := 16
	for n < 2*len(words) {
		n *= 2
	}
	f.slots = make([]int32, n)
	mask := uint32(n - 1)
	for i, w := range words {
		for k := r.size(); k > 0; k-- {
			x := r.below(lemmas << 3)
			f.list = append(f.list, Form{int32(x >> 3), Tag(x & 7)})
		}
		f.start[i+1] = int32(len(f.list))
		h := hash(w) & mask
		for f.slots[h] != 0 {
			h = (h + 1) & mask
		}
		f.slots[h] = int32(i + 1)
	}
}

// trie holds the phrases by their words. Node 0 is the root, then come the
// roots of the sets.
type trie struct {
	nodes []flat  // and one more, which ends the lists of the last
	edges []int32 // lemmas, sorted for each node; the k-th leads to child+k
	ends  []int   // entries
	subs  []branch
	first []int32  // lemma → child of the root, 0 for none
	opens []uint64 // lemma → sets with a phrase that begins with it, modulo 64
}

// flat is a node: its lists begin where it says and end where the next node's begin.
type flat struct {
	edge, child, end, sub int32
	num, gap              int32 // 0 for none
}

type branch struct{ root, next int32 }

func (t *trie) read(r *reader, lemmas, entries int) {
	sets := r.size()
	total := r.below(len(r.b) + 2) // a node takes a byte or more
	if total <= sets {
		r.bad = true
		return
	}
	t.nodes = make([]flat, total+1)
	t.edges = make([]int32, 0, total)
	t.ends = make([]int, 0, entries+entries/8)
	t.first = make([]int32, lemmas)
	t.opens = make([]uint64, lemmas)
	free := int32(sets + 1) // the next child's number
	for i := 0; i < total && !r.bad; i++ {
		if i >= int(free) { // no node leads here
			r.bad = true
			return
		}
		n := &t.nodes[i]
		n.edge, n.end, n.sub, n.child = int32(len(t.edges)), int32(len(t.ends)), int32(len(t.subs)), free
		h := r.next()
		id := 0
		for k := h >> 4; k > 0 && !r.bad; k-- {
			if id += r.next(); id >= lemmas {
				r.bad = true
				return
			}
			t.edges = append(t.edges, int32(id))
			switch {
			case i == 0:
				t.first[id] = free
			case i <= sets:
				t.opens[id] |= 1 << ((i - 1) & 63)
			}
			free++
		}
		if h&1 != 0 {
			for k := r.size(); k > 0; k-- {
				t.ends = append(t.ends, r.below(max(entries, 1)))
			}
		}
		if h&2 != 0 {
			for k := r.size(); k > 0; k-- {
				t.subs = append(t.subs, branch{int32(r.below(sets) + 1), free})
				free++
			}
		}
		if h&4 != 0 {
			n.num = free
			free++
		}
		if h&8 != 0 {
			n.gap = free
			free++
		}
		if int(free) > total {
			r.bad = true
		}
	}
	t.nodes[total] = flat{edge: int32(len(t.edges)), end: int32(len(t.ends)), sub: int32(len(t.subs))}
}

// step follows a lemma from a node; 0 leads nowhere.
func (t *trie) step(n, lemma int32) int32 {
	if n == 0 {
		return t.first[lemma]
	}
	from := t.nodes[n].edge
	lo, hi := from, t.nodes[n+1].edge
	for hi-lo > 8 {
		m := (lo + hi) / 2
		if t.edges[m] <= lemma {
			lo = m
		} else {
			hi = m
		}
	}
	for ; lo < hi; lo++ {
		if t.edges[lo] == lemma {
			return t.nodes[n].child + lo - from
		}
	}
	return 0
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

// Find returns the longest match that begins at word i, or false. The caller
// must not change the entries of the match.
func (l *Lexicon) Find(ws []Word, i int) (Match, bool) {
	if len(ws[i].Forms) == 0 {
		return Match{}, false
	}
	f := finder{l: l, t: &l.trie, ws: ws, i: i}
	f.walk(0, i, 0, 0, nil, [2]int{}, false)
	if f.best.To == 0 {
		return Match{}, false
	}
	return f.best, true
}

type finder struct {
	l     *Lexicon
	t     *trie
	ws    []Word
	i     int
	best  Match
	count int
}

// walk follows the trie from word j on; bent says that a word stood in a form
// that only verbs have, which no noun phrase may.
func (f *finder) walk(at int32, j, used int, tag Tag, nums []string, gap [2]int, bent bool) {
	n, after := &f.t.nodes[at], &f.t.nodes[at+1]
	if n.end < after.end && used > 0 {
		f.end(f.t.ends[n.end:after.end:after.end], j, used, tag, nums, gap, bent)
	}
	if j >= len(f.ws) || j-f.i > maxSpan {
		return
	}
	w := &f.ws[j]
	if w.Stop || w.Break && j > f.i {
		return
	}
	if used > 0 && Skip(w.Low) {
		// "draft a recommendation" is no "draft recommendation"
		before := f.ws[j-1].Low
		f.walk(at, j+1, used, tag, nums, gap, bent || article(w.Low) && !carries(before) && !Skip(before))
	}
	for _, fm := range w.Forms {
		if m := f.t.step(at, fm.Lemma); m != 0 {
			t := tag
			if used == 0 {
				t = fm.Tag
			}
			f.walk(m, j+1, used+1, t, nums, gap, bent || fm.Tag == S || fm.Tag == Ed || fm.Tag == Ing)
		}
	}
	if n.sub < after.sub {
		opens := uint64(0)
		for _, fm := range w.Forms {
			opens |= f.t.opens[fm.Lemma]
		}
		for _, sb := range f.t.subs[n.sub:after.sub] {
			if opens>>((sb.root-1)&63)&1 == 0 {
				continue
			}
			for _, e := range f.setEnds(nil, sb.root, j, 0) {
				t := tag
				if used == 0 {
					t = w.Forms[0].Tag
				}
				f.walk(sb.next, e[0], used+e[1], t, nums, gap, bent)
			}
		}
	}
	if n.num != 0 && w.Num {
		k, vals := f.numbers(j)
		f.walk(n.num, k, used+1, tag, append(append([]string(nil), nums...), vals...), gap, bent)
	}
	if n.gap != 0 {
		for g := 0; g <= 4 && j+g < len(f.ws); g++ {
			if g > 0 && (f.ws[j+g-1].Stop || f.ws[j+g-1].Break) {
				break
			}
			f.walk(n.gap, j+g, used, tag, nums, [2]int{j, j + g}, bent)
		}
	}
}

// end takes the entries that end before word j for the match if they are the
// longest so far.
func (f *finder) end(ends []int, j, used int, tag Tag, nums []string, gap [2]int, bent bool) {
	if used < f.count {
		return
	}
	if bent {
		var verbs []int
		for _, e := range ends {
			if f.l.Entries[e].Part == Verb {
				verbs = append(verbs, e)
			}
		}
		if ends = verbs; len(ends) == 0 {
			return
		}
	}
	switch {
	case used > f.count:
		f.count = used
		f.best = Match{From: f.i, To: j, First: tag, Entries: ends, Numbers: nums, Gap: gap}
	case j == f.best.To && gap == f.best.Gap: // another reading of the same words
	next:
		for _, e := range ends {
			for _, x := range f.best.Entries {
				if x == e {
					continue next
				}
			}
			f.best.Entries = append(f.best.Entries, e) // copies: its capacity is its length
		}
	}
}

// setEnds matches the phrases of a set from word j on and appends to out, for
// each match, the word after it and the number of words it used.
func (f *finder) setEnds(out [][2]int, at int32, j, used int) [][2]int {
	n, after := &f.t.nodes[at], &f.t.nodes[at+1]
	if n.end < after.end {
		out = append(out, [2]int{j, used})
	}
	if j >= len(f.ws) || j-f.i > maxSpan {
		return out
	}
	w := &f.ws[j]
	if w.Stop || w.Break && j > f.i {
		return out
	}
	if used > 0 && Skip(w.Low) {
		out = f.setEnds(out, at, j+1, used)
	}
	for _, fm := range w.Forms {
		if m := f.t.step(at, fm.Lemma); m != 0 {
			out = f.setEnds(out, m, j+1, used+1)
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
