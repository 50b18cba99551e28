package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/report"
	"github.com/redline-check/redline/checker/resolution"
)

// samples holds, for each definition, a sample that it accepts and changes to
// that sample which it must refuse: a path ("findings.0.level"), the value to
// put there (nil removes the field), and words of the error.
var samples = []struct {
	def  string
	good string
	bad  []change
}{
	{"Report", `{
		"version": 1,
		"tool": {"name": "redline", "version": "v1.0.0", "policies": "sha256:00"},
		"documents": [{"file": "a.txt", "format": "text", "kind": "resolution", "mark": "MOD", "number": 64, "title": "T", "language": "en", "proponents": ["ABC"], "clauses": 3, "words": 30,
			"resolutions": [{"mark": "ADD", "title": "T", "proponents": [], "clauses": 1}]}],
		"findings": [{"rule": "numbering/government-role", "level": "error", "certainty": "certain", "file": "a.txt", "line": 3, "column": 1, "endLine": 3, "endColumn": 9, "page": 2,
			"clause": "resolves 3", "resolution": 0, "quote": "the words", "message": "m", "why": "w", "suggestion": "",
			"because": [{"concept": "government", "role": "agent", "quote": "Member States", "line": 3, "column": 1}],
			"revision": "inserted", "fingerprint": "r1:0123456789abcdef", "clauseFingerprint": "c1:0123456789abcdef",
			"waived": {"reason": "agreed", "expires": "2027-01-31"}}],
		"errors": [{"file": "b.txt", "message": "no text"}],
		"summary": {"documents": 1, "error": 0, "warning": 0, "advice": 0, "waived": 1}}`,
		[]change{
			{"version", 2, "version"},
			{"tool.name", "other", "tool.name"},
			{"findings.0.level", "fatal", "findings.0.level"},
			{"findings.0.line", 0, "findings.0.line"},
			{"findings.0.endLine", 2, "findings.0.endLine"},
			{"findings.0.endColumn", 0, "findings.0.endColumn"},
			{"findings.0.rule", "numbering", "findings.0.rule"},
			{"findings.0.fingerprint", "r1:xyz", "findings.0.fingerprint"},
			{"findings.0.message", " ", "findings.0.message"},
			{"findings.0.because", nil, "findings.0.because"},
			{"findings.0.waived.expires", "31 January", "findings.0.waived.expires"},
			{"findings.0.severity", "high", "findings.0.severity"},
			{"documents.0.mark", "DEL", "documents.0.mark"},
			{"documents.0.proponents", nil, "documents.0.proponents"},
			{"errors.0.message", "", "errors.0.message"},
			{"summary.error", -1, "summary.error"},
			{"findings", nil, "findings"},
		}},
	{"Shown", `{
		"version": 1, "file": "a.txt", "format": "text", "kind": "resolution", "title": "T", "proponents": [], "words": 4, "revised": false, "merged": false,
		"resolutions": [{"mark": "MOD", "proposal": "ABC/1/1", "proponents": ["ABC"], "new": false, "type": "resolution", "number": 64, "numberText": "64", "revised": true,
			"place": "New Delhi", "year": 2024, "title": "T", "conference": "", "confPlace": "", "confYear": 0, "heading": 0}],
		"clauses": [
			{"id": 0, "parent": -1, "resolution": 0, "kind": "heading", "part": "heading", "verb": "", "addressee": "", "addressees": [], "with": "",
			 "label": {"text": "", "style": "", "value": 0, "suffix": ""}, "name": "heading", "text": "T", "line": 1, "column": 1, "endLine": 2, "endColumn": 1, "depth": 0, "chapeau": false},
			{"id": 1, "parent": 0, "resolution": 0, "kind": "item", "part": "operative", "verb": "resolves", "addressee": "A and B", "addressees": ["A", "B"], "with": "C",
			 "label": {"text": "2bis", "style": "number", "value": 2, "suffix": "bis"}, "name": "resolves 2bis", "text": "see Resolution 3", "line": 3, "column": 1, "endLine": 3, "endColumn": 19, "depth": 1, "chapeau": true}],
		"citations": [{"clause": 1, "type": "resolution", "number": 0, "text": "70/125", "revised": false, "place": "", "year": 0, "title": "", "line": 3, "column": 5, "endLine": 3, "endColumn": 19}],
		"mentions": [{"id": 0, "clause": 1, "concepts": ["ipv6", "protocol"], "phrase": "IPv6", "words": "IPv6", "values": ["17"], "line": 3, "column": 5, "endLine": 3, "endColumn": 9}],
		"statements": [{"id": 0, "clause": 1, "words": "see", "act": {"unknown": 0}, "agent": {}, "object": {"ipv6": 0}, "subject": {}, "about": {"ipv6": 0}, "via": "role-of",
			"status": "asserted", "why": ["x"], "force": "decides", "revision": "kept", "values": {"study_group": ["17"]}, "line": 3, "column": 5, "endLine": 3, "endColumn": 8}]}`,
		[]change{
			{"version", "1", "version"},
			{"kind", "letter", "kind"},
			{"kind", "prose", "resolutions"},
			{"format", "wordperfect", "format"},
			{"merged", nil, "merged"},
			{"resolutions.0.mark", "mod", "resolutions.0.mark"},
			{"resolutions.0.heading", -2, "resolutions.0.heading"},
			{"clauses.1.parent", 1, "clauses.1.parent"},
			{"clauses.1.label.style", "greek", "clauses.1.label.style"},
			{"clauses.1.kind", "clause", "clauses.1.kind"},
			{"clauses.1.endColumn", 0, "clauses.1.endColumn"},
			{"clauses.1.addressees.0", "", "clauses.1.addressees.0"},
			{"clauses.0.text", nil, "clauses.0.text"},
			{"citations.0.number", "70/125", "citations.0.number"},
			{"mentions.0.concepts", []any{}, "mentions.0.concepts"},
			{"mentions.0.concepts.0", "IPv6", "mentions.0.concepts.0"},
			{"statements.0.status", "maybe", "statements.0.status"},
			{"statements.0.force", "SHALL!", "statements.0.force"},
			{"mentions.0.line", 0, "mentions.0.line"},
			{"mentions.0.clause", -1, "mentions.0.phrase"},
			{"statements.0.act.unknown", -1, "statements.0.act.unknown"},
			{"extra", true, "extra"},
		}},
	{"Draft", `{"file": "a.txt", "format": "text", "brackets": 1, "revised": true, "paragraphs": [
		{"kind": "item", "level": 1, "label": "a)", "labelAt": {"line": 1, "column": 1}, "indent": 0, "gap": 0, "open": true, "broken": false, "furniture": false,
		 "runs": [{"text": "that", "at": {"line": 1, "column": 4}, "state": "struck", "bracket": 1}]},
		{"kind": "heading", "level": 2, "label": "", "indent": 0, "gap": 1, "open": false, "broken": false, "furniture": true, "runs": []}]}`,
		[]change{
			{"paragraphs.0.kind", "table", "paragraphs.0.kind"},
			{"paragraphs.0.level", 0, "paragraphs.0.level"},
			{"paragraphs.1.level", 7, "paragraphs.1.level"},
			{"paragraphs.1.labelAt", map[string]any{"line": 1, "column": 1}, "paragraphs.1.label"},
			{"paragraphs.0.runs.0.text", "a\nb", "paragraphs.0.runs.0.text"},
			{"paragraphs.0.runs.0.text", "", "paragraphs.0.runs.0.text"},
			{"paragraphs.0.runs.0.state", "deleted", "paragraphs.0.runs.0.state"},
			{"paragraphs.0.runs.0.at.column", 0, "paragraphs.0.runs.0.at.column"},
			{"brackets", -1, "brackets"},
		}},
	{"Input", `{"doc": {"kind": "resolution", "merged": false, "mark": "MOD", "number": 64, "new": false, "heading": 0, "marks": true, "about": {"ipv6": 3}, "operative": {}, "title": {"ipv6": 1},
			"type": "resolution", "revised": true, "place": "New Delhi", "year": 2024, "title_text": "T", "conference": "C", "conference_year": 2028, "body": "WTSA", "operative_clauses": 3, "preamble_clauses": 2},
		"statements": {"7": {"id": 7, "clause": 1, "words": "w", "act": {"control": 0}, "agent": {}, "object": {}, "subject": {}, "about": {}, "near": {"ipv6": 1}, "via": "open", "status": "negated", "force": "shall", "revision": "kept", "values": {}}},
		"by_about": {}, "by_act": {"control": [7]}, "words": {"0": "manage"}, "numbers": {"1": ["6"]}, "struck": [],
		"clauses": {"1": {"id": 1, "parent": 0, "kind": "item", "part": "operative", "verb": "resolves", "label": {"text": "1", "style": "number", "value": 1, "suffix": ""}, "numbers": {"study_group": ["17"]}}},
		"labels": [{"clause": 1, "kind": "item", "start": 1, "label": {"text": "2", "style": "number", "value": 2, "suffix": ""}, "before": {"text": "1", "style": "number", "value": 1, "suffix": ""}}],
		"citations": [{"id": 0, "clause": 1, "type": "resolution", "number": 64, "text": "64", "revised": true, "place": "Dubai", "year": 2012, "body": "WTSA", "about": ["ipv6"], "near": ["history"], "part": "operative", "kind": "item"}]}`,
		[]change{
			{"doc.mark", "X", "doc.mark"},
			{"doc.kind", "prose", "doc.mark"},
			{"doc.about.ipv6", -1, "doc.about.ipv6"},
			{"doc", nil, "doc"},
			{"statements.7.status", "denied", "statements.7.status"},
			{"statements.7.via", "entrusted", "statements.7.via"},
			{"statements.7.near", nil, "statements.7.near"},
			{"clauses.1.numbers.study_group", []any{}, "clauses.1.numbers.study_group"},
			{"labels.0.label", nil, "labels.0.label"},
			{"citations.0.near.0", "History", "citations.0.near.0"},
			{"statements.seven", map[string]any{}, "statements.seven"},
			{"by_act.Control", []any{}, "by_act.Control"},
			{"words.0", 3, "words.0"},
			{"clauses.1.kind", "section line", "clauses.1.kind"},
			{"citations.0.about.0", "IPv6", "citations.0.about.0"},
			{"struck", nil, "struck"},
		}},
	{"Lexicon", `{"concept": {
		"control": {"kind": "act", "doc": "to rule", "isa": ["act_of_power"], "verbs": ["manage", "be in charge of"], "nouns": ["oversight"], "complement": "pass", "adjunct": false, "inf": "object", "context": [{"when": "ipv6", "is": "number_resource"}]},
		"itu": {"kind": "actor", "terms": ["ITU"]},
		"ipv6": {"kind": "thing", "terms": ["IPv6", "Study Group #", "designate as _ lead"], "adjunct": true}},
		"sets": {"addr": ["address", "address block"]}, "form": {"preamble": ["considering"], "operative": ["resolves"], "qualifier": ["further"], "marks": ["ADD"]}, "irregular": {"oversee": ["oversaw", "overseen"]}}`,
		[]change{
			{"concept.control.kind", "verb", "concept.control.kind"},
			{"concept.control.complement", "deny", "concept.control.complement"},
			{"concept.control.verbs.0", "", "concept.control.verbs.0"},
			{"concept.control.verbs.0", "two  spaces", "concept.control.verbs.0"},
			{"concept.control.phrases", []any{"x"}, "concept.control.phrases"},
			{"concept.ipv6.complement", "pass", "concept.ipv6.complement"},
			{"concept.itu.adjunct", true, "concept.itu.adjunct"},
			{"concept.IPv6", map[string]any{"kind": "thing"}, "concept.IPv6"},
			{"irregular.oversee", []any{}, "irregular.oversee"},
			{"form.operative", []any{}, "form.operative"},
			{"form.postscript", []any{}, "form.postscript"},
			{"sets.addr.0", "", "sets.addr.0"},
		}},
	{"RuleMetadata", `{"id": "ipv6/insecure-framing", "title": "t", "level": "error", "why": "w", "suggestion": "", "source": "s",
		"flagged": [{"text": "a"}, {"text": "b", "draft": true}, {"text": "c", "note": "n"}], "silent": [{"text": "a"}, {"text": "b"}, {"text": "c"}, {"text": "d"}]}`,
		[]change{
			{"id", "ipv6/Insecure", "id"},
			{"level", "info", "level"},
			{"why", "", "why"},
			{"source", nil, "source"},
			{"flagged", []any{map[string]any{"text": "a"}}, "flagged"},
			{"silent", []any{}, "silent"},
			{"silent.0.text", "\t", "silent.0.text"},
			{"flagged.0.quote", "a", "flagged.0.quote"},
		}},
	{"Config", `{"failOn": "warning", "rules": {"ipv6": "off", "ipv6/insecure-framing": "error", "dpi": "on"}, "view": "current", "languages": ["en", "fr"], "limit": 1000,
		"ignore": ["old/**"], "policies": ["rules"], "baseline": "known.json",
		"waivers": [{"rule": "ipv6/insecure-framing", "file": "a.txt", "clause": "resolves 3", "reason": "agreed at home", "expires": "2027-01-31"}, {"fingerprint": "r1:0123456789abcdef", "reason": "known"}]}`,
		[]change{
			{"failOn", "never", "failOn"},
			{"rules.ipv6", "loud", "rules.ipv6"},
			{"rules.IPv6", "off", "rules.IPv6"},
			{"languages.0", "english", "languages.0"},
			{"limit", 0, "limit"},
			{"waivers.0.reason", nil, "waivers.0.reason"},
			{"waivers.0.reason", "  ", "waivers.0.reason"},
			{"waivers.0.expires", "2027-13-01", "waivers.0.expires"},
			{"waivers.1.fingerprint", nil, "waivers.1"},
			{"waivers.1.until", "2027-01-01", "waivers.1.until"},
			{"colour", true, "colour"},
		}},
	{"Config", `{}`, []change{{"waivers", []any{map[string]any{"reason": "all of it"}}, "waivers.0"}}},
	{"Registry", `{
		"conferences": {"wtsa-24": {"id": "wtsa-24", "body": "WTSA", "name": "A", "names": ["W"], "short": "WTSA-24", "place": "New Delhi", "year": 2024, "aliases": ["Delhi"], "source": "s", "verified": true}},
		"resolutions": {"wtsa-64": {"id": "wtsa-64", "body": "WTSA", "type": "resolution", "number": 64, "text": "64", "title": "t", "short": "s", "about": ["ipv6"], "words": ["ipv6"],
			"adopted": {"place": "Johannesburg", "year": 2008, "verified": true}, "revisions": [{"place": "Dubai", "year": 2012, "verified": false, "note": "n"}], "status": "in force", "source": "s", "verified": true}},
		"study_groups": {"sg-17": {"id": "sg-17", "sector": "ITU-T", "number": 17, "title": "Security", "period": [2025, 2028], "mandate": ["security"], "words": ["security"], "source": "s", "verified": true}},
		"retired": {"sg-16": {"id": "sg-16", "sector": "ITU-T", "number": 16, "names": ["SG16"], "since": 2024, "successor": "sg-21", "source": "s", "verified": true}}}`,
		[]change{
			{"conferences.wtsa-24.year", 24, "conferences"},
			{"conferences.wtsa-24.verified", nil, "conferences"},
			{"resolutions.wtsa-64.about", []any{}, "resolutions"},
			{"resolutions.wtsa-64.source", "", "resolutions"},
			{"resolutions.wtsa-64.status", "gone", "resolutions"},
			{"resolutions.wtsa-64.text", "LXIV", "resolutions"},
			{"resolutions.wtsa-64.revisions.0.place", nil, "resolutions"},
			{"resolutions.wtsa-64.titel", "t", "resolutions"},
			{"study_groups.sg-17.period", []any{2025}, "study_groups"},
			{"study_groups.sg-17.mandate.0", "PKI", "study_groups"},
			{"retired.sg-16.since", "2024", "retired"},
			{"retired.SG 16", map[string]any{}, "retired"},
			{"retired", nil, "retired"},
		}},
}

