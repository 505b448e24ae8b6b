Profile: CalcificationFinding
Parent: Observation
Id: calcification-finding
Title: "Calcification finding"
Description: "A calcification, or its absence, observed at one site by one method. Says what was seen: shape, distribution, mineral, size, place. Says nothing of what follows from it."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'calcification-finding').exists()]])
* obeys fc-1 and fc-2 and fc-3 and fc-4 and fc-5 and fc-6 and fc-9 and fc-10 and fc-11 and fc-13 and fc-14
* status MS
* category MS
* code = $observation#calcification-finding
* code MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] MS
* bodySite 1..1 MS
* bodySite ^short = "The organ or vessel; its side here or in the component laterality"
* method MS
* method from CalcificationMethodVS (extensible)
* specimen MS
* device MS
* device ^short = "The software or device that made the finding, where one did"
* derivedFrom MS
* derivedFrom ^short = "The images or other findings that it was taken from"
* hasMember MS
* hasMember ^short = "Markers measured in the same lesion"
* insert ComponentSlicing
* component MS
* component obeys fc-15
* insert CodedComponent(presence, 1, presence, FindingPresenceVS, required, "Whether a calcification was found")
* component[presence] 1..1
* component[presence].value[x] 1..1
* insert CodedComponent(laterality, 1, laterality, LateralityVS, required, "The side\, where bodySite does not carry it")
* insert CodedComponent(morphology, *, morphology, CalcificationMorphologyVS, extensible, "The shape")
* insert CodedComponent(distribution, *, distribution, CalcificationDistributionVS, extensible, "How several calcifications lie")
* insert CodedComponent(histologicalForm, *, histological-form, HistologicalFormVS, extensible, "The form under the microscope; it does not state the cause")
* insert CodedComponent(etiology, *, etiology, CalcificationEtiologyVS, extensible, "How it came about\, as the reporter states it")
* insert CodedComponent(composition, *, composition, CalcificationCompositionVS, extensible, "The mineral\, identified in a specimen")
* insert CodedComponent(crystallinity, *, crystallinity, CrystallinityVS, required, "Amorphous or crystalline mineral; not the imaging descriptor")
* insert MeasuredComponent(size, *, size, "Largest diameter of a single calcification")
* component[size].value[x] only Quantity or Range
* component[size] obeys fc-7 and fc-8
* insert MeasuredComponent(extent, 1, extent, "Largest diameter of the region that holds them")
* component[extent].value[x] only Quantity or Range
* component[extent] obeys fc-7 and fc-8
* insert MeasuredComponent(count, 1, count, "How many were counted; a Range with low only says 'or more'")
* component[count].value[x] only integer or Range
* insert MeasuredComponent(attenuation, 1, attenuation, "Attenuation on computed tomography\, in Hounsfield units")
* component[attenuation].value[x] only Quantity
* component[attenuation].valueQuantity = $UCUM#[hnsf'U]
* insert CodedComponent(tissueLocation, *, tissue-location, TissueLocationVS, extensible, "The part of the tissue")
* insert CodedComponent(vesselLayer, *, vessel-layer, VesselLayerVS, extensible, "The layer of the vessel wall")
* insert CodedComponent(plaqueArrangement, *, plaque-arrangement, PlaqueArrangementVS, required, "How microcalcifications of a plaque lie")
* insert CodedComponent(associatedMass, 1, associated-mass, FindingPresenceVS, required, "Whether a nodule or mass goes with it; silence is not absence")
* insert CodedComponent(osteoblastLikeCells, 1, osteoblast-like-cells, FindingPresenceVS, required, "Whether osteoblast-like cells were found in the lesion")
* insert CodedComponent(breastOsteoblastLikeCells, 1, breast-osteoblast-like-cells, FindingPresenceVS, required, "Whether breast osteoblast-like cells were found in the lesion")
* insert CodedComponent(prostateOsteoblastLikeCells, 1, prostate-osteoblast-like-cells, FindingPresenceVS, required, "Whether prostate osteoblast-like cells were found in the lesion")
* insert CodedComponent(lesionKind, 1, lesion-kind, LesionKindVS, extensible, "The kind of lesion in which it lies")
* insert CodedComponent(depositAppearance, *, deposit-appearance, DepositAppearanceVS, extensible, "Color\, transparency and form of a deposit taken out")
* insert CodedComponent(element, *, element, DepositElementVS, extensible, "A chemical element found by element analysis")
* insert CodedComponent(cellFeature, *, cell-feature, CellFeatureVS, extensible, "What marks cells of the lesion out as osteoblast-like")
* insert CodedComponent(vesicleClass, *, vesicle-class, VesicleClassVS, required, "The class of vesicles found with the deposit")
* insert MeasuredComponent(vesicleDiameter, *, vesicle-diameter, "The diameter of vesicles found with the deposit")
* component[vesicleDiameter].value[x] only Quantity or Range
* component[vesicleDiameter] obeys fc-8 and fc-12
