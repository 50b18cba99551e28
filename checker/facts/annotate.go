package facts

import (
	"slices"
	"strconv"
	"strings"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/lexicon"
	"github.com/redline-check/redline/checker/resolution"
)

// Annotator turns documents into facts. It is immutable and safe for
// concurrent use.
type Annotator struct {
	lex     *lexicon.Lexicon
	line    [][]int32 // concept → itself and its ancestors
	speaker int32
	unknown int32
	want    []bool // concepts that are, or may come to mean, what some rule looks statements up by; nil for all
}

// New prepares an annotator for a lexicon. The lexicon must have a concept
// "unknown" (an act no concept names).
func New(lex *lexicon.Lexicon) *Annotator {
	a := &Annotator{lex: lex, speaker: -1, unknown: int32(lex.Index("unknown"))}
	a.line = make([][]int32, len(lex.Concepts))
	for i, c := range lex.Concepts {
		a.line[i] = append(a.line[i], int32(i))
		for _, x := range c.Isa {
			a.line[i] = append(a.line[i], int32(lex.Index(x)))
		}
		if c.Speaker {
			a.speaker = int32(i)
		}
	}
	return a
}

// For returns an annotator that makes only the statements of sentences that
// mention one of the concepts: what rules that look statements up by these
// concepts can see is the same.
func (a *Annotator) For(concepts ...map[string]bool) *Annotator {
	b := *a
	asked := func(c int) bool {
		for _, x := range a.line[c] {
			for _, m := range concepts {
				if _, ok := m[a.lex.Concepts[x].ID]; ok {
					return true
				}
			}
		}
		return false
	}
	b.want = make([]bool, len(a.lex.Concepts))
	for i := range b.want {
		b.want[i] = asked(i)
		for _, cx := range a.lex.Concepts[i].Context { // what a general word may come to mean
			b.want[i] = b.want[i] || asked(a.lex.Index(cx.Is))
		}
	}
	return &b
}

// Lexicon returns the lexicon in use.
func (a *Annotator) Lexicon() *lexicon.Lexicon { return a.lex }

// Facts are what was understood of a document in one view.
type Facts struct {
	Mentions   []Mention
	Statements []Statement
	// About counts, for each resolution (index -1 stands at key -1), the
	// clauses that mention a concept, headings apart.
	About map[int]map[string]int
	// Operative counts the operative clauses that mention a concept.
	Operative map[int]map[string]int
	// Title holds the concepts of each resolution's title.
	Title map[int]map[string]int
	// Body names the conference of each resolution as the registry does, "" if
	// the text does not say.
	Body map[int]string
	// Struck says of each resolution that the draft strikes some of its words.
	Struck map[int]bool
	// Numbers are the numbers that a clause names by concept: study groups in an
	// addressee. Key: clause id, then concept.
	Numbers map[int]map[string][]string
	// Citations follow Document.Citations.
	Citations []Citation
}

// Citation is what a citation says beyond its number.
type Citation struct {
	Body  string   // conference named with it ("WTSA"), "" if none
	About []string // concepts of the words that give its title or subject
	Near  []string // concepts of the clause it stands in
}

// builder collects the facts of one document.
type builder struct {
	a      *Annotator
	doc    *resolution.Document
	out    *Facts
	ids    map[mkey]int
	last   struct{ clause, from int } // the sentence before and its first statement
	wanted bool                       // the sentence before was analysed in full
	prior  []ghost                    // see sentence
	things []ghost
	bodies map[string][]ghost
	near   []map[int32]bool // concepts of each resolution's title and text, for general words
	title  []map[int32]bool // concepts of each resolution's title
	cite   [][]resolution.Citation
	words  [][]int32   // concepts of each clause
	found  [][]mention // phrases of each clause; word ranges count from its first word
	ms     []mention
	buf    []tok
}

type mkey struct{ clause, from, concept int }

