Profile: TiRadsLevel
Parent: Observation
Id: tirads-level
Title: "TI-RADS level"
Description: "The level of one thyroid nodule by ACR TI-RADS, with the points of all five features, as a reader states it or as it was calculated from the features."
* insert ScoreBasics(tirads-level)
* obeys fc-164 and fc-165
* value[x] 1..1 MS
* value[x] only CodeableConcept
* valueCodeableConcept from TiRadsLevelVS (required)
* bodySite MS
* bodySite from ThyroidSiteVS (extensible)
* method MS
* method from ScoreMethodVS (extensible)
* derivedFrom MS
* derivedFrom ^short = "The features that it was calculated from"
* device MS
* insert ComponentSlicing
* component MS
* insert MeasuredComponent(points, 1, tirads-points, "The points of all five features together")
* component[points].value[x] only integer
