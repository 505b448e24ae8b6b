// The features of a nodule by which ACR TI-RADS gives points, beside its echogenic foci (score.fsh).
// Tessler et al., J Am Coll Radiol 2017;14(5):587-595, doi:10.1016/j.jacr.2017.01.046: names and points only.

RuleSet: TiRadsPoints
* ^property[0].code = #points
* ^property[0].description = "Points of ACR TI-RADS."
* ^property[0].type = #integer

CodeSystem: TiRadsCompositionCS
Id: tirads-composition
Title: "TI-RADS composition"
Description: "How much of a nodule is solid, with the points of ACR TI-RADS (doi:10.1016/j.jacr.2017.01.046)."
* insert LocalCodeSystem
* insert TiRadsPoints
* #cystic "Cystic or almost completely cystic" "Fluid, wholly or nearly so."
* #cystic ^property[0].code = #points
* #cystic ^property[0].valueInteger = 0
* #spongiform "Spongiform" "Mostly small cystic spaces. A spongiform nodule gets no points for any other feature."
* #spongiform ^property[0].code = #points
* #spongiform ^property[0].valueInteger = 0
* #mixed "Mixed cystic and solid" "Cystic and solid parts."
* #mixed ^property[0].code = #points
* #mixed ^property[0].valueInteger = 1
* #solid "Solid or almost completely solid" "Soft tissue, wholly or nearly so."
* #solid ^property[0].code = #points
* #solid ^property[0].valueInteger = 2

ValueSet: TiRadsCompositionVS
Id: tirads-composition
Title: "TI-RADS composition"
Description: "How much of a nodule is solid, with the points of ACR TI-RADS."
* insert LocalValueSet
* include codes from system TiRadsCompositionCS

CodeSystem: TiRadsEchogenicityCS
Id: tirads-echogenicity
Title: "TI-RADS echogenicity"
Description: "The echogenicity of the solid part of a nodule, with the points of ACR TI-RADS (doi:10.1016/j.jacr.2017.01.046)."
* insert LocalCodeSystem
* insert TiRadsPoints
* #anechoic "Anechoic" "Without echoes, as fluid."
* #anechoic ^property[0].code = #points
* #anechoic ^property[0].valueInteger = 0
* #hyperechoic-or-isoechoic "Hyperechoic or isoechoic" "As bright as the tissue of the thyroid, or brighter."
* #hyperechoic-or-isoechoic ^property[0].code = #points
* #hyperechoic-or-isoechoic ^property[0].valueInteger = 1
* #hypoechoic "Hypoechoic" "Darker than the tissue of the thyroid."
* #hypoechoic ^property[0].code = #points
* #hypoechoic ^property[0].valueInteger = 2
* #very-hypoechoic "Very hypoechoic" "Darker than the muscles in front of the thyroid."
* #very-hypoechoic ^property[0].code = #points
* #very-hypoechoic ^property[0].valueInteger = 3

ValueSet: TiRadsEchogenicityVS
Id: tirads-echogenicity
Title: "TI-RADS echogenicity"
Description: "The echogenicity of the solid part of a nodule, with the points of ACR TI-RADS."
* insert LocalValueSet
* include codes from system TiRadsEchogenicityCS

CodeSystem: TiRadsShapeCS
Id: tirads-shape
Title: "TI-RADS shape"
Description: "The shape of a nodule on the transverse image, with the points of ACR TI-RADS (doi:10.1016/j.jacr.2017.01.046)."
* insert LocalCodeSystem
* insert TiRadsPoints
* #wider-than-tall "Wider than tall" "Not taller than wide."
* #wider-than-tall ^property[0].code = #points
* #wider-than-tall ^property[0].valueInteger = 0
* #taller-than-wide "Taller than wide" "Its height is greater than its width."
* #taller-than-wide ^property[0].code = #points
* #taller-than-wide ^property[0].valueInteger = 3

ValueSet: TiRadsShapeVS
Id: tirads-shape
Title: "TI-RADS shape"
Description: "The shape of a nodule on the transverse image, with the points of ACR TI-RADS."
* insert LocalValueSet
* include codes from system TiRadsShapeCS

CodeSystem: TiRadsMarginCS
Id: tirads-margin
Title: "TI-RADS margin"
Description: "The margin of a nodule, with the points of ACR TI-RADS (doi:10.1016/j.jacr.2017.01.046)."
* insert LocalCodeSystem
* insert TiRadsPoints
* #smooth "Smooth" "An even, sharp margin."
* #smooth ^property[0].code = #points
* #smooth ^property[0].valueInteger = 0
* #ill-defined "Ill-defined" "A margin that cannot be told from the tissue around it."
* #ill-defined ^property[0].code = #points
* #ill-defined ^property[0].valueInteger = 0
* #lobulated-or-irregular "Lobulated or irregular" "Projections, angles or spicules into the tissue around it."
* #lobulated-or-irregular ^property[0].code = #points
* #lobulated-or-irregular ^property[0].valueInteger = 2
* #extrathyroidal-extension "Extra-thyroidal extension" "The nodule grows beyond the thyroid."
* #extrathyroidal-extension ^property[0].code = #points
* #extrathyroidal-extension ^property[0].valueInteger = 3

ValueSet: TiRadsMarginVS
Id: tirads-margin
Title: "TI-RADS margin"
Description: "The margin of a nodule, with the points of ACR TI-RADS."
* insert LocalValueSet
* include codes from system TiRadsMarginCS
