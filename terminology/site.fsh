CodeSystem: LateralityCS
Id: laterality
Title: "Laterality"
Description: "The side of a paired organ."
* insert LocalCodeSystem
* #left "Left" "The patient's left side."
* #right "Right" "The patient's right side."
* #bilateral "Bilateral" "Both sides."

ValueSet: LateralityVS
Id: laterality
Title: "Laterality"
Description: "The side of a paired organ."
* insert LocalValueSet
* include codes from system LateralityCS

// Sites: SNOMED CT concepts that DICOM context groups 4, 3015, 6020 and 6022 name.
ValueSet: CalcificationSiteVS
Id: calcification-site
Title: "Calcification site"
Description: "Body sites of calcification findings that this guide knows by code."
* insert LocalValueSet
* include codes from valueset BreastSiteVS
* include codes from valueset ThyroidSiteVS
* include codes from valueset LungSiteVS
* include codes from valueset OvarySiteVS
* include codes from valueset ProstateSiteVS
* include codes from valueset VascularSiteVS
* include codes from valueset JointSiteVS
* include codes from system PhysiologicalSiteCS

ValueSet: BreastSiteVS
Id: breast-site
Title: "Breast site"
Description: "The breast, its sides and its quadrants."
* insert LocalValueSet
* $SCT#76752008 "Breast structure"
* $SCT#80248007 "Left breast structure"
* $SCT#73056007 "Right breast structure"
* $SCT#77831004 "Structure of upper inner quadrant of breast"
* $SCT#76365002 "Structure of upper outer quadrant of breast"
* $SCT#19100000 "Structure of lower inner quadrant of breast"
* $SCT#33564002 "Structure of lower outer quadrant of breast"

ValueSet: CoronarySiteVS
Id: coronary-site
Title: "Coronary site"
Description: "The coronary arteries."
* insert LocalValueSet
* $SCT#41801008 "Coronary artery structure"
* $SCT#3227004 "Left main coronary artery"
* $SCT#59438005 "Left anterior descending coronary artery"
* $SCT#57396003 "Left circumflex coronary artery"
* $SCT#13647002 "Right coronary artery"

ValueSet: CarotidSiteVS
Id: carotid-site
Title: "Carotid site"
Description: "The carotid arteries."
* insert LocalValueSet
* $SCT#69105007 "Carotid artery structure"
* $SCT#32062004 "Common carotid artery structure"
* $SCT#86117002 "Internal carotid artery structure"
* $SCT#22286001 "External carotid artery structure"

ValueSet: AorticSiteVS
Id: aortic-site
Title: "Aortic site"
Description: "The aorta and its parts."
* insert LocalValueSet
* $SCT#15825003 "Aortic structure"
* $SCT#113262008 "Thoracic aorta structure"
* $SCT#57034009 "Aortic arch structure"
* $SCT#7832008 "Abdominal aorta structure"

ValueSet: PeripheralArterySiteVS
Id: peripheral-artery-site
Title: "Peripheral artery site"
Description: "Arteries of pelvis and leg."
* insert LocalValueSet
* $SCT#10293006 "Iliac artery structure"
* $SCT#7657000 "Femoral artery structure"
* $SCT#13363002 "Posterior tibial artery structure"
* $SCT#68053000 "Anterior tibial artery structure"

ValueSet: ArterySiteVS
Id: artery-site
Title: "Artery site"
Description: "Coronary, carotid, aortic, peripheral and small arteries. Heart valves are no arteries."
* insert LocalValueSet
* include codes from valueset CoronarySiteVS
* include codes from valueset CarotidSiteVS
* include codes from valueset AorticSiteVS
* include codes from valueset PeripheralArterySiteVS
* include codes from valueset SmallVesselSiteVS

ValueSet: VascularSiteVS
Id: vascular-site
Title: "Vascular site"
Description: "Arteries and heart valves of a vascular calcification finding."
* insert LocalValueSet
* include codes from valueset ArterySiteVS
* include codes from valueset HeartValveSiteVS

ValueSet: LeftSiteVS
Id: left-site
Title: "Left-sided site"
Description: "Body sites and sides that name the left."
* insert RuleValueSet
* LateralityCS#left
* $SCT#7771000 "Left"
* $SCT#80248007 "Left breast structure"

ValueSet: RightSiteVS
Id: right-site
Title: "Right-sided site"
Description: "Body sites and sides that name the right."
* insert RuleValueSet
* LateralityCS#right
* $SCT#24028007 "Right"
* $SCT#73056007 "Right breast structure"
* $SCT#29565003 "Structure of right lobe of thyroid gland"
