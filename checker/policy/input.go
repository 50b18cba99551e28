package policy

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/resolution"
)

// Input is what the rules see of one resolution, or of the prose of a file. It
// is for one goroutine.
type Input struct {
	e      *Engine
	doc    *resolution.Document
	facts  *facts.Facts
	res    int // resolution index, -1 for prose
	cur    *facts.Facts
	curDoc *resolution.Document

	statements []int   // of the resolution
	found      [][]int // for each of Engine.lookups: the statements that have the concept
	struck     []int   // statements of cur whose words the draft strikes
	labels     []label
	citations  []int
	clauses    []int
	listed     map[string]bool // which of the lists above are made
	revised    int             // 0 not known yet, 1 carries no revision marks, 2 does

	st    statementElement
	cl    clauseElement
	ct    citationElement
	count [2]int // items of the operative part and of the preamble
}

// label is a labelled item with the one before it below the same section or
// chapeau, or a numbered paragraph of prose with the one before it below the
// same heading; before is nil for the first.
type label struct {
	clause        *resolution.Clause
	label, before *resolution.Label
	start         int // value of the first label of the list, or of all paragraphs
}

// NewInput prepares what the rules in use can ask for. current holds the facts
// of the text before the revision, nil if the draft has none.
func (e *Engine) NewInput(doc *resolution.Document, f *facts.Facts, res int, current *facts.Facts, curDoc *resolution.Document) *Input {
	in := &Input{e: e, doc: doc, facts: f, res: res, cur: current, curDoc: curDoc, listed: map[string]bool{}}
	in.found = make([][]int, len(e.lookups))
	for i := range f.Statements {
		s := &f.Statements[i]
		if doc.Clauses[s.Clause].Resolution != res {
			continue
		}
		in.statements = append(in.statements, i)
		for k := range e.lookups {
			l := &e.lookups[k]
			from := s.About
			if l.act {
				from = s.Act
			}
			if _, ok := from[l.concept]; ok {
				in.found[k] = append(in.found[k], i)
			}
		}
	}
	o, p := 0, 0
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		if c.Resolution != res || c.Kind == resolution.KindNote {
			continue
		}
		in.clauses = append(in.clauses, i)
		if c.Kind == resolution.KindItem {
			switch c.Part {
			case resolution.PartOperative:
				o++
			case resolution.PartPreamble:
				p++
			}
		}
	}
	in.count = [2]int{o, p}
	in.st.in, in.cl.in, in.ct.in = in, in, in
	return in
}

// lists makes a list when it is first asked for.
func (in *Input) list(name string) {
	if in.listed[name] {
		return
	}
	in.listed[name] = true
	switch name {
	case "struck":
		if in.cur == nil {
			return
		}
		for i := range in.cur.Statements {
			s := &in.cur.Statements[i]
			if s.Revision == draft.Struck && in.curDoc.Clauses[s.Clause].Resolution == in.res {
				in.struck = append(in.struck, i)
			}
		}
	case "citations":
		for i := range in.doc.Citations {
			if in.doc.Clauses[in.doc.Citations[i].Clause].Resolution == in.res {
				in.citations = append(in.citations, i)
			}
		}
	case "labels":
		in.listLabels()
	}
}

func (in *Input) listLabels() {
	type run struct{ first, last *resolution.Label }
	items := map[int]run{} // by the clause they hang from
	var paragraphs run
	for _, i := range in.clauses {
		c := &in.doc.Clauses[i]
		l := &c.Label
		switch c.Kind {
		case resolution.KindHeading, resolution.KindAnnex:
			paragraphs.last = nil
		case resolution.KindItem:
			if c.Part != resolution.PartPreamble && c.Part != resolution.PartOperative || c.Verb == "" || l.Text == "" || l.Style != "number" && l.Style != "letter" && l.Style != "roman" {
				continue
			}
			r, ok := items[c.Parent]
			if !ok {
				r.first = l
			}
			in.labels = append(in.labels, label{c, l, r.last, r.first.Value})
			items[c.Parent] = run{r.first, l}
		case resolution.KindParagraph:
			if c.Part != resolution.PartProse || l.Style != "number" || strings.Contains(l.Text, ".") {
				continue
			}
			if paragraphs.first == nil {
				paragraphs.first = l
			}
			in.labels = append(in.labels, label{c, l, paragraphs.last, paragraphs.first.Value})
			paragraphs.last = l
		}
	}
}

