package policy

import (
	"sort"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/resolution"
)

// Input is what the rules see of one resolution, or of the prose of a file.
type Input struct {
	doc   *resolution.Document
	facts *facts.Facts
	res   int // resolution index, -1 for prose

	cur    *facts.Facts // facts of the current view, nil without revisions
	struck []int        // statements of cur whose words the draft strikes

	keep       []int // statements in use
	about, act map[string][]int
	byAct      map[int]bool // looked up by act: such rules may ask what is near
}

// NewInput selects what the rules in use can ask for. current holds the facts
// of the text before the revision, nil if the draft has none.
func (e *Engine) NewInput(doc *resolution.Document, f *facts.Facts, res int, current *facts.Facts, curDoc *resolution.Document) *Input {
	in := &Input{doc: doc, facts: f, res: res, about: map[string][]int{}, act: map[string][]int{}, byAct: map[int]bool{}, cur: current}
	wantAbout, wantAct := e.Wanted()
	for i := range f.Statements {
		s := &f.Statements[i]
		if doc.Clauses[s.Clause].Resolution != res {
			continue
		}
		used := false
		for c := range s.About {
			if wantAbout[c] {
				in.about[c] = append(in.about[c], i)
				used = true
			}
		}
		for c := range s.Act {
			if wantAct[c] {
				in.act[c] = append(in.act[c], i)
				in.byAct[i] = true
				used = true
			}
		}
		if used {
			in.keep = append(in.keep, i)
		}
	}
	if current != nil {
		for i := range current.Statements {
			s := &current.Statements[i]
			if s.Revision == draft.Struck && curDoc.Clauses[s.Clause].Resolution == res {
				in.struck = append(in.struck, i)
			}
		}
	}
	return in
}

var terms = struct{ t map[string]*ast.Term }{t: map[string]*ast.Term{}}

func init() {
	for _, s := range []string{"id", "clause", "act", "agent", "object", "subject", "about", "via", "status", "force", "revision", "values", "words",
		"asserted", "negated", "reported", "mentioned", "kept", "inserted", "struck", "subject", "by", "open", "none", "addressee", "assembly", "chapeau", "role-of", "modifier", "dative", "vested", "venue", "composed",
		"part", "kind", "verb", "name", "parent", "label", "style", "value", "suffix", "text", "addressee"} {
		terms.t[s] = ast.StringTerm(s)
	}
}

func str(s string) *ast.Term {
	if t := terms.t[s]; t != nil {
		return t
	}
	return ast.StringTerm(s)
}

func pair(k string, v *ast.Term) [2]*ast.Term { return [2]*ast.Term{str(k), v} }

func num(i int) *ast.Term { return ast.IntNumberTerm(i) }

func roleTerm(r facts.Role) *ast.Term {
	o := ast.NewObject()
	for c, m := range r {
		o.Insert(str(c), num(m))
	}
	return ast.NewTerm(o)
}

func statement(s *facts.Statement, full bool) *ast.Term {
	near := ast.NewTerm(ast.NewObject())
	if full {
		near = roleTerm(s.Near)
	}
	vals := ast.NewObject()
	for c, ns := range s.Values {
		arr := make([]*ast.Term, len(ns))
		for i, n := range ns {
			arr[i] = ast.StringTerm(n)
		}
		vals.Insert(str(c), ast.ArrayTerm(arr...))
	}
	return ast.ObjectTerm(
		pair("id", num(s.ID)), pair("clause", num(s.Clause)),
		pair("act", roleTerm(s.Act)), pair("agent", roleTerm(s.Agent)), pair("object", roleTerm(s.Object)),
		pair("subject", roleTerm(s.Subject)), pair("about", roleTerm(s.About)), pair("near", near),
		pair("via", str(s.Via)), pair("status", str(s.Status)), pair("force", ast.StringTerm(s.Force)),
		pair("revision", str(s.Revision.String())), pair("values", ast.NewTerm(vals)), pair("words", ast.StringTerm(s.Words)),
	)
}

func strs(list []string) *ast.Term {
	o := ast.NewSet()
	for _, x := range list {
		o.Add(str(x))
	}
	return ast.NewTerm(o)
}

func counts(m map[string]int) *ast.Term {
	o := ast.NewObject()
	for c, n := range m {
		o.Insert(str(c), num(n))
	}
	return ast.NewTerm(o)
}

// value builds the input document.
func (in *Input) value() ast.Value {
	sts := ast.NewObject()
	mentions := map[int]bool{}
	note := func(rs ...facts.Role) {
		for _, r := range rs {
			for _, m := range r {
				mentions[m] = true
			}
		}
	}
	for _, i := range in.keep {
		s := &in.facts.Statements[i]
		sts.Insert(num(i), statement(s, in.byAct[i]))
		note(s.Act, s.Agent, s.Object, s.Subject, s.About)
		if in.byAct[i] {
			note(s.Near)
		}
	}
	index := func(m map[string][]int) *ast.Term {
		o := ast.NewObject()
		for c, ids := range m {
			arr := make([]*ast.Term, len(ids))
			for k, id := range ids {
				arr[k] = num(id)
			}
			o.Insert(str(c), ast.ArrayTerm(arr...))
		}
		return ast.NewTerm(o)
	}
	words, numbers := ast.NewObject(), ast.NewObject()
	for m := range mentions {
		x := &in.facts.Mentions[m]
		words.Insert(num(m), ast.StringTerm(x.Words))
		if len(x.Values) > 0 {
			arr := make([]*ast.Term, len(x.Values))
			for i, n := range x.Values {
				arr[i] = ast.StringTerm(n)
			}
			numbers.Insert(num(m), ast.ArrayTerm(arr...))
		}
	}
	var struck []*ast.Term
	for _, i := range in.struck {
		struck = append(struck, statement(&in.cur.Statements[i], false))
	}
	return ast.NewObject(
		pair("doc", in.docTerm()),
		pair("statements", ast.NewTerm(sts)),
		pair("by_about", index(in.about)),
		pair("by_act", index(in.act)),
		pair("words", ast.NewTerm(words)),
		pair("numbers", ast.NewTerm(numbers)),
		pair("struck", ast.ArrayTerm(struck...)),
		pair("clauses", in.clauses()),
		pair("citations", in.citations()),
	)
}