// Annotate finds the mentions and statements of a document.
func (a *Annotator) Annotate(doc *resolution.Document) *Facts {
	b := &builder{a: a, doc: doc, out: &Facts{About: map[int]map[string]int{}, Operative: map[int]map[string]int{}, Title: map[int]map[string]int{}, Body: map[int]string{}, Struck: map[int]bool{}, Numbers: map[int]map[string][]string{}}, ids: map[mkey]int{}}
	b.last.clause = -1
	b.words = make([][]int32, len(doc.Clauses))
	b.found = make([][]mention, len(doc.Clauses))
	b.cite = make([][]resolution.Citation, len(doc.Clauses))
	for _, c := range doc.Citations {
		if c.Clause >= 0 && c.Clause < len(b.cite) {
			b.cite[c.Clause] = append(b.cite[c.Clause], c)
		}
	}
	own := make([][]tok, len(doc.Clauses))
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		own[i] = b.tokens(c)
	}
	b.context(own)
	b.citations()
	for i := range doc.Clauses {
		c := &doc.Clauses[i]
		switch c.Kind {
		case resolution.KindNote, resolution.KindOpening, resolution.KindAnnex:
			continue
		case resolution.KindHeading:
			b.heading(c, own[i])
			continue
		}
		b.clause(i, own)
	}
	return b.out
}

func (b *builder) tokens(c *resolution.Clause) []tok {
	ts := b.a.scan(nil, c.Text, c.ID, true)
	for _, ct := range b.cite[c.ID] {
		if ct.TitleTo <= ct.TitleFrom {
			continue
		}
		for k := range ts {
			if ts[k].from >= ct.TitleFrom && ts[k].to <= ct.TitleTo {
				ts[k].cited = true
			}
		}
	}
	return ts
}

// context notes which concepts each resolution speaks of, so that a general
// word ("the registries") can be read.
func (b *builder) context(own [][]tok) {
	n := len(b.doc.Resolutions)
	b.near = make([]map[int32]bool, n+1)
	b.title = make([]map[int32]bool, n+1)
	for i := range b.near {
		b.near[i], b.title[i] = map[int32]bool{}, map[int32]bool{}
	}
	for i := range own {
		c := &b.doc.Clauses[i]
		if c.Kind == resolution.KindNote || c.Kind == resolution.KindAnnex {
			continue
		}
		near := b.near[c.Resolution+1]
		s := sentence{a: b.a, toks: own[i]}
		s.match()
		about := b.out.About[c.Resolution]
		if about == nil {
			about = map[string]int{}
			b.out.About[c.Resolution] = about
		}
		oper := b.out.Operative[c.Resolution]
		if oper == nil {
			oper = map[string]int{}
			b.out.Operative[c.Resolution] = oper
		}
		seen := map[int32]bool{}
		for k := range s.ms {
			if own[i][s.ms[k].from].cited && c.Kind != resolution.KindHeading {
				continue
			}
			for _, e := range s.ms[k].entries {
				ci := b.a.lex.Entries[e].Concept
				if len(s.ms[k].numbers) > 0 {
					m := b.out.Numbers[c.ID]
					if m == nil {
						m = map[string][]string{}
						b.out.Numbers[c.ID] = m
					}
					m[b.a.lex.Concepts[ci].ID] = append(m[b.a.lex.Concepts[ci].ID], s.ms[k].numbers...)
				}
				b.words[c.ID] = append(b.words[c.ID], int32(ci))
				for _, x := range b.a.line[ci] {
					near[x] = true
					if c.Kind == resolution.KindHeading {
						b.title[c.Resolution+1][x] = true
					}
					if !seen[x] && c.Kind != resolution.KindHeading {
						seen[x] = true
						about[b.a.lex.Concepts[x].ID]++
						if c.Part == resolution.PartOperative {
							oper[b.a.lex.Concepts[x].ID]++
						}
					}
				}
			}
		}
		b.found[i] = s.ms
	}
}

// phrases finds the phrases of words outside any clause.
func (b *builder) phrases(words draft.Text) *sentence {
	s := &sentence{a: b.a, toks: b.a.scan(nil, words, 0, true)}
	s.match()
	return s
}

// body returns the conference that the words name, as the registry calls it.
func (s *sentence) body() string {
	for k := range s.ms {
		for _, e := range s.ms[k].entries {
			if x := s.a.lex.Concepts[s.a.lex.Entries[e].Concept].Body; x != "" {
				return x
			}
		}
	}
	return ""
}

