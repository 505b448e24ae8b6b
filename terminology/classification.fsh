// What the statements classify beyond shape, place and mineral.

CodeSystem: DepositAppearanceCS
Id: deposit-appearance
Title: "Appearance of a deposit"
Description: "How a deposit looks once it is taken out of the tissue, as breast deposits of type I and II are told apart."
* insert LocalCodeSystem
* #amber "Amber" "Amber in color."
* #grey-white "Grey-white" "Grey to white in color."
* #partially-transparent "Partially transparent" "Light passes in part."
* #opaque "Opaque" "Light does not pass."
* #pyramidal "Pyramidal" "Pyramid-shaped, with nearly plane surfaces."
* #ovoid "Ovoid or fusiform" "Egg- or spindle-shaped, with irregular surfaces."

ValueSet: DepositAppearanceVS
Id: deposit-appearance
Title: "Appearance of a deposit"
Description: "Color, transparency and form of a deposit."
* insert LocalValueSet
* include codes from system DepositAppearanceCS

CodeSystem: DepositElementCS
Id: deposit-element
Title: "Chemical element of a deposit"
Description: "Chemical elements that element analysis finds in deposits."
* insert LocalCodeSystem
* #calcium "Calcium" "Calcium (Ca)."
* #phosphorus "Phosphorus" "Phosphorus (P)."
* #magnesium "Magnesium" "Magnesium (Mg)."
* #sodium "Sodium" "Sodium (Na)."
* #iron "Iron" "Iron (Fe)."
* #zinc "Zinc" "Zinc (Zn)."
* #other-element "Other element" "An element that this code system does not list; named in the text."

ValueSet: DepositElementVS
Id: deposit-element
Title: "Chemical element of a deposit"
Description: "Chemical elements of deposits."
* insert LocalValueSet
* include codes from system DepositElementCS

CodeSystem: OssificationPatternCS
Id: ossification-pattern
Title: "Pattern of ossification"
Description: "The kind of bone formation that a deposit of a vessel or valve resembles."
* insert LocalCodeSystem
* #endochondral-like "Endochondral-like" "By way of cartilage, with type II collagen, as in the intima."
* #intramembranous-like "Intramembranous-like" "Without or with insignificant cartilage, as in the media."
* #lamellar-bone "Lamellar bone" "Bone in layers, as often in heart valves."
* #no-ossification "No bone or cartilage formation" "Neither bone nor cartilage is formed, as in calciphylaxis."

ValueSet: OssificationPatternVS
Id: ossification-pattern
Title: "Pattern of ossification"
Description: "The kind of bone formation that a deposit resembles."
* insert LocalValueSet
* include codes from system OssificationPatternCS

// Table 1 of the review on vascular calcification, "Associated Pathology".
CodeSystem: AssociatedPathologyCS
Id: associated-pathology
Title: "Associated pathology"
Description: "Diseases and states that the review on vascular calcification names beside a kind of deposit."
* insert LocalCodeSystem
* #with-intima "Pathology beside calcification of the intima" "Of the intima, the disease not stated."
  * #atherosclerosis "Atherosclerosis" "Atherosclerosis."
  * #hypercholesterolemia "Hypercholesterolemia" "Raised cholesterol in the blood."
* #with-media "Pathology beside calcification of the media" "Of the media, the disease not stated."
  * #type-1-diabetes "Type 1 diabetes mellitus" "Diabetes mellitus type 1."
  * #type-2-diabetes "Type 2 diabetes mellitus" "Diabetes mellitus type 2."
  * #end-stage-kidney-disease "End-stage kidney disease" "Kidney disease at the stage at which the kidneys have failed."
  * #advanced-age "Advanced age" "Old age."
* #with-valve "Pathology beside calcification of a heart valve" "Of a heart valve, the disease not stated."
  * #senile-aortic-sclerosis "Calcified senile aortic sclerosis" "Sclerosis of the aortic valve of old age."
  * #bicuspid-aortic-valve "Bicuspid aortic valve" "An aortic valve with two cusps."
  * #bioprosthetic-valve "Bioprosthetic valve" "A valve prosthesis made of tissue."
* #with-calciphylaxis "Pathology beside vascular calciphylaxis" "Of calciphylaxis, the disease not stated."
  * #renal-failure "Chronic or acute renal failure" "Failure of the kidneys, chronic or acute."
  * #secondary-hyperparathyroidism "Secondary hyperparathyroidism" "Parathyroid glands overactive in answer to another disease."
  * #hypercoagulable-state "Hypercoagulable state" "A raised tendency of the blood to clot."
  * #tumor-lysis-syndrome "Tumor lysis syndrome" "Release of cell contents when a tumor breaks down."
  * #iatrogenic-hyperphosphatemia "Iatrogenic hyperphosphatemia" "Raised phosphate in the blood caused by treatment."

ValueSet: AssociatedPathologyVS
Id: associated-pathology
Title: "Associated pathology"
Description: "Diseases and states beside a kind of vascular deposit."
* insert LocalValueSet
* include codes from system AssociatedPathologyCS

