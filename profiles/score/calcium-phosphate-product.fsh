Profile: CalciumPhosphateProduct
Parent: Observation
Id: calcium-phosphate-product
Title: "Calcium x phosphate product"
Description: "The product of total serum calcium and serum phosphate (as phosphorus), computed from the two observations that it names."
* insert ProfileMetadata
* insert AppliesWhen([[code.memberOf('http://fhircalc.org/fhir/ValueSet/calcium-phosphate-product')]])
* obeys fc-154 and fc-155
* status MS
* category MS
* code MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] MS
* code from CalciumPhosphateProductCodeVS (required)
* value[x] 1..1 MS
* value[x] only Quantity
* derivedFrom 1..* MS
* derivedFrom ^short = "The observations of serum calcium and serum phosphate"
* interpretation MS
* method MS
* method from ScoreMethodVS (extensible)
* device MS
