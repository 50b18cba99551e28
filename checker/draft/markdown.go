package draft

import (
	"html"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown returns the parser: CommonMark with tables, strikethrough and
// footnotes. Footnotes stay where they are and also when nothing refers to
// them, so the AST transformer of the extension is left out.
var markdown = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999))...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(extension.NewStrikethroughParser(), 500))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	)
})

// A mdReader walks the syntax tree of a Markdown document.
type mdReader struct {
	*builder
	src   string
	bytes []byte
	lines []int // byte offset of each line

	last, lastLine, lastColumn int // the place computed last: its offset, line and column

	quote, footnote int     // depth
	list            int     // nesting of lists
	label           string  // label of the list item or footnote that has had no text yet
	labelAt         Pos     //
	struck          int     // depth of ~~ ~~
	outer, inner    []State // <ins> and <del> around blocks, and open within the block

	para  Paragraph // what a line of the block under way is
	fresh bool      // the line under way has not begun
	row   int       // line of the piece before

	behind int // offset behind the piece before
}

// readMarkdown reads Markdown whose lines end in LF. Each line of a block is a
// paragraph. Front matter, fenced code, HTML and images are no draft text.
//
// Indented code is: in drafts, "    a) text" after a blank line is a clause set
// in from the margin, not a program. A document nested deeper than any draft is
// read as plain text.
func (b *builder) readMarkdown(s string, feeds []int) {
	if tooDeep(s) {
		b.readText(s, feeds)
		return
	}
	m := &mdReader{builder: b, src: s}
	body := frontMatter(s)
	m.bytes = []byte(s)
	for i := range body {
		if m.bytes[i] != '\n' {
			m.bytes[i] = ' '
		}
	}
	m.lines = append(m.lines, 0)
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			m.lines = append(m.lines, i+1)
		}
	}
	m.lastLine, m.lastColumn = 1, 1
	root := markdown().Parse(text.NewReader(m.bytes))
	m.blocks(root)
	m.sort()
}

// frontMatter returns the length of the YAML (---) or TOML (+++) block at the
// top of s, 0 if there is none.
func frontMatter(s string) int {
	fence, sign := "---", ":"
	if strings.HasPrefix(s, "+++") {
		fence, sign = "+++", "="
	}
	first, rest, ok := strings.Cut(s, "\n")
	if !ok || strings.TrimRight(first, " \t") != fence {
		return 0
	}
	at := len(first) + 1
	for n := 0; ok; n++ {
		var line string
		line, rest, ok = strings.Cut(rest, "\n")
		trimmed := strings.TrimRight(line, " \t")
		if n > 0 && (trimmed == fence || trimmed == "..." && fence == "---") {
			return at + len(line)
		}
		// Two rules with text between are no front matter.
		if n == 0 && !strings.Contains(line, sign) && !strings.HasPrefix(line, "#") {
			return 0
		}
		at += len(line) + 1
	}
	return 0
}

// maxDepth bounds the quotations and lists that one line opens: what a parser
// does for each line grows with them.
const maxDepth = 100

// tooDeep reports whether a line opens more than maxDepth blocks.
func tooDeep(s string) bool {
	for more := true; more; {
		var line string
		line, s, more = strings.Cut(s, "\n")
		depth := 0
	markers:
		for i := 0; i < len(line); i++ {
			space := i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t')
			switch c := line[i]; {
			case c == '>',
				space && (c == '-' || c == '*' || c == '+'),
				space && (c == '.' || c == ')') && i > 0 && isDigit(line[i-1]):
				depth++
			case isDigit(c), c == ' ', c == '\t':
			default:
				break markers
			}
		}
		if depth > maxDepth {
			return true
		}
	}
	return false
}

// place returns the place of the byte at offset i.
func (m *mdReader) place(i int) Pos {
	if i < m.last || m.lastLine < len(m.lines) && i >= m.lines[m.lastLine] {
		m.lastLine = sort.SearchInts(m.lines, i+1)
		m.last, m.lastColumn = m.lines[m.lastLine-1], 1
	}
	m.lastColumn += utf8.RuneCountInString(m.src[m.last:i])
	m.last = i
	return Pos{m.lastLine, m.lastColumn}
}

// blocks reads the blocks in n.
func (m *mdReader) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			m.leaf(c, Heading, c.Level, false)
		case *ast.Paragraph, *ast.TextBlock:
			m.leaf(c, Body, 0, true)
		case *ast.CodeBlock:
			m.rawLines(c, c.Lines())
		case *ast.HTMLBlock:
			m.htmlBlock(c)
		case *ast.Blockquote:
			m.quote++
			m.blocks(c)
			m.quote--
		case *ast.List:
			m.list++
			m.blocks(c)
			m.list--
		case *ast.ListItem:
			m.label, m.labelAt = "", Pos{}
			if at := c.Pos(); at >= 0 && at < len(m.src) {
				if n := marker(m.src[at:]); n > 0 {
					m.label, m.labelAt = m.src[at:at+n], m.place(at)
				}
			}
			m.blocks(c)
			m.label, m.labelAt = "", Pos{}
		case *east.Table, *east.TableRow, *east.TableHeader, *east.FootnoteList:
			m.blocks(c)
		case *east.TableCell:
			m.leaf(c, Body, 0, false)
		case *east.Footnote:
			m.footnote++
			m.label, m.labelAt = string(c.Ref), Pos{}
			if at := c.Pos(); at >= 0 && at < len(m.src) {
				m.labelAt = m.place(at)
			}
			m.blocks(c)
			m.label, m.labelAt = "", Pos{}
			m.footnote--
		}
	}
}

