package draft

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// dump writes paragraphs one a line: what differs from an open body paragraph
// without gap, then each run as line:column"text", with - or + before the text
// for its state and #n behind for its brackets.
func dump(ps []Paragraph) []string {
	var out []string
	for _, p := range ps {
		var w []string
		if p.Kind != Body || p.Level > 0 {
			w = append(w, fmt.Sprintf("%s%d", [...]string{"body", "heading", "item", "quote", "footnote"}[p.Kind], p.Level))
		}
		if p.Label != "" {
			w = append(w, fmt.Sprintf("label=%s@%d:%d", p.Label, p.LabelAt.Line, p.LabelAt.Column))
		}
		if p.Indent > 0 {
			w = append(w, fmt.Sprintf("indent=%d", p.Indent))
		}
		if p.Gap > 0 {
			w = append(w, fmt.Sprintf("gap=%d", p.Gap))
		}
		if !p.Open {
			w = append(w, "closed")
		}
		if p.Broken {
			w = append(w, "broken")
		}
		if p.Furniture {
			w = append(w, "furniture")
		}
		for _, r := range p.Runs {
			w = append(w, dumpRun(r))
		}
		out = append(out, strings.Join(w, " "))
	}
	return out
}

func dumpRun(r Run) string {
	s := fmt.Sprintf("%d:%d%s%q", r.At.Line, r.At.Column, [...]string{"", "+", "-"}[r.State], r.Text)
	if r.Bracket > 0 {
		s += fmt.Sprintf("#%d", r.Bracket)
	}
	return s
}

func mustRead(t testing.TB, name, data string) *Draft {
	t.Helper()
	d, err := Read(name, []byte(data))
	if err != nil {
		t.Fatalf("Read(%.60q): %v", data, err)
	}
	return d
}

// A readCase is a document and what is read from it.
type readCase struct {
	name, in string
	want     []string
}

func runRead(t *testing.T, file string, cases []readCase) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := mustRead(t, file, c.in)
			if diff := cmp.Diff(c.want, dump(d.Paragraphs)); diff != "" {
				t.Errorf("Read(%q) (-want +got):\n%s", c.in, diff)
			}
			checkInvariants(t, d, c.in)
		})
	}
}

func TestReadLines(t *testing.T) {
	runRead(t, "a.txt", []readCase{
		{"one", "abc", []string{`1:1"abc"`}},
		{"LF", "abc\ndef\n", []string{`1:1"abc"`, `2:1"def"`}},
		{"CR LF", "abc\r\n\r\ndef\r\n", []string{`1:1"abc"`, `gap=1 3:1"def"`}},
		{"CR", "abc\rdef\r\rghi", []string{`1:1"abc"`, `2:1"def"`, `gap=1 4:1"ghi"`}},
		{"mixed", "a\r\nb\nc\rd", []string{`1:1"a"`, `2:1"b"`, `3:1"c"`, `4:1"d"`}},
		{"form feed", "abc\fdef\nghi", []string{`1:1"abc"`, `1:5"def"`, `2:1"ghi"`}},
		{"form feed after LF is no blank line", "abc\n\fdef\nghi", []string{`1:1"abc"`, `2:2"def"`, `3:1"ghi"`}},
		{"form feed before LF", "abc\f\ndef", []string{`1:1"abc"`, `gap=1 2:1"def"`}},
		{"form feed before CR LF", "abc\f\r\ndef\r\n\fghi\r\njkl", []string{`1:1"abc"`, `gap=1 2:1"def"`, `3:2"ghi"`, `4:1"jkl"`}},
		{"form feed on a line of its own", "abc\n\f\ndef", []string{`1:1"abc"`, `gap=1 3:1"def"`}},
		{"form feeds on one line", "a\f\fé\fd\n\f\fe\ff\rg", []string{`1:1"a"`, `1:4"é"`, `1:6"d"`, `2:3"e"`, `2:5"f"`, `3:1"g"`}},
		{"form feed and indent", "a\f  b\n\f\tc", []string{`1:1"a"`, `indent=2 1:5"b"`, `indent=8 2:3"c"`}},
		{"form feed at both ends", "\fa\f", []string{`1:2"a"`}},
		{"form feed and marks", "a\f[-b-]c\fd", []string{`1:1"a"`, `1:5-"b" 1:8"c"`, `1:10"d"`}},
		{"gap", "a\n\n \t\n\u00a0\nb", []string{`1:1"a"`, `gap=3 5:1"b"`}},
		{"gap at the top", "\n\nb", []string{`gap=2 3:1"b"`}},
		{"indent", "a\n  b\n\tc\n   \td", []string{`1:1"a"`, `indent=2 2:3"b"`, `indent=8 3:2"c"`, `indent=8 4:5"d"`}},
		{"indent of wide spaces", "\u3000\u3000a", []string{`indent=2 1:3"a"`}},
	})
}

func TestLines(t *testing.T) {
	for in, want := range map[string][]string{
		"":                                     {""},
		"a\nb\r\nc\rd\fe\n":                    {"a", "b", "c", "d\fe", ""},
		"\f\n\f\r\n\f\ra\f":                    {"\f", "\f", "\f", "a\f"},
		"\ufeffa":                              {"a"},
		"\xff\xfea\x00\n\x00\xe9\x00":          {"a", "é"},
		"\xfe\xff\x00a\xd8\x3d\xde\x00":        {"a😀"},
		"a\x00b\x00c\x00\n\x00d\x00e\x00f\x00": {"abc", "def"},
		"caf\xe9":                              {"café"},
		"%PDF-1.7\n":                           nil,
	} {
		if d := cmp.Diff(want, Lines([]byte(in))); d != "" {
			t.Errorf("%q (-want +got):\n%s", in, d)
		}
	}
}

