Instance: OvaryCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(ovary-calcification-rules, [[Ovary calcification rules]], [[What the reviewed statements say follows from a finding of the ovary.]])
* name = "OvaryCalcificationRules"
* insert Organ(ovary-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/ovary-site')]])
* insert FindingFacts
* insert Component(laterality, laterality)
* insert Side(left, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/left-side'))]])
* insert Side(right, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/right-side'))]])

* insert Coded(psammomaBody, histologicalForm, psammoma-body, histological-form-other-than-psammoma, [[histological form]])
* insert Coded(infarctionOrTeratoma, lesionKind, lesion-infarction-or-mature-teratoma, lesion-other-than-infarction-or-mature-teratoma, [[kind of lesion]])
* insert HistoryOf(ovarianMalignancy, condition-ovarian-malignancy)
* insert Fact(malignancyKnown, [[%ovarianMalignancyStated.combine(%lesionKind.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-malignant')))]], [[%ovarianMalignancyRefuted.where(%ovarianMalignancyRefuted.count() = %ovarianMalignancyConditions.count()).verificationStatus]], [[whether an ovarian malignancy is known]])
* insert Statement(natureUnknown, [[%presence.where(%lesionKind.empty() and %ovarianMalignancyConditions.empty())]], [[kind of lesion]])
// Stated by the finding, or by the rules from mineral, form or markers.
* insert Statement(mechanismStated, [[%etiology | %composition]], [[mechanism of the calcification]])
* insert Marker(bmp2, marker-bmp-2)
* insert Marker(opn, marker-opn)
* insert Variable(bmp2OfCancerCells, [[%bmp2Positive.where(component.value.where(memberOf('http://fhircalc.org/fhir/ValueSet/cells-cancer')).exists())]])
* insert Variable(opnOfCancerCells, [[%opnPositive.where(component.value.where(memberOf('http://fhircalc.org/fhir/ValueSet/cells-cancer')).exists())]])
* insert BecauseInCancerCells(bmp2Because, bmp2OfCancerCells)
* insert BecauseInCancerCells(opnBecause, opnOfCancerCells)
* insert Statement(bmp2InCancerCells, [[%bmp2Because]], [[BMP-2 in the cancer cells of the lesion]])
* insert Statement(opnInCancerCells, [[%opnBecause]], [[OPN in the cancer cells of the lesion]])

// === rules
* insert Risk(O1, malignancy, moderate, [[Psammomatous calcification (the share below is a base rate, no probability for this patient)]])
* insert When([[%psammomaBody]])
* insert Evidence(O1)

* insert Risk(O2, poor-survival, moderate, [[Calcification in a known ovarian malignancy: a lower histologic grade, yet a poorer survival]])
* insert When([[%malignancyKnown]])
* insert Evidence(O2)
* insert Needs(Condition, condition-ovarian-malignancy)

* insert Risk(O3, malignancy, low, [[Calcification in an infarction or a mature teratoma]])
* insert When([[%infarctionOrTeratoma]])
* insert Evidence(O3)

* insert Guard(O5, [[The nature of the lesion is not known]])
* insert When([[%present and %natureUnknown]])
* insert Evidence(O5)

* insert Guard(O6, [[A mechanism of ovarian calcification is given]])
* insert When([[%present and (%mechanismStated or %psammomaBody or (%bmp2InCancerCells and %opnInCancerCells))]])
* insert Evidence(O6)

* insert Etiology(O4, [[BMP-2 and osteopontin in ovarian cancer cells]])
* insert Mechanism(osteoblast-like-formation)
* insert When([[%bmp2InCancerCells and %opnInCancerCells]])
* insert Evidence(O4)
* insert Needs(Observation, marker-bmp-2)
* insert Needs(Observation, marker-opn)
