package checker

import (
	"strings"
	"testing"

	"github.com/redline-check/redline/checker/draft"
	"github.com/redline-check/redline/checker/resolution"
)

func TestEnglish(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"English", "The members agree that the list of the texts is to be kept on paper and sent to each of them. ", ""},
		{"English in capitals", "THE MEMBERS AGREE THAT THE LIST OF THE TEXTS IS TO BE KEPT ON PAPER AND SENT TO EACH OF THEM. ", ""},
		{"French", "Les membres sont d'avis que la liste des textes est tenue sur papier et envoyée par la poste. ", "seems to be in French"},
		{"German", "Die Mitglieder halten die Liste auf Papier und sie wird mit der Post an das Sekretariat gesandt. ", "seems to be in German"},
		{"Italian", "La lista dei testi è tenuta su carta e inviata per posta con le note della segreteria e delle parti. ", "seems to be in Italian"},
		{"Portuguese", "Os textos da lista são em papel e os membros do grupo concordam com uma nota que mais não é do que o resumo. ", "seems to be in Portuguese"},
		{"Spanish", "La lista de los textos se mantiene en papel y se envía con las notas del secretariado por correo. ", "seems to be in Spanish"},
		{"Greek", "Τα μέλη συμφωνούν ότι ο κατάλογος των κειμένων τηρείται σε χαρτί και αποστέλλεται σε όλους. ", "is not in English"},
		{"no language", "Alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november. ", "does not seem to be in English"},
		{"too short to tell", "Les membres sont d'avis contraire.", ""},
	} {
		text := tc.text
		if tc.name != "too short to tell" {
			text = strings.Repeat(text, 12)
		}
		d, err := draft.Read("a.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		err = english(resolution.Parse(d, draft.Proposed, resolution.Grammar{}))
		switch {
		case tc.want == "" && err != nil, tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want)):
			t.Errorf("%s: got error %v, want %q", tc.name, err, tc.want)
		}
	}
}
