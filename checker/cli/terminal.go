package cli

import (
	"fmt"
	"io"
	"time"

	"golang.org/x/term"
)

// terminal reports whether w is a terminal, and how many columns it has.
func terminal(w io.Writer) (width int, ok bool) {
	f, ok := w.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		width = 0
	}
	return width, true
}

// colour reports whether to write colours to a terminal.
func (a *app) colour(w io.Writer, no bool) bool {
	_, ok := a.terminal(w)
	return ok && !no && a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb"
}

// progress returns a function that shows how many of total documents are done,
// on the terminal, once the work has lasted a second; and one that clears it.
// Without a terminal the first is nil.
func (a *app) progress(total int) (show func(done int), clear func()) {
	if _, ok := a.terminal(a.stderr); !ok {
		return nil, func() {}
	}
	next := a.now().Add(time.Second)
	shown := false
	return func(done int) {
			now := a.now()
			if now.Before(next) {
				return
			}
			next = now.Add(100 * time.Millisecond)
			shown = true
			fmt.Fprintf(a.stderr, "\rchecked %d of %d", done, total)
		}, func() {
			if shown {
				fmt.Fprintf(a.stderr, "\r%*s\r", len(fmt.Sprintf("checked %d of %d", total, total)), "")
			}
		}
}
