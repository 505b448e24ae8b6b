Instance: LungCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(lung-calcification-rules, [[Lung calcification rules]], [[What the reviewed statements say follows from a finding of the lung.]])
* name = "LungCalcificationRules"
* insert Organ(lung-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/lung-site')]])
* insert FindingFacts
* insert Component(laterality, laterality)
* insert Side(left, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/left-side'))]])
* insert Side(right, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/right-side'))]])

// --- the nodule and its pattern. The text describes popcorn, central nidus and multiple punctate foci in pulmonary nodules: a pattern
// that is stated implies one.
* insert Component(associatedMass, associated-mass)
* insert Fact(nodule, [[%lesionKind.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-nodule')) | %associatedMass.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-present')) | %morphology.where(memberOf('http://fhircalc.org/fhir/ValueSet/morphology-pulmonary-nodule'))]], [[%lesionKind.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-not-nodule')) | %associatedMass.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-absent'))]], [[whether the calcification lies in a nodule]])
* insert Coded(popcorn, morphology, popcorn-calcification, morphology-other-than-popcorn, [[pattern of the calcification]])
* insert Coded(centralNidus, morphology, central-nidus-calcification, morphology-other-than-central-nidus, [[pattern of the calcification]])
* insert Coded(multiplePunctate, morphology, multiple-punctate-foci, morphology-other-than-multiple-punctate-foci, [[pattern of the calcification]])

// --- the patient
* insert KnownCondition(boneFormingSarcoma, condition-bone-forming-sarcoma, [[whether there is a history of osteogenic sarcoma or chondrosarcoma]])
* insert KnownCondition(malignantCause, condition-metastatic-calcification-malignant, [[whether parathyroid carcinoma, multiple myeloma or another neoplasm destroying bone is known]])
// 'Chronic renal insufficiency on hemodialysis': hemodialysis that is recorded stands for both.
* insert KnownCondition(benignCause, condition-metastatic-calcification-benign, [[whether hemodialysis or hypervitaminosis D is known]])
* insert KnownCondition(commonCause, condition-hyperparathyroidism-or-renal-failure, [[whether hyperparathyroidism or chronic renal failure is known]])
* insert KnownCondition(chestOrSystemicDisease, condition-pulmonary-or-systemic-disease, [[whether a pulmonary or systemic disease is known]])
* insert Measured(calcium, serum-calcium, [[serum calcium with its interpretation or reference range]])
* insert Measured(phosphate, serum-phosphate, [[serum phosphate with its interpretation or reference range]])

// --- the mechanism
* insert Coded(normalTissue, lesionKind, lesion-normal-tissue, lesion-not-normal-tissue, [[whether the deposit lies in normal tissue]])
* insert Fact(injuredTissue, [[(%lesionKind | %etiology).where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-injured-tissue') or memberOf('http://fhircalc.org/fhir/ValueSet/etiology-dystrophic'))]], [[%lesionKind.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-normal-tissue'))]], [[whether the deposit lies in injured tissue]])
* insert Statement(statedMetastatic, [[%etiology.where(memberOf('http://fhircalc.org/fhir/ValueSet/etiology-metastatic'))]], [[mechanism of the calcification]])
// Stated by the finding, or by the rules from its mineral.
* insert Statement(mechanismStated, [[%etiology | %composition]], [[mechanism of the calcification]])

// === rules
* insert Risk(L5, malignancy, low, [[Popcorn pattern, characteristic of hamartoma]])
* insert When([[%popcorn]])
* insert Evidence(L5)
* insert Evidence(L11)
* insert Evidence(L9)

* insert Risk(L6, malignancy, low, [[Central nidus, sign of a granulomatous lesion]])
* insert When([[%centralNidus]])
* insert Evidence(L6)
* insert Evidence(L11)
* insert Evidence(L9)

* insert Risk(L7, malignancy, low, [[Multiple punctate foci throughout a lesion, in granuloma or hamartoma]])
* insert When([[%multiplePunctate]])
* insert Evidence(L7)
* insert Evidence(L11)
* insert Evidence(L9)

* insert Risk(L8, malignancy, moderate, [[Calcified nodule with a history of osteogenic sarcoma or chondrosarcoma]])
* insert When([[%nodule and %boneFormingSarcoma]])
* insert Overrides(L5)
* insert Overrides(L6)
* insert Overrides(L7)
* insert Overrides(L11)
* insert Evidence(L8)
* insert Needs(Condition, condition-bone-forming-sarcoma)

* insert Risk(L11, malignancy, low, [[Calcified pulmonary nodule, usually benign]])
* insert When([[%nodule]])
* insert Evidence(L11)
* insert Evidence(L9)

* insert Guard(L9, [[A benign pattern is no proof]])
* insert When([[%present and %nodule]])
* insert Evidence(L9)

* insert Guard(L16, [[A mechanism of lung calcification is given]])
* insert When([[%present and (%mechanismStated or (%normalTissue and (%calciumHigh or %phosphateHigh)) or (%injuredTissue and %calciumNotHigh and %phosphateNotHigh))]])
* insert Evidence(L16)

* insert Etiology(L1, [[Serum calcium or phosphate high, deposit in normal tissue: 'metastatic' names the mechanism, no spread of a tumor]])
* insert Mechanism(metastatic-mechanism)
* insert When([[%normalTissue and (%calciumHigh or %phosphateHigh)]])
* insert Evidence(L1)
* insert Needs(Observation, serum-calcium)
* insert Needs(Observation, serum-phosphate)

* insert Etiology(L2, [[Serum calcium and phosphate not high, deposit in injured tissue]])
* insert Mechanism(dystrophic)
* insert When([[%injuredTissue and %calciumNotHigh and %phosphateNotHigh]])
* insert Evidence(L2)
* insert Needs(Observation, serum-calcium)
* insert Needs(Observation, serum-phosphate)

* insert Etiology(L3, [[Metastatic calcification with a malignant cause]])
* insert Mechanism(metastatic-malignant-cause)
* insert When([[(%statedMetastatic or (%normalTissue and (%calciumHigh or %phosphateHigh))) and %malignantCause]])
* insert Evidence(L3)
* insert Needs(Condition, condition-metastatic-calcification-malignant)

* insert Etiology(L4, [[Metastatic calcification with a benign cause]])
* insert Mechanism(metastatic-benign-cause)
* insert When([[(%statedMetastatic or (%normalTissue and (%calciumHigh or %phosphateHigh))) and %benignCause]])
* insert Evidence(L4)
* insert Needs(Condition, condition-metastatic-calcification-benign)

* insert Etiology(L17, [[Metastatic calcification with one of its common causes]])
* insert Mechanism(metastatic-mechanism)
* insert When([[(%statedMetastatic or (%normalTissue and (%calciumHigh or %phosphateHigh))) and %commonCause]])
* insert Evidence(L17)
* insert Needs(Condition, condition-hyperparathyroidism-or-renal-failure)

* insert Modifier(L12, open, [[A pulmonary or systemic disease is known: may mark its severity and chronicity]])
* insert When([[%chestOrSystemicDisease]])
* insert Evidence(L12)
* insert Needs(Condition, condition-pulmonary-or-systemic-disease)
