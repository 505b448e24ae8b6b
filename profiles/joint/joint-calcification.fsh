Profile: JointCalcification
Parent: CalcificationFinding
Id: joint-calcification
Title: "Joint calcification"
Description: "A calcification finding of a joint or of the tissue around it, from an image or a specimen."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'calcification-finding').exists() and bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/joint-site')]])
* obeys fc-140 and fc-141
* bodySite from JointSiteVS (required)
