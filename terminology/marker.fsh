// Single markers that rules ask for.

ValueSet: MarkerHoxa9VS
Id: marker-hoxa9
Title: "Marker: HOXA9"
Description: "HOXA9."
* insert RuleValueSet
* CalcificationBiomarkerCS#hoxa9

ValueSet: MarkerBmp2VS
Id: marker-bmp-2
Title: "Marker: BMP-2"
Description: "BMP-2."
* insert RuleValueSet
* CalcificationBiomarkerCS#bmp-2

ValueSet: MarkerBmp4VS
Id: marker-bmp-4
Title: "Marker: BMP-4"
Description: "BMP-4."
* insert RuleValueSet
* CalcificationBiomarkerCS#bmp-4

ValueSet: MarkerPtx3VS
Id: marker-ptx3
Title: "Marker: PTX3"
Description: "PTX3."
* insert RuleValueSet
* CalcificationBiomarkerCS#ptx3

ValueSet: MarkerVdrVS
Id: marker-vdr
Title: "Marker: VDR"
Description: "VDR."
* insert RuleValueSet
* CalcificationBiomarkerCS#vdr

ValueSet: MarkerOpnVS
Id: marker-opn
Title: "Marker: Osteopontin"
Description: "Osteopontin."
* insert RuleValueSet
* CalcificationBiomarkerCS#opn

ValueSet: MarkerOpgVS
Id: marker-opg
Title: "Marker: Osteoprotegerin"
Description: "Osteoprotegerin."
* insert RuleValueSet
* CalcificationBiomarkerCS#opg

ValueSet: MarkerMgpVS
Id: marker-mgp
Title: "Marker: Matrix Gla protein"
Description: "Matrix Gla protein."
* insert RuleValueSet
* CalcificationBiomarkerCS#mgp

ValueSet: MarkerAlpVS
Id: marker-alp
Title: "Marker: alkaline phosphatase"
Description: "Alkaline phosphatase."
* insert RuleValueSet
* CalcificationBiomarkerCS#alp
* $LOINC#6768-6 "Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma"

ValueSet: MarkerParathyroidHormoneVS
Id: marker-parathyroid-hormone
Title: "Marker: parathyroid hormone"
Description: "Parathyroid hormone."
* insert RuleValueSet
* CalcificationFactorCS#pth
* $LOINC#2731-8 "Parathyrin.intact [Mass/volume] in Serum or Plasma"

ValueSet: MarkerBolcPanelVS
Id: marker-bolc-panel
Title: "Markers of breast osteoblast-like cells"
Description: "Markers that breast osteoblast-like cells express."
* insert RuleValueSet
* CalcificationBiomarkerCS#bmp-2
* CalcificationBiomarkerCS#bmp-4
* CalcificationBiomarkerCS#opn
* CalcificationBiomarkerCS#rankl
* CalcificationBiomarkerCS#vdr
* CalcificationBiomarkerCS#runx2
* CalcificationBiomarkerCS#ptx3