// speaks: the words begin with "of this Assembly" or another name of the body
// that adopts the text.
func (s *sentence) speaks() bool {
	for k := range s.ms {
		for _, e := range s.ms[k].entries {
			if s.a.lex.Concepts[s.a.lex.Entries[e].Concept].Speaker {
				return s.ms[k].from <= 2
			}
		}
	}
	return false
}

func (b *builder) citations() {
	for i := range b.doc.Resolutions {
		if r := &b.doc.Resolutions[i]; r.Conference != "" {
			b.out.Body[i] = b.phrases(draft.NewText(draft.Run{Text: r.Conference})).body()
		}
	}
	b.out.Citations = make([]Citation, len(b.doc.Citations))
	for i, c := range b.doc.Citations {
		f := &b.out.Citations[i]
		after := b.phrases(draft.NewText(draft.Run{Text: c.After}))
		f.Body = after.body()
		if f.Body == "" && after.speaks() {
			f.Body = b.out.Body[b.doc.Clauses[c.Clause].Resolution]
		}
		dup := map[int32]bool{}
		for _, x := range b.words[c.Clause] {
			if !dup[x] {
				dup[x] = true
				f.Near = append(f.Near, b.a.lex.Concepts[x].ID)
			}
		}
		if c.TitleTo > c.TitleFrom {
			s := b.phrases(b.doc.Clauses[c.Clause].Text.Slice(c.TitleFrom, c.TitleTo))
			seen := map[int32]bool{}
			for k := range s.ms {
				for _, e := range s.ms[k].entries {
					ci := int32(b.a.lex.Entries[e].Concept)
					for _, x := range b.a.line[ci] {
						if !seen[x] {
							seen[x] = true
							f.About = append(f.About, b.a.lex.Concepts[x].ID)
						}
					}
				}
			}
		}
	}
}

func (b *builder) heading(c *resolution.Clause, ts []tok) {
	if c.Resolution < 0 {
		return
	}
	r := &b.doc.Resolutions[c.Resolution]
	s := sentence{a: b.a, toks: ts, ms: slices.Clone(b.found[c.ID])}
	t := map[string]int{}
	for k := range s.ms {
		m := &s.ms[k]
		if ts[m.from].from < r.TitleFrom || ts[m.from].from >= r.TitleTo {
			continue
		}
		for _, e := range m.entries {
			m.addConcept(b.a, b.a.lex.Entries[e].Concept)
		}
		m.part = b.a.lex.Entries[m.entries[0]].Part
		id := b.mention(&s, k)
		for _, x := range m.concepts {
			t[b.a.lex.Concepts[x].ID] = id
		}
	}
	b.out.Title[c.Resolution] = t
}

// clause analyses the sentences of one clause with the lines it hangs from.
func (b *builder) clause(i int, own [][]tok) {
	c := &b.doc.Clauses[i]
	ts := own[i]
	if len(ts) == 0 {
		return
	}
	if c.Kind == resolution.KindSection && len(b.doc.Children(i)) > 0 {
		return // judged with each of its clauses
	}
	var lead []piece
	if c.Part == resolution.PartPreamble || c.Part == resolution.PartOperative || c.Parent >= 0 {
		for _, p := range b.doc.Path(i) {
			if p == i {
				continue
			}
			pc := &b.doc.Clauses[p]
			if pc.Kind == resolution.KindAnnex || pc.Kind == resolution.KindHeading {
				continue
			}
			if pc.Kind != resolution.KindSection && !pc.Chapeau {
				continue
			}
			lt := own[p]
			from := 0
			// only the last sentence of a chapeau reaches its items
			for k := len(lt) - 2; k >= 0; k-- {
				if lt[k].tag == tHard && lt[k].is(".", ";") {
					from = k + 1
					break
				}
			}
			lead = append(lead, opened(p, lt, from))
		}
	}
	if x := b.opening(i); x >= 0 {
		lead = append(lead, opened(x, own[x], 0))
	}
	// an item repeats the infinitive marker of its chapeau: drop a trailing "to"
	if n := len(lead); n > 0 && lead[n-1].to > lead[n-1].from && lead[n-1].toks[lead[n-1].to-1].low == "to" && ts[0].low == "to" {
		lead[n-1].to--
	}
	first := len(b.out.Statements)
	defer func() { b.fillNear(i, first) }()
	start := 0
	for k := 0; k <= len(ts); k++ {
		end := k == len(ts)
		if !end {
			t := &ts[k]
			// a full stop, or a question mark, ends a sentence; so does a semicolon in running text
			if !(t.tag == tHard && t.is(".", "?", "!", ";")) {
				continue
			}
			if t.is(".") && k+1 < len(ts) && !ts[k+1].cap && ts[k+1].tag != tQuote {
				continue
			}
			if t.is(".") && k > 0 && k+1 < len(ts) && (abbreviation[ts[k-1].low] || len(ts[k-1].low) == 1) {
				continue
			}
		}
		if k > start {
			question := !end && ts[k].is("?")
			if start > 0 && c.Part != resolution.PartPreamble && c.Part != resolution.PartOperative {
				lead = nil // a later sentence stands alone
			}
			b.sentence(c, lead, piece{i, ts, start, k}, question)
		}
		start = k + 1
	}
}