type change struct {
	path string
	to   any
	want string
}

// apply sets the value at a dotted path in v; nil removes it.
func apply(v any, path string, to any) any {
	head, rest, more := strings.Cut(path, ".")
	switch v := v.(type) {
	case map[string]any:
		switch {
		case more:
			v[head] = apply(v[head], rest, to)
		case to == nil:
			delete(v, head)
		default:
			v[head] = to
		}
		return v
	case []any:
		i := int(head[0] - '0')
		if more {
			v[i] = apply(v[i], rest, to)
		} else {
			v[i] = to
		}
		return v
	}
	panic("no such path: " + path)
}

func TestDefinitions(t *testing.T) {
	for _, tt := range samples {
		t.Run(tt.def, func(t *testing.T) {
			if err := ValidateJSON(tt.def, []byte(tt.good)); err != nil {
				t.Fatalf("good sample refused:\n%v", err)
			}
			for _, c := range tt.bad {
				var v any
				if err := json.Unmarshal([]byte(tt.good), &v); err != nil {
					t.Fatal(err)
				}
				data, err := json.MarshalIndent(apply(v, c.path, c.to), "", "  ")
				if err != nil {
					t.Fatal(err)
				}
				err = ValidateJSON("#"+tt.def, data)
				if err == nil {
					t.Errorf("%s = %v accepted", c.path, c.to)
					continue
				}
				if !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "data.json:") {
					t.Errorf("%s = %v: error should name a place and %s:\n%v", c.path, c.to, c.want, err)
				}
			}
		})
	}
}

