# METADATA
# scope: package
# title: No government or ITU power over Internet number resources
# custom:
#   level: error
#   why: Addresses and AS numbers are allocated by community-led registries under bottom-up policies in which governments take part like everybody else; a power of States or ITU over them ends that.
#   suggestion: to encourage Member States to participate, on the same terms as all other stakeholders, in the open policy processes of the Regional Internet Registries
#   source: WTSA-24 and WSIS+20 review of Internet resolutions, part 1 (Resolution 64)
#   flagged:
#     - text: |
#         resolves
#         1 that Member States shall oversee the assignment of IP addresses in their territory;
#     - text: |
#         resolves
#         1 that transfers of autonomous system numbers be subject to the prior approval of the competent national authority;
#     - text: |
#         recognizing
#         a) the sovereign right of each State to decide on the distribution of IPv6 address blocks;
#     - text: |
#         resolves to instruct the Secretary-General
#         1 to appoint two members of the board of every Regional Internet Registry;
#     - text: |
#         resolves
#         1 that the Regional Internet Registries shall answer to an intergovernmental board for their policies;
#   silent:
#     - text: |
#         resolves
#         1 that governments shall not take part in the supervision of the Regional Internet Registries;
#     - text: |
#         recognizing
#         a) that governments participate in the policy processes of the Regional Internet Registries like any other stakeholder;
#     - text: |
#         resolves
#         1 that Member States continue to assign E.164 telephone numbers to operators;
#     - text: |
#         noting
#         a) that some administrations proposed that Member States approve the allocation of IP addresses;
package redline.numbering.government_role

import rego.v1

import data.redline.lib
import data.redline.numbers

findings contains lib.finding(s, evidence, message) if {
	some s in lib.about.number_resource
	numbers.takes_power(s)
	evidence := [["agent", "public_authority"], act_pair(s), [what(s), "number_resource"]]
	message := sprintf("gives %s a power (“%s”) over %s", [lib.actor(s), lib.said(s, "act", act_pair(s)[1]), lib.said(s, what(s), "number_resource")])
}

# a consent may leave its object to be understood
what(s) := "object" if s.object.number_resource

what(s) := "about" if not s.object.number_resource

act_pair(s) := ["act", "control"] if s.act.control

act_pair(s) := ["act", "unknown"] if not s.act.control