// byAct reports whether some rule in use looks the statement up by its act.
// Such rules may ask what is near.
func (in *Input) byAct(s *facts.Statement) bool {
	for k := range in.e.lookups {
		if l := &in.e.lookups[k]; l.act {
			if _, ok := s.Act[l.concept]; ok {
				return true
			}
		}
	}
	return false
}

// The elements. Their fields are what conditions may ask for, in the shape the
// rules see them.

var (
	statementFields = map[string]shape{
		"id": scalar, "clause": scalar, "via": scalar, "status": scalar, "force": scalar, "revision": scalar, "words": scalar,
		"act": whole, "agent": whole, "object": whole, "subject": whole, "about": whole, "near": whole,
		"act.*": scalar, "agent.*": scalar, "object.*": scalar, "subject.*": scalar, "about.*": scalar, "near.*": scalar,
	}
	clauseFields = map[string]shape{
		"id": scalar, "parent": scalar, "kind": scalar, "part": scalar, "verb": scalar, "numbers.*": whole,
	}
	citationFields = map[string]shape{
		"id": scalar, "clause": scalar, "type": scalar, "number": scalar, "text": scalar, "revised": flag, "place": scalar, "year": scalar,
		"body": scalar, "part": scalar, "kind": scalar,
	}
	labelFields = map[string]shape{
		"clause": scalar, "kind": scalar, "start": scalar, "label": whole, "before": whole,
		"label.text": scalar, "label.style": scalar, "label.value": scalar, "label.suffix": scalar,
		"before.text": scalar, "before.style": scalar, "before.value": scalar, "before.suffix": scalar,
	}
	docFields = map[string]shape{
		"kind": scalar, "merged": flag, "mark": scalar, "number": scalar, "new": flag, "type": scalar, "place": scalar, "year": scalar,
		"revised": flag, "conference": scalar, "conference_year": scalar, "heading": scalar, "title_text": scalar, "marks": flag, "first_marked": scalar, "first_clause": scalar, "body": scalar,
		"operative_clauses": scalar, "preamble_clauses": scalar, "about.*": scalar, "title.*": scalar, "operative.*": scalar,
	}
)

type statementElement struct {
	in     *Input
	s      *facts.Statement
	struck bool
}

func (e *statementElement) get(path []string) value {
	s := e.s
	role := s.Act
	switch path[0] {
	case "act":
	case "agent":
		role = s.Agent
	case "object":
		role = s.Object
	case "subject":
		role = s.Subject
	case "about":
		role = s.About
	case "near":
		if role = s.Near; e.struck || !e.in.byAct(s) {
			role = nil
		}
	case "id":
		return numValue(s.ID)
	case "clause":
		return numValue(s.Clause)
	case "via":
		return textValue(s.Via)
	case "status":
		return textValue(s.Status)
	case "force":
		return textValue(s.Force)
	case "revision":
		return textValue(s.Revision.String())
	case "words":
		return textValue(s.Words)
	default:
		return value{}
	}
	if len(path) == 1 {
		return value{sort: composite}
	}
	if m, ok := role[path[1]]; ok {
		return numValue(m)
	}
	return value{}
}

type clauseElement struct {
	in *Input
	c  *resolution.Clause
}

func (e *clauseElement) get(path []string) value {
	switch path[0] {
	case "id":
		return numValue(e.c.ID)
	case "parent":
		return numValue(e.c.Parent)
	case "kind":
		return textValue(string(e.c.Kind))
	case "part":
		return textValue(string(e.c.Part))
	case "verb":
		return textValue(e.c.Verb)
	case "numbers":
		if len(path) == 2 {
			if _, ok := e.in.facts.Numbers[e.c.ID][path[1]]; ok {
				return value{sort: composite}
			}
		}
	}
	return value{}
}

