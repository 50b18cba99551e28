package resolution

// testGrammar is a small grammar of the kind that the policies give.
var testGrammar = Grammar{
	Preamble: []string{
		"considering", "recalling", "recognizing", "noting", "noting with concern", "taking into account", "aware", "conscious",
		"mindful", "emphasizing", "underlining", "reaffirming", "bearing in mind", "convinced", "having examined", "having regard to",
		"guided by", "concerned", "affirming", "welcoming", "acknowledging", "taking note", "stressing",
	},
	Operative: []string{
		"resolves", "resolves to instruct", "resolves to invite", "resolves to request", "instructs", "invites", "requests", "encourages",
		"urges", "calls upon", "decides", "approves", "endorses", "recommends", "requests and authorizes",
	},
	Qualifier: []string{"further", "also", "in particular", "with concern", "with satisfaction", "with appreciation"},
	Marks:     []string{"ADD", "MOD", "SUP", "NOC"},
}
