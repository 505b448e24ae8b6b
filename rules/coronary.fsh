Instance: CoronaryCalcificationRules
InstanceOf: PlanDefinition
Usage: #definition
* insert Plan(coronary-calcification-rules, [[Coronary calcification rules]], [[What the reviewed statements on coronary and arterial calcification say follows from a finding in a coronary artery.]])
* name = "CoronaryCalcificationRules"
* insert Organ(coronary-calcification-risk, [[%finding.bodySite.memberOf('http://fhircalc.org/fhir/ValueSet/coronary-site')]])
* insert FindingFacts
* insert ArteryFacts
* insert Component(attenuation, attenuation)
* insert Component(size, size)
* insert Statement(sizeStated, [[%size]], [[size of the calcification]])
* insert Component(arrangement, plaque-arrangement)
// Strictly over 400 HU; a comparator that leaves it open decides nothing, and the word 'dense' alone states no units.
* insert Variable(hounsfield, [[%attenuation.ofType(Quantity).where(code.startsWith('[hnsf'))]])
* insert Fact(over400, [[%hounsfield.where((value > 400 and (comparator.empty() or comparator in ('>' | '>='))) or (value = 400 and comparator = '>'))]], [[%hounsfield.where(value <= 400 and (comparator.empty() or comparator in ('<' | '<=')))]], [[attenuation in Hounsfield units]])
* insert Coded(microcalcification, morphology, coronary-microcalcification, coronary-calcification-not-micro, [[whether these are microcalcifications (spotty)]])
* insert Coded(stressful, arrangement, plaque-arrangement-stressful, plaque-arrangement-harmless, [[how the microcalcifications lie to one another and to the blood flow]])

* insert Risk(V1, plaque-rupture, low, [[Dense calcification over 400 HU]])
* insert When([[%over400]])
* insert Evidence(V1)

* insert Risk(V2, plaque-rupture, moderate, [[Microcalcification (spotty)]])
* insert When([[%microcalcification]])
* insert Evidence(V2)

* insert Risk(V3, plaque-rupture, moderate, [[Microcalcifications close to one another, or oriented to the blood flow so that stress rises]])
* insert When([[%microcalcification and %stressful]])
* insert Evidence(V3)

* insert Etiology(V25, [[Coronary calcification: a marker of coronary atheroma]])
* insert Mechanism(atherosclerotic)
* insert Evidence(V25)

* insert Modifier(V24, open, [[The size of the calcification correlates with the stability of the plaque]])
* insert When([[%sizeStated]])
* insert Evidence(V24)

* insert ArteryRules