func TestReadQuoted(t *testing.T) {
	runRead(t, "a.txt", []readCase{
		{"mail", "> one\n>\n>   two\n> three", []string{`1:3"one"`, `indent=2 gap=1 3:5"two"`, `4:3"three"`}},
		{"twice", ">> one\n> > two\n>>three", []string{`1:4"one"`, `2:5"two"`, `3:3"three"`}},
		{"below a greeting", "Dear all,\n> one\n> two [-x\n> y-]\n> three", []string{`1:1"Dear all,"`, `2:3"one"`, `3:3"two " 3:9-"x"`, `4:3-"y"`, `5:3"three"`}},
		{"wrapped on the way", ">> one\ntwo\n>> three\nfour", []string{`1:4"one"`, `2:1"two"`, `3:4"three"`, `4:1"four"`}},
		{"indented", "  > one\n  > two", []string{`1:5"one"`, `2:5"two"`}},
		{"signs of more", "> one\ntwo\nthree", []string{`1:1"> one"`, `2:1"two"`, `3:1"three"`}},
	})
	if _, err := Read("a.txt", []byte(">\n> \n>>")); !errors.Is(err, ErrEmpty) {
		t.Errorf("only marks: %v", err)
	}
}

func TestReadNormalised(t *testing.T) {
	runRead(t, "a.txt", []readCase{
		{"ASCII", "Resolves to invite A/B (x), 50% of \"it\".", []string{`1:1"Resolves to invite A/B (x), 50% of \"it\"."`}},
		{"spaces", "  a  b \t c  ", []string{`indent=2 1:3"a " 1:6"b " 1:10"c"`}},
		{"other spaces", "a\u00a0b\u2007c\u2009d\u3000e", []string{`1:1"a b c d e"`}},
		{"soft hyphen", "inter\u00adnet", []string{`1:1"inter" 1:7"net"`}},
		{"soft hyphen at the end", "inter\u00ad\nnet", []string{`broken 1:1"inter"`, `2:1"net"`}},
		{"invisible", "a\u200bb\u200cc\u200dd\u2060e\ufefff\u200eg\u202ah", []string{`1:1"a" 1:3"b" 1:5"c" 1:7"d" 1:9"e" 1:11"f" 1:13"g" 1:15"h"`}},
		{"control", "a\x01b\x7fc\u0085d", []string{`1:1"a" 1:3"b" 1:5"c d"`}},
		{"hyphens", "a\u2010b\u2011c\u2212d", []string{`1:1"a-b-c-d"`}},
		{"two kinds of hyphen", "XX-\u201014", []string{`1:1"XX-" 1:5"14"`}},
		{"dashes", "a–b—c", []string{`1:1"a–b–c"`}},
		{"apostrophes", "ITU’s ‘x’ \u02bcy\u2032", []string{`1:1"ITU's 'x' 'y'"`}},
		{"double quotes", `“a” "b" «c» „d‟`, []string{`1:1"“a” \"b\" “c” “d“"`}},
		{"German quotes", "„a“ “b”", []string{`1:1"“a” “b”"`}},
		{"ellipsis", "a…b", []string{`1:1"a." 1:2"." 1:2"." 1:3"b"`}},
		{"ligatures", "eﬃcient ﬁle", []string{`1:1"ef" 1:2"f" 1:2"i" 1:3"cient f" 1:9"i" 1:10"le"`}},
		{"full width", "ＩＰｖ６", []string{`1:1"IPv6"`}},
		{"full-width brackets are characters", "a［b］", []string{`1:1"a[b]"`}},
		{"composed", "re\u0301solution", []string{`1:1"ré" 1:4"solution"`}},
		{"two marks", "u\u0308\u0304x", []string{`1:1"ǖ" 1:4"x"`}},
		{"a mark that composes with nothing", "q\u0301x", []string{`1:1"q́x"`}},
		{"Cyrillic in a Latin word", "Intеrnеt рolicу", []string{`1:1"Internet policy"`}},
		{"Greek in a Latin word", "ΑΙ systems, ΙPv6", []string{`1:1"ΑΙ systems, IPv6"`}},
		{"Cyrillic word", "сети Интернет", []string{`1:1"сети Интернет"`}},
		{"Cyrillic after a hyphen", "ITU-Т and IP-адрес, МСЭ-Т", []string{`1:1"ITU-T and IP-адрес, МСЭ-Т"`}},
		{"other letters stay", "naïve Ω 中文", []string{`1:1"naïve Ω 中文"`}},
	})
}

