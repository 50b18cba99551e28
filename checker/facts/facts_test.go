package facts_test

import (
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/facts"
	"github.com/redline-check/redline/checker/lexicon"
	"github.com/redline-check/redline/checker/resolution"
	"github.com/redline-check/redline/policies"
)

func annotator(t testing.TB) (*facts.Annotator, resolution.Grammar) {
	t.Helper()
	lex, err := lexicon.Parse(policies.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	return facts.New(lex), resolution.Grammar{Preamble: lex.Preamble, Operative: lex.Operative, Qualifier: lex.Qualifier, Marks: lex.Marks}
}

func annotate(t testing.TB, a *facts.Annotator, g resolution.Grammar, text string) (*resolution.Document, *facts.Facts) {
	t.Helper()
	d, err := draft.Read("t.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	doc := resolution.Parse(d, draft.Proposed, g)
	return doc, a.Annotate(doc)
}

const head = "ADD ABC/1/1\nDRAFT NEW RESOLUTION [ABC-1]\nInternet numbers\nThe World Telecommunication Standardization Assembly (Place, 2028),\n"

// want is a statement that must be there: "act agent object status via", a
// concept each, "-" for an empty role, "*" for any. A leading "!" says that no
// such statement may be asserted.
func TestStatements(t *testing.T) {
	a, g := annotator(t)
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"active", "resolves\n1 that Member States shall manage IP addresses;", []string{"control states number_resource asserted subject"}},
		{"two subjects", "resolves\n1 that Member States and the Council shall allocate AS numbers;", []string{"control states number_resource asserted subject", "control council number_resource asserted subject"}},
		{"subjunctive after a number", "resolves\n1 that Study Group 17 elaborate a Recommendation on the security of IPv6;", []string{"produce study_group standard asserted subject"}},
		{"passive with agent", "resolves\n1 that IP addresses be allocated by the competent national authority;", []string{"control states number_resource asserted by"}},
		{"passive without agent", "resolves\n1 that IP addresses be allocated fairly;", []string{"control - number_resource asserted open"}},
		{"passive, agent far away", "resolves\n1 that the transfer of address blocks between regions be approved in advance, case by case, by the governments concerned;", []string{"control states number_resource asserted by"}},
		{"coordinated participles", "resolves\n1 that allocation policies shall not be approved or amended by governments;", []string{"!control states number_resource * *"}},
		{"coordinated bare verbs", "resolves\n1 that governments must not supervise, audit or direct the Regional Internet Registries;", []string{"!control states number_resource * *"}},
		{"noun of an act, by", "resolves\n1 to promote the management by governments of IP addresses;", []string{"control states number_resource asserted by"}},
		{"noun of an act, possessive", "recognizing\na) States' control over IP addresses;", []string{"control states number_resource asserted modifier"}},
		{"noun of an act, adjective", "recognizing\na) governmental oversight of the Regional Internet Registries;", []string{"control states number_resource asserted modifier"}},
		{"role of A in the act", "recognizing\na) the role of Member States in the allocation of IP addresses;", []string{"control states number_resource asserted role-of"}},
		{"role of A in doing", "recognizing\na) the role of governments in managing AS numbers;", []string{"control states number_resource asserted *"}},
		{"right to do", "recognizing\na) that each State has the right to manage IP addresses on its territory;", []string{"control states number_resource asserted subject"}},
		{"authority to decide how", "recognizing\na) that each sovereign State has authority to decide how IP addresses are distributed;", []string{"control states number_resource asserted subject"}},
		{"dative", "resolves\n1 to give Member States authority over IP addresses;", []string{"control states number_resource asserted *"}},
		{"entrust with", "resolves\n1 to entrust ITU with the management of autonomous system numbers;", []string{"control itu number_resource asserted dative"}},
		{"empowered to", "resolves\n1 that Member States be empowered to approve policies of the Regional Internet Registries;", []string{"control states number_resource asserted subject"}},
		{"under the supervision of", "resolves\n1 to place the Regional Internet Registries under the supervision of Member States;", []string{"control states number_resource asserted *"}},
		{"subject to approval", "resolves\n1 that address transfers are subject to the approval of the regulator;", []string{"control states number_resource asserted *"}},
		{"answer to", "resolves\n1 that the Regional Internet Registries shall answer to an intergovernmental board;", []string{"control intergovernmental number_resource asserted by"}},
		{"rest with", "resolves\n1 that the final decision on IP addresses rests with governments;", []string{"control states number_resource asserted vested"}},
		{"composed of", "resolves\n1 to establish an oversight board for the Regional Internet Registries, composed of representatives of Member States;", []string{"control states number_resource asserted composed"}},
		{"no X before Y", "resolves\n1 that no block of IP addresses be transferred before the government concerned has given its consent;", []string{"control states number_resource asserted *"}},
		{"not unless", "resolves\n1 that a Regional Internet Registry shall not revoke IP addresses unless the ministry agrees in writing to give its approval;", []string{"control states number_resource asserted *"}},
		{"addressee", "instructs the Director of the Telecommunication Standardization Bureau\n1 to allocate IPv6 address blocks;", []string{"control itu number_resource asserted addressee"}},
		{"list below a chapeau", "instructs the Director of the Telecommunication Standardization Bureau\n1 to support countries, in particular by:\ni) organizing training;\nii) assigning IP addresses to operators;", []string{"control itu number_resource asserted *"}},
		{"negated chapeau", "resolves\n1 that nothing in this Resolution shall be read as\ngiving Member States the power to manage IP addresses;", []string{"!control states number_resource * *"}},
		{"aside", "resolves\n1 that the government may, within sixty days, block the transfer of IP addresses;", []string{"control states number_resource asserted subject"}},
		{"relative clause", "resolves\n1 to support the ministries which manage IP addresses;", []string{"control states number_resource asserted relative"}},

		{"not", "resolves\n1 that governments shall not manage IP addresses;", []string{"control states number_resource negated subject"}},
		{"no government", "resolves\n1 that no government shall manage IP addresses;", []string{"control states number_resource negated subject"}},
		{"neither nor", "resolves\n1 that neither ITU nor Member States manage IP addresses;", []string{"!control itu number_resource * *", "!control states number_resource * *"}},
		{"without", "resolves\n1 to cooperate with the registries without managing IP addresses;", []string{"!control * number_resource * *"}},
		{"refrain from", "urges Member States\n1 to refrain from managing IP addresses;", []string{"control states number_resource negated *"}},
		{"avoid what would", "urges Member States\n1 to avoid legislation that would give governments control over IP addresses;", []string{"!control states number_resource * *"}},
		{"rather than", "recognizing\na) that communities rather than governments manage IP addresses;", []string{"!control states number_resource * *"}},
		{"not A but B", "recognizing\na) that registries, and not States or ITU, allocate IP addresses;", []string{"!control states number_resource * *"}},

		{"proposed by some", "noting\na) that some administrations proposed that Member States manage IP addresses;", []string{"control states number_resource reported subject"}},
		{"the claim that", "noting\na) the claim that governments should manage IP addresses;", []string{"control states number_resource reported subject"}},
		{"according to", "noting\na) that, according to some, governments should manage IP addresses;", []string{"control states number_resource reported subject"}},
		{"past", "noting\na) that governments managed IP addresses at the time;", []string{"control states number_resource reported subject"}},
		{"quoted", "noting\na) that the words “governments manage IP addresses” were not retained;", []string{"!control states number_resource * *"}},
		{"a question", "1 Should governments manage IP addresses?\n2 We think that the registries do it well and that the training of engineers in all the countries of the region should go on for many years.\n", []string{"!control states number_resource * *"}},
		{"our proposal is ours", "We propose that governments manage IP addresses in our region and in every other region of the world from now on, and that they say so in public to everybody who asks them in the meetings of the registries.\n", []string{"control states number_resource asserted subject"}},
		{"a view made one's own", "sharing\nthe conviction of several administrations that governments should manage IP addresses,", []string{"control states number_resource asserted subject"}},

		{"shared object", "instructs the Director of the Telecommunication Standardization Bureau\n1 to approve and publish the policies of the Regional Internet Registries;", []string{"control itu number_resource asserted addressee"}},
		{"object behind an aside", "instructs Study Group 17\n1 to lay down, in one or more Recommendations, the security requirements that IPv6 networks are expected to fulfil;", []string{"control study_group security asserted addressee", "control study_group ipv6 asserted addressee"}},
		{"subject behind asides", "resolves\n1 that changes to the rules under which IP addresses are transferred remain a matter for the governments;", []string{"vest * * asserted *"}},
		{"subject in the line above", "resolves that administrations\n1 are entitled to inspect the books of the Regional Internet Registries;", []string{"control states number_resource asserted subject"}},
		{"who set it up", "resolves\n1 that the office set up by the ministers shall allocate IP addresses;", []string{"control states number_resource asserted subject"}},
		{"whose consent", "resolves\n1 that transfers of IP addresses be notified to the Council, whose consent is required;", []string{"control council number_resource asserted modifier"}},
		{"given to it", "resolves\n1 to convene the Council and entrust to it the management of IP addresses;", []string{"control council number_resource asserted *"}},
		{"left to others", "resolves\n1 that governments leave the management of IP addresses to the Regional Internet Registries;", []string{"!control states number_resource * *"}},
		{"alternatives", "resolves\n1 that address policies be [discussed with] [approved by] the governments;", []string{"control states number_resource asserted by"}},
		{"nothing that", "noting\na) that there is nothing that gives governments control over IP addresses;", []string{"!control states number_resource * *"}},
		{"asked whether", "noting\na) that many ask whether governments manage IP addresses;", []string{"!control states number_resource * *"}},
		{"said after a noun", "The representative of a member State said that governments manage IP addresses in that region and in every other region of the world, and the meeting moved to the next point of its agenda.\n", []string{"!control states number_resource * *"}},
		{"a wish", "It would be desirable if governments managed IP addresses in our region and in every other region of the world from now on, for the good of all those who live and work there.\n", []string{"control states number_resource asserted subject"}},
		{"it, a sentence later", "A committee of ministers will meet next year in the capital of our country. It would approve every transfer of IP addresses in our region and in every other region of the world from now on.\n", []string{"control intergovernmental number_resource asserted subject"}},
		{"they, a sentence later", "The blocks of IP addresses of our region are not well used by those who hold them. They should be allocated by the ministries of the region from now on, for the good of all who live there.\n", []string{"control states number_resource asserted by"}},
		{"made its own a sentence later", "Several authors maintain that governments should manage IP addresses in every region of the world. Our secretariat shares their conclusion and commends it to all those who read this paper.\n", []string{"control states number_resource asserted subject"}},
		{"not made its own", "Several authors maintain that governments should manage IP addresses in every region of the world. Our secretariat does not share their conclusion and says so to all those who read this paper.\n", []string{"!control states number_resource * *"}},

		{"topic of training", "resolves\n1 to train staff in the management of IP addresses;", []string{"control * number_resource mentioned *"}},
		{"topic of a course", "resolves\n1 to hold a course on the allocation of IP addresses by governments;", []string{"!control states number_resource * *"}},
		{"experience in", "instructs Study Group 2\n1 to collect experience in the management of ccTLDs;", []string{"!control itu cctld * *"}},
		{"fund for", "resolves\n1 to manage a fellowship fund for meetings of the Regional Internet Registries;", []string{"!control itu number_resource * *"}},
		{"title of a cited text", "recalling\nResolution 102 (Rev. Bucharest, 2022), on the management of Internet resources by governments;", []string{"!control states number_resource * *"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := test.text
			if text[0] >= 'a' {
				text = head + text
			}
			_, f := annotate(t, a, g, text)
			for _, w := range test.want {
				no := strings.HasPrefix(w, "!")
				p := strings.Fields(strings.TrimPrefix(w, "!"))
				found := false
				for i := range f.Statements {
					s := &f.Statements[i]
					if fits(s.Act, p[0]) && fits(s.Agent, p[1]) && fits(s.Object, p[2]) && (p[3] == "*" || s.Status == p[3]) && (p[4] == "*" || s.Via == p[4]) {
						if !no || s.Status == facts.Asserted {
							found = true
						}
					}
				}
				if found == no {
					t.Errorf("%q: want %q, have\n%s", test.text, w, dump(f))
				}
			}
		})
	}
}

