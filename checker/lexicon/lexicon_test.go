package lexicon_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/lexicon"
)

var data = lexicon.Data{
	Concepts: []lexicon.Concept{{ID: "animal", Kind: "thing"}, {ID: "feed", Kind: "act"}, {ID: "room", Kind: "thing"}, {ID: "calm", Kind: "cue"}},
	Entries: []lexicon.Entry{
		{Phrase: "cat", Concept: 0, Part: lexicon.Noun},
		{Phrase: "cat of the house", Concept: 0, Part: lexicon.Noun},
		{Phrase: "house cat", Concept: 0, Part: lexicon.Noun},
		{Phrase: "feed", Concept: 1, Part: lexicon.Verb},
		{Phrase: "give _ food", Concept: 1, Part: lexicon.Verb},
		{Phrase: "@place room", Concept: 2, Part: lexicon.Noun},
		{Phrase: "rooms! #", Concept: 2, Part: lexicon.Term},
		{Phrase: "keep @mood", Concept: 3, Part: lexicon.Verb},
		{Phrase: "food for each cat", Concept: 1, Part: lexicon.Noun},
	},
	Irregular: map[string][]string{"feed": {"fed"}, "give": {"gave", "given"}, "keep": {"kept"}},
	Sets:      map[string][]string{"place": {"upper", "lower floor"}, "mood": {"calm", "very quiet"}},
}

func words(l *lexicon.Lexicon, text string) []lexicon.Word {
	var ws []lexicon.Word
	for line := range strings.Lines(text) {
		for i, w := range strings.Fields(line) {
			low := strings.TrimRight(strings.ToLower(w), ".,")
			ws = append(ws, lexicon.Word{Low: low, Forms: l.Forms(low), Num: strings.Trim(low, "0123456789") == "", Stop: false, Break: i == 0})
			if low != strings.ToLower(w) {
				ws = append(ws, lexicon.Word{Low: w[len(low):], Stop: true})
			}
		}
	}
	return ws
}

func TestFind(t *testing.T) {
	l, err := lexicon.New(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		text string
		want []string // what is found, each phrase at each word: "words: phrases numbers"
	}{
		{"the cats sleep", []string{"cats: cat"}},
		{"the cat of our house", []string{"cat of our house: cat of the house"}},
		{"a house cat", []string{"house cat: house cat", "cat: cat"}},
		{"house. Cat", []string{"Cat: cat"}},
		{"house\ncat", []string{"cat: cat"}},
		{"they fed it, feeding all", []string{"fed: feed", "feeding: feed"}},
		{"gave the poor cat food", []string{"gave the poor cat food: give _ food", "cat: cat"}},
		{"gave the poor cat of my house food", []string{"cat: cat"}},
		{"the upper room, the lower floor room", []string{"upper room: @place room", "lower floor room: @place room"}},
		{"rooms 13 and 17", []string{"rooms 13 and 17: rooms! # 13 17"}},
		{"room 13", nil},
		{"kept very quiet", []string{"kept very quiet: keep @mood"}},
		{"food for each cat", []string{"food for each cat: food for each cat", "cat: cat"}},
		{"food for a cat", []string{"cat: cat"}},
		{"house a cat", []string{"cat: cat"}},
	} {
		ws := words(l, tc.text)
		var got []string
		for i := range ws {
			m, ok := l.Find(ws, i)
			if !ok {
				continue
			}
			var span, phrases []string
			for _, w := range ws[m.From:m.To] {
				span = append(span, w.Low)
			}
			for _, e := range m.Entries {
				phrases = append(phrases, l.Entries[e].Phrase)
			}
			got = append(got, strings.TrimSpace(strings.Join(span, " ")+": "+strings.Join(append(phrases, m.Numbers...), " ")))
		}
		for i := range tc.want {
			tc.want[i] = strings.ToLower(tc.want[i])
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%q:\n%s", tc.text, d)
		}
	}
}

// The compiled form is the same for the same data, and reads back.
func TestCompiledForm(t *testing.T) {
	first, err := json.Marshal(data)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, err := json.Marshal(data)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatal("the same data gives other bytes")
		}
	}
	l, err := lexicon.Parse(first)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(data.Entries, l.Entries); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(data.Concepts, l.Concepts); d != "" {
		t.Error(d)
	}
	fed := l.Forms("fed")
	if len(fed) != 1 || l.Base(fed[0].Lemma) != "feed" || fed[0].Tag != lexicon.Ed || !l.IsVerb(fed[0].Lemma) || l.IsNoun(fed[0].Lemma) {
		t.Errorf("fed has readings %v", fed)
	}
	if f := l.Forms("dog"); f != nil {
		t.Errorf("dog has readings %v", f)
	}
}

func TestNewRefuses(t *testing.T) {
	for name, d := range map[string]lexicon.Data{
		"a set that is missing": {Concepts: data.Concepts, Entries: []lexicon.Entry{{Phrase: "@nowhere room"}}},
		"a bar in a phrase":     {Concepts: data.Concepts, Entries: []lexicon.Entry{{Phrase: "a|b"}}},
		"no concepts":           {Entries: data.Entries, Sets: data.Sets},
	} {
		if _, err := lexicon.New(d); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	b, err := json.Marshal(data)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"concepts":[{"id":"a"}],"phrases":"x|y","words":"x","forms":"x","code":"AAAA"}`))
	f.Add([]byte(`{"concepts":[{"id":"a"}],"entries":[{"p":"x y","c":0,"t":1}]}`))
	f.Add([]byte(`{`))
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := lexicon.Parse(b)
		if err != nil {
			return
		}
		ws := words(l, "the cat of the house gave the cat food in rooms 13 and 17, x y")
		for i := range ws {
			if m, ok := l.Find(ws, i); ok {
				for _, e := range m.Entries {
					_ = l.Concepts[l.Entries[e].Concept]
				}
			}
		}
	})
}
