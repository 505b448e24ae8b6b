Invariant: fc-40
Severity: #error
Description: "A marker has a value, an interpretation, or the reason why it has none."
Expression: "value.exists() or interpretation.exists() or dataAbsentReason.exists()"

Invariant: fc-41
Severity: #error
Description: "A cell population is stated for markers measured in tissue, not in serum."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'cell-population').exists()).value.exists() implies method.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/biomarker-method' and (code in ('serum-protein' | 'serum-mrna'))).empty()"

Invariant: fc-42
Severity: #error
Description: "A marker is not both positive or high and negative."
Expression: "interpretation.where(memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-negative')).empty() or interpretation.where(memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-positive') or memberOf('http://fhircalc.org/fhir/ValueSet/interpretation-high')).empty()"

Invariant: fc-43
Severity: #warning
Description: "A marker should state its method or its specimen: protein in tissue, protein in serum and messenger RNA are different results."
Expression: "method.exists() or specimen.exists()"
