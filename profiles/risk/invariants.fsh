Invariant: fc-60
Severity: #error
Description: "Only a person makes an assessment final: final, amended or corrected needs a practitioner as performer, never a device."
Expression: "(status in ('final' | 'amended' | 'corrected')) implies performer.where((type in ('Practitioner' | 'PractitionerRole')) or ('/' & reference).contains('/Practitioner')).exists()"

Invariant: fc-61
Severity: #error
Description: "Where nothing could be assessed, was found, or is pathological, there is no prediction."
Expression: "extension.where(url = 'http://fhircalc.org/fhir/StructureDefinition/calcification-conclusion').value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-conclusion' and (code in ('not-assessable' | 'no-statement' | 'absent' | 'physiological'))).exists() implies prediction.empty()"

Invariant: fc-62
Severity: #error
Description: "An assessment that could not decide every rule names what is missing; one that decided all has nothing to name."
Expression: "(extension.where(url = 'http://fhircalc.org/fhir/StructureDefinition/calcification-conclusion').value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-conclusion' and (code in ('partly-assessed' | 'not-assessable'))).exists() implies extension.where(url = 'http://fhircalc.org/fhir/StructureDefinition/calcification-undecided').exists()) and (extension.where(url = 'http://fhircalc.org/fhir/StructureDefinition/calcification-conclusion').value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-conclusion' and code = 'assessed').exists() implies extension.where(url = 'http://fhircalc.org/fhir/StructureDefinition/calcification-undecided').empty())"

Invariant: fc-63
Severity: #error
Description: "A rule is named with the rule that overrides it exactly where its status is overridden."
Expression: "(extension.where(url = 'status').value = 'overridden') = extension.where(url = 'overriddenBy').exists()"
