Invariant: fc-140
Severity: #error
Description: "Vessel layer, arrangement in a plaque, breast and prostate osteoblast-like cells and features of a thyroid nodule have no place in a finding of a joint."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('plaque-arrangement' | 'vessel-layer' | 'breast-osteoblast-like-cells' | 'prostate-osteoblast-like-cells' | 'hypoechogenicity' | 'irregular-margin' | 'intranodular-vascularity'))).exists()).empty()"

Invariant: fc-141
Severity: #warning
Description: "A deposit of a joint seen in a specimen should state its mineral: the rule on joint disease asks for calcium phosphate."
Expression: "(specimen.exists() and component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'presence').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-present')).exists()) implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'composition').exists()).exists()"