func fits(r facts.Role, concept string) bool {
	switch concept {
	case "*":
		return true
	case "-":
		return len(r) == 0
	}
	_, ok := r[concept]
	return ok
}

func dump(f *facts.Facts) string {
	var b strings.Builder
	for i := range f.Statements {
		s := &f.Statements[i]
		role := func(r facts.Role) string {
			var ks []string
			for k := range r {
				ks = append(ks, k)
			}
			sort.Strings(ks)
			return strings.Join(ks, ",")
		}
		b.WriteString("  " + s.String() + "\n     act " + role(s.Act) + " | agent " + role(s.Agent) + " | object " + role(s.Object) + " | " + strings.Join(s.Why, "; ") + "\n")
	}
	return b.String()
}

// The words of a mention stand in its clause where it says; statements name
// mentions and clauses that exist.
func check(t *testing.T, doc *resolution.Document, f *facts.Facts) {
	t.Helper()
	for _, m := range f.Mentions {
		if m.Clause < 0 {
			continue
		}
		text := doc.Clauses[m.Clause].Text
		if m.From < 0 || m.To < m.From || m.To > text.Len() {
			t.Fatalf("mention %+v leaves its clause of %d bytes", m, text.Len())
		}
		if got := text.String()[m.From:m.To]; got != m.Words {
			t.Errorf("mention %d says %q, its place says %q", m.ID, m.Words, got)
		}
		if m.At.Line == 0 || m.End.Before(m.At) {
			t.Errorf("mention %d %q has no place: %v to %v", m.ID, m.Words, m.At, m.End)
		}
	}
	for i, s := range f.Statements {
		if s.ID != i || s.Clause < 0 || s.Clause >= len(doc.Clauses) || s.From < 0 || s.To < s.From || s.To > doc.Clauses[s.Clause].Text.Len() {
			t.Fatalf("statement %d is out of place: %+v", i, s)
		}
		for _, r := range []facts.Role{s.Act, s.Agent, s.Object, s.Subject, s.About, s.Near} {
			for c, m := range r {
				if m < 0 || m >= len(f.Mentions) {
					t.Fatalf("statement %d: %s names mention %d of %d", i, c, m, len(f.Mentions))
				}
			}
		}
		switch s.Status {
		case facts.Asserted, facts.Negated, facts.Reported, facts.Mentioned:
		default:
			t.Errorf("statement %d has status %q", i, s.Status)
		}
	}
}

