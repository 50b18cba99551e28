package facts

import (
	"fmt"
	"os"
	"testing"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/lexicon"
	"github.com/redline-check/redline/checker/resolution"
)

func TestZZ(t *testing.T) {
	in := os.Getenv("ZZ")
	if in == "" {
		t.Skip()
	}
	b, _ := os.ReadFile("../../policies/lexicon.json")
	lex, err := lexicon.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	a := New(lex)
	data, _ := os.ReadFile(in)
	d, err := draft.Read(in, data)
	if err != nil {
		t.Fatal(err)
	}
	doc := resolution.Parse(d, draft.Proposed, resolution.Grammar{Preamble: lex.Preamble, Operative: lex.Operative, Qualifier: lex.Qualifier, Marks: lex.Marks})
	Debug = func(s *sentence) {
		names := []string{"N", "V", "MOD", "BE", "HAVE", "DO", "TO", "NEG", "DET", "PREP", "CONJ", "SUB", "ADV", "PRON", "ADJ", "NUM", ",", "HARD", "Q", "("}
		for i, k := range s.toks {
			if i == s.lead {
				fmt.Print(" || ")
			}
			m := ""
			if k.m >= 0 {
				m = fmt.Sprintf(".%d", k.m)
			}
			v := ""
			if k.tag == tVerb {
				v = []string{"b", "s", "ed", "ing", "pl"}[k.vform]
			}
			fmt.Printf("%s/%s%s%s ", k.low, names[k.tag], v, m)
		}
		fmt.Println()
		for k, p := range s.preds {
			w := ""
			for i := p.from; i < p.to; i++ {
				w += s.toks[i].low + " "
			}
			kind := "noun"
			if p.vg >= 0 {
				kind = []string{"finite", "inf", "gerund", "part", "reduced", "bare"}[s.vgs[p.vg].kind]
				if s.vgs[p.vg].passive {
					kind += " passive"
				}
			}
			subj := ""
			for i := p.subjFrom; i < p.subjTo; i++ {
				subj += s.toks[i].low + " "
			}
			rels := []string{"none", "comp", "obj", "of", "adjunct", "by", "subj", "compl", "clause", "adv", "purpose"}
			ag, via := s.agent(k)
			ags := ""
			for _, x := range ag {
				if s.ms[x].from < 0 {
					ags += "ASSEMBLY "
				} else {
					ags += s.toks[s.ms[x].from].low + " "
				}
			}
			st, why := s.statusOf(k)
			fmt.Printf("   #%d %q %s gov=%d %s(%s) subj=%q agent=%s(%s) %s %v\n", k, w, kind, p.gov, rels[p.rel], p.prep, subj, ags, via, st, why)
		}
	}
	a.Annotate(doc)
	Debug = nil
}
