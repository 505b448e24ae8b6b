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

Extension: CalcificationStatement
Id: calcification-statement
Title: "Calcification statement"
Description: "A mechanism, a cause or a modifying factor that a rule states beside the predictions. No grade depends on it."
* insert ProfileMetadata
* insert ExtensionContext(RiskAssessment)
* extension contains
    definition 1..1 MS and
    rule 1..1 MS and
    text 1..1 MS and
    mechanism 0..* MS and
    direction 0..1 MS and
    evidence 1..* MS and
    input 0..* MS
* extension[definition] ^short = "The PlanDefinition that holds the rule, with its version"
* extension[definition].value[x] only canonical
* extension[definition].value[x] 1..1
* extension[rule] ^short = "The id of the rule within it"
* extension[rule].value[x] only id
* extension[rule].value[x] 1..1
* extension[text] ^short = "What is stated, in words"
* extension[text].value[x] only string
* extension[text].value[x] 1..1
* extension[mechanism] ^short = "A mechanism that the finding points to"
* extension[mechanism].value[x] only Coding
* extension[mechanism].value[x] 1..1
* extension[mechanism].valueCoding from CalcificationEtiologyVS (required)
* extension[direction] ^short = "Which way the factor bears"
* extension[direction].value[x] only Coding
* extension[direction].value[x] 1..1
* extension[direction].valueCoding from ModifierDirectionVS (required)
* extension[evidence] ^short = "The published statement"
* extension[evidence].value[x] only Coding
* extension[evidence].value[x] 1..1
* extension[evidence].valueCoding from CalcificationEvidenceVS (required)
* extension[input] ^short = "A resource that made the rule hold"
* extension[input].value[x] only Reference
* extension[input].value[x] 1..1
