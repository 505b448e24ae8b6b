Profile: SerumMineral
Parent: Observation
Id: serum-mineral
Title: "Serum calcium or phosphate"
Description: "Total calcium or phosphate in serum or plasma, as the rules read it. Phosphate is reported as phosphorus."
* insert ProfileMetadata
* insert AppliesWhen([[code.memberOf('http://fhircalc.org/fhir/ValueSet/serum-calcium') or code.memberOf('http://fhircalc.org/fhir/ValueSet/serum-phosphate')]])
* obeys fc-150 and fc-151 and fc-152 and fc-153
* status MS
* category MS
* code MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] MS
* code from SerumMineralVS (extensible)
* value[x] MS
* interpretation MS
* referenceRange MS
* specimen MS
