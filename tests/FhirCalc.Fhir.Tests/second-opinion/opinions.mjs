// Reads {"files": [path, …], "expressions": {"*": [expression, …], "Patient": […], …}} from standard input and writes one line of
// JSON for each file: what the validator of `fhir` says, and what `fhirpath` makes of each expression.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const fhirpath = require('fhirpath');
const model = require('fhirpath/fhir-context/r4');
const { Fhir } = require('fhir');

const request = JSON.parse(readFileSync(0, 'utf8'));
const validator = new Fhir();
const compiled = new Map();

for (const file of request.files) {
  const resource = JSON.parse(readFileSync(file, 'utf8'));
  const values = {};
  for (const expression of [...request.expressions['*'], ...(request.expressions[resource.resourceType] ?? [])])
    values[expression] = evaluate(expression, resource);
  process.stdout.write(JSON.stringify({ file, values, ...validate(resource) }) + '\n');
}

function evaluate(expression, resource) {
  try {
    if (!compiled.has(expression)) compiled.set(expression, fhirpath.compile(expression, model, { traceFn: () => {} }));
    return compiled.get(expression)(resource, { resource, rootResource: resource });
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
}

function validate(resource) {
  try {
    const { valid, messages } = validator.validate(resource, { errorOnUnexpected: true });
    return { valid, errors: messages.filter(one => one.severity === 'error' || one.severity === 'fatal').map(one => `${one.location}: ${one.message}`) };
  } catch (error) {
    return { valid: false, errors: [`exception: ${error?.message ?? error}`] };
  }
}
