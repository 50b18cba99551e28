package checker

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/redline-check/redline/checker/resolution"
)

// languages are common words of English running text, first, and of languages
// written in the same letters, in order of their names.
var languages = [...]struct{ name, words string }{
	{"English", "the of and to in that a for is on by as with be its this it are at or from which"},
	{"French", "le la les des et du une dans que pour est sur par aux au avec qui sont il cette ces"},
	{"German", "der die das und in den von zu mit dem des ist für auf im eine als auch sich nicht"},
	{"Italian", "il lo gli della dei delle e di che una per con è nel sono al alla come più del"},
	{"Portuguese", "o os as do da dos das e em que uma para por com é no na ao seu como mais"},
	{"Spanish", "el la los las del y en que una para por con es se al su como más esta este"},
}

// common tells which languages have a word, one bit each; longest is the
// length of the longest word in bytes.
type common struct {
	of      map[string]uint8
	longest int
}

var commonWords = sync.OnceValue(func() common {
	c := common{of: map[string]uint8{}}
	for i, l := range languages {
		for w := range strings.FieldsSeq(l.words) {
			c.of[w] |= 1 << i
			c.longest = max(c.longest, len(w))
		}
	}
	return c
})

// english reports an error if the text is in another language: its rules
// would find nothing, and nothing must not look like clean. Under 40 words
// English is assumed.
func english(d *resolution.Document) error {
	if d.Words < 40 {
		return nil
	}
	common := commonWords()
	total, latin, letters := 0, 0, 0
	var has [len(languages)]int
	for i := range d.Clauses {
		for w := range strings.FieldsSeq(d.Clauses[i].Text.String()) {
			if !letter(w[0]) || !letter(w[len(w)-1]) {
				if w = strings.Trim(w, ".,;:()“”\"'"); w == "" {
					continue
				}
			}
			for _, r := range w {
				if r < utf8.RuneSelf {
					if letter(byte(r)) {
						letters++
						latin++
					}
				} else if unicode.IsLetter(r) {
					letters++
					if unicode.Is(unicode.Latin, r) {
						latin++
					}
				}
			}
			total++
			if len(w) <= common.longest+2 { // lower case may be shorter
				in := common.of[strings.ToLower(w)]
				for k := 0; in != 0; k, in = k+1, in>>1 {
					has[k] += int(in & 1)
				}
			}
		}
		if total > 3000 {
			break
		}
	}
	en := has[0]
	const remedy = "redline reads English; nothing was checked"
	if letters > 0 && latin*2 < letters {
		return fmt.Errorf("is not in English (most letters are not Latin); %s", remedy)
	}
	best, n := "", 0
	for k, l := range languages {
		if k > 0 && has[k] > n {
			best, n = l.name, has[k]
		}
	}
	if en*20 < total && n > en && n*12 > total {
		return fmt.Errorf("seems to be in %s; %s", best, remedy)
	}
	if en*50 < total && total > 120 {
		return fmt.Errorf("does not seem to be in English; %s", remedy)
	}
	return nil
}

func letter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
