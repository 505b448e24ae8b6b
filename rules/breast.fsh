Instance: BreastCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(breast-calcification-rules, [[Breast calcification rules]], [[What the reviewed statements on breast calcification say follows from a finding.]])
* name = "BreastCalcificationRules"
* insert Organ(breast-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/breast-site')]])
* insert FindingFacts
* insert OsteoblasticFacts
* insert Component(laterality, laterality)
* insert Component(associatedMass, associated-mass)
* insert Side(left, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/left-side'))]])
* insert Side(right, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/right-side'))]])

// --- the mineral
* insert Mineral(calciumOxalate, composition-calcium-oxalate, composition-other-than-calcium-oxalate, [[mineral phase, by a specimen-based method]])
// Hydroxyapatite without a word on magnesium may be the substituted one: it leaves B7 open, and so does unspecified calcium phosphate.
* insert Mineral(mgHydroxyapatite, composition-mg-hydroxyapatite, composition-other-than-mg-hydroxyapatite, [[mineral phase with its magnesium, by a specimen-based method]])
* insert Statement(compositionFromImaging, [[%anyComposition.where(%finding.method.memberOf('http://fhircalc.org/fhir/ValueSet/method-imaging'))]], [[composition]])

// --- shape and surroundings
* insert Coded(microcalcification, morphology, microcalcification, macrocalcification, [[whether these are microcalcifications]])
* insert Coded(grouped, distribution, grouped-distribution, distribution-other-than-grouped, [[distribution of the calcifications]])
* insert Coded(noMass, associatedMass, presence-absent, presence-present, [[whether there is an associated nodule or mass]])
* insert Coded(inTumor, lesionKind, lesion-tumor, lesion-not-tumor, [[kind of lesion]])
* insert Coded(inCarcinoma, lesionKind, lesion-carcinoma, lesion-not-carcinoma, [[kind of lesion]])

// --- cells and markers
* insert Marker(runx2, marker-runx2)
* insert Marker(rankl, marker-rankl)
* insert Variable(runx2InCancerCells, [[%runx2Positive.where(component.value.where(memberOf('http://fhircalc.org/fhir/ValueSet/cells-cancer')).exists())]])
* insert Variable(ranklInCancerCells, [[%ranklPositive.where(component.value.where(memberOf('http://fhircalc.org/fhir/ValueSet/cells-cancer')).exists())]])
* insert Variable(runx2NotInCancerCells, [[%runx2Negative | %runx2.where(component.value.where(memberOf('http://fhircalc.org/fhir/ValueSet/cells-other-than-cancer')).exists() and component.value.where(memberOf('http://fhircalc.org/fhir/ValueSet/cells-cancer')).empty())]])
* insert Variable(ranklNotInCancerCells, [[%ranklNegative | %rankl.where(component.value.where(memberOf('http://fhircalc.org/fhir/ValueSet/cells-other-than-cancer')).exists() and component.value.where(memberOf('http://fhircalc.org/fhir/ValueSet/cells-cancer')).empty())]])
* insert BecauseInCancerCells(runx2ExpressedBecause, runx2InCancerCells)
* insert BecauseInCancerCells(ranklExpressedBecause, ranklInCancerCells)
* insert Fact(runx2Expressed, [[%runx2ExpressedBecause]], [[%runx2.where(%runx2.count() = %runx2NotInCancerCells.count()).select(interpretation | value)]], [[RUNX2 in the cancer cells of the lesion]])
* insert Fact(ranklExpressed, [[%ranklExpressedBecause]], [[%rankl.where(%rankl.count() = %ranklNotInCancerCells.count()).select(interpretation | value)]], [[RANKL in the cancer cells of the lesion]])
* insert Because(runx2HighBecause, runx2High)
* insert Fact(runx2IsHigh, [[%runx2HighBecause]], [[%runx2.where(%runx2.count() = %runx2NotHigh.count()).select(interpretation | value)]], [[whether RUNX2 expression is high, not only positive]])
// B11: cancer cells positive for both are the BOLCs.
* insert Variable(doublePositive, [[iif(%runx2InCancerCells.exists() and %ranklInCancerCells.exists(), %runx2ExpressedBecause.combine(%ranklExpressedBecause), {})]])
* insert Variable(bolcPresent, [[%bolc.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-present')).combine(%doublePositive)]])
* insert Fact(bolcs, [[%bolcPresent]], [[%bolc.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-absent'))]], [[whether breast osteoblast-like cells (BOLCs) are present]])
* insert Variable(statedActive, [[%etiology.where(memberOf('http://fhircalc.org/fhir/ValueSet/osteoblast-like-formation'))]])
* insert Fact(formedByBolcs, [[%statedActive | %bolcPresent]], [[%bolc.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-absent'))]], [[whether breast osteoblast-like cells (BOLCs) formed the calcification]])
// The mechanisms described do not explain all microcalcifications: neither a stated mechanism nor the mineral proves active formation where
// no BOLCs are known.
* insert Fact(noBolcsKnown, [[%bolcPresent.empty()]], [[%bolcPresent]], [[whether breast osteoblast-like cells (BOLCs) are present]])
* insert Statement(activeFromCompositionAlone, [[%statedActive.where(%bolcPresent.empty() and %composition.exists())]], [[mechanism]])

* insert Component(crystallinity, crystallinity)
* insert Statement(amorphousMineral, [[%crystallinity.where(memberOf('http://fhircalc.org/fhir/ValueSet/crystallinity-amorphous'))]], [[crystallinity of the deposit]])
* insert Marker(bmp2, marker-bmp-2)
* insert Marker(opn, marker-opn)
* insert Because(bmp2PositiveBecause, bmp2Positive)
* insert Because(runx2PositiveBecause, runx2Positive)
* insert Because(opnPositiveBecause, opnPositive)
* insert Statement(bmp2Expressed, [[%bmp2PositiveBecause]], [[BMP-2 in the lesion]])
* insert Statement(runx2OrOpnPositive, [[%runx2PositiveBecause.combine(%opnPositiveBecause)]], [[RUNX2 or OPN in the lesion]])

// --- the patient
* insert HistoryOf(breastCancer, condition-breast-cancer)
* insert Fact(breastCancerKnown, [[%breastCancerStated.combine(%lesionKind.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-carcinoma')))]], [[%breastCancerRefuted.where(%breastCancerRefuted.count() = %breastCancerConditions.count()).verificationStatus]], [[whether breast cancer is known]])

// --- what the next step depends on
* insert Fact(seenOnImaging, [[%finding.method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-imaging'))]], [[%finding.method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-specimen-based'))]], [[method of the finding]])
* insert Variable(specimenSiblings, [[%siblings.where(method.memberOf('http://fhircalc.org/fhir/ValueSet/method-specimen-based'))]])
* insert Fact(noSpecimenYet, [[%specimenSiblings.empty()]], [[%specimenSiblings.method]], [[whether a specimen of the same site was examined]])

// === rules
* insert Risk(B3, malignancy, low, [[Calcium oxalate]])
* insert When([[%calciumOxalate]])
* insert Evidence(B3)

* insert Risk(B4, invasive-malignancy, low, [[Calcium oxalate]])
* insert When([[%calciumOxalate]])
* insert Evidence(B4)

* insert Risk(B5, invasive-malignancy, moderate, [[Hydroxyapatite]])
* insert When([[%hydroxyapatite]])
* insert Evidence(B5)

* insert Risk(B6, tumour-progression, moderate, [[Hydroxyapatite in a breast tumor]])
* insert When([[%hydroxyapatite and %inTumor]])
* insert Evidence(B6)

* insert Risk(B7, malignancy, high, [[Magnesium-substituted hydroxyapatite]])
* insert When([[%mgHydroxyapatite]])
* insert Evidence(B7)

* insert Risk(B9, bone-metastasis, moderate, [[Breast osteoblast-like cells in a carcinoma]])
* insert When([[%bolcs and %inCarcinoma]])
* insert Within(5, [[%specimenBased.effective]])
* insert Evidence(B9)
* insert Evidence(B11)
* insert Needs(Observation, marker-runx2)
* insert Needs(Observation, marker-rankl)

* insert Risk(B10, bone-metastasis, moderate, [[RANKL or RUNX2 expressed in cancer cells]])
* insert When([[%ranklExpressed or %runx2Expressed]])
* insert Evidence(B10)
* insert Needs(Observation, marker-runx2)
* insert Needs(Observation, marker-rankl)

* insert Risk(B12, malignancy, moderate, [[Microcalcification formed by breast osteoblast-like cells]])
* insert When([[%microcalcification and %formedByBolcs]])
* insert Evidence(B12)
* insert Evidence(B25)

* insert Risk(B13, malignancy, moderate, [[Clustered microcalcifications without an associated nodule or mass]])
* insert When([[%microcalcification and %grouped and %noMass]])
* insert Evidence(B13)

* insert Risk(B20, recurrence, moderate, [[High RUNX2 expression in known breast cancer]])
* insert When([[%breastCancerKnown and %runx2IsHigh]])
* insert Evidence(B20)
* insert Needs(Condition, condition-breast-cancer)
* insert Needs(Observation, marker-runx2)

* insert Risk(B30, tumour-progression, moderate, [[Microcalcification formed by breast osteoblast-like cells in known breast cancer]])
* insert When([[%breastCancerKnown and %microcalcification and %formedByBolcs]])
* insert Evidence(B30)
* insert Evidence(B25)
* insert Needs(Condition, condition-breast-cancer)

* insert Guard(B15, [[Composition stated from imaging is not used]])
* insert When([[%compositionFromImaging]])
* insert Evidence(B15)
* insert Warns

* insert Guard(B29, [[Active formation is not shown: no osteoblast-like cells are known]])
* insert When([[%present and (%activeFromCompositionAlone or (%hydroxyapatite and %noBolcsKnown))]])
* insert Evidence(B29)

* insert Advice(B16, malignancy, moderate, [[Biopsy]])
* insert When([[%present and %seenOnImaging and %noSpecimenYet]])
* insert Evidence(B16)

* insert Etiology(B8, [[Amorphous mineral]])
* insert Mechanism(dystrophic)
* insert Mechanism(degenerative)
* insert When([[%amorphousMineral]])
* insert Evidence(B8)

* insert Etiology(B19, [[BMP-2 with RUNX2 or osteopontin in a breast tumor: active formation]])
* insert Mechanism(osteoblast-like-formation)
* insert When([[%inTumor and %bmp2Expressed and %runx2OrOpnPositive]])
* insert Evidence(B19)
* insert Needs(Observation, marker-bmp-2)
* insert Needs(Observation, marker-runx2)
* insert Needs(Observation, marker-opn)

* insert Etiology(B25, [[Microcalcification formed by breast osteoblast-like cells]])
* insert Mechanism(osteoblast-like-formation)
* insert When([[%microcalcification and %formedByBolcs]])
* insert Evidence(B25)
