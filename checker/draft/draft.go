// Package draft reads files into a Draft: paragraphs of normalised text in
// which every character knows its place in the file and its revision state.
//
// Normalised text is what policies match against: one kind of space, one kind
// of hyphen, no invisible characters, no look-alike letters, no marks. Places
// are 1-based; columns count Unicode code points of the line in the file.
package draft

// State is the revision state of a run of characters.
type State uint8

// Revision states.
const (
	Kept     State = iota // part of the text before and after the revision
	Inserted              // added by the proposal
	Struck                // removed by the proposal
)

// String returns "kept", "inserted" or "struck", the words used in JSON.
func (s State) String() string { return [...]string{"kept", "inserted", "struck"}[s] }

// Pos is a place in a file: 1-based line and 1-based column in code points.
type Pos struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Before reports whether p stands before q.
func (p Pos) Before(q Pos) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Column < q.Column
}

// Run is a stretch of normalised characters that share a state. Its characters
// stand one after the other on one line of the file, from At on, one file
// column for each code point; where normalisation dropped or replaced a
// character by several, the reader starts a new run.
type Run struct {
	Text    string
	At      Pos
	State   State
	Bracket int // number (1, 2, …) of the pair of square brackets around it, 0 outside; the innermost pair counts
}

// Kind says what a paragraph is to the format it came from.
type Kind uint8

// Kinds of paragraph.
const (
	Body     Kind = iota
	Heading       // a heading of the format (Markdown #); plain text has none
	Item          // a list item of the format
	Quote         // a block quotation: words of somebody else
	Footnote      // a footnote of the format
)

// Paragraph is a block of text. In plain text (and in the lines of a Markdown
// paragraph) it is one physical line and Open is true: the parser decides
// whether the next line continues it.
type Paragraph struct {
	Kind  Kind
	Level int    // heading level 1-6, or list nesting from 1
	Label string // label that the format computed for a list item ("1.", "-"), "" if the label is part of the text
	// LabelAt is the place of Label in the file; zero if there is none.
	LabelAt Pos
	Indent  int  // columns of white space before the first character (a tab counts to the next multiple of 8)
	Gap     int  // blank lines (or block boundaries) before it
	Open    bool // a physical line that the next paragraph may continue
	// Broken says that the line ended in a soft hyphen: the next line goes on
	// with its last word.
	Broken bool
	// Cut says that the view hides the end of the line: what follows may stand
	// in its place.
	Cut bool
	// Furniture marks what belongs to the page and not to the text: page
	// numbers, running heads, document numbers. Readers of the draft skip it
	// and go on with the clause that it interrupts.
	Furniture bool
	Runs      []Run
}

// Draft is a document as read.
type Draft struct {
	File       string // name to report
	Format     string // "text" or "markdown"
	Paragraphs []Paragraph
	Brackets   int  // pairs of square brackets found
	Revised    bool // revision marks were found
}

// View says which revision states a reader sees.
type View uint8

// Views of a draft with revisions.
const (
	Proposed View = iota // as if every revision were accepted (the default)
	Current              // as if every revision were rejected
)

// String returns "proposed" or "current".
func (v View) String() string { return [...]string{"proposed", "current"}[v] }

// Shows reports whether the view shows text of state s.
func (v View) Shows(s State) bool {
	return s == Kept || v == Proposed && s == Inserted || v == Current && s == Struck
}
