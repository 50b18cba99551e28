package draft

import (
	"strings"
	"unicode/utf8"
)

// A piece is a stretch of the file within one line that a format takes for
// text.
type piece struct {
	text  string
	at    Pos
	state State
	plain bool // marks and brackets in it are characters
	fixed bool // all its characters stand at the place at (a character reference)
}

// A blockLine is a line of the block under way.
type blockLine struct {
	para  Paragraph
	first int // index of its first piece
}

// A builder collects a block of lines at a time, resolves the marks in it and
// normalises its characters.
type builder struct {
	buf      []byte // normalised text of all runs
	runs     []rawRun
	paras    []Paragraph
	ends     []int // index into runs behind the last run of each paragraph
	brackets int
	revised  bool

	pieces []piece
	lines  []blockLine
	tokens []token
	open   []int // stack of indexes into tokens
	n      normaliser
}

// A rawRun is a Run whose text still stands in the buffer.
type rawRun struct {
	from, to int
	at       Pos
	state    State
	bracket  int
}

func newBuilder(size int) *builder {
	b := &builder{buf: make([]byte, 0, size+16), runs: make([]rawRun, 0, size/64+8), paras: make([]Paragraph, 0, size/64+8)}
	b.ends = make([]int, 0, cap(b.paras))
	return b
}

// line begins a line of the block.
func (b *builder) line(p Paragraph) {
	b.lines = append(b.lines, blockLine{p, len(b.pieces)})
}

// add adds a piece to the line.
func (b *builder) add(p piece) {
	if p.text == "" {
		return
	}
	b.pieces = append(b.pieces, p)
}

// endBlock ends the block: no mark or bracket goes on beyond it.
func (b *builder) endBlock() {
	if len(b.lines) == 0 {
		return
	}
	b.match()
	b.n.low = false
	tok := 0
	var marks []frame // of the open marks and brackets, innermost last
	for i, l := range b.lines {
		last := len(b.pieces)
		if i+1 < len(b.lines) {
			last = b.lines[i+1].first
		}
		b.n.begin()
		from := len(b.runs)
		for k := l.first; k < last; k++ {
			p := b.pieces[k]
			if p.state != Kept {
				b.revised = true
			}
			f := innermost(marks)
			done := 0
			for ; tok < len(b.tokens) && b.tokens[tok].piece == k; tok++ {
				t := b.tokens[tok]
				if t.match < 0 {
					continue
				}
				p.at.Column = b.normalise(p, done, t.from, f.of(p), f.bracket) + t.n
				done = t.from + t.n
				if t.match > tok {
					marks = append(marks, f.enter(t))
				} else {
					marks = marks[:len(marks)-1]
				}
				f = innermost(marks)
			}
			b.normalise(p, done, len(p.text), f.of(p), f.bracket)
		}
		if len(b.runs) > from {
			l.para.Broken = b.n.soft
			b.paras = append(b.paras, l.para)
			b.ends = append(b.ends, len(b.runs))
		} else if i+1 < len(b.lines) {
			next := &b.lines[i+1].para
			next.Gap = max(next.Gap, l.para.Gap)
			if next.Label == "" {
				next.Label, next.LabelAt = l.para.Label, l.para.LabelAt
			}
		}
	}
	b.pieces, b.lines, b.tokens = b.pieces[:0], b.lines[:0], b.tokens[:0]
}

// A frame is what open marks and brackets say about the text in them.
type frame struct {
	marked  bool // a mark gives the state
	state   State
	bracket int
}

func innermost(marks []frame) frame {
	if len(marks) == 0 {
		return frame{}
	}
	return marks[len(marks)-1]
}

// enter returns the frame inside of t.
func (f frame) enter(t token) frame {
	switch t.kind {
	case bracketOpen:
		f.bracket = t.number
	case strikeOpen:
		f.marked, f.state = true, Struck
	case insertOpen:
		f.marked, f.state = true, Inserted
	}
	return f
}

// of returns the state of the text of p in the frame.
func (f frame) of(p piece) State {
	if f.marked {
		return f.state
	}
	return p.state
}

// finish hands what was collected to d.
func (b *builder) finish(d *Draft) {
	all := string(b.buf)
	runs := make([]Run, len(b.runs))
	for i, r := range b.runs {
		runs[i] = Run{Text: all[r.from:r.to], At: r.at, State: r.state, Bracket: r.bracket}
	}
	from := 0
	for i := range b.paras {
		b.paras[i].Runs = runs[from:b.ends[i]:b.ends[i]]
		from = b.ends[i]
	}
	if len(b.paras) > 0 {
		d.Paragraphs = b.paras
	}
	d.Brackets, d.Revised = b.brackets, b.revised
}