func TestReadMarks(t *testing.T) {
	runRead(t, "a.txt", []readCase{
		{"struck", "a [-b-] c", []string{`1:1"a " 1:5-"b" 1:8" c"`}},
		{"inserted", "a [+b c+] d", []string{`1:1"a " 1:5+"b c" 1:10" d"`}},
		{"replaced", "[-ten-year-][+twenty-year+] x", []string{`1:3-"ten-year" 1:15+"twenty-year" 1:28" x"`}},
		{"within a word", "implement[-s-][+ing+]", []string{`1:1"implement" 1:12-"s" 1:17+"ing"`}},
		{"over lines", "a [-b\nc-] d", []string{`1:1"a " 1:5-"b"`, `2:1-"c" 2:4" d"`}},
		{"not over a blank line", "a [-b\n\nc-] d", []string{`1:1"a [-b"`, `gap=1 3:1"c-] d"`}},
		{"unmatched", "a [+b and c-]", []string{`1:1"a [+b and c-]"`}},
		{"nested", "[-a [+b+] c-]", []string{`1:3-"a " 1:7+"b" 1:10-" c"`}},
		{"crossed", "[-a [+b-] c+]", []string{`1:3-"a [+b" 1:10" c+]"`}},
		{"bracket in a mark", "[+a [b] c+]", []string{`1:3+"a " 1:6+"b"#1 1:8+" c"`}},
		{"mark in a bracket", "[a [-b-] c]", []string{`1:2"a "#1 1:6-"b"#1 1:9" c"#1`}},
		{"empty mark", "a[--]b", []string{`1:1"a" 1:6"b"`}},
		{"struck brackets", "[-[-]P[-]-]", []string{`1:3-"[" 1:6"P" 1:9-"]"`}},
		{"a bracket around a sign", "a [-] b", []string{`1:1"a " 1:4"-"#1 1:6" b"`}},
		{"a mark that was a bracket", "a [-1] b", []string{`1:1"a " 1:4"-1"#1 1:7" b"`}},
		{"a prefix in brackets", "[non-]discriminatory", []string{`1:2"non-"#1 1:7"discriminatory"`}},
		{"a prefix in brackets in a mark", "[+[non-]discriminatory+] x", []string{`1:4+"non-"#1 1:9+"discriminatory" 1:25" x"`}},
		{"brackets", "[a] [b [c] d]", []string{`1:2"a"#1 1:4" " 1:6"b "#2 1:9"c"#3 1:11" d"#2`}},
		{"brackets over lines", "x [a\nb] y", []string{`1:1"x " 1:4"a"#1`, `2:1"b"#1 2:3" y"`}},
		{"unmatched brackets", "a ] b [ c", []string{`1:1"a ] b [ c"`}},
		{"footnote number", "text[1] and [ABC-1]", []string{`1:1"text" 1:6"1"#1 1:8" and " 1:14"ABC-1"#2`}},
		{"a line of a mark alone", "a\n[-\nb\n-]\nc", []string{`1:1"a"`, `3:1-"b"`, `5:1"c"`}},
		{"spaces of both states", "a [- b -] c", []string{`1:1"a " 1:5-" b " 1:10" c"`}},
	})
	d := mustRead(t, "a.txt", "[a] [b]\n\n[+c+]")
	if d.Brackets != 2 || !d.Revised {
		t.Errorf("Brackets, Revised = %d, %v, want 2, true", d.Brackets, d.Revised)
	}
	if d := mustRead(t, "a.txt", "[a [-1]"); d.Brackets != 1 || d.Revised {
		t.Errorf("Brackets, Revised = %d, %v, want 1, false", d.Brackets, d.Revised)
	}
}

