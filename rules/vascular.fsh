// Arteries beside the coronary ones, each of them an organ of its own: findings of one say nothing of another.
Instance: CarotidCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(carotid-calcification-rules, [[Carotid calcification rules]], [[What the reviewed statements say follows from a finding in a carotid artery.]])
* name = "CarotidCalcificationRules"
* insert Organ(carotid-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/carotid-site')]])
* insert FindingFacts
* insert ArteryFacts
* insert Component(laterality, laterality)
* insert Side(left, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/left-side'))]])
* insert Side(right, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/right-side'))]])

* insert ArteryRules

Instance: AorticCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(aortic-calcification-rules, [[Aortic calcification rules]], [[What the reviewed statements say follows from a finding in the aorta.]])
* name = "AorticCalcificationRules"
* insert Organ(aortic-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/aortic-site')]])
* insert FindingFacts
* insert ArteryFacts

* insert ArteryRules

Instance: PeripheralArteryCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(peripheral-artery-calcification-rules, [[Peripheral artery calcification rules]], [[What the reviewed statements say follows from a finding in an artery of pelvis or leg, or a small vessel.]])
* name = "PeripheralArteryCalcificationRules"
* insert Organ(peripheral-artery-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/peripheral-artery-site') or %finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/small-vessel-site')]])
* insert FindingFacts
* insert ArteryFacts
* insert Component(laterality, laterality)
* insert Side(left, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/left-side'))]])
* insert Side(right, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/right-side'))]])

* insert ArteryRules

// No statement grades a calcified heart valve; it is no artery, so that nothing said of arteries is said of it.
Instance: HeartValveCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(heart-valve-calcification-rules, [[Heart valve calcification rules]], [[What the reviewed statements say follows from a finding of a heart valve.]])
* name = "HeartValveCalcificationRules"
* insert Organ(heart-valve-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/heart-valve-site')]])
* insert FindingFacts