type tokenKind uint8

const (
	bracketOpen tokenKind = iota
	bracketClose
	strikeOpen
	strikeClose
	insertOpen
	insertClose
)

// A token is a mark or bracket in a piece.
type token struct {
	piece   int
	from, n int // bytes (and characters) in the piece
	kind    tokenKind
	match   int // index of its partner, -1 if it stays text
	number  int // of a pair of brackets
	closer  int // for an open mark: token of the first "]" in it that nothing else claims, -1
}

// match finds the marks and brackets of the block and pairs them. A closing
// mark takes the nearest open mark of its kind, what is open between stays
// text. An opening mark that is never closed is a bracket if a "]" follows.
func (b *builder) match() {
	b.open = b.open[:0]
	waiting := [2]int{} // open marks on the stack: struck, inserted
	for k := range b.pieces {
		p := &b.pieces[k]
		if p.plain || p.fixed {
			continue
		}
		s, done := p.text, 0
		i := 0
		if len(b.open) == 0 { // a "]" matters only after a "["
			if i = strings.IndexByte(s, '['); i < 0 {
				continue
			}
		}
		for ; i < len(s); i++ {
			switch s[i] {
			case '[':
				t := token{piece: k, from: i, n: 1, kind: bracketOpen, match: -1, closer: -1}
				if i+1 < len(s) && (s[i+1] == '-' || s[i+1] == '+') && opensMark(s[i:]) {
					t.n, t.kind = 2, strikeOpen
					if s[i+1] == '+' {
						t.kind = insertOpen
					}
					waiting[(t.kind-strikeOpen)/2]++
				}
				b.open = append(b.open, len(b.tokens))
				b.tokens = append(b.tokens, t)
				done = i + t.n
				i = done - 1
			case ']':
				if len(b.open) == 0 {
					continue
				}
				b.closing(k, i, done, &waiting)
				done = i + 1
			}
		}
	}
	b.pop(0, &waiting)
	for i := range b.tokens {
		t := &b.tokens[i]
		if t.match <= i {
			continue
		}
		if t.kind == bracketOpen {
			b.brackets++
			t.number = b.brackets
		} else {
			b.revised = true
		}
	}
}

// opensMark tells "[-" or "[+" at the start of s from a bracket around a sign:
// "[-]" is one, unless a mark that holds the closing bracket ("[-]-]").
func opensMark(s string) bool {
	return len(s) < 3 || s[2] != ']' || len(s) >= 5 && s[3] == s[1] && s[4] == ']'
}

// closing handles the "]" at byte i of piece k; what stands before done belongs
// to other tokens.
func (b *builder) closing(k, i, done int, waiting *[2]int) {
	s := b.pieces[k].text
	t := token{piece: k, from: i, n: 1, kind: bracketClose, match: -1, closer: -1}
	top := b.open[len(b.open)-1]
	signed := i > done && (s[i-1] == '-' || s[i-1] == '+')
	if signed {
		kind := strikeOpen
		if s[i-1] == '+' {
			kind = insertOpen
		}
		compound := b.tokens[top].kind == bracketOpen && i > 1 && isLetter(s[i-2]) && i+1 < len(s) && isLetter(s[i+1])
		if waiting[(kind-strikeOpen)/2] > 0 && !compound {
			at := len(b.open) - 1
			for b.tokens[b.open[at]].kind != kind {
				at--
			}
			b.pop(at+1, waiting)
			opener := b.open[at]
			b.open = b.open[:at]
			waiting[(kind-strikeOpen)/2]--
			t.from, t.n, t.kind, t.match = i-1, 2, kind+1, opener
			b.tokens[opener].match = len(b.tokens)
			b.tokens = append(b.tokens, t)
			return
		}
	}
	if b.tokens[top].kind == bracketOpen {
		t.match = top
		b.tokens[top].match = len(b.tokens)
		b.open = b.open[:len(b.open)-1]
	} else if b.tokens[top].closer < 0 && !signed {
		b.tokens[top].closer = len(b.tokens)
	}
	b.tokens = append(b.tokens, t)
}

// pop takes what is open from index at on off the stack, unmatched.
func (b *builder) pop(at int, waiting *[2]int) {
	for _, k := range b.open[at:] {
		t := &b.tokens[k]
		if t.kind == bracketOpen {
			continue
		}
		waiting[(t.kind-strikeOpen)/2]--
		if t.closer >= 0 {
			t.kind, t.n, t.match = bracketOpen, 1, t.closer
			b.tokens[t.closer].match = k
		}
	}
	b.open = b.open[:at]
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf }
