package redline.topic_test

import rego.v1

import data.redline.testing as t
import data.redline.topic

with_topic(n) := t.draft({"doc": t.but(t.resolution, {"operative": {"idn": n}, "heading": 5})})

test_on_what_the_title_says if {
	topic.on("idn") with input as t.draft({"doc": t.but(t.resolution, {"title": {"idn": 0}})})
	not topic.on("ai") with input as t.draft({"doc": t.but(t.resolution, {"title": {"idn": 1}})})
}

test_on_what_three_operative_clauses_say if {
	topic.on("idn") with input as with_topic(3)
	not topic.on("idn") with input as with_topic(2)
}

test_not_on_what_is_deleted_or_left if {
	every mark in ["SUP", "NOC"] { not topic.on("idn") with input as t.draft({"doc": t.but(t.resolution, {"mark": mark, "title": {"idn": 1}})}) }
	every mark in ["ADD", "MOD", ""] { topic.on("idn") with input as t.draft({"doc": t.but(t.resolution, {"mark": mark, "title": {"idn": 1}})}) }
}

test_not_on_text_without_heading if {
	not topic.on("idn") with input as t.draft({"doc": t.but(t.prose, {"operative": {"idn": 3}})})
}

test_place_is_the_heading if {
	topic.place == 5 with input as with_topic(3)
}
