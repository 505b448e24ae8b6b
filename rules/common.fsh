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
* insert Mineral(hydroxyapatite, composition-hydroxyapatite, composition-other-than-hydroxyapatite, [[mineral phase, by a specimen-based method]])

// Any osteoblast-like cell, or a marker of the osteoblastic phenotype, in the same lesion (G8).
RuleSet: OsteoblasticFacts
* insert Component(bolc, breast-osteoblast-like-cells)
* insert Component(polc, prostate-osteoblast-like-cells)
* insert Component(osteoblastLike, osteoblast-like-cells)
* insert Marker(osteoblastic, marker-osteoblastic)

// Calcium and phosphate in serum, the newest, and their product. Molar values are converted by molar mass; comparisons are of
// exact decimals, never of a rounded product.
RuleSet: MineralFacts
* insert Variable(calciumMeasured, [[%context.ofType(Observation).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/serum-calcium') and value.ofType(Quantity).value.exists()).first()]])
* insert Variable(calcium, [[%calciumMeasured.value.ofType(Quantity).where(comparator.empty())]])
* insert Variable(phosphateMeasured, [[%context.ofType(Observation).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/serum-phosphate') and value.ofType(Quantity).value.exists()).first()]])
* insert Variable(phosphate, [[%phosphateMeasured.value.ofType(Quantity).where(comparator.empty())]])
// A value in mg/dL of the phosphate ion is three times that of its phosphorus: it must not enter the product.
* insert Variable(phosphateAsIon, [[%phosphate.where((unit | code).where(upper().contains('PO4')).exists())]])
* insert Variable(phosphorus, [[%phosphate.where(%phosphateAsIon.empty())]])
* insert Variable(calciumMgPerDl, [[iif(%calcium.code = 'mg/dL', %calcium.value, iif(%calcium.code = 'mmol/L', %calcium.value * 4.008, {}))]])
* insert Variable(phosphorusMgPerDl, [[iif(%phosphorus.code = 'mg/dL', %phosphorus.value, iif(%phosphorus.code = 'mmol/L', %phosphorus.value * 3.097, {}))]])
* insert Variable(calciumTimesPhosphorus, [[%calciumMgPerDl * %phosphorusMgPerDl]])
// The sender's own product, the newest, unless it is older than a measurement; what this guide derived earlier is none. 4.008 x 3.097.
* insert Variable(productSent, [[%context.ofType(Observation).where(code.memberOf('http://fhircalc.org/fhir/ValueSet/calcium-phosphate-product') and value.ofType(Quantity).value.exists() and method.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/score-method').empty()).first()]])
* insert Variable(productOutdated, [[%productSent.where(effective.ofType(dateTime) < %calciumMeasured.effective.ofType(dateTime) or effective.ofType(dateTime) < %phosphateMeasured.effective.ofType(dateTime))]])
* insert Variable(productStated, [[%productSent.where(%productOutdated.empty()).value.ofType(Quantity).where(comparator.empty() and (code in ('mg2/dL2' | 'mmol2/L2')))]])
* insert Variable(productStatedMg, [[iif(%productStated.code = 'mg2/dL2', %productStated.value, %productStated.value * 12.412776)]])
* insert Variable(productApart, [[%productStated.where((%productStatedMg - %calciumTimesPhosphorus).abs() > 1)]])

// Diabetes and kidney disease, and the minerals in serum: what the statements on arteries ask of the patient.
RuleSet: ArteryFacts
* insert Component(layer, vessel-layer)
* insert Coded(medial, layer, layer-media, layer-other-than-media, [[vessel layer of the calcification]])
* insert Coded(diffuse, distribution, diffuse-distribution, distribution-other-than-diffuse, [[distribution of the calcification]])
// Calciphylaxis is stated of small and medium arteries and arterioles; of the sites known here the aorta alone is certainly neither.
* insert Fact(smallOrMedium, [[%finding.bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/aortic-site').not())]], [[%finding.bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/aortic-site'))]], [[the body site]])
* insert CurrentCondition(type2Diabetes, condition-type-2-diabetes, [[whether the patient has type 2 diabetes]])
* insert CurrentCondition(endStageKidneyDisease, condition-end-stage-kidney-disease, [[whether the patient has end-stage kidney disease]])
* insert MineralFacts
// Over 60 by the measurements or by the sender's own product, whichever says so; a guard tells where they differ.
* insert Fact(productOver60, [[(%calcium.combine(%phosphorus)).where(%calciumTimesPhosphorus > 60).combine(%productStated.where(%productStatedMg > 60))]], [[(%calcium.combine(%phosphorus)).where(%calciumTimesPhosphorus <= 60).combine(%productStated.where(%productStatedMg <= 60))]], [[serum calcium and phosphate (as phosphorus), in mg/dL or mmol/L, or their product]])
* insert Statement(productsDiffer, [[%productApart]], [[the calcium x phosphate product]])
* insert KnownCondition(diabetes, condition-diabetes, [[whether the patient has diabetes]])
* insert KnownCondition(hyperlipidemia, condition-hyperlipidemia, [[whether the patient has hyperlipidemia]])
* insert Mineral(whitlockite, composition-whitlockite, composition-other-than-whitlockite, [[mineral phase, by a specimen-based method]])
* insert Statement(mechanismStated, [[%etiology.where(memberOf('http://fhircalc.org/fhir/ValueSet/etiology-vascular-mechanism'))]], [[mechanism]])
* insert Statement(cellDeath, [[%etiology.where(memberOf('http://fhircalc.org/fhir/ValueSet/etiology-cell-death')).where(%specimenBased.exists())]], [[cell death in the plaque, by histology]])
* insert ByMethod
* insert Statement(calciphylaxis, [[%etiology.where(memberOf('http://fhircalc.org/fhir/ValueSet/etiology-calciphylaxis'))]], [[mechanism]])
// Factors with a direction: markers of the lesion, and measurements and medication of the patient.
* insert Variable(factors, [[%lesion | %context.ofType(Observation)]])
* insert FactorsOf(favoringHigh, factor-favoring-of-table, interpretation-high, >, high)
* insert FactorsOf(protectiveLow, factor-protective-of-table, interpretation-low, <, low)
* insert FactorsOf(protectiveHigh, factor-reassuring, interpretation-high, >, high)
* insert FactorsOf(otherFavoringHigh, factor-favoring-beside-table, interpretation-high, >, high)
* insert FactorsOf(otherProtectiveHigh, factor-protective-beside-table, interpretation-high, >, high)
* insert FactorsOf(osteoinductiveHigh, factor-osteoinductive, interpretation-high, >, high)
* insert Statement(opgMeasured, [[%factors.where(code.memberOf('http://fhircalc.org/fhir/ValueSet/marker-opg')).select(interpretation | value)]], [[osteoprotegerin]])
* insert Statement(ranklMeasured, [[%factors.where(code.memberOf('http://fhircalc.org/fhir/ValueSet/marker-rankl')).select(interpretation | value)]], [[RANKL]])
* insert Taken(favoringMedication, medication-favoring, [[medication]])
* insert Taken(protectiveMedication, medication-vitamin-k, [[medication]])
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

* insert Risk(V10, tissue-necrosis, high, [[Diffuse medial calcification of a small or medium artery with a calcium x phosphate product over 60 mg2/dL2]])
* insert When([[%smallOrMedium and %medial and %diffuse and %productOver60]])
* insert RestsOnScore(V22-product)
* insert Evidence(V10)
* insert Evidence(V22)
* insert Needs(Observation, serum-calcium)
* insert Needs(Observation, serum-phosphate)

* insert Risk(V12, coronary-event, moderate, [[Arterial calcification]])
* insert Evidence(V12)

* insert Guard(V30, [[Fetuin-A was measured]])
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

* insert Guard(V22-product-differs, [[The calcium x phosphate product of the sender is more than 1 mg2/dL2 from that of the measurements: both are shown, the higher one counts]])
* insert When([[%productsDiffer]])
* insert Evidence(V22)
* insert Warns

* insert Etiology(V11, [[Hydroxyapatite in diabetes]])
* insert When([[%hydroxyapatite and %diabetes]])
* insert Evidence(V11)
* insert Needs(Condition, condition-diabetes)

* insert Etiology(V11-whitlockite, [[Whitlockite points to vitamin D toxicity]])
* insert When([[%whitlockite]])
* insert Evidence(V11)

* insert Etiology(V13, [[A mechanism of vascular calcification is stated: mechanisms act alone or together]])
* insert When([[%mechanismStated]])
* insert Evidence(V13)

* insert Etiology(V26, [[A mechanism of vascular calcification is stated: four of them work in its early phase]])
* insert When([[%mechanismStated]])
* insert Evidence(V26)

* insert Etiology(V20, [[Vascular calciphylaxis]])
* insert Mechanism(calciphylaxis)
* insert When([[%calciphylaxis]])
* insert Evidence(V20)
* insert Evidence(V21)

* insert Modifier(V15, open, [[Osteoprotegerin opposes, RANKL favors calcification of vascular smooth muscle cells]])
* insert When([[%opgMeasured and %ranklMeasured]])
* insert Evidence(V15)
* insert Needs(Observation, marker-opg)
* insert Needs(Observation, marker-rankl)

* insert Modifier(V16, favoring, [[Factors that favor calcification are high]])
* insert When([[%favoringHigh]])
* insert Evidence(V16)
* insert Needs(Observation, factor-favoring-of-table)

* insert Modifier(V16-protective-low, favoring, [[Factors that protect from calcification are low]])
* insert When([[%protectiveLow]])
* insert Evidence(V16)
* insert Needs(Observation, factor-protective-of-table)

* insert Modifier(V16-protective-high, protective, [[Factors that protect from calcification are high]])
* insert When([[%protectiveHigh]])
* insert Evidence(V16)
* insert Needs(Observation, factor-reassuring)

* insert Modifier(V17, favoring, [[Medication that favors vascular calcification]])
* insert When([[%favoringMedication]])
* insert Evidence(V17)
* insert NeedsMedication(medication-favoring)

* insert Modifier(V17-vitamin-k, protective, [[Vitamin K protects from vascular calcification]])
* insert When([[%protectiveMedication]])
* insert Evidence(V17)
* insert NeedsMedication(medication-vitamin-k)

* insert Modifier(V23, favoring, [[Hyperlipidemia, diabetes, or osteo-inductive molecules that are high]])
* insert When([[%hyperlipidemia or %diabetes or %osteoinductiveHigh]])
* insert Evidence(V23)
* insert Needs(Condition, condition-hyperlipidemia)
* insert Needs(Condition, condition-diabetes)
* insert Needs(Observation, factor-osteoinductive)

* insert Modifier(V29, favoring, [[Factors that favor calcification, named beside the table, are high]])
* insert When([[%otherFavoringHigh]])
* insert Evidence(V29)
* insert Needs(Observation, factor-favoring-beside-table)

* insert Modifier(V29-protective, protective, [[Factors that protect, named beside the table, are high]])
* insert When([[%otherProtectiveHigh]])
* insert Evidence(V29)
* insert Needs(Observation, factor-protective-beside-table)

* insert Modifier(V34, open, [[Cell death in the plaque: of smooth muscle cells and macrophages in vulnerable lesions, of endothelial cells in the early stage]])
* insert When([[%cellDeath]])
* insert Evidence(V34)