func TestSame(t *testing.T) {
	a, g := annotator(t)
	text := head + "considering\na) that registries and governments cooperate, and that, in some regions, no policy takes effect unless they agree;\nresolves\n1 that the said bodies shall not, except by consent, be placed under the control of States;\n2 to manage them.\n"
	doc, f := annotate(t, a, g, text)
	check(t, doc, f)
	for range 5 {
		_, h := annotate(t, a, g, text)
		if d := cmp.Diff(f, h); d != "" {
			t.Fatalf("a second reading differs:\n%s", d)
		}
	}
}

// An annotator for some concepts sees the same statements about them.
func TestFor(t *testing.T) {
	a, g := annotator(t)
	text := head + "considering\na) that Member States shall manage IP addresses;\nb) that fellowships are welcome;\nc) that ITU reports on ccTLDs;\nresolves\n1 that the registries answer to governments.\n"
	about := func(f *facts.Facts) []string {
		var out []string
		for i := range f.Statements {
			if _, ok := f.Statements[i].About["number_resource"]; ok {
				out = append(out, f.Statements[i].Words+" "+f.Statements[i].Status)
			}
		}
		return out
	}
	_, all := annotate(t, a, g, text)
	_, some := annotate(t, a.For(map[string]bool{"number_resource": true}), g, text)
	if d := cmp.Diff(about(all), about(some)); d != "" {
		t.Error(d)
	}
	if len(about(all)) == 0 || len(some.Statements) >= len(all.Statements) {
		t.Errorf("%d statements for one concept, %d in all", len(some.Statements), len(all.Statements))
	}
}

func FuzzAnnotate(f *testing.F) {
	a, g := annotator(f)
	for _, s := range []string{
		head + "resolves\n1 that no block be moved unless, after notice, the State has given its consent;\n",
		head + "instructs Study Groups 13, 17 and 20\n1 to:\na) manage;\nb) and/or, not only but also;\n",
		"- a\n- b, which, who that\n\n\"quoted\" (paren [-struck-][+added+]) of by to be being been not nor neither\n",
		"that that that, if when unless before by by of of the the\n",
		"It is for governments to say who, where and how IP addresses shall be, be it so, allocated.\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		d, err := draft.Read("f.txt", []byte(text))
		if err != nil {
			return
		}
		for _, v := range []draft.View{draft.Proposed, draft.Current} {
			doc := resolution.Parse(d, v, g)
			check(t, doc, a.Annotate(doc))
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	a, g := annotator(b)
	text := head + strings.Repeat("resolves\n1 that the transfer of address blocks between regions be approved in advance, case by case, by the governments concerned;\n2 to promote training on IPv6 in the universities of the region, in collaboration with the Regional Internet Registries;\n", 40)
	d, err := draft.Read("b.txt", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	doc := resolution.Parse(d, draft.Proposed, g)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		a.Annotate(doc)
	}
}
