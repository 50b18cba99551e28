# METADATA
# scope: package
# title: No registry or quota of addresses beside the RIRs
# custom:
#   level: error
#   why: A second source of addresses (run by ITU, by States or by quota) splits the one registry system that keeps every address unique; studying it is the first step.
#   suggestion: to support the Regional Internet Registries, and the national Internet registries that work under their policies, as the single system for the distribution of Internet number resources
#   source: WTSA-24 and WSIS+20 review of Internet resolutions, part 1; public record on ITU address registries
#   flagged:
#     - text: |
#         instructs the Director of the Telecommunication Standardization Bureau
#         1 to study the feasibility of an ITU registry for IPv6 addresses;
#     - text: |
#         resolves
#         1 that a block of IPv6 addresses be set aside for each Member State;
#     - text: |
#         invites Member States
#         1 to establish national address registries independent of the Regional Internet Registries;
#   silent:
#     - text: |
#         noting
#         a) that national Internet registries serve operators under the policies of their Regional Internet Registry;
#     - text: |
#         resolves
#         1 that ITU shall not establish an address registry of its own;
#     - text: |
#         resolves
#         1 to publish statistics on the allocation of IPv6 address blocks by country;
package redline.numbering.parallel_registry

import rego.v1

import data.redline.lib
import data.redline.numbers

findings contains lib.finding(s, evidence, message) if {
	some s in lib.about.number_resource
	lib.asserted(s)
	some kind in [builds(s)]
	not fine(s)
	evidence := kind
	message := sprintf("opens a source of addresses beside the registries (“%s”)", [lib.said(s, lib.first(s, kind)[0], lib.first(s, kind)[1])])
}

# a new registry, reserve or quota is created, studied or run
# the first that fits tells the evidence
builds(s) := [["act", "create"], ["act", "unknown"], ["object", "parallel_system"]] if {
	makes_system(s)
	not s.agent.rir
} else := [["agent", "public_authority"], ["act", "serve_as"], ["object", "registry"], ["object", "rir"]] if {
	s.act.serve_as
	s.agent.public_authority
	registry(s)
	not makes_system(s)
} else := [["agent", "public_authority"], ["act", "operate"], ["object", "rir"]] if {
	s.act.operate
	s.agent.public_authority
	s.object.rir
	not s.agent.rir
	not s.act.serve_as
	not s.act.control
	not makes_system(s)
	every c in ["national_registry", "benign", "guidance", "rir_policy"] { not s.object[c] }
} else := [["act", "reserve"], ["object", "number_resource"], ["object", "parallel_system"], ["object", "each_country"]] if {
	s.act.reserve
	s.object.number_resource
	s.object.each_country
	not makes_system(s)
	not s.agent.rir
} else := [["act", "reserve"], ["object", "number_resource"], ["agent", "each_country"]] if {
	s.act.reserve
	s.object.number_resource
	s.agent.each_country
	not s.act.operate
	not s.act.serve_as
	not s.object.each_country
	not makes_system(s)
	not numbers.beside(s)
} else := [["agent", "public_authority"], ["act", "control"], ["object", "number_resource"], ["about", "beside_rir"]] if {
	numbers.beside(s)
	not makes_system(s)
}

makes_system(s) if {
	makes(s)
	s.object.parallel_system
}

makes(s) if s.act.create

makes(s) if s.act.unknown

makes(s) if s.act.reserve

makes(s) if s.act.operate

makes(s) if s.act.control

registry(s) if s.object.registry

registry(s) if s.object.rir

registry(s) if s.object.parallel_system

fine(s) if s.about.within_rir

fine(s) if s.object.telephony

fine(s) if {
	s.object.national_registry
	not s.about.beside_rir
	not s.object.parallel_system
}
