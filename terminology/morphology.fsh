CodeSystem: CalcificationMorphologyCS
Id: calcification-morphology
Title: "Calcification morphology"
Description: "Shapes of calcifications. Shape only: neither suspicion nor cause nor mineral is part of a meaning."
* insert LocalCodeSystem
* #microcalcification "Microcalcification" "A very small calcification, by the usage of the organ and method; no size is part of the meaning."
  * #punctate "Punctate" "Very small, dot-like, sharply bounded calcification."
    * #multiple-punctate-foci "Multiple punctate foci" "Many dot-like foci throughout a lesion."
  * #amorphous-descriptor "Amorphous (imaging descriptor)" "So small or hazy on imaging that no clearer shape can be named. It says nothing on crystallinity."
  * #fine-pleomorphic "Fine pleomorphic" "Small calcifications that differ in shape and size."
  * #fine-linear "Fine linear" "Thin, line-like calcification, as if cast in a duct."
  * #fine-linear-branching "Fine linear branching" "Thin, line-like calcification that branches."
* #macrocalcification "Macrocalcification" "A coarse calcification, by the usage of the organ and method; no size is part of the meaning."
  * #popcorn "Coarse (popcorn-like)" "Large, lobed calcification that resembles popcorn."
  * #large-rod-like "Large rod-like" "Large, smooth, solid or hollow rods."
* #coarse-heterogeneous "Coarse heterogeneous" "Irregular, conspicuous calcifications between fine and coarse."
* #round "Round" "Round calcification."
* #eggshell "Eggshell" "Thin calcification along the surface of a sphere."
* #lucent-centered "Lucent-centered" "Round or oval calcification with a lucent center."
* #milk-of-calcium "Milk of calcium" "Sediment of calcium in a cyst, with a level that follows gravity."
* #dystrophic-descriptor "Dystrophic (imaging descriptor)" "Coarse, irregular calcification as imaging shows it in injured tissue. It does not state the mechanism."
* #skin "Skin calcification" "Calcification of the skin over the organ."
* #suture "Suture calcification" "Calcification of suture material."
* #tram-track "Vascular (tram-track)" "Parallel or tubular calcification along a vessel, seen beside the organ's own tissue."
* #spotty "Spotty" "Small, scattered calcification of a plaque."
* #dense "Dense" "Solid, strongly attenuating calcification of a plaque."
* #rim "Rim (peripheral)" "Calcification along the margin of a nodule."
* #petal-like "Petal-like" "Many scattered bright spots around a solid nodule, a dark, cyst-like area ahead of each."
* #isolated-calcification "Isolated" "A single calcification of no other named shape."
* #undefined-calcification "Undefined" "A calcification whose shape fits none that is named."
* #central-nidus "Central nidus" "A compact calcification in the center of a nodule."
* #laminated "Laminated" "Concentric layers of calcification in a nodule."
* #sheet-like "Sheet-like" "Calcification spread as a sheet along the wall of a vessel."

// The SNOMED CT and DICOM codes are those of DICOM context group 6011 ("Calcification Types") and its neighbours.
ValueSet: CalcificationMorphologyVS
Id: calcification-morphology
Title: "Calcification morphology"
Description: "Shapes of calcifications: the guide's own codes, and the codes of DICOM's context group for mammography."
* insert LocalValueSet
* include codes from system CalcificationMorphologyCS
* include codes from valueset ForeignMorphologyVS

ValueSet: ForeignMorphologyVS
Id: calcification-morphology-other-systems
Title: "Calcification morphology, other systems"
Description: "Verified SNOMED CT and DICOM codes for shapes of calcifications on mammograms."
* insert LocalValueSet
* $SCT#129749001 "Coarse (popcorn-like) radiographic calcification"
* $SCT#129750001 "Dystrophic radiographic calcification"
* $SCT#129751002 "Eggshell radiographic calcification"
* $SCT#129752009 "Large rod-like radiographic calcification"
* $SCT#129753004 "Milk of calcium radiographic calcification"
* $SCT#129754005 "Lucent-centered radiographic calcification"
* $SCT#129755006 "Punctate radiographic calcification"
* $SCT#129756007 "Round shaped radiographic calcification"
* $SCT#129757003 "Radiographic finding of calcified skin of breast"
* $SCT#129758008 "Radiographic finding of calcified suture material"
* $SCT#129759000 "Vascular calcification"
* $SCT#129760005 "Radiographic finding of amorphous calcification"
* $SCT#129761009 "Fine linear (casting) radiographic calcification"
* $SCT#129762002 "Fine linear branching radiographic calcification"
* $SCT#129763007 "Heterogeneous radiographic calcification"
* $SCT#44771000 "Microcalcifications of the breast"
* $DCM#111344 "Fine pleomorphic calcification"
* $DCM#111345 "Macrocalcifications"

ValueSet: MicrocalcificationVS
Id: microcalcification
Title: "Microcalcification"
Description: "Shapes that are microcalcifications by their code."
* insert RuleValueSet
* include codes from system CalcificationMorphologyCS where concept is-a #microcalcification
* $SCT#44771000 "Microcalcifications of the breast"
* $SCT#129755006 "Punctate radiographic calcification"
* $SCT#129760005 "Radiographic finding of amorphous calcification"
* $SCT#129761009 "Fine linear (casting) radiographic calcification"
* $SCT#129762002 "Fine linear branching radiographic calcification"
* $DCM#111344 "Fine pleomorphic calcification"

ValueSet: CoronaryMicrocalcificationVS
Id: coronary-microcalcification
Title: "Coronary microcalcification"
Description: "Microcalcification of a plaque, which the literature also calls spotty."
* insert RuleValueSet
* CalcificationMorphologyCS#microcalcification
* CalcificationMorphologyCS#spotty

ValueSet: DenseCalcificationVS
Id: dense-calcification
Title: "Dense calcification"
Description: "Dense calcification of a plaque. The code alone states no Hounsfield units."
* insert RuleValueSet
* CalcificationMorphologyCS#dense
