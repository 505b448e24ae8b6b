// Sites beyond breast and arteries. SNOMED CT: DICOM context groups 4, 3610, 6300, 7166, 12130, 12131, 12235 and 12242.

CodeSystem: CalcificationSiteCS
Id: calcification-site
Title: "Calcification site"
Description: "Body sites for which no code of another system could be verified."
* insert LocalCodeSystem
* #cervical-lymph-node "Cervical lymph node" "A lymph node of the neck."
* #upper-lobe-of-lung "Upper lobe of the lung" "The upper lobe of either lung."
* #middle-lobe-of-lung "Middle lobe of the lung or lingula" "The middle lobe of the right lung, or the lingula of the left."
* #lower-lobe-of-lung "Lower lobe of the lung" "The lower lobe of either lung."
* #heart-valve "Heart valve" "A heart valve, which one not stated."
* #medium-artery "Medium-sized artery" "An artery of medium size that has no code of its own."
* #small-artery "Small artery" "A small artery that has no code of its own."
* #arteriole "Arteriole" "An arteriole."
* #articular-cartilage "Articular cartilage" "The cartilage of a joint; where in its depth is not stated."
* #bursa "Bursa" "A bursa beside a joint."
* #ligament "Ligament" "A ligament."
* #periarticular-tissue "Periarticular soft tissue" "Soft tissue around a joint."

ValueSet: ThyroidSiteVS
Id: thyroid-site
Title: "Thyroid site"
Description: "The thyroid gland and its lobes."
* insert LocalValueSet
* $SCT#69748006 "Thyroid structure"
* $SCT#29565003 "Structure of right lobe of thyroid gland"
* $SCT#119281005 "Structure of lobe of thyroid gland"
* $SCT#40867004 "Structure of isthmus of thyroid gland"

ValueSet: CervicalLymphNodeSiteVS
Id: cervical-lymph-node-site
Title: "Cervical lymph node site"
Description: "Lymph nodes of the neck."
* insert RuleValueSet
* CalcificationSiteCS#cervical-lymph-node

ValueSet: LungSiteVS
Id: lung-site
Title: "Lung site"
Description: "The lung and its lobes."
* insert LocalValueSet
* $SCT#39607008 "Lung structure"
* CalcificationSiteCS#upper-lobe-of-lung
* CalcificationSiteCS#middle-lobe-of-lung
* CalcificationSiteCS#lower-lobe-of-lung

ValueSet: OvarySiteVS
Id: ovary-site
Title: "Ovary site"
Description: "The ovary."
* insert LocalValueSet
* $SCT#15497006 "Ovarian structure"

ValueSet: ProstateSiteVS
Id: prostate-site
Title: "Prostate site"
Description: "The prostate and its zones."
* insert LocalValueSet
* $SCT#41216001 "Prostatic structure"
* $SCT#279706003 "Structure of peripheral zone of prostate"
* $SCT#399384005 "Structure of transition zone of prostate"

ValueSet: HeartValveSiteVS
Id: heart-valve-site
Title: "Heart valve site"
Description: "Heart valves and their rings."
* insert LocalValueSet
* CalcificationSiteCS#heart-valve
* $SCT#34202007 "Aortic valve structure"
* $SCT#77583004 "Aortic Valve Ring"
* $SCT#91134007 "Mitral valve structure"
* $SCT#65197004 "Structure of anulus fibrosus of mitral orifice"

ValueSet: SmallVesselSiteVS
Id: small-vessel-site
Title: "Small vessel site"
Description: "Small and medium arteries and arterioles that have no code of their own."
* insert LocalValueSet
* CalcificationSiteCS#medium-artery
* CalcificationSiteCS#small-artery
* CalcificationSiteCS#arteriole

ValueSet: JointSiteVS
Id: joint-site
Title: "Joint site"
Description: "Joints, their cartilage, and tissue around them. The physiologically calcified layer of cartilage is no member."
* insert LocalValueSet
* $SCT#39352004 "Joint structure"
* $SCT#72696002 "Knee region structure"
* $SCT#29836001 "Hip region structure"
* $SCT#309312004 "Cartilage tissue"
* $SCT#74135004 "Meniscus structure"
* $SCT#13024002 "Tendon structure"
* CalcificationSiteCS#articular-cartilage
* CalcificationSiteCS#bursa
* CalcificationSiteCS#ligament
* CalcificationSiteCS#periarticular-tissue
