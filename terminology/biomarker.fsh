CodeSystem: CalcificationBiomarkerCS
Id: calcification-biomarker
Title: "Calcification biomarker"
Description: "Markers that the two source reviews name in connection with calcification."
* insert LocalCodeSystem
* ^property[0].code = #role
* ^property[0].description = "What the marker does, by table 1 of the review on microcalcifications and its text, and by the review on vascular calcification."
* ^property[0].type = #string
* ^property[1].code = #localization
* ^property[1].description = "Where it is found; none where the reviews do not say."
* ^property[1].type = #string
* #bmp-2 "BMP-2" "Bone morphogenetic protein 2."
* #bmp-2 ^property[0].code = #role
* #bmp-2 ^property[0].valueString = "Induces cartilage and bone formation."
* #bmp-2 ^property[1].code = #localization
* #bmp-2 ^property[1].valueString = "vesicles, extracellular"
* #bmp-4 "BMP-4" "Bone morphogenetic protein 4."
* #bmp-4 ^property[0].code = #role
* #bmp-4 ^property[0].valueString = "Marker of bone cells."
* #opn "OPN" "Osteopontin."
* #opn ^property[0].code = #role
* #opn ^property[0].valueString = "Provides the basic structure of the bone matrix."
* #opn ^property[1].code = #localization
* #opn ^property[1].valueString = "Golgi apparatus, extracellular"
* #ptx3 "PTX3" "Pentraxin 3."
* #ptx3 ^property[0].code = #role
* #ptx3 ^property[0].valueString = "Osteoblast proliferation, differentiation and function."
* #ptx3 ^property[1].code = #localization
* #ptx3 ^property[1].valueString = "membrane, extracellular"
* #rankl "RANKL" "Receptor activator of nuclear factor kappa-B ligand."
* #rankl ^property[0].code = #role
* #rankl ^property[0].valueString = "Formation of osteoclasts."
* #rankl ^property[1].code = #localization
* #rankl ^property[1].valueString = "membrane, extracellular"
* #runx2 "RUNX2" "Runt-related transcription factor 2, also called core binding factor alpha 1."
* #runx2 ^property[0].code = #role
* #runx2 ^property[0].valueString = "Osteoblast differentiation."
* #runx2 ^property[1].code = #localization
* #runx2 ^property[1].valueString = "nucleus, nucleoplasm"
* #vdr "VDR" "Vitamin D receptor."
* #vdr ^property[0].code = #role
* #vdr ^property[0].valueString = "Modulation of calcium levels in the body."
* #vdr ^property[1].code = #localization
* #vdr ^property[1].valueString = "nucleus"
* #hoxa9 "HOXA9" "Homeobox A9."
* #hoxa9 ^property[0].code = #role
* #hoxa9 ^property[0].valueString = "Cell growth and differentiation."
* #hoxa9 ^property[1].code = #localization
* #hoxa9 ^property[1].valueString = "nucleus"
* #alp "ALP" "Alkaline phosphatase."
* #alp ^property[0].code = #role
* #alp ^property[0].valueString = "Raises local phosphate by using up pyrophosphate, an inhibitor."
* #alp ^property[1].code = #localization
* #alp ^property[1].valueString = "matrix vesicles, apoptotic bodies, vascular smooth muscle cells of calcified media"
* #fetuin-a "Fetuin-A" "Fetuin-A, also called alpha-2-HS-glycoprotein."
* #fetuin-a ^property[0].code = #role
* #fetuin-a ^property[0].valueString = "Circulating inhibitor of new hydroxyapatite."
* #fetuin-a ^property[1].code = #localization
* #fetuin-a ^property[1].valueString = "circulation"
* #mgp "MGP" "Matrix Gla protein."
* #mgp ^property[0].code = #role
* #mgp ^property[0].valueString = "Clears calcium phosphate and inhibits osteogenic differentiation of vascular smooth muscle cells; needs vitamin K."
* #opg "OPG" "Osteoprotegerin."
* #opg ^property[0].code = #role
* #opg ^property[0].valueString = "Opposes the formation of osteoclasts that RANKL drives; inhibits arterial calcification in rats."

ValueSet: CalcificationBiomarkerVS
Id: calcification-biomarker
Title: "Calcification biomarker"
Description: "Markers in connection with calcification."
* insert LocalValueSet
* include codes from system CalcificationBiomarkerCS

ValueSet: MarkerRunx2VS
Id: marker-runx2
Title: "Marker: RUNX2"
Description: "RUNX2."
* insert RuleValueSet
* CalcificationBiomarkerCS#runx2

ValueSet: MarkerRanklVS
Id: marker-rankl
Title: "Marker: RANKL"
Description: "RANKL."
* insert RuleValueSet
* CalcificationBiomarkerCS#rankl

// G8: BMP-2, OPN, PTX3, RANKL, RUNX2 or VDR.
ValueSet: MarkerOsteoblasticVS
Id: marker-osteoblastic
Title: "Marker of osteoblast-like cells"
Description: "Markers of which one, positive in cells of the lesion, points to osteoblast-like cells."
* insert RuleValueSet
* CalcificationBiomarkerCS#bmp-2
* CalcificationBiomarkerCS#opn
* CalcificationBiomarkerCS#ptx3
* CalcificationBiomarkerCS#rankl
* CalcificationBiomarkerCS#runx2
* CalcificationBiomarkerCS#vdr

CodeSystem: BiomarkerMethodCS
Id: biomarker-method
Title: "Method of a biomarker"
Description: "How a marker was measured. Tissue protein, serum protein and messenger RNA are different results."
* insert LocalCodeSystem
* #tissue-based "Tissue-based method" "Measurement in a tissue specimen, the technique not specified."
  * #immunohistochemistry "Immunohistochemistry" "Stain of tissue sections with antibodies."
  * #immunofluorescence "Immunofluorescence" "Fluorescent stain of tissue sections with antibodies."
  * #tissue-mrna "Messenger RNA in tissue" "Measurement of messenger RNA in a tissue specimen."
* #serum-protein "Protein in serum or plasma" "Measurement of the protein in serum or plasma."
* #serum-mrna "Messenger RNA in serum or plasma" "Measurement of messenger RNA in serum or plasma."

ValueSet: BiomarkerMethodVS
Id: biomarker-method
Title: "Method of a biomarker"
Description: "How a marker was measured."
* insert LocalValueSet
* include codes from system BiomarkerMethodCS

ValueSet: MethodTissueMarkerVS
Id: biomarker-method-tissue
Title: "Method of a biomarker: tissue"
Description: "Methods that measure a marker in tissue."
* insert RuleValueSet
* include codes from system BiomarkerMethodCS where concept is-a #tissue-based

// HGNC ids seen in public files; AHSG and ALPL are left out, since theirs could not be verified.
ValueSet: CalcificationGeneVS
Id: calcification-gene
Title: "Genes of calcification biomarkers"
Description: "HGNC ids of the genes that encode markers of this guide."
* insert LocalValueSet
* $HGNC#HGNC:1069 "BMP2"
* $HGNC#HGNC:1071 "BMP4"
* $HGNC#HGNC:5109 "HOXA9"
* $HGNC#HGNC:11255 "SPP1"
* $HGNC#HGNC:9692 "PTX3"
* $HGNC#HGNC:11926 "TNFSF11"
* $HGNC#HGNC:10472 "RUNX2"
* $HGNC#HGNC:12679 "VDR"
* $HGNC#HGNC:7060 "MGP"
* $HGNC#HGNC:11909 "TNFRSF11B"
