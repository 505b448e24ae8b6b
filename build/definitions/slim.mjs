// Leaves out of a definition what neither validation nor its messages read: narrative, mappings,
// differentials, prose. Concept lists and displays stay complete.

const definitionFields = new Set([
  'resourceType', 'id', 'url', 'version', 'name', 'title', 'status', 'fhirVersion', 'kind', 'abstract',
  'context', 'contextInvariant', 'type', 'baseDefinition', 'derivation',
]);
const elementProse = new Set([
  'definition', 'comment', 'requirements', 'alias', 'mapping', 'example', 'meaningWhenMissing',
  'orderMeaning', 'isModifierReason', 'isSummary', 'label', 'code', 'representation',
]);
const resourceProse = new Set([
  'text', 'meta', 'contact', 'publisher', 'copyright', 'purpose', 'description', '_description', 'date', 'extension', 'identifier',
]);

/** The definition as it is packed. The input is not changed. */
export function slim(resource) {
  if (resource.resourceType === 'StructureDefinition') return slimStructure(resource);
  const kept = without(resource, resourceProse);
  if (kept.concept) kept.concept = kept.concept.map(slimConcept);
  return kept;
}

function slimStructure(resource) {
  const kept = Object.fromEntries(Object.entries(resource).filter(([name]) => definitionFields.has(name)));
  if (resource.snapshot) kept.snapshot = { element: resource.snapshot.element.map(slimElement) };
  return kept;
}

function slimElement(element) {
  const kept = without(element, elementProse);
  // isSummary serves search parameters _summary only when true; the common false is left out.
  if (element.isSummary) kept.isSummary = true;
  if (!element.isModifier) delete kept.isModifier;
  delete kept.extension;
  kept.constraint = element.constraint?.map((c) => withRules(without(c, new Set(['xpath', 'requirements']))));
  if (element.binding) kept.binding = withRules(without(element.binding, new Set(['description'])));
  if (kept.slicing) kept.slicing = without(kept.slicing, new Set(['description']));
  return kept;
}

// Of the extensions on bindings and constraints only those that say something about validity stay.
const ruleExtensions = new Set(['maxValueSet', 'bestpractice']
  .map((name) => `http://hl7.org/fhir/StructureDefinition/elementdefinition-${name}`));

function withRules({ extension, ...kept }) {
  const rules = extension?.filter((e) => ruleExtensions.has(e.url));
  return rules?.length ? { ...kept, extension: rules } : kept;
}

// The definition of a concept is prose; a v3 table is two thirds definition.
function slimConcept(concept) {
  const kept = without(concept, new Set(['definition', 'extension']));
  if (concept.concept) kept.concept = concept.concept.map(slimConcept);
  return kept;
}

function without(object, names) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.has(name)));
}
