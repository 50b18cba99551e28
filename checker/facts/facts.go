// Package facts turns clauses into what policies judge: mentions of concepts
// and statements of who does what to what.
package facts

import "github.com/redline-check/redline/checker/draft"

// Role maps each concept that fills a role, its ancestors included, to the id
// of the mention that carries it.
type Role map[string]int

// Mention is a phrase of the lexicon found in a clause.
type Mention struct {
	ID       int
	Clause   int      // id of the clause it stands in
	Concepts []string // most specific first, then ancestors
	Phrase   string   // the lexicon entry that matched
	From, To int      // byte offsets in the clause's text; equal where the words stand in an inherited line
	Words    string
	At, End  draft.Pos
	Values   []string // numbers named by the phrase: ["13", "17"] in "Study Groups 13 and 17"
}

// Statuses of a statement.
const (
	Asserted  = "asserted"  // the text itself says so
	Negated   = "negated"   // denied, prohibited, excluded
	Reported  = "reported"  // somebody else's view, or history
	Mentioned = "mentioned" // only the topic of something else
)

// Statement is one predication: a verb, or a noun that names an act, with the
// concepts that fill its roles.
type Statement struct {
	ID       int
	Clause   int
	From, To int // byte offsets in the clause's text
	Words    string
	Act      Role // {"unknown": id} for a verb that the lexicon lacks
	Agent    Role // who does it; Via says how that was found
	Object   Role // what it is done to, through nominal chains
	Subject  Role // the words before the verb, actor or not
	About    Role // everything in the predication and the lines it hangs from
	Near     Role // everything in the clause, other sentences included
	Via      string
	Status   string
	Why      []string // trace of the status
	Force    string   // "decides", "instructs", "requests", "invites", "shall", "should", "may", "states"
	Revision draft.State
	Values   map[string][]string
}
