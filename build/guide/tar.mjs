// A tar archive (ustar) of files in memory, without owner or time, so that the same files give the same bytes.
export function tar(files) {
  const blocks = files.flatMap(([name, content]) => [header(name, content.length), content, Buffer.alloc(-content.length & 511)]);
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function header(name, size) {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name}: too long for a tar header`);
  const block = Buffer.alloc(512);
  const octal = (value, length) => value.toString(8).padStart(length - 1, '0') + '\0';
  block.write(name, 0);
  block.write(octal(0o644, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\0' + '00', 257);
  block.write(octal(block.reduce((sum, byte) => sum + byte, 0), 7) + ' ', 148);
  return block;
}
