package draft

import (
	"errors"
	"fmt"
	"strings"
)

// Reasons why a file is not read, for errors.Is.
var (
	ErrEmpty     = errors.New("no text")
	ErrBinary    = errors.New("not a text file")
	ErrEncoding  = errors.New("unreadable characters")
	ErrTooLarge  = errors.New("too large")
	ErrDirectory = errors.New("a directory")
)

// FileError says in one line why a file is not a draft, where, and what to do.
// It does not name the file: callers do.
type FileError struct {
	Reason error  // one of the Err values above, or the error of the file system
	At     Pos    // the place that shows it, zero if it is the whole file
	Detail string // what was found
	Remedy string // what to do
}

// Error returns the place, the detail and the remedy.
func (e *FileError) Error() string {
	var b strings.Builder
	if e.At.Line > 0 {
		fmt.Fprintf(&b, "line %d, column %d: ", e.At.Line, e.At.Column)
	}
	b.WriteString(e.Detail)
	if e.Remedy != "" {
		b.WriteString("; ")
		b.WriteString(e.Remedy)
	}
	return b.String()
}

// Unwrap returns the reason.
func (e *FileError) Unwrap() error { return e.Reason }
