Profile: AgatstonCategory
Parent: Observation
Id: agatston-category
Title: "Agatston category"
Description: "The category of an Agatston score, calculated from the score that it names. A category that the reader states stands in the interpretation of the score itself."
* insert ScoreBasics(agatston-category)
* insert DerivedScore
* value[x] 1..1 MS
* value[x] only CodeableConcept
* valueCodeableConcept from AgatstonCategoryVS (required)
* bodySite MS
* bodySite from CoronarySiteVS (extensible)
