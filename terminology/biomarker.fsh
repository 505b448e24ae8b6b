CodeSystem: CalcificationBiomarkerCS
Id: calcification-biomarker
Title: "Calcification biomarker"
Description: "Markers that the two source reviews name in connection with calcification."
* insert LocalCodeSystem
* #bmp-2 "BMP-2" "Bone morphogenetic protein 2."
* #bmp-4 "BMP-4" "Bone morphogenetic protein 4."
* #opn "OPN" "Osteopontin."
* #ptx3 "PTX3" "Pentraxin 3."
* #rankl "RANKL" "Receptor activator of nuclear factor kappa-B ligand."
* #runx2 "RUNX2" "Runt-related transcription factor 2, also called core binding factor alpha 1."
* #vdr "VDR" "Vitamin D receptor."
* #hoxa9 "HOXA9" "Homeobox A9."
* #alp "ALP" "Alkaline phosphatase."
* #fetuin-a "Fetuin-A" "Fetuin-A, also called alpha-2-HS-glycoprotein."
* #mgp "MGP" "Matrix Gla protein."
* #opg "OPG" "Osteoprotegerin."

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

// HGNC ids seen in public files; HOXA9 and AHSG are left out, since theirs could not be verified.
ValueSet: CalcificationGeneVS
Id: calcification-gene
Title: "Genes of calcification biomarkers"
Description: "HGNC ids of the genes that encode markers of this guide."
* insert LocalValueSet
* $HGNC#HGNC:1069 "BMP2"
* $HGNC#HGNC:11255 "SPP1"
* $HGNC#HGNC:9692 "PTX3"
* $HGNC#HGNC:11926 "TNFSF11"
* $HGNC#HGNC:10472 "RUNX2"
* $HGNC#HGNC:12679 "VDR"
* $HGNC#HGNC:7060 "MGP"
* $HGNC#HGNC:11909 "TNFRSF11B"
