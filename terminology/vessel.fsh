CodeSystem: VesselLayerCS
Id: vessel-layer
Title: "Vessel layer"
Description: "Layers of the wall of a vessel."
* insert LocalCodeSystem
* #intima "Intima" "The inner layer."
* #media "Media" "The muscular middle layer."
* #adventitia "Adventitia" "The outer layer."

ValueSet: VesselLayerVS
Id: vessel-layer
Title: "Vessel layer"
Description: "Layers of the wall of a vessel."
* insert LocalValueSet
* include codes from system VesselLayerCS
* $SCT#87483006 "Tunica intima of vessel"
* $SCT#61695000 "Tunica media vasorum"
* $SCT#30180000 "Adventitia"

ValueSet: LayerIntimaVS
Id: layer-intima
Title: "Layer: intima"
Description: "The inner layer of the wall of a vessel."
* insert RuleValueSet
* VesselLayerCS#intima
* $SCT#87483006 "Tunica intima of vessel"

ValueSet: LayerMediaVS
Id: layer-media
Title: "Layer: media"
Description: "The middle layer of the wall of a vessel."
* insert RuleValueSet
* VesselLayerCS#media
* $SCT#61695000 "Tunica media vasorum"

CodeSystem: PlaqueArrangementCS
Id: plaque-arrangement
Title: "Arrangement in the plaque"
Description: "How microcalcifications of a plaque lie. The reporter's judgement: the literature gives neither a distance nor an angle."
* insert LocalCodeSystem
* #close-together "Close to one another" "Microcalcifications lie close to one another."
* #flow-oriented "Oriented to the flow so that stress rises" "Microcalcifications lie to the flow of blood in a way that raises local stress."
* #apart "Apart" "Microcalcifications lie neither close to one another nor in a way that raises stress."

ValueSet: PlaqueArrangementVS
Id: plaque-arrangement
Title: "Arrangement in the plaque"
Description: "How microcalcifications of a plaque lie."
* insert LocalValueSet
* include codes from system PlaqueArrangementCS

ValueSet: PlaqueArrangementStressfulVS
Id: plaque-arrangement-stressful
Title: "Arrangement in the plaque that raises stress"
Description: "Close to one another, or oriented to the flow so that stress rises."
* insert RuleValueSet
* PlaqueArrangementCS#close-together
* PlaqueArrangementCS#flow-oriented
