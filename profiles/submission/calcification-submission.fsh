Profile: CalcificationSubmission
Parent: Bundle
Id: calcification-submission
Title: "Calcification submission"
Description: "What a client sends: reports, their findings, and the context that the rules may ask for."
* insert ProfileMetadata
* obeys fc-80 and fc-81 and fc-82 and fc-83 and fc-84
* identifier MS
* identifier ^short = "Names the submission, so that a repeat is recognized"
* type MS
* entry 1..* MS
* entry obeys fc-85
* entry ^slicing.discriminator.type = #type
* entry ^slicing.discriminator.path = "resource"
* entry ^slicing.rules = #open
* entry ^slicing.ordered = false
* entry contains report 0..* MS
* entry[report] ^short = "The reports"
* entry[report].resource 1..1
* entry[report].resource only CalcificationReport