// opened is a line that others complete, without the colon or comma at its end.
func opened(clause int, ts []tok, from int) piece {
	to := len(ts)
	for to > from && (ts[to-1].tag == tHard || ts[to-1].tag == tComma) {
		to--
	}
	return piece{clause, ts, from, to}
}

// fillNear gives the statements of a clause of several sentences what its other
// sentences speak of.
func (b *builder) fillNear(clause, first int) {
	if len(b.out.Statements)-first < 2 {
		return
	}
	near := Role{}
	for i := range b.out.Mentions {
		m := &b.out.Mentions[i]
		if m.Clause != clause {
			continue
		}
		for _, c := range m.Concepts {
			if _, ok := near[c]; !ok {
				near[c] = m.ID
			}
		}
	}
	for k := first; k < len(b.out.Statements); k++ {
		b.out.Statements[k].Near = near
	}
}

// opening: an unlabelled clause at the head of a section that its labelled
// items complete ("recognizing that it is for the members, a) to elect …").
func (b *builder) opening(i int) int {
	c := &b.doc.Clauses[i]
	if c.Parent < 0 || c.Label.Text == "" || b.doc.Clauses[c.Parent].Kind != resolution.KindSection {
		return -1
	}
	kids := b.doc.Children(c.Parent)
	if len(kids) < 2 || kids[0] == i {
		return -1
	}
	o := &b.doc.Clauses[kids[0]]
	t := o.Text.String()
	if o.Label.Text != "" || o.Kind != resolution.KindItem || t == "" || strings.ContainsAny(t[len(t)-1:], ";.") {
		return -1
	}
	return kids[0]
}

func (b *builder) sentence(c *resolution.Clause, lead []piece, ts piece, question bool) {
	s := &sentence{a: b.a, prose: c.Verb == "", preamble: c.Part == resolution.PartPreamble, bodies: b.bodies}
	if s.prose {
		s.prior, s.things = b.prior, b.things
	}
	b.buf, b.ms = b.buf[:0], b.ms[:0]
	for _, p := range lead {
		b.add(p)
	}
	s.lead = len(b.buf)
	for k := range b.buf {
		b.buf[k].own = false
	}
	b.add(ts)
	s.toks, s.ms = b.buf, b.ms
	defer func() { b.ms = s.ms[:0] }()
	own := s.toks[s.lead:]
	up, letters := 0, 0
	wanted := s.wanted() || s.prose && b.wanted && s.pointsBack()
	b.wanted = wanted
	if !wanted && !(s.prose && s.speaksOfActors()) {
		return
	}
	for k := range own {
		if own[k].upper {
			up++
		}
		if own[k].tag == tNoun {
			letters++
		}
	}
	s.caps = letters > 2 && up*3 > letters*2
	s.tagAll()
	s.groups()
	s.uncite()
	s.clauseOpeners()
	s.chooseConcepts()
	b.general(s, c)
	s.predicates()
	s.starts()
	s.link()
	first := len(b.out.Statements)
	if wanted {
		b.emit(s, c, question)
	}
	if b.last.clause == c.ID && s.endorses() {
		for i := b.last.from; i < first; i++ {
			if st := &b.out.Statements[i]; st.Status == Reported {
				st.Status, st.Why = Asserted, append(st.Why, "the next sentence makes it its own")
			}
		}
	}
	b.last.clause, b.last.from = c.ID, first
	b.remember(s)
}