type citationElement struct {
	in *Input
	i  int
}

func (e *citationElement) get(path []string) value {
	c := &e.in.doc.Citations[e.i]
	switch path[0] {
	case "id":
		return numValue(e.i)
	case "clause":
		return numValue(c.Clause)
	case "type":
		return textValue(c.Type)
	case "number":
		return numValue(c.Number)
	case "text":
		return textValue(c.Text)
	case "revised":
		return boolValue(c.Revised)
	case "place":
		return textValue(c.Place)
	case "year":
		return numValue(c.Year)
	case "body":
		return textValue(e.in.facts.Citations[e.i].Body)
	case "part":
		return textValue(string(e.in.doc.Clauses[c.Clause].Part))
	case "kind":
		return textValue(string(e.in.doc.Clauses[c.Clause].Kind))
	}
	return value{}
}

func (l *label) get(path []string) value {
	x := l.label
	switch path[0] {
	case "clause":
		return numValue(l.clause.ID)
	case "kind":
		return textValue(string(l.clause.Kind))
	case "start":
		return numValue(l.start)
	case "label":
	case "before":
		if x = l.before; x == nil {
			return value{}
		}
	default:
		return value{}
	}
	if len(path) == 1 {
		return value{sort: composite}
	}
	switch path[1] {
	case "text":
		return textValue(x.Text)
	case "style":
		return textValue(x.Style)
	case "value":
		return numValue(x.Value)
	case "suffix":
		return textValue(x.Suffix)
	}
	return value{}
}

// get makes the Input the document that conditions ask.
func (in *Input) get(path []string) value {
	d := in.doc
	if len(path) == 2 {
		var m map[string]int
		switch path[0] {
		case "about":
			m = in.facts.About[in.res]
		case "title":
			m = in.facts.Title[in.res]
		case "operative":
			m = in.facts.Operative[in.res]
		}
		if n, ok := m[path[1]]; ok {
			return numValue(n)
		}
		return value{}
	}
	switch path[0] {
	case "kind":
		return textValue(d.Kind)
	case "merged":
		return boolValue(d.Merged)
	}
	if in.res < 0 {
		switch path[0] {
		case "mark":
			return textValue("")
		case "number":
			return numValue(0)
		case "new", "marks":
			return boolValue(false)
		case "heading", "first_marked", "first_clause":
			return numValue(-1)
		}
		return value{}
	}
	r := &d.Resolutions[in.res]
	switch path[0] {
	case "mark":
		return textValue(r.Mark)
	case "number":
		return numValue(r.Number)
	case "new":
		return boolValue(r.New)
	case "type":
		return textValue(r.Type)
	case "place":
		return textValue(r.Place)
	case "year":
		return numValue(r.Year)
	case "revised":
		return boolValue(r.Revised)
	case "conference":
		return textValue(r.Conference)
	case "conference_year":
		return numValue(r.ConfYear)
	case "heading":
		return numValue(r.Heading)
	case "title_text":
		return textValue(r.Title)
	case "marks":
		return boolValue(in.marks())
	case "first_marked":
		return numValue(in.firstMarked())
	case "first_clause":
		return numValue(in.firstClause())
	case "body":
		return textValue(in.facts.Body[in.res])
	case "operative_clauses":
		return numValue(in.count[0])
	case "preamble_clauses":
		return numValue(in.count[1])
	}
	return value{}
}

// marks reports whether the resolution's text carries revision marks.
func (in *Input) marks() bool {
	if in.revised == 0 {
		in.revised = 1
		if in.carriesMarks() {
			in.revised = 2
		}
	}
	return in.revised == 2
}

func (in *Input) carriesMarks() bool {
	in.list("struck")
	if len(in.struck) > 0 || in.facts.Struck[in.res] {
		return true
	}
	return in.firstMarked() >= 0
}

