// R4 has no search by the body site of an Observation, and its composite of component code and value asks a client to know our
// codes for components. A server answers these only where they were installed there; the facade passes every search on.

RuleSet: GuideSearchParameter(code, type, base)
* status = #active
* experimental = false
* code = #{code}
* base = #{base}
* type = #{type}
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true

Instance: observation-organ
InstanceOf: SearchParameter
Usage: #definition
* name = "ObservationOrgan"
* description = "The organ, vessel or side in which something was observed (Observation.bodySite). A client that wants an organ with all its parts asks with :in and a value set of this guide, such as breast-site."
* url = "http://fhircalc.org/fhir/SearchParameter/observation-organ"
* insert GuideSearchParameter(organ, token, Observation)
* expression = "Observation.bodySite"
* modifier[0] = #in
* modifier[1] = #not-in

Instance: observation-morphology
InstanceOf: SearchParameter
Usage: #definition
* name = "ObservationMorphology"
* description = "The shape of a calcification (component morphology of a calcification finding)."
* url = "http://fhircalc.org/fhir/SearchParameter/observation-morphology"
* insert GuideSearchParameter(morphology, token, Observation)
* expression = "Observation.component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'morphology').exists()).value.ofType(CodeableConcept)"
* modifier[0] = #in
* modifier[1] = #not-in

Instance: observation-composition
InstanceOf: SearchParameter
Usage: #definition
* name = "ObservationComposition"
* description = "The mineral of a calcification (component composition of a calcification finding). A client that wants a mineral with all that are one asks with :in and a value set of this guide, such as composition-hydroxyapatite."
* url = "http://fhircalc.org/fhir/SearchParameter/observation-composition"
* insert GuideSearchParameter(composition, token, Observation)
* expression = "Observation.component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'composition').exists()).value.ofType(CodeableConcept)"
* modifier[0] = #in
* modifier[1] = #not-in

Instance: risk-assessment-outcome
InstanceOf: SearchParameter
Usage: #definition
* name = "RiskAssessmentOutcome"
* description = "The outcome that a prediction is about, such as malignancy. Its grade alone is R4's own parameter 'risk'."
* url = "http://fhircalc.org/fhir/SearchParameter/risk-assessment-outcome"
* insert GuideSearchParameter(outcome, token, RiskAssessment)
* expression = "RiskAssessment.prediction.outcome"

Instance: risk-assessment-outcome-risk
InstanceOf: SearchParameter
Usage: #definition
* name = "RiskAssessmentOutcomeRisk"
* description = "The outcome of a prediction together with its grade, such as malignancy$high: both of the same prediction."
* url = "http://fhircalc.org/fhir/SearchParameter/risk-assessment-outcome-risk"
* insert GuideSearchParameter(outcome-risk, composite, RiskAssessment)
* expression = "RiskAssessment.prediction"
* component[0].definition = "http://fhircalc.org/fhir/SearchParameter/risk-assessment-outcome"
* component[0].expression = "outcome"
* component[1].definition = "http://hl7.org/fhir/SearchParameter/RiskAssessment-risk"
* component[1].expression = "qualitativeRisk"
