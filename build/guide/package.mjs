// Packs the compiled guide as a FHIR NPM package (https://confluence.hl7.org/display/FHIR/NPM+Package+Specification).
//   node build/guide/package.mjs [folder]     writes fhircalc.calcification-<version>.tgz there (default: artifacts)
// Needs nothing but Node: profiles/generated, terminology/generated and rules/generated are what is shipped.
// The same sources give the same bytes.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tar } from './tar.mjs';

const root = resolve(import.meta.dirname, '../..');
const to = resolve(process.argv[2] ?? join(root, 'artifacts'));
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const jsonIn = (folder) => readdirSync(folder).filter((file) => file.endsWith('.json')).sort().map((file) => join(folder, file));

const artifacts = ['profiles', 'terminology', 'rules'].flatMap((part) => jsonIn(join(root, part, 'generated'))).map(read);
const guide = artifacts.find((resource) => resource.resourceType === 'ImplementationGuide');
const examples = read(join(root, 'profiles/examples/manifest.json')).examples
  .filter((example) => !example.from)
  .map((example) => ({ profile: example.profile, resource: named(read(join(root, 'profiles/examples', example.file)), example.file) }));

guide.definition.resource.push(...examples.map(({ profile, resource }) => ({
  reference: { reference: `${resource.resourceType}/${resource.id}` }, name: resource.id, exampleCanonical: profile })));

const manifest = {
  name: guide.packageId,
  version: guide.version,
  type: 'IG',
  canonical: guide.url.replace(/\/ImplementationGuide\/.*/, ''),
  title: guide.title,
  description: guide.description,
  license: guide.license,
  author: guide.publisher,
  url: guide.contact[0].telecom[0].value,
  fhirVersions: guide.fhirVersion,
  jurisdiction: 'http://unstats.un.org/unsd/methods/m49/m49.htm#001',
  dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
};

const files = [
  ['package/package.json', manifest],
  ...folder('package', artifacts),
  ...folder('package/example', examples.map((example) => example.resource)),
];
mkdirSync(to, { recursive: true });
const archive = join(to, `${manifest.name}-${manifest.version}.tgz`);
const content = files.map(([name, json]) => [name, Buffer.from(JSON.stringify(json, null, 2) + '\n')]);
writeFileSync(archive, gzipSync(tar(content), { level: 9 }));
console.log(`${archive}: ${artifacts.length} artifacts, ${examples.length} examples`);

function folder(path, resources) {
  const names = resources.map((resource) => `${resource.resourceType}-${resource.id}.json`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`${path}/${twice} would be written twice`);
  const index = { 'index-version': 2, files: resources.map((resource, i) => indexed(names[i], resource)) };
  return [[`${path}/.index.json`, index], ...resources.map((resource, i) => [`${path}/${names[i]}`, resource])];
}

function indexed(filename, { resourceType, id, url, version, kind, type, derivation }) {
  const isText = (value) => (typeof value === 'string' ? value : undefined);
  return { filename, resourceType, id, url, version, kind, type: isText(type), derivation };
}

// An example is found by its id: where a submission has none, its file gives it one.
function named(resource, file) {
  const { resourceType, id, ...rest } = resource;
  return { resourceType, id: id ?? file.replace(/\.json$/, ''), ...rest };
}
