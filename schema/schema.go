// Package schema says in CUE what everything in redline is, and holds drafts
// and data against it.
//
// [Validator.Form] is for the run of every draft: it compiles only form.cue, and
// asks CUE about each distinct form once. [ValidateJSON] is for tests,
// configuration and data: it compiles all definitions.
package schema

import (
	"embed"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/build"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/parser"
	"cuelang.org/go/cue/token"
	"cuelang.org/go/encoding/json"
)

//go:embed *.cue
var files embed.FS

// Files returns the CUE files of the schema: name to content.
func Files() (map[string][]byte, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	m := make(map[string][]byte, len(entries))
	for _, e := range entries {
		if m[e.Name()], err = files.ReadFile(e.Name()); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// Compile builds all definitions in ctx.
func Compile(ctx *cue.Context) (cue.Value, error) {
	m, err := Files()
	if err != nil {
		return cue.Value{}, err
	}
	return CompileFiles(ctx, m)
}

// CompileFiles builds one CUE package from files (name to content) without
// looking anything up: they import no more than CUE's own packages.
func CompileFiles(ctx *cue.Context, files map[string][]byte) (cue.Value, error) {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	inst := build.NewContext().NewInstance("", nil)
	for _, name := range names {
		f, err := parser.ParseFile(name, files[name], parser.ParseComments)
		if err == nil {
			err = inst.AddSyntax(f)
		}
		if err != nil {
			return cue.Value{}, readable(err, "")
		}
	}
	v := ctx.BuildInstance(inst)
	if err := v.Err(); err != nil {
		return cue.Value{}, readable(err, "")
	}
	return v, nil
}

// full is the compiled schema for ValidateJSON and ValidateCUE.
var full struct {
	sync.Mutex
	ctx *cue.Context
	v   cue.Value
}

func definition(def string) (*cue.Context, cue.Value, error) {
	if full.ctx == nil {
		ctx := cuecontext.New()
		v, err := Compile(ctx)
		if err != nil {
			return nil, cue.Value{}, err
		}
		full.ctx, full.v = ctx, v
	}
	p := cue.ParsePath("#" + strings.TrimPrefix(def, "#"))
	if p.Err() != nil {
		return nil, cue.Value{}, fmt.Errorf("schema: %q is no name of a definition", def)
	}
	d := full.v.LookupPath(p)
	if !d.Exists() {
		return nil, cue.Value{}, fmt.Errorf("schema: there is no definition %s", p)
	}
	return full.ctx, d, nil
}

// ValidateJSON holds data against the definition def ("#Report" or "Report").
// The error lists each fault on a line of its own: line:column in data, path and
// what is wrong. It is safe for concurrent use.
func ValidateJSON(def string, data []byte) error {
	full.Lock()
	defer full.Unlock()
	ctx, d, err := definition(def)
	if err != nil {
		return err
	}
	const name = "data.json"
	expr, err := json.Extract(name, data)
	if err != nil {
		return readable(err, name)
	}
	return check(d, ctx.BuildExpr(expr), expr, name)
}

// ValidateCUE holds a CUE file against the definition def. name is the file's
// name for errors, which list each fault on a line of its own.
func ValidateCUE(def, name string, data []byte) error {
	full.Lock()
	defer full.Unlock()
	ctx, d, err := definition(def)
	if err != nil {
		return err
	}
	v := ctx.CompileBytes(data, cue.Filename(name))
	if err := v.Err(); err != nil {
		return readable(err, name)
	}
	return check(d, v, v.Source(), name)
}

// Export compiles a package of CUE files (name to content), holds it against the
// definition def and returns it as JSON. The two packages meet here, without
// importing each other. Errors list each fault on a line of its own. It is safe
// for concurrent use.
func Export(def string, files map[string][]byte) ([]byte, error) {
	full.Lock()
	defer full.Unlock()
	ctx, d, err := definition(def)
	if err != nil {
		return nil, err
	}
	v, err := CompileFiles(ctx, files)
	if err != nil {
		return nil, err
	}
	if err := check(d, v, v.Source(), ""); err != nil {
		return nil, err
	}
	return v.MarshalJSON()
}

func check(def, v cue.Value, src ast.Node, name string) error {
	if err := v.Err(); err != nil {
		return readable(err, name)
	}
	if err := def.Unify(v).Validate(cue.Concrete(true), cue.Final()); err != nil {
		return readableIn(err, name, v)
	}
	return nil
}

func readable(err error, name string) error { return readableIn(err, name, cue.Value{}) }

// readableIn turns a CUE error into one line for each path: place in the file
// name, path, what is wrong and what is expected. data, if it exists, tells the
// place of a path that CUE gives no place for, and which value is the one given.
func readableIn(err error, name string, data cue.Value) error {
	type fault struct {
		path   string
		pos    token.Pos
		first  string
		expect []string
		given  string
	}
	var faults []*fault
	at := map[string]*fault{}
	for _, e := range errors.Errors(err) {
		parts := e.Path()
		if len(parts) > 0 && strings.HasPrefix(parts[0], "#") {
			parts = parts[1:]
		}
		for i, p := range parts {
			if q, err := strconv.Unquote(p); err == nil && q != "" && !strings.ContainsAny(q, ". ") {
				parts[i] = q
			}
		}
		path := strings.Join(parts, ".")
		f := at[path]
		if f == nil {
			f = &fault{path: path, pos: place(e, name, parts, data)}
			at[path] = f
			faults = append(faults, f)
		}
		format, args := e.Msg()
		msg := strings.TrimSuffix(fmt.Sprintf(format, args...), ":")
		if strings.HasSuffix(msg, "errors in empty disjunction") {
			continue // its branches follow
		}
		if strings.HasPrefix(format, "conflicting values %s and %s") && len(args) >= 2 && data.Exists() {
			a, b, given := fmt.Sprint(args[0]), fmt.Sprint(args[1]), source(data, parts)
			switch given {
			case "":
			case a:
				a, b = b, a
				fallthrough
			case b:
				f.given = b
				if !slices.Contains(f.expect, a) {
					f.expect = append(f.expect, a)
				}
				continue
			}
		}
		if f.first == "" {
			f.first = msg
		}
	}
	var lines []string
	for _, f := range faults {
		msg := f.first
		switch {
		case len(f.expect) > 0:
			sort.Strings(f.expect)
			msg = f.given + " does not fit: expected " + alternatives(f.expect)
		case strings.HasPrefix(msg, "invalid value ") && strings.Contains(msg, " (out of bound "):
			msg = strings.TrimSuffix(strings.TrimPrefix(msg, "invalid value "), ")")
			msg = strings.Replace(msg, " (out of bound ", " does not fit: expected ", 1)
		case strings.HasPrefix(msg, "field is required"):
			msg = "is missing"
		case msg == "field not allowed":
			msg = "there is no such field"
		case msg == "" && source(data, strings.Split(f.path, ".")) != "":
			msg = source(data, strings.Split(f.path, ".")) + " does not fit"
		case msg == "":
			msg = "does not fit"
		}
		if f.path == "" {
			f.path = "(top)"
		}
		line := f.path + ": " + msg
		if f.pos.IsValid() {
			line = fmt.Sprintf("%s:%d:%d: %s", f.pos.Filename(), f.pos.Line(), f.pos.Column(), line)
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return err
	}
	return errors.New(strings.Join(lines, "\n"))
}

// alternatives joins words as "a, b or c".
func alternatives(s []string) string {
	if n := len(s) - 1; n > 0 {
		return strings.Join(s[:n], ", ") + " or " + s[n]
	}
	return s[0]
}

// find returns the value at a path of data; it may not exist.
func find(data cue.Value, parts []string) cue.Value {
	for _, p := range parts {
		i, err := strconv.Atoi(p)
		if err == nil && data.IncompleteKind() == cue.ListKind {
			data = data.LookupPath(cue.MakePath(cue.Index(i)))
			continue
		}
		if q, err := strconv.Unquote(p); err == nil {
			p = q
		}
		data = data.LookupPath(cue.MakePath(cue.Str(p)))
	}
	return data
}

// source returns a plain value of data as CUE writes it, "" for none.
func source(data cue.Value, parts []string) string {
	if !data.Exists() {
		return ""
	}
	v := find(data, parts)
	if !v.Exists() || v.IncompleteKind()&(cue.StructKind|cue.ListKind) != 0 {
		return ""
	}
	return fmt.Sprint(v)
}

// place finds where in the file name an error stands: CUE's own place, or that
// of the nearest field on its path.
func place(e errors.Error, name string, parts []string, data cue.Value) token.Pos {
	for _, p := range append([]token.Pos{e.Position()}, e.InputPositions()...) {
		if p.IsValid() && (name == "" || p.Filename() == name) {
			return p
		}
	}
	if !data.Exists() {
		return token.NoPos
	}
	for ; len(parts) > 0; parts = parts[:len(parts)-1] {
		if v := find(data, parts); v.Exists() && v.Pos().IsValid() {
			return v.Pos()
		}
	}
	return data.Pos()
}
