Invariant: fc-100
Severity: #error
Description: "A microcalcification of the thyroid measures 1 mm or less: a larger size contradicts it."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'morphology').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/microcalcification')).exists() implies (component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'size').exists()).value.ofType(Quantity).where(comparator.empty() or comparator != '<').where((code = 'mm' and value > 1) or (code = 'cm' and value > 0.1) or (code = 'um' and value > 1000)) | component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'size').exists()).value.ofType(Range).low.where(comparator.empty() or comparator != '<').where((code = 'mm' and value > 1) or (code = 'cm' and value > 0.1) or (code = 'um' and value > 1000))).empty()"

Invariant: fc-101
Severity: #error
Description: "Vessel layer, arrangement in a plaque, and breast and prostate osteoblast-like cells have no place in a finding of the thyroid."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('plaque-arrangement' | 'vessel-layer' | 'breast-osteoblast-like-cells' | 'prostate-osteoblast-like-cells'))).exists()).empty()"

Invariant: fc-102
Severity: #error
Description: "Hypoechogenicity and intranodular vascularity are features of a nodule on ultrasonography and are not stated from another image."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('hypoechogenicity' | 'intranodular-vascularity'))).exists()).value.exists() implies (method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-imaging')).exists() implies method.coding.where((system = 'http://fhircalc.org/fhir/CodeSystem/calcification-method' and (code in ('imaging' | 'ultrasonography'))) or (system = 'http://dicom.nema.org/resources/ontology/DCM' and code = 'US')).exists())"

Invariant: fc-103
Severity: #warning
Description: "Microcalcification of the thyroid should say whether a nodule goes with it: silence is not absence."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'morphology').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/microcalcification')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('associated-mass' | 'lesion-kind'))).exists()).exists()"
