package checker

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/redline-check/redline/checker/resolution"
)

// common words of English running text, and of languages written in the same
// letters.
var (
	englishWords = words("the of and to in that a for is on by as with be its this it are at or from which")
	otherWords   = map[string]map[string]bool{
		"French":     words("le la les des et du une dans que pour est sur par aux au avec qui sont il cette ces"),
		"Spanish":    words("el la los las del y en que una para por con es se al su como más esta este"),
		"Portuguese": words("o os as do da dos das e em que uma para por com é no na ao seu como mais"),
		"German":     words("der die das und in den von zu mit dem des ist für auf im eine als auch sich nicht"),
		"Italian":    words("il lo gli della dei delle e di che una per con è nel sono al alla come più del"),
	}
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// english reports an error if the text is in another language: its rules
// would find nothing, and nothing must not look like clean. Under 40 words
// English is assumed.
func english(d *resolution.Document) error {
	if d.Words < 40 {
		return nil
	}
	total, en, latin, letters := 0, 0, 0, 0
	other := map[string]int{}
	for i := range d.Clauses {
		for _, w := range strings.Fields(d.Clauses[i].Text.String()) {
			w = strings.ToLower(strings.Trim(w, ".,;:()“”\"'"))
			if w == "" {
				continue
			}
			for _, r := range w {
				if unicode.IsLetter(r) {
					letters++
					if unicode.Is(unicode.Latin, r) {
						latin++
					}
				}
			}
			total++
			if englishWords[w] {
				en++
			}
			for name, ws := range otherWords {
				if ws[w] {
					other[name]++
				}
			}
		}
		if total > 3000 {
			break
		}
	}
	const remedy = "redline reads English; nothing was checked"
	if letters > 0 && latin*2 < letters {
		return fmt.Errorf("is not in English (most letters are not Latin); %s", remedy)
	}
	best, n := "", 0
	for name, k := range other {
		if k > n || k == n && name < best {
			best, n = name, k
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
