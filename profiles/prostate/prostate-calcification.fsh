Profile: ProstateCalcification
Parent: CalcificationFinding
Id: prostate-calcification
Title: "Prostate calcification"
Description: "A calcification finding of the prostate, from an image or a specimen."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'calcification-finding').exists() and bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/prostate-site')]])
* obeys fc-130 and fc-131
* bodySite from ProstateSiteVS (required)
