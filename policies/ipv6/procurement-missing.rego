# METADATA
# scope: package
# title: A draft on IPv6 deployment should speak of public procurement
# custom:
#   level: advice
#   why: Public buyers that ask for IPv6 move the market more than any declaration; WTSA-24 agreed such language.
#   suggestion: to encourage Member States to consider IPv6 readiness in the public procurement of networks, equipment and services
#   source: WTSA-24 and WSIS+20 review of Internet resolutions, part 1 (procurement language in Resolution 64)
#   flagged:
#     - draft: true
#       text: |
#         ADD ABC/1/1
#         DRAFT NEW RESOLUTION [ABC-1]
#         Deployment of IPv6
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         recognizing
#         the work of the Regional Internet Registries,
#         resolves
#         1 to promote the deployment of IPv6;
#     - draft: true
#       text: |
#         MOD ABC/2/1
#         RESOLUTION 64 (Rev. New Delhi, 2024)
#         Internet Protocol address allocation and facilitating the transition to and deployment of IPv6
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         to continue training on IPv6 with the registries.
#     - draft: true
#       text: |
#         ADD ABC/3/1
#         DRAFT NEW RESOLUTION [ABC-3]
#         IPv6 in rural networks
#         The World Telecommunication Development Conference (Place, 2029),
#         resolves
#         1 to support IPv6 deployment in rural networks;
#         2 to share experience.
#   silent:
#     - draft: true
#       text: |
#         ADD ABC/4/1
#         DRAFT NEW RESOLUTION [ABC-4]
#         Deployment of IPv6
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         1 to encourage IPv6 readiness in public procurement;
#     - draft: true
#       text: |
#         ADD ABC/5/1
#         DRAFT NEW RESOLUTION [ABC-5]
#         IPv6 for schools
#         The World Telecommunication Development Conference (Place, 2029),
#         resolves
#         1 to invite ministries to ask for IPv6 in their tenders;
#     - draft: true
#       text: |
#         ADD ABC/6/1
#         DRAFT NEW RESOLUTION [ABC-6]
#         Accessibility of documents
#         The World Telecommunication Standardization Assembly (Place, 2028),
#         resolves
#         1 to publish documents in accessible formats;
package redline.ipv6.procurement_missing

import rego.v1

import data.redline.topic

findings contains {
	"clause": topic.place,
	"message": "speaks of IPv6 deployment and never of public procurement",
} if {
	topic.on("ipv6")
	not input.doc.about.procurement
}
