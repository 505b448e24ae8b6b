// ICD-10 C56, C61, C75.0, E21.0, E21.1 and Z99.2 stand with these names in public code tables (icdlist.com and others);
// SNOMED CT 363443007 and 255029007 in DICOM's context groups. What has no code beside the local one could not be verified.

ValueSet: ConditionOvarianMalignancyVS
Id: condition-ovarian-malignancy
Title: "Condition: ovarian malignancy"
Description: "Codes for ovarian malignancy."
* insert RuleValueSet
* CalcificationConditionCS#ovarian-malignancy
* $SCT#363443007 "Malignant neoplasm of ovary"
* $ICD10#C56 "Malignant neoplasm of ovary"

ValueSet: ConditionProstateCancerVS
Id: condition-prostate-cancer
Title: "Condition: prostate cancer"
Description: "Codes for prostate cancer."
* insert RuleValueSet
* CalcificationConditionCS#prostate-cancer
* $ICD10#C61 "Malignant neoplasm of prostate"
* $ICD10CM#C61 "Malignant neoplasm of prostate"

ValueSet: ConditionPapillaryThyroidCarcinomaVS
Id: condition-papillary-thyroid-carcinoma
Title: "Condition: papillary thyroid carcinoma"
Description: "Codes for papillary thyroid carcinoma."
* insert RuleValueSet
* CalcificationConditionCS#papillary-thyroid-carcinoma
* $SCT#255029007 "Papillary thyroid carcinoma"

ValueSet: ConditionOsteogenicSarcomaVS
Id: condition-osteogenic-sarcoma
Title: "Condition: osteogenic sarcoma"
Description: "Codes for osteogenic sarcoma."
* insert RuleValueSet
* CalcificationConditionCS#osteogenic-sarcoma

ValueSet: ConditionChondrosarcomaVS
Id: condition-chondrosarcoma
Title: "Condition: chondrosarcoma"
Description: "Codes for chondrosarcoma."
* insert RuleValueSet
* CalcificationConditionCS#chondrosarcoma

ValueSet: ConditionParathyroidCarcinomaVS
Id: condition-parathyroid-carcinoma
Title: "Condition: parathyroid carcinoma"
Description: "Codes for parathyroid carcinoma."
* insert RuleValueSet
* CalcificationConditionCS#parathyroid-carcinoma
* $ICD10#C75.0 "Malignant neoplasm: Parathyroid gland"
* $ICD10CM#C75.0 "Malignant neoplasm of parathyroid gland"

ValueSet: ConditionMultipleMyelomaVS
Id: condition-multiple-myeloma
Title: "Condition: multiple myeloma"
Description: "Codes for multiple myeloma."
* insert RuleValueSet
* CalcificationConditionCS#multiple-myeloma

ValueSet: ConditionBoneDestroyingNeoplasmVS
Id: condition-bone-destroying-neoplasm
Title: "Condition: neoplasm that destroys bone"
Description: "Codes for neoplasm that destroys bone."
* insert RuleValueSet
* CalcificationConditionCS#bone-destroying-neoplasm

ValueSet: ConditionPrimaryHyperparathyroidismVS
Id: condition-primary-hyperparathyroidism
Title: "Condition: primary hyperparathyroidism"
Description: "Codes for primary hyperparathyroidism."
* insert RuleValueSet
* CalcificationConditionCS#primary-hyperparathyroidism
* $ICD10#E21.0 "Primary hyperparathyroidism"
* $ICD10CM#E21.0 "Primary hyperparathyroidism"

ValueSet: ConditionSecondaryHyperparathyroidismVS
Id: condition-secondary-hyperparathyroidism
Title: "Condition: secondary hyperparathyroidism"
Description: "Codes for secondary hyperparathyroidism."
* insert RuleValueSet
* CalcificationConditionCS#secondary-hyperparathyroidism
* $ICD10#E21.1 "Secondary hyperparathyroidism, not elsewhere classified"
* $ICD10CM#E21.1 "Secondary hyperparathyroidism, not elsewhere classified"

ValueSet: ConditionHypervitaminosisDVS
Id: condition-hypervitaminosis-d
Title: "Condition: hypervitaminosis D"
Description: "Codes for hypervitaminosis D."
* insert RuleValueSet
* CalcificationConditionCS#hypervitaminosis-d

ValueSet: ConditionChronicRenalFailureVS
Id: condition-chronic-renal-failure
Title: "Condition: chronic renal failure"
Description: "Codes for chronic renal failure."
* insert RuleValueSet
* CalcificationConditionCS#chronic-renal-failure
* include codes from valueset ConditionEndStageKidneyDiseaseVS

ValueSet: ConditionHemodialysisVS
Id: condition-hemodialysis
Title: "Condition: hemodialysis"
Description: "Codes for hemodialysis."
* insert RuleValueSet
* CalcificationConditionCS#hemodialysis
* $ICD10#Z99.2 "Dependence on renal dialysis"
* $ICD10CM#Z99.2 "Dependence on renal dialysis"

ValueSet: ConditionType1DiabetesVS
Id: condition-type-1-diabetes
Title: "Condition: type 1 diabetes mellitus"
Description: "Codes for type 1 diabetes mellitus."
* insert RuleValueSet
* CalcificationConditionCS#type-1-diabetes

ValueSet: ConditionAtherosclerosisVS
Id: condition-atherosclerosis
Title: "Condition: atherosclerosis"
Description: "Codes for atherosclerosis."
* insert RuleValueSet
* CalcificationConditionCS#atherosclerosis

ValueSet: ConditionOsteoporosisVS
Id: condition-osteoporosis
Title: "Condition: osteoporosis"
Description: "Codes for osteoporosis."
* insert RuleValueSet
* CalcificationConditionCS#osteoporosis

ValueSet: ConditionCalciphylaxisVS
Id: condition-calciphylaxis
Title: "Condition: calciphylaxis"
Description: "Codes for calciphylaxis."
* insert RuleValueSet
* CalcificationConditionCS#calciphylaxis

ValueSet: ConditionBoneFormingSarcomaVS
Id: condition-bone-forming-sarcoma
Title: "Condition: osteogenic sarcoma or chondrosarcoma"
Description: "Tumors whose metastases may calcify."
* insert RuleValueSet
* include codes from valueset ConditionOsteogenicSarcomaVS
* include codes from valueset ConditionChondrosarcomaVS

ValueSet: ConditionMalignantCauseVS
Id: condition-metastatic-calcification-malignant
Title: "Condition: malignant cause of metastatic calcification"
Description: "Malignant diseases that disturb the mineral balance."
* insert RuleValueSet
* include codes from valueset ConditionParathyroidCarcinomaVS
* include codes from valueset ConditionMultipleMyelomaVS
* include codes from valueset ConditionBoneDestroyingNeoplasmVS

ValueSet: ConditionBenignCauseVS
Id: condition-metastatic-calcification-benign
Title: "Condition: benign cause of metastatic calcification"
Description: "Dialysis and hypervitaminosis D."
* insert RuleValueSet
* include codes from valueset ConditionHemodialysisVS
* include codes from valueset ConditionHypervitaminosisDVS

ValueSet: ConditionHyperparathyroidismOrRenalFailureVS
Id: condition-hyperparathyroidism-or-renal-failure
Title: "Condition: hyperparathyroidism or renal failure"
Description: "Common causes of metastatic calcification."
* insert RuleValueSet
* include codes from valueset ConditionPrimaryHyperparathyroidismVS
* include codes from valueset ConditionSecondaryHyperparathyroidismVS
* include codes from valueset ConditionChronicRenalFailureVS
