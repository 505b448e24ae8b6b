// Writes the pages of the guide: prose by hand (pages/*.md), tables from the compiled profiles and the manifest of examples.
//   node pages.mjs <repository> <compiled> <to>
// In the prose, {{elements}}, {{rules}}, {{example FILE}} and {{rejected}} stand for tables of the profile whose id the file has;
// {{profiles A B …}}, {{cases}}, {{search}} and {{operations}} stand for tables of the whole guide.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { elements, rules } from './pages-profile.mjs';
import { cases, example, rejected } from './pages-example.mjs';
import { extensions } from './pages-extensions.mjs';
import { terminology } from './pages-terminology.mjs';

const [root, compiled, to] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const artifacts = ['profiles', 'terminology', 'rules'].flatMap((part) =>
  readdirSync(join(compiled, part)).sort().map((file) => read(join(compiled, part, file))));
const prose = join(import.meta.dirname, 'pages');

const guide = {
  root,
  artifacts,
  byUrl: new Map(artifacts.map((artifact) => [artifact.url, artifact])),
  manifest: read(join(root, 'profiles/examples/manifest.json')).examples,
  ofType: (type) => artifacts.filter((artifact) => artifact.resourceType === type),
  example: (file) => read(join(root, 'profiles/examples', file)),
};
guide.profiles = guide.ofType('StructureDefinition').filter((one) => one.derivation === 'constraint' && one.type !== 'Extension');

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
const written = readdirSync(prose).filter((file) => file.endsWith('.md')).sort();
for (const file of written) {
  const profile = guide.profiles.find((one) => one.id === basename(file, '.md'));
  const text = readFileSync(join(prose, file), 'utf8').replace(/^\{\{(\w+)(?: (.*))?\}\}$/gm, (_, name, rest) => table(name, rest, profile, file));
  const title = profile ? `# ${profile.title}\n\n${identity(profile)}\n\n` : '';
  writeFileSync(join(to, file), `<!-- Written by build/guide/compile.sh from build/guide/pages/${file} and the compiled guide: change it there. -->\n${title}${text}`);
}

const missing = guide.profiles.filter((one) => !written.includes(`${one.id}.md`)).map((one) => one.id);
if (missing.length) throw new Error(`no page in build/guide/pages for ${missing.join(', ')}`);
writeFileSync(join(to, 'terminology.md'), terminology(guide));
writeFileSync(join(to, 'extensions.md'), extensions(guide));

function table(name, rest, profile, file) {
  const make = {
    elements: () => elements(guide, profile),
    rules: () => rules(guide, profile),
    rejected: () => rejected(guide, profile),
    example: () => example(guide, rest),
    cases: () => cases(guide),
    profiles: () => list(rest.split(' ').map((id) => guide.profiles.find((one) => one.id === id))),
    search: () => search(),
    operations: () => operations(),
  }[name];
  if (!make) throw new Error(`${file}: {{${name}}} is no table`);
  return make();
}

function identity({ url, type, baseDefinition, id }) {
  const parent = guide.byUrl.get(baseDefinition);
  const on = parent ? `[${parent.title}](${parent.id}.md)` : `[${type}](http://hl7.org/fhir/R4/${type.toLowerCase()}.html)`;
  return `Profile \`${url}\` on ${on} · [compiled](../../profiles/generated/StructureDefinition-${id}.json)`;
}

function list(profiles) {
  return ['| profile | on | for |', '|---|---|---|',
    ...profiles.map((one) => `| [${one.title}](${one.id}.md) | ${one.type} | ${one.description.replaceAll('|', '\\|')} |`)].join('\n');
}

function search() {
  return ['| parameter | on | type | finds |', '|---|---|---|---|',
    ...guide.ofType('SearchParameter').map((one) => `| \`${one.code}\` | ${one.base.join(', ')} | ${one.type} | ${one.description.replaceAll('|', '\\|')} |`)].join('\n');
}

function operations() {
  return guide.ofType('OperationDefinition').map((one) => [
    `**\`POST [base]/${one.resource[0]}/$${one.code}\`**: ${one.description} ${one.comment}`, '',
    '| parameter | | | type | |', '|---|---|---|---|---|',
    ...one.parameter.map((part) => `| ${part.name} | ${part.use} | ${part.min}..${part.max} | ${part.type} | ${part.documentation} |`)].join('\n')).join('\n\n');
}
