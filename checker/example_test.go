package checker_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/redline-check/redline/checker"
)

const small = `ADD ABC/1/1
DRAFT NEW RESOLUTION [ABC-1]
Stewardship of addresses
The World Telecommunication Standardization Assembly (Place, 2028),
recognizing
a) the work of the Regional Internet Registries;
b) that IPv6 is inherently insecure,
resolves
1 to share experience with the registries;
2 that Member States shall approve the assignment of IP addresses.
`

func Example() {
	ctx := context.Background()
	c, err := checker.New(ctx, checker.Options{})
	if err != nil {
		log.Fatal(err)
	}
	r, err := c.Check(ctx, checker.Source{Name: "draft.txt", Data: []byte(small)})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range r.Findings {
		fmt.Printf("%s:%d:%d: %s: %s (%s)\n", f.File, f.Line, f.Column, f.Level, f.Rule, f.Clause)
		fmt.Printf("  %s\n", f.Message)
	}
	// Output:
	// draft.txt:7:9: error: ipv6/insecure-framing (recognizing b))
	//   Says that IPv6 is unsafe by nature (“insecure”).
	// draft.txt:10:8: error: numbering/government-role (resolves 2)
	//   Gives Member States a power (“approve”) over IP addresses.
}

func ExampleChecker_CheckAll() {
	ctx := context.Background()
	c, err := checker.New(ctx, checker.Options{Rules: []string{"cctld", "numbering/government-role"}})
	if err != nil {
		log.Fatal(err)
	}
	r, err := c.CheckAll(ctx, []checker.Source{
		{Name: "b.txt", Data: []byte("SUP ABC/1/2\nRESOLUTION 47 (Rev. Dubai, 2012)\nCountry code top-level domain names\n")},
		{Name: "a.txt", Data: []byte(small)},
		{Name: "missing.txt"},
	}, nil)
	for _, f := range r.Findings {
		fmt.Printf("%s: %s in %s\n", f.File, f.Rule, f.Clause)
	}
	for _, p := range r.Errors {
		fmt.Printf("%s was not checked\n", p.File)
	}
	fmt.Println("whole work done:", err == nil)
	// Output:
	// a.txt: numbering/government-role in resolves 2
	// b.txt: cctld/suppression in heading
	// missing.txt was not checked
	// whole work done: false
}

func ExampleChecker_Rules() {
	c, err := checker.New(context.Background(), checker.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range c.Rules() {
		if strings.HasPrefix(r.ID, "cctld/") {
			fmt.Println(r.Level, r.ID+":", r.Title)
		}
	}
	// Output:
	// error cctld/itu-role: No ITU or foreign role over country code domains
	// error cctld/suppression: Resolution 47 on country code domains stays
}

func ExampleChecker_Show() {
	ctx := context.Background()
	c, err := checker.New(ctx, checker.Options{})
	if err != nil {
		log.Fatal(err)
	}
	u, err := c.Show(ctx, checker.Source{Name: "draft.txt", Data: []byte(small)})
	if err != nil {
		log.Fatal(err)
	}
	for i := range u.Document.Clauses {
		if c := &u.Document.Clauses[i]; c.Label.Text != "" {
			fmt.Printf("%s: %s\n", c.Name, c.Text)
		}
	}
	for _, s := range u.Statements {
		who, named := s.Agent["states"]
		if act, ok := s.Act["control"]; ok && named && u.Mentions[act].Words == "approve" {
			fmt.Printf("%s: %s approve something (%s)\n", u.Document.Clauses[s.Clause].Name, u.Mentions[who].Words, s.Status)
		}
	}
	// Output:
	// recognizing a): the work of the Regional Internet Registries;
	// recognizing b): that IPv6 is inherently insecure,
	// resolves 1: to share experience with the registries;
	// resolves 2: that Member States shall approve the assignment of IP addresses.
	// resolves 2: Member States approve something (asserted)
}
