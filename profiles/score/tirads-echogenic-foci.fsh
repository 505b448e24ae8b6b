Profile: TiRadsEchogenicFoci
Parent: Observation
Id: tirads-echogenic-foci
Title: "TI-RADS echogenic foci"
Description: "The echogenic foci of one thyroid nodule by ACR TI-RADS, and the points that they give."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-observation' and code = 'tirads-echogenic-foci').exists()]])
* obeys fc-162 and fc-163
* status MS
* category MS
* code MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] MS
* code = $observation#tirads-echogenic-foci
* value[x] MS
* value[x] only integer
* value[x] ^short = "The points of all kinds of foci together"
* bodySite MS
* bodySite from ThyroidSiteVS (extensible)
* derivedFrom MS
* insert ComponentSlicing
* component MS
* insert CodedComponent(echogenicFoci, *, echogenic-foci, TiRadsEchogenicFociVS, required, "A kind of echogenic foci; each kind that applies")
* component[echogenicFoci] 1..*
* component[echogenicFoci].value[x] 1..1
