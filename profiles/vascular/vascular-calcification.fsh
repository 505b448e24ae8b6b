Profile: VascularCalcification
Parent: CalcificationFinding
Id: vascular-calcification
Title: "Vascular calcification"
Description: "A calcification finding of an artery, an arteriole or a heart valve, from an image or a specimen. Coronary, carotid, aortic and peripheral arteries and valves are told apart by the body site, intima and media by the vessel layer."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'calcification-finding').exists() and bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/vascular-site')]])
* obeys fc-30 and fc-31 and fc-32 and fc-33 and fc-34 and fc-35
* bodySite from VascularSiteVS (required)
* insert CodedComponent(ossificationPattern, *, ossification-pattern, OssificationPatternVS, extensible, "The kind of bone formation that the deposit resembles")
* insert CodedComponent(associatedPathology, *, associated-pathology, AssociatedPathologyVS, extensible, "A disease or state beside the deposit\, as the reporter states it")
