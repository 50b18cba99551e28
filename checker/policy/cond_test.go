package policy

import (
	"strings"
	"testing"
)

// fields is an element for tests.
type fields map[string]value

func (f fields) get(path []string) value { return f[strings.Join(path, ".")] }

func TestHolds(t *testing.T) {
	e := fields{"act.x": numValue(0), "via": textValue("by"), "a.value": numValue(2), "b.value": numValue(3), "no": boolValue(false), "empty": textValue(""), "role": {sort: composite}}
	d := fields{"mark": textValue("SUP"), "number": numValue(47)}
	for s, want := range map[string]bool{
		"1":                                  true,
		"0":                                  false,
		"(? .act.x)":                         true, // a mention may have number 0
		"(? .act.y)":                         false,
		"(? .no)":                            false,
		"(? .empty)":                         true,
		"(? .role)":                          true,
		"(! (? .act.y))":                     true,
		"(& (? .act.x) (? .act.y))":          false,
		"(| (? .act.x) (? .act.y))":          true,
		`(= .via "by")`:                      true,
		`(!= .via "by")`:                     false,
		`(!= .gone "by")`:                    false, // no value, no comparison
		`(in .via {"by" "open"})`:            true,
		`(in .gone {"by" "open"})`:           false,
		"(= .b.value .a.value+1)":            true,
		"(= .b.value .a.value+2)":            false,
		"(= .b.value .via+1)":                false,
		"(< 2 .b.value)":                     true,
		"(<= 3 .b.value)":                    true,
		"(< 3 .b.value)":                     false,
		"(< 100 .via)":                       true, // numbers come before strings
		`(& (= /mark "SUP") (= /number 47))`: true,
		"(= .no false)":                      true,
	} {
		c, err := parseCond(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		if got := c.holds(e, d); got != want {
			t.Errorf("%s holds: %v, want %v", s, got, want)
		}
		if got := c.String(); got != s {
			t.Errorf("%s is written %s", s, got)
		}
	}
}

func TestSimplify(t *testing.T) {
	a, b := cond{op: opHas, l: operand{from: '.', path: []string{"a"}}}, cond{op: opHas, l: operand{from: '/', path: []string{"b"}}}
	for _, tc := range []struct {
		got  cond
		want string
	}{
		{and(), "1"}, {or(), "0"}, {and(a), "(? .a)"}, {and(a, cond{}, a), "(? .a)"},
		{and(a, or()), "0"}, {or(a, and()), "1"}, {or(a, or(b, a)), "(| (? .a) (? /b))"}, {not(not(a)), "(? .a)"},
	} {
		if got := tc.got.String(); got != tc.want {
			t.Errorf("got %s, want %s", got, tc.want)
		}
	}
}

func FuzzParseCond(f *testing.F) {
	for _, s := range []string{"1", "0", `(& (? .a.b) (! (= /m "x y")))`, `(in .v {"a" 3 true})`, "(= .a .b-12)", "(", "(&", `(= "`, "(? .)", "(in .a 1)", "(= 1 2 3)", "((", "(! 1 0)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := parseCond(s)
		if err != nil {
			return
		}
		c.holds(fields{"a": numValue(1)}, fields{})
		again, err := parseCond(c.String())
		if err != nil {
			t.Fatalf("%q is written %q, which cannot be read: %v", s, c, err)
		}
		if again.String() != c.String() {
			t.Fatalf("%q, read again, is %q", c, again)
		}
	})
}
