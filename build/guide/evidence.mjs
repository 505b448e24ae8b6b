// Writes the statements of terminology/evidence/statements.json as one FSH CodeSystem, so that every conclusion can cite its evidence by code.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [from, to] = process.argv.slice(2);
const { kinds, sources, statements } = JSON.parse(readFileSync(from, 'utf8'));
// Where a statement is carried that is no rule's: value sets, codes, invariants, background, or not yet.
const carriedBy = JSON.parse(readFileSync(new URL('carried.json', pathToFileURL(from)), 'utf8'));
const text = (value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const propertyDefinitions = [
  ['source', 'string', 'The source review.'],
  ['citation', 'string', 'The source review as journal, year and pages.'],
  ['doi', 'string', 'The DOI of the source review.'],
  ['section', 'string', 'The section or table of the source.'],
  ['organ', 'string', 'The organ that the statement is about; "any" for all. Repeats.'],
  ['kind', 'string', `What the statement is used for: ${Object.entries(kinds).map(([k, v]) => `${k} (${v})`).join('; ')}.`],
  ['outcome', 'Coding', 'The outcome that the statement is about.'],
  ['risk', 'Coding', 'The grade that this guide gives the statement on HL7\'s scale of risk probability.'],
  ['carried', 'string', 'Where the guide carries the statement besides rules; "context" is background that drives nothing. Repeats.'],
  ['note', 'string', 'What a reader of the statement must know; readings of our own are marked there.'],
];

const lines = [
  'CodeSystem: CalcificationEvidenceCS',
  'Id: calcification-evidence',
  'Title: "Calcification evidence"',
  `Description: "Statements of two published reviews on calcification, in the words of this guide, with the guide's grading. ${
    Object.entries(sources).map(([id, s]) => `${id}: ${s.authors}. ${s.title}. ${s.journal}. doi:${s.doi}.`).join(' ')}"`,
  '* insert LocalCodeSystem',
  ...propertyDefinitions.flatMap(([code, type, description], i) => [
    `* ^property[${i}].code = #${code}`,
    `* ^property[${i}].type = #${type}`,
    `* ^property[${i}].description = ${text(description)}`,
  ]),
];

for (const statement of statements) {
  lines.push(`* #${statement.id} ${text(statement.when)} ${text(statement.says)}`);
  properties(statement).forEach(([code, type, value], i) => {
    lines.push(`  * ^property[${i}].code = #${code}`);
    lines.push(`  * ^property[${i}].${type} = ${value}`);
  });
}
lines.push('', 'ValueSet: CalcificationEvidenceVS', 'Id: calcification-evidence', 'Title: "Calcification evidence"',
  'Description: "All statements."', '* insert LocalValueSet', '* include codes from system CalcificationEvidenceCS', '');
writeFileSync(to, lines.join('\n'));

function properties({ id, source, section, organ, kind, outcome, risk, note }) {
  return [
    ['source', 'valueString', text(source)],
    ['citation', 'valueString', text(sources[source].journal)],
    ['doi', 'valueString', text(sources[source].doi)],
    ['section', 'valueString', text(section)],
    ...organ.split(/,\s*/).map((one) => ['organ', 'valueString', text(one)]),
    ['kind', 'valueString', text(kind)],
    ...(outcome ? [['outcome', 'valueCoding', `CalcificationOutcomeCS#${outcome}`]] : []),
    ...(risk ? [['risk', 'valueCoding', `$risk#${risk}`]] : []),
    ...(carriedBy[id] ?? []).map((place) => ['carried', 'valueString', text(place)]),
    ...(note ? [['note', 'valueString', text(note)]] : []),
  ];
}
