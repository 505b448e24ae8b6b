Invariant: fc-30
Severity: #error
Description: "Breast and prostate osteoblast-like cells have no place in a finding of a vessel."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('breast-osteoblast-like-cells' | 'prostate-osteoblast-like-cells'))).exists()).empty()"

Invariant: fc-31
Severity: #error
Description: "Arrangement in the plaque is said of microcalcifications: a morphology of microcalcification or spotty goes with it."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'plaque-arrangement').exists()).value.exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'morphology').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/coronary-microcalcification') or memberOf('http://fhircalc.org/fhir/ValueSet/microcalcification')).exists()"

Invariant: fc-32
Severity: #warning
Description: "Dense calcification should state its attenuation: rules ask for Hounsfield units."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'morphology').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/dense-calcification')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'attenuation').exists()).exists()"