// marker returns the length of the list marker at the start of s.
func marker(s string) int {
	if s[0] == '-' || s[0] == '*' || s[0] == '+' {
		return 1
	}
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
		return 0
	}
	return n + 1
}

// begin begins a block of lines.
func (m *mdReader) begin(kind Kind, level int, open bool) {
	m.para = Paragraph{Kind: kind, Level: level, Open: open, Gap: 1}
	if kind == Body && m.list > 0 {
		m.para.Kind, m.para.Level = Item, m.list
	}
	if m.footnote > 0 && kind == Body {
		m.para.Kind = Footnote
	}
	if m.quote > 0 {
		m.para.Kind = Quote
	}
	m.para.Label, m.para.LabelAt = m.label, m.labelAt
	m.fresh = true
	m.inner = m.inner[:0]
}

// end ends a block of lines.
func (m *mdReader) end() {
	before := len(m.paras)
	m.endBlock()
	if len(m.paras) > before {
		m.label, m.labelAt = "", Pos{}
		if before == 0 {
			m.paras[0].Gap = 0
		}
	}
}

// newline ends the line under way; a hard break is one that the author asked
// for.
func (m *mdReader) newline(hard bool) {
	if m.fresh {
		return
	}
	if hard {
		m.builder.lines[len(m.builder.lines)-1].para.Open = false
	}
	m.para.Gap, m.para.Label, m.para.LabelAt = 0, "", Pos{}
	m.fresh = true
}

func (m *mdReader) leaf(n ast.Node, kind Kind, level int, open bool) {
	m.begin(kind, level, open)
	m.inlines(n)
	m.end()
}

// rawLines reads lines without inline markup.
func (m *mdReader) rawLines(n ast.Node, lines *text.Segments) {
	m.begin(Body, 0, true)
	for i := range lines.Len() {
		seg := lines.At(i)
		if strings.TrimSpace(m.src[seg.Start:seg.Stop]) == "" {
			m.end()
			m.begin(Body, 0, true)
			continue
		}
		m.segment(seg.Start, seg.Stop)
		m.newline(false)
	}
	m.end()
}

// state returns the revision state that Markdown and HTML give.
func (m *mdReader) state() State {
	switch {
	case m.struck > 0:
		return Struck
	case len(m.inner) > 0:
		return m.inner[len(m.inner)-1]
	case len(m.outer) > 0:
		return m.outer[len(m.outer)-1]
	}
	return Kept
}

// segment adds the bytes from start to stop as they stand.
func (m *mdReader) segment(start, stop int) {
	for start < stop {
		end := strings.IndexByte(m.src[start:stop], '\n')
		if end < 0 {
			m.piece(piece{text: m.src[start:stop]}, start)
			return
		}
		m.piece(piece{text: m.src[start : start+end]}, start)
		m.newline(false)
		start += end + 1
	}
}

// piece adds p, which stands at offset at.
func (m *mdReader) piece(p piece, at int) {
	if p.text == "" {
		return
	}
	p.at, p.state = m.place(at), m.state()
	if !m.fresh && m.row != p.at.Line {
		m.newline(false)
	}
	if m.fresh {
		m.para.Indent = 0
		from := m.lines[p.at.Line-1]
		if start, width := indent(m.src[from : at+1]); from+start >= at {
			m.para.Indent = width
		}
		m.line(m.para)
		m.fresh = false
	} else if q := &m.pieces[len(m.pieces)-1]; at == m.behind && !p.plain && !q.plain && q.state == p.state {
		q.text = m.src[at-len(q.text) : at+len(p.text)]
		m.behind += len(p.text)
		return
	}
	m.behind = at + len(p.text)
	if p.fixed {
		m.behind = -1
	}
	m.row = p.at.Line
	m.add(p)
}

