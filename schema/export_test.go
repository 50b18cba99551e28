package schema

import (
	"sort"

	"cuelang.org/go/cue"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// forget empties the memo, as at the start of the program.
func forget() {
	verdicts.Lock()
	defer verdicts.Unlock()
	verdicts.frames, verdicts.sections, verdicts.items = nil, nil, nil
}

type judged func() []string

func (j judged) judge() []string { s := j(); sort.Strings(s); return s }

func path(name string) cue.Path { return cue.MakePath(cue.Str(name)) }

var sorted = cmpopts.SortSlices(func(a, b string) bool { return a < b })
