Profile: VascularCalcification
Parent: CalcificationFinding
Id: vascular-calcification
Title: "Vascular calcification"
Description: "A calcification finding of an artery, from an image or a specimen."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'calcification-finding').exists() and bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/vascular-site')]])
* obeys fc-30 and fc-31 and fc-32
* bodySite from VascularSiteVS (required)
