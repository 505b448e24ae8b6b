CodeSystem: CalcificationOutcomeCS
Id: calcification-outcome
Title: "Calcification outcome"
Description: "Outcomes that the source statements name. The codes are spelled as in the statements."
* insert LocalCodeSystem
* #malignancy "Malignancy" "The lesion is, or becomes, malignant."
* #invasive-malignancy "Invasive malignancy" "The lesion is, or becomes, an invasive malignancy. It implies malignancy."
* #invasiveness "Invasiveness" "A known tumor invades its surroundings."
* #tumour-progression "Tumor progression" "A known tumor gets worse."
* #bone-metastasis "Bone metastasis" "A known cancer spreads to bone."
* #lymph-node-metastasis "Lymph node metastasis" "A known cancer spreads to lymph nodes."
* #recurrence "Recurrence" "A treated cancer comes back."
* #poor-survival "Poor survival" "Survival with a known cancer is shorter."
* #plaque-rupture "Plaque rupture" "An atherosclerotic plaque breaks open."
* #coronary-event "Coronary event" "An acute event of coronary heart disease."
* #cardiovascular-death "Cardiovascular death" "Death from a disease of heart or vessels."
* #limb-amputation "Limb amputation" "Loss of a limb or part of it from lack of blood."
* #tissue-necrosis "Tissue necrosis" "Death of tissue from lack of blood."
* #joint-disease "Joint disease" "Degenerative or inflammatory disease of a joint or its surroundings."

ValueSet: CalcificationOutcomeVS
Id: calcification-outcome
Title: "Calcification outcome"
Description: "Outcomes that the source statements name."
* insert LocalValueSet
* include codes from system CalcificationOutcomeCS

// HL7's scale without its ends: nothing here is ever negligible or certain.
ValueSet: CalcificationRiskGradeVS
Id: calcification-risk-grade
Title: "Calcification risk grade"
Description: "The grades that this guide uses of HL7's scale of risk probability. Negligible and certain are never used."
* insert LocalValueSet
* $risk#low "Low likelihood"
* $risk#moderate "Moderate likelihood"
* $risk#high "High likelihood"

CodeSystem: CalcificationConclusionCS
Id: calcification-conclusion
Title: "Conclusion of a calcification assessment"
Description: "What an assessment could decide. Missing data is named and never reads as low risk."
* insert LocalCodeSystem
* #assessed "Assessed" "Every rule of the organ was decided."
* #partly-assessed "Partly assessed" "Some rules were decided; others lack data, which the assessment names."
* #not-assessable "Not assessable" "No rule is known to apply, and missing data leaves some open."
* #no-statement "No statement applies" "Every rule was decided, and none applies. This is no statement of low risk."
* #absent "Calcification absent" "No calcification was found. No risk is lowered by that."
* #physiological "Physiological" "The calcification lies where mineralization is physiological; no prediction follows."

ValueSet: CalcificationConclusionVS
Id: calcification-conclusion
Title: "Conclusion of a calcification assessment"
Description: "What an assessment could decide."
* insert LocalValueSet
* include codes from system CalcificationConclusionCS

CodeSystem: CalcificationRuleSetCS
Id: calcification-rule-set
Title: "Calcification rule set"
Description: "The sets of rules by which assessments are made. The version of a coding is the version of the set."
* insert LocalCodeSystem
* #general-calcification-rules "General calcification rules" "Rules on calcification findings anywhere."
* #breast-calcification-rules "Breast calcification rules" "Rules on calcification findings of the breast."
* #vascular-calcification-rules "Vascular calcification rules" "Rules on calcification findings of arteries."
* #coronary-calcification-rules "Coronary calcification rules" "Rules on calcification findings of the coronary arteries."
* #carotid-calcification-rules "Carotid calcification rules" "Rules on calcification findings of the carotid arteries."
* #aortic-calcification-rules "Aortic calcification rules" "Rules on calcification findings of the aorta."
* #peripheral-artery-calcification-rules "Peripheral artery calcification rules" "Rules on calcification findings of arteries of pelvis and leg, and small vessels."
* #heart-valve-calcification-rules "Heart valve calcification rules" "Rules on calcification findings of heart valves."
* #thyroid-calcification-rules "Thyroid calcification rules" "Rules on calcification findings of the thyroid."
* #lung-calcification-rules "Lung calcification rules" "Rules on calcification findings of the lung."
* #ovary-calcification-rules "Ovary calcification rules" "Rules on calcification findings of the ovary."
* #prostate-calcification-rules "Prostate calcification rules" "Rules on calcification findings of the prostate."
* #joint-calcification-rules "Joint calcification rules" "Rules on calcification findings of joints and the tissue around them."

ValueSet: CalcificationRuleSetVS
Id: calcification-rule-set
Title: "Calcification rule set"
Description: "The sets of rules by which assessments are made."
* insert LocalValueSet
* include codes from system CalcificationRuleSetCS

CodeSystem: CalcificationRuleStatusCS
Id: calcification-rule-status
Title: "Status of a rule in a prediction"
Description: "How a rule bears on a prediction."
* insert LocalCodeSystem
* #applied "Applied" "The condition of the rule holds."
* #implied "Implied" "The rule predicts another outcome, which implies this one."
* #overridden "Overridden" "The condition of the rule holds, and another rule takes its place."

ValueSet: CalcificationRuleStatusVS
Id: calcification-rule-status
Title: "Status of a rule in a prediction"
Description: "How a rule bears on a prediction."
* insert LocalValueSet
* include codes from system CalcificationRuleStatusCS