// endorses reports whether the sentence makes its own what the one before
// reports: "the Ministry shares their conclusion".
func (s *sentence) endorses() bool {
	for k := range s.preds {
		p := &s.preds[k]
		if p.m < 0 || p.at < s.lead || !s.affirms(p.m) || s.ownNegation(k) != "" {
			continue
		}
		if st, _ := s.statusOf(k); st != Asserted {
			continue
		}
		for i := p.to; i < p.right && i < p.to+4; i++ {
			if !s.toks[i].is("their", "this", "that", "these", "those", "such", "its", "his", "her") {
				continue
			}
			for j := i + 1; j < p.right && j < i+4; j++ {
				if m := s.toks[j].m; m >= 0 && s.reports(m) {
					return true
				}
			}
		}
	}
	return false
}

// remember keeps the actors of the subject, and who sits in the bodies named,
// for the sentences that follow.
func (b *builder) remember(s *sentence) {
	ghosts := func(ms []int) []ghost {
		var gs []ghost
		for _, k := range ms {
			if m := &s.ms[k]; m.from != -1 && m.actor {
				gs = append(gs, ghost{b.mention(s, k), m.concepts})
			}
		}
		return gs
	}
	b.things = nil // the sentence still reads the old ones
	for k := range s.ms {
		if m := &s.ms[k]; s.prose && m.from >= s.lead && m.thing && len(b.things) < 4 {
			b.things = append(b.things, ghost{b.mention(s, k), m.concepts})
		}
	}
	subject := false
	n := len(s.preds)
	for k := 0; k < n; k++ {
		p := &s.preds[k]
		as, via := s.agent(k)
		if p.vg >= 0 && s.vgs[p.vg].kind == finite && p.gov < 0 && !subject && via == "subject" {
			if gs := ghosts(as); len(gs) > 0 {
				b.prior, subject = gs, true
			}
		}
		if p.vg >= 0 && s.vgs[p.vg].kind == finite && s.vgs[p.vg].passive && p.gov < 0 && !subject {
			if gs := ghosts(s.unpack(s.headActors(p.subjFrom, p.subjTo))); len(gs) > 0 {
				b.prior, subject = gs, true // "a committee was set up"
			}
		}
		if len(as) < 2 || s.ms[as[0]].from < 0 || !s.vessel(as[0]) || s.ms[as[1]].from < 0 {
			continue
		}
		if b.bodies == nil {
			b.bodies = map[string][]ghost{}
		}
		w := s.toks[s.ms[as[0]].to-1].low
		if _, ok := b.bodies[w]; !ok {
			b.bodies[w] = ghosts(as[1:])
		}
	}
	if !subject && s.prose {
		// what a sentence without an actor for its subject speaks of last
		for k := len(s.ms) - 1; k >= 0; k-- {
			if m := &s.ms[k]; m.from >= s.lead && m.actor && !m.thing && s.vessel(k) {
				b.prior = ghosts(s.unpack([]int{k}))
				return
			}
		}
	}
}

// piece is a stretch of the words of one clause: [from, to) of toks.
type piece struct {
	clause   int
	toks     []tok // all words of the clause
	from, to int
}

// add appends the words of a piece, and the phrases found in them, to the
// sentence under construction.
func (b *builder) add(p piece) {
	at, first := len(b.buf), len(b.ms)
	b.buf = append(b.buf, p.toks[p.from:p.to]...)
	index := -1
	for k := range b.found[p.clause] {
		m := &b.found[p.clause][k]
		if m.from < p.from || m.to > p.to {
			continue
		}
		if index < 0 {
			index = k
		}
		x := *m
		x.from += at - p.from
		x.to += at - p.from
		b.ms = append(b.ms, x)
	}
	last := index + len(b.ms) - first
	for k := at; k < len(b.buf); k++ {
		t := &b.buf[k]
		if t.m >= 0 {
			if index < 0 || t.m < index || t.m >= last {
				t.m = -1
			} else {
				t.m += first - index
			}
		}
	}
}

