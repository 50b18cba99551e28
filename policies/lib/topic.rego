# What a whole draft is about, for advice on what it never says.
package redline.topic

import rego.v1

# "a draft on X": X in the title or in three operative clauses
on(c) if {
	input.doc.title[c]
	alive
}

on(c) if {
	input.doc.operative[c] >= 3
	alive
}

# a text that is deleted or left as it is needs no advice
alive if {
	input.doc.heading >= 0
	not input.doc.mark in {"SUP", "NOC"}
}

place := input.doc.heading
