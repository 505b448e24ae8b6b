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
* insert Fact(osteoblastLikeCells, [[(%bolc | %polc | %osteoblastLike).where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-present')) | %osteoblasticPositive.select(interpretation | value)]], [[(%osteoblastLike).where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-absent'))]], [[osteoblast-like cells or a marker of them in the lesion]])
* insert Fact(physiological, [[%finding.bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/physiological-site'))]], [[%finding.bodySite]], [[the body site]])
* insert Statement(presenceOnly, [[%presence.where(%finding.component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('presence' | 'laterality'))).empty()).empty())]], [[a description of the calcification]])
* insert Statement(dystrophicForm, [[%histologicalForm.where(memberOf('http://fhircalc.org/fhir/ValueSet/histological-form-dystrophic'))]], [[histological form]])
* insert Statement(ambiguousFactor, [[%context.ofType(Observation).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/marker-ambiguous')).code]], [[osteopontin or parathyroid hormone]])

* insert Risk(G8, malignancy, moderate, [[Actively formed calcification: hydroxyapatite with osteoblast-like cells]])
* insert When([[%epithelialOrgan and %hydroxyapatite and %osteoblastLikeCells]])
* insert Evidence(G8)
* insert Evidence(B25)
* insert Needs(Observation, marker-osteoblastic)

* insert Guard(G1, [[Only the presence of a calcification is known]])
* insert When([[%present and %presenceOnly]])
* insert Evidence(G1)

* insert Guard(G5, [[Mineralization of this site is physiological]])
* insert When([[%present and %physiological]])
* insert Evidence(G5)
* insert Concludes(physiological)

* insert Guard(G13, [[The dystrophic form does not state the cause]])
* insert When([[%present and %dystrophicForm]])
* insert Evidence(G13)

* insert Guard(V31, [[Osteopontin or parathyroid hormone is never reassuring: its direction depends on the tissue]])
* insert When([[%present and %ambiguousFactor]])
* insert Evidence(V31)
* insert Needs(Observation, marker-ambiguous)
