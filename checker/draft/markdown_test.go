package draft

import (
	"strings"
	"testing"
)

func TestReadMarkdown(t *testing.T) {
	runRead(t, "a.md", []readCase{
		{"paragraphs", "a\nb\n\nc", []string{`1:1"a"`, `2:1"b"`, `gap=1 4:1"c"`}},
		{"CR LF", "a\r\nb\r\n\r\nc\r\n", []string{`1:1"a"`, `2:1"b"`, `gap=1 4:1"c"`}},
		{"CR", "a\rb\r\rc", []string{`1:1"a"`, `2:1"b"`, `gap=1 4:1"c"`}},
		{"form feed", "- a\n\f- b\fc\n\nd", []string{`item1 label=-@1:1 1:3"a"`, `item1 label=-@2:2 gap=1 2:4"b"`, `item1 2:6"c"`, `gap=1 4:1"d"`}},
		{"headings", "# One\n\n## Two ##\n\nThree\n=====\ntext", []string{`heading1 closed 1:3"One"`, `heading2 gap=1 closed 3:4"Two"`, `heading1 gap=1 closed 5:1"Three"`, `gap=1 7:1"text"`}},
		{"emphasis", "*considering* the **_bold_** x", []string{`1:2"considering" 1:14" the " 1:22"bold" 1:29" x"`}},
		{"code span", "a `b  [c]` d", []string{`1:1"a " 1:4"b " 1:8"c"#1 1:11" d"`}},
		{"hard breaks", "a  \nb\\\nc<br>d", []string{`closed 1:1"a"`, `closed 2:1"b"`, `closed 3:1"c"`, `3:6"d"`}},
		{"links", "a [b c](http://x.y 'T') d <http://x.y>", []string{`1:1"a " 1:4"b c" 1:24" d " 1:28"http://x.y"`}},
		{"reference links", "[a][x] and [b] and [x]\n\n[x]: http://x.y", []string{`1:2"a" 1:7" and " 1:13"b"#1 1:15" and " 1:21"x"`}},
		{"images", "a ![b](c.png) d", []string{`1:1"a " 1:15"d"`}},
		{"escapes and references", `a \[b\] &amp; c&nbsp;d &quot;e&#8217;&hellip; \x & y;`,
			[]string{`1:1"a " 1:4"[b" 1:7"] &" 1:14" c " 1:22"d \"" 1:30"e'" 1:38"." 1:38"." 1:38"." 1:46" \\x & y;"`}},
		{"list", "- a\n  b\n- c\n\n  d", []string{`item1 label=-@1:1 1:3"a"`, `item1 indent=2 2:3"b"`, `item1 label=-@3:1 gap=1 3:3"c"`, `item1 indent=2 gap=1 5:3"d"`}},
		{"numbered list as in the source", "3. a\n7. b\n\n1) c", []string{`item1 label=3.@1:1 1:4"a"`, `item1 label=7.@2:1 gap=1 2:4"b"`, `item1 label=1)@4:1 gap=1 4:4"c"`}},
		{"nested list", "1. a\n   - b\n     * c", []string{`item1 label=1.@1:1 1:4"a"`, `item2 label=-@2:4 gap=1 2:6"b"`, `item3 label=*@3:6 gap=1 3:8"c"`}},
		{"letters are text", "a) first\nb) second", []string{`1:1"a) first"`, `2:1"b) second"`}},
		{"quote", "> a\n> b\n>\n> - c\n> > d\n\ne", []string{`quote0 1:3"a"`, `quote0 2:3"b"`, `quote1 label=-@4:3 gap=1 4:5"c"`, `quote0 gap=1 5:5"d"`, `gap=1 7:1"e"`}},
		{"lazy quote", "> a\nb", []string{`quote0 1:3"a"`, `quote0 2:1"b"`}},
		{"indented code is text", "resolves\n\n    a) that *x* [b];\n\n    c) y\n\nz", []string{`1:1"resolves"`, `indent=4 gap=1 3:5"a) that *x* " 3:18"b"#1 3:20";"`, `indent=4 gap=1 5:5"c) y"`, `gap=1 7:1"z"`}},
		{"code in a tab", "a\n\n\tb) c", []string{`1:1"a"`, `indent=8 gap=1 3:2"b) c"`}},
		{"fenced code is none", "a\n\n```\ncode\n```\n\nb", []string{`1:1"a"`, `gap=1 7:1"b"`}},
		{"HTML is none", "a <!-- no --> <b>c</b>\n\n<div>\nno\n</div>\n\n<!-- no -->\n\nd", []string{`1:1"a " 1:18"c"`, `gap=1 9:1"d"`}},
		{"front matter", "---\ntitle: x\n---\na", []string{`4:1"a"`}},
		{"TOML front matter", "+++\nt = 1\n+++\n# a", []string{`heading1 closed 4:3"a"`}},
		{"rules are no front matter", "---\na\n\n---\nb", []string{`2:1"a"`, `gap=1 5:1"b"`}},
		{"strikethrough", "a ~~b~~ c", []string{`1:1"a " 1:5-"b" 1:8" c"`}},
		{"ins and del", "a <del>b</del><ins>c *d*</ins> e", []string{`1:1"a " 1:8-"b" 1:20+"c " 1:23+"d" 1:31" e"`}},
		{"ins over lines", "a <ins>b\nc</ins> d", []string{`1:1"a " 1:8+"b"`, `2:1+"c" 2:8" d"`}},
		{"ins that is never closed ends with its block", "a <ins>b\n\nc", []string{`1:1"a " 1:8+"b"`, `gap=1 3:1"c"`}},
		{"ins around blocks", "<ins>\n\na\n\n- b\n\n</ins>\n\nc", []string{`3:1+"a"`, `item1 label=-@5:1 gap=1 5:3+"b"`, `gap=1 9:1"c"`}},
		{"del as a block", "<del>\na\n</del>\nb\n\nc", []string{`2:1-"a"`, `4:1"b"`, `gap=1 6:1"c"`}},
		{"del that is never closed marks nothing", "<del>\n\na", []string{`3:1"a"`}},
		{"marks", "a [-b *c*-][+d\ne+] f", []string{`1:1"a " 1:5-"b " 1:8-"c" 1:14+"d"`, `2:1+"e" 2:4" f"`}},
		{"a mark at the start of an item", "- [-a-] b\n- [+c+]", []string{`item1 label=-@1:1 1:5-"a" 1:8" b"`, `item1 label=-@2:1 gap=1 2:5+"c"`}},
		{"a mark in a heading", "# R ([-A-][+B+])", []string{`heading1 closed 1:3"R (" 1:8-"A" 1:13+"B" 1:16")"`}},
		{"brackets", "[a [b] c] d", []string{`1:2"a "#1 1:5"b"#2 1:7" c"#1 1:10" d"`}},
		{"table", "| a | b |\n|---|---|\n| c \\| d | [-e-] *f* |\n", []string{`closed 1:3"a"`, `gap=1 closed 1:7"b"`, `gap=1 closed 3:3"c " 3:6"| d"`, `gap=1 closed 3:14-"e" 3:17" " 3:19"f"`}},
		{"footnotes", "a[^1] b\n\n[^1]: note *x*\n    more\n\nc[^2]\n\n[^2]: other\n\n[^3]: unused", []string{
			`1:1"a" 1:6" b"`, `footnote0 label=1@3:1 gap=1 3:7"note " 3:13"x"`, `footnote0 indent=4 4:5"more"`,
			`gap=1 6:1"c"`, `footnote0 label=2@8:1 gap=1 8:7"other"`, `footnote0 label=3@10:1 gap=1 10:7"unused"`}},
		{"a row of dots or dashes nests nothing", strings.Repeat(". ", 150) + "\n\n" + strings.Repeat("-", 150) + "\n\n# a", []string{
			`1:1"` + strings.TrimSpace(strings.Repeat(". ", 150)) + `"`, `heading1 gap=1 closed 5:3"a"`}},
		{"soft hyphen", "inter\u00ad\nnet", []string{`broken 1:1"inter"`, `2:1"net"`}},
		{"wide characters", "é “*b*” 🌍 c", []string{`1:1"é “" 1:5"b" 1:7"” 🌍 c"`}},
	})
}

func TestReadMarkdownState(t *testing.T) {
	for in, want := range map[string]bool{"a": false, "[a]": false, "~~a~~": true, "<ins>a</ins>": true, "[+a+]": true} {
		if d := mustRead(t, "a.MD", in); d.Revised != want || d.Format != "markdown" {
			t.Errorf("%q: Revised %v, Format %s", in, d.Revised, d.Format)
		}
	}
}