ValueSet: AssociatedPathologyIntimaVS
Id: associated-pathology-intima
Title: "Associated pathology: intima"
Description: "Diseases and states beside calcification of the intima."
* insert RuleValueSet
* include codes from system AssociatedPathologyCS where concept is-a #with-intima

ValueSet: AssociatedPathologyMediaVS
Id: associated-pathology-media
Title: "Associated pathology: media"
Description: "Diseases and states beside calcification of the media."
* insert RuleValueSet
* include codes from system AssociatedPathologyCS where concept is-a #with-media

ValueSet: AssociatedPathologyValveVS
Id: associated-pathology-valve
Title: "Associated pathology: heart valve"
Description: "Diseases and states beside calcification of a heart valve."
* insert RuleValueSet
* include codes from system AssociatedPathologyCS where concept is-a #with-valve

ValueSet: AssociatedPathologyCalciphylaxisVS
Id: associated-pathology-calciphylaxis
Title: "Associated pathology: calciphylaxis"
Description: "Diseases and states beside vascular calciphylaxis."
* insert RuleValueSet
* include codes from system AssociatedPathologyCS where concept is-a #with-calciphylaxis

CodeSystem: CellFeatureCS
Id: cell-feature
Title: "Cell feature"
Description: "What cells that form calcifications share with osteoblasts."
* insert LocalCodeSystem
* #large-endoplasmic-reticulum "Large endoplasmic reticulum" "A large endoplasmic reticulum."
* #large-nucleus "Large nucleus" "A large nucleus."
* #electron-dense-granules "Electron-dense granules" "Granules that are dense under the electron microscope."

ValueSet: CellFeatureVS
Id: cell-feature
Title: "Cell feature"
Description: "What cells that form calcifications share with osteoblasts."
* insert LocalValueSet
* include codes from system CellFeatureCS

// The two reviews give different ranges, and the ranges overlap: a diameter yields the classes it fits, by source.
CodeSystem: VesicleClassCS
Id: vesicle-class
Title: "Vesicle class"
Description: "Classes of extracellular vesicles, with the diameters (in nm) that each of the two source reviews gives (statement V14). The ranges overlap, and a diameter proves no class."
* insert LocalCodeSystem
* ^property[+].code = #s1-low
* ^property[=].description = "Smallest diameter in nm, by the review on microcalcifications."
* ^property[=].type = #decimal
* ^property[+].code = #s1-high
* ^property[=].description = "Largest diameter in nm, by the review on microcalcifications."
* ^property[=].type = #decimal
* ^property[+].code = #s2-low
* ^property[=].description = "Smallest diameter in nm, by the review on vascular and cartilaginous calcification."
* ^property[=].type = #decimal
* ^property[+].code = #s2-high
* ^property[=].description = "Largest diameter in nm, by the review on vascular and cartilaginous calcification."
* ^property[=].type = #decimal
* #ectosome "Ectosome" "Vesicle budded from the cell membrane."
* #exosome "Exosome" "Vesicle from an endosome."
* #apoptotic-body "Apoptotic body" "Fragment of a dying cell."
* #matrix-vesicle "Matrix vesicle" "Vesicle in the extracellular matrix in which mineral begins."
* #ectosome ^property[0].code = #s1-low
* #ectosome ^property[0].valueDecimal = 50
* #ectosome ^property[1].code = #s1-high
* #ectosome ^property[1].valueDecimal = 1000
* #exosome ^property[0].code = #s1-low
* #exosome ^property[0].valueDecimal = 40
* #exosome ^property[1].code = #s1-high
* #exosome ^property[1].valueDecimal = 100
* #exosome ^property[2].code = #s2-low
* #exosome ^property[2].valueDecimal = 30
* #exosome ^property[3].code = #s2-high
* #exosome ^property[3].valueDecimal = 150
* #apoptotic-body ^property[0].code = #s1-low
* #apoptotic-body ^property[0].valueDecimal = 50
* #apoptotic-body ^property[1].code = #s1-high
* #apoptotic-body ^property[1].valueDecimal = 5000
* #apoptotic-body ^property[2].code = #s2-low
* #apoptotic-body ^property[2].valueDecimal = 500
* #apoptotic-body ^property[3].code = #s2-high
* #apoptotic-body ^property[3].valueDecimal = 2000
* #matrix-vesicle ^property[0].code = #s1-low
* #matrix-vesicle ^property[0].valueDecimal = 30
* #matrix-vesicle ^property[1].code = #s1-high
* #matrix-vesicle ^property[1].valueDecimal = 300
* #matrix-vesicle ^property[2].code = #s2-low
* #matrix-vesicle ^property[2].valueDecimal = 30
* #matrix-vesicle ^property[3].code = #s2-high
* #matrix-vesicle ^property[3].valueDecimal = 2000

ValueSet: VesicleClassVS
Id: vesicle-class
Title: "Vesicle class"
Description: "Classes of extracellular vesicles."
* insert LocalValueSet
* include codes from system VesicleClassCS