// Every top-level definition has a sample, or is part of one that has.
func TestEveryShapeHasASample(t *testing.T) {
	var got []string
	for _, s := range samples {
		got = append(got, s.def)
	}
	slices.Sort(got)
	want := []string{"Config", "Draft", "Input", "Lexicon", "Registry", "Report", "RuleMetadata", "Shown"}
	if diff := cmp.Diff(want, slices.Compact(got)); diff != "" {
		t.Error(diff)
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct{ name, def, data, want string }{
		{"place", "Report", "{\n  \"version\": 1,\n  \"tool\": {\"name\": \"redline\",\n    \"version\": 7, \"policies\": \"\"}}", "data.json:4:16: tool.version: "},
		{"syntax", "Report", "{\"version\": }", "data.json:1:"},
		{"no such definition", "Nothing", "{}", "there is no definition #Nothing"},
		{"no name", "a b", "{}", "no name of a definition"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := ValidateJSON(tt.def, []byte(tt.data))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q in it", err, tt.want)
			}
		})
	}
	config := `failOn: "fatal"
rules: {ipv6: "loud"}
languages: ["english"]
limit: "2"
waivers: [{
	rule:   "a"
	reason: ""
}]
`
	want := `redline.cue:1:1: failOn: "fatal" does not fit: expected "advice", "error" or "warning"
redline.cue:2:9: rules.ipv6: "loud" does not fit: expected "advice", "error", "off", "on" or "warning"
redline.cue:3:13: languages.0: "english" does not fit: expected =~"^[a-z]{2}$"
redline.cue:4:8: limit: "2" does not fit: expected int
redline.cue:6:10: waivers.0.rule: "a" does not fit: expected =~"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
`
	if diff := cmp.Diff(want, fmt.Sprintln(ValidateCUE("Config", "redline.cue", []byte(config)))); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	for _, tt := range []struct{ data, want string }{
		{"failOn: \"warning\"\nwaivers: [{\n\trule: \"a/b\"\n}]\n", "redline.cue:2:11: waivers.0.reason: is missing"},
		{"colour: 1\n", "redline.cue:1:1: colour: there is no such field"},
		{"failOn: \"warning\n", "redline.cue:1:9: (top): string literal not terminated"},
		{"failOn: high\n", "redline.cue:1:9: failOn: reference \"high\" not found"},
	} {
		if err := ValidateCUE("Config", "redline.cue", []byte(tt.data)); err == nil || err.Error() != tt.want {
			t.Errorf("error %v, want %s", err, tt.want)
		}
	}
	if err := ValidateCUE("Config", "redline.cue", []byte("failOn: \"warning\"\nrules: ipv6: \"off\"\n")); err != nil {
		t.Error(err)
	}
}

