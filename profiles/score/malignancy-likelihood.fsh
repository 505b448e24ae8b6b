Profile: MalignancyLikelihood
Parent: Observation
Id: malignancy-likelihood
Title: "Published likelihood of malignancy"
Description: "How often a cancer was found where a descriptor or an assessment category stood in the report, as the publication that the method names states it. It is a figure of that publication's patients, not the probability of the patient at hand."
* insert ScoreBasics(malignancy-likelihood)
* insert DerivedScore
* obeys fc-166 and fc-167
* value[x] 1..1 MS
* value[x] only Quantity or Range
* bodySite MS
* bodySite from BreastSiteVS (extensible)
* insert ComponentSlicing
* component MS
* component contains likelihoodOf 1..* MS
* component[likelihoodOf] ^short = "The descriptor or category with which it was published"
* component[likelihoodOf].code = $component#likelihood-of
* component[likelihoodOf].value[x] 1..1 MS
* component[likelihoodOf].value[x] only CodeableConcept
* component[likelihoodOf].valueCodeableConcept from LikelihoodOfVS (extensible)
