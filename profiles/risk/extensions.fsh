Extension: CalcificationRule
Id: calcification-rule
Title: "Calcification rule"
Description: "A rule that bears on a prediction: where it is defined, which it is, and how it bears."
* insert ProfileMetadata
* insert ExtensionContext(RiskAssessment.prediction)
* obeys fc-63
* extension contains
    definition 1..1 MS and
    rule 1..1 MS and
    status 1..1 MS and
    overriddenBy 0..1 MS
* extension[definition] ^short = "The PlanDefinition that holds the rule, with its version"
* extension[definition].value[x] only canonical
* extension[definition].value[x] 1..1
* extension[rule] ^short = "The id of the rule within it"
* extension[rule].value[x] only id
* extension[rule].value[x] 1..1
* extension[status] ^short = "applied, implied or overridden"
* extension[status].value[x] only code
* extension[status].value[x] 1..1
* extension[status].valueCode from CalcificationRuleStatusVS (required)
* extension[overriddenBy] ^short = "The id of the rule that took its place"
* extension[overriddenBy].value[x] only id
* extension[overriddenBy].value[x] 1..1

Extension: CalcificationEvidence
Id: calcification-evidence
Title: "Calcification evidence"
Description: "A published statement that a prediction rests on."
* insert ProfileMetadata
* insert ExtensionContext(RiskAssessment.prediction)
* value[x] only Coding
* value[x] 1..1
* valueCoding from CalcificationEvidenceVS (required)

Extension: CalcificationInput
Id: calcification-input
Title: "Calcification input"
Description: "A resource, and the place in it, that a rule read."
* insert ProfileMetadata
* insert ExtensionContext(RiskAssessment.prediction)
* extension contains
    reference 1..1 MS and
    path 0..1 MS and
    rule 0..1 MS
* extension[reference] ^short = "The resource"
* extension[reference].value[x] only Reference
* extension[reference].value[x] 1..1
* extension[path] ^short = "FHIRPath of the place in it"
* extension[path].value[x] only string
* extension[path].value[x] 1..1
* extension[rule] ^short = "The id of the rule that read it"
* extension[rule].value[x] only id
* extension[rule].value[x] 1..1

Extension: CalcificationUndecided
Id: calcification-undecided
Title: "Undecided calcification rule"
Description: "A rule that could not be decided, and what it lacked."
* insert ProfileMetadata
* insert ExtensionContext(RiskAssessment)
* extension contains
    definition 1..1 MS and
    rule 1..1 MS and
    missing 1..* MS
* extension[definition] ^short = "The PlanDefinition that holds the rule, with its version"
* extension[definition].value[x] only canonical
* extension[definition].value[x] 1..1
* extension[rule] ^short = "The id of the rule within it"
* extension[rule].value[x] only id
* extension[rule].value[x] 1..1
* extension[missing] ^short = "What was missing, in words"
* extension[missing].value[x] only string
* extension[missing].value[x] 1..1

Extension: CalcificationConclusion
Id: calcification-conclusion
Title: "Conclusion of a calcification assessment"
Description: "What the assessment could decide."
* insert ProfileMetadata
* insert ExtensionContext(RiskAssessment)
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept from CalcificationConclusionVS (required)
