Profile: CalcificationReport
Parent: DiagnosticReport
Id: calcification-report
Title: "Calcification report"
Description: "An imaging or pathology report that names calcification findings as its results."
* insert ProfileMetadata
* obeys fc-50 and fc-51 and fc-52
* extension contains http://hl7.org/fhir/StructureDefinition/diagnosticReport-risk named risk 0..* MS
* extension[risk] ^short = "The risk assessments made from this report"
* status MS
* category MS
* code MS
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] MS
* issued MS
* resultsInterpreter MS
* specimen MS
* result 1..* MS
* result ^short = "The findings, and what else was observed"
* imagingStudy MS
* conclusion MS
