// What every score has in common.
RuleSet: ScoreBasics(code)
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = '{code}').exists()]])
* status MS
* category MS
* code = $observation#{code}
* code MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] MS

// A score that is calculated names its method, and with it the source of its numbers, and what it was calculated from.
RuleSet: DerivedScore
* method 1..1 MS
* method from ScoreMethodVS (extensible)
* method ^short = "How it was calculated; names the source of the numbers"
* derivedFrom 1..* MS
* derivedFrom ^short = "What it was calculated from"
* device MS
* device ^short = "The software that calculated it"
