# METADATA
# scope: package
# title: The mark says what the proposal does
# custom:
#   level: warning
#   why: Under NOC nothing changes, under SUP nothing remains, under ADD nothing exists yet; a text that does otherwise is handled by its mark, not by its words.
#   suggestion: ""
#   source: Rules of procedure of the conferences (ADD, MOD, SUP, NOC)
#   flagged:
#     - draft: true
#       text: |
#         NOC ABC/1/1
#         RESOLUTION 75 (Rev. Geneva, 2022)
#         The contribution of ITU-T to the outcomes of the Summit
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         1 to continue the contribution [+each year+].
#     - draft: true
#       text: |
#         SUP ABC/1/1
#         RESOLUTION 75 (Rev. Geneva, 2022)
#         The contribution of ITU-T to the outcomes of the Summit
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         1 to continue the contribution.
#     - draft: true
#       text: |
#         ADD ABC/1/1
#         RESOLUTION 64 (Rev. New Delhi, 2024)
#         Internet Protocol address allocation
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         1 to thank the Regional Internet Registries.
#   silent:
#     - draft: true
#       text: |
#         MOD ABC/1/1
#         RESOLUTION 75 (Rev. Geneva, 2022)
#         The contribution of ITU-T to the outcomes of the Summit
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         1 to continue the contribution [+each year+].
#     - draft: true
#       text: |
#         SUP ABC/1/1
#         RESOLUTION 32
#         Electronic working methods
#         Reasons: The text has been taken up elsewhere.
#     - draft: true
#       text: |
#         ADD ABC/1/1
#         DRAFT NEW RESOLUTION [ABC-1]
#         Shorter texts
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         1 to shorten texts.
package redline.structure.proposal_mark

import rego.v1

import data.redline.cite

findings contains through("a NOC carries revision marks; what changes is a MOD", input.doc.first_marked) if {
	input.doc.mark == "NOC"
	input.doc.marks
}

findings contains through("a SUP carries the text of the resolution; only reasons follow a SUP", input.doc.first_clause) if {
	input.doc.mark == "SUP"
	input.doc.operative_clauses + input.doc.preamble_clauses > 0
}

findings contains at(sprintf("an ADD has the number of a resolution that exists (%d); what changes it is a MOD", [input.doc.number])) if {
	input.doc.mark == "ADD"
	not input.doc.new
	input.doc.number > 0
	exists
}

exists if {
	some r in cite.numbered(input.doc.number)
	r.type == "resolution"
	r.body == input.doc.body
}

exists if input.doc.revised

# from the mark to the words that do not fit it
through(message, last) := {"clause": input.doc.heading, "through": last, "message": message}

at(message) := {"clause": input.doc.heading, "message": message}
