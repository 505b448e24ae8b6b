// Loads the archive with fhir-package-loader and asks it for every canonical that the package states or names.
import { createReadStream } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { BasePackageLoader, BuildDotFhirDotOrgClient, createSQLJSPackageDB, DefaultRegistryClient, DiskBasedPackageCache } from 'fhir-package-loader';

const [archive, version] = process.argv.slice(2);
const id = 'fhircalc.calcification';
const cache = new DiskBasedPackageCache(join(homedir(), '.fhir', 'packages'));
await cache.cachePackageTarball(id, version, createReadStream(archive));
const loader = new BasePackageLoader(await createSQLJSPackageDB(), cache, new DefaultRegistryClient({}), new BuildDotFhirDotOrgClient({}), {});
for (const [name, wanted] of [['hl7.fhir.r4.core', '4.0.1'], [id, version]]) {
  const status = await loader.loadPackage(name, wanted);
  if (status !== 'LOADED') throw new Error(`${name}#${wanted}: ${status}`);
}

const own = loader.findResourceInfos('*', { scope: `${id}|${version}` });
const resources = own.map((info) => loader.findResourceJSON(info.url ?? info.id, { scope: `${id}|${version}` }));
const missing = new Set();
for (const resource of resources) visit(resource);
if (own.length < 200 || resources.some((resource) => !resource)) throw new Error(`only ${own.length} resources are found`);
if (missing.size) throw new Error(`not found: ${[...missing].join(', ')}`);
console.log(`${id} ${version}: ${own.length} resources loaded, every canonical found`);

function visit(node, name) {
  if (typeof node === 'string') {
    const url = node.split('|')[0];
    const names = /^http:\/\/fhircalc\.org\/fhir\/[A-Z][A-Za-z]+\/[A-Za-z0-9.-]+$/.test(url)
      || ['baseDefinition', 'profile', 'targetProfile', 'valueSet'].includes(name);
    if (names && /^http:\/\/(fhircalc\.org\/fhir|hl7\.org\/fhir\/(StructureDefinition|ValueSet))\//.test(url) && !loader.findResourceInfo(url)) missing.add(url);
  } else if (Array.isArray(node)) node.forEach((item) => visit(item, name));
  else if (node && typeof node === 'object') Object.entries(node).forEach(([key, value]) => visit(value, key));
}
