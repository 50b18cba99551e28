package policy

import (
	"fmt"
	"strconv"
	"strings"
)

// A condition is what must hold for a rule to fire, written in prefix form:
//
//	1  0  (& a b)  (| a b)  (! a)  (? x)  (= x y)  (!= x y)  (< x y)  (<= x y)  (in x {"a" "b"})
//
// An operand is a constant ("a", 3, true), a field of the element that is
// looked at (.agent.itu, .label.value+1) or of the document (/mark). (? x)
// holds where x is there and not false. The generator derives conditions from
// the rules; see derive.go.
type cond struct {
	op   opcode
	kids []cond
	l, r operand
}

type opcode uint8

const (
	opTrue opcode = iota
	opFalse
	opAnd
	opOr
	opNot
	opHas
	opEq
	opNe
	opLt
	opLe
	opIn
)

var opNames = [...]string{"1", "0", "&", "|", "!", "?", "=", "!=", "<", "<=", "in"}

type operand struct {
	from  byte // 0 for a constant, '.' for the element, '/' for the document
	path  []string
	add   int
	val   value
	among []value // the right side of "in"
}

type kind uint8

const (
	undefined kind = iota
	boolean        // as Rego orders them
	number
	text
	composite // an object or array: only that it is there is known
)

// value is a scalar of the input.
type value struct {
	sort kind
	n    int
	s    string
}

func boolValue(b bool) value {
	if b {
		return value{sort: boolean, n: 1}
	}
	return value{sort: boolean}
}

func numValue(n int) value     { return value{sort: number, n: n} }
func textValue(s string) value { return value{sort: text, s: s} }

// compare orders two values that are there.
func compare(a, b value) int {
	switch {
	case a.sort != b.sort:
		return int(a.sort) - int(b.sort)
	case a.sort == text:
		return strings.Compare(a.s, b.s)
	}
	return a.n - b.n
}

// element is what a rule looks at: a statement, a label, a citation, a section.
type element interface{ get(path []string) value }

// holds tells whether the condition holds for e in document d; e may be nil
// where the condition has no fields of an element.
func (c *cond) holds(e, d element) bool {
	switch c.op {
	case opTrue:
		return true
	case opFalse:
		return false
	case opAnd:
		for i := range c.kids {
			if !c.kids[i].holds(e, d) {
				return false
			}
		}
		return true
	case opOr:
		for i := range c.kids {
			if c.kids[i].holds(e, d) {
				return true
			}
		}
		return false
	case opNot:
		return !c.kids[0].holds(e, d)
	}
	l := c.l.eval(e, d)
	switch {
	case l.sort == undefined:
		return false
	case c.op == opHas:
		return l.sort != boolean || l.n != 0
	case c.op == opIn:
		for _, x := range c.r.among {
			if compare(l, x) == 0 {
				return true
			}
		}
		return false
	}
	r := c.r.eval(e, d)
	if r.sort == undefined {
		return false
	}
	k := compare(l, r)
	switch c.op {
	case opEq:
		return k == 0
	case opNe:
		return k != 0
	case opLt:
		return k < 0
	default:
		return k <= 0
	}
}

func (o *operand) eval(e, d element) value {
	v := o.val
	switch o.from {
	case '.':
		v = e.get(o.path)
	case '/':
		v = d.get(o.path)
	}
	if o.add != 0 {
		if v.sort != number {
			return value{}
		}
		v.n += o.add
	}
	return v
}

func (c cond) String() string {
	var b strings.Builder
	c.write(&b)
	return b.String()
}

func (c cond) write(b *strings.Builder) {
	if c.op <= opFalse {
		b.WriteString(opNames[c.op])
		return
	}
	b.WriteByte('(')
	b.WriteString(opNames[c.op])
	for i := range c.kids {
		b.WriteByte(' ')
		c.kids[i].write(b)
	}
	if c.op >= opHas {
		b.WriteByte(' ')
		c.l.write(b)
	}
	if c.op > opHas {
		b.WriteByte(' ')
		c.r.write(b)
	}
	b.WriteByte(')')
}

func (o *operand) write(b *strings.Builder) {
	switch {
	case o.among != nil:
		b.WriteByte('{')
		for i, v := range o.among {
			if i > 0 {
				b.WriteByte(' ')
			}
			v.write(b)
		}
		b.WriteByte('}')
	case o.from == 0:
		o.val.write(b)
	default:
		for _, p := range o.path {
			b.WriteByte(o.from)
			b.WriteString(p)
		}
		if o.add != 0 {
			fmt.Fprintf(b, "%+d", o.add)
		}
	}
}

