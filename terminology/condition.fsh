// SNOMED CT: 254837009 and 372137005 stand in standardhealth/fsh-pct (fsh/pctVS.fsh) and several public FSH guides,
// 44054006 and 46177005 in public FHIR examples and measure code ("Diabetes mellitus type 2 (disorder)",
// "End-stage renal disease (disorder)"); all check digits hold. None was looked up in a release.
// ICD-10: categories C50 and E11 and code N18.5; ICD-10-CM: N18.6, C50.911, C50.912, E11.9 (public code tables and value sets).

CodeSystem: CalcificationConditionCS
Id: calcification-condition
Title: "Condition"
Description: "Conditions that rules ask for, where no other code is at hand."
* insert LocalCodeSystem
* #breast-cancer "Breast cancer" "A malignant tumor of the breast, in situ or invasive."
* #type-2-diabetes "Type 2 diabetes mellitus" "Diabetes mellitus type 2."
* #end-stage-kidney-disease "End-stage kidney disease" "Kidney disease at the stage at which the kidneys have failed."
* #ovarian-malignancy "Ovarian malignancy" "A malignant tumor of the ovary."
* #prostate-cancer "Prostate cancer" "A malignant tumor of the prostate."
* #papillary-thyroid-carcinoma "Papillary thyroid carcinoma" "A papillary carcinoma of the thyroid."
* #osteogenic-sarcoma "Osteogenic sarcoma" "A malignant tumor that forms bone."
* #chondrosarcoma "Chondrosarcoma" "A malignant tumor that forms cartilage."
* #parathyroid-carcinoma "Parathyroid carcinoma" "A malignant tumor of a parathyroid gland."
* #multiple-myeloma "Multiple myeloma" "A malignant disease of plasma cells."
* #bone-destroying-neoplasm "Neoplasm that destroys bone" "Another malignant disease that destroys bone."
* #primary-hyperparathyroidism "Primary hyperparathyroidism" "Parathyroid glands overactive of themselves."
* #secondary-hyperparathyroidism "Secondary hyperparathyroidism" "Parathyroid glands overactive in answer to another disease."
* #hypervitaminosis-d "Hypervitaminosis D" "Too much vitamin D in the body."
* #chronic-renal-failure "Chronic renal failure" "Chronic failure of the kidneys."
* #hemodialysis "Hemodialysis" "Treatment by hemodialysis."
* #type-1-diabetes "Type 1 diabetes mellitus" "Diabetes mellitus type 1."
* #atherosclerosis "Atherosclerosis" "Atherosclerosis."
* #osteoporosis "Osteoporosis" "Loss of bone mass and structure."
* #calciphylaxis "Calciphylaxis" "Vascular calciphylaxis."
* #hyperlipidemia "Hyperlipidemia" "Raised lipids in the blood."
* #inherited-calcification "Inherited ectopic calcification" "A disease with ectopic calcification from a pathogenic variant, such as pseudoxanthoma elasticum (ABCC6), Keutel syndrome (MGP) or amelogenesis imperfecta (FAM20A)."
* #pulmonary-disease "Pulmonary disease" "A disease of the lung."
* #joint-injury "Joint injury" "An injury of a joint, recent or old."
* #obesity "Obesity" "Obesity."
* #diabetes "Diabetes mellitus" "Diabetes mellitus, its type not stated."

ValueSet: ConditionBreastCancerVS
Id: condition-breast-cancer
Title: "Condition: breast cancer"
Description: "Codes for a known breast cancer."
* insert RuleValueSet
* CalcificationConditionCS#breast-cancer
* $SCT#254837009 "Malignant neoplasm of breast"
* $SCT#372137005 "Primary malignant neoplasm of breast"
* $ICD10#C50 "Malignant neoplasm of breast"
* $ICD10#C50.0
* $ICD10#C50.1
* $ICD10#C50.2
* $ICD10#C50.3
* $ICD10#C50.4
* $ICD10#C50.5
* $ICD10#C50.6
* $ICD10#C50.8
* $ICD10#C50.9
* $ICD10CM#C50.911
* $ICD10CM#C50.912

ValueSet: ConditionType2DiabetesVS
Id: condition-type-2-diabetes
Title: "Condition: type 2 diabetes mellitus"
Description: "Codes for type 2 diabetes mellitus."
* insert RuleValueSet
* CalcificationConditionCS#type-2-diabetes
* $SCT#44054006 "Diabetes mellitus type 2"
* $ICD10#E11 "Type 2 diabetes mellitus"
* $ICD10#E11.9
* $ICD10CM#E11.9

ValueSet: ConditionEndStageKidneyDiseaseVS
Id: condition-end-stage-kidney-disease
Title: "Condition: end-stage kidney disease"
Description: "Codes for end-stage kidney disease."
* insert RuleValueSet
* CalcificationConditionCS#end-stage-kidney-disease
* $SCT#46177005 "End-stage renal disease"
* $ICD10#N18.5 "Chronic kidney disease, stage 5"
* $ICD10CM#N18.6 "End stage renal disease"