// inlines reads the inline nodes in n.
func (m *mdReader) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if c.IsRaw() {
				m.segment(c.Segment.Start, c.Segment.Stop)
			} else {
				m.escaped(c.Segment.Start, c.Segment.Stop)
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				m.newline(c.HardLineBreak())
			}
		case *ast.CodeSpan:
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					m.segment(t.Segment.Start, t.Segment.Stop)
				}
			}
		case *ast.AutoLink:
			label := string(c.Label(m.bytes))
			if at := c.Pos(); at >= 0 {
				if i := strings.Index(m.src[at:], label); i >= 0 {
					m.piece(piece{text: label, plain: true}, at+i)
				}
			}
		case *ast.RawHTML:
			for i := range c.Segments.Len() {
				seg := c.Segments.At(i)
				if i == 0 {
					m.tag(m.src[seg.Start:seg.Stop], &m.inner, true)
				}
			}
		case *east.Strikethrough:
			m.struck++
			m.inlines(c)
			m.struck--
		case *ast.Image, *east.FootnoteLink:
		default:
			m.inlines(c)
		}
	}
}

// escaped adds the bytes from start to stop, with backslash escapes and
// character references resolved.
func (m *mdReader) escaped(start, stop int) {
	from := start
	for i := start; i < stop; i++ {
		switch c := m.src[i]; {
		case c == '\\' && i+1 < stop && util.IsPunct(m.src[i+1]):
			m.segment(from, i)
			m.piece(piece{text: m.src[i+1 : i+2], plain: true}, i+1)
			i++
			from = i + 1
		case c == '&':
			end := strings.IndexByte(m.src[i:min(stop, i+40)], ';')
			if end < 0 {
				continue
			}
			ref := m.src[i : i+end+1]
			if s := html.UnescapeString(ref); s != ref && !strings.HasSuffix(s, ";") {
				m.segment(from, i)
				m.piece(piece{text: s, plain: true, fixed: true}, i)
				i += end
				from = i + 1
			}
		}
	}
	m.segment(from, stop)
}

// tag notes what an HTML tag says about revision and line breaks.
func (m *mdReader) tag(tag string, stack *[]State, breaks bool) {
	name, closing := tagName(tag)
	var s State
	switch name {
	case "ins":
		s = Inserted
	case "del", "s", "strike":
		s = Struck
	case "br":
		if breaks {
			m.newline(true)
		}
		return
	default:
		return
	}
	if !closing {
		*stack = append(*stack, s)
		return
	}
	for i := len(*stack) - 1; i >= 0; i-- {
		if (*stack)[i] == s {
			*stack = slices.Delete(*stack, i, i+1)
			return
		}
	}
}

// tagName returns the name of an HTML tag in lower case.
func tagName(tag string) (name string, closing bool) {
	tag = strings.TrimPrefix(tag, "<")
	if rest, ok := strings.CutPrefix(tag, "/"); ok {
		tag, closing = rest, true
	}
	if i := strings.IndexAny(tag, " \t\n/>"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) > 8 {
		return "", closing
	}
	return strings.ToLower(tag), closing
}

// htmlBlock leaves HTML out, except that <ins> and <del> on lines of their own
// mark the blocks between them as revised.
func (m *mdReader) htmlBlock(n *ast.HTMLBlock) {
	if n.Lines().Len() == 0 {
		return
	}
	first := strings.TrimSpace(m.src[n.Lines().At(0).Start:n.Lines().At(0).Stop])
	name, _ := tagName(first)
	if n.HTMLBlockType != ast.HTMLBlockType7 || name != "ins" && name != "del" {
		return
	}
	m.begin(Body, 0, true)
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		for at := seg.Start; at < seg.Stop; {
			open := strings.IndexByte(m.src[at:seg.Stop], '<')
			if open < 0 {
				m.escaped(at, seg.Stop)
				break
			}
			m.escaped(at, at+open)
			at += open
			end := strings.IndexByte(m.src[at:seg.Stop], '>')
			if end < 0 {
				break
			}
			tag := m.src[at : at+end+1]
			at += end + 1
			if name, closing := tagName(tag); closing || strings.Contains(m.src[at:], "</"+name+">") {
				m.tag(tag, &m.outer, true)
			}
		}
		m.newline(false)
	}
	m.end()
}

// sort puts footnotes back where they stand in the file.
func (m *mdReader) sort() {
	before := func(i, j int) bool {
		return m.runs[m.ends[i]-1].at.Before(m.runs[m.ends[j]-1].at)
	}
	sorted := true
	for i := 1; i < len(m.paras); i++ {
		sorted = sorted && !before(i, i-1)
	}
	if sorted {
		return
	}
	order := make([]int, len(m.paras))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return before(order[i], order[j]) })
	paras, ends, runs := make([]Paragraph, 0, len(order)), make([]int, 0, len(order)), make([]rawRun, 0, len(m.runs))
	for _, k := range order {
		from := 0
		if k > 0 {
			from = m.ends[k-1]
		}
		runs = append(runs, m.runs[from:m.ends[k]]...)
		p := m.paras[k]
		if len(paras) == 0 {
			p.Gap = 0
		} else if k == 0 {
			p.Gap = 1
		}
		paras, ends = append(paras, p), append(ends, len(runs))
	}
	m.paras, m.ends, m.runs = paras, ends, runs
}
