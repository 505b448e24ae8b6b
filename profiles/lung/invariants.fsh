Invariant: fc-110
Severity: #error
Description: "Arrangement in a plaque, breast and prostate osteoblast-like cells and features of a thyroid nodule have no place in a finding of the lung."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('plaque-arrangement' | 'breast-osteoblast-like-cells' | 'prostate-osteoblast-like-cells' | 'hypoechogenicity' | 'irregular-margin' | 'intranodular-vascularity'))).exists()).empty()"

Invariant: fc-111
Severity: #error
Description: "Metastatic calcification lies in normal tissue, dystrophic calcification in injured tissue: the mechanism agrees with the tissue stated."
Expression: "(component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'etiology').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/etiology-dystrophic')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'lesion-kind').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-normal-tissue')).empty()) and (component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'etiology').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/etiology-metastatic')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'lesion-kind').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-injured-tissue')).empty())"

Invariant: fc-112
Severity: #warning
Description: "A finding of the lung should say whether it lies in a nodule: rules on the pattern ask for it."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'presence').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-present')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('associated-mass' | 'lesion-kind'))).exists()).exists()"
