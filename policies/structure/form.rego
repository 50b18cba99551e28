# METADATA
# scope: package
# title: The form of a resolution
# custom:
#   level: warning
#   why: A clause without a governing verb, or a mark without a heading, leaves open who is asked to do what; the secretariat will return the text.
#   suggestion: ""
#   source: Rules of procedure of the assemblies; schema/form.cue holds the form
#   flagged:
#     - draft: true
#       text: |
#         ADD ABC/1/1
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         considering
#         that the number of texts has grown,
#         resolves
#         1 to shorten them;
#     - draft: true
#       text: |
#         ADD ABC/1/1
#         DRAFT NEW RESOLUTION [ABC-1]
#         Tidy texts
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         considering
#         a) that the number of texts has grown;
#         b) that delegates read them on paper,
#     - draft: true
#       text: |
#         ADD ABC/1/1
#         DRAFT NEW RESOLUTION [ABC-1]
#         Tidy texts
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         instructs the Director
#         1 to publish a list of texts;
#   silent:
#     - draft: true
#       text: |
#         ADD ABC/1/1
#         DRAFT NEW RESOLUTION [ABC-1]
#         Tidy texts
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         considering
#         that the number of texts has grown,
#         resolves
#         to shorten them.
#     - draft: true
#       text: |
#         SUP ABC/1/1
#         RESOLUTION 32
#         Electronic working methods
#         Reasons: The text has been taken up elsewhere.
#     - draft: true
#       text: |
#         NOC ABC/1/1
#         RESOLUTION 75 (Rev. Geneva, 2022)
#         The contribution of ITU-T to the outcomes of the Summit
package redline.structure.form

import rego.v1

# What the form is, CUE says (schema/form.cue): the checker holds each draft
# against it and reports under this rule. Nothing is left for Rego to find.
findings := set()
