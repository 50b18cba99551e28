# METADATA
# scope: package
# title: A draft on IPv6 should recognize the Regional Internet Registries
# custom:
#   level: advice
#   why: The registries allocate the addresses that IPv6 needs; a text that names them closes the question who does.
#   suggestion: "recognizing the role of the Regional Internet Registries in the allocation of Internet number resources under policies developed by their communities"
#   source: WTSA-24 and WSIS+20 review of Internet resolutions, part 1 (enhanced recognition of the RIRs)
#   flagged:
#     - draft: true
#       text: |
#         ADD ABC/1/1
#         DRAFT NEW RESOLUTION [ABC-1]
#         Deployment of IPv6
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         1 to promote the deployment of IPv6 through public procurement;
#     - draft: true
#       text: |
#         MOD ABC/2/1
#         RESOLUTION 64 (Rev. New Delhi, 2024)
#         Internet Protocol address allocation and facilitating the transition to and deployment of IPv6
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         to continue training on IPv6.
#     - draft: true
#       text: |
#         ADD ABC/3/1
#         DRAFT NEW RESOLUTION [ABC-3]
#         Networks of universities
#         The World Telecommunication Development Conference (Place, 2029),
#         resolves
#         1 to promote IPv6 in universities;
#         2 to train engineers in IPv6;
#         3 to measure IPv6 traffic of universities.
#   silent:
#     - draft: true
#       text: |
#         ADD ABC/4/1
#         DRAFT NEW RESOLUTION [ABC-4]
#         Deployment of IPv6
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         recognizing
#         the work of the Regional Internet Registries,
#         resolves
#         1 to encourage IPv6 readiness;
#     - draft: true
#       text: |
#         ADD ABC/5/1
#         DRAFT NEW RESOLUTION [ABC-5]
#         IPv6 for schools
#         The World Telecommunication Development Conference (Place, 2029),
#         resolves
#         1 to cooperate with LACNIC and AFRINIC on courses;
#     - draft: true
#       text: |
#         ADD ABC/6/1
#         DRAFT NEW RESOLUTION [ABC-6]
#         Accessibility of documents
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         1 to publish documents in accessible formats;
package redline.ipv6.rir_recognition_missing

import rego.v1

import data.redline.topic

findings contains {
	"clause": topic.place,
	"message": "speaks of IPv6 and never recognizes the Regional Internet Registries",
} if {
	topic.on("ipv6")
	not input.doc.about.rir
}
