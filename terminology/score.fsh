// Scores and categories. Names and points only; the schemes' own wording is their publishers'.

// SNOMED CT 450360000 stands in DICOM context group 6142; the methods are those of context group 6140.
ValueSet: CalciumScoreCodeVS
Id: calcium-score-code
Title: "Calcium score code"
Description: "Codes by which a coronary calcium score is named."
* insert RuleValueSet
* CalcificationObservationCS#coronary-calcium-score
* $SCT#450360000 "Coronary artery calcium score"

ValueSet: CalciumScoreMethodVS
Id: calcium-score-method
Title: "Calcium score method"
Description: "How a calcium score was calculated."
* insert LocalValueSet
* $DCM#112055 "Agatston scoring method"
* $DCM#112056 "Volume scoring method"
* $DCM#112057 "Mass scoring method"

// CAC-DRS: Hecht et al., J Cardiovasc Comput Tomogr 2018;12(3):185-191, doi:10.1016/j.jcct.2018.03.008.
CodeSystem: AgatstonCategoryCS
Id: agatston-category
Title: "Agatston category"
Description: "Categories of the Agatston score by CAC-DRS (doi:10.1016/j.jcct.2018.03.008)."
* insert LocalCodeSystem
* #a0 "Agatston score 0" "A score of 0."
* #a1 "Agatston score 1 to 99" "A score of 1 to 99."
* #a2 "Agatston score 100 to 299" "A score of 100 to 299."
* #a3 "Agatston score 300 or more" "A score of 300 or more. The publication writes 'over 300' and leaves 300 itself open."

ValueSet: AgatstonCategoryVS
Id: agatston-category
Title: "Agatston category"
Description: "Categories of the Agatston score."
* insert LocalValueSet
* include codes from system AgatstonCategoryCS

// SNOMED CT of DICOM context group 6027: categories 0 to 5.
CodeSystem: BiRadsCategoryCS
Id: birads-category
Title: "BI-RADS category"
Description: "Assessment categories of BI-RADS. Their meaning and likelihood ranges are the American College of Radiology's."
* insert LocalCodeSystem
* #0 "BI-RADS 0" "Category 0."
* #1 "BI-RADS 1" "Category 1."
* #2 "BI-RADS 2" "Category 2."
* #3 "BI-RADS 3" "Category 3."
* #4 "BI-RADS 4" "Category 4, not divided."
  * #4a "BI-RADS 4A" "Category 4A."
  * #4b "BI-RADS 4B" "Category 4B."
  * #4c "BI-RADS 4C" "Category 4C."
* #5 "BI-RADS 5" "Category 5."
* #6 "BI-RADS 6" "Category 6."

ValueSet: BiRadsCategoryVS
Id: birads-category
Title: "BI-RADS category"
Description: "Assessment categories of BI-RADS: the guide's own codes, and the codes of DICOM's context group."
* insert LocalValueSet
* include codes from system BiRadsCategoryCS
* $SCT#397138000 "Mammography assessment (Category 0)"
* $SCT#397140005 "Mammography assessment (Category 1)"
* $SCT#397141009 "Mammography assessment (Category 2)"
* $SCT#397143007 "Mammography assessment (Category 3)"
* $SCT#397144001 "Mammography assessment (Category 4)"
* $SCT#397145000 "Mammography assessment (Category 5)"

