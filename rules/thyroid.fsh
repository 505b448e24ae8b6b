Instance: ThyroidCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(thyroid-calcification-rules, [[Thyroid calcification rules]], [[What the reviewed statements say follows from a finding of the thyroid.]])
* name = "ThyroidCalcificationRules"
* insert Organ(thyroid-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/thyroid-site')]])
* insert FindingFacts
* insert Component(laterality, laterality)
* insert Side(left, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/left-side'))]])
* insert Side(right, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/right-side'))]])

// --- shape; a size over 1 mm contradicts 'micro' in the thyroid, 1 mm itself does not
* insert Component(size, size)
* insert Variable(sizeInMm, [[%size.ofType(Quantity).where((comparator.empty() or comparator in ('>' | '>=')) and ((code = 'mm' and value > 1) or (code = 'cm' and value > 0.1) or (code = 'um' and value > 1000)))]])
* insert Fact(microcalcification, [[%morphology.where(memberOf('http://fhircalc.org/fhir/ValueSet/microcalcification') and %sizeInMm.empty())]], [[%sizeInMm | %morphology.where(%morphology.all(memberOf('http://fhircalc.org/fhir/ValueSet/morphology-other-than-microcalcification')))]], [[whether these are microcalcifications]])
* insert Coded(petalLike, morphology, petal-like-calcification, morphology-other-than-petal-like, [[shape of the calcification]])
* insert Coded(isolatedOrUndefined, morphology, isolated-or-undefined-calcification, morphology-other-than-isolated-or-undefined, [[shape of the calcification]])
* insert Coded(psammomaBody, histologicalForm, psammoma-body, histological-form-other-than-psammoma, [[histological form]])
* insert Mineral(calciumPhosphate, composition-calcium-phosphate, composition-other-than-calcium-phosphate, [[mineral phase, by a specimen-based method]])

// --- the nodule
* insert Component(associatedMass, associated-mass)
* insert Component(hypoechogenicity, hypoechogenicity)
* insert Component(irregularMargin, irregular-margin)
* insert Component(vascularity, intranodular-vascularity)
* insert Variable(nodule, [[%lesionKind.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-nodule')) | %associatedMass.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-present'))]])
* insert Fact(inNodule, [[%nodule]], [[%lesionKind.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-not-nodule')) | %associatedMass.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-absent'))]], [[whether the calcification lies in a nodule]])
* insert Coded(hypoechoic, hypoechogenicity, presence-present, presence-absent, [[whether the nodule is hypoechoic]])
* insert Coded(irregular, irregularMargin, presence-present, presence-absent, [[whether the margin of the nodule is irregular or lobulated]])
* insert Coded(vascular, vascularity, presence-present, presence-absent, [[whether vessels run inside the nodule]])

// --- the tumor and its markers
// Known by a condition, or because the lesion is one.
* insert HistoryOf(papillaryCarcinoma, condition-papillary-thyroid-carcinoma)
* insert Fact(papillaryCarcinoma, [[%papillaryCarcinomaStated.combine(%lesionKind.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-papillary-carcinoma')))]], [[%papillaryCarcinomaRefuted.where(%papillaryCarcinomaRefuted.count() = %papillaryCarcinomaConditions.count()).verificationStatus]], [[whether papillary thyroid carcinoma is known]])
* insert Marker(runx2, marker-runx2)
* insert Marker(hoxa9, marker-hoxa9)
* insert Because(runx2HighBecause, runx2High)
* insert Because(hoxa9HighBecause, hoxa9High)
* insert Fact(runx2IsHigh, [[%runx2HighBecause]], [[%runx2.where(%runx2.count() = %runx2NotHigh.count()).select(interpretation | value)]], [[whether RUNX2 is high, not only positive]])
* insert Fact(hoxa9IsHigh, [[%hoxa9HighBecause]], [[%hoxa9.where(%hoxa9.count() = %hoxa9NotHigh.count()).select(interpretation | value)]], [[whether HOXA9 is high, not only positive]])
* insert Fact(seenOnImaging, [[%finding.method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-imaging'))]], [[%finding.method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-specimen-based'))]], [[method of the finding]])
* insert Variable(specimenSiblings, [[%siblings.where(method.memberOf('http://fhircalc.org/fhir/ValueSet/method-specimen-based'))]])
* insert Fact(noSpecimenYet, [[%specimenSiblings.empty()]], [[%specimenSiblings.method]], [[whether a specimen of the same site was examined]])

// === rules
* insert Risk(T3, malignancy, high, [[Petal-like calcification]])
* insert When([[%petalLike]])
* insert Evidence(T3)

* insert Risk(T4, lymph-node-metastasis, high, [[Petal-like calcification]])
* insert When([[%petalLike]])
* insert Evidence(T4)

* insert Risk(T5, malignancy, moderate, [[Isolated or undefined calcification]])
* insert When([[%isolatedOrUndefined]])
* insert Evidence(T5)

* insert Risk(T6, malignancy, moderate, [[Microcalcification in a nodule]])
* insert When([[%microcalcification and %inNodule]])
* insert Evidence(T6)

* insert Risk(T7, malignancy, high, [[Microcalcification in a nodule with hypoechogenicity, an irregular or lobulated margin, or intranodular vascularity]])
* insert When([[%microcalcification and %inNodule and (%hypoechoic or %irregular or %vascular)]])
* insert Evidence(T7)

* insert Risk(T9, malignancy, moderate, [[Calcium phosphate]])
* insert When([[%calciumPhosphate]])
* insert Evidence(T9)

* insert Risk(T10, malignancy, moderate, [[Psammoma bodies]])
* insert When([[%psammomaBody]])
* insert Evidence(T10)

* insert Risk(T12, invasiveness, moderate, [[High RUNX2 in papillary carcinoma]])
* insert When([[%papillaryCarcinoma and %runx2IsHigh]])
* insert Evidence(T12)
* insert Needs(Condition, condition-papillary-thyroid-carcinoma)
* insert Needs(Observation, marker-runx2)

* insert Guard(T16, [[Seen on imaging alone]])
* insert When([[%present and %seenOnImaging and %noSpecimenYet]])
* insert Evidence(T16)

* insert Etiology(T13, [[High HOXA9 in papillary carcinoma]])
* insert When([[%papillaryCarcinoma and %hoxa9IsHigh]])
* insert Evidence(T13)
* insert Needs(Condition, condition-papillary-thyroid-carcinoma)
* insert Needs(Observation, marker-hoxa9)

* insert Etiology(T17, [[Several diseases come into question]])
* insert Evidence(T17)

* insert Modifier(T20, favoring, [[High HOXA9 (migration and invasion of cells, in vitro)]])
* insert When([[%hoxa9IsHigh]])
* insert Evidence(T20)
* insert Needs(Observation, marker-hoxa9)
