// Table 2 and section 3 of the review on vascular calcification. Factors that are markers of this guide as well are coded there.
CodeSystem: CalcificationFactorCS
Id: calcification-factor
Title: "Factor of calcification"
Description: "Factors that the review on vascular calcification names as protecting from, or favoring, vascular calcification. A direction is no measure: factors are listed, never added up."
* insert LocalCodeSystem
* #protective-factor "Protective factor" "A factor that opposes calcification, which one not stated."
  * #osteonectin "Osteonectin" "Osteonectin."
  * #bmp-7 "BMP-7" "Bone morphogenetic protein 7."
  * #magnesium "Magnesium" "Magnesium."
  * #pyrophosphate "Inorganic pyrophosphate" "Inorganic pyrophosphate."
  * #low-calcium-phosphate-product "Low calcium x phosphate product" "Low calcium x phosphate product."
  * #vitamin-k "Vitamin K" "Vitamin K."
  * #hdl-cholesterol "HDL cholesterol" "HDL cholesterol."
  * #gas6 "Gas6" "Growth arrest-specific protein 6."
  * #albumin "Albumin" "Albumin."
  * #pth "Parathyroid hormone" "Parathyroid hormone. Inhibits calcification of smooth muscle cells in culture, yet a raised value is never reassuring (statement V31)."
  * #pthrp "Parathyroid hormone-related peptide" "Parathyroid hormone-related peptide."
  * #phosphonoformic-acid "Phosphonoformic acid" "Phosphonoformic acid."
  * #c-type-natriuretic-peptide "C-type natriuretic peptide" "C-type natriuretic peptide."
  * #adrenomedullin "Adrenomedullin" "Adrenomedullin."
  * #ank "Ank" "Progressive ankylosis protein, by the review named Ank."
  * #nucleotide-pyrophosphatase "Nucleotide pyrophosphatase" "Nucleotide pyrophosphatase."
  * #smad6 "Smad6" "Smad6."
* #il-1-beta "IL-1 beta" "Interleukin 1 beta. Named for cartilage, not for vessels."
* #favoring-factor "Favoring factor" "A factor that favors calcification, which one not stated."
  * #tnf-alpha "TNF-alpha" "Tumor necrosis factor alpha."
  * #tgf-beta "TGF-beta" "Transforming growth factor beta."
  * #modified-ldl-cholesterol "Oxidized or acetylated LDL cholesterol" "Oxidized or acetylated LDL cholesterol."
  * #crp "C-reactive protein" "C-reactive protein."
  * #leptin "Leptin" "Leptin."
  * #advanced-glycation-end-products "Advanced glycation end-products" "Advanced glycation end-products."
  * #phosphate "Inorganic phosphate" "Inorganic phosphate."
  * #high-calcium-phosphate-product "High calcium x phosphate product" "High calcium x phosphate product."
  * #il-4 "IL-4" "Interleukin 4."
  * #il-6 "IL-6" "Interleukin 6."
  * #glucocorticoids "Glucocorticoids" "Glucocorticoids."
  * #reactive-oxygen-species "Reactive oxygen species" "Reactive oxygen species."
  * #collagen-type-i "Collagen type I" "Collagen type I."
  * #fibronectin "Fibronectin" "Fibronectin."
  * #25-hydroxycholesterol "25-hydroxycholesterol" "25-hydroxycholesterol."
  * #estradiol "17-beta-estradiol" "17-beta-estradiol."
  * #calcium "Calcium ion" "Calcium ion."
  * #uremic-serum "Uremic serum" "Uremic serum."
  * #calcitriol "1,25-dihydroxycholecalciferol" "1,25-dihydroxycholecalciferol."
  * #camp "cAMP" "Cyclic adenosine monophosphate."
  * #hypoxia "Hypoxia" "Hypoxia."
  * #mechanical-strain "Mechanical strain" "Mechanical strain."
  * #vascular-injury "Vascular injury" "Vascular injury."
  * #warfarin "Warfarin" "Warfarin."
  * #vitamin-d "Vitamin D" "Vitamin D."

ValueSet: FactorProtectiveVS
Id: factor-protective
Title: "Factor: protective"
Description: "Factors that oppose vascular calcification. Osteopontin does so in vessels only."
* insert RuleValueSet
* include codes from system CalcificationFactorCS where concept is-a #protective-factor
* CalcificationBiomarkerCS#opn
* CalcificationBiomarkerCS#opg
* CalcificationBiomarkerCS#fetuin-a
* CalcificationBiomarkerCS#mgp

ValueSet: FactorFavoringVS
Id: factor-favoring
Title: "Factor: favoring"
Description: "Factors that favor vascular calcification."
* insert RuleValueSet
* include codes from system CalcificationFactorCS where concept is-a #favoring-factor
* CalcificationBiomarkerCS#bmp-2
* CalcificationBiomarkerCS#bmp-4
* CalcificationBiomarkerCS#alp
* CalcificationBiomarkerCS#runx2
* CalcificationBiomarkerCS#rankl

ValueSet: CalcificationMarkerOrFactorVS
Id: calcification-marker-or-factor
Title: "Calcification marker or factor"
Description: "What an observation of a marker or factor may be of."
* insert LocalValueSet
* include codes from system CalcificationBiomarkerCS
* include codes from system CalcificationFactorCS
