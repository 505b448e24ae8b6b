#!/usr/bin/env node
// Writes a CycloneDX 1.5 bill of materials of what the published programs contain (artifacts/sbom.cdx.json, or the file given):
// from the NuGet lock files of the projects below src, and from the npm lock files of what the build packs into them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = path => JSON.parse(readFileSync(join(root, path), 'utf8'));
const projects = ['FhirCalc.Fhir', 'FhirCalc.Calcification', 'FhirCalc.Sandbox', 'FhirCalc.Facade', 'FhirCalc.Cli'];
const components = new Map();

for (const project of projects) {
  for (const framework of Object.values(read(`src/${project}/packages.lock.json`).dependencies)) {
    for (const [name, entry] of Object.entries(framework)) {
      if (entry.type === 'Project')
        continue;
      const purl = `pkg:nuget/${name}@${entry.resolved}`;
      // The registry's hash is SHA-512 in base64.
      const hashes = entry.contentHash ? [{ alg: 'SHA-512', content: Buffer.from(entry.contentHash, 'base64').toString('hex') }] : undefined;
      components.set(purl, { type: 'library', name, version: entry.resolved, purl, 'bom-ref': purl, hashes });
    }
  }
}

// What the build packs into the programs; what it only runs (SUSHI) is no part of them.
for (const [path, entry] of Object.entries(read('build/definitions/package-lock.json').packages)) {
  if (!path || entry.dev)
    continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${entry.version}`;
  components.set(purl, { type: 'data', name, version: entry.version, purl, 'bom-ref': purl });
}

const version = /<Version>([^<]+)</.exec(readFileSync(join(root, 'Directory.Build.props'), 'utf8'))[1];
const bom = {
  bomFormat: 'CycloneDX', specVersion: '1.5', version: 1,
  metadata: { component: { type: 'application', name: 'FhirCalc', version, licenses: [{ license: { id: 'Apache-2.0' } }] } },
  components: [...components.values()].sort((a, b) => a.purl < b.purl ? -1 : 1),
};
const target = process.argv[2] ?? join(root, 'artifacts/sbom.cdx.json');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, JSON.stringify(bom, null, 2) + '\n');
console.log(`${target}: ${bom.components.length} components`);
