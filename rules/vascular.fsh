// Arteries other than the coronary ones, which have a plan of their own. Heart valves are no arteries.
Instance: VascularCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(vascular-calcification-rules, [[Vascular calcification rules]], [[What the reviewed statements on arterial calcification say follows from a finding in a carotid, aortic, peripheral or small artery.]])
* name = "VascularCalcificationRules"
* insert Organ(vascular-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/artery-site') and %finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/coronary-site').not()]])
* insert FindingFacts
* insert ArteryFacts
* insert Component(laterality, laterality)
* insert Side(left, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/left-side'))]])
* insert Side(right, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/right-side'))]])

* insert ArteryRules
