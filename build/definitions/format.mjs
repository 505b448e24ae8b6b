// The pack: header, block table, entries sorted by URL, interned strings, then compressed blocks.
// All numbers are little-endian 32 bit. The reader is src/FhirCalc.Fhir/Definitions/PackIndex.cs.
//
//   header   "FCD1", block count, entry count, string count, length of everything before the blocks
//   blocks   per block: offset from the first block, compressed length, raw length
//   entries  per entry: 8 string numbers (type, url, version, id, name, kind, sd type, derivation), block, offset, length
//   strings  string count + 1 offsets into the bytes that follow; string 0 is "absent"
import { brotliCompressSync, constants } from 'node:zlib';

// One look-up inflates one block: big enough to compress well, small enough to stay cheap.
const blockBytes = 96 * 1024;

export function encode(entries) {
  const strings = new Interned();
  const blocks = toBlocks(entries);
  const rows = blocks
    .flatMap(({ members }, block) => members.map((m) => ({ ...m, block })))
    .sort((a, b) => Buffer.compare(Buffer.from(a.key.url), Buffer.from(b.key.url)) || (a.key.resourceType < b.key.resourceType ? -1 : 1));
  const numbers = [];
  let offset = 0;
  for (const { packed, raw } of blocks) {
    numbers.push(offset, packed.length, raw);
    offset += packed.length;
  }
  for (const { key, block, at, length } of rows) {
    numbers.push(...keyOf(key).map((text) => strings.number(text)), block, at, length);
  }
  const { offsets, bytes } = strings.finish();
  const head = 20 + 4 * (numbers.length + offsets.length) + bytes.length;
  const header = [blocks.length, rows.length, offsets.length - 1, head];
  return Buffer.concat([Buffer.from('FCD1'), uint32(header), uint32(numbers), uint32(offsets), bytes, ...blocks.map((b) => b.packed)]);
}

// Neighbours in `entries` are read together, so they share a block.
function toBlocks(entries) {
  const blocks = [];
  let members = [];
  let size = 0;
  const flush = () => {
    if (!members.length) return;
    const raw = Buffer.concat(members.map((m) => m.json));
    blocks.push({ members, raw: raw.length, packed: compress(raw) });
    members = [];
    size = 0;
  };
  for (const { key, json, group } of entries) {
    if (size + json.length > blockBytes || (members.length && members[0].group !== group)) flush();
    members.push({ key, json, group, at: size, length: json.length });
    size += json.length;
  }
  flush();
  return blocks;
}

// Only a StructureDefinition has the type it describes; elsewhere "type" and "kind" mean other things.
const keyOf = (r) => [
  r.resourceType, r.url, r.version, r.id, r.name,
  ...(r.resourceType === 'StructureDefinition' ? [r.kind, r.type, r.derivation] : [undefined, undefined, undefined]),
];

const compress = (raw) => brotliCompressSync(raw, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 20, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
});

const uint32 = (numbers) => Buffer.from(Uint32Array.from(numbers).buffer);

class Interned {
  #numbers = new Map();
  #texts = [Buffer.alloc(0)];

  number(text) {
    if (text === undefined) return 0;
    if (!this.#numbers.has(text)) {
      this.#numbers.set(text, this.#texts.length);
      this.#texts.push(Buffer.from(text));
    }
    return this.#numbers.get(text);
  }

  finish() {
    const offsets = [0];
    for (const text of this.#texts) offsets.push(offsets.at(-1) + text.length);
    return { offsets, bytes: Buffer.concat(this.#texts) };
  }
}
