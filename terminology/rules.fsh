CodeSystem: RuleKindCS
Id: rule-kind
Title: "Rule kind"
Description: "What a rule does when its conditions hold."
* insert LocalCodeSystem
* #risk "Risk" "Grades an outcome."
* #guard "Guard" "Limits what may be concluded."
* #action "Action" "Recommends a next step once the outcomes are graded."
* #etiology "Etiology" "States a mechanism or a cause."
* #modifier "Modifier" "Reports a factor with its direction; it changes no grade."
* #score "Score" "Derives an observation from others; no grade depends on it by itself."

CodeSystem: ModifierDirectionCS
Id: modifier-direction
Title: "Direction of a factor"
Description: "Which way a factor bears on calcification or its consequences, as the statement says."
* insert LocalCodeSystem
* #favoring "Favoring" "The factor favors calcification or what follows from it."
* #protective "Protective" "The factor protects from calcification."
* #open "Direction not stated" "The factor bears on calcification; which way is not stated, or depends on more than is known."

ValueSet: ModifierDirectionVS
Id: modifier-direction
Title: "Direction of a factor"
Description: "Which way a factor bears."
* insert LocalValueSet
* include codes from system ModifierDirectionCS

// --- values that contradict a fact: only these make it false, anything else leaves it open

ValueSet: CompositionOtherThanCalciumOxalateVS
Id: composition-other-than-calcium-oxalate
Title: "Composition: other than calcium oxalate"
Description: "Minerals that are no calcium oxalate."
* insert RuleValueSet
* include codes from system CalcificationCompositionCS
* exclude codes from system CalcificationCompositionCS where concept is-a #calcium-oxalate
* $SCT#256579008 "Calcium Hydroxyapatite"

ValueSet: CompositionOtherThanHydroxyapatiteVS
Id: composition-other-than-hydroxyapatite
Title: "Composition: other than hydroxyapatite"
Description: "Minerals that are no hydroxyapatite. Unspecified calcium phosphate may be one and is left out."
* insert RuleValueSet
* include codes from system CalcificationCompositionCS where concept is-a #calcium-oxalate
* CalcificationCompositionCS#whitlockite
* CalcificationCompositionCS#octacalcium-phosphate
* CalcificationCompositionCS#amorphous-calcium-phosphate
* CalcificationCompositionCS#other

ValueSet: CompositionOtherThanMgHydroxyapatiteVS
Id: composition-other-than-mg-hydroxyapatite
Title: "Composition: other than magnesium-substituted hydroxyapatite"
Description: "Minerals that are no magnesium-substituted hydroxyapatite. Hydroxyapatite without a word on magnesium may be one and is left out."
* insert RuleValueSet
* include codes from system CalcificationCompositionCS where concept is-a #calcium-oxalate
* CalcificationCompositionCS#carbonate-apatite
* CalcificationCompositionCS#whitlockite
* CalcificationCompositionCS#octacalcium-phosphate
* CalcificationCompositionCS#amorphous-calcium-phosphate
* CalcificationCompositionCS#other

ValueSet: MacrocalcificationVS
Id: macrocalcification
Title: "Macrocalcification"
Description: "Descriptors of coarse calcification."
* insert RuleValueSet
* include codes from system CalcificationMorphologyCS where concept is-a #macrocalcification
* $SCT#129749001 "Coarse (popcorn-like) radiographic calcification"
* $SCT#129752009 "Large rod-like radiographic calcification"
* $DCM#111345 "Macrocalcifications"

ValueSet: CoronaryCalcificationNotMicroVS
Id: coronary-calcification-not-micro
Title: "Coronary calcification other than micro"
Description: "Descriptors of coronary calcification that is neither spotty nor micro."
* insert RuleValueSet
* include codes from system CalcificationMorphologyCS where concept is-a #macrocalcification
* CalcificationMorphologyCS#dense
* CalcificationMorphologyCS#sheet-like

ValueSet: DistributionOtherThanGroupedVS
Id: distribution-other-than-grouped
Title: "Distribution: other than grouped"
Description: "Distributions that are no group or cluster."
* insert RuleValueSet
* include codes from system CalcificationDistributionCS
* exclude CalcificationDistributionCS#grouped
* $SCT#129764001 "Radiographic calcification with diffuse distribution"
* $SCT#129765000 "Radiographic calcification with linear distribution"
* $SCT#129767008 "Radiographic calcification with regional distribution"
* $SCT#129768003 "Radiographic calcification with segmental distribution"
* $SCT#129770007 "Individual calcification"

