// node pack.mjs --out FILE      writes the pack that FhirCalc.Fhir embeds
// node pack.mjs --package DIR   writes hl7.fhir.r4.core#4.0.1 as a FHIR package: package.json and one JSON file per resource
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeExact } from './exact.mjs';
import { encode } from './format.mjs';
import { slim } from './slim.mjs';
import { readDefinitions } from './source.mjs';

// What is read together lies together: the data types every resource needs, then resources, then the rest.
const groupOf = (r) => {
  if (r.resourceType !== 'StructureDefinition') return r.resourceType;
  if (r.derivation !== 'constraint') return r.kind;
  return r.type === 'Extension' ? 'extension' : 'profile';
};

export function writePack(file) {
  const groups = new Map();
  for (const resource of readDefinitions()) {
    const group = groupOf(resource);
    groups.set(group, [...(groups.get(group) ?? []), resource]);
  }
  const entries = [...groups].flatMap(([group, resources]) =>
    resources.map((r) => ({ key: r, group, json: Buffer.from(writeExact(slim(r))) })));
  const pack = encode(entries);
  mkdirSync(dirname(file), { recursive: true });
  // Written beside and renamed, so that a build that is cut off leaves no half a pack.
  writeFileSync(`${file}.${process.pid}`, pack);
  renameSync(`${file}.${process.pid}`, file);
  return { resources: entries.length, bytes: pack.length };
}

export function writePackage(folder) {
  const resources = readDefinitions();
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'hl7.fhir.r4.core', version: '4.0.1', fhirVersions: ['4.0.1'], type: 'Core', license: 'CC0-1.0',
    canonical: 'http://hl7.org/fhir', title: 'FHIR R4 definitions', dependencies: {},
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  for (const resource of resources) {
    const { text, ...kept } = resource;
    writeFileSync(join(folder, `${resource.resourceType}-${resource.id}.json`), writeExact(kept));
  }
  return { resources: resources.length };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { out: { type: 'string' }, package: { type: 'string' } } });
  if (!values.out && !values.package) {
    console.error('usage: node pack.mjs --out FILE | --package DIR');
    process.exit(2);
  }
  if (values.out) console.log(`R4 definitions packed:`, writePack(values.out));
  if (values.package) console.log(`R4 package written:`, writePackage(values.package));
}
