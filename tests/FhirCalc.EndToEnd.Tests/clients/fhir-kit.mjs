// fhir-kit-client against the facade: node fhir-kit.mjs BASE SUBMISSION
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as kit from 'fhir-kit-client';

const Client = kit.FhirClient ?? kit.Client ?? kit.default;
const [baseUrl, file] = process.argv.slice(2);
const client = new Client({ baseUrl });
const submission = JSON.parse(readFileSync(file, 'utf8'));
const step = async (name, work) => {
  await work();
  console.log(`ok ${name}`);
};

await step('capabilities', async () => {
  const statement = await client.capabilityStatement();
  assert.equal(statement.resourceType, 'CapabilityStatement');
  assert.ok(statement.rest[0].interaction.some(({ code }) => code === 'transaction'));
  assert.ok(new kit.CapabilityTool(statement).resourceCan('Patient', 'create'));
});

let patient;
await step('create', async () => {
  patient = await client.create({ resourceType: 'Patient', body: { resourceType: 'Patient', active: true, identifier: [{ system: 'urn:kit', value: '1' }] } });
  assert.ok(patient.id);
  assert.equal(patient.meta.versionId, '1');
});

await step('read', async () => assert.deepEqual(await client.read({ resourceType: 'Patient', id: patient.id }), patient));

await step('update', async () => {
  const updated = await client.update({ resourceType: 'Patient', id: patient.id, body: { ...patient, active: false } });
  assert.equal(updated.active, false);
  assert.equal(updated.meta.versionId, '2');
});

await step('update with a stale version', async () => {
  const stale = client.update({ resourceType: 'Patient', id: patient.id, body: { ...patient, gender: 'female' }, options: { headers: { 'If-Match': 'W/"1"' } } });
  await assert.rejects(stale, (error) => error.response.status === 412 && error.response.data.resourceType === 'OperationOutcome');
});

await step('update by search', async () => {
  const updated = await client.update({ resourceType: 'Patient', searchParams: { identifier: 'urn:kit|1' }, body: { resourceType: 'Patient', identifier: patient.identifier, gender: 'male' } });
  assert.equal(updated.id, patient.id);
});

await step('vread and history', async () => {
  const first = await client.vread({ resourceType: 'Patient', id: patient.id, version: '1' });
  assert.equal(first.active, true);
  const history = await client.history({ resourceType: 'Patient', id: patient.id });
  assert.equal(history.type, 'history');
  assert.equal(history.entry.length, 3);
});

await step('invalid content', async () => {
  const refused = client.create({ resourceType: 'Patient', body: { resourceType: 'Patient', gender: 'x' } });
  await assert.rejects(refused, (error) => error.response.status === 422 && error.response.data.issue[0].expression[0] === 'Patient.gender');
});

await step('transaction', async () => {
  const answer = await client.transaction({ body: submission });
  assert.equal(answer.type, 'transaction-response');
  assert.ok(answer.entry.some(({ response }) => response.location.startsWith('RiskAssessment/')));
});

await step('batch', async () => {
  const answer = await client.batch({
    body: {
      resourceType: 'Bundle', type: 'batch', entry: [
        { resource: { resourceType: 'Basic', code: { text: 'kit' } }, request: { method: 'POST', url: 'Basic' } },
        { request: { method: 'GET', url: `Patient/${patient.id}` } },
      ],
    },
  });
  assert.deepEqual(answer.entry.map(({ response }) => response.status.slice(0, 3)), ['201', '200']);
});

await step('search by GET and by POST', async () => {
  const found = await client.search({ resourceType: 'Observation', searchParams: { _count: 1 } });
  assert.equal(found.type, 'searchset');
  assert.equal(found.entry.length, 1);
  const posted = await client.search({ resourceType: 'Patient', searchParams: { identifier: 'urn:kit|1' }, options: { postSearch: true } });
  assert.equal(posted.entry[0].resource.id, patient.id);
});

await step('every page', async () => {
  const seen = new Set();
  let page = await client.search({ resourceType: 'Observation', searchParams: { _count: 1 } });
  const { total } = page;
  for (; page; page = await client.nextPage({ bundle: page })) page.entry?.forEach(({ resource }) => seen.add(resource.id));
  assert.ok(total > 1);
  assert.equal(seen.size, total);
});

await step('operation', async () => {
  const assessed = await client.operation({ name: 'assess-calcification', resourceType: 'DiagnosticReport', method: 'POST', input: submission });
  assert.ok(assessed.entry.some(({ resource }) => resource.resourceType === 'RiskAssessment'));
  const outcome = await client.operation({ name: 'validate', resourceType: 'Patient', method: 'POST', input: { resourceType: 'Patient', gender: 'x' } });
  assert.ok(outcome.issue.some(({ severity }) => severity === 'error'));
});
