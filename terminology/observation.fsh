CodeSystem: CalcificationObservationCS
Id: calcification-observation
Title: "Calcification observation, report and assessment"
Description: "What a resource of this guide is about."
* insert LocalCodeSystem
* #calcification-finding "Calcification finding" "A calcification, or its absence, observed at one site by one method."
* #calcification-report "Calcification report" "A report that states calcification findings."
* #calcification-risk "Calcification risk assessment" "What published statements say follows from calcification findings of one organ."
  * #breast-calcification-risk "Breast calcification risk assessment" "What follows from calcification findings of the breast."
  * #vascular-calcification-risk "Vascular calcification risk assessment" "What follows from calcification findings of vessels."
    * #coronary-calcification-risk "Coronary calcification risk assessment" "What follows from calcification findings of the coronary arteries."
    * #carotid-calcification-risk "Carotid calcification risk assessment" "What follows from calcification findings of the carotid arteries."
    * #aortic-calcification-risk "Aortic calcification risk assessment" "What follows from calcification findings of the aorta."
    * #peripheral-artery-calcification-risk "Peripheral artery calcification risk assessment" "What follows from calcification findings of arteries of pelvis and leg, and small vessels."
    * #heart-valve-calcification-risk "Heart valve calcification risk assessment" "What follows from calcification findings of heart valves."
  * #thyroid-calcification-risk "Thyroid calcification risk assessment" "What follows from calcification findings of the thyroid."
  * #lung-calcification-risk "Lung calcification risk assessment" "What follows from calcification findings of the lung."
  * #ovary-calcification-risk "Ovary calcification risk assessment" "What follows from calcification findings of the ovary."
  * #prostate-calcification-risk "Prostate calcification risk assessment" "What follows from calcification findings of the prostate."
  * #joint-calcification-risk "Joint calcification risk assessment" "What follows from calcification findings of joints and the tissue around them."
* #calcium-phosphate-product "Calcium x phosphate product" "The product of serum calcium and serum phosphate (as phosphorus)."
* #coronary-calcium-score "Coronary calcium score" "A score of the calcium of the coronary arteries on computed tomography."
* #birads-assessment "BI-RADS assessment" "The assessment category of a breast by BI-RADS."
* #tirads-echogenic-foci "TI-RADS echogenic foci" "The echogenic foci of a thyroid nodule by ACR TI-RADS."
* #tirads-features "TI-RADS features" "The five features of a thyroid nodule by which ACR TI-RADS gives points."
* #tirads-level "TI-RADS level" "The level of a thyroid nodule by ACR TI-RADS."
* #agatston-category "Agatston category" "The category of an Agatston score."
* #malignancy-likelihood "Published likelihood of malignancy" "How often a cancer was found where a descriptor or a category stood in the report, as a publication states it."
* #vesicle-classes "Vesicle classes" "The classes of extracellular vesicles that a diameter fits, by one source."

ValueSet: CalcificationRiskCodeVS
Id: calcification-risk-code
Title: "Calcification risk assessment codes"
Description: "The kinds of calcification risk assessment, by organ."
* insert LocalValueSet
* include codes from system CalcificationObservationCS where concept is-a #calcification-risk