// firstMarked is the first clause with revision marks in its text, -1 if the
// marks only strike or there are none.
func (in *Input) firstMarked() int {
	for _, i := range in.clauses {
		for _, r := range in.doc.Clauses[i].Text.Runs() {
			if r.State != draft.Kept {
				return i
			}
		}
	}
	return -1
}

// firstClause is the first item of the preamble or the operative part, -1 if
// there is none.
func (in *Input) firstClause() int {
	for _, i := range in.clauses {
		if c := &in.doc.Clauses[i]; c.Kind == resolution.KindItem && (c.Part == resolution.PartPreamble || c.Part == resolution.PartOperative) {
			return i
		}
	}
	return -1
}

// each calls f for the elements of a list until f returns false.
func (in *Input) each(u *use, f func(i int, e element) bool) {
	if u.lookup >= 0 {
		for _, i := range in.found[u.lookup] {
			in.st.s, in.st.struck = &in.facts.Statements[i], false
			if !f(i, &in.st) {
				return
			}
		}
		return
	}
	in.list(u.in)
	switch u.in {
	case "struck":
		for _, i := range in.struck {
			in.st.s, in.st.struck = &in.cur.Statements[i], true
			if !f(i, &in.st) {
				return
			}
		}
	case "clauses":
		for _, i := range in.clauses {
			in.cl.c = &in.doc.Clauses[i]
			if !f(i, &in.cl) {
				return
			}
		}
	case "citations":
		for _, i := range in.citations {
			in.ct.i = i
			if !f(i, &in.ct) {
				return
			}
		}
	case "labels":
		for i := range in.labels {
			if !f(i, &in.labels[i]) {
				return
			}
		}
	}
}

// some reports whether an element of the list meets the condition.
func (in *Input) some(u *use) bool {
	ok := false
	in.each(u, func(_ int, e element) bool {
		ok = u.cond.holds(e, in)
		return !ok
	})
	return ok
}

// can reports whether a rule can fire.
func (in *Input) can(r *rule) bool {
next:
	for i := range r.bodies {
		b := &r.bodies[i]
		if !b.cond.holds(nil, in) {
			continue
		}
		for k := range b.uses {
			if !in.some(&b.uses[k]) {
				continue next
			}
		}
		return true
	}
	return false
}

// The terms of the input.

func (in *Input) num(i int) *ast.Term {
	if i >= 0 && i < len(in.e.nums) {
		return in.e.nums[i]
	}
	return ast.IntNumberTerm(i)
}

// str gives the term of a word that comes again: a field, a concept, a status.
func (in *Input) str(s string) *ast.Term {
	if t, ok := in.e.terms.Load(s); ok {
		return t.(*ast.Term)
	}
	t, _ := in.e.terms.LoadOrStore(s, ast.StringTerm(s))
	return t.(*ast.Term)
}

func (in *Input) pair(k string, v *ast.Term) [2]*ast.Term { return [2]*ast.Term{in.str(k), v} }

func (in *Input) counts(m map[string]int) *ast.Term {
	kv := make([][2]*ast.Term, 0, len(m))
	for c, n := range m {
		kv = append(kv, in.pair(c, in.num(n)))
	}
	return ast.ObjectTerm(kv...)
}

func texts(list []string) *ast.Term {
	ts := make([]*ast.Term, len(list))
	for i, s := range list {
		ts[i] = ast.StringTerm(s)
	}
	return ast.ArrayTerm(ts...)
}

func (in *Input) lists(m map[string][]string) *ast.Term {
	kv := make([][2]*ast.Term, 0, len(m))
	for c, list := range m {
		kv = append(kv, in.pair(c, texts(list)))
	}
	return ast.ObjectTerm(kv...)
}