func (v value) write(b *strings.Builder) {
	switch v.sort {
	case text:
		b.WriteString(strconv.Quote(v.s))
	case number:
		b.WriteString(strconv.Itoa(v.n))
	default:
		b.WriteString(strconv.FormatBool(v.n != 0))
	}
}

// parseCond reads what String writes.
func parseCond(s string) (cond, error) {
	p := condParser{s: s}
	c, err := p.cond(0)
	if err == nil && p.i != len(p.s) {
		err = p.bad()
	}
	return c, err
}

type condParser struct {
	s string
	i int
}

func (p *condParser) bad() error {
	return fmt.Errorf("condition %q is broken at byte %d; run go generate ./policies", p.s, p.i)
}

func (p *condParser) word() string {
	from := p.i
	for p.i < len(p.s) && !strings.ContainsRune(" (){}", rune(p.s[p.i])) {
		p.i++
	}
	return p.s[from:p.i]
}

func (p *condParser) eat(b byte) bool {
	if p.i < len(p.s) && p.s[p.i] == b {
		p.i++
		return true
	}
	return false
}

func (p *condParser) cond(depth int) (cond, error) {
	if depth > 100 {
		return cond{}, p.bad()
	}
	if !p.eat('(') {
		switch p.word() {
		case "1":
			return cond{op: opTrue}, nil
		case "0":
			return cond{op: opFalse}, nil
		}
		return cond{}, p.bad()
	}
	w := p.word()
	c := cond{}
	for i := opAnd; int(i) < len(opNames); i++ {
		if opNames[i] == w {
			c.op = i
		}
	}
	if c.op == opTrue {
		return c, p.bad()
	}
	for p.eat(' ') {
		if c.op <= opNot {
			k, err := p.cond(depth + 1)
			if err != nil {
				return c, err
			}
			c.kids = append(c.kids, k)
			continue
		}
		o, ok := p.operand()
		if !ok {
			return c, p.bad()
		}
		if c.l.from == 0 && c.l.val.sort == undefined {
			c.l = o
		} else {
			c.r = o
		}
	}
	if !p.eat(')') || c.op == opNot && len(c.kids) != 1 || c.op == opIn && c.r.among == nil {
		return c, p.bad()
	}
	return c, nil
}

func (p *condParser) operand() (operand, bool) {
	var o operand
	if p.eat('{') {
		o.among = []value{}
		for !p.eat('}') {
			x, ok := p.operand()
			if !ok || x.from != 0 || x.val.sort == undefined {
				return o, false
			}
			o.among = append(o.among, x.val)
			p.eat(' ')
		}
		return o, true
	}
	if p.i >= len(p.s) {
		return o, false
	}
	switch b := p.s[p.i]; b {
	case '"':
		q, err := strconv.QuotedPrefix(p.s[p.i:])
		if err != nil {
			return o, false
		}
		p.i += len(q)
		s, err := strconv.Unquote(q)
		o.val = textValue(s)
		return o, err == nil
	case '.', '/':
		w := p.word()
		if k := strings.IndexAny(w, "+-"); k > 0 {
			n, err := strconv.Atoi(w[k:])
			if err != nil {
				return o, false
			}
			o.add, w = n, w[:k]
		}
		o.from = b
		o.path = strings.Split(w[1:], string(rune(b)))
		return o, true
	}
	switch w := p.word(); w {
	case "true", "false":
		o.val = boolValue(w == "true")
	default:
		n, err := strconv.Atoi(w)
		if err != nil {
			return o, false
		}
		o.val = numValue(n)
	}
	return o, true
}

// simple builds with the constants taken out.

func and(cs ...cond) cond { return join(opAnd, opTrue, opFalse, cs) }
func or(cs ...cond) cond  { return join(opOr, opFalse, opTrue, cs) }

func join(op, neutral, absorbing opcode, cs []cond) cond {
	var out []cond
	seen := map[string]bool{}
	var add func(cs []cond) bool
	add = func(cs []cond) bool {
		for _, c := range cs {
			switch c.op {
			case neutral:
			case absorbing:
				return false
			case op:
				if !add(c.kids) {
					return false
				}
			default:
				if k := c.String(); !seen[k] {
					seen[k] = true
					out = append(out, c)
				}
			}
		}
		return true
	}
	if !add(cs) {
		return cond{op: absorbing}
	}
	switch len(out) {
	case 0:
		return cond{op: neutral}
	case 1:
		return out[0]
	}
	return cond{op: op, kids: out}
}

func not(c cond) cond {
	switch c.op {
	case opTrue:
		return cond{op: opFalse}
	case opFalse:
		return cond{op: opTrue}
	case opNot:
		return c.kids[0]
	}
	return cond{op: opNot, kids: []cond{c}}
}