// speaksOfActors reports whether the sentence's own words name somebody, whom
// "it" or "they" may mean in the next.
func (s *sentence) speaksOfActors() bool {
	for k := range s.ms {
		if s.ms[k].to <= s.lead {
			continue
		}
		for _, e := range s.ms[k].entries {
			if s.a.lex.Concepts[s.a.lex.Entries[e].Concept].Kind == "actor" {
				return true
			}
		}
	}
	return false
}

// pointsBack reports whether a pronoun may stand for what the sentence before
// speaks of.
func (s *sentence) pointsBack() bool {
	for i := s.lead; i < len(s.toks); i++ {
		if s.toks[i].is("they", "them", "it", "these", "those") {
			return true
		}
	}
	return false
}

// wanted reports whether a rule can ask for a statement of the sentence.
func (s *sentence) wanted() bool {
	own, asked := false, s.a.want == nil
	for k := range s.ms {
		own = own || s.ms[k].to > s.lead
		for _, e := range s.ms[k].entries {
			asked = asked || s.a.want[s.a.lex.Entries[e].Concept]
		}
	}
	return own && asked
}

// uncite: the title of a cited text holds no finite verb; from one on, the text
// itself speaks again.
func (s *sentence) uncite() {
	for k := range s.vgs {
		g := &s.vgs[k]
		if g.kind != finite || !s.toks[g.from].cited {
			continue
		}
		for i := g.from; i < len(s.toks) && s.toks[i].cited; i++ {
			s.toks[i].cited = false
		}
	}
}

// general reads general words in their context: "the registries" in a draft on
// addresses are the registries of addresses.
func (b *builder) general(s *sentence, c *resolution.Clause) {
	here := map[int32]bool{}
	general := false
	for j := range s.ms {
		for _, y := range s.ms[j].concepts {
			here[y] = true
			general = general || len(b.a.lex.Concepts[y].Context) > 0
		}
	}
	paragraph := map[int32]bool{}
	if general && s.prose {
		for _, y := range b.words[c.ID] {
			paragraph[y] = true
		}
	}
	// twice: what a general word means helps to read another
	for pass := 0; general && pass < 2; pass++ {
		for k := range s.ms {
			m := &s.ms[k]
			for _, x := range m.concepts {
				for _, y := range b.read(b.a.lex.Concepts[x].Context, here, paragraph, c.Resolution, s.back(m.from)) {
					m.addConcept(b.a, int(y))
				}
			}
		}
		for j := range s.ms {
			for _, y := range s.ms[j].concepts {
				here[y] = true
			}
		}
	}
}

// back reports whether a word points back to what was said before: "those
// fees", "the said bodies".
func (s *sentence) back(i int) bool {
	return i > 0 && s.toks[i-1].is("those", "these", "such", "said", "latter", "aforesaid", "aforementioned", "same") || i >= 0 && s.toks[i].is("those", "these", "such", "said")
}

// read gives the concepts that a general word stands for: by the words around
// it, else by the title and the draft.
func (b *builder) read(ctx []lexicon.Context, here, paragraph map[int32]bool, res int, back bool) []int32 {
	var out []int32
	self := int32(-1)
	for _, cx := range ctx {
		if cx.When == cx.Of { // what it means where nothing tells
			self = int32(b.a.lex.Index(cx.Is))
			continue
		}
		if here[int32(b.a.lex.Index(cx.When))] {
			out = append(out, int32(b.a.lex.Index(cx.Is)))
		}
	}
	if len(out) > 0 {
		return out
	}
	best := 0
	for _, cx := range ctx { // what the draft speaks of most
		when := int32(b.a.lex.Index(cx.When))
		if cx.When == cx.Of || cx.Near && !back && !b.title[res+1][when] && !paragraph[when] || !b.near[res+1][when] {
			continue
		}
		if n := b.out.About[res][cx.When] + 1; n > best {
			best = n
			out = []int32{int32(b.a.lex.Index(cx.Is))}
		}
	}
	if len(out) == 0 && self >= 0 {
		out = append(out, self)
	}
	return out
}

