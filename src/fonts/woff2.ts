import { brotliDecompressSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { damagedFont, type FontFault, fontFault } from './font-fault.ts';
import { type RebuiltGlyphs, rebuildGlyphs, rebuildMetrics } from './woff2-glyphs.ts';
import { byTag, writeSfnt } from './write-sfnt.ts';

/** Bytes that a web font may hold when unpacked. */
export const MOST_UNPACKED = 128 * 1024 * 1024;

/** Tags that are written as a number (WOFF 2.0 §4.1), five letters each. */
const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX ' +
  'vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat ' +
  'fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill';

const HEADER = 48;
const OTHER_TAG = 63;
const MAX_TABLES = 256;
/** Transformation version that stands for none in `glyf` and `loca`; in the others it is 0. */
const GLYPHS_AS_THEY_ARE = 3;

interface Entry {
  readonly tag: string;
  readonly transformed: boolean;
  readonly length: number;
  /** In the uncompressed data. */
  readonly stored: number;
}

/** The font file in a WOFF 2.0 file: one Brotli stream, `glyf`, `loca` and perhaps `hmtx` in another form (§5). */
export function unpackWoff2(bytes: Uint8Array): Uint8Array | FontFault {
  const reader = new ByteReader(bytes);
  reader.skip(4);
  if (reader.u32() === TTC_FLAVOR) return fontFault('collection');
  reader.skip(4);
  const count = reader.u16();
  reader.skip(6);
  const compressed = reader.u32();
  reader.at = HEADER;
  const entries = count <= MAX_TABLES ? readDirectory(reader, count) : undefined;
  if (entries === undefined || reader.failed || reader.at + compressed > bytes.length)
    return fontFault('truncated');
  const total = entries.reduce((sum, { stored }) => sum + stored, 0);
  if (total > MOST_UNPACKED) return damagedFont('it says that it holds more than 128 MiB');
  const data = decompressed(bytes.subarray(reader.at, reader.at + compressed), total);
  if (data === undefined) return damagedFont('its tables cannot be unpacked');
  return rebuild(entries, data);
}

const TTC_FLAVOR = 0x74746366;

function readDirectory(reader: ByteReader, count: number): Entry[] | undefined {
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    const flags = reader.u8();
    const known = flags & 0x3f;
    const tag = known === OTHER_TAG ? reader.tag() : KNOWN_TAGS.slice(known * 5, known * 5 + 4);
    const version = flags >> 6;
    const length = reader.base128();
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== GLYPHS_AS_THEY_ARE : version !== 0;
    const stored = transformed ? reader.base128() : length;
    if (reader.failed) return undefined;
    entries.push({ tag, transformed, length, stored });
  }
  return entries;
}

function decompressed(data: Uint8Array, length: number): Uint8Array | undefined {
  try {
    const whole = brotliDecompressSync(data, { maxOutputLength: Math.max(length, 1) });
    return whole.length === length ? whole : undefined;
  } catch {
    return undefined;
  }
}

function rebuild(entries: readonly Entry[], data: Uint8Array): Uint8Array | FontFault {
  const stored = new Map<string, Uint8Array>();
  let at = 0;
  for (const entry of entries) {
    stored.set(entry.tag, data.subarray(at, at + entry.stored));
    at += entry.stored;
  }
  const isTransformed = (tag: string): boolean =>
    entries.some((entry) => entry.tag === tag && entry.transformed);
  const tables = new Map(stored);
  let glyphs: RebuiltGlyphs | undefined;
  if (isTransformed('glyf')) {
    glyphs = rebuildGlyphs(stored.get('glyf') ?? NO_BYTES);
    if (glyphs === undefined) return damagedFont('its outlines cannot be unpacked');
    tables.set('glyf', glyphs.glyf).set('loca', glyphs.loca);
    tables.set('head', withLongOffsets(stored.get('head') ?? NO_BYTES));
  }
  if (isTransformed('hmtx')) {
    const hmtx = rebuildMetrics(stored.get('hmtx') ?? NO_BYTES, stored.get('hhea') ?? NO_BYTES, glyphs);
    if (hmtx === undefined) return damagedFont('its widths cannot be unpacked');
    tables.set('hmtx', hmtx);
  }
  return writeSfnt(byTag([...tables]));
}

const NO_BYTES = new Uint8Array();

/** `indexToLocFormat` of `head`. */
function withLongOffsets(head: Uint8Array): Uint8Array {
  const copy = head.slice();
  if (copy.length >= 52) copy[51] = 1;
  return copy;
}
