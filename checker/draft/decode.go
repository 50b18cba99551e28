package draft

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const saveAsText = "save it as text or Markdown"
const saveAsUTF8 = "save it again as UTF-8 text"

// decode turns the bytes of a file into a string of valid UTF-8 without a byte
// order mark, or says what the file seems to be.
func decode(data []byte) (string, error) {
	if what := signature(data); what != "" {
		return "", &FileError{Reason: ErrBinary, Detail: "it seems to be " + what, Remedy: saveAsText}
	}
	var s string
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return "", &FileError{Reason: ErrEncoding, Detail: "it seems to be UTF-32", Remedy: saveAsUTF8}
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decode16(data[2:], true)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decode16(data[2:], false)
	default:
		if little, ok := looks16(data); ok {
			return decode16(data, little)
		}
	}
	if utf8.Valid(data) {
		s = string(data)
	} else {
		if err := plausible1252(data); err != nil {
			return "", err
		}
		out, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", &FileError{Reason: ErrEncoding, Detail: "it is neither UTF-8 nor Windows-1252", Remedy: saveAsUTF8}
		}
		s = string(out)
	}
	return s, controls(s)
}

// signature names the format of a file that is no draft text by its first
// bytes, "" if none is known.
func signature(data []byte) string {
	has := func(s string) bool { return len(data) >= len(s) && string(data[:len(s)]) == s }
	switch {
	case has("PK\x03\x04"), has("PK\x05\x06"), has("PK\x07\x08"):
		head := data[:min(len(data), 4096)]
		switch {
		case bytes.Contains(data, []byte("word/")):
			return "a Word document (.docx)"
		case bytes.Contains(head, []byte("opendocument.text")):
			return "an OpenDocument text (.odt)"
		}
		return "a zip archive or an office document"
	case has("%PDF"):
		return "a PDF"
	case has("%!PS"):
		return "a PostScript file"
	case has("{\\rtf"):
		return "a rich text file (.rtf)"
	case has("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return "an old Word or Office document (.doc)"
	case has("\x89PNG"), has("\xFF\xD8\xFF"), has("GIF8"), has("II*\x00"), has("MM\x00*"),
		has("RIFF") && len(data) > 12 && string(data[8:12]) == "WEBP":
		return "an image"
	case has("\x1F\x8B"), has("7z\xBC\xAF\x27\x1C"), has("Rar!\x1A"), has("BZh9"), has("\xFD7zXZ\x00"):
		return "a compressed archive"
	case has("\x7FELF"), has("MZ\x90\x00"):
		return "a program"
	}
	head := data[:min(len(data), 512)]
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte{0xEF, 0xBB, 0xBF}), " \t\r\n"))
	if bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) {
		return "a web page (HTML)"
	}
	return ""
}

// looks16 recognises UTF-16 without a byte order mark: every other byte of
// common characters is NUL, and never the bytes between.
func looks16(data []byte) (little, ok bool) {
	head := data[:min(len(data), 8192)]
	if bytes.IndexByte(head, 0) < 0 {
		return false, false
	}
	var nul [2]int
	for i, b := range head {
		if b == 0 {
			nul[i&1]++
		}
	}
	pairs := len(head) / 2
	need := pairs / 10 // spaces and punctuation of text in any script
	if pairs < 64 {
		need = pairs/2 + 1
	}
	switch {
	case nul[0] == 0 && nul[1] >= need:
		little = true
	case nul[1] == 0 && nul[0] >= need:
	default:
		return false, false
	}
	// A binary file full of small numbers would show control characters.
	bad := 0
	for i := 0; i+1 < len(head); i += 2 {
		lo, hi := head[i], head[i+1]
		if !little {
			lo, hi = hi, lo
		}
		if hi == 0 && (lo < ' ' && lo != '\t' && lo != '\n' && lo != '\r' && lo != '\f' || lo == 0x7F) {
			bad++
		}
	}
	return little, bad*50 <= pairs
}

func decode16(data []byte, little bool) (string, error) {
	var b strings.Builder
	b.Grow(len(data))
	at := func() Pos { return lastPos(b.String()) }
	unit := func(i int) rune {
		if little {
			return rune(data[i]) | rune(data[i+1])<<8
		}
		return rune(data[i])<<8 | rune(data[i+1])
	}
	i := 0
	for ; i+1 < len(data); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+3 < len(data) {
				low = unit(i + 2)
			}
			full := utf16.DecodeRune(r, low)
			if full == utf8.RuneError {
				return "", &FileError{Reason: ErrEncoding, At: at(), Detail: "half a UTF-16 character", Remedy: saveAsUTF8}
			}
			r = full
			i += 2
		}
		b.WriteRune(r)
	}
	if i < len(data) {
		return "", &FileError{Reason: ErrEncoding, At: at(), Detail: "the UTF-16 text ends in the middle of a character", Remedy: "get the whole file, or " + saveAsUTF8}
	}
	return b.String(), controls(b.String())
}

