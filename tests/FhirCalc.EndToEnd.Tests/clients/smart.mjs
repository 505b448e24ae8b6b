// fhirclient (SMART on FHIR) against the facade: node smart.mjs BASE
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const FHIR = createRequire(import.meta.url)('fhirclient');
const [serverUrl] = process.argv.slice(2);
// Its entry for Node wants a request of a server; only storage would use it.
const client = FHIR({ headers: {} }, {}, {}).client({ serverUrl });
const step = async (name, work) => {
  await work();
  console.log(`ok ${name}`);
};

await step('capabilities', async () => {
  assert.equal(await client.getFhirRelease(), 4);
  const version = await client.getFhirVersion();
  assert.equal(version, '4.0.1');
});

let patient;
await step('create', async () => {
  patient = await client.create({ resourceType: 'Patient', active: true, identifier: [{ system: 'urn:smart', value: '1' }] });
  assert.ok(patient.id);
});

await step('update', async () => assert.equal((await client.update({ ...patient, active: false })).active, false));

await step('request', async () => assert.equal((await client.request(`Patient/${patient.id}`)).active, false));

await step('references resolved', async () => {
  const observation = await client.create({
    resourceType: 'Observation', status: 'final', code: { text: 'smart' }, subject: { reference: `Patient/${patient.id}` },
  });
  const resolved = await client.request(`Observation/${observation.id}`, { resolveReferences: 'subject' });
  assert.equal(resolved.subject.id, patient.id);
});

await step('every page', async () => {
  for (const value of ['2', '3']) await client.create({ resourceType: 'Patient', identifier: [{ system: 'urn:smart', value }] });
  const pages = await client.request('Patient?_count=1', { pageLimit: 0, flat: true });
  assert.ok(pages.length >= 3);
  assert.equal(new Set(pages.map(({ id }) => id)).size, pages.length);
});

await step('not found', async () => {
  await assert.rejects(client.request('Patient/unknown'), (error) => error.status === 404 || error.statusCode === 404);
});
