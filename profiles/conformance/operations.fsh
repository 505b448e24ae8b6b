Instance: assess-calcification
InstanceOf: OperationDefinition
Usage: #definition
* url = "http://fhircalc.org/fhir/OperationDefinition/assess-calcification"
* name = "AssessCalcification"
* title = "Assess calcification findings"
* status = #active
* experimental = false
* kind = #operation
* description = "What the rules of this guide conclude from the calcification findings of the reports given. Nothing is written, here or elsewhere: the answer is what a submission of the same content would add to the record. A submission that is not valid is answered with an OperationOutcome (422) and no conclusion."
* affectsState = false
* code = #assess-calcification
* comment = "The Bundle may be the body of the request itself where there is no further context; otherwise both stand in Parameters. Missing context leaves rules undecided and never lowers a grade. The ids in the answer are those that a submission of the same Bundle would give."
* resource = #DiagnosticReport
* system = false
* type = true
* instance = false
* parameter[0].name = #submission
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].documentation = "Reports with their findings. A Bundle has to meet the profile calcification-submission."
* parameter[0].type = #Bundle
* parameter[1].name = #context
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "*"
* parameter[1].documentation = "What else is known of the patient: conditions, laboratory values, medication. Read by the rules, and never part of the answer."
* parameter[1].type = #Resource
* parameter[2].name = #return
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].documentation = "A collection of RiskAssessment, Provenance and the Device that made them; with an OperationOutcome where something was noticed on the way."
* parameter[2].type = #Bundle
