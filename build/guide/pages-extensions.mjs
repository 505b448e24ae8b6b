// The page of all extensions: where they may stand, and their parts.
export function extensions(guide) {
  const all = guide.ofType('StructureDefinition').filter((one) => one.type === 'Extension');
  return [
    '<!-- Written by build/guide/compile.sh from the compiled extensions: change them there. -->',
    '# Extensions', '',
    'What R4 has no element for. Those that begin with `rule` are read by the engine in the PlanDefinitions of the rules; the others stand in results, profiles and outcomes.', '',
    ...all.flatMap((one) => extension(guide, one)),
  ].join('\n');
}

function extension(guide, { id, title, url, description, context, snapshot }) {
  const elements = new Map(snapshot.element.map((element) => [element.id, element]));
  const parts = snapshot.element.filter((element) => /^Extension\.extension:[^.]+$/.test(element.id));
  const rows = parts.length
    ? ['| part | how often | type | what it says |', '|---|---|---|---|', ...parts.map((part) => {
      const value = elements.get(`${part.id}.value[x]`);
      return `| \`${part.sliceName}\` | ${part.min}..${part.max} | ${kind(guide, value)} | ${(part.short ?? '').replaceAll('|', '\\|')} |`;
    })]
    : [`Value: ${kind(guide, elements.get('Extension.value[x]'))}`];
  return [`<a id="${id}"></a>`, `## ${title}`, '', `\`${url}\` on ${context.map((one) => `\`${one.expression}\``).join(', ')}: ${description}`, '', ...rows, ''];
}

function kind(guide, value) {
  if (!value || value.max === '0') return 'parts of its own';
  const set = guide.byUrl.get(value.binding?.valueSet?.split('|')[0]);
  const types = value.type.map((type) => type.code).join(', ');
  return set ? `${types} from [${set.title}](terminology.md#value-set-${set.id}) (${value.binding.strength})` : types;
}
