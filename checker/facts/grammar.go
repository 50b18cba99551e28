package facts

import "strings"

// Closed classes of English. Words of the subject matter are in the lexicon.

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// closed gives the tag of words that belong to a closed class.
var closed = func() map[string]tag {
	m := map[string]tag{}
	put := func(t tag, s string) {
		for _, w := range strings.Fields(s) {
			m[w] = t
		}
	}
	put(tModal, "shall should may must will can could would might cannot ought")
	put(tBe, "be is are was were been being am")
	put(tHave, "have has had having")
	put(tDo, "do does did")
	put(tNeg, "not never")
	put(tDet, "one the a an its their our his her my your any this these those such each every all both some no many several certain another other either neither few most more same own said following last next previous former whatever two three four five six seven eight nine ten dozen")
	put(tPrep, "according to of in for by with under within over on from among amongst between at into onto through throughout upon against towards toward via per during without beyond across behind as than above below beside besides despite except including like unlike near outside inside regarding concerning respecting notwithstanding amid about around alongside")
	put(tConj, "and or but nor yet plus")
	put(tSub, "that which who whom whose if unless whether because although though while whereas where when whenever wherever how why what since until till before after once lest so whereupon insofar inasmuch")
	put(tAdv, "also only already still further furthermore moreover however therefore thereby thus hence both again here there then now soon ever always often sometimes together instead alone even just quite rather too very well less least merely solely exclusively jointly duly yet indeed otherwise likewise accordingly fully first finally henceforth herein hereby thereafter thereof therein thereto forthwith elsewhere abroad online offline inter alia mutatis mutandis")
	put(tPron, "it they them he she we us i you itself themselves ones others nothing none nobody everyone everybody anyone anybody someone something anything everything whoever")
	return m
}()

// adjunct prepositions: what follows is not what the act is done to.
var adjunctPrep = set("by with under within from through via during without at among amongst between before after until upon per beyond despite notwithstanding outside inside like unlike following throughout amid alongside across including as than")

// nounSuffix and adjSuffix tell an unknown word's class where it could be taken
// for a verb.
var nounSuffix = []string{"tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "hood", "ism", "ist", "age", "ure", "dom"}

var adjSuffix = []string{"able", "ible", "al", "ous", "ive", "ful", "less", "ic", "ary", "ant", "ent"}

func hasSuffix(w string, ss []string) bool {
	for _, s := range ss {
		if len(w) > len(s)+2 && strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// abbreviations whose full stop ends no sentence.
var abbreviation = set("rev no nos art arts para paras cf e.g i.e add corr vs st dr mr ms mrs prof ed vol fig doc ref approx incl etc")

// evaluative adjectives make a wish of "it would be … if".
var evaluative = set("fair just right better best desirable preferable advisable useful helpful welcome good wise appropriate fitting proper reasonable sensible natural logical necessary essential opportune expedient time justified")

// indefinite words before a noun show a third party: "some administrations".
var indefinite = set("some several certain many one another other few various others two three")
