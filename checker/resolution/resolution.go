// Package resolution turns a Draft into clauses: headings, the preamble and
// operative part of each resolution with the verb and addressee that govern
// each clause, list items with the chapeau they hang from, citations; or, for
// a text that is no resolution, paragraphs.
package resolution

import "github.com/redline-check/redline/checker/draft"

// Grammar holds the words of the form: data of the policies, not of this
// package.
type Grammar struct {
	Preamble  []string // verb phrases that open a preamble section, lower case: "recognizing", "taking into account", "noting with concern"
	Operative []string // verb phrases that open an operative section: "resolves", "resolves to instruct", "invites"
	Qualifier []string // words that may follow a section verb: "further", "also", "in particular"
	Marks     []string // proposal marks: "ADD", "MOD", "SUP", "NOC"
}

// Kind says what a clause is.
type Kind string

// Kinds of clause.
const (
	KindHeading   Kind = "heading"   // proposal mark, number, title: one block, from mark to title
	KindOpening   Kind = "opening"   // "The … Assembly (place, year),"
	KindSection   Kind = "section"   // the line with the governing verb and addressee
	KindItem      Kind = "item"      // a clause of the preamble or operative part, or a list item in prose
	KindParagraph Kind = "paragraph" // a paragraph of prose
	KindReasons   Kind = "reasons"   // a paragraph under "Reasons:"
	KindQuotation Kind = "quotation" // words quoted from elsewhere as a block
	KindFootnote  Kind = "footnote"
	KindAnnex     Kind = "annex" // heading line of an annex, appendix or attachment
	KindNote      Kind = "note"  // document furniture: document number, date, source; never judged
)

// Part says which part of a document a clause belongs to.
type Part string

// Parts of a document.
const (
	PartHeading   Part = "heading"
	PartPreamble  Part = "preamble"
	PartOperative Part = "operative"
	PartReasons   Part = "reasons"
	PartProse     Part = "prose"
)

// Label is the number or letter of a clause.
type Label struct {
	Text   string // as written, without a closing bracket or full stop: "2", "a", "iv", "2.1", "1bis", "–"
	Style  string // "number", "letter", "roman", "dash"; "" without a label
	Value  int    // ordinal of the last component: b → 2, iv → 4, 2.1 → 1; 0 for a dash
	Suffix string // "bis", "ter", …
	At     draft.Pos
	End    draft.Pos
}

// Clause is the unit that findings name.
type Clause struct {
	ID         int
	Parent     int // id of the section or item it hangs from, -1 at the top
	Resolution int // index into Document.Resolutions, -1 for prose
	Kind       Kind
	Part       Part
	Depth      int      // 0 at the top
	Verb       string   // governing verb phrase in lower case ("resolves to instruct"); "" in prose
	Base       string   // the verb phrase of the grammar that Verb starts with: "considering" in "considering further"
	Addressee  string   // words of the addressee, "" if none
	Addressees []string // the addressee split at "and" and commas
	With       string   // "in collaboration with …" of the section line, without these words
	Label      Label
	Name       string     // the clause label of a finding: "resolves 2 b)", "instructs Study Group 17: 2 b)", "heading", "¶12"
	Text       draft.Text // its own words, without the label
	Chapeau    bool       // ends in a colon (or opens a list): its items continue its sentence
	Start, End draft.Pos  // from the label to the last character; End is exclusive
}

// Resolution is one proposal or resolution text.
type Resolution struct {
	Mark       string   // "ADD", "MOD", "SUP", "NOC" or ""
	Proposal   string   // proposal number: "ARB/40A2/1"
	Proponents []string // sources named by the proposal number or the heading
	New        bool     // "DRAFT NEW RESOLUTION"
	Number     int      // 0 if it has none (a new draft)
	NumberText string   // "64", "COM5/14", "ABC-1"
	Type       string   // "resolution", "decision", "opinion", "recommendation"
	Revised    bool     // "(Rev. …)"
	Place      string   // of the revision conference: "New Delhi"
	Year       int      // of the revision conference
	Title      string
	Conference string // "World Telecommunication Standardization Assembly", from the opening line
	ConfPlace  string // place in the opening line
	ConfYear   int    // year in the opening line
	Heading    int    // id of the heading clause, -1 if none
	TitleFrom  int    // byte offsets of the title in the heading clause's text
	TitleTo    int
}

// Citation is a reference to a resolution, decision or opinion.
type Citation struct {
	Clause             int    // id of the clause whose text it stands in
	From, To           int    // byte offsets in the clause's text, from the word "Resolution" up to and including the bracket
	Type               string // "resolution", "decision", "opinion"
	Number             int    // 102; 0 if it is not a plain number ("70/125")
	Text               string // number as written: "102", "70/125", "COM5/14"
	Revised            bool   // "(Rev. …)"
	Place              string // "Hammamet", "" if none
	Year               int    // 0 if none
	After              string // up to eight words that follow: "of the Plenipotentiary Conference, on …"
	TitleFrom, TitleTo int    // byte offsets of the words that give its title or subject (", on …", "on …", “…”, "(title)"), equal if none
}

// Document is a draft understood.
type Document struct {
	File        string
	Format      string
	Kind        string // "resolution" or "prose"
	Title       string // of the first resolution, or the first heading of prose
	Proponents  []string
	Resolutions []Resolution
	Clauses     []Clause
	Citations   []Citation
	Words       int
	Revised     bool // revision marks were found
	Merged      bool // old and new text run together without marks ("Dubai, 20122016"): form rules stay silent
}