func TestView(t *testing.T) {
	cases := []struct {
		name, in          string
		proposed, current []string
	}{
		{"replaced word", "the [-old-][+new+] text", []string{`1:1"the " 1:14+"new" 1:19" text"`}, []string{`1:1"the " 1:7-"old" 1:19" text"`}},
		{"removed word leaves one space", "a [-b-] c", []string{`1:1"a " 1:9"c"`}, []string{`1:1"a " 1:5-"b" 1:8" c"`}},
		{"removed before a comma", "a [-b-], c", []string{`1:1"a" 1:8", c"`}, []string{`1:1"a " 1:5-"b" 1:8", c"`}},
		{"removed in brackets", "a ([-b-] c [-d-])", []string{`1:1"a (" 1:10"c" 1:17")"`}, []string{`1:1"a (" 1:6-"b" 1:9" c " 1:14-"d" 1:17")"`}},
		{"a space of the author before a comma stays", "x , y [-z-]", []string{`1:1"x , y"`}, []string{`1:1"x , y " 1:9-"z"`}},
		{"a decimal is no full stop", "a [-b-] .5", []string{`1:1"a " 1:9".5"`}, []string{`1:1"a " 1:5-"b" 1:8" .5"`}},
		{"at the start and end", "[-a-] b [-c-]", []string{`1:7"b"`}, []string{`1:3-"a" 1:6" b " 1:11-"c"`}},
		{"words are not glued", "alpha[- beta -]gamma", []string{`1:1"alpha" 1:8" " 1:16"gamma"`}, []string{`1:1"alpha" 1:8-" beta " 1:16"gamma"`}},
		{"parts of a word are", "inter[-state-]net", []string{`1:1"inter" 1:15"net"`}, []string{`1:1"inter" 1:8-"state" 1:15"net"`}},
		{"empty paragraphs go, their gap stays", "a\n\n[-b-]\nc", []string{`1:1"a"`, `gap=1 4:1"c"`}, []string{`1:1"a"`, `gap=1 3:3-"b"`, `4:1"c"`}},
		{"inserted paragraph", "a\n[+b+]", []string{`1:1"a"`, `2:3+"b"`}, []string{`1:1"a"`}},
		{"soft hyphen before what is hidden", "a b[-c\u00ad-]\nd", []string{`1:1"a b"`, `2:1"d"`}, []string{`broken 1:1"a b" 1:6-"c"`, `2:1"d"`}},
		{"everything struck", "[-a-]", nil, []string{`1:3-"a"`}},
		{"no marks", "a  b", []string{`1:1"a " 1:4"b"`}, []string{`1:1"a " 1:4"b"`}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := mustRead(t, "a.txt", c.in)
			before := dump(d.Paragraphs)
			if diff := cmp.Diff(c.proposed, dump(d.View(Proposed))); diff != "" {
				t.Errorf("proposed (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.current, dump(d.View(Current))); diff != "" {
				t.Errorf("current (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, dump(d.Paragraphs)); diff != "" {
				t.Errorf("View changed the draft (-before +after):\n%s", diff)
			}
		})
	}
}

// TestViewCut looks at what the view says about lines whose end it hides, and
// at the label of a list item whose first line it hides.
func TestViewCut(t *testing.T) {
	cases := []struct {
		file, in          string
		proposed, current []string // label|text, with ~ where the line is cut
	}{
		{"a.txt", "1 [-old-]\n[+new+];\n2 to [-go-] on", []string{"|1~", "|new;", "|2 to on"}, []string{"|1 old", "|;", "|2 to go on"}},
		{"a.txt", "a [- -]\nb [-c-]", []string{"|a", "|b~"}, []string{"|a", "|b c"}},
		{"a.md", "1. ~~old~~\n   new\n2. ~~old~~\n\nnew", []string{"1.|new", "|new"}, []string{"1.|old", "|new", "2.|old", "|new"}},
	}
	lines := func(ps []Paragraph) []string {
		var out []string
		for _, p := range ps {
			s := p.Label + "|" + NewText(p.Runs...).String()
			if p.Cut {
				s += "~"
			}
			out = append(out, s)
		}
		return out
	}
	for _, c := range cases {
		d := mustRead(t, c.file, c.in)
		if diff := cmp.Diff(c.proposed, lines(d.View(Proposed))); diff != "" {
			t.Errorf("%q proposed (-want +got):\n%s", c.in, diff)
		}
		if diff := cmp.Diff(c.current, lines(d.View(Current))); diff != "" {
			t.Errorf("%q current (-want +got):\n%s", c.in, diff)
		}
	}
}

func TestJoin(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"space", "a\nb", "a b"},
		{"divided word", "the re-\nport of", "the report of"},
		{"part with a capital", "an ITU-\nwide plan", "an ITU-wide plan"},
		{"part with a digit", "IPv6-\nready", "IPv6-ready"},
		{"first letter capital", "Recom-\nmendation", "Recommendation"},
		{"capitalised compound", "an Internet-\nbased service", "an Internet-based service"},
		{"compound prefix", "multi-\nstakeholder", "multi-stakeholder"},
		{"capital prefix", "Self-\nregulation", "Self-regulation"},
		{"a prefix that is none", "the part-\nner", "the partner"},
		{"longer compound", "state-of-the-\nart", "state-of-the-art"},
		{"next line with a capital", "ITU-\nT study", "ITU-T study"},
		{"next line with a digit", "WTX-\n24", "WTX-24"},
		{"suspended hyphen", "short-\nand long-term", "short- and long-term"},
		{"dash", "text -\nmore", "text - more"},
		{"en dash", "text –\nmore", "text – more"},
		{"slash", "and/\nor", "and/or"},
		{"soft hyphen", "inter\u00ad\nNet", "interNet"},
		{"soft hyphen and space", "inter\u00ad \nnet", "internet"},
		{"quoted", "“re-\nport”", "“report”"},
		{"comma at the start", "a\n, b", "a, b"},
		{"three lines", "con-\nsid-\nering", "considering"},
		{"short lines", "the man-\nage of govern-\nment over-\nsees poli-\ncies", "the manage of government oversees policies"},
		{"prefixes of words written as one", "under-\nstand out-\ncomes pre-\ndictable sub-\njects mid-\ndle all-\nocate free-\ndom open-\ning part-\nicular mini-\nstry mono-\npoly",
			"understand outcomes predictable subjects middle allocate freedom opening particular ministry monopoly"},
		{"clear prefixes", "non-\nprofit multi-\nstakeholder self-\nregulating cross-\nborder well-\nbeing long-\nstanding short-\nlived inter-\nagency anti-\nspam end-\nuser",
			"non-profit multi-stakeholder self-regulating cross-border well-being long-standing short-lived inter-agency anti-spam end-user"},
		{"to the end of a compound", "end-to-\nend and end-\nto-end", "end-to-end and end-to-end"},
		{"clear prefixes of no compound", "inter-\nmediary inter-\ngovernmental multi-\nple multi-\nlateral long-\ner short-\nage end-\norse high-\nlights non-\ne second-\nary well-\nness",
			"intermediary intergovernmental multiple multilateral longer shortage endorse highlights none secondary wellness"},
		{"co", "co-\nchair co-\nordination co-\nllaboration co-\nuntry co-\nsponsors co-\noperate", "co-chair coordination collaboration country co-sponsors cooperate"},
		{"pairs", "open-\nsource all-\ninclusive ever-\ngrowing so-\ncalled follow-\nup", "open-source all-inclusive ever-growing so-called follow-up"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := mustRead(t, "a.txt", c.in)
			got := Join(d.Paragraphs)
			if got.String() != c.want {
				t.Errorf("Join(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestJoinPlaces(t *testing.T) {
	d := mustRead(t, "a.txt", "a [+bc\nd+] re-\n12\n\n- 3 -\n\nport [x\ny]")
	var got []string
	for _, r := range Join(d.Paragraphs).Runs() {
		got = append(got, dumpRun(r))
	}
	want := []string{`1:1"a "`, `1:5+"bc"`, `1:7+" "`, `2:1+"d"`, `2:4" re-"`, `3:1"12"`, `3:3" "`, `7:1"port "`, `7:7"x"#1`, `7:8" "#1`, `8:1"y"#1`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Join (-want +got):\n%s", diff)
	}
	if got := Join(nil); got.Len() != 0 || got.At(0) != (Pos{}) {
		t.Errorf("Join(nil) = %q at %v", got, got.At(0))
	}
}

const filler = "that the delegations had long discussed the text of this paragraph,"

func TestFurniture(t *testing.T) {
	long := strings.Repeat("words of a clause that goes on for quite a while ", 1)
	cases := []struct {
		name, in string
		want     []string // furniture lines
	}{
		{"dashed page number", long + "\n\n- 3 -\n\nand goes on", []string{"- 3 -"}},
		{"en dashes", long + "\n– 3 –\n" + long, []string{"– 3 –"}},
		{"page of pages", long + "\n3/12\n" + long, []string{"3/12"}},
		{"Page 2 of 5", long + "\nPage 2 of 5\n" + long, []string{"Page 2 of 5"}},
		{"Page 2", long + "\nPage 2:\n" + long, []string{"Page 2:"}},
		{"number alone in a sentence", long + "\n\n12\n\n" + long, []string{"12"}},
		{"number alone at the end", long + "\n\n12\n", []string{"12"}},
		{"number alone before a page end", long + ";\n12\n\fb) " + long, []string{"12"}},
		{"number before a labelled clause", filler + "\n\n12\n\nb) " + long, []string{"12"}},
		{"clause number with its text below", "resolves\n12\n" + long, nil},
		{"clause number between blank lines", "resolves\n\n1\n\nto go on;\n\n2\n\nto end.", nil},
		{"clause numbers in long clauses", filler[:66] + ";\n\n4\n\n" + filler + "\n\n5\n\n" + filler, nil},
		{"clause number after its predecessor", "11 " + long + ".\n\n12\n\nThe text.", nil},
		{"year alone", long + "\n\n2028\n\n" + long, nil},
		{"fraction of members", "2/3 of the members\n" + long, nil},
		{"no page number of so many pages", long + "\n12/3\n" + long, nil},
		{"list item", "- 3 copies\n- 3", nil},
		{"proposal mark", "MOD ABC/9A1/1\n" + long + ",\n\nMOD ABC/9A1/2\n" + long, nil},
		{"proposal number", "XYZ/330/1\n" + long + "\n\nXYZ/330/2\n" + long, nil},
		{"document number at the top", "AB-22/56-E\n\nDRAFT NEW RESOLUTION\n" + long, []string{"AB-22/56-E"}},
		{"document number with an addendum", "WTXA-24/38(Add.4)-E\n" + long, []string{"WTXA-24/38(Add.4)-E"}},
		{"the word Document", "Document C26/7-E\nDocument 38-E\n" + long, []string{"Document C26/7-E", "Document 38-E"}},
		{"document number in the text", strings.Repeat(filler+"\n", 20) + "AB-22/56-E\n" + long, nil},
		{"document numbers again", strings.Repeat(filler+"\n", 20) + "AB-22/56-E\n" + strings.Repeat(filler+"\n", 20) + "AB-22/57-E\n" + long, []string{"AB-22/56-E", "AB-22/57-E"}},
		{"page and document number", filler + "\n\n- 2/30 AB-02/56-E\n\n" + filler, []string{"- 2/30 AB-02/56-E"}},
		{"running head", "Report of the Group\n\n" + filler + "\n\n- 2 -\nReport of the Group\n\nb) " + filler + "\n\n- 3 -\nReport of the Group\n\nc) " + long + ".",
			[]string{"- 2 -", "Report of the Group", "- 3 -", "Report of the Group"}},
		{"title below a document number", "AB-1/2-E\nTitle of It\n\na) " + filler + "\n\n- 2 -\nAB-1/2-E\nTitle of It\n\nb) " + filler, []string{"AB-1/2-E", "- 2 -", "AB-1/2-E", "Title of It"}},
		{"running head from page 2 on", strings.Repeat(filler+"\n", 20) + "- 2 -\nTitle of It\nb) " + filler + "\n\n- 3 -\nTitle of It\nc) " + filler, []string{"- 2 -", "Title of It", "- 3 -", "Title of It"}},
		{"running head without page numbers", "Title of It All\n\n" + long + "\n\nTitle of It All\n\n" + long + "\n\nTitle of It All\n\n" + long,
			[]string{"Title of It All", "Title of It All"}},
		{"title repeated, text between", "Title of It All\n" + long + ".\n\nTitle of It All\n" + long + ".", nil},
		{"section verbs again", "resolves\n1 " + filler + "\n\nresolves\n1 " + filler, nil},
		{"drafts that begin pages alike", "DRAFT NEW RESOLUTION\nOne\n" + long + ".\n\fDRAFT NEW RESOLUTION\nTwo\n" + long + ".\n\fDRAFT NEW RESOLUTION\nThree\n" + long + ".", nil},
		{"headings that differ in numbers", "RESOLUTION 64 (Place, 2028)\n" + filler + "\n\fRESOLUTION 75 (Place, 2028)\n" + filler, nil},
		{"annexes", "ANNEX 1\n" + filler + "\n\fANNEX 2\n" + filler, nil},
		{"ruled page end", filler + "\n------------ end of p. 3 / p. 4 follows ------------\n" + filler + "\n==== Page 4 ====\n" + long, []string{"------------ end of p. 3 / p. 4 follows ------------", "==== Page 4 ===="}},
		{"ruled words without a page", "---- Draft of the group ----\n" + filler + "\n-- page 3 --\n" + long, nil},
		{"header of columns", filler + "\nDocument C27/INF-8          Original: Spanish          Page 3 of 5\n" + filler, []string{"Document C27/INF-8 Original: Spanish Page 3 of 5"}},
		{"header of the first page", "Group of Lamps      TD 402 Rev.1                 Page 1/11\n" + filler, []string{"Group of Lamps TD 402 Rev.1 Page 1/11"}},
		{"header with tabs lost, on two pages", "Group of Lamps TD 402 Page 1/11\n" + filler + "\nGroup of Lamps TD 402 Page 2/11\n" + filler, []string{"Group of Lamps TD 402 Page 1/11", "Group of Lamps TD 402 Page 2/11"}},
		{"page of a book", filler + "\nas told in the Book of Lamps, Page 3\n" + long + "\nThe Book of Lamps, Page 3\n" + long, nil},
		{"header of a fax", "FROM : MIN COM            FAX NO. : 00 41 22 000             P. 08\n" + filler, []string{"FROM : MIN COM FAX NO. : 00 41 22 000 P. 08"}},
		{"path", filler + "\nC:\\USERS\\DOC\\AB-035A21E.DOCX (541177)      12.03.28   12.03.28\n" + long + "\n\\\\srv\\all docs\\a.b.pdf\n" + long, []string{"C:\\USERS\\DOC\\AB-035A21E.DOCX (541177) 12.03.28 12.03.28", "\\\\srv\\all docs\\a.b.pdf"}},
		{"path in a sentence", "C:\\a.docx is the file\n" + long + "\nC:\\ is the disk of 2028\nC: the third", nil},
		{"time of printing", filler + "\n[Document1] - Fields are not up to date - printed 02.05.28 11:14\n" + long + "\nTables | Last saved: 2028-05-02\n" + long, []string{"Document1 - Fields are not up to date - printed 02.05.28 11:14", "Tables | Last saved: 2028-05-02"}},
		{"what was printed", "The tables - those of 2027 - were printed 12\n" + long + "\nThe tables were printed 02.05.28\n" + long + "\nThe tables - printed in 02.05.28", nil},
		{"a line that ends a sentence", "See Page 2.\n" + long + "\n\nSee Page 2.", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range mustRead(t, "a.txt", c.in).Paragraphs {
				if p.Furniture {
					got = append(got, NewText(p.Runs...).String())
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("furniture of %q (-want +got):\n%s", c.in, diff)
			}
		})
	}
}

func TestPageKind(t *testing.T) {
	for want, lines := range map[furnitureKind][]string{
		pageNumber:     {"- 3 -", "-3-", "– 3 –", "–12–", "3/12", "1/1", "Page 2", "page 2 of 5", "PAGE 2/5", "p. 7", "Page 1:", "- Page 2 -", "- 3/12 -"},
		documentNumber: {"AB-22/56-E", "C26/7-F", "C26/7(Rev.1)-E", "WTXA-24/38(Add.4)-E", "Document 38-E", "DOCUMENT AB/9-E", "3 AB-22/56-E", "AB-22/56-E 3", "- 2/30 AB-02/56-E", "Page 2 of 3 C26/7-E"},
		loneNumber:     {"1", "12", "345"},
		noFurniture: {"0", "007", "2028", "3/0", "12/3", "03/12", "2/3 of the members", "3 of 5", "Page", "page two", "the page 2", "2 page", "- 3", "3 -",
			"-3", "--", "1.", "3/12;", "ABC/9A1/1", "MOD ABC/9A1/1", "XYZ/330/1", "AND/OR-E", "and/or-E", "AB-22/56", "22/56-E", "AB(c/9-E", "Document", "Document on 3-E",
			"Document 3-e", "Resolution 64-E", "C26/7-E C26/8-E", "ISO/IEC 27001", "E.164", "IPv4/IPv6", "Annex 1", "1 - 2", "3 | 4", "Page 2 3", "RESOLUTION 64"},
	} {
		for _, s := range lines {
			if got := pageKind(s); got != want {
				t.Errorf("pageKind(%q) = %d, want %d", s, got, want)
			}
		}
	}
}

func TestLookAlike(t *testing.T) {
	const from = "АВЕЅІЈКМНОРСТУХԌԚԜасеіјорѕухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϳϲ"
	const to = "ABESIJKMHOPCTYXGQWaceijopsyxhdqwABEZHIKMNOPTYXovjc"
	i := 0
	for _, r := range from {
		if got := lookAlike(r); got != to[i] {
			t.Errorf("lookAlike(%q) = %q, want %q", r, got, to[i])
		}
		i++
	}
	for _, r := range "aZбжяЯπΩΣé中" {
		if got := lookAlike(r); got != 0 {
			t.Errorf("lookAlike(%q) = %q, want none", r, got)
		}
	}
}

func utf16Bytes(s string, little, bom bool) []byte {
	if bom {
		s = "\ufeff" + s
	}
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if little {
			out = append(out, byte(u), byte(u>>8))
		} else {
			out = append(out, byte(u>>8), byte(u))
		}
	}
	return out
}

func TestReadEncodings(t *testing.T) {
	const in = "Décision “neuf” 🌍 –\nà suivre"
	want := []string{`1:1"Décision “neuf” 🌍 –"`, `2:1"à suivre"`}
	for name, data := range map[string][]byte{
		"UTF-8":            []byte(in),
		"UTF-8 with BOM":   []byte("\ufeff" + in),
		"UTF-16 LE":        utf16Bytes(in, true, true),
		"UTF-16 BE":        utf16Bytes(in, false, true),
		"UTF-16 LE no BOM": utf16Bytes(in, true, false),
		"UTF-16 BE no BOM": utf16Bytes(in, false, false),
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, dump(mustRead(t, "a.txt", string(data)).Paragraphs)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	got := dump(mustRead(t, "a.txt", "The Union\x92s \x93role\x94 \x96 caf\xe9").Paragraphs)
	if diff := cmp.Diff([]string{`1:1"The Union's “role” – café"`}, got); diff != "" {
		t.Errorf("Windows-1252 (-want +got):\n%s", diff)
	}
}

func TestReadErrors(t *testing.T) {
	odd := utf16Bytes("ab\ncd", true, true)
	cases := []struct {
		name, file, in string
		reason         error
		want           string
	}{
		{"empty", "a.txt", "", ErrEmpty, "no text in it; check that the right file was saved"},
		{"blank", "a.txt", " \n\u200b\n\t", ErrEmpty, "no text in it; check that the right file was saved"},
		{"front matter only", "a.md", "---\nt: x\n---\n", ErrEmpty, "no text in it; check that the right file was saved"},
		{"NUL", "a.txt", "abc\nd\x00e", ErrBinary, "line 2, column 2: a NUL byte: it seems to be a binary file; save it as text or Markdown"},
		{"controls", "a.txt", "ab" + strings.Repeat("\x01\x02", 20), ErrBinary, "line 1, column 3: control characters: it seems to be a binary file; save it as text or Markdown"},
		{"zip", "a.txt", "PK\x03\x04abc", ErrBinary, "it seems to be a zip archive or an office document; save it as text or Markdown"},
		{"docx", "a.docx", "PK\x03\x04...word/document.xml", ErrBinary, "it seems to be a Word document (.docx); save it as text or Markdown"},
		{"PDF", "a.md", "%PDF-1.7\n", ErrBinary, "it seems to be a PDF; save it as text or Markdown"},
		{"PNG", "a.txt", "\x89PNG\r\n", ErrBinary, "it seems to be an image; save it as text or Markdown"},
		{"RTF", "a.txt", "{\\rtf1 abc}", ErrBinary, "it seems to be a rich text file (.rtf); save it as text or Markdown"},
		{"doc", "a.txt", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ErrBinary, "it seems to be an old Word or Office document (.doc); save it as text or Markdown"},
		{"HTML", "a.txt", "\n<!DOCTYPE html><p>a", ErrBinary, "it seems to be a web page (HTML); save it as text or Markdown"},
		{"damaged UTF-8", "a.txt", "déjà\nvu \xff été", ErrEncoding, "line 2, column 4: byte 0xFF is not valid UTF-8; save it again as UTF-8 text"},
		{"damaged UTF-8 behind form feeds", "a.txt", "\fdéjà\n\fvu\f \xff été", ErrEncoding, "line 2, column 6: byte 0xFF is not valid UTF-8; save it again as UTF-8 text"},
		{"no Windows-1252", "a.txt", "abc d\x81e", ErrEncoding, "line 1, column 6: byte 0x81 is neither UTF-8 nor Windows-1252; save it again as UTF-8 text"},
		{"Cyrillic", "a.txt", "\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0", ErrEncoding, "line 1, column 1: the text is in an encoding that is neither UTF-8, UTF-16 nor Windows-1252; save it again as UTF-8 text"},
		{"odd UTF-16", "a.txt", string(odd[:len(odd)-1]), ErrEncoding, "line 2, column 2: the UTF-16 text ends in the middle of a character; get the whole file, or save it again as UTF-8 text"},
		{"half a character", "a.txt", "\xff\xfea\x00\x00\xd8b\x00", ErrEncoding, "line 1, column 2: half a UTF-16 character; save it again as UTF-8 text"},
		{"UTF-32", "a.txt", "\xff\xfe\x00\x00a\x00\x00\x00", ErrEncoding, "it seems to be UTF-32; save it again as UTF-8 text"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(c.file, []byte(c.in))
			if err == nil {
				t.Fatalf("Read gives %v, want an error", dump(d.Paragraphs))
			}
			if fe, ok := errors.AsType[*FileError](err); !ok || !errors.Is(err, c.reason) {
				t.Errorf("error is %T of %v, want *FileError of %v", err, fe, c.reason)
			}
			if err.Error() != c.want {
				t.Errorf("error %q, want %q", err, c.want)
			}
		})
	}
}

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.md")
	if err := os.WriteFile(name, []byte("# Title\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := ReadFile(name, 8)
	if err != nil {
		t.Fatal(err)
	}
	if d.File != name || d.Format != "markdown" {
		t.Errorf("File, Format = %q, %q", d.File, d.Format)
	}
	check := func(name string, limit int64, reason error, want string) {
		t.Helper()
		_, err := ReadFile(name, limit)
		if !errors.Is(err, reason) || err.Error() != want {
			t.Errorf("ReadFile(%s, %d): %v, want %q", name, limit, err, want)
		}
	}
	check(name, 7, ErrTooLarge, "larger than the limit of 7 bytes; raise it with --limit")
	check(dir, 0, ErrDirectory, "it is a directory; name the files in it")
	missing := "no such file or directory"
	if runtime.GOOS == "windows" {
		missing = "The system cannot find the file specified."
	}
	check(filepath.Join(dir, "b.txt"), 0, fs.ErrNotExist, "cannot open it: "+missing+"; check the name")
	if got := size(DefaultLimit); got != "64 MiB" {
		t.Errorf("size(DefaultLimit) = %q", got)
	}
}

// alike reports whether the normalised character r can stand for the character
// f of the file, by Unicode's own tables and classes where it has them.
func alike(r, f rune) bool {
	if r == f {
		return true
	}
	classes := [][2]string{
		{" ", "\t\v\r\n\f\u0085\u2028\u2029"}, {"-", "‐‑−﹣"}, {"–", "—―‒﹘"}, {"'", "‘’‚‛ʼʹʻ′‵´‹›"}, {"“", "„‟«‶〝“"}, {"”", "»″〞〟“"},
		{"ABEKMHOPCTYXSIJGQWaceopxyijshdqwNvZ", "АВЕКМНОРСТУХЅІЈԌԚԜасеорхуіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϳϲ"},
	}
	for _, c := range classes {
		if strings.ContainsRune(c[0], r) && strings.ContainsRune(c[1], f) {
			return true
		}
	}
	if r == ' ' && unicode.Is(unicode.Zs, f) || strings.ContainsRune(norm.NFKC.String(string(f)), r) {
		return true
	}
	// A combining mark may have joined it.
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	whole := norm.NFKD.String(string(f))
	first, _ := utf8.DecodeRuneInString(whole)
	last, _ := utf8.DecodeLastRuneInString(whole)
	return base == f || base == first || base == last || lookAlike(f) != 0 && base == rune(lookAlike(f))
}

// checkInvariants checks what holds for every draft, given the decoded file.
func checkInvariants(t testing.TB, d *Draft, file string) {
	t.Helper()
	var lines [][]rune
	for rest, n := file, 0; ; rest = rest[n:] {
		i := strings.IndexAny(rest, "\n\r")
		if i < 0 {
			lines = append(lines, []rune(rest))
			break
		}
		lines = append(lines, []rune(rest[:i]))
		if n = i + 1; rest[i] == '\r' && n < len(rest) && rest[n] == '\n' {
			n++
		}
	}
	at := func(p Pos) (rune, bool) {
		if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len(lines[p.Line-1]) {
			return 0, false
		}
		return lines[p.Line-1][p.Column-1], true
	}
	for _, p := range d.Paragraphs {
		if len(p.Runs) == 0 {
			t.Fatalf("paragraph without runs in %q", file)
		}
		text := NewText(p.Runs...)
		s := text.String()
		if strings.TrimSpace(s) != s || s == "" {
			t.Errorf("paragraph %q has space at an end, from %q", s, file)
		}
		for i, r := range s {
			f, ok := at(text.At(i))
			if !ok {
				t.Fatalf("character %q of %q at %v is outside of the file %q", r, s, text.At(i), file)
			}
			if !alike(r, f) && !(f == '&' && d.Format == "markdown") {
				t.Errorf("character %q of %q at %v is %q in the file %q", r, s, text.At(i), f, file)
			}
			if r == ' ' && i > 0 && s[i-1] == ' ' && text.State(i) == text.State(i-1) {
				t.Errorf("two spaces in %q, from %q", s, file)
			}
		}
		for _, r := range p.Runs {
			if r.Text == "" || !utf8.ValidString(r.Text) {
				t.Errorf("run %q in %q", r.Text, file)
			}
			if r.State != Kept && !d.Revised {
				t.Errorf("a run is %v and Revised is false in %q", r.State, file)
			}
			if r.Bracket < 0 || r.Bracket > d.Brackets {
				t.Errorf("bracket %d of %d in %q", r.Bracket, d.Brackets, file)
			}
		}
		if p.Label != "" {
			if _, ok := at(p.LabelAt); !ok {
				t.Errorf("label %q at %v is outside of the file %q", p.Label, p.LabelAt, file)
			}
		}
	}
	for _, v := range []View{Proposed, Current} {
		shown := d.View(v)
		var last Pos
		for _, p := range shown {
			s := NewText(p.Runs...).String()
			if s == "" || strings.TrimSpace(s) != s || d.Revised && strings.Contains(s, "  ") {
				t.Errorf("%v view shows %q, from %q", v, s, file)
			}
			for _, r := range p.Runs {
				if !v.Shows(r.State) {
					t.Errorf("%v view shows %v text %q, from %q", v, r.State, r.Text, file)
				}
				if r.At.Before(last) {
					t.Errorf("%v view shows %q at %v after %v, from %q", v, r.Text, r.At, last, file)
				}
				last = r.At
			}
		}
		again := &Draft{Paragraphs: shown, Revised: true}
		if diff := cmp.Diff(dump(shown), dump(again.View(v))); diff != "" {
			t.Errorf("the %v view of its own view differs, from %q:\n%s", v, file, diff)
		}
		joined := Join(shown)
		for i := range joined.String() {
			if p := joined.At(i); p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len(lines[p.Line-1])+1 {
				t.Errorf("place %v of the joined text is outside of the file %q", p, file)
			}
		}
	}
}
