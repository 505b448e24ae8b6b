Profile: CalciumScore
Parent: Observation
Id: calcium-score
Title: "Coronary calcium score"
Description: "A score of coronary calcium on computed tomography: Agatston, volume or mass."
* insert ProfileMetadata
* insert AppliesWhen([[code.memberOf('http://fhircalc.org/fhir/ValueSet/calcium-score-code')]])
* obeys fc-156 and fc-157 and fc-158
* status MS
* category MS
* code MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] MS
* code from CalciumScoreCodeVS (required)
* value[x] MS
* value[x] only Quantity
* method 1..1 MS
* method from CalciumScoreMethodVS (required)
* bodySite MS
* bodySite from CoronarySiteVS (extensible)
* interpretation MS
* interpretation from AgatstonCategoryVS (extensible)
* device MS
* derivedFrom MS
