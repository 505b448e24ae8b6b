CodeSystem: HistologicalFormCS
Id: histological-form
Title: "Histological form"
Description: "Forms of a deposit under the microscope."
* insert LocalCodeSystem
* #birefringent-crystals "Birefringent crystals" "Crystals that shine in polarized light."
* #psammoma-body "Psammoma body" "Concentric, lamellated, round deposit."
* #dystrophic-form "Dystrophic calcification (form)" "Deposit without concentric layers or birefringence. The form does not state the cause."
* #polymorphous-body "Polymorphous body" "Deposit of irregular, varying shape."
* #osteomorphic "Osteomorphic" "Vascular deposit that resembles bone."
* #chondromorphic "Chondromorphic" "Vascular deposit that resembles cartilage."
* #amorphic "Amorphic" "Vascular deposit without the structure of a tissue."

ValueSet: HistologicalFormVS
Id: histological-form
Title: "Histological form"
Description: "Forms of a deposit under the microscope."
* insert LocalValueSet
* include codes from system HistologicalFormCS

CodeSystem: CalcificationEtiologyCS
Id: calcification-etiology
Title: "Calcification etiology and mechanism"
Description: "How a calcification came about. 'Metastatic' names a mechanism, never the spread of a tumor."
* insert LocalCodeSystem
* #dystrophic "Dystrophic" "Calcification of injured tissue at normal serum calcium and phosphate."
* #metastatic-mechanism "Metastatic (mechanism)" "Calcification of normal tissue from a disturbed mineral balance."
  * #metastatic-benign-cause "Metastatic (mechanism), benign cause" "Calcification of normal tissue from a disturbed mineral balance of benign cause."
  * #metastatic-malignant-cause "Metastatic (mechanism), malignant cause" "Calcification of normal tissue from a disturbed mineral balance that a malignant tumor causes."
* #degenerative "Degenerative" "Calcification as part of the degeneration of tissue or cells."
* #deregulated-calcium-homeostasis "Deregulated calcium homeostasis of cells" "Calcification because cells do not keep their calcium in balance."
* #active-process "Active process" "Calcification by an active process of cells, which one not stated."
* #osteoblast-like-formation "Formation by osteoblast-like cells" "Deposits made actively by cells that behave like osteoblasts."
* #inherited "Inherited" "Calcification from a pathogenic variant."
* #atherosclerotic "Atherosclerotic" "Calcification of an atherosclerotic plaque."
* #calciphylaxis "Vascular calciphylaxis" "Calcification of small and medium arteries with intimal proliferation and tissue necrosis."
* #cell-death "Cell death" "Calcification that starts from dying cells and their remnants."
* #inhibitor-decline "Decline of inhibitors" "Calcification because what inhibits it is lacking or out of balance."
* #circulating-nucleation-complex "Circulating nucleation complex" "A circulating complex of phosphate, calcium, fetuin-A and matrix Gla protein that seeds deposits."

ValueSet: CalcificationEtiologyVS
Id: calcification-etiology
Title: "Calcification etiology and mechanism"
Description: "How a calcification came about."
* insert LocalValueSet
* include codes from system CalcificationEtiologyCS

ValueSet: OsteoblastLikeFormationVS
Id: osteoblast-like-formation
Title: "Formation by osteoblast-like cells"
Description: "The calcification was made by osteoblast-like cells."
* insert RuleValueSet
* CalcificationEtiologyCS#osteoblast-like-formation

CodeSystem: TissueLocationCS
Id: tissue-location
Title: "Location in tissue"
Description: "The part of the tissue in which a deposit lies."
* insert LocalCodeSystem
* #duct "Duct" "In the lumen of a duct."
* #duct-epithelium "Duct epithelium" "In the lining cells of a duct."
* #lobule "Lobule" "In a lobule."
* #stroma "Stroma" "In the connective tissue."
* #cytoplasm "Cytoplasm" "Inside cells."
* #extracellular "Extracellular space" "Outside cells."
* #colloid "Colloid" "In the colloid of a thyroid follicle."
* #capsule "Capsule" "In the capsule of a nodule or organ."
* #alveolar-septum "Interstitium of the alveolar septum" "In the interstitium of the wall between alveoli."
* #bronchiole-wall "Wall of a bronchiole" "In the wall of a bronchiole."
* #pulmonary-vessel-wall "Wall of a pulmonary vessel" "In the wall of a vessel of the lung."
* #large-airway "Large airway" "In the wall of the trachea or a large bronchus."
* #subcutis "Subcutaneous tissue" "In the fat under the skin."
* #cartilage-matrix "Cartilage matrix" "In the matrix of cartilage, outside its physiologically calcified layer."
* #synovium "Synovium" "In the lining of a joint, bursa or tendon sheath."
* #plaque-core "Plaque core" "In the core of an atherosclerotic plaque."
* #fibrous-cap "Fibrous cap" "In the fibrous cap of an atherosclerotic plaque."

