package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fingerprint names a finding for good: "r1:" and 16 hexadecimal digits over
// the rule, the words of the clause without its label, and which finding of
// that rule on these words it is (0, 1, …). File, line, letter case, spacing
// and punctuation do not change it.
func Fingerprint(rule, clauseWords string, occurrence int) string {
	return "r1:" + digest(rule, Fold(clauseWords), strconv.Itoa(occurrence))
}

// ClauseFingerprint names a clause: "c1:" and 16 hexadecimal digits over its
// words without its label.
func ClauseFingerprint(clauseWords string) string {
	return "c1:" + digest(Fold(clauseWords))
}

// digest hashes fields, each with its length before it, so that no two lists
// of fields look the same.
func digest(fields ...string) string {
	h := sha256.New()
	for _, f := range fields {
		h.Write([]byte(strconv.Itoa(len(f)) + ":" + f))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Fold reduces words to what counts: letters and digits in lower case, one
// space between words, nothing else.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(unicode.ToUpper(r)))
		case unicode.In(r, unicode.M, unicode.Cf): // marks and invisible characters part no words
		default:
			gap = true
		}
	}
	return b.String()
}
