package redline.structure.numbering_test

import rego.v1

import data.redline.structure.numbering as rule
import data.redline.testing as t

on(labels) := in_draft(t.resolution, labels)

in_draft(doc, labels) := t.told(found, facts) if {
	facts := t.draft({"doc": doc, "labels": labels})
	found := rule.findings with input as facts
}

label(text, value) := {"text": text, "style": "number", "value": value, "suffix": ""}

bis(text, value, suffix) := {"text": text, "style": "number", "value": value, "suffix": suffix}

after(before, l) := {"clause": 4, "kind": "item", "start": 1, "label": l, "before": before}

first(l) := {"clause": 4, "kind": "item", "start": l.value, "label": l}

paragraph(before, l) := t.but(after(before, l), {"kind": "paragraph"})

test_silent_on_the_next_number if {
	on([first(label("1", 1)), after(label("1", 1), label("2", 2))]) == []
}

test_fires_on_a_gap if {
	on([after(label("1", 1), label("3", 3))]) == [{"clause": 4, "label": true, "message": "“3” follows “1”"}]
}

test_fires_on_a_repeated_letter if {
	a := {"text": "a)", "style": "letter", "value": 1, "suffix": ""}
	t.messages(on([after(a, a)])) == ["“a)” follows “a)”"]
}

test_fires_on_going_back if {
	t.messages(on([after(label("3", 3), label("2", 2))])) == ["“2” follows “3”"]
}

test_fires_on_a_list_that_starts_late if {
	on([first(label("3", 3))]) == [{"clause": 4, "label": true, "message": "the list starts at “3”"}]
}

test_silent_on_added_numbers if {
	one := label("1", 1)
	ibis := bis("1bis", 1, "bis")
	iter := bis("1ter", 1, "ter")
	on([after(one, ibis), after(ibis, iter), after(iter, label("2", 2)), after(ibis, label("2", 2))]) == []
}

test_fires_on_added_numbers_out_of_place if {
	ibis := bis("1bis", 1, "bis")
	t.messages(on([after(label("2", 2), ibis)])) == ["“1bis” follows “2”"]
	t.messages(on([after(ibis, ibis)])) == ["“1bis” follows “1bis”"]
	t.messages(on([after(ibis, label("3", 3))])) == ["“3” follows “1bis”"]
}

test_silent_where_another_style_begins if {
	on([after(label("2", 2), {"text": "a)", "style": "letter", "value": 1, "suffix": ""})]) == []
}

test_silent_on_merged_texts if {
	in_draft(t.but(t.resolution, {"merged": true}), [after(label("1", 1), label("3", 3)), first(label("3", 3)), paragraph(label("1", 1), label("3", 3))]) == []
}

test_fires_on_paragraphs if {
	t.messages(in_draft(t.prose, [paragraph(label("2.", 2), label("2.", 2))])) == ["“2.” follows “2.”"]
	t.messages(in_draft(t.prose, [paragraph(label("2.", 2), label("4.", 4))])) == ["“4.” follows “2.”"]
}

test_silent_on_extracts if {
	in_draft(t.prose, [t.but(paragraph(label("14.", 14), label("17.", 17)), {"start": 14})]) == []
}

test_silent_on_paragraphs_that_begin_again_or_far_on if {
	in_draft(t.prose, [paragraph(label("5.", 5), label("1.", 1))]) == []
	in_draft(t.prose, [paragraph(label("5.", 5), label("2026.", 2026))]) == []
}

test_items_and_paragraphs_are_told_apart if {
	count(on([paragraph(label("1", 1), label("3", 3))])) == 1
	on([t.but(first(label("3", 3)), {"kind": "paragraph"})]) == []
	on([t.but(paragraph(label("1", 1), label("3", 3)), {"kind": "note"})]) == []
	in_draft(t.prose, [paragraph(label("1.", 1), label("2.", 2))]) == []
}

test_an_added_number_follows_its_own if {
	t.messages(on([after(label("1", 1), bis("2bis", 2, "bis"))])) == ["“2bis” follows “1”"]
}