// ACR TI-RADS: Tessler et al., J Am Coll Radiol 2017;14(5):587-595, doi:10.1016/j.jacr.2017.01.046.
CodeSystem: TiRadsEchogenicFociCS
Id: tirads-echogenic-foci
Title: "TI-RADS echogenic foci"
Description: "Kinds of echogenic foci of ACR TI-RADS with their points (doi:10.1016/j.jacr.2017.01.046)."
* insert LocalCodeSystem
* ^property[+].code = #points
* ^property[=].description = "Points of ACR TI-RADS."
* ^property[=].type = #integer
* #none-or-comet-tail "None or large comet-tail artifacts" "No echogenic foci, or large comet-tail artifacts."
* #none-or-comet-tail ^property[0].code = #points
* #none-or-comet-tail ^property[0].valueInteger = 0
* #macrocalcifications "Macrocalcifications" "Macrocalcifications."
* #macrocalcifications ^property[0].code = #points
* #macrocalcifications ^property[0].valueInteger = 1
* #peripheral-calcifications "Peripheral (rim) calcifications" "Calcifications along the margin."
* #peripheral-calcifications ^property[0].code = #points
* #peripheral-calcifications ^property[0].valueInteger = 2
* #punctate-echogenic-foci "Punctate echogenic foci" "Dot-like echogenic foci."
* #punctate-echogenic-foci ^property[0].code = #points
* #punctate-echogenic-foci ^property[0].valueInteger = 3

ValueSet: TiRadsEchogenicFociVS
Id: tirads-echogenic-foci
Title: "TI-RADS echogenic foci"
Description: "Kinds of echogenic foci of ACR TI-RADS."
* insert LocalValueSet
* include codes from system TiRadsEchogenicFociCS

CodeSystem: TiRadsLevelCS
Id: tirads-level
Title: "TI-RADS level"
Description: "Levels of ACR TI-RADS, by the sum of points of all features (doi:10.1016/j.jacr.2017.01.046). A sum of 1 does not occur: a nodule that is solid in part also gets points for its echogenicity."
* insert LocalCodeSystem
* ^property[+].code = #points-low
* ^property[=].description = "Smallest sum of points."
* ^property[=].type = #integer
* ^property[+].code = #points-high
* ^property[=].description = "Largest sum of points; none where there is no upper end."
* ^property[=].type = #integer
* #tr1 "TR1" "0 points."
* #tr1 ^property[0].code = #points-low
* #tr1 ^property[0].valueInteger = 0
* #tr1 ^property[1].code = #points-high
* #tr1 ^property[1].valueInteger = 0
* #tr2 "TR2" "2 points."
* #tr2 ^property[0].code = #points-low
* #tr2 ^property[0].valueInteger = 2
* #tr2 ^property[1].code = #points-high
* #tr2 ^property[1].valueInteger = 2
* #tr3 "TR3" "3 points."
* #tr3 ^property[0].code = #points-low
* #tr3 ^property[0].valueInteger = 3
* #tr3 ^property[1].code = #points-high
* #tr3 ^property[1].valueInteger = 3
* #tr4 "TR4" "4 to 6 points."
* #tr4 ^property[0].code = #points-low
* #tr4 ^property[0].valueInteger = 4
* #tr4 ^property[1].code = #points-high
* #tr4 ^property[1].valueInteger = 6
* #tr5 "TR5" "7 points or more."
* #tr5 ^property[0].code = #points-low
* #tr5 ^property[0].valueInteger = 7

ValueSet: TiRadsLevelVS
Id: tirads-level
Title: "TI-RADS level"
Description: "Levels of ACR TI-RADS."
* insert LocalValueSet
* include codes from system TiRadsLevelCS

ValueSet: CalciumPhosphateProductCodeVS
Id: calcium-phosphate-product
Title: "Calcium x phosphate product"
Description: "Codes by which the product of serum calcium and phosphate is named."
* insert RuleValueSet
* CalcificationObservationCS#calcium-phosphate-product

ValueSet: SerumMineralVS
Id: serum-mineral
Title: "Serum calcium or phosphate"
Description: "Total calcium or phosphate in serum or plasma."
* insert LocalValueSet
* include codes from valueset SerumCalciumVS
* include codes from valueset SerumPhosphateVS

ValueSet: LikelihoodOfVS
Id: likelihood-of
Title: "Descriptor or category with a published likelihood"
Description: "Shapes, distributions and assessment categories with which a likelihood of malignancy was published."
* insert LocalValueSet
* include codes from valueset CalcificationMorphologyVS
* include codes from valueset CalcificationDistributionVS
* include codes from valueset BiRadsCategoryVS
