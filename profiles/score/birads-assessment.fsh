Profile: BiRadsAssessment
Parent: Observation
Id: birads-assessment
Title: "BI-RADS assessment"
Description: "The assessment category of a breast by BI-RADS, as the reader states it. Its meaning is that of the American College of Radiology."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'birads-assessment').exists()]])
* obeys fc-160 and fc-161
* status MS
* category MS
* code MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] MS
* code = $observation#birads-assessment
* value[x] MS
* value[x] only CodeableConcept
* valueCodeableConcept from BiRadsCategoryVS (required)
* bodySite MS
* bodySite from BreastSiteVS (extensible)
* derivedFrom MS
