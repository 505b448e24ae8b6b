Profile: CalcificationRiskAssessment
Parent: RiskAssessment
Id: calcification-risk-assessment
Title: "Calcification risk assessment"
Description: "What published statements say follows from the calcification findings of one report and organ. Preliminary until a person has reviewed it."
* insert ProfileMetadata
* insert AppliesWhen([[method.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-rule-set').exists()]])
* obeys fc-60 and fc-61 and fc-62
* extension contains
    CalcificationConclusion named conclusion 1..1 MS and
    CalcificationUndecided named undecided 0..* MS and
    CalcificationStatement named statement 0..* MS
* status MS
* method 1..1 MS
* method from CalcificationRuleSetVS (required)
* method ^short = "The rule set; the version of the coding is the version of the set"
* code 1..1 MS
* code from CalcificationRiskCodeVS (required)
* subject MS
* subject only Reference(Patient)
* occurrence[x] MS
* performer MS
* basis 1..* MS
* basis ^short = "The findings and other resources that the rules read"
* prediction MS
* prediction.extension contains
    CalcificationRule named rule 1..* MS and
    CalcificationEvidence named evidence 1..* MS and
    CalcificationInput named input 0..* MS
* prediction.outcome 1..1 MS
* prediction.outcome from CalcificationOutcomeVS (required)
* prediction.qualitativeRisk 1..1 MS
* prediction.qualitativeRisk from CalcificationRiskGradeVS (required)
* prediction.when[x] MS
* prediction.rationale 1..1 MS
* mitigation MS
* note 1..* MS
* note ^short = "The intended use, and its limits"