// mention reports a mention once and returns its id.
func (b *builder) mention(s *sentence, k int) int {
	m := &s.ms[k]
	if m.id >= 0 {
		return m.id
	}
	if m.from < 0 { // the body that adopts the text
		m.id = len(b.out.Mentions)
		b.out.Mentions = append(b.out.Mentions, Mention{ID: m.id, Clause: -1, Concepts: b.names(m)})
		return m.id
	}
	t, u := &s.toks[m.from], &s.toks[m.to-1]
	first := -1
	if len(m.concepts) > 0 {
		first = int(m.concepts[0])
	}
	key := mkey{t.clause, t.from, first}
	if id, ok := b.ids[key]; ok {
		m.id = id
		return id
	}
	c := &b.doc.Clauses[t.clause]
	phrase := ""
	if len(m.entries) > 0 {
		phrase = b.a.lex.Entries[m.entries[0]].Phrase
	}
	m.id = len(b.out.Mentions)
	b.out.Mentions = append(b.out.Mentions, Mention{
		ID: m.id, Clause: t.clause, Concepts: b.names(m), Phrase: phrase, From: t.from, To: u.to,
		Words: c.Text.String()[t.from:u.to], At: c.Text.At(t.from), End: c.Text.End(u.to), Values: m.numbers,
	})
	b.ids[key] = m.id
	return m.id
}

func (b *builder) names(m *mention) []string {
	out := make([]string, len(m.concepts))
	for i, x := range m.concepts {
		out[i] = b.a.lex.Concepts[x].ID
	}
	return out
}

func (b *builder) emit(s *sentence, c *resolution.Clause, question bool) {
	n := len(s.preds)
	bare := s.bareItem()
	for k := 0; k < n; k++ {
		p := &s.preds[k]
		if p.at < s.lead && k != bare {
			continue
		}
		if p.m < 0 {
			if p.vg < 0 || s.toks[p.at].tag != tVerb {
				continue
			}
		} else if !s.ms[p.m].act {
			continue
		}
		agent, via := s.agent(k)
		object := s.object(k)
		if k == bare {
			object = s.collect(object, s.lead, s.npEnd(s.lead), false)
		}
		if p.m < 0 && len(agent) == 0 && len(object) == 0 {
			continue
		}
		subject := s.subject(k, 0)
		status, why := s.statusOf(k)
		if c.Kind == resolution.KindQuotation && status != Negated {
			status, why = Reported, []string{"a block quotation"}
		}
		if question && status == Asserted {
			status, why = Mentioned, []string{"a question"}
		}
		st := Statement{ID: len(b.out.Statements), Clause: c.ID, Via: via, Status: status, Why: why}
		act := p.m
		if act < 0 {
			act = len(s.ms)
			m := mention{from: p.at, to: p.at + 1, id: -1, act: true}
			m.concepts = append(m.concepts, b.a.unknown)
			s.ms = append(s.ms, m)
			p = &s.preds[k]
			p.m = act
		}
		st.Act = b.role(s, []int{act})
		st.Agent = b.role(s, agent)
		st.Object = b.role(s, object, act)
		st.Subject = b.role(s, subject, act)
		lo, hi := p.at, p.at
		for lo > s.lead && s.toks[lo-1].tag != tHard {
			lo--
		}
		for hi < len(s.toks) && s.toks[hi].tag != tHard {
			hi++
		}
		var about []int
		for j := range s.ms {
			if m := &s.ms[j]; m.from >= lo && m.to <= hi || m.from >= 0 && m.from < s.lead {
				about = append(about, j)
			}
		}
		for _, j := range append(agent[:len(agent):len(agent)], object...) {
			if s.ms[j].from == -2 { // what "it" and "them" stand for
				about = append(about, j)
			}
		}
		st.About = b.role(s, about)
		for _, j := range about {
			if m := &s.ms[j]; len(m.numbers) > 0 && len(m.concepts) > 0 {
				if st.Values == nil {
					st.Values = map[string][]string{}
				}
				for _, x := range m.concepts {
					id := b.a.lex.Concepts[x].ID
					st.Values[id] = append(st.Values[id], m.numbers...)
				}
			}
		}
		st.From, st.To = s.span(p, lo, hi)
		st.Words = c.Text.String()[st.From:st.To]
		st.Force = s.force(p, c)
		st.Revision = s.revision(p)
		b.out.Statements = append(b.out.Statements, st)
	}
}