func (in *Input) docTerm() *ast.Term {
	d := in.doc
	kv := [][2]*ast.Term{
		pair("kind", ast.StringTerm(d.Kind)), pair("merged", ast.BooleanTerm(d.Merged)),
		pair("about", counts(in.facts.About[in.res])), pair("title", counts(in.facts.Title[in.res])),
		pair("operative", counts(in.facts.Operative[in.res])),
	}
	if in.res >= 0 {
		r := &d.Resolutions[in.res]
		kv = append(kv,
			pair("mark", ast.StringTerm(r.Mark)), pair("number", num(r.Number)), pair("new", ast.BooleanTerm(r.New)),
			pair("type", ast.StringTerm(r.Type)), pair("place", ast.StringTerm(r.Place)), pair("year", num(r.Year)), pair("revised", ast.BooleanTerm(r.Revised)),
			pair("conference", ast.StringTerm(r.Conference)), pair("conference_year", num(r.ConfYear)), pair("heading", num(r.Heading)),
			pair("title_text", ast.StringTerm(r.Title)), pair("marks", ast.BooleanTerm(in.marks())), pair("body", str(in.facts.Body[in.res])))
		o, p := 0, 0
		for i := range d.Clauses {
			c := &d.Clauses[i]
			if c.Resolution == in.res && c.Kind == resolution.KindItem {
				switch c.Part {
				case resolution.PartOperative:
					o++
				case resolution.PartPreamble:
					p++
				}
			}
		}
		kv = append(kv, pair("operative_clauses", num(o)), pair("preamble_clauses", num(p)))
	} else {
		kv = append(kv, pair("mark", ast.StringTerm("")), pair("number", num(0)), pair("new", ast.BooleanTerm(false)), pair("heading", num(-1)), pair("marks", ast.BooleanTerm(false)))
	}
	return ast.ObjectTerm(kv...)
}

// marks reports whether the resolution's text carries revision marks.
func (in *Input) marks() bool {
	for i := range in.doc.Clauses {
		c := &in.doc.Clauses[i]
		if c.Resolution != in.res || c.Kind == resolution.KindNote {
			continue
		}
		for _, r := range c.Text.Runs() {
			if r.State != draft.Kept {
				return true
			}
		}
	}
	return len(in.struck) > 0 || in.facts.Struck[in.res]
}

// clauses gives the labels: what rules on the form look at.
func (in *Input) clauses() *ast.Term {
	o := ast.NewObject()
	for i := range in.doc.Clauses {
		c := &in.doc.Clauses[i]
		if c.Resolution != in.res || c.Kind == resolution.KindNote {
			continue
		}
		kv := [][2]*ast.Term{
			pair("id", num(c.ID)), pair("parent", num(c.Parent)), pair("kind", str(string(c.Kind))), pair("part", str(string(c.Part))), pair("verb", ast.StringTerm(c.Verb)),
		}
		if c.Label.Text != "" {
			kv = append(kv, pair("label", ast.ObjectTerm(pair("text", ast.StringTerm(c.Label.Text)), pair("style", str(c.Label.Style)), pair("value", num(c.Label.Value)), pair("suffix", ast.StringTerm(c.Label.Suffix)))))
		}
		if ns := in.facts.Numbers[c.ID]; len(ns) > 0 {
			vals := ast.NewObject()
			for k, list := range ns {
				arr := make([]*ast.Term, len(list))
				for i, n := range list {
					arr[i] = ast.StringTerm(n)
				}
				vals.Insert(str(k), ast.ArrayTerm(arr...))
			}
			kv = append(kv, pair("numbers", ast.NewTerm(vals)))
		}
		o.Insert(num(c.ID), ast.ObjectTerm(kv...))
	}
	return ast.NewTerm(o)
}

func (in *Input) citations() *ast.Term {
	var out []*ast.Term
	for i := range in.doc.Citations {
		c := &in.doc.Citations[i]
		if in.doc.Clauses[c.Clause].Resolution != in.res {
			continue
		}
		cf := in.facts.Citations[i]
		about := append([]string(nil), cf.About...)
		sort.Strings(about)
		ts := make([]*ast.Term, len(about))
		for k, a := range about {
			ts[k] = str(a)
		}
		out = append(out, ast.ObjectTerm(
			pair("id", num(i)), pair("clause", num(c.Clause)), pair("type", ast.StringTerm(c.Type)), pair("number", num(c.Number)), pair("text", ast.StringTerm(c.Text)),
			pair("revised", ast.BooleanTerm(c.Revised)), pair("place", ast.StringTerm(c.Place)), pair("year", num(c.Year)),
			pair("body", str(cf.Body)), pair("about", ast.ArrayTerm(ts...)), pair("near", strs(cf.Near)), pair("part", str(string(in.doc.Clauses[c.Clause].Part))), pair("kind", str(string(in.doc.Clauses[c.Clause].Kind)))))
	}
	return ast.ArrayTerm(out...)
}
