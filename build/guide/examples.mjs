// Writes the invalid and warning examples: each is a valid one with the single change that the manifest states.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [from, to] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(join(from, file), 'utf8'));

rmSync(to, { recursive: true, force: true });
for (const folder of ['invalid', 'warning']) mkdirSync(join(to, folder), { recursive: true });
for (const example of read('manifest.json').examples) {
  if (!example.from) {
    read(example.file);
    continue;
  }
  const resource = read(example.from);
  apply(resource, example.change, example.file);
  writeFileSync(join(to, example.file), JSON.stringify(resource, null, 2) + '\n');
}

// One JSON Patch operation (RFC 6902): add, replace or remove.
function apply(root, { op, path, value }, file) {
  const steps = path.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop();
  const parent = steps.reduce((node, step) => node?.[step], root);
  const exists = parent !== undefined && last in parent;
  if (parent === undefined || (exists ? op === 'add' : op !== 'add')) throw new Error(`${file}: ${op} ${path} has no place to go`);
  if (!Array.isArray(parent)) {
    if (op === 'remove') delete parent[last]; else parent[last] = value;
  } else if (op === 'remove') {
    parent.splice(Number(last), 1);
  } else if (last === '-') {
    parent.push(value);
  } else {
    parent[last] = value;
  }
}
