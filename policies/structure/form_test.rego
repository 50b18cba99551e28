package redline.structure.form_test

import rego.v1

import data.redline.structure.form as rule
import data.redline.testing as t

# what the form is, schema/form.cue says; a finding of Rego would come twice
test_leaves_all_to_the_schema if {
	every doc in [t.resolution, t.prose] {
		count(rule.findings) == 0 with input as t.draft({"doc": doc, "clauses": {"0": {"id": 0, "kind": "section", "part": "operative", "verb": ""}}})
	}
}
