Profile: CalcificationBiomarker
Parent: Observation
Id: calcification-biomarker
Title: "Calcification biomarker"
Description: "A marker in connection with calcification, or a factor that protects from it or favors it, measured in tissue or serum."
* insert ProfileMetadata
* insert AppliesWhen([[code.coding.where(system in ('http://fhircalc.org/fhir/CodeSystem/calcification-biomarker' | 'http://fhircalc.org/fhir/CodeSystem/calcification-factor')).exists()]])
* obeys fc-40 and fc-41 and fc-42 and fc-43
* status MS
* category MS
* code from CalcificationMarkerOrFactorVS (extensible)
* code MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] MS
* value[x] MS
* interpretation MS
* interpretation ^short = "Positive, negative, high, low: what the rules read first"
* referenceRange MS
* method MS
* method from BiomarkerMethodVS (extensible)
* bodySite MS
* specimen MS
* insert ComponentSlicing
* component MS
* insert CodedComponent(cellPopulation, *, cell-population, CellPopulationVS, extensible, "The cells in which the marker was assessed")
* component contains geneStudied 0..1 MS
* component[geneStudied] ^short = "The gene that encodes the marker"
* component[geneStudied].code = $LOINC#48018-6
* component[geneStudied].value[x] only CodeableConcept
* component[geneStudied].valueCodeableConcept from CalcificationGeneVS (extensible)
* component[geneStudied].value[x] MS