func (in *Input) statement(s *facts.Statement, struck bool) *ast.Term {
	near := facts.Role(nil)
	if !struck && in.byAct(s) {
		near = s.Near
	}
	return ast.ObjectTerm(
		in.pair("id", in.num(s.ID)), in.pair("clause", in.num(s.Clause)),
		in.pair("act", in.counts(s.Act)), in.pair("agent", in.counts(s.Agent)), in.pair("object", in.counts(s.Object)),
		in.pair("subject", in.counts(s.Subject)), in.pair("about", in.counts(s.About)), in.pair("near", in.counts(near)),
		in.pair("via", in.str(s.Via)), in.pair("status", in.str(s.Status)), in.pair("force", in.str(s.Force)),
		in.pair("revision", in.str(s.Revision.String())), in.pair("values", in.lists(s.Values)), in.pair("words", ast.StringTerm(s.Words)),
	)
}

// value builds the input document for the rules that can fire.
func (in *Input) value(rs []*rule) ast.Value {
	picked := map[string][]int{} // the elements of each list
	needs := map[string][]*use{} // who asks for them
	index := [2][][2]*ast.Term{} // by_about, by_act
	statements := map[int]*ast.Term{}
	reads := map[string]bool{}
	for _, r := range rs {
		for k := range r.needs {
			u := &r.needs[k]
			needs[u.in] = append(needs[u.in], u)
		}
		for _, f := range r.reads {
			reads[f] = true
		}
	}
	for list, us := range needs {
		in.each(us[0], func(i int, e element) bool {
			for _, u := range us {
				if u.cond.holds(e, in) {
					picked[list] = append(picked[list], i)
					break
				}
			}
			return true
		})
		k := us[0].lookup
		if k < 0 || len(picked[list]) == 0 {
			continue
		}
		ids := make([]*ast.Term, len(picked[list]))
		for n, i := range picked[list] {
			ids[n] = in.num(i)
			if statements[i] == nil {
				statements[i] = in.statement(&in.facts.Statements[i], false)
			}
		}
		l := &in.e.lookups[k]
		which := 0
		if l.act {
			which = 1
		}
		index[which] = append(index[which], in.pair(l.concept, ast.ArrayTerm(ids...)))
	}
	kv := [][2]*ast.Term{
		in.pair("doc", in.docTerm(reads)),
		in.pair("by_about", ast.ObjectTerm(index[0]...)), in.pair("by_act", ast.ObjectTerm(index[1]...)),
	}
	sts := make([][2]*ast.Term, 0, len(statements))
	words, numbers := map[int]*ast.Term{}, [][2]*ast.Term{}
	note := func(r facts.Role) {
		for _, m := range r {
			if words[m] != nil {
				continue
			}
			x := &in.facts.Mentions[m]
			words[m] = ast.StringTerm(x.Words)
			if len(x.Values) > 0 {
				numbers = append(numbers, [2]*ast.Term{in.num(m), texts(x.Values)})
			}
		}
	}
	own := map[int]bool{} // clauses of what is shown
	for i, t := range statements {
		s := &in.facts.Statements[i]
		sts = append(sts, [2]*ast.Term{in.num(i), t})
		own[s.Clause] = true
		for _, r := range []facts.Role{s.Act, s.Agent, s.Object, s.Subject, s.About} {
			note(r)
		}
		if in.byAct(s) {
			note(s.Near)
		}
	}
	ws := make([][2]*ast.Term, 0, len(words))
	for m, t := range words {
		ws = append(ws, [2]*ast.Term{in.num(m), t})
	}
	var struck, labels, citations []*ast.Term
	for _, i := range picked["struck"] {
		struck = append(struck, in.statement(&in.cur.Statements[i], true))
	}
	for _, i := range picked["labels"] {
		l := &in.labels[i]
		own[l.clause.ID] = true
		x := [][2]*ast.Term{in.pair("clause", in.num(l.clause.ID)), in.pair("kind", in.str(string(l.clause.Kind))), in.pair("start", in.num(l.start)), in.pair("label", in.label(l.label))}
		if l.before != nil {
			x = append(x, in.pair("before", in.label(l.before)))
		}
		labels = append(labels, ast.ObjectTerm(x...))
	}
	for _, i := range picked["citations"] {
		own[in.doc.Citations[i].Clause] = true
		citations = append(citations, in.citation(i))
	}
	kv = append(kv, in.pair("statements", ast.ObjectTerm(sts...)), in.pair("words", ast.ObjectTerm(ws...)), in.pair("numbers", ast.ObjectTerm(numbers...)),
		in.pair("struck", ast.ArrayTerm(struck...)), in.pair("labels", ast.ArrayTerm(labels...)), in.pair("citations", ast.ArrayTerm(citations...)))
	ids := picked["clauses"]
	if reads["clauses.own"] {
		for c := range own {
			if !slices.Contains(ids, c) {
				ids = append(ids, c)
			}
		}
	}
	clauses := make([][2]*ast.Term, 0, len(ids))
	for _, i := range ids {
		clauses = append(clauses, [2]*ast.Term{in.num(in.doc.Clauses[i].ID), in.clause(&in.doc.Clauses[i])})
	}
	kv = append(kv, in.pair("clauses", ast.ObjectTerm(clauses...)))
	return ast.NewObject(kv...)
}

