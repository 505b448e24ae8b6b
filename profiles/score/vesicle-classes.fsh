Profile: VesicleClasses
Parent: Observation
Id: vesicle-classes
Title: "Vesicle classes"
Description: "The classes of extracellular vesicles whose range of diameters holds the one measured, by one source. The ranges overlap, and the sources differ: a diameter proves no class."
* insert ScoreBasics(vesicle-classes)
* insert DerivedScore
* obeys fc-168
* dataAbsentReason MS
* dataAbsentReason ^short = "Not applicable where the diameter fits no class of the source"
* specimen MS
* insert ComponentSlicing
* component MS
* insert CodedComponent(vesicleClass, *, vesicle-class, VesicleClassVS, required, "A class that the diameter fits")