// plausible1252 tells text in Windows-1252 from damaged UTF-8 and from text in
// another encoding: by bytes that mean nothing in Windows-1252, by whole UTF-8
// characters elsewhere in the file, and by how many bytes are beyond ASCII.
func plausible1252(data []byte) error {
	bad, whole, high, solid := 0, 0, 0, 0
	first, undefined := -1, -1
	for i := 0; i < len(data); {
		b := data[i]
		if b < utf8.RuneSelf {
			if b > ' ' {
				solid++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
			if first < 0 {
				first = i
			}
		} else {
			whole++
		}
		for _, c := range data[i : i+n] {
			high++
			solid++
			switch c {
			case 0x81, 0x8D, 0x8F, 0x90, 0x9D:
				if undefined < 0 {
					undefined = i
				}
			}
		}
		i += n
	}
	at := func(i int) Pos { return lastPos(string(bytes.ToValidUTF8(data[:i], []byte("?")))) }
	switch {
	case whole >= bad:
		return &FileError{Reason: ErrEncoding, At: at(first), Detail: fmt.Sprintf("byte 0x%02X is not valid UTF-8", data[first]), Remedy: saveAsUTF8}
	case undefined >= 0:
		return &FileError{Reason: ErrEncoding, At: at(undefined), Detail: fmt.Sprintf("byte 0x%02X is neither UTF-8 nor Windows-1252", data[undefined]), Remedy: saveAsUTF8}
	case high*4 > solid && high > 4:
		return &FileError{Reason: ErrEncoding, At: at(first), Detail: "the text is in an encoding that is neither UTF-8, UTF-16 nor Windows-1252", Remedy: saveAsUTF8}
	}
	return nil
}

// controls refuses text with NUL or with more control characters than a
// careless export leaves.
func controls(s string) error {
	n, first := 0, -1
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= ' ' && b != 0x7F || b == '\n' || b == '\t' || b == '\r' {
			continue
		}
		switch b {
		case '\v', '\f':
			continue
		case 0:
			return &FileError{Reason: ErrBinary, At: lastPos(s[:i]), Detail: "a NUL byte: it seems to be a binary file", Remedy: saveAsText}
		}
		n++
		if first < 0 {
			first = i
		}
	}
	if n > 8 && n*50 > len(s) {
		return &FileError{Reason: ErrBinary, At: lastPos(s[:first]), Detail: "control characters: it seems to be a binary file", Remedy: saveAsText}
	}
	return nil
}

// lastPos returns the place just after s.
func lastPos(s string) Pos {
	p := Pos{1, 1}
	for i := 0; i < len(s); {
		if n := lineEnd(s, i); n > 0 {
			p.Line++
			p.Column = 1
			i += n
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		p.Column++
		i += n
	}
	return p
}

// Lines returns the lines of a text file without their ends, as every place in
// a Draft counts them; nil if Read refuses the file. Lines end in LF, CR LF or
// CR. A form feed is a character of its line: it ends a page, and no editor
// counts it.
func Lines(data []byte) []string {
	s, err := decode(data)
	if err != nil {
		return nil
	}
	var lines []string
	from := 0
	for i := 0; i < len(s); {
		n := lineEnd(s, i)
		if n == 0 {
			i++
			continue
		}
		lines = append(lines, s[from:i])
		i += n
		from = i
	}
	return append(lines, s[from:])
}

// lineEnd returns the length of the line end at s[i:], 0 if there is none.
// Line ends are LF, CR LF and CR.
func lineEnd(s string, i int) int {
	switch s[i] {
	case '\n':
		return 1
	case '\r':
		if i+1 < len(s) && s[i+1] == '\n' {
			return 2
		}
		return 1
	}
	return 0
}

// pages says where pages end. To the readers of formats a form feed ends a line
// as well: no text goes on over it unasked.
type pages struct {
	ends    []int // the lines, as they are read, that a form feed ended
	columns []int // for each: columns of the line of the file up to the form feed and with it
}

// unifyLines returns s with every line end and every form feed as LF, and where
// the form feeds were.
func unifyLines(s string) (string, pages) {
	var ps pages
	if strings.IndexByte(s, '\r') < 0 && strings.IndexByte(s, '\f') < 0 {
		return s, ps
	}
	var b strings.Builder
	b.Grow(len(s))
	line, from := 1, 0
	for i := 0; i < len(s); {
		n := lineEnd(s, i)
		if s[i] == '\f' {
			ps.end(line, utf8.RuneCountInString(s[from:i]))
			n = 1
		}
		if n == 0 {
			i++
			continue
		}
		b.WriteString(s[from:i])
		b.WriteByte('\n')
		line++
		i += n
		from = i
	}
	b.WriteString(s[from:])
	return b.String(), ps
}

// end notes a form feed that ends a line of n characters.
func (ps *pages) end(line, n int) {
	n++
	if k := len(ps.ends); k > 0 && ps.ends[k-1] == line-1 {
		n += ps.columns[k-1]
	}
	ps.ends, ps.columns = append(ps.ends, line), append(ps.columns, n)
}

// place turns a place in the lines as they are read into the place in the file.
func (ps *pages) place(p Pos) Pos {
	k, _ := slices.BinarySearch(ps.ends, p.Line)
	if k > 0 && ps.ends[k-1] == p.Line-1 {
		p.Column += ps.columns[k-1]
	}
	p.Line -= k
	return p
}

// renumber gives everything in the paragraphs its place in the file.
func (ps *pages) renumber(paragraphs []Paragraph) {
	if len(ps.ends) == 0 {
		return
	}
	for i := range paragraphs {
		p := &paragraphs[i]
		if p.LabelAt.Line > 0 {
			p.LabelAt = ps.place(p.LabelAt)
		}
		for k := range p.Runs {
			p.Runs[k].At = ps.place(p.Runs[k].At)
		}
	}
}
