// Whose codes an artifact repeats. Publishers ask for a notice where their content is shown; ours is under the licence of the guide.
const notices = [
  ['http://snomed.info/sct', 'SNOMED CT is copyright of SNOMED International. Whoever implements this needs a SNOMED CT Affiliate license, or to be in a member territory: https://www.snomed.org/get-snomed.'],
  ['http://loinc.org', 'LOINC is copyright of Regenstrief Institute, Inc. and the LOINC Committee, and available at no cost under the license at http://loinc.org/license.'],
  ['http://unitsofmeasure.org', 'UCUM is copyright of Regenstrief Institute, Inc. and available at no cost under the license at https://ucum.org/license.'],
  ['http://dicom.nema.org/resources/ontology/DCM', 'DICOM is the registered trademark of the National Electrical Manufacturers Association for its standards publications.'],
  ['http://radlex.org', 'RadLex is copyright of the Radiological Society of North America (RSNA).'],
  ['https://radelement.org', 'RadElement common data elements are published by the Radiological Society of North America (RSNA) and the American College of Radiology (ACR).'],
  ['http://hl7.org/fhir/sid/icd-10', 'ICD-10 is copyright of the World Health Organization (WHO).'],
  ['http://www.whocc.no/atc', 'ATC is copyright of the WHO Collaborating Centre for Drug Statistics Methodology.'],
  ['http://fhircalc.org/fhir/CodeSystem/birads-category', 'BI-RADS is a registered trademark of the American College of Radiology (ACR), whose wording is not repeated here.'],
  ['http://fhircalc.org/fhir/CodeSystem/tirads-', 'ACR TI-RADS is published by the American College of Radiology (ACR), whose wording is not repeated here.'],
];
// R4 gives SearchParameter and OperationDefinition no element for it.
const bearers = ['StructureDefinition', 'ValueSet', 'CodeSystem', 'ConceptMap', 'PlanDefinition', 'CapabilityStatement'];

export function copyright(resource) {
  if (!bearers.includes(resource.resourceType)) return {};
  const systems = new Set();
  // What R4 itself says of an element (its mappings, its bindings) is HL7's.
  visit(resource.resourceType === 'StructureDefinition' ? resource.differential : resource, systems);
  if (resource.resourceType === 'CodeSystem') systems.add(resource.url);
  const texts = notices.filter(([start]) => [...systems].some((system) => (start.endsWith('-') ? system.startsWith(start) : system === start))).map(([, text]) => text);
  return texts.length ? { copyright: texts.join(' ') } : {};
}

function visit(node, systems) {
  if (Array.isArray(node)) node.forEach((item) => visit(item, systems));
  else if (node && typeof node === 'object') {
    for (const name of ['system', 'source', 'target']) if (typeof node[name] === 'string') systems.add(node[name]);
    Object.values(node).forEach((value) => visit(value, systems));
  }
}