ValueSet: TissueLocationVS
Id: tissue-location
Title: "Location in tissue"
Description: "The part of the tissue in which a deposit lies."
* insert LocalValueSet
* include codes from system TissueLocationCS

CodeSystem: LesionKindCS
Id: lesion-kind
Title: "Kind of lesion"
Description: "The kind of tissue or lesion in which a calcification lies."
* insert LocalCodeSystem
* #tumor "Tumor" "A new growth, benign or malignant not stated."
  * #benign-tumor "Benign tumor" "A benign new growth."
    * #hamartoma "Hamartoma" "A benign growth of the tissues of the organ itself."
    * #mature-teratoma "Mature teratoma" "A benign germ cell tumor of mature tissues."
  * #malignant-tumor "Malignant tumor" "A malignant new growth."
    * #carcinoma "Carcinoma" "A malignant new growth of epithelium, invasion not stated."
      * #carcinoma-in-situ "Carcinoma in situ" "A carcinoma that has not crossed the basement membrane."
      * #invasive-carcinoma "Invasive carcinoma" "A carcinoma that has crossed the basement membrane."
      * #papillary-carcinoma "Papillary carcinoma" "A papillary carcinoma, invasion not stated."
    * #metastasis "Metastasis" "A tumor that spread from another place."
* #nodule "Nodule" "A rounded lesion whose nature is not stated."
* #benign-lesion "Benign lesion" "A benign change that is no tumor."
  * #granuloma "Granuloma" "A nodular inflammation."
* #injured-tissue "Injured tissue" "Tissue changed by injury, inflammation or necrosis."
  * #infarction "Infarction" "Tissue that died from lack of blood."
* #normal-tissue "Normal tissue" "Tissue without a lesion."
* #atherosclerotic-plaque "Atherosclerotic plaque" "A plaque of the vessel wall."

ValueSet: LesionKindVS
Id: lesion-kind
Title: "Kind of lesion"
Description: "The kind of tissue or lesion in which a calcification lies."
* insert LocalValueSet
* include codes from system LesionKindCS

ValueSet: LesionTumorVS
Id: lesion-tumor
Title: "Lesion: tumor"
Description: "The lesion is a tumor, benign or malignant."
* insert RuleValueSet
* include codes from system LesionKindCS where concept is-a #tumor

ValueSet: LesionCarcinomaVS
Id: lesion-carcinoma
Title: "Lesion: carcinoma"
Description: "The lesion is a carcinoma, in situ or invasive."
* insert RuleValueSet
* include codes from system LesionKindCS where concept is-a #carcinoma

ValueSet: LesionNotTumorVS
Id: lesion-not-tumor
Title: "Lesion: no tumor"
Description: "The tissue is stated not to be a tumor."
* insert RuleValueSet
* include codes from system LesionKindCS where concept is-a #benign-lesion
* include codes from system LesionKindCS where concept is-a #injured-tissue
* LesionKindCS#normal-tissue

CodeSystem: CellPopulationCS
Id: cell-population
Title: "Cell population"
Description: "The cells in which a marker was assessed."
* insert LocalCodeSystem
* #cancer-cells "Cancer cells" "Malignant epithelial cells."
* #benign-epithelium "Benign epithelium" "Epithelial cells that are not malignant."
* #stromal-cells "Stromal cells" "Cells of the connective tissue."
* #inflammatory-cells "Inflammatory cells" "Macrophages, lymphocytes and their kin."
* #vascular-smooth-muscle "Vascular smooth muscle cells" "Smooth muscle cells of a vessel wall."

ValueSet: CellPopulationVS
Id: cell-population
Title: "Cell population"
Description: "The cells in which a marker was assessed."
* insert LocalValueSet
* include codes from system CellPopulationCS

ValueSet: CellsCancerVS
Id: cells-cancer
Title: "Cells: cancer cells"
Description: "The marker was assessed in cancer cells."
* insert RuleValueSet
* CellPopulationCS#cancer-cells
