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

ValueSet: CalcificationRiskCodeVS
Id: calcification-risk-code
Title: "Calcification risk assessment codes"
Description: "The kinds of calcification risk assessment, by organ."
* insert LocalValueSet
* include codes from system CalcificationObservationCS where concept is-a #calcification-risk
