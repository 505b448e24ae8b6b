Invariant: fc-120
Severity: #error
Description: "Vessel layer, arrangement in a plaque, breast and prostate osteoblast-like cells and features of a thyroid nodule have no place in a finding of the ovary."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('plaque-arrangement' | 'vessel-layer' | 'breast-osteoblast-like-cells' | 'prostate-osteoblast-like-cells' | 'hypoechogenicity' | 'irregular-margin' | 'intranodular-vascularity'))).exists()).empty()"

Invariant: fc-121
Severity: #warning
Description: "A finding in a specimen of the ovary should state the kind of lesion: calcification occurs in malignant, benign and non-neoplastic ones."
Expression: "(specimen.exists() and component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'presence').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-present')).exists()) implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'lesion-kind').exists()).exists()"
