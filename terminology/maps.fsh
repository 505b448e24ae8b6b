// Honest equivalence (R4: the target seen from the source). The codes of DICOM's context groups are findings on X-ray images:
// narrower than a shape that any method may see. 'unmatched' was looked for, and no code could be verified.
RuleSet: Map(id, title, description, source)
* id = "{id}"
* url = "http://fhircalc.org/fhir/ConceptMap/{id}"
* title = "{title}"
* description = "{description}"
* status = #active
* experimental = false
* sourceCanonical = "http://fhircalc.org/fhir/ValueSet/{source}"

RuleSet: Group(source, target)
* group[+].source = "http://fhircalc.org/fhir/CodeSystem/{source}"
* group[=].target = "{target}"

RuleSet: Row(code, target, equivalence)
* group[=].element[+].code = #{code}
* group[=].element[=].target[0].code = #{target}
* group[=].element[=].target[0].equivalence = #{equivalence}

RuleSet: RowWithComment(code, target, equivalence, comment)
* insert Row({code}, {target}, {equivalence})
* group[=].element[=].target[0].comment = "{comment}"

// R4 wants a comment where a target is narrower.
RuleSet: RadiographicRow(code, target)
* insert RowWithComment({code}, {target}, narrower, [[As seen on an X-ray image only.]])

// What was looked for and not found, so that nobody takes the silence for an oversight.
RuleSet: NoRow(code)
* group[=].element[+].code = #{code}
* group[=].element[=].target[0].equivalence = #unmatched
* group[=].element[=].target[0].comment = "No code of this meaning could be verified."

RuleSet: NoRowBecause(code, comment)
* group[=].element[+].code = #{code}
* group[=].element[=].target[0].equivalence = #unmatched
* group[=].element[=].target[0].comment = "{comment}"

