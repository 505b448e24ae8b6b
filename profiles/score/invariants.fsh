Invariant: fc-150
Severity: #error
Description: "A serum mineral has a value, or the reason why it has none."
Expression: "value.exists() or dataAbsentReason.exists()"

Invariant: fc-151
Severity: #error
Description: "A concentration is greater than zero."
Expression: "value.ofType(Quantity).value.all($this > 0)"

Invariant: fc-152
Severity: #warning
Description: "Serum calcium and phosphate should be given in mg/dL or mmol/L (UCUM): from other units no product is computed."
Expression: "value.ofType(Quantity).all(system = 'http://unitsofmeasure.org' and (code in ('mg/dL' | 'mmol/L')))"

Invariant: fc-153
Severity: #warning
Description: "Phosphate should be given as phosphorus: the mass of the phosphate ion is about three times as large."
Expression: "code.where(memberOf('http://fhircalc.org/fhir/ValueSet/serum-phosphate')).exists() implies value.ofType(Quantity).where((unit | code).where(upper().contains('PO4')).exists()).empty()"

Invariant: fc-154
Severity: #error
Description: "The product is given in mg2/dL2 or mmol2/L2 (UCUM)."
Expression: "value.ofType(Quantity).all(system = 'http://unitsofmeasure.org' and (code in ('mg2/dL2' | 'mmol2/L2')))"

Invariant: fc-155
Severity: #error
Description: "The product is greater than zero."
Expression: "value.ofType(Quantity).value.all($this > 0)"

Invariant: fc-156
Severity: #error
Description: "An Agatston score counts in {score} or 1, a volume in mm3 or mL, a mass in mg (UCUM)."
Expression: "(method.coding.where(system = 'http://dicom.nema.org/resources/ontology/DCM' and code = '112055').exists() implies value.ofType(Quantity).all(code in ('{score}' | '1'))) and (method.coding.where(system = 'http://dicom.nema.org/resources/ontology/DCM' and code = '112056').exists() implies value.ofType(Quantity).all(code in ('mm3' | 'mL'))) and (method.coding.where(system = 'http://dicom.nema.org/resources/ontology/DCM' and code = '112057').exists() implies value.ofType(Quantity).all(code = 'mg'))"

Invariant: fc-157
Severity: #error
Description: "A calcium score is zero or greater."
Expression: "value.ofType(Quantity).value.all($this >= 0)"

Invariant: fc-158
Severity: #error
Description: "The Agatston category agrees with the score."
Expression: "(method.coding.where(system = 'http://dicom.nema.org/resources/ontology/DCM' and code = '112055').exists() and value.ofType(Quantity).where(comparator.empty()).value.exists()) implies ((interpretation.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/agatston-category' and code = 'a0').exists() implies value.ofType(Quantity).value = 0) and (interpretation.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/agatston-category' and code = 'a1').exists() implies (value.ofType(Quantity).value > 0 and value.ofType(Quantity).value < 100)) and (interpretation.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/agatston-category' and code = 'a2').exists() implies (value.ofType(Quantity).value >= 100 and value.ofType(Quantity).value < 300)) and (interpretation.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/agatston-category' and code = 'a3').exists() implies value.ofType(Quantity).value >= 300))"

Invariant: fc-160
Severity: #error
Description: "An assessment has a category, or the reason why it has none."
Expression: "value.exists() or dataAbsentReason.exists()"

Invariant: fc-161
Severity: #warning
Description: "An assessment should name the breast, with its side where one is meant."
Expression: "bodySite.exists()"

Invariant: fc-162
Severity: #error
Description: "The points are those of the kinds of foci: 0 none or comet-tail, 1 macrocalcifications, 2 peripheral, 3 punctate."
Expression: "value.ofType(integer).exists() implies value.ofType(integer) = iif(component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'echogenic-foci').exists()).value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/tirads-echogenic-foci' and code = 'macrocalcifications').exists(), 1, 0) + iif(component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'echogenic-foci').exists()).value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/tirads-echogenic-foci' and code = 'peripheral-calcifications').exists(), 2, 0) + iif(component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'echogenic-foci').exists()).value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/tirads-echogenic-foci' and code = 'punctate-echogenic-foci').exists(), 3, 0)"

Invariant: fc-163
Severity: #error
Description: "No foci, or comet-tail artifacts alone, go with no other kind of foci."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'echogenic-foci').exists()).value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/tirads-echogenic-foci' and code = 'none-or-comet-tail').exists() implies component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'echogenic-foci').exists()).value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/tirads-echogenic-foci' and code != 'none-or-comet-tail').empty()"

Invariant: fc-164
Severity: #error
Description: "The level is that of the points: TR1 0, TR2 2, TR3 3, TR4 4 to 6, TR5 7 or more."
Expression: "value.empty() or component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'tirads-points').exists()).value.ofType(integer).all(%resource.value.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/tirads-level').code = iif($this = 0, 'tr1', iif($this <= 2, 'tr2', iif($this = 3, 'tr3', iif($this <= 6, 'tr4', 'tr5')))))"

Invariant: fc-165
Severity: #error
Description: "A level that was calculated names the features and the method that it was calculated from."
Expression: "device.exists() implies (derivedFrom.exists() and method.exists())"

Invariant: fc-166
Severity: #error
Description: "A likelihood is given in percent (UCUM)."
Expression: "(value.ofType(Quantity) | value.ofType(Range).low | value.ofType(Range).high).all(system = 'http://unitsofmeasure.org' and code = '%')"

Invariant: fc-167
Severity: #error
Description: "A likelihood lies between 0 and 100 percent."
Expression: "(value.ofType(Quantity) | value.ofType(Range).low | value.ofType(Range).high).value.all($this >= 0 and $this <= 100)"

Invariant: fc-168
Severity: #error
Description: "A diameter fits a class, or it is said that it fits none."
Expression: "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = 'vesicle-class').exists()).exists() or dataAbsentReason.exists()"
