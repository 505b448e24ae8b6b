Profile: BreastCalcification
Parent: CalcificationFinding
Id: breast-calcification
Title: "Breast calcification"
Description: "A calcification finding of the breast, from mammography, another image or a specimen."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'calcification-finding').exists() and bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/breast-site')]])
* obeys fc-20 and fc-21 and fc-22
* bodySite from BreastSiteVS (required)
