RuleSet: ProfileMetadata
* ^experimental = false
* ^abstract = false

// Components are told apart by their code alone, and others may be added.
RuleSet: ComponentSlicing
* component ^slicing.discriminator.type = #pattern
* component ^slicing.discriminator.path = "code"
* component ^slicing.rules = #open
* component ^slicing.ordered = false

RuleSet: CodedComponent(slice, max, code, valueset, strength, short)
* component contains {slice} 0..{max} MS
* component[{slice}] ^short = {short}
* component[{slice}].code = $component#{code}
* component[{slice}].value[x] only CodeableConcept
* component[{slice}].valueCodeableConcept from {valueset} ({strength})
* component[{slice}].value[x] MS

RuleSet: MeasuredComponent(slice, max, code, short)
* component contains {slice} 0..{max} MS
* component[{slice}] ^short = {short}
* component[{slice}].code = $component#{code}
* component[{slice}].value[x] MS

RuleSet: ExtensionContext(path)
* ^context[+].type = #element
* ^context[=].expression = "{path}"
