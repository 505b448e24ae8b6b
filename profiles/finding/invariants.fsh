Invariant: fc-1
Severity: #error
Description: "Mammography cannot tell minerals apart: a composition is not stated from mammography."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'composition').exists()).value.exists() implies method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-mammography')).empty()"

Invariant: fc-2
Severity: #warning
Description: "No imaging method identifies a mineral: a composition stated from imaging is kept, but no rule uses it."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'composition').exists()).value.exists() implies method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-imaging') and memberOf('http://fhircalc.org/fhir/ValueSet/method-mammography').not()).empty()"

Invariant: fc-3
Severity: #error
Description: "A composition names the method that identified it, or the specimen in which it was identified."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'composition').exists()).value.exists() implies (method.exists() or specimen.exists())"

Invariant: fc-4
Severity: #error
Description: "What is absent has no shape, distribution, mineral, size, number or place."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'presence').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-absent')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('morphology' | 'distribution' | 'histological-form' | 'etiology' | 'composition' | 'crystallinity' | 'size' | 'extent' | 'count' | 'attenuation' | 'tissue-location' | 'vessel-layer' | 'plaque-arrangement' | 'deposit-appearance' | 'element' | 'ossification-pattern' | 'vesicle-class' | 'vesicle-diameter'))).exists()).value.empty()"

Invariant: fc-5
Severity: #warning
Description: "A calcification that is present should be described: by its morphology, histological form or composition, or by the reason why not."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'presence').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/presence-present')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('morphology' | 'histological-form' | 'composition'))).exists()).exists()"

Invariant: fc-6
Severity: #error
Description: "Crystallinity is a property of the mineral and is not seen on an image: the imaging descriptor 'amorphous' is a morphology."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'crystallinity').exists()).value.exists() implies method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-imaging')).empty()"

Invariant: fc-7
Severity: #error
Description: "A size is given in um, mm or cm (UCUM)."
Expression: "(value.ofType(Quantity) | value.ofType(Range).low | value.ofType(Range).high).all(system = 'http://unitsofmeasure.org' and (code in ('um' | 'mm' | 'cm')))"

Invariant: fc-8
Severity: #error
Description: "A size is greater than zero."
Expression: "(value.ofType(Quantity) | value.ofType(Range).low | value.ofType(Range).high).value.all($this > 0)"

Invariant: fc-9
Severity: #error
Description: "The side stated as laterality agrees with the side that the body site names."
Expression: "(bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/left-site')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'laterality').exists()).value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/laterality' and code != 'left').empty()) and (bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/right-site')).exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'laterality').exists()).value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/laterality' and code != 'right').empty())"

Invariant: fc-10
Severity: #error
Description: "Histological form and osteoblast-like cells are seen in a specimen and are not stated from imaging."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('histological-form' | 'osteoblast-like-cells' | 'breast-osteoblast-like-cells' | 'prostate-osteoblast-like-cells'))).exists()).value.exists() implies method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-imaging')).empty()"

Invariant: fc-11
Severity: #warning
Description: "Attenuation in Hounsfield units comes from computed tomography."
Expression: "(component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'attenuation').exists()).value.exists() and method.exists()) implies method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-computed-tomography')).exists()"

Invariant: fc-12
Severity: #error
Description: "A diameter of vesicles is given in nm or um (UCUM)."
Expression: "(value.ofType(Quantity) | value.ofType(Range).low | value.ofType(Range).high).all(system = 'http://unitsofmeasure.org' and (code in ('nm' | 'um')))"

Invariant: fc-13
Severity: #error
Description: "Where mineralization is physiological nothing ectopic is found: neither a mechanism of disease nor a lesion is stated there."
Expression: "bodySite.where(memberOf('http://fhircalc.org/fhir/ValueSet/physiological-site')).exists() implies (component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'etiology').exists()).empty() and component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'lesion-kind').exists()).value.where(memberOf('http://fhircalc.org/fhir/ValueSet/lesion-normal-tissue').not()).empty())"

Invariant: fc-14
Severity: #error
Description: "Elements, the look of a deposit, cell features, vesicles and the pattern of ossification are seen in a specimen and are not stated from imaging."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and (code in ('element' | 'deposit-appearance' | 'cell-feature' | 'vesicle-class' | 'vesicle-diameter' | 'ossification-pattern'))).exists()).value.exists() implies method.where(memberOf('http://fhircalc.org/fhir/ValueSet/method-imaging')).empty()"

Invariant: fc-15
Severity: #warning
Description: "A component is told by its code of CalcificationComponent: one with a text or another code alone is kept, but no rule uses it."
Expression: "code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code.exists()).exists()"
