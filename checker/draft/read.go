package draft

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// DefaultLimit is the size in bytes of the largest file read unless the caller
// says otherwise: 64 MiB.
const DefaultLimit = 64 << 20

// Read reads a document. Markdown is told by the extension of the name (.md,
// .markdown); everything else is plain text, if its bytes are text: UTF-8,
// UTF-16 or Windows-1252, with lines that end in LF, CR LF or CR and pages that
// end in a form feed.
// An error is a *FileError.
func Read(name string, data []byte) (*Draft, error) {
	s, err := decode(data)
	if err != nil {
		return nil, err
	}
	s, pages := unifyLines(s)
	b := newBuilder(len(s))
	d := &Draft{File: name, Format: "text"}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		d.Format = "markdown"
		b.readMarkdown(s, pages.ends)
	default:
		b.readText(s, pages.ends)
	}
	b.finish(d)
	if len(d.Paragraphs) == 0 {
		return nil, &FileError{Reason: ErrEmpty, Detail: "no text in it", Remedy: "check that the right file was saved"}
	}
	markFurniture(d.Paragraphs, pages.ends)
	pages.renumber(d.Paragraphs)
	return d, nil
}

// ReadFile reads the file called name, of at most limit bytes; a limit of 0 or
// less means DefaultLimit. An error is a *FileError.
func ReadFile(name string, limit int64) (*Draft, error) {
	if limit <= 0 {
		limit = DefaultLimit
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fileError("open", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fileError("open", err)
	}
	if info.IsDir() {
		return nil, &FileError{Reason: ErrDirectory, Detail: "it is a directory", Remedy: "name the files in it"}
	}
	tooLarge := TooLarge(limit)
	if info.Mode().IsRegular() && info.Size() > limit {
		return nil, tooLarge
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fileError("read", err)
	}
	if int64(len(data)) > limit {
		return nil, tooLarge
	}
	return Read(name, data)
}

// fileError drops the file name that the os package puts into its errors.
func fileError(verb string, err error) error {
	reason := err
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		reason = pe.Err
	}
	remedy := "check the file"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		remedy = "check the name"
	case errors.Is(err, fs.ErrPermission):
		remedy = "check its permissions"
	}
	return &FileError{Reason: err, Detail: "cannot " + verb + " it: " + reason.Error(), Remedy: remedy}
}

func size(n int64) string {
	for _, u := range []struct {
		n    int64
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= u.n && n%u.n == 0 {
			return fmt.Sprintf("%d %s", n/u.n, u.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}

// TooLarge is the error of a file larger than limit bytes.
func TooLarge(limit int64) *FileError {
	return &FileError{Reason: ErrTooLarge, Detail: "larger than the limit of " + size(limit), Remedy: "raise it with --limit"}
}
