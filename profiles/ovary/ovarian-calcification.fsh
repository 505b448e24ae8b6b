Profile: OvarianCalcification
Parent: CalcificationFinding
Id: ovarian-calcification
Title: "Ovarian calcification"
Description: "A calcification finding of the ovary, from an image or a specimen."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'calcification-finding').exists() and bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/ovary-site')]])
* obeys fc-120 and fc-121
* bodySite from OvarySiteVS (required)
