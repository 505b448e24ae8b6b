// The page of all codes: value sets that elements are bound to, code systems with their meanings, and maps to other systems.
export function terminology(guide) {
  const bound = new Set(guide.ofType('StructureDefinition').flatMap((one) => one.differential.element)
    .map((element) => element.binding?.valueSet?.split('|')[0]).filter((url) => guide.byUrl.has(url)));
  // A set shows what it is made of, so what it is made of is shown as well. (A Set takes new members while it is walked.)
  for (const url of bound)
    for (const inner of guide.byUrl.get(url).compose.include.flatMap((include) => include.valueSet ?? [])) bound.add(inner);
  const sets = [...bound].map((url) => guide.byUrl.get(url)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const systems = guide.ofType('CodeSystem');
  const others = guide.ofType('ValueSet').length - sets.length;
  return [
    '<!-- Written by build/guide/compile.sh from the compiled terminology: change it there. -->',
    '# Terminology', '',
    `Codes that SNOMED CT, DICOM or LOINC lack, or that could not be verified there, are codes of this guide, each with a definition of its own. `
      + `Where each code of another system was read, and how far it can be trusted, is listed in [foreign-codes.json](../../terminology/foreign-codes.json); none was looked up in a release, so look before clinical use. `
      + `Beside the value sets below, ${others} group what means the same, for rules and invariants to ask (\`memberOf\`).`, '',
    '## Value sets', '', ...sets.flatMap((set) => valueSet(guide, set)),
    '## Code systems', '', ...systems.flatMap((system) => codeSystem(system)),
    '## Maps to other systems', '',
    'As R4 has it, the equivalence is that of the target as seen from the source: `narrower` means that the other system\'s code says more. What is `unmatched` was looked for and could not be verified.', '',
    ...guide.ofType('ConceptMap').flatMap((map) => conceptMap(map)),
  ].join('\n');
}

function valueSet(guide, set) {
  const parts = set.compose.include.map((include) => {
    const from = (include.valueSet ?? []).map((url) => `all of [${guide.byUrl.get(url)?.title ?? url}](#value-set-${url.split('/').pop()})`);
    if (!include.system) return from.join(', ');
    const name = guide.byUrl.has(include.system) ? `[${guide.byUrl.get(include.system).title}](#code-system-${include.system.split('/').pop()})` : include.system;
    if (include.concept) return `${name}: ${include.concept.map((one) => `\`${one.code}\`${one.display ? ` ${one.display}` : ''}`).join(', ')}`;
    const filter = (include.filter ?? []).map((one) => `${one.property} ${one.op} \`${one.value}\``).join(', ');
    return `${filter ? `codes of ${name} with ${filter}` : `all codes of ${name}`}`;
  });
  return [`<a id="value-set-${set.id}"></a>`, `### ${set.title}`, '', `\`${set.url}\`: ${set.description}`, '', ...parts.map((part) => `- ${part}`), ''];
}

function codeSystem(system) {
  const head = [`<a id="code-system-${system.id}"></a>`, `### ${system.title}`, '', `\`${system.url}\`: ${system.description.split(' S1:')[0]}`, ''];
  if (system.id === 'calcification-evidence') return [...head, 'Its statements, with where each is carried, are listed in [rules.md](../rules.md).', ''];
  if (system.content !== 'complete') return head;
  return [...head, '| code | | meaning |', '|---|---|---|', ...rows(system.concept ?? [], ''), ''];
}

function rows(concepts, indent) {
  return concepts.flatMap((one) => {
    const extra = (one.property ?? []).map((part) => `${part.code}: ${Object.entries(part).find(([key]) => key.startsWith('value'))[1]}`).join('; ');
    return [`| ${indent}\`${one.code}\` | ${one.display} | ${(one.definition + (extra ? ` (${extra})` : '')).replaceAll('|', '\\|')} |`, ...rows(one.concept ?? [], `${indent}· `)];
  });
}

function conceptMap(map) {
  return [`### ${map.title}`, '', map.description, '', '| code | to | equivalence | |', '|---|---|---|---|',
    ...map.group.flatMap((group) => group.element.flatMap((element) => element.target.map((target) =>
      `| \`${element.code}\` | ${target.code ? `${group.target.replace(/^https?:\/\//, '')} \`${target.code}\`` : group.target.replace(/^https?:\/\//, '')} | ${target.equivalence} | ${target.comment ?? ''} |`))), ''];
}
