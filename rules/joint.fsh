Instance: JointCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(joint-calcification-rules, [[Joint calcification rules]], [[What the reviewed statements say follows from a finding of a joint or the tissue around it.]])
* name = "JointCalcificationRules"
* insert Organ(joint-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/joint-site')]])
* insert FindingFacts
* insert Component(laterality, laterality)
* insert Side(left, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/left-side'))]])
* insert Side(right, [[(%finding.bodySite | %laterality).where(memberOf('http://fhircalc.org/fhir/ValueSet/right-side'))]])

* insert Mineral(calciumPhosphate, composition-calcium-phosphate, composition-other-than-calcium-phosphate, [[mineral phase, by a specimen-based method]])
* insert Marker(alp, marker-alp)
* insert Because(alpBecause, alpPositive)
* insert Statement(alpPositiveInLesion, [[%alpBecause]], [[ALP in the lesion]])
* insert Statement(cellDeath, [[%etiology.where(memberOf('http://fhircalc.org/fhir/ValueSet/etiology-cell-death'))]], [[mechanism]])
* insert KnownCondition(cartilageRisk, condition-cartilage-risk, [[whether a joint injury or obesity is known]])
* insert Variable(factors, [[%lesion]])
* insert FactorsOf(cartilageDamageHigh, factor-cartilage-damage, interpretation-high, >, high)

// === rules
* insert Risk(C1, joint-disease, moderate, [[Calcium phosphate in a joint or beside it]])
* insert When([[%calciumPhosphate]])
* insert Evidence(C1)

* insert Etiology(C2, [[Apoptotic bodies with alkaline phosphatase from cartilage cells]])
* insert Mechanism(cell-death)
* insert When([[%alpPositiveInLesion and %cellDeath]])
* insert Evidence(C2)
* insert Needs(Observation, marker-alp)

* insert Modifier(C3, favoring, [[Joint injury or obesity: of degeneration of cartilage, not of calcification; age and genetics are not judged]])
* insert When([[%cartilageRisk]])
* insert Evidence(C3)
* insert Needs(Condition, condition-cartilage-risk)

* insert Modifier(C4, favoring, [[Cytokines or advanced glycation end-products are high in the tissue: of damage of cartilage, not of calcification]])
* insert When([[%cartilageDamageHigh]])
* insert Evidence(C4)
* insert Needs(Observation, factor-cartilage-damage)
