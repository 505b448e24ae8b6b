// What the external server has to offer. Each expectation is one that delivery really depends on.
RuleSet: Expectation(expectation)
* rest.resource[=].interaction[=].extension[0].url = $expectation
* rest.resource[=].interaction[=].extension[0].valueCode = #{expectation}

RuleSet: DeliveredType(type)
* rest.resource[+].type = #{type}
* rest.resource[=].conditionalCreate = true
* rest.resource[=].interaction[0].code = #create
* rest.resource[=].interaction[0].documentation = "Where the server does not create by update: with If-None-Exist."
* insert Expectation(SHALL)
* rest.resource[=].interaction[1].code = #update
* rest.resource[=].interaction[1].documentation = "Updates that clients ask for; and, where the server says updateCreate, creation under an id of ours, so that a repeat changes nothing."
* insert Expectation(SHALL)
* rest.resource[=].interaction[2].code = #read
* rest.resource[=].interaction[2].documentation = "Also to see whether a refused transaction was refused for its ids."
* insert Expectation(SHALL)
* rest.resource[=].interaction[3].code = #search-type
* rest.resource[=].interaction[3].documentation = "To see whether a conditional create made two of one."
* insert Expectation(SHALL)
* rest.resource[=].interaction[4].code = #delete
* rest.resource[=].interaction[4].documentation = "To take such a double away again. Only of a server that does not create by update."
* insert Expectation(SHOULD)

// What rules ask for beyond the submission is looked up of the patient; without it they stay undecided.
RuleSet: LookedUp(patient, code)
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].definition = "{patient}"
* rest.resource[=].searchParam[=].type = #reference
* rest.resource[=].searchParam[=].documentation = "To look up what rules ask for beyond the submission."
* rest.resource[=].searchParam[=].extension[0].url = $expectation
* rest.resource[=].searchParam[=].extension[0].valueCode = #SHOULD
* rest.resource[=].searchParam[+].name = "code"
* rest.resource[=].searchParam[=].definition = "{code}"
* rest.resource[=].searchParam[=].type = #token
* rest.resource[=].searchParam[=].extension[0].url = $expectation
* rest.resource[=].searchParam[=].extension[0].valueCode = #SHOULD

RuleSet: LookedUpType(type, patient, code)
* rest.resource[+].type = #{type}
* rest.resource[=].interaction[0].code = #search-type
* insert Expectation(SHOULD)
* insert LookedUp({patient}, {code})

RuleSet: FoundByIdentifier
* rest.resource[=].searchParam[0].name = "identifier"
* rest.resource[=].searchParam[0].definition = "http://hl7.org/fhir/SearchParameter/clinical-identifier"
* rest.resource[=].searchParam[0].type = #token

Instance: calcification-server
InstanceOf: CapabilityStatement
Usage: #definition
* url = "http://fhircalc.org/fhir/CapabilityStatement/calcification-server"
* name = "CalcificationServer"
* title = "External server behind the facade"
* status = #active
* experimental = false
* date = "2026-11-22"
* description = "What the facade asks of the FHIR server to which it delivers. Best is a server that takes transactions and creates by update (updateCreate): then one request delivers a submission, and repeating it changes nothing. A server without transactions gets single requests in the order of their references; a server that gives ids itself gets conditional creates, found again by an identifier or a tag."
* kind = #requirements
* fhirVersion = #4.0.1
* format = #json
* implementationGuide = "http://fhircalc.org/fhir/ImplementationGuide/fhircalc.calcification"
* rest.mode = #server
* rest.interaction[0].code = #transaction
* rest.interaction[0].documentation = "Without it, entries are sent one by one."
* rest.interaction[0].extension[0].url = $expectation
* rest.interaction[0].extension[0].valueCode = #SHOULD
* insert DeliveredType(DiagnosticReport)
* insert FoundByIdentifier
* insert DeliveredType(Observation)
* insert FoundByIdentifier
* insert LookedUp(http://hl7.org/fhir/SearchParameter/clinical-patient, http://hl7.org/fhir/SearchParameter/clinical-code)
* insert DeliveredType(RiskAssessment)
* insert FoundByIdentifier
* insert DeliveredType(Provenance)
* rest.resource[=].searchParam[0].name = "_tag"
* rest.resource[=].searchParam[0].definition = "http://hl7.org/fhir/SearchParameter/Resource-tag"
* rest.resource[=].searchParam[0].type = #token
* rest.resource[=].searchParam[0].documentation = "A Provenance has no identifier: it is found again by a tag."
* insert DeliveredType(Device)
* rest.resource[=].searchParam[0].name = "identifier"
* rest.resource[=].searchParam[0].definition = "http://hl7.org/fhir/SearchParameter/Device-identifier"
* rest.resource[=].searchParam[0].type = #token
* insert DeliveredType(Patient)
* rest.resource[=].searchParam[0].name = "identifier"
* rest.resource[=].searchParam[0].definition = "http://hl7.org/fhir/SearchParameter/Patient-identifier"
* rest.resource[=].searchParam[0].type = #token
* insert LookedUpType(Condition, http://hl7.org/fhir/SearchParameter/clinical-patient, http://hl7.org/fhir/SearchParameter/clinical-code)
* insert LookedUpType(MedicationStatement, http://hl7.org/fhir/SearchParameter/clinical-patient, http://hl7.org/fhir/SearchParameter/clinical-code)
* insert LookedUpType(MedicationRequest, http://hl7.org/fhir/SearchParameter/clinical-patient, http://hl7.org/fhir/SearchParameter/clinical-code)
