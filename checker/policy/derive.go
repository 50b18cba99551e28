package policy

import (
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Plan says what a rule looks at and what must hold for it to fire. The
// generator derives it from the rule: conditions are necessary, never
// sufficient, so a rule or a statement that fails them need not be shown to Rego.
type Plan struct {
	Bodies []Body   `json:"bodies"`          // the rule fires only if one of them can
	Needs  []Use    `json:"needs,omitempty"` // what the rule and its helpers look through
	Reads  []string `json:"reads,omitempty"` // what else of the input and of the data they read
	Libs   []string `json:"libs,omitempty"`  // the files of the library that they need
}

// Body is one way for a rule to fire: If holds for the document, and in each
// list of Uses something meets its condition.
type Body struct {
	If   string `json:"if"`
	Uses []Use  `json:"uses,omitempty"`
}

// Use is a list that a rule looks through and what its elements must meet.
type Use struct {
	In string `json:"in"` // "about.CONCEPT", "act.CONCEPT", "struck", "clauses", "citations" or "labels"
	If string `json:"if"`
}

const libPackage = "data.redline.lib"

// deriver derives plans from the modules of all rules.
type deriver struct {
	mods  map[string]*ast.Module // by package
	files map[string]string      // package → file
}

// plan derives the plan of the rule in module m.
func (d *deriver) plan(m *ast.Module) (*Plan, error) {
	p := &Plan{Bodies: []Body{}}
	for _, r := range rulesOf(m, "findings") {
		if r.Head.Key == nil { // one value
			if s, ok := r.Head.Value.Value.(ast.Set); ok && s.Len() == 0 && r.Else == nil {
				continue // never fires
			}
			p.Bodies = append(p.Bodies, Body{If: "1"})
			continue
		}
		b := Body{If: d.focus(m, r, r.Body, nil).c.String()}
		sc := d.scope(m, r)
		for _, e := range r.Body {
			if in, _, ok := d.use(sc, e); ok {
				b.Uses = append(b.Uses, Use{In: in, If: d.focus(m, r, r.Body, e).c.String()})
			}
		}
		p.Bodies = append(p.Bodies, b)
	}
	w := walker{d: d, seen: map[string]bool{}, needs: map[string][]cond{}, reads: map[string]bool{}}
	w.name(m, "findings")
	if w.err != nil {
		return nil, w.err
	}
	for in, cs := range w.needs {
		p.Needs = append(p.Needs, Use{In: in, If: or(cs...).String()})
	}
	sort.Slice(p.Needs, func(i, j int) bool { return p.Needs[i].In < p.Needs[j].In })
	p.Reads = keys(w.reads)
	libs := map[string]bool{}
	d.libs(m, libs)
	p.Libs = keys(libs)
	return p, nil
}

// libs adds the files of the modules that m refers to, and those that these refer to.
func (d *deriver) libs(m *ast.Module, to map[string]bool) {
	ast.WalkRefs(m, func(r ast.Ref) bool {
		for i := 2; i <= len(r); i++ {
			o := d.mods[r[:i].String()]
			if f := d.files[r[:i].String()]; o != nil && o != m && !to[f] {
				to[f] = true
				d.libs(o, to)
			}
		}
		return false
	})
}

// rulesOf lists the definitions of a name in order.
func rulesOf(m *ast.Module, name string) []*ast.Rule {
	var out []*ast.Rule
	for _, r := range m.Rules {
		if v, ok := r.Head.Ref()[0].Value.(ast.Var); ok && string(v) == name {
			out = append(out, r)
		}
	}
	return out
}

// walker collects what a rule and its helpers read.
type walker struct {
	d     *deriver
	seen  map[string]bool
	needs map[string][]cond
	reads map[string]bool
	err   error
}

func (w *walker) name(m *ast.Module, name string) {
	key := m.Package.Path.String() + "." + name
	if w.seen[key] {
		return
	}
	w.seen[key] = true
	for _, r := range rulesOf(m, name) {
		w.rule(m, r)
	}
}

func (w *walker) rule(m *ast.Module, r *ast.Rule) {
	sc := w.d.scope(m, nil)
	done := map[*ast.Term]bool{} // lists that a use accounts for
	ast.NewGenericVisitor(func(x any) bool {
		b, ok := x.(ast.Body)
		if !ok {
			return false
		}
		for _, e := range b {
			in, key, ok := w.d.use(sc, e)
			if !ok {
				continue
			}
			if in == "clauses" || !key {
				c := e.Terms.(*ast.SomeDecl).Symbols[0].Value.(ast.Call)
				done[c[len(c)-1]] = true
				w.needs[in] = append(w.needs[in], w.d.focus(m, r, b, e).c)
			}
		}
		return false
	}).Walk(r)
	var visit *ast.GenericVisitor
	visit = ast.NewGenericVisitor(func(x any) bool {
		switch x := x.(type) {
		case *ast.Term:
			if done[x] {
				return true
			}
			switch v := x.Value.(type) {
			case ast.Ref:
				w.ref(sc, v)
			case ast.Var:
				if len(rulesOf(m, string(v))) > 0 {
					w.name(m, string(v))
				}
			case ast.Call:
				if v[0].String() == "object.get" && len(v) == 4 { // object.get(input.doc, "x", default)
					ref, ok1 := v[1].Value.(ast.Ref)
					s, ok2 := v[2].Value.(ast.String)
					if ok1 && ok2 && ref.String() == "input.doc" {
						w.reads["doc."+string(s)] = true
						visit.Walk(v[3])
						return true
					}
				}
			}
			if ref, ok := x.Value.(ast.Ref); ok { // the head is done, its operands are not
				if _, plain := ref[0].Value.(ast.Var); !plain {
					visit.Walk(ref[0])
				}
				for _, t := range ref[1:] {
					visit.Walk(t)
				}
				return true
			}
		case *ast.Head:
			for _, t := range x.Args {
				visit.Walk(t)
			}
			if x.Key != nil {
				visit.Walk(x.Key)
			}
			if x.Value != nil {
				visit.Walk(x.Value)
			}
			return true
		case *ast.Expr: // an expression may be a call of its own: object.get(…)
			if ts, ok := x.Terms.([]*ast.Term); ok {
				visit.Walk(ast.NewTerm(ast.Call(ts)))
				for _, with := range x.With {
					visit.Walk(with)
				}
				return true
			}
		}
		return false
	})
	visit.Walk(r)
}

// ref notes what a reference reads.
func (w *walker) ref(sc *scope, ref ast.Ref) {
	head, ok := ref[0].Value.(ast.Var)
	if !ok {
		return
	}
	word := func(i int) string {
		if i < len(ref) {
			if s, ok := ref[i].Value.(ast.String); ok {
				return string(s)
			}
		}
		return ""
	}
	if in, ok := w.d.list(sc, ref); ok && in != "clauses" {
		w.needs[in] = append(w.needs[in], cond{}) // used in another way: all of it
		return
	}
	switch {
	case head == "input":
		switch f := word(1); f {
		case "":
			w.err = fmt.Errorf("%s: name the field of the input", ref)
		case "statements", "by_about", "by_act":
			w.err = fmt.Errorf("%s: look statements up with lib.about.CONCEPT or lib.act.CONCEPT", ref)
		case "doc":
			if word(2) == "" {
				w.reads["doc"] = true
			} else {
				w.reads["doc."+word(2)] = true
			}
		case "clauses":
			// the clause of a statement, a label or a citation is there anyhow
			if len(ref) > 2 {
				if r, ok := ref[2].Value.(ast.Ref); ok && len(r) == 2 && r[1].Value.Compare(ast.String("clause")) == 0 {
					w.reads["clauses.own"] = true
					return
				}
			}
			w.needs["clauses"] = append(w.needs["clauses"], cond{})
		default:
			w.reads[f] = true
		}
	case head == "data" && word(1) != "redline":
		w.reads["data"] = true
	default:
		if m, name, ok := w.d.target(sc, ref); ok {
			if m.Package.Path.String() == libPackage && (name == "about" || name == "act") {
				w.err = fmt.Errorf("%s: lib.%s needs the name of a concept", ref, name)
				return
			}
			w.name(m, name)
		}
	}
}

// scope is what the names in a body stand for.
type scope struct {
	m       *ast.Module
	imports map[string]string
	in      string // the list that the element in focus comes from
	env     map[ast.Var]binding
	depth   int
}

// binding is what a variable stands for: a constant, a part of the element or
// of the document, or anything.
type binding struct {
	known bool
	op    operand
}

func (sc *scope) clone() *scope {
	c := *sc
	c.env = make(map[ast.Var]binding, len(sc.env))
	for k, v := range sc.env {
		c.env[k] = v
	}
	return &c
}

// scope begins a scope in which the variables of r stand for anything.
func (d *deriver) scope(m *ast.Module, r *ast.Rule) *scope {
	sc := &scope{m: m, imports: map[string]string{}, env: map[ast.Var]binding{}}
	for _, i := range m.Imports {
		p := i.Path.String()
		name := path.Base(strings.ReplaceAll(p, ".", "/"))
		if i.Alias != "" {
			name = string(i.Alias)
		}
		sc.imports[name] = p
	}
	if r != nil {
		for _, t := range r.Head.Args {
			sc.declare(t)
		}
		ast.NewGenericVisitor(func(x any) bool {
			switch x := x.(type) {
			case ast.Body:
				sc.declareAll(x)
			case *ast.Every:
				if x.Key != nil {
					sc.declare(x.Key)
				}
				sc.declare(x.Value)
			}
			return false
		}).Walk(r)
	}
	return sc
}

func (sc *scope) declare(t *ast.Term) {
	ast.WalkVars(t, func(v ast.Var) bool {
		sc.env[v] = binding{}
		return false
	})
}

// declareAll makes the variables that a body declares stand for anything.
func (sc *scope) declareAll(b ast.Body) {
	for _, e := range b {
		switch t := e.Terms.(type) {
		case *ast.SomeDecl:
			for _, s := range t.Symbols {
				if c, ok := s.Value.(ast.Call); ok {
					for _, a := range c[1 : len(c)-1] {
						sc.declare(a)
					}
				} else {
					sc.declare(s)
				}
			}
		case []*ast.Term:
			if e.IsAssignment() {
				sc.declare(t[1])
			}
		}
	}
}

// target resolves a reference to a name of a module.
func (d *deriver) target(sc *scope, ref ast.Ref) (*ast.Module, string, bool) {
	head, ok := ref[0].Value.(ast.Var)
	if !ok {
		return nil, "", false
	}
	if _, bound := sc.env[head]; bound {
		return nil, "", false
	}
	if p, ok := sc.imports[string(head)]; ok && len(ref) > 1 {
		if s, ok := ref[1].Value.(ast.String); ok && d.mods[p] != nil {
			return d.mods[p], string(s), true
		}
		return nil, "", false
	}
	if head == "data" {
		for i := len(ref) - 1; i > 1; i-- {
			if m := d.mods[ref[:i].String()]; m != nil {
				if s, ok := ref[i].Value.(ast.String); ok {
					return m, string(s), true
				}
			}
		}
		return nil, "", false
	}
	if len(rulesOf(sc.m, string(head))) > 0 {
		return sc.m, string(head), true
	}
	return nil, "", false
}

// list resolves a reference to a list that rules look through.
func (d *deriver) list(sc *scope, ref ast.Ref) (string, bool) {
	if m, name, ok := d.target(sc, ref); ok {
		if m.Package.Path.String() != libPackage || name != "about" && name != "act" {
			return "", false
		}
		for i, t := range ref {
			if s, ok := t.Value.(ast.String); ok && string(s) == name && i+1 < len(ref) {
				if c, ok := ref[i+1].Value.(ast.String); ok {
					return name + "." + string(c), true
				}
			}
		}
		return "", false
	}
	if _, bound := sc.env["input"]; !bound && len(ref) == 2 && ref[0].Value.Compare(ast.Var("input")) == 0 {
		if s, ok := ref[1].Value.(ast.String); ok {
			switch s {
			case "struck", "clauses", "citations", "labels":
				return string(s), true
			}
		}
	}
	return "", false
}

// use recognizes "some x in LIST" and "some k, x in LIST".
func (d *deriver) use(sc *scope, e *ast.Expr) (in string, key, ok bool) {
	t, ok := e.Terms.(*ast.SomeDecl)
	if !ok || len(t.Symbols) != 1 || len(e.With) > 0 {
		return "", false, false
	}
	c, ok := t.Symbols[0].Value.(ast.Call)
	if !ok {
		return "", false, false
	}
	ref, ok := c[len(c)-1].Value.(ast.Ref)
	if !ok {
		return "", false, false
	}
	if _, ok := c[len(c)-2].Value.(ast.Var); !ok {
		return "", false, false
	}
	in, ok = d.list(sc, ref)
	return in, len(c) == 4, ok
}

// derived is a condition that must hold; exact where it also suffices.
type derived struct {
	c     cond
	exact bool
}

var anything = derived{}

func exactly(c cond) derived { return derived{c, true} }

// focus derives what must hold of the element that expression e of body b
// takes from a list, or only of the document if e is nil.
func (d *deriver) focus(m *ast.Module, r *ast.Rule, b ast.Body, e *ast.Expr) derived {
	sc := d.scope(m, r)
	if e != nil {
		in, _, _ := d.use(sc, e)
		sc.in = in
		c := e.Terms.(*ast.SomeDecl).Symbols[0].Value.(ast.Call)
		v := c[len(c)-2].Value.(ast.Var)
		// the same name twice in one rule stands for different things
		n := 0
		ast.NewGenericVisitor(func(x any) bool {
			if b, ok := x.(ast.Body); ok {
				inner := &scope{env: map[ast.Var]binding{}}
				inner.declareAll(b)
				if _, ok := inner.env[v]; ok {
					n++
				}
			}
			return false
		}).Walk(b)
		if n > 1 {
			return anything
		}
		sc.env[v] = binding{known: true, op: operand{from: '.'}}
	}
	return d.exprs(sc, b)
}

func (d *deriver) exprs(sc *scope, b ast.Body) derived {
	out := exactly(cond{})
	for i, e := range b {
		if v, coll, ok := d.constants(sc, e); ok { // some v in ["a", "b"]
			any := derived{cond{op: opFalse}, true}
			for _, x := range coll {
				in := sc.clone()
				in.env[v] = binding{known: true, op: operand{val: x}}
				one := d.exprs(in, b[i+1:])
				any = derived{or(any.c, one.c), any.exact && one.exact}
			}
			return derived{and(out.c, any.c), out.exact && any.exact}
		}
		one := d.expr(sc, e)
		out = derived{and(out.c, one.c), out.exact && one.exact}
	}
	return out
}

func (d *deriver) constants(sc *scope, e *ast.Expr) (ast.Var, []value, bool) {
	t, ok := e.Terms.(*ast.SomeDecl)
	if !ok || len(t.Symbols) != 1 || len(e.With) > 0 {
		return "", nil, false
	}
	c, ok := t.Symbols[0].Value.(ast.Call)
	if !ok || len(c) != 3 {
		return "", nil, false
	}
	v, ok := c[1].Value.(ast.Var)
	if !ok {
		return "", nil, false
	}
	coll, ok := d.collection(sc, c[2])
	return v, coll, ok
}

// collection resolves a set or array of constants.
func (d *deriver) collection(sc *scope, t *ast.Term) ([]value, bool) {
	out := []value{}
	ok := true
	each := func(t *ast.Term) {
		v, is := constant(t)
		ok = ok && is
		out = append(out, v)
	}
	switch x := t.Value.(type) {
	case ast.Set:
		x.Foreach(each)
	case *ast.Array:
		x.Foreach(each)
	case ast.Var:
		if _, bound := sc.env[x]; bound {
			return nil, false
		}
		rs := rulesOf(sc.m, string(x))
		if len(rs) != 1 || rs[0].Head.Key != nil || len(rs[0].Head.Args) > 0 || rs[0].Else != nil || !trivial(rs[0].Body) || sc.depth > 20 {
			return nil, false
		}
		if _, again := rs[0].Head.Value.Value.(ast.Var); again {
			return nil, false
		}
		return d.collection(sc, rs[0].Head.Value)
	default:
		return nil, false
	}
	return out, ok
}

func trivial(b ast.Body) bool {
	return len(b) == 1 && !b[0].Negated && len(b[0].With) == 0 && b[0].Equal(ast.NewExpr(ast.BooleanTerm(true)))
}

func constant(t *ast.Term) (value, bool) {
	switch x := t.Value.(type) {
	case ast.String:
		return textValue(string(x)), true
	case ast.Boolean:
		return boolValue(bool(x)), true
	case ast.Number:
		if n, ok := x.Int(); ok {
			return numValue(n), true
		}
	}
	return value{}, false
}

func (d *deriver) expr(sc *scope, e *ast.Expr) derived {
	if len(e.With) > 0 {
		return anything
	}
	var one derived
	switch t := e.Terms.(type) {
	case *ast.Term:
		one = d.truth(sc, t)
	case []*ast.Term:
		one = d.call(sc, t)
	case *ast.SomeDecl:
		one = exactly(cond{})
		for _, s := range t.Symbols {
			if c, ok := s.Value.(ast.Call); ok {
				one = derived{d.defined(sc, c[len(c)-1]), false}
			}
		}
		return one
	case *ast.Every:
		return d.every(sc, t)
	default:
		return anything
	}
	if e.Negated {
		if !one.exact {
			return anything
		}
		one.c = not(one.c)
	}
	return one
}

func (d *deriver) every(sc *scope, t *ast.Every) derived {
	v, ok := t.Value.Value.(ast.Var)
	coll, is := d.collection(sc, t.Domain)
	if !ok || !is || t.Key != nil {
		return anything
	}
	out := exactly(cond{})
	for _, x := range coll {
		in := sc.clone()
		in.declareAll(t.Body)
		in.env[v] = binding{known: true, op: operand{val: x}}
		one := d.exprs(in, t.Body)
		out = derived{and(out.c, one.c), out.exact && one.exact}
	}
	return out
}

// shape of a field.
type shape uint8

const (
	unknown shape = iota
	scalar
	flag // true or false
	whole
)

// operand resolves a term to a constant or a field.
func (d *deriver) operand(sc *scope, t *ast.Term) (operand, shape) {
	if v, ok := constant(t); ok {
		if v.sort == boolean {
			return operand{val: v}, flag
		}
		return operand{val: v}, scalar
	}
	switch x := t.Value.(type) {
	case ast.Var:
		b, bound := sc.env[x]
		if !bound || !b.known {
			return operand{}, unknown
		}
		if b.op.from == 0 {
			return b.op, scalar
		}
		return b.op, fieldShape(sc.in, b.op)
	case ast.Ref:
		head, ok := x[0].Value.(ast.Var)
		if !ok {
			return operand{}, unknown
		}
		b, bound := sc.env[head]
		rest := x[1:]
		switch {
		case bound && b.known && b.op.from != 0 && b.op.add == 0:
		case !bound && head == "input" && len(x) > 2 && x[1].Value.Compare(ast.String("doc")) == 0:
			b.op.from = '/'
			rest = x[2:]
		default:
			return operand{}, unknown
		}
		o := operand{from: b.op.from, path: slices.Clone(b.op.path)}
		for _, k := range rest {
			ko, _ := d.operand(sc, k)
			if ko.from != 0 || ko.val.sort != text || !plain(ko.val.s) {
				return operand{}, unknown
			}
			o.path = append(o.path, ko.val.s)
		}
		return o, fieldShape(sc.in, o)
	case ast.Call:
		sign := 0
		switch x[0].String() {
		case "plus":
			sign = 1
		case "minus":
			sign = -1
		}
		if sign == 0 || len(x) != 3 {
			return operand{}, unknown
		}
		o, s := d.operand(sc, x[1])
		k, _ := d.operand(sc, x[2])
		if s != scalar || o.from == 0 || k.from != 0 || k.val.sort != number {
			return operand{}, unknown
		}
		o.add += sign * k.val.n
		return o, s
	}
	return operand{}, unknown
}

// plain reports whether a key can stand in a path.
func plain(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
}

// fieldShape tells what stands at a path; see the elements in input.go.
func fieldShape(in string, o operand) shape {
	var fields map[string]shape
	if o.from == '/' {
		fields = docFields
	} else {
		if len(o.path) == 0 {
			return whole
		}
		switch in {
		case "clauses":
			fields = clauseFields
		case "citations":
			fields = citationFields
		case "labels":
			fields = labelFields
		case "":
			return unknown
		default:
			fields = statementFields
		}
	}
	if len(o.path) == 0 {
		return unknown
	}
	if len(o.path) == 1 {
		return fields[o.path[0]]
	}
	if s, ok := fields[o.path[0]+".*"]; ok && len(o.path) == 2 {
		return s
	}
	return fields[strings.Join(o.path, ".")]
}

// truth derives what must hold for a term that stands alone to be true.
func (d *deriver) truth(sc *scope, t *ast.Term) derived {
	if o, s := d.operand(sc, t); s != unknown {
		switch {
		case o.from == 0 && s == flag && o.val.n == 0:
			return exactly(cond{op: opFalse})
		case o.from == 0 || len(o.path) == 0:
			return exactly(cond{})
		}
		return exactly(cond{op: opHas, l: o})
	}
	switch x := t.Value.(type) {
	case ast.Call:
		return d.call(sc, x)
	case ast.Var:
		if _, bound := sc.env[x]; !bound && len(rulesOf(sc.m, string(x))) > 0 {
			return d.expand(sc, sc.m, string(x), nil, true)
		}
	case ast.Ref:
		if m, name, ok := d.target(sc, x); ok {
			s, isName := x[len(x)-1].Value.(ast.String)
			if isName && string(s) == name {
				return d.expand(sc, m, name, nil, true)
			}
		}
	}
	return derived{d.defined(sc, t), false}
}

func (d *deriver) call(sc *scope, ts []*ast.Term) derived {
	args := ts[1:]
	switch op := ts[0].String(); op {
	case "assign", "eq":
		out := derived{d.defined(sc, args[1]), false}
		v, ok := args[0].Value.(ast.Var)
		o, s := d.operand(sc, args[1])
		if op == "assign" && ok {
			if s == scalar || s == whole || o.from == 0 && s == flag {
				sc.env[v] = binding{known: true, op: o}
				out.exact = o.from == 0 || len(o.path) == 0 || s == scalar
			}
			return out
		}
		if op == "eq" {
			return derived{and(out.c, d.defined(sc, args[0])), false}
		}
		return out
	case "equal":
		return d.compare(sc, opEq, args[0], args[1])
	case "neq":
		return d.compare(sc, opNe, args[0], args[1])
	case "lt":
		return d.compare(sc, opLt, args[0], args[1])
	case "lte":
		return d.compare(sc, opLe, args[0], args[1])
	case "gt":
		return d.compare(sc, opLt, args[1], args[0])
	case "gte":
		return d.compare(sc, opLe, args[1], args[0])
	case "internal.member_2":
		o, s := d.operand(sc, args[0])
		coll, ok := d.collection(sc, args[1])
		if ok && (s == scalar || s == flag) {
			return exactly(cond{op: opIn, l: o, r: operand{among: coll}})
		}
	}
	ref, ok := ts[0].Value.(ast.Ref)
	if !ok {
		return anything
	}
	must, exact := cond{}, true
	for _, a := range args {
		o, s := d.operand(sc, a)
		switch {
		case s == unknown:
			must, exact = and(must, d.defined(sc, a)), false
		case o.from == 0 || len(o.path) == 0:
		case s == flag:
			exact = false
		default:
			must = and(must, cond{op: opHas, l: o})
		}
	}
	if m, name, ok := d.target(sc, ref); ok {
		f := d.expand(sc, m, name, args, true)
		return derived{and(must, f.c), exact && f.exact}
	}
	return derived{must, false}
}

func (d *deriver) compare(sc *scope, op opcode, l, r *ast.Term) derived {
	lo, ls := d.operand(sc, l)
	ro, rs := d.operand(sc, r)
	if (ls == scalar || ls == flag) && (rs == scalar || rs == flag) {
		return exactly(cond{op: op, l: lo, r: ro})
	}
	return derived{and(d.defined(sc, l), d.defined(sc, r)), false}
}

// defined derives what must hold for a term to have a value.
func (d *deriver) defined(sc *scope, t *ast.Term) cond {
	if o, s := d.operand(sc, t); s != unknown {
		if o.from == 0 || len(o.path) == 0 || s == flag {
			return cond{}
		}
		o.add = 0
		return cond{op: opHas, l: o}
	}
	var cs []cond
	switch x := t.Value.(type) {
	case ast.Ref:
		if _, ok := x[0].Value.(ast.Var); !ok {
			cs = append(cs, d.defined(sc, x[0]))
		}
		for _, k := range x[1:] {
			cs = append(cs, d.defined(sc, k))
		}
	case ast.Call:
		if ref, ok := x[0].Value.(ast.Ref); ok {
			for _, a := range x[1:] {
				cs = append(cs, d.defined(sc, a))
			}
			if m, name, ok := d.target(sc, ref); ok {
				cs = append(cs, d.expand(sc, m, name, x[1:], false).c)
			}
		}
	case *ast.Array:
		x.Foreach(func(t *ast.Term) { cs = append(cs, d.defined(sc, t)) })
	case ast.Set:
		x.Foreach(func(t *ast.Term) { cs = append(cs, d.defined(sc, t)) })
	case ast.Object:
		x.Foreach(func(k, v *ast.Term) { cs = append(cs, d.defined(sc, k), d.defined(sc, v)) })
	case ast.Var:
		if _, bound := sc.env[x]; !bound && len(rulesOf(sc.m, string(x))) > 0 {
			cs = append(cs, d.expand(sc, sc.m, string(x), nil, false).c)
		}
	}
	return and(cs...)
}

// expand derives what must hold for a helper to have a value for the
// arguments, or, if true is asked, one that is not false.
func (d *deriver) expand(sc *scope, m *ast.Module, name string, args []*ast.Term, truth bool) derived {
	if sc.depth > 20 {
		return anything
	}
	out := derived{cond{op: opFalse}, true}
	found := false
	for _, r := range rulesOf(m, name) {
		if r.Default || r.Head.Key != nil || len(r.Head.Ref()) != 1 || len(r.Head.Args) != len(args) {
			return anything
		}
		found = true
		for e := r; e != nil; e = e.Else {
			one := d.definition(sc, m, r, e, args, truth)
			out = derived{or(out.c, one.c), out.exact && one.exact}
		}
	}
	if !found {
		return anything
	}
	return out
}

// definition derives what must hold for one definition (or its else) to apply.
func (d *deriver) definition(sc *scope, m *ast.Module, r, e *ast.Rule, args []*ast.Term, truth bool) derived {
	in := d.scope(m, r)
	in.in, in.depth = sc.in, sc.depth+1
	out := exactly(cond{})
	for i, p := range r.Head.Args {
		o, s := d.operand(sc, args[i])
		v, isVar := p.Value.(ast.Var)
		k, isConst := constant(p)
		switch {
		case isVar && (s == scalar || s == whole || s == flag && o.from == 0):
			in.env[v] = binding{known: true, op: o}
		case isVar:
			// stands for anything
		case isConst && (s == scalar || s == flag):
			out.c = and(out.c, cond{op: opEq, l: o, r: operand{val: k}})
		default:
			out.exact = false
		}
	}
	b := d.exprs(in, e.Body)
	out = derived{and(out.c, b.c), out.exact && b.exact}
	val := e.Head.Value
	switch {
	case val == nil:
	case val.IsGround() && len(closures(val)) == 0:
		if truth && val.Value.Compare(ast.Boolean(false)) == 0 {
			out.c = cond{op: opFalse}
		}
	default:
		out = derived{and(out.c, d.defined(in, val)), false}
	}
	return out
}

// closures lists the references, calls and comprehensions in a value.
func closures(t *ast.Term) []any {
	var out []any
	ast.NewGenericVisitor(func(x any) bool {
		switch x.(type) {
		case ast.Ref, ast.Call, ast.Var, *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension:
			out = append(out, x)
		}
		return false
	}).Walk(t)
	return out
}