// The definitions and the Go structs have the same fields. Structs that are not
// printed as they are may have more, for their own use.
func TestFieldsMatchGo(t *testing.T) {
	s, err := Compile(cuecontext.New())
	if err != nil {
		t.Fatal(err)
	}
	lower := func(s string) string {
		r, n := utf8.DecodeRuneInString(s)
		if s == "ID" {
			return "id"
		}
		return string(unicode.ToLower(r)) + s[n:]
	}
	for _, tt := range []struct {
		def  string
		in   any
		json bool
		skip []string // fields of the definition that the struct holds in another way
	}{
		{"#Report", report.Report{}, true, nil},
		{"#Finding", report.Finding{}, true, nil},
		{"#CheckedDocument", report.Document{}, true, nil},
		{"#CheckedResolution", report.Resolution{}, true, nil},
		{"#Evidence", report.Evidence{}, true, nil},
		{"#Problem", report.Problem{}, true, nil},
		{"#Place", draft.Pos{}, true, nil},
		{"#Draft", draft.Draft{}, false, nil},
		{"#Paragraph", draft.Paragraph{}, false, nil},
		{"#Run", draft.Run{}, false, nil},
		{"#Document", resolution.Document{}, false, nil},
		{"#Resolution", resolution.Resolution{}, false, nil},
		{"#Clause", resolution.Clause{}, false, []string{"line", "column", "endLine", "endColumn"}},
		{"#Label", resolution.Label{}, false, nil},
		{"#Mention", facts.Mention{}, false, nil},
		{"#Statement", facts.Statement{}, false, nil},
	} {
		t.Run(tt.def, func(t *testing.T) {
			want := map[string]bool{}
			typ := reflect.TypeOf(tt.in)
			for i := range typ.NumField() {
				f := typ.Field(i)
				name := lower(f.Name)
				if tt.json {
					name, _, _ = strings.Cut(f.Tag.Get("json"), ",")
				}
				want[name] = true
			}
			got := map[string]bool{}
			iter, err := s.LookupPath(cue.ParsePath(tt.def)).Fields(cue.Optional(true))
			if err != nil {
				t.Fatal(err)
			}
			for iter.Next() {
				got[iter.Selector().Unquoted()] = true
			}
			for _, f := range tt.skip {
				delete(got, f)
			}
			if !tt.json {
				for f := range want {
					if !got[f] {
						delete(want, f)
					}
				}
			}
			if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got))); diff != "" {
				t.Errorf("fields (-Go +CUE):\n%s", diff)
			}
		})
	}
}