// bareItem: an item that is only a noun phrase is the object of the line above
// ("to establish: a) a national registry"); that line's predicate is returned.
func (s *sentence) bareItem() int {
	if s.lead == 0 || s.lead >= len(s.toks) {
		return -1
	}
	t := &s.toks[s.lead]
	if t.tag != tNoun && t.tag != tDet && t.tag != tAdj && t.tag != tNum || t.vg >= 0 {
		return -1
	}
	for k := range s.preds { // its own verb speaks for itself
		if p := &s.preds[k]; p.at >= s.lead && p.vg >= 0 && s.vgs[p.vg].kind == finite && s.vgs[p.vg].start <= s.lead {
			return -1
		}
	}
	for k := range s.preds { // "a course on:" has the items as its topics
		if p := &s.preds[k]; p.at < s.lead && p.vg < 0 && p.m >= 0 && s.complement(p.m) == "mention" {
			return -1
		}
	}
	for k := range s.ms {
		m := &s.ms[k]
		if m.from >= 0 && m.from < s.lead && s.means(k, func(c *lexicon.Concept) bool { return c.Shield }) {
			return -1
		}
	}
	k := s.leadGov()
	if k < 0 || s.preds[k].m < 0 || s.preds[k].from == 0 {
		return -1 // the section verb alone names no act
	}
	return k
}

// npEnd is the end of the noun phrase, with what describes it, from word i on.
func (s *sentence) npEnd(i int) int {
	for ; i < len(s.toks); i++ {
		t := &s.toks[i]
		if t.tag == tHard || t.vg >= 0 && s.vgs[t.vg].kind == finite && s.vgs[t.vg].opener < 0 {
			break
		}
	}
	return i
}

// span is the predication in the clause's own text: subject to right end.
func (s *sentence) span(p *pred, lo, hi int) (int, int) {
	from, to := p.from, max(p.to, p.right)
	if p.subjFrom < p.subjTo && p.subjFrom < from {
		from = p.subjFrom
	}
	from, to = max(from, lo, s.lead), min(to, hi)
	if to <= from {
		to = min(from+1, len(s.toks))
		if to <= from {
			from = to - 1
		}
	}
	for to > from+1 && (s.toks[to-1].tag == tComma || s.toks[to-1].tag == tConj) {
		to--
	}
	return s.toks[from].from, s.toks[to-1].to
}

func (s *sentence) force(p *pred, c *resolution.Clause) string {
	if p.vg >= 0 {
		if m := s.vgs[p.vg].modal; m != "" {
			return m
		}
	}
	if c.Verb != "" {
		return c.Verb
	}
	return "states"
}

// revision is the heaviest state of the predicate's words.
func (s *sentence) revision(p *pred) draft.State {
	st := draft.Kept
	for i := p.from; i < p.to && i < len(s.toks); i++ {
		if x := s.toks[i].state; x > st {
			st = x
		}
	}
	return st
}

// role maps the concepts of mentions to mention ids; of two mentions of one
// concept the first wins. Mentions of except are left out.
func (b *builder) role(s *sentence, ms []int, except ...int) Role {
	if len(ms) == 0 {
		return nil
	}
	r := make(Role, 2*len(ms))
next:
	for _, k := range ms {
		for _, x := range except {
			if x == k {
				continue next
			}
		}
		m := &s.ms[k]
		if len(m.concepts) == 0 {
			continue
		}
		id := b.mention(s, k)
		for _, x := range m.concepts {
			name := b.a.lex.Concepts[x].ID
			if _, ok := r[name]; !ok {
				r[name] = id
			}
		}
	}
	return r
}

// String describes a statement for people: one line of trace.
func (s *Statement) String() string {
	return s.Words + " [" + s.Status + ", " + s.Via + "] #" + strconv.Itoa(s.ID)
}
