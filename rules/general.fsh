// What holds for a calcification anywhere. Its rules join those of the organ; alone they judge a finding whose organ has no plan.
Instance: GeneralCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(general-calcification-rules, [[General calcification rules]], [[What the reviewed statements say follows from a calcification finding whatever the organ.]])
* name = "GeneralCalcificationRules"
* insert Organ(calcification-risk, [[true]])
* insert Implies(invasive-malignancy, malignancy)
* insert FindingFacts
* insert OsteoblasticFacts
* insert Fact(epithelialOrgan, [[%finding.bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/active-calcification-organ'))]], [[%finding.bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/active-calcification-organ').not())]], [[the body site]])
* insert Because(osteoblasticBecause, osteoblasticPositive)
* insert Fact(osteoblastLikeCells, [[%bolc.combine(%polc).combine(%osteoblastLike).where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-present')).combine(%osteoblasticBecause)]], [[%osteoblastLike.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-absent'))]], [[osteoblast-like cells or a marker of them in the lesion]])
* insert Fact(physiological, [[%finding.bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/physiological-site'))]], [[%finding.bodySite]], [[the body site]])
// At a physiological site the presence is all there is to know.
* insert Statement(presenceOnly, [[%presence.where(%finding.bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/physiological-site')).empty()).where(%finding.component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('presence' | 'laterality'))).empty()).empty())]], [[a description of the calcification]])
* insert Statement(dystrophicForm, [[%histologicalForm.where(memberOf('http://fhircalc.org/fhir/ValueSet/histological-form-dystrophic'))]], [[histological form]])
* insert Statement(ambiguousFactor, [[%context.ofType(Observation).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/marker-ambiguous')).code]], [[osteopontin or parathyroid hormone]])
* insert Mineral(calciumOxalate, composition-calcium-oxalate, composition-other-than-calcium-oxalate, [[mineral phase, by a specimen-based method]])
* insert Statement(psammomaBody, [[%histologicalForm.where(memberOf('http://fhircalc.org/fhir/ValueSet/psammoma-body'))]], [[histological form]])
* insert KnownCondition(inheritedDisease, condition-inherited-calcification, [[whether a pathogenic variant is known]])
* insert Statement(inherited, [[%etiology.where(memberOf('http://fhircalc.org/fhir/ValueSet/etiology-inherited')).combine(%inheritedDiseaseStated)]], [[whether a pathogenic variant is known]])
* insert Statement(cervicalLymphNode, [[%finding.bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/cervical-lymph-node-site'))]], [[the body site]])
* insert KnownCondition(papillaryCarcinoma, condition-papillary-thyroid-carcinoma, [[whether papillary thyroid carcinoma is known]])
* insert KnownCondition(chronicDisease, condition-chronic-disease, [[whether the patient has chronic kidney disease, diabetes or atherosclerosis]])

* insert Risk(G8, malignancy, moderate, [[Actively formed calcification: hydroxyapatite with osteoblast-like cells]])
* insert When([[%epithelialOrgan and %hydroxyapatite and %osteoblastLikeCells]])
* insert Evidence(G8)
* insert Evidence(B25)
* insert Needs(Observation, marker-osteoblastic)

* insert Guard(G1, [[Nothing but the presence of the calcification is stated]])
* insert When([[%present and %presenceOnly]])
* insert Evidence(G1)

* insert Guard(G5, [[Physiological site]])
* insert When([[%present and %physiological]])
* insert Evidence(G5)
* insert Concludes(physiological)

// The statement is about the breast; that absence lowers nothing is read so for every organ, and the result of another organ names the
// statement without quoting it.
* insert Guard(B14, [[No calcification was found: that lowers no risk]])
* insert When([[%absent]])
* insert Evidence(B14)
* insert Concludes(absent)

* insert Guard(G13, [[The form is dystrophic, which is no cause]])
* insert When([[%present and %dystrophicForm]])
* insert Evidence(G13)

* insert Guard(V31, [[Osteopontin or parathyroid hormone was measured: a high value is never reassuring]])
* insert When([[%present and %ambiguousFactor]])
* insert Evidence(V31)
* insert Needs(Observation, marker-ambiguous)

* insert Etiology(G3, [[Calcium oxalate: degeneration, and deregulated calcium homeostasis]])
* insert Mechanism(degenerative)
* insert Mechanism(deregulated-calcium-homeostasis)
* insert When([[%calciumOxalate]])
* insert Evidence(G3)

* insert Etiology(G4, [[Hydroxyapatite]])
* insert Mechanism(osteoblast-like-formation)
* insert When([[%hydroxyapatite]])
* insert Evidence(G4)

* insert Etiology(G7, [[Inherited calcification]])
* insert Mechanism(inherited)
* insert When([[%inherited]])
* insert Evidence(G7)
* insert Needs(Condition, condition-inherited-calcification)

* insert Etiology(G10, [[A chronic disease is recorded]])
* insert When([[%chronicDisease]])
* insert Evidence(G10)
* insert Needs(Condition, condition-chronic-disease)

* insert Etiology(G15, [[Psammoma body: dystrophic, or perhaps an active process]])
* insert Mechanism(dystrophic)
* insert Mechanism(active-process)
* insert When([[%psammomaBody]])
* insert Evidence(G15)

* insert Modifier(G11, favoring, [[A chronic disease is recorded (age is not judged: no threshold is given)]])
* insert When([[%chronicDisease]])
* insert Evidence(G11)
* insert Needs(Condition, condition-chronic-disease)

* insert Etiology(T19, [[Cervical lymph node, papillary thyroid carcinoma known]])
* insert When([[%cervicalLymphNode and %papillaryCarcinoma]])
* insert Evidence(T19)
* insert Needs(Condition, condition-papillary-thyroid-carcinoma)
