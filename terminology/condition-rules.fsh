// Conditions that causes and factors ask for. ICD-10: three- and four-character codes of WHO's public tables.

ValueSet: ConditionHyperlipidemiaVS
Id: condition-hyperlipidemia
Title: "Condition: hyperlipidemia"
Description: "Codes for hyperlipidemia."
* insert RuleValueSet
* CalcificationConditionCS#hyperlipidemia
* $ICD10#E78.2 "Mixed hyperlipidaemia"
* $ICD10#E78.5 "Hyperlipidaemia, unspecified"

ValueSet: ConditionInheritedCalcificationVS
Id: condition-inherited-calcification
Title: "Condition: inherited ectopic calcification"
Description: "Codes for inherited ectopic calcification."
* insert RuleValueSet
* CalcificationConditionCS#inherited-calcification

ValueSet: ConditionPulmonaryDiseaseVS
Id: condition-pulmonary-disease
Title: "Condition: pulmonary disease"
Description: "Codes for pulmonary disease."
* insert RuleValueSet
* CalcificationConditionCS#pulmonary-disease

ValueSet: ConditionJointInjuryVS
Id: condition-joint-injury
Title: "Condition: joint injury"
Description: "Codes for joint injury."
* insert RuleValueSet
* CalcificationConditionCS#joint-injury

ValueSet: ConditionObesityVS
Id: condition-obesity
Title: "Condition: obesity"
Description: "Codes for obesity."
* insert RuleValueSet
* CalcificationConditionCS#obesity
* $ICD10#E66 "Obesity"
* $ICD10#E66.9

ValueSet: ConditionDiabetesVS
Id: condition-diabetes
Title: "Condition: diabetes mellitus of any type"
Description: "Codes for diabetes mellitus of any type."
* insert RuleValueSet
* CalcificationConditionCS#diabetes
* $ICD10#E14 "Unspecified diabetes mellitus"
* include codes from valueset ConditionType1DiabetesVS
* include codes from valueset ConditionType2DiabetesVS

ValueSet: ConditionChronicDiseaseVS
Id: condition-chronic-disease
Title: "Condition: chronic disease that goes with ectopic calcification"
Description: "Chronic kidney disease, diabetes, atherosclerosis."
* insert RuleValueSet
* include codes from valueset ConditionChronicRenalFailureVS
* include codes from valueset ConditionDiabetesVS
* include codes from valueset ConditionAtherosclerosisVS

ValueSet: ConditionPulmonaryOrSystemicDiseaseVS
Id: condition-pulmonary-or-systemic-disease
Title: "Condition: pulmonary or systemic disease"
Description: "Diseases of the lung, and systemic diseases that go with pulmonary calcification."
* insert RuleValueSet
* CalcificationConditionCS#pulmonary-disease
* include codes from valueset ConditionMalignantCauseVS
* include codes from valueset ConditionBenignCauseVS
* include codes from valueset ConditionHyperparathyroidismOrRenalFailureVS

ValueSet: ConditionCartilageRiskVS
Id: condition-cartilage-risk
Title: "Condition: risk of cartilage degeneration"
Description: "Joint injury and obesity."
* insert RuleValueSet
* CalcificationConditionCS#joint-injury
* include codes from valueset ConditionObesityVS