ValueSet: DistributionOtherThanDiffuseVS
Id: distribution-other-than-diffuse
Title: "Distribution: other than diffuse"
Description: "Distributions that are confined."
* insert RuleValueSet
* CalcificationDistributionCS#grouped
* CalcificationDistributionCS#linear
* CalcificationDistributionCS#regional
* CalcificationDistributionCS#segmental
* CalcificationDistributionCS#individual
* $SCT#129765000 "Radiographic calcification with linear distribution"
* $SCT#129766004 "Radiographic calcification with grouped distribution"
* $SCT#129767008 "Radiographic calcification with regional distribution"
* $SCT#129768003 "Radiographic calcification with segmental distribution"
* $SCT#129769006 "Calcification cluster"
* $SCT#129770007 "Individual calcification"

ValueSet: LesionNotCarcinomaVS
Id: lesion-not-carcinoma
Title: "Lesion: no carcinoma"
Description: "Kinds of lesion that are no carcinoma. A tumor of unstated kind may be one and is left out."
* insert RuleValueSet
* include codes from system LesionKindCS where concept is-a #benign-tumor
* include codes from system LesionKindCS where concept is-a #benign-lesion
* include codes from system LesionKindCS where concept is-a #injured-tissue
* LesionKindCS#normal-tissue
* LesionKindCS#atherosclerotic-plaque

ValueSet: CellsOtherThanCancerVS
Id: cells-other-than-cancer
Title: "Cells other than cancer cells"
Description: "Cell populations that are no cancer cells."
* insert RuleValueSet
* include codes from system CellPopulationCS
* exclude CellPopulationCS#cancer-cells

ValueSet: LayerOtherThanMediaVS
Id: layer-other-than-media
Title: "Vessel layer: other than media"
Description: "Layers of the vessel wall other than the media."
* insert RuleValueSet
* VesselLayerCS#intima
* VesselLayerCS#adventitia
* $SCT#87483006 "Tunica intima of vessel"
* $SCT#30180000 "Adventitia"

ValueSet: PlaqueArrangementHarmlessVS
Id: plaque-arrangement-harmless
Title: "Arrangement in the plaque that does not raise stress"
Description: "Neither close to one another nor oriented so that stress rises."
* insert RuleValueSet
* PlaqueArrangementCS#apart

// --- sites

CodeSystem: PhysiologicalSiteCS
Id: physiological-site
Title: "Physiological site of mineralization"
Description: "Places where mineralization is physiological, so that no calcification there is ectopic."
* insert LocalCodeSystem
* #bone "Bone" "Bone."
* #dentin "Tooth (dentin)" "Dentin of a tooth."
* #growth-plate "Growth plate" "Growth plate of a growing bone."
* #growing-epiphyseal-cartilage "Epiphyseal cartilage during growth" "Epiphyseal cartilage as it grows."
* #deep-articular-cartilage "Deep layer of articular cartilage" "The calcified layer of articular cartilage next to the bone."
* #healing-fracture "Healing fracture" "Callus of a fracture."

ValueSet: PhysiologicalSiteVS
Id: physiological-site
Title: "Physiological site of mineralization"
Description: "Sites where mineralization is physiological."
* insert RuleValueSet
* include codes from system PhysiologicalSiteCS

// A finding on both sides counts on each.
ValueSet: LeftSideVS
Id: left-side
Title: "Left side"
Description: "Sites and lateralities that lie on the left, or on both sides."
* insert RuleValueSet
* include codes from valueset LeftSiteVS
* LateralityCS#bilateral

ValueSet: RightSideVS
Id: right-side
Title: "Right side"
Description: "Sites and lateralities that lie on the right, or on both sides."
* insert RuleValueSet
* include codes from valueset RightSiteVS
* LateralityCS#bilateral

// G8 is read for these organs; vascular and joint findings are excepted.
ValueSet: ActiveCalcificationOrganVS
Id: active-calcification-organ
Title: "Organ in which active calcification may herald malignancy"
Description: "Breast, thyroid, lung, ovary and prostate."
* insert RuleValueSet
* include codes from valueset BreastSiteVS
* include codes from valueset ThyroidSiteVS
* include codes from valueset LungSiteVS
* include codes from valueset OvarySiteVS
* include codes from valueset ProstateSiteVS

// --- measurements

ValueSet: SerumCalciumVS
Id: serum-calcium
Title: "Serum calcium"
Description: "Total calcium in serum or plasma."
* insert RuleValueSet
* $LOINC#17861-6 "Calcium [Mass/volume] in Serum or Plasma"
* $LOINC#2000-8 "Calcium [Moles/volume] in Serum or Plasma"

ValueSet: SerumPhosphateVS
Id: serum-phosphate
Title: "Serum phosphate"
Description: "Phosphate in serum or plasma, reported as phosphorus."
* insert RuleValueSet
* $LOINC#2777-1 "Phosphate [Mass/volume] in Serum or Plasma"
* $LOINC#14879-1 "Phosphate [Moles/volume] in Serum or Plasma"

