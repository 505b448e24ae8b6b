// What the rules of every organ ask of a finding.

RuleSet: FindingFacts
* insert Component(presence, presence)
* insert Component(morphology, morphology)
* insert Component(distribution, distribution)
* insert Component(histologicalForm, histological-form)
* insert Component(etiology, etiology)
* insert Component(lesionKind, lesion-kind)
* insert Component(anyComposition, composition)
* insert Variable(specimenBased, [[%finding.where(method.memberOf('http://fhircalc.org/fhir/ValueSet/method-specimen-based') or (method.empty() and specimen.exists()))]])
* insert Variable(composition, [[%anyComposition.where(%specimenBased.exists())]])
* insert Coded(present, presence, presence-present, presence-absent, [[whether the calcification is present]])
* insert Coded(absent, presence, presence-absent, presence-present, [[whether the calcification is present]])
* insert Fact(ectopic, [[%finding.bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/physiological-site').not())]], [[%finding.bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/physiological-site'))]], [[the body site]])
* insert Coded(hydroxyapatite, composition, composition-hydroxyapatite, composition-other-than-hydroxyapatite, [[mineral phase, by a specimen-based method]])

// Any osteoblast-like cell, or a marker of the osteoblastic phenotype, in the same lesion (G8).
RuleSet: OsteoblasticFacts
* insert Component(bolc, breast-osteoblast-like-cells)
* insert Component(polc, prostate-osteoblast-like-cells)
* insert Component(osteoblastLike, osteoblast-like-cells)
* insert Marker(osteoblastic, marker-osteoblastic)

// Diabetes and kidney disease, and the minerals in serum: what the statements on arteries ask of the patient.
RuleSet: ArteryFacts
* insert Component(layer, vessel-layer)
* insert Coded(medial, layer, layer-media, layer-other-than-media, [[vessel layer of the calcification]])
* insert Coded(diffuse, distribution, diffuse-distribution, distribution-other-than-diffuse, [[distribution of the calcification]])
* insert CurrentCondition(type2Diabetes, condition-type-2-diabetes, [[whether the patient has type 2 diabetes]])
* insert CurrentCondition(endStageKidneyDisease, condition-end-stage-kidney-disease, [[whether the patient has end-stage kidney disease]])
* insert Variable(calcium, [[%context.ofType(Observation).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/serum-calcium') and value.ofType(Quantity).value.exists()).first().value.ofType(Quantity).where(comparator.empty())]])
* insert Variable(phosphate, [[%context.ofType(Observation).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/serum-phosphate') and value.ofType(Quantity).value.exists()).first().value.ofType(Quantity).where(comparator.empty())]])
// A value in mg/dL of the phosphate ion is three times that of its phosphorus: it must not enter the product.
* insert Variable(phosphateAsIon, [[%phosphate.where((unit | code).where(upper().contains('PO4')).exists())]])
* insert Variable(phosphorus, [[%phosphate.where(%phosphateAsIon.empty())]])
* insert Variable(calciumMgPerDl, [[iif(%calcium.code = 'mg/dL', %calcium.value, iif(%calcium.code = 'mmol/L', %calcium.value * 4.008, {}))]])
* insert Variable(phosphorusMgPerDl, [[iif(%phosphorus.code = 'mg/dL', %phosphorus.value, iif(%phosphorus.code = 'mmol/L', %phosphorus.value * 3.097, {}))]])
* insert Variable(calciumTimesPhosphorus, [[%calciumMgPerDl * %phosphorusMgPerDl]])
* insert Fact(productOver60, [[(%calcium.combine(%phosphorus)).where(%calciumTimesPhosphorus > 60)]], [[(%calcium.combine(%phosphorus)).where(%calciumTimesPhosphorus <= 60)]], [[serum calcium and phosphate (as phosphorus), in mg/dL or mmol/L]])
* insert Statement(phosphateIonGiven, [[%phosphateAsIon]], [[the phosphate measurement]])
* insert Statement(fetuinAMeasured, [[%context.ofType(Observation).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/marker-fetuin-a')).code]], [[fetuin-A]])
* insert Statement(nucleationComplexStated, [[%etiology.where(memberOf('http://fhircalc.org/fhir/ValueSet/circulating-nucleation-complex'))]], [[mechanism]])

// Statements on arteries: coronary, carotid, aortic and peripheral arteries, not heart valves.
RuleSet: ArteryRules
* insert Risk(V7, cardiovascular-death, moderate, [[Medial calcification with type 2 diabetes or end-stage kidney disease]])
* insert When([[%medial and (%type2Diabetes or %endStageKidneyDisease)]])
* insert Evidence(V7)
* insert Needs(Condition, condition-type-2-diabetes)
* insert Needs(Condition, condition-end-stage-kidney-disease)

* insert Risk(V8, limb-amputation, moderate, [[Medial calcification with type 2 diabetes or end-stage kidney disease]])
* insert When([[%medial and (%type2Diabetes or %endStageKidneyDisease)]])
* insert Evidence(V8)
* insert Needs(Condition, condition-type-2-diabetes)
* insert Needs(Condition, condition-end-stage-kidney-disease)

* insert Risk(V10, tissue-necrosis, high, [[Diffuse medial calcification with a calcium x phosphate product over 60 mg2/dL2]])
* insert When([[%medial and %diffuse and %productOver60]])
* insert Evidence(V10)
* insert Evidence(V22)
* insert Needs(Observation, serum-calcium)
* insert Needs(Observation, serum-phosphate)

* insert Risk(V12, coronary-event, moderate, [[Arterial calcification]])
* insert Evidence(V12)

* insert Guard(V30, [[Fetuin-A measured: a normal value does not speak against this deposit]])
* insert When([[%present and %fetuinAMeasured]])
* insert Evidence(V30)
* insert Needs(Observation, marker-fetuin-a)

* insert Guard(V32, [[A circulating nucleation complex is given as the mechanism]])
* insert When([[%present and %nucleationComplexStated]])
* insert Evidence(V32)

* insert Guard(V22, [[Phosphate is given as phosphate ion: the calcium x phosphate product needs it as phosphorus, so it is not computed]])
* insert When([[%phosphateIonGiven]])
* insert Evidence(V22)
* insert Warns
