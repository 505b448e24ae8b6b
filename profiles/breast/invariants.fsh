Invariant: fc-20
Severity: #error
Description: "Arrangement in a plaque and prostate osteoblast-like cells have no place in a finding of the breast."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('plaque-arrangement' | 'prostate-osteoblast-like-cells'))).exists()).empty()"

Invariant: fc-21
Severity: #warning
Description: "A finding of the breast should state its side, in the body site or as laterality."
Expression: "bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/left-site') or memberOf('http://fhircalc.org/fhir/ValueSet/right-site')).exists() or component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'laterality').exists()).exists()"

Invariant: fc-22
Severity: #warning
Description: "Grouped microcalcification should state whether a nodule or mass goes with it: silence is not absence."
Expression: "(component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'morphology').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/microcalcification')).exists() and component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'distribution').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/grouped-distribution')).exists()) implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'associated-mass').exists()).exists()"
