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
// Registries give SHA-512 in base64.
const sha512 = base64 => base64 ? [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] : undefined;
// Analyzers and the like look at the sources; nothing of them is published.
const buildOnly = new Set([...readFileSync(join(root, 'Directory.Build.props'), 'utf8').matchAll(/Include="([^"]+)" PrivateAssets="all"/g)].map(match => match[1]));

for (const project of projects) {
  for (const framework of Object.values(read(`src/${project}/packages.lock.json`).dependencies)) {
    for (const [name, entry] of Object.entries(framework)) {
      if (entry.type === 'Project' || buildOnly.has(name))
        continue;
      const purl = `pkg:nuget/${name}@${entry.resolved}`;
      components.set(purl, { type: 'library', name, version: entry.resolved, purl, 'bom-ref': purl, hashes: sha512(entry.contentHash) });
    }
  }
}

// What the build packs into the programs: a development dependency for npm, and yet all of it is data of theirs. What the build
// only runs (SUSHI) is no part of them.
for (const [path, entry] of Object.entries(read('build/definitions/package-lock.json').packages)) {
  if (!path)
    continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${entry.version}`;
  components.set(purl, { type: 'data', name, version: entry.version, purl, 'bom-ref': purl, hashes: sha512(entry.integrity?.replace('sha512-', '')) });
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