// docTerm builds the fields of the document that are read.
func (in *Input) docTerm(reads map[string]bool) *ast.Term {
	var kv [][2]*ast.Term
	for f, s := range docFields {
		if s == scalar || s == flag {
			if !reads["doc"] && !reads["doc."+f] {
				continue
			}
			v := in.get([]string{f})
			switch v.sort {
			case boolean:
				kv = append(kv, in.pair(f, ast.BooleanTerm(v.n != 0)))
			case number:
				kv = append(kv, in.pair(f, in.num(v.n)))
			case text:
				kv = append(kv, in.pair(f, ast.StringTerm(v.s)))
			}
		}
	}
	for f, m := range map[string]map[string]int{"about": in.facts.About[in.res], "title": in.facts.Title[in.res], "operative": in.facts.Operative[in.res]} {
		if reads["doc"] || reads["doc."+f] {
			kv = append(kv, in.pair(f, in.counts(m)))
		}
	}
	return ast.ObjectTerm(kv...)
}

func (in *Input) label(l *resolution.Label) *ast.Term {
	return ast.ObjectTerm(in.pair("text", ast.StringTerm(l.Text)), in.pair("style", in.str(l.Style)), in.pair("value", in.num(l.Value)), in.pair("suffix", ast.StringTerm(l.Suffix)))
}

func (in *Input) clause(c *resolution.Clause) *ast.Term {
	kv := [][2]*ast.Term{
		in.pair("id", in.num(c.ID)), in.pair("parent", in.num(c.Parent)), in.pair("kind", in.str(string(c.Kind))), in.pair("part", in.str(string(c.Part))), in.pair("verb", ast.StringTerm(c.Verb)),
	}
	if c.Label.Text != "" {
		kv = append(kv, in.pair("label", in.label(&c.Label)))
	}
	if ns := in.facts.Numbers[c.ID]; len(ns) > 0 {
		kv = append(kv, in.pair("numbers", in.lists(ns)))
	}
	return ast.ObjectTerm(kv...)
}

func (in *Input) citation(i int) *ast.Term {
	c, cf := &in.doc.Citations[i], &in.facts.Citations[i]
	about := slices.Sorted(slices.Values(cf.About))
	ts := make([]*ast.Term, len(about))
	for k, a := range about {
		ts[k] = in.str(a)
	}
	near := ast.NewSet()
	for _, x := range cf.Near {
		near.Add(in.str(x))
	}
	of := &in.doc.Clauses[c.Clause]
	return ast.ObjectTerm(
		in.pair("id", in.num(i)), in.pair("clause", in.num(c.Clause)), in.pair("type", ast.StringTerm(c.Type)), in.pair("number", in.num(c.Number)), in.pair("text", ast.StringTerm(c.Text)),
		in.pair("revised", ast.BooleanTerm(c.Revised)), in.pair("place", ast.StringTerm(c.Place)), in.pair("year", in.num(c.Year)), in.pair("body", in.str(cf.Body)),
		in.pair("about", ast.ArrayTerm(ts...)), in.pair("near", ast.NewTerm(near)), in.pair("part", in.str(string(of.Part))), in.pair("kind", in.str(string(of.Kind))))
}
