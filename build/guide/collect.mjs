// Sorts what SUSHI wrote into profiles, terminology and rules, in one stable spelling,
// and gives every artifact the version, publisher and jurisdiction that the ImplementationGuide states once.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyright } from './copyright.mjs';

const [from, to] = process.argv.slice(2);
const folderOf = {
  StructureDefinition: 'profiles', ImplementationGuide: 'profiles', CapabilityStatement: 'profiles',
  OperationDefinition: 'profiles', SearchParameter: 'profiles',
  CodeSystem: 'terminology', ValueSet: 'terminology', ConceptMap: 'terminology', NamingSystem: 'terminology',
  PlanDefinition: 'rules', Library: 'rules', ActivityDefinition: 'rules',
};
const head = ['resourceType', 'id', 'extension', 'url', 'identifier', 'version', 'name', 'title', 'status',
  'experimental', 'publisher', 'description', 'jurisdiction', 'purpose', 'copyright'];
const required = ['id', 'url', 'version', 'name', 'title', 'status', 'publisher', 'description'];

rmSync(to, { recursive: true, force: true });
for (const folder of ['profiles', 'terminology', 'rules']) mkdirSync(join(to, folder), { recursive: true });

const resources = readdirSync(from).sort().map((file) => [file, JSON.parse(readFileSync(join(from, file), 'utf8'))]);
const guide = resources.find(([, r]) => r.resourceType === 'ImplementationGuide')[1];
delete guide.definition.page; // SUSHI's table of contents has no pages, and an empty list is no FHIR.
delete guide.definition.parameter; // Parameters of publishers that R4's list of codes does not know.

for (const [file, resource] of resources) {
  const folder = folderOf[resource.resourceType];
  if (!folder) throw new Error(`${file}: no folder is set for ${resource.resourceType}`);
  const { version, publisher, jurisdiction } = guide;
  const complete = inOrder({ version, publisher, jurisdiction, ...copyright(resource), ...resource });
  // The day of the build is no fact about the guide; only a CapabilityStatement has to name one.
  if (resource.resourceType !== 'CapabilityStatement') delete complete.date;
  const missing = required.filter((name) => !complete[name] && !(name === 'title' && resource.resourceType === 'SearchParameter'));
  if (missing.length) throw new Error(`${file}: ${missing.join(', ')} missing`);
  writeFileSync(join(to, folder, file), JSON.stringify(complete, null, 2) + '\n');
}

function inOrder(resource) {
  const names = [...head.filter((name) => name in resource), ...Object.keys(resource).filter((name) => !head.includes(name))];
  return Object.fromEntries(names.map((name) => [name, resource[name]]));
}
