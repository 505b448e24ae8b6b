Invariant: fc-130
Severity: #error
Description: "Vessel layer, arrangement in a plaque, breast osteoblast-like cells and features of a thyroid nodule have no place in a finding of the prostate."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('plaque-arrangement' | 'vessel-layer' | 'breast-osteoblast-like-cells' | 'hypoechogenicity' | 'irregular-margin' | 'intranodular-vascularity'))).exists()).empty()"

Invariant: fc-131
Severity: #warning
Description: "Where prostate osteoblast-like cells are stated, the kind of lesion should be: the statement on bone metastasis holds in cancer."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'prostate-osteoblast-like-cells').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-present')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'lesion-kind').exists()).exists()"
