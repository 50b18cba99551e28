// Package policies carries what redline judges by: the rules in Rego, and the
// lexicon and registry that CUE compiles to JSON.
package policies

import "embed"

//go:generate go run ../checker/internal/gen .

// FS holds lib/*.rego and <principle>/*.rego.
//
//go:embed */*.rego
var FS embed.FS

// Lexicon is the compiled lexicon (lexicon/*.cue).
//
//go:embed lexicon.json
var Lexicon []byte

// Registry is the compiled registry (registry/*.cue).
//
//go:embed registry.json
var Registry []byte

// Rules is the METADATA of the rules with what they look statements up by.
//
//go:embed rules.json
var Rules []byte

// Example is the draft that an example of a clause stands in, at {example}. A
// line that starts with {section} is left out where the example opens a section
// of its own.
//
//go:embed example.txt
var Example string
