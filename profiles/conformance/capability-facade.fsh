// What a client may count on. The statement of a running facade (GET /fhir/metadata) is made of what is mapped there; a test
// holds that it offers all that is promised here.
RuleSet: RelayedType(type)
* rest.resource[+].type = #{type}
* rest.resource[=].interaction[0].code = #read
* rest.resource[=].interaction[1].code = #vread
* rest.resource[=].interaction[2].code = #history-instance
* rest.resource[=].interaction[3].code = #search-type
* rest.resource[=].interaction[4].code = #create
* rest.resource[=].interaction[4].documentation = "Validated, kept and delivered like a submission, also with If-None-Exist. What comes by itself is not assessed."
* rest.resource[=].interaction[5].code = #update
* rest.resource[=].interaction[5].documentation = "The same, also by search and with If-Match."
* rest.resource[=].conditionalCreate = true
* rest.resource[=].conditionalUpdate = true
* rest.resource[=].operation[0].name = "validate"
* rest.resource[=].operation[0].definition = "http://hl7.org/fhir/OperationDefinition/Resource-validate"

// Of the guide that the facade carries; never of the external server.
RuleSet: Published(type)
* rest.resource[+].type = #{type}
* rest.resource[=].documentation = "Those of this guide, as the facade carries it."
* rest.resource[=].interaction[0].code = #read
* rest.resource[=].interaction[1].code = #search-type
* rest.resource[=].searchParam[0].name = "url"
* rest.resource[=].searchParam[0].type = #uri

RuleSet: SupportedProfile(profile)
* rest.resource[=].supportedProfile[+] = Canonical({profile})

Instance: calcification-facade
InstanceOf: CapabilityStatement
Usage: #definition
* url = "http://fhircalc.org/fhir/CapabilityStatement/calcification-facade"
* name = "CalcificationFacade"
* title = "Facade for calcification findings"
* status = #active
* experimental = false
* date = "2026-11-22"
* description = "What a client may count on where it submits calcification findings: it posts reports with their findings as one transaction, or single resources, asks what is wrong with a resource, asks what would follow from findings, and reads what was written. Reads and searches are answered by the external server behind the facade: which search parameters are understood is told by that server."
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #json
* format[1] = #xml
* implementationGuide = "http://fhircalc.org/fhir/ImplementationGuide/fhircalc.calcification"
* rest.mode = #server
* rest.documentation = "A submission is accepted as a whole or refused as a whole, with an OperationOutcome that names each problem, its place and its rule. What was accepted is delivered to the external server later if need be, and never twice."
* rest.interaction[0].code = #transaction
* rest.interaction[0].documentation = "A submission: a Bundle of type transaction that meets the profile calcification-submission, its entries sent with POST or with PUT to an id. 'Prefer: respond-async' is answered with 202 and the place where the state can be asked for. An Idempotency-Key, or Bundle.identifier, names the submission: a repeat gets the first answer."
* rest.interaction[1].code = #batch
* rest.interaction[1].documentation = "Entries that each stand for themselves: each is validated, kept and delivered, none is assessed."
* rest.operation[0].name = "validate"
* rest.operation[0].definition = "http://hl7.org/fhir/OperationDefinition/Resource-validate"
* rest.operation[0].documentation = "At the level of the system, of a type and of an instance. The resource as the body, or Parameters with 'resource', 'mode' and any number of 'profile'. Beside core R4, the profiles claimed and those named, the profiles of this guide that apply by themselves are checked. Answered with 200 and an OperationOutcome, whatever was found."
* insert RelayedType(Observation)
* insert SupportedProfile(CalcificationFinding)
* insert SupportedProfile(BreastCalcification)
* insert SupportedProfile(ThyroidCalcification)
* insert SupportedProfile(LungCalcification)
* insert SupportedProfile(OvarianCalcification)
* insert SupportedProfile(ProstateCalcification)
* insert SupportedProfile(VascularCalcification)
* insert SupportedProfile(JointCalcification)
* insert SupportedProfile(CalcificationBiomarker)
* insert SupportedProfile(SerumMineral)
* insert SupportedProfile(CalciumPhosphateProduct)
* insert SupportedProfile(CalciumScore)
* insert SupportedProfile(AgatstonCategory)
* insert SupportedProfile(BiRadsAssessment)
* insert SupportedProfile(MalignancyLikelihood)
* insert SupportedProfile(TiRadsEchogenicFoci)
* insert SupportedProfile(TiRadsFeatures)
* insert SupportedProfile(TiRadsLevel)
* insert SupportedProfile(VesicleClasses)
* insert RelayedType(DiagnosticReport)
* insert SupportedProfile(CalcificationReport)
* rest.resource[=].operation[1].name = "assess-calcification"
* rest.resource[=].operation[1].definition = "http://fhircalc.org/fhir/OperationDefinition/assess-calcification"
* insert RelayedType(RiskAssessment)
* insert SupportedProfile(CalcificationRiskAssessment)
* insert RelayedType(Provenance)
* insert SupportedProfile(CalcificationProvenance)
* insert RelayedType(Device)
* insert RelayedType(Patient)
* insert RelayedType(Specimen)
* insert RelayedType(ImagingStudy)
* insert RelayedType(Condition)
* insert RelayedType(MedicationStatement)
* insert Published(StructureDefinition)
* insert Published(ValueSet)
* insert Published(CodeSystem)
* insert Published(ConceptMap)
* insert Published(PlanDefinition)
* insert Published(SearchParameter)
* insert Published(OperationDefinition)
* insert Published(CapabilityStatement)
* insert Published(ImplementationGuide)
