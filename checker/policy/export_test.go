package policy

// Exhaust makes the engine show everything to every rule.
func (e *Engine) Exhaust() {
	all := func(us []use) {
		for i := range us {
			us[i].cond = cond{}
		}
	}
	for i := range e.rules {
		r := &e.rules[i]
		r.bodies = []body{{}}
		all(r.needs)
		for _, in := range []string{"clauses", "citations", "labels", "struck"} {
			r.needs = append(r.needs, use{in: in, lookup: -1})
		}
		r.reads = append(r.reads, "doc", "clauses.own")
		r.data = true
	}
}
