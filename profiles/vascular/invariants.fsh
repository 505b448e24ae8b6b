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

Invariant: fc-33
Severity: #error
Description: "A heart valve has neither the layers of a vessel wall nor a plaque in which calcifications are arranged."
Expression: "bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/heart-valve-site')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('vessel-layer' | 'plaque-arrangement'))).exists()).empty()"

Invariant: fc-34
Severity: #error
Description: "Pathology of a heart valve is stated of a heart valve only."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'associated-pathology').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/associated-pathology-valve')).exists() implies bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/heart-valve-site')).exists()"

Invariant: fc-35
Severity: #warning
Description: "Calciphylaxis deposits amorphous calcium phosphate without forming bone or cartilage: another pattern of ossification should be checked."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'etiology').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/etiology-calciphylaxis')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'ossification-pattern').exists()).value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/ossification-pattern' and code != 'no-ossification').empty()"
