// To RadLex (http://radlex.org) and to the common data elements of RSNA and ACR (https://radelement.org). Where the codes were read:
// foreign-codes.json. RadElement's elements on breast calcification are of set RDES241.

ValueSet: CalcificationComponentVS
Id: calcification-component
Title: "Calcification component"
Description: "All codes for what a component states."
* insert LocalValueSet
* include codes from system CalcificationComponentCS

ValueSet: CalcificationObservationVS
Id: calcification-observation
Title: "Calcification observation, report and assessment"
Description: "All codes for what a resource of this guide is about."
* insert LocalValueSet
* include codes from system CalcificationObservationCS

Instance: CalcificationObservationMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(calcification-observation-to-other-systems, [[Calcification observations to SNOMED CT, DICOM, RadLex and RadElement]], [[What an observation of this guide is about, in other systems.]], calcification-observation)
* name = "CalcificationObservationToOtherSystems"
* insert Group(calcification-observation, http://snomed.info/sct)
* insert RowWithComment(calcification-finding, 18115005, relatedto, [[Pathologic calcification: the thing itself, while a finding may also say that there is none.]])
* insert RowWithComment(coronary-calcium-score, 450360000, equivalent, [[SNOMED CT has a second concept of the same term (450734004); DICOM's context group 6142 has this one.]])
* insert Group(calcification-observation, http://dicom.nema.org/resources/ontology/DCM)
* insert RowWithComment(birads-assessment, 111005, wider, [[Assessment category, of any scheme.]])
* insert Group(calcification-observation, http://radlex.org)
* insert RowWithComment(calcification-finding, RID5196, relatedto, [[Calcification: the thing itself, while a finding may also say that there is none.]])
* insert Group(calcification-observation, https://radelement.org)
* insert RowWithComment(calcification-finding, RDES241, narrower, [[Set of elements on calcification of the breast.]])
* insert RowWithComment(coronary-calcium-score, RDES139, relatedto, [[Set of elements on coronary calcification on CT, of which scores are a part.]])
* insert RowWithComment(birads-assessment, RDES245, relatedto, [[Set of elements on BI-RADS.]])
* insert RowWithComment(tirads-features, RDES152, relatedto, [[Set of elements on TI-RADS.]])

Instance: CalcificationComponentMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(calcification-component-to-other-systems, [[Calcification components to DICOM and RadElement]], [[What a component states, in the concept names of DICOM structured reports and in the elements on breast calcification.]], calcification-component)
* name = "CalcificationComponentToOtherSystems"
* insert Group(calcification-component, http://dicom.nema.org/resources/ontology/DCM)
* insert RowWithComment(morphology, 111009, equivalent, [[Calcification type.]])
* insert RowWithComment(distribution, 111008, equivalent, [[Calcification distribution.]])
* insert RowWithComment(count, 111038, equivalent, [[Number of calcifications.]])
* insert RowWithComment(attenuation, 112031, wider, [[Attenuation coefficient, of anything.]])
* insert Group(calcification-component, https://radelement.org)
* insert RowWithComment(presence, RDE1556, narrower, [[Of the breast.]])
* insert RowWithComment(morphology, RDE1565, relatedto, [[Of the breast; its values mix shape with suspicion.]])
* insert RowWithComment(distribution, RDE1568, narrower, [[Of the breast.]])
* insert RowWithComment(count, RDE1567, narrower, [[Of the breast.]])
* insert RowWithComment(extent, RDE1569, narrower, [[Of the breast; width of the region.]])
* insert RowWithComment(size, RDE1570, narrower, [[Of the breast.]])

Instance: FindingPresenceRadLexMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(finding-presence-to-radlex, [[Finding presence to RadLex]], [[Presence of a finding in RadLex.]], finding-presence)
* name = "FindingPresenceToRadLex"
* insert Group(finding-presence, http://radlex.org)
* insert Row(present, RID28472, equivalent)
* insert Row(absent, RID28473, equivalent)
* insert Row(indeterminate, RID39110, equivalent)
* insert Row(unknown, RID5655, equivalent)

Instance: LateralityRadLexMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(laterality-to-radlex, [[Laterality to RadLex]], [[Sides in RadLex.]], laterality)
* name = "LateralityToRadLex"
* insert Group(laterality, http://radlex.org)
* insert Row(left, RID5824, equivalent)
* insert Row(right, RID5825, equivalent)
* insert NoRow(bilateral)

Instance: CalcificationMorphologyRadLexMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(calcification-morphology-to-radlex, [[Calcification morphology to RadLex]], [[Shapes in RadLex. Only what could be verified: RadLex itself was not at hand.]], calcification-morphology)
* name = "CalcificationMorphologyToRadLex"
* insert Group(calcification-morphology, http://radlex.org)
* insert RowWithComment(popcorn, RID35453, relatedto, [[Popcorn calcification sign: the sign on an image, not the shape by itself.]])
* insert RowWithComment(macrocalcification, RID29213, relatedto, [[Coarse calcification; read in one place only.]])
* insert RowWithComment(laminated, RID35103, relatedto, [[Concentric ring sign; read in one place only.]])

Instance: BiRadsCategoryMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(birads-category-to-snomed, [[BI-RADS category to SNOMED CT]], [[Assessment categories in the codes of DICOM's context group 6027.]], birads-category)
* name = "BiRadsCategoryToSnomed"
* insert Group(birads-category, http://snomed.info/sct)
* insert MammographyRow(0, 397138000)
* insert MammographyRow(1, 397140005)
* insert MammographyRow(2, 397141009)
* insert MammographyRow(3, 397143007)
* insert MammographyRow(4, 397144001)
* insert MammographyRow(5, 397145000)
* insert NoRow(4a)
* insert NoRow(4b)
* insert NoRow(4c)
* insert NoRow(6)

RuleSet: MammographyRow(code, target)
* insert RowWithComment({code}, {target}, narrower, [[Of mammography only.]])

Instance: TissueLocationMap
InstanceOf: ConceptMap
Usage: #definition
* insert Map(tissue-location-to-snomed, [[Location in tissue to SNOMED CT]], [[Parts of tissue in SNOMED CT body structures.]], tissue-location)
* name = "TissueLocationToSnomed"
* insert Group(tissue-location, http://snomed.info/sct)
* insert Row(subcutis, 71966008, equivalent)
* insert RowWithComment(cartilage-matrix, 309312004, wider, [[Cartilage tissue, cells included.]])