// Every field of every definition says in a comment what it is, or its type has
// a comment that does.
func TestFieldsAreDocumented(t *testing.T) {
	s, err := Compile(cuecontext.New())
	if err != nil {
		t.Fatal(err)
	}
	iter, err := s.Fields(cue.Definitions(true))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for iter.Next() {
		if !iter.Selector().IsDefinition() {
			t.Errorf("%s is no definition", iter.Selector())
		}
		n++
		doc := ""
		for _, g := range iter.Value().Doc() {
			doc += g.Text()
		}
		if name := iter.Selector().String(); !strings.HasPrefix(doc, name+" ") {
			t.Errorf("%s: its comment should start with its name; got %q", name, doc)
		}
	}
	if n < 30 {
		t.Errorf("found %d definitions only", n)
	}
}

func readDir(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.cue"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no CUE files in %s: %v", dir, err)
	}
	m := map[string][]byte{}
	for _, n := range names {
		if m[filepath.Base(n)], err = os.ReadFile(n); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func TestCompileFilesErrors(t *testing.T) {
	_, err := CompileFiles(cuecontext.New(), map[string][]byte{"a.cue": []byte("package x\na: 1\na: 2\n")})
	if err == nil || !strings.Contains(err.Error(), "a.cue:") {
		t.Errorf("error %v, want a place in a.cue", err)
	}
	_, err = Export("Registry", map[string][]byte{"a.cue": []byte("package x\nconferences: {}\nresolutions: {}\nstudy_groups: {}\nretired: \"sg-1\": 3\n")})
	if err == nil || !strings.HasPrefix(err.Error(), "a.cue:5:") {
		t.Errorf("error %v, want a place in a.cue", err)
	}
}

// Whatever the data, the answer is an error or nothing, in one line for a fault.
func FuzzValidateJSON(f *testing.F) {
	for _, s := range samples {
		f.Add(s.def, []byte(s.good))
	}
	f.Add("Report", []byte(`{"version": 1e999, "findings": [null]}`))
	f.Add("Config", []byte(`{"rules": {"a/b": {}}, "waivers": [[]]}`))
	f.Add("Shown", []byte("{\"a\": \"\xff\"}"))
	f.Fuzz(func(t *testing.T, def string, data []byte) {
		if len(data) > 4096 {
			return
		}
		err := ValidateJSON(def, data)
		if err == nil && !json.Valid(data) {
			t.Errorf("no JSON, but no error: %q", data)
		}
	})
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := Compile(cuecontext.New()); err != nil {
			b.Fatal(err)
		}
	}
}
