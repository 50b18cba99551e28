package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/redline-check/redline/checker"
	"github.com/redline-check/redline/checker/report"
)

// walked are the extensions that a walk of a folder takes.
var walked = [...]string{".txt", ".text", ".md", ".markdown"}

// sources collects the documents that arguments name.
type sources struct {
	limit     int64
	stdin     io.Reader
	stdinName string

	byKey    map[string]checker.Source // by the real place of the file
	problems []report.Problem
}

// collect reads arguments: files, folders, "-" for standard input. The
// documents come in order of their names, each file once.
func (s *sources) collect(args []string) []checker.Source {
	s.byKey = map[string]checker.Source{}
	for _, arg := range args {
		s.add(arg)
	}
	out := make([]checker.Source, 0, len(s.byKey))
	for _, src := range s.byKey {
		out = append(out, src)
	}
	slices.SortFunc(out, func(a, b checker.Source) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(string(a.Data), string(b.Data)))
	})
	slices.SortFunc(s.problems, func(a, b report.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Message, b.Message))
	})
	s.problems = slices.Compact(s.problems)
	return out
}

func (s *sources) trouble(file, format string, args ...any) {
	s.problems = append(s.problems, report.Problem{File: filepath.ToSlash(file), Message: fmt.Sprintf(format, args...)})
}

func (s *sources) add(arg string) {
	if arg == "-" {
		if _, ok := s.byKey["-"]; ok {
			return
		}
		data, err := s.read(s.stdin)
		if err != nil {
			s.trouble(s.stdinName, "%v", err)
			return
		}
		s.byKey["-"] = checker.Source{Name: s.stdinName, Data: data}
		return
	}
	if arg == "" {
		s.trouble(`""`, "an empty name; name a file, a folder, or - for standard input")
		return
	}
	name := filepath.Clean(arg)
	info, err := os.Stat(name)
	switch {
	case err != nil:
		s.trouble(name, "%s", reason(err))
	case info.IsDir():
		n := len(s.byKey) + len(s.problems)
		found := s.walk(name, realPath(name))
		if found == 0 && len(s.byKey)+len(s.problems) == n {
			s.trouble(name, "no drafts found in %s: a folder is searched for %s; name a file to read it whatever its extension",
				filepath.ToSlash(name), strings.Join(walked[:], " "))
		}
	case !info.Mode().IsRegular():
		data, err := readFile(name, s.read)
		if err != nil {
			s.trouble(name, "%s", reason(err))
			return
		}
		s.put(realPath(name), checker.Source{Name: filepath.ToSlash(name), Data: data})
	default:
		s.put(realPath(name), checker.Source{Name: filepath.ToSlash(name)})
	}
}

// put keeps one name for each file, whatever the order of the arguments.
func (s *sources) put(key string, src checker.Source) {
	if was, ok := s.byKey[key]; ok && cmp.Or(cmp.Compare(len(was.Name), len(src.Name)), cmp.Compare(was.Name, src.Name)) <= 0 {
		return
	}
	s.byKey[key] = src
}

// walk takes the drafts below a folder and returns how many it found. Hidden
// files and folders, node_modules and golden files are passed over, links to
// folders are not followed.
func (s *sources) walk(dir, real string) int {
	entries, err := os.ReadDir(dir)
	if err != nil {
		s.trouble(dir, "%s", reason(err))
		return 0
	}
	found := 0
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || name == "node_modules" || strings.HasSuffix(name, ".golden") {
			continue
		}
		path, key := filepath.Join(dir, name), filepath.Join(real, name)
		if e.IsDir() {
			found += s.walk(path, key)
			continue
		}
		if !isWalked(name) {
			continue
		}
		if e.Type()&fs.ModeSymlink != 0 {
			info, err := os.Stat(path)
			if err != nil {
				s.trouble(path, "%s", reason(err))
				continue
			}
			if !info.Mode().IsRegular() {
				continue
			}
			key = realPath(path)
		} else if !e.Type().IsRegular() {
			continue
		}
		found++
		s.put(key, checker.Source{Name: filepath.ToSlash(path)})
	}
	return found
}

func isWalked(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	if strings.HasSuffix(strings.TrimSuffix(strings.ToLower(name), ext), ".golden") {
		return false
	}
	return slices.Contains(walked[:], ext)
}

// realPath is the absolute path of a file with links resolved.
func realPath(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		name = abs
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	return name
}

// read reads all of r up to the limit.
func (s *sources) read(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, s.limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > s.limit {
		limit := size(s.limit)
		return nil, fmt.Errorf("larger than the limit of %s; raise it with --limit", limit.String())
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

func readFile(name string, read func(io.Reader) ([]byte, error)) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return read(f)
}

// reason is an error of the file system without the file's name, which is said
// anyway.
func reason(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "no such file or folder"
	}
	if errors.Is(err, fs.ErrPermission) {
		return "permission denied"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
