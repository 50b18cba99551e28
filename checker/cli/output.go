package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/report"
)

// output is where a report goes: a file that is replaced at once when the
// report is complete, or standard output.
type output struct {
	path string // "" for standard output
	temp *os.File
}

// outputTo prepares an output file, so that a bad name is found before the
// work and not after it.
func outputTo(path string, inputs []checker.Source) (*output, error) {
	if path == "" || path == "-" {
		return &output{}, nil
	}
	info, err := os.Stat(path)
	if err == nil {
		if info.IsDir() {
			return nil, fmt.Errorf("--output %s: is a folder; name a file", path)
		}
		for _, in := range inputs {
			if i, err := os.Stat(filepath.FromSlash(in.Name)); err == nil && os.SameFile(i, info) {
				return nil, fmt.Errorf("--output %s: is one of the drafts to check; name another file", path)
			}
		}
		if !info.Mode().IsRegular() { // a device or a pipe cannot be replaced
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				return nil, fmt.Errorf("--output %s: %s", path, reason(err))
			}
			return &output{path: "", temp: f}, nil
		}
		path = realPath(path)
	}
	f, err := createBeside(path)
	if err != nil {
		return nil, fmt.Errorf("--output %s: %s", path, reason(err))
	}
	if info != nil { // a new file has the rights that the user's mask leaves
		if err := f.Chmod(info.Mode().Perm()); err != nil {
			f.Close()
			os.Remove(f.Name())
			return nil, fmt.Errorf("--output %s: %s", path, reason(err))
		}
	}
	return &output{path: path, temp: f}, nil
}

// createBeside creates a hidden file in the folder of path, to be renamed to it.
func createBeside(path string) (*os.File, error) {
	dir, name := filepath.Split(path)
	for i := 0; ; i++ {
		f, err := os.OpenFile(filepath.Join(dir, fmt.Sprintf(".%s.%d-%d.tmp", name, os.Getpid(), i)), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) || i > 100 {
			return f, err
		}
	}
}

// commit makes what was written the file.
func (o *output) commit() error {
	if o.temp == nil {
		return nil
	}
	f := o.temp
	o.temp = nil
	if err := f.Close(); err != nil {
		if o.path != "" {
			os.Remove(f.Name())
		}
		return err
	}
	if o.path == "" {
		return nil
	}
	if err := os.Rename(f.Name(), o.path); err != nil {
		os.Remove(f.Name())
		return err
	}
	return nil
}

// drop forgets what was written, unless it was committed.
func (o *output) drop() {
	if o.temp == nil {
		return
	}
	o.temp.Close()
	if o.path != "" {
		os.Remove(o.temp.Name())
	}
	o.temp = nil
}

// linesOf returns a function that gives the lines of a document: those of the
// file for formats that have lines.
func linesOf(documents []report.Document, ss []checker.Source, limit int64) func(string) []string {
	type doc struct {
		data  []byte
		lines bool
	}
	byName := make(map[string]doc, len(ss))
	for _, s := range ss {
		byName[s.Name] = doc{data: s.Data}
	}
	for _, d := range documents {
		if e, ok := byName[d.File]; ok {
			e.lines = d.Format == "text" || d.Format == "markdown"
			byName[d.File] = e
		}
	}
	return func(file string) []string {
		d, ok := byName[file]
		if !ok || !d.lines {
			return nil
		}
		data := d.data
		if data == nil {
			s := sources{limit: limit}
			var err error
			if data, err = readFile(filepath.FromSlash(file), s.read); err != nil {
				return nil
			}
		}
		return draft.Lines(data)
	}
}
