// The tables of a profile: what it says of each element, and its rules.
const Shown = new Set(['Quantity', 'Range', 'CodeableConcept', 'integer', 'Reference', 'Extension']);

// What the profile itself says; what it takes from its parent stands on the parent's page.
export function elements(guide, profile) {
  const own = new Map(profile.differential.element.map((element) => [element.id, element]));
  const all = new Map(profile.snapshot.element.map((element) => [element.id, element]));
  const rows = profile.snapshot.element
    .filter((element) => element.id.includes('.') && own.has(element.id) && isRow(element))
    .map((element) => row(guide, profile, element, all));
  return ['| element | how often | type | values | what it says |', '|---|---|---|---|---|', ...rows].join('\n');
}

// Parts of a component stand in the row of the component; what only divides stands nowhere.
function isRow({ id, sliceName, slicing, mustSupport }) {
  if (id.endsWith('.component') || /\.extension$/.test(id)) return false;
  if (/\.component:[^.]+\.(code|value\[x\])$/.test(id)) return false;
  if (slicing && !sliceName && !mustSupport) return false;
  return true;
}

function row(guide, profile, element, all) {
  const value = all.get(`${element.id}.value[x]`) ?? element;
  const code = all.get(`${element.id}.code`);
  const name = element.sliceName ? sliceLabel(element, code) : `\`${element.id.split('.').slice(1).join('.')}\``;
  return `| ${[name, `${element.min}..${element.max}${element.mustSupport ? ' MS' : ''}`, types(guide, element, value), values(guide, element, value), says(guide, element)].map(cell).join(' | ')} |`;
}

// An extension is told by its own description: R4's short text says nothing of it.
function says(guide, element) {
  const extension = guide.byUrl.get(element.type?.[0]?.profile?.[0]);
  return (extension?.type === 'Extension' ? extension.description : element.short) ?? '';
}

function sliceLabel(element, code) {
  const coding = code?.patternCodeableConcept?.coding?.[0];
  return coding ? `component \`${coding.code}\`` : `\`${element.id.split('.').slice(1).join('.')}\``;
}

function types(guide, element, value) {
  return (value.type ?? []).filter((type) => Shown.has(type.code) || value.type.length < 6).map((type) => {
    if (type.targetProfile) return `Reference(${type.targetProfile.map((target) => target.split('/').pop()).join(', ')})`;
    const extension = type.code === 'Extension' && guide.byUrl.get(type.profile?.[0]);
    if (extension) return `[extension \`${extension.id}\`](extensions.md#${extension.id})`;
    if (type.profile?.length) return type.profile.map((url) => (guide.byUrl.has(url) ? link(guide, url) : url.split('/').pop())).join(', ');
    return type.code.split('/').pop();
  }).join(', ');
}

function values(guide, element, value) {
  const pattern = value.patternCodeableConcept ?? (element === value ? undefined : element.patternCodeableConcept);
  if (pattern) return pattern.coding.map((coding) => `\`${coding.code}\``).join(' ');
  if (value.patternQuantity) return `in \`${value.patternQuantity.code}\``;
  if (!value.binding?.valueSet) return '';
  const set = guide.byUrl.get(value.binding.valueSet.split('|')[0]);
  return set ? `[${set.title}](terminology.md#value-set-${set.id}) (${value.binding.strength})` : '';
}

const link = (guide, url) => `[${guide.byUrl.get(url).title}](${guide.byUrl.get(url).id}.md)`;
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export function rules(guide, profile) {
  const stated = profile.differential.element.flatMap((element) => (element.constraint ?? []).map((constraint) => ({ element, constraint })));
  if (!stated.length) return 'No rules beyond those of R4 and of the table above.';
  const unique = [...new Map(stated.map((one) => [one.constraint.key, one])).values()];
  return ['| rule | severity | what it demands |', '|---|---|---|',
    ...unique.map(({ constraint }) => `| ${constraint.key} | ${constraint.severity} | ${cell(constraint.human)} |`)].join('\n');
}
