// Examples for people: what a resource says as a table, what is refused with the reason, and the worked cases.
const ComponentSystem = 'http://fhircalc.org/fhir/CodeSystem/calcification-component';

export function example(guide, file) {
  const resource = guide.example(file);
  const rows = facts(resource);
  return [
    `| | |`, '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value.replaceAll('|', '\\|')} |`), '',
    `[The whole resource as JSON](../../profiles/examples/${file})`,
  ].join('\n');
}

function facts(resource) {
  const rows = [];
  const add = (name, value) => { if (value) rows.push([name, value]); };
  if (resource.resourceType === 'Bundle') {
    for (const { resource: inner, request } of resource.entry) add(request ? `${request.method} ${inner.resourceType}` : inner.resourceType, headline(inner));
    return rows;
  }
  add('status', resource.status);
  add('code', concept(resource.code));
  add('value', value(resource));
  add('not stated because', concept(resource.dataAbsentReason));
  add('interpretation', (resource.interpretation ?? []).map(concept).join(', '));
  add('body site', concept(resource.bodySite));
  add('method', concept(resource.method));
  add('specimen', resource.resourceType === 'Observation' && resource.specimen ? 'named' : '');
  for (const part of resource.component ?? []) add(concept(part.code).toLowerCase(), value(part) || `not stated: ${concept(part.dataAbsentReason)}`);
  add('results', (resource.result ?? []).map(({ reference }) => reference).join(', '));
  add('conclusion', resource.conclusion);
  for (const part of (resource.extension ?? []).filter(({ url }) => url.endsWith('calcification-conclusion'))) add('conclusion', concept(part.valueCodeableConcept));
  for (const { extension } of (resource.extension ?? []).filter(({ url }) => url.endsWith('calcification-undecided')))
    add('undecided', `${inner(extension, 'rule')}: ${extension.filter(({ url }) => url === 'missing').map((part) => part.valueString).join('; ')}`);
  for (const { extension } of (resource.extension ?? []).filter(({ url }) => url.endsWith('calcification-statement')))
    add('states', `${inner(extension, 'rule')}: ${inner(extension, 'text')}`);
  for (const one of resource.prediction ?? []) add(concept(one.outcome), `${concept(one.qualitativeRisk)}. ${one.rationale}`);
  add('mitigation', resource.mitigation);
  add('note', (resource.note ?? []).map(({ text }) => text).join(' '));
  add('target', (resource.target ?? []).map(({ reference }) => reference).join(', '));
  for (const { type, who } of resource.agent ?? []) add(concept(type) || 'agent', who.display ?? who.reference);
  for (const { role, what } of resource.entity ?? []) add(role, what.reference);
  add('derived from', resource.resourceType === 'Observation' ? (resource.derivedFrom ?? []).map(({ reference }) => reference).join(', ') : '');
  return rows;
}

const inner = (extension, name) => Object.entries(extension.find(({ url }) => url === name) ?? {}).find(([key]) => key.startsWith('value'))?.[1] ?? '';
const concept = (one) => one?.coding?.find((coding) => coding.display)?.display ?? one?.text ?? one?.coding?.[0]?.code ?? '';
const quantity = (one) => (one ? `${one.comparator ?? ''}${one.value} ${one.unit ?? one.code ?? ''}` : '');

function value(node) {
  if (node.valueCodeableConcept) return concept(node.valueCodeableConcept);
  if (node.valueQuantity) return quantity(node.valueQuantity);
  if (node.valueRange) return [quantity(node.valueRange.low), quantity(node.valueRange.high)].filter(Boolean).join(' to ') + (node.valueRange.high ? '' : ' or more');
  const [, plain] = Object.entries(node).find(([key]) => /^value[A-Z]/.test(key)) ?? [];
  return plain === undefined ? '' : typeof plain === 'object' ? JSON.stringify(plain) : String(plain);
}

function headline(resource) {
  const parts = (resource.component ?? []).filter(({ code }) => code.coding?.some(({ system }) => system === ComponentSystem)).map((part) => `${concept(part.code).toLowerCase()} ${value(part).toLowerCase()}`);
  const site = concept(resource.bodySite);
  return [concept(resource.code) || concept(resource.type), value(resource), site, ...parts].filter(Boolean).join('; ') || (resource.status ?? 'as stated');
}

// An invalid example is a valid one with one change: what was changed, and what is told.
export function rejected(guide, profile) {
  const humans = new Map(profile.snapshot.element.flatMap((element) => element.constraint ?? []).map((constraint) => [constraint.key, constraint.human]));
  const shown = guide.manifest.filter((one) => one.issue && one.profile === profile.url);
  if (!shown.length) return 'Nothing beyond what R4 refuses.';
  return ['| what was sent | answer | told by | |', '|---|---|---|---|', ...shown.map((one) =>
    `| ${one.why} | ${one.issue.severity === 'error' ? 'refused' : 'warned'} | ${humans.has(one.issue.key) ? `${one.issue.key}: ${humans.get(one.issue.key)}` : `the table of elements, \`${one.issue.key}\``} | [example](../../profiles/examples/${one.file}) |`.replaceAll('\n', ' '))].join('\n');
}

export function cases(guide) {
  return ['| case | what it shows |', '|---|---|', ...guide.manifest.filter((one) => one.about).map((one) =>
    `| [${one.file.replace(/^case-|\.json$/g, '').replaceAll('-', ' ')}](../../profiles/examples/${one.file}) | ${one.about} |`)].join('\n');
}