ValueSet: MarkerFetuinAVS
Id: marker-fetuin-a
Title: "Marker: fetuin-A"
Description: "Fetuin-A."
* insert RuleValueSet
* CalcificationBiomarkerCS#fetuin-a

ValueSet: MarkerAmbiguousVS
Id: marker-ambiguous
Title: "Marker whose direction depends on the tissue"
Description: "Osteopontin and parathyroid hormone."
* insert RuleValueSet
* CalcificationBiomarkerCS#opn
* CalcificationFactorCS#pth
* $LOINC#2731-8 "Parathyrin.intact [Mass/volume] in Serum or Plasma"

ValueSet: CirculatingNucleationComplexVS
Id: circulating-nucleation-complex
Title: "Mechanism: circulating nucleation complex"
Description: "The circulating complex of phosphate, calcium, fetuin-A and matrix Gla protein."
* insert RuleValueSet
* CalcificationEtiologyCS#circulating-nucleation-complex

ValueSet: HistologicalFormDystrophicVS
Id: histological-form-dystrophic
Title: "Histological form: dystrophic"
Description: "The dystrophic form, which does not state the cause."
* insert RuleValueSet
* HistologicalFormCS#dystrophic-form

// --- what the organs' rules ask

ValueSet: CrystallinityAmorphousVS
Id: crystallinity-amorphous
Title: "Crystallinity: amorphous"
Description: "The mineral phase is amorphous. The imaging descriptor of that name is not meant."
* insert RuleValueSet
* CrystallinityCS#amorphous-mineral

ValueSet: EtiologyInheritedVS
Id: etiology-inherited
Title: "Mechanism: inherited"
Description: "An inherited calcification is stated."
* insert RuleValueSet
* CalcificationEtiologyCS#inherited

ValueSet: EtiologyCellDeathVS
Id: etiology-cell-death
Title: "Mechanism: cell death"
Description: "Cell death is stated as the mechanism."
* insert RuleValueSet
* CalcificationEtiologyCS#cell-death

ValueSet: EtiologyVascularMechanismVS
Id: etiology-vascular-mechanism
Title: "Mechanisms of vascular calcification"
Description: "The mechanisms that the sources name for vessels: osteoblast-like formation, cell death, circulating complexes, decline of inhibitors."
* insert RuleValueSet
* CalcificationEtiologyCS#osteoblast-like-formation
* CalcificationEtiologyCS#cell-death
* CalcificationEtiologyCS#circulating-nucleation-complex
* CalcificationEtiologyCS#inhibitor-decline

ValueSet: CompositionOtherThanWhitlockiteVS
Id: composition-other-than-whitlockite
Title: "Composition: other than whitlockite"
Description: "Minerals that are no whitlockite."
* insert RuleValueSet
* include codes from system CalcificationCompositionCS where concept is-a #calcium-oxalate
* include codes from system CalcificationCompositionCS where concept is-a #hydroxyapatite
* CalcificationCompositionCS#octacalcium-phosphate
* CalcificationCompositionCS#amorphous-calcium-phosphate
* CalcificationCompositionCS#other

// --- factors: table 2 apart from what the text beside it names

ValueSet: FactorFavoringBesideTableVS
Id: factor-favoring-beside-table
Title: "Factors that favor, named beside the table"
Description: "Factors that the text beside table 2 of the second review names as favoring vascular calcification."
* insert RuleValueSet
* CalcificationBiomarkerCS#bmp-4
* CalcificationBiomarkerCS#alp
* CalcificationBiomarkerCS#runx2
* CalcificationBiomarkerCS#rankl
* CalcificationFactorCS#hypoxia
* CalcificationFactorCS#mechanical-strain
* CalcificationFactorCS#vascular-injury

ValueSet: FactorProtectiveBesideTableVS
Id: factor-protective-beside-table
Title: "Factors that protect, named beside the table"
Description: "Factors that the text beside table 2 of the second review names as protective."
* insert RuleValueSet
* CalcificationFactorCS#ank
* CalcificationFactorCS#nucleotide-pyrophosphatase
* CalcificationFactorCS#smad6

// Total serum calcium and phosphate stand for calcium and inorganic phosphate, the product as it is reported for the high product.
ValueSet: FactorFavoringOfTableVS
Id: factor-favoring-of-table
Title: "Factors that favor, of the table"
Description: "Factors that table 2 of the second review lists as favoring calcification."
* insert RuleValueSet
* include codes from valueset FactorFavoringVS
* include codes from valueset SerumCalciumVS
* include codes from valueset SerumPhosphateVS
* CalcificationObservationCS#calcium-phosphate-product
* exclude codes from valueset FactorFavoringBesideTableVS

