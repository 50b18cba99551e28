package checker

import "testing"

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"":                     "",
		"  gives a power ":     "Gives a power.",
		"ends.":                "Ends.",
		"“4” follows “2”":      "“4” follows “2”.",
		"état des lieux":       "État des lieux.",
		"ſ":                    "S.",
		"1bis follows 2":       "1bis follows 2.",
		"Already a sentence.":  "Already a sentence.",
		"\u00a0no-break space": "No-break space.",
	} {
		if got := sentence(in); got != want {
			t.Errorf("sentence(%q) = %q, want %q", in, got, want)
		}
	}
}