Instance: FindingPresenceMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(finding-presence-to-snomed, [[Finding presence to SNOMED CT]], [[Presence of a finding in SNOMED CT qualifiers.]], finding-presence)
* name = "FindingPresenceToSnomed"
* insert Group(finding-presence, http://snomed.info/sct)
* insert Row(present, 52101004, equivalent)
* insert Row(absent, 2667000, equivalent)
* insert Row(indeterminate, 82334004, equivalent)
* insert Row(unknown, 261665006, equivalent)

Instance: LateralityMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(laterality-to-snomed, [[Laterality to SNOMED CT]], [[Sides in SNOMED CT qualifiers.]], laterality)
* name = "LateralityToSnomed"
* insert Group(laterality, http://snomed.info/sct)
* insert Row(left, 7771000, equivalent)
* insert Row(right, 24028007, equivalent)
* insert Row(bilateral, 51440002, equivalent)

Instance: CalcificationMorphologyMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(calcification-morphology-to-other-systems, [[Calcification morphology to SNOMED CT and DICOM]], [[Shapes in the codes of DICOM's context groups for mammography and chest.]], calcification-morphology)
* name = "CalcificationMorphologyToOtherSystems"
* insert Group(calcification-morphology, http://snomed.info/sct)
* insert RowWithComment(microcalcification, 44771000, narrower, [[Of the breast only.]])
* insert RadiographicRow(punctate, 129755006)
* insert RadiographicRow(amorphous-descriptor, 129760005)
* insert RadiographicRow(fine-linear, 129761009)
* insert RadiographicRow(fine-linear-branching, 129762002)
* insert RadiographicRow(popcorn, 129749001)
* insert RadiographicRow(large-rod-like, 129752009)
* insert RadiographicRow(coarse-heterogeneous, 129763007)
* insert RadiographicRow(round, 129756007)
* insert RadiographicRow(eggshell, 129751002)
* insert RadiographicRow(lucent-centered, 129754005)
* insert RadiographicRow(milk-of-calcium, 129753004)
* insert RadiographicRow(dystrophic-descriptor, 129750001)
* insert RowWithComment(skin, 129757003, narrower, [[Skin of the breast only.]])
* insert RadiographicRow(suture, 129758008)
* insert RowWithComment(tram-track, 129759000, relatedto, [[Vascular calcification, its shape not stated.]])
* insert RowWithComment(laminated, 88446008, relatedto, [[Laminar, a qualifier, of DICOM's context group for the chest.]])
* insert NoRow(multiple-punctate-foci)
* insert NoRowBecause(fine-pleomorphic, [[No SNOMED CT code could be verified; DICOM has one.]])
* insert NoRowBecause(macrocalcification, [[No SNOMED CT code could be verified; DICOM has one.]])
* insert NoRow(spotty)
* insert NoRow(dense)
* insert NoRow(rim)
* insert NoRow(petal-like)
* insert NoRow(isolated-calcification)
* insert NoRow(undefined-calcification)
* insert NoRow(central-nidus)
* insert NoRow(sheet-like)
* insert Group(calcification-morphology, http://dicom.nema.org/resources/ontology/DCM)
* insert RadiographicRow(fine-pleomorphic, 111344)
* insert RowWithComment(macrocalcification, 111345, narrower, [[Coarse and at least 0.5 mm.]])
* insert RowWithComment(central-nidus, 112162, wider, [[Target calcification, of the chest: a center that differs from the rim in any way.]])

Instance: CalcificationDistributionMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(calcification-distribution-to-snomed, [[Calcification distribution to SNOMED CT]], [[Distributions in the codes of DICOM's context groups for mammography.]], calcification-distribution)
* name = "CalcificationDistributionToSnomed"
* insert Group(calcification-distribution, http://snomed.info/sct)
* insert RadiographicRow(diffuse, 129764001)
* insert RadiographicRow(regional, 129767008)
* insert RadiographicRow(grouped, 129766004)
* group[=].element[=].target[1].code = #129769006
* group[=].element[=].target[1].equivalence = #narrower
* group[=].element[=].target[1].comment = "Cluster, as DICOM's context group 6014 names it; on an X-ray image only."
* insert RadiographicRow(linear, 129765000)
* insert RadiographicRow(segmental, 129768003)
* insert RadiographicRow(individual, 129770007)
* insert NoRow(circumferential)
* insert NoRow(generalized)
* insert NoRow(eccentric)

Instance: CalcificationCompositionMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(calcification-composition-to-snomed, [[Calcification composition to SNOMED CT]], [[Minerals in SNOMED CT.]], calcification-composition)
* name = "CalcificationCompositionToSnomed"
* insert Group(calcification-composition, http://snomed.info/sct)
* insert RowWithComment(hydroxyapatite, 256579008, relatedto, [[Calcium hydroxyapatite; the fully specified name was not seen.]])
* insert NoRow(calcium-oxalate)
* insert NoRow(type-i-deposit)
* insert NoRow(calcium-phosphate)
* insert NoRow(mg-hydroxyapatite)
* insert NoRow(carbonate-apatite)
* insert NoRow(type-ii-deposit)
* insert NoRow(whitlockite)
* insert NoRow(octacalcium-phosphate)
* insert NoRow(amorphous-calcium-phosphate)
* insert NoRow(other)

Instance: VesselLayerMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(vessel-layer-to-snomed, [[Vessel layer to SNOMED CT]], [[Layers of the vessel wall in SNOMED CT body structures.]], vessel-layer)
* name = "VesselLayerToSnomed"
* insert Group(vessel-layer, http://snomed.info/sct)
* insert Row(intima, 87483006, equivalent)
* insert Row(media, 61695000, equivalent)
* insert Row(adventitia, 30180000, equivalent)

Instance: CalcificationMethodMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(calcification-method-to-dicom, [[Method of a calcification finding to DICOM]], [[Imaging methods in DICOM modalities.]], calcification-method)
* name = "CalcificationMethodToDicom"
* insert Group(calcification-method, http://dicom.nema.org/resources/ontology/DCM)
* insert Row(mammography, MG, equivalent)
* insert Row(ultrasonography, US, equivalent)
* insert Row(computed-tomography, CT, equivalent)
* insert Row(coronary-ct, CT, wider)
* insert Row(radiography, RG, equivalent)
* insert Row(magnetic-resonance, MR, equivalent)
* insert Row(intravascular-ultrasound, IVUS, equivalent)
* insert Row(intravascular-oct, IVOCT, equivalent)
* insert NoRowBecause(specimen-based, [[DICOM modalities are of images; methods on specimens have none here.]])

Instance: CalcificationBiomarkerMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(calcification-biomarker-to-hgnc, [[Calcification biomarker to HGNC]], [[The gene that encodes each marker. A gene is no marker: the two are related, not the same.]], calcification-biomarker)
* name = "CalcificationBiomarkerToHgnc"
* insert Group(calcification-biomarker, http://www.genenames.org/geneId)
* insert Row(bmp-2, [[HGNC:1069]], relatedto)
* insert Row(opn, [[HGNC:11255]], relatedto)
* insert Row(ptx3, [[HGNC:9692]], relatedto)
* insert Row(rankl, [[HGNC:11926]], relatedto)
* insert Row(runx2, [[HGNC:10472]], relatedto)
* insert Row(vdr, [[HGNC:12679]], relatedto)
* insert Row(mgp, [[HGNC:7060]], relatedto)
* insert Row(opg, [[HGNC:11909]], relatedto)
* insert Row(bmp-4, [[HGNC:1071]], relatedto)
* insert Row(hoxa9, [[HGNC:5109]], relatedto)
* insert NoRowBecause(alp, [[Encoded by ALPL, as far as bone is meant; the HGNC id could not be verified.]])
* insert NoRowBecause(fetuin-a, [[Encoded by AHSG; the HGNC id could not be verified.]])
