Profile: LungCalcification
Parent: CalcificationFinding
Id: lung-calcification
Title: "Lung calcification"
Description: "A calcification finding of the lung, from computed tomography, radiography or a specimen."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'calcification-finding').exists() and bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/lung-site')]])
* obeys fc-110 and fc-111 and fc-112
* bodySite from LungSiteVS (required)
