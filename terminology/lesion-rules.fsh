// Kinds of lesion, forms and mechanisms that single rules ask for, and what contradicts them.

ValueSet: LesionNoduleVS
Id: lesion-nodule
Title: "Lesion: nodule"
Description: "The lesion is a nodule, or one that is seen as a nodule: granuloma, tumor."
* insert RuleValueSet
* LesionKindCS#nodule
* LesionKindCS#granuloma
* include codes from system LesionKindCS where concept is-a #tumor

ValueSet: LesionNotNoduleVS
Id: lesion-not-nodule
Title: "Lesion: no nodule"
Description: "The tissue is stated to be normal, infarcted or a plaque."
* insert RuleValueSet
* LesionKindCS#normal-tissue
* LesionKindCS#infarction
* LesionKindCS#atherosclerotic-plaque

ValueSet: LesionNormalTissueVS
Id: lesion-normal-tissue
Title: "Lesion: normal tissue"
Description: "Tissue without a lesion."
* insert RuleValueSet
* LesionKindCS#normal-tissue

ValueSet: LesionNotNormalTissueVS
Id: lesion-not-normal-tissue
Title: "Lesion: no normal tissue"
Description: "Any lesion."
* insert RuleValueSet
* include codes from system LesionKindCS
* exclude LesionKindCS#normal-tissue

ValueSet: LesionInjuredTissueVS
Id: lesion-injured-tissue
Title: "Lesion: injured tissue"
Description: "Tissue changed by injury, inflammation or necrosis."
* insert RuleValueSet
* include codes from system LesionKindCS where concept is-a #injured-tissue
* LesionKindCS#granuloma

ValueSet: LesionMalignantVS
Id: lesion-malignant
Title: "Lesion: malignant tumor"
Description: "The lesion is a malignant tumor."
* insert RuleValueSet
* include codes from system LesionKindCS where concept is-a #malignant-tumor

ValueSet: LesionPapillaryCarcinomaVS
Id: lesion-papillary-carcinoma
Title: "Lesion: papillary carcinoma"
Description: "The lesion is a papillary carcinoma."
* insert RuleValueSet
* LesionKindCS#papillary-carcinoma
* $SCT#255029007 "Papillary thyroid carcinoma"

ValueSet: LesionNotMalignantVS
Id: lesion-not-malignant
Title: "Lesion: not malignant"
Description: "The lesion is stated not to be malignant."
* insert RuleValueSet
* include codes from system LesionKindCS where concept is-a #benign-tumor
* include codes from system LesionKindCS where concept is-a #benign-lesion
* include codes from system LesionKindCS where concept is-a #injured-tissue
* LesionKindCS#normal-tissue
* LesionKindCS#atherosclerotic-plaque

ValueSet: LesionInfarctionOrMatureTeratomaVS
Id: lesion-infarction-or-mature-teratoma
Title: "Lesion: infarction or mature teratoma"
Description: "Settings in which a calcification of the ovary is benign."
* insert RuleValueSet
* LesionKindCS#infarction
* LesionKindCS#mature-teratoma

ValueSet: LesionOtherThanInfarctionOrMatureTeratomaVS
Id: lesion-other-than-infarction-or-mature-teratoma
Title: "Lesion: neither infarction nor mature teratoma"
Description: "Kinds of lesion that are neither. A benign tumor or injured tissue of unstated kind may be one and is left out."
* insert RuleValueSet
* include codes from system LesionKindCS where concept is-a #malignant-tumor
* include codes from system LesionKindCS where concept is-a #benign-lesion
* LesionKindCS#hamartoma
* LesionKindCS#normal-tissue

ValueSet: PsammomaBodyVS
Id: psammoma-body
Title: "Histological form: psammoma body"
Description: "Concentric, lamellated deposits."
* insert RuleValueSet
* HistologicalFormCS#psammoma-body

ValueSet: HistologicalFormOtherThanPsammomaVS
Id: histological-form-other-than-psammoma
Title: "Histological form: other than psammoma body"
Description: "Forms that are no psammoma bodies."
* insert RuleValueSet
* include codes from system HistologicalFormCS
* exclude HistologicalFormCS#psammoma-body

ValueSet: EtiologyDystrophicVS
Id: etiology-dystrophic
Title: "Mechanism: dystrophic"
Description: "Calcification of injured tissue."
* insert RuleValueSet
* CalcificationEtiologyCS#dystrophic

ValueSet: EtiologyMetastaticVS
Id: etiology-metastatic
Title: "Mechanism: metastatic"
Description: "Calcification of normal tissue from a disturbed mineral balance. Never the spread of a tumor."
* insert RuleValueSet
* include codes from system CalcificationEtiologyCS where concept is-a #metastatic-mechanism

ValueSet: EtiologyCalciphylaxisVS
Id: etiology-calciphylaxis
Title: "Mechanism: calciphylaxis"
Description: "Vascular calciphylaxis."
* insert RuleValueSet
* CalcificationEtiologyCS#calciphylaxis

ValueSet: CompositionOtherThanCalciumPhosphateVS
Id: composition-other-than-calcium-phosphate
Title: "Composition: other than calcium phosphate"
Description: "Minerals that are no calcium phosphate."
* insert RuleValueSet
* include codes from system CalcificationCompositionCS where concept is-a #calcium-oxalate
* CalcificationCompositionCS#other

ValueSet: CompositionAmorphousCalciumPhosphateVS
Id: composition-amorphous-calcium-phosphate
Title: "Composition: amorphous calcium phosphate"
Description: "Amorphous calcium phosphate."
* insert RuleValueSet
* CalcificationCompositionCS#amorphous-calcium-phosphate

ValueSet: TissueColloidVS
Id: tissue-colloid
Title: "Location: colloid"
Description: "Colloid of the thyroid."
* insert RuleValueSet
* TissueLocationCS#colloid

ValueSet: TissueCapsuleVS
Id: tissue-capsule
Title: "Location: capsule"
Description: "Capsule of a nodule or organ."
* insert RuleValueSet
* TissueLocationCS#capsule

ValueSet: LungMetastaticLocationVS
Id: lung-metastatic-location
Title: "Location of metastatic calcification of the lung"
Description: "Where the lung calcifies when the mineral balance is disturbed."
* insert RuleValueSet
* TissueLocationCS#alveolar-septum
* TissueLocationCS#bronchiole-wall
* TissueLocationCS#pulmonary-vessel-wall
* TissueLocationCS#large-airway