ValueSet: FactorProtectiveOfTableVS
Id: factor-protective-of-table
Title: "Factors that protect, of the table"
Description: "Factors that table 2 of the second review lists as protective."
* insert RuleValueSet
* include codes from valueset FactorProtectiveVS
* exclude codes from valueset FactorProtectiveBesideTableVS

ValueSet: FactorReassuringVS
Id: factor-reassuring
Title: "Factors of which a high value protects"
Description: "Protective factors of the table without osteopontin and parathyroid hormone, whose direction depends on the tissue, and without fetuin-A, which has no effect on a deposit that is there."
* insert RuleValueSet
* include codes from valueset FactorProtectiveOfTableVS
* exclude codes from valueset MarkerAmbiguousVS
* exclude codes from valueset MarkerFetuinAVS

ValueSet: FactorOsteoinductiveVS
Id: factor-osteoinductive
Title: "Osteo-inductive factors"
Description: "Bone morphogenetic proteins, PTX3 and vitamin D. Without BMP-7, which the second review names as preventing the differentiation."
* insert RuleValueSet
* CalcificationBiomarkerCS#bmp-2
* CalcificationBiomarkerCS#bmp-4
* CalcificationBiomarkerCS#ptx3
* CalcificationFactorCS#vitamin-d

ValueSet: FactorCartilageDamageVS
Id: factor-cartilage-damage
Title: "Factors of cartilage damage"
Description: "Factors that favor damage of cartilage, made by its own cells."
* insert RuleValueSet
* CalcificationFactorCS#tnf-alpha
* CalcificationFactorCS#il-1-beta
* CalcificationFactorCS#advanced-glycation-end-products

ValueSet: MedicationFavoringVS
Id: medication-favoring
Title: "Medication that favors vascular calcification"
Description: "Vitamin K antagonists, glucocorticoids, vitamin D."
* insert RuleValueSet
* include codes from valueset MedicationVitaminKAntagonistVS
* include codes from valueset MedicationGlucocorticoidVS
* include codes from valueset MedicationVitaminDVS

ValueSet: InterpretationLowVS
Id: interpretation-low
Title: "Interpretation: low"
Description: "The value is low."
* insert RuleValueSet
* $interpretation#L "Low"
* $interpretation#LL "Critical low"
* $interpretation#LU "Significantly low"

ValueSet: MorphologyPulmonaryNoduleVS
Id: morphology-pulmonary-nodule
Title: "Morphology: patterns of a calcified pulmonary nodule"
Description: "Patterns that the text describes in nodules: popcorn, central nidus, multiple punctate foci."
* insert RuleValueSet
* include codes from valueset PopcornCalcificationVS
* include codes from valueset CentralNidusCalcificationVS
* include codes from valueset MultiplePunctateFociVS

ValueSet: LinearMorphologyVS
Id: linear-morphology
Title: "Morphology: linear"
Description: "Fine linear shapes, branching or not."
* insert RuleValueSet
* CalcificationMorphologyCS#fine-linear
* CalcificationMorphologyCS#fine-linear-branching
* $SCT#129761009 "Fine linear (casting) radiographic calcification"
* $SCT#129762002 "Fine linear branching radiographic calcification"

ValueSet: LinearDistributionVS
Id: linear-distribution
Title: "Distribution: linear"
Description: "Calcifications in a line."
* insert RuleValueSet
* CalcificationDistributionCS#linear
* $SCT#129765000 "Radiographic calcification with linear distribution"

ValueSet: SegmentalDistributionVS
Id: segmental-distribution
Title: "Distribution: segmental"
Description: "Calcifications in one segment of the breast."
* insert RuleValueSet
* CalcificationDistributionCS#segmental
* $SCT#129768003 "Radiographic calcification with segmental distribution"

ValueSet: MethodUltrasonographyVS
Id: method-ultrasonography
Title: "Method: ultrasonography"
Description: "Imaging by ultrasound."
* insert RuleValueSet
* CalcificationMethodCS#ultrasonography
* $DCM#US "Ultrasound"

ValueSet: CalcificationFindingCodeVS
Id: calcification-finding-code
Title: "Calcification finding code"
Description: "The code by which a calcification finding is known."
* insert RuleValueSet
* CalcificationObservationCS#calcification-finding

ValueSet: BiRadsAssessmentCodeVS
Id: birads-assessment-code
Title: "BI-RADS assessment code"
Description: "The code by which a BI-RADS assessment is known."
* insert RuleValueSet
* CalcificationObservationCS#birads-assessment

ValueSet: TiRadsFeaturesCodeVS
Id: tirads-features-code
Title: "TI-RADS features code"
Description: "The code by which the TI-RADS features of a nodule are known."
* insert RuleValueSet
* CalcificationObservationCS#tirads-features
