CodeSystem: CalcificationDistributionCS
Id: calcification-distribution
Title: "Calcification distribution"
Description: "How several calcifications lie in the organ or vessel."
* insert LocalCodeSystem
* #diffuse "Diffuse" "Spread at random through the organ or along the vessel."
* #regional "Regional" "Spread over a large part of the organ that follows no duct."
* #grouped "Grouped (clustered)" "A few calcifications close together in a small volume."
* #linear "Linear" "Arranged in a line, as along a duct."
* #segmental "Segmental" "Arranged in the territory of a duct and its branches."
* #individual "Individual" "Single calcifications, none near another."
* #circumferential "Circumferential" "All around the wall of a vessel."
* #generalized "Generalized" "In several organs, or in vessels and soft tissue throughout the body."
* #eccentric "Eccentric" "On one side of the wall of a vessel."

// SNOMED CT and DICOM: context groups 6013 and 6014.
ValueSet: CalcificationDistributionVS
Id: calcification-distribution
Title: "Calcification distribution"
Description: "How several calcifications lie: the guide's own codes, and the codes of DICOM's context groups for mammography."
* insert LocalValueSet
* include codes from system CalcificationDistributionCS
* $SCT#129764001 "Radiographic calcification with diffuse distribution"
* $SCT#129765000 "Radiographic calcification with linear distribution"
* $SCT#129766004 "Radiographic calcification with grouped distribution"
* $SCT#129767008 "Radiographic calcification with regional distribution"
* $SCT#129768003 "Radiographic calcification with segmental distribution"
* $SCT#129769006 "Calcification cluster"
* $SCT#129770007 "Individual calcification"

ValueSet: GroupedDistributionVS
Id: grouped-distribution
Title: "Grouped distribution"
Description: "Calcifications that lie in a group or cluster."
* insert RuleValueSet
* CalcificationDistributionCS#grouped
* $SCT#129766004 "Radiographic calcification with grouped distribution"
* $SCT#129769006 "Calcification cluster"

ValueSet: DiffuseDistributionVS
Id: diffuse-distribution
Title: "Diffuse distribution"
Description: "Calcifications spread through the organ or along the vessel."
* insert RuleValueSet
* CalcificationDistributionCS#diffuse
* $SCT#129764001 "Radiographic calcification with diffuse distribution"
