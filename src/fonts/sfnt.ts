import { damagedFont, type FontFault, fontFault } from './font-fault.ts';
import { TableView } from './table-view.ts';

/** The tables of a TrueType file that are read here (OpenType 1.9.1, chapter "OpenType Font File"). */
export interface SfntTables {
  readonly bytes: Uint8Array;
  readonly head: TableView;
  readonly hhea: TableView;
  readonly hmtx: TableView;
  readonly maxp: TableView;
  readonly cmap: TableView;
  /** `cff`: PostScript outlines in a `CFF ` or `CFF2` table; then `loca` and `glyf` are empty. */
  readonly outlines: 'glyf' | 'cff';
  readonly loca: TableView;
  readonly glyf: TableView;
  /** Empty in a static font. */
  readonly fvar: TableView;
  /** Empty where the file has none: old Apple fonts lack OS/2. */
  readonly os2: TableView;
  readonly post: TableView;
  readonly name: TableView;
}

const REQUIRED = ['head', 'hhea', 'hmtx', 'maxp', 'cmap'];
const REQUIRED_TRUETYPE = [...REQUIRED, 'loca', 'glyf'];
const HEAD_MAGIC = 0x5f0f3cf5;

/** Reads the table directory and checks all that later reads rely on. No table is copied or expanded. */
export function readSfnt(bytes: Uint8Array): SfntTables | FontFault {
  const file = new TableView(bytes);
  const signature = signatureFault(file);
  if (signature) return signature;
  const places = tableDirectory(file);
  if (!(places instanceof Map)) return places;
  const kind = kindFault(places);
  if (kind) return kind;
  const outlines = places.has('glyf') ? 'glyf' : 'cff';
  const missing = (outlines === 'glyf' ? REQUIRED_TRUETYPE : REQUIRED).find((tag) => !places.has(tag));
  if (missing) return damagedFont(`it has no \`${missing}\` table`);
  const none = new TableView(bytes, 0, 0);
  const table = (tag: string): TableView => places.get(tag) ?? none;
  const tables: SfntTables = {
    bytes,
    outlines,
    head: table('head'),
    hhea: table('hhea'),
    hmtx: table('hmtx'),
    maxp: table('maxp'),
    cmap: table('cmap'),
    loca: table('loca'),
    glyf: table('glyf'),
    fvar: table('fvar'),
    os2: table('OS/2'),
    post: table('post'),
    name: table('name'),
  };
  return consistencyFault(tables) ?? embeddingFault(tables.os2) ?? tables;
}

export function isFontFault(value: SfntTables | FontFault): value is FontFault {
  return 'code' in value;
}

function signatureFault(file: TableView): FontFault | undefined {
  const signature = file.tag(0);
  if (signature === '\0\x01\0\0' || signature === 'true' || signature === 'OTTO') return undefined;
  if (signature === 'ttcf') return fontFault('collection');
  return fontFault(looksLikeText(file) ? 'text' : 'notAFont');
}

/** Printable ASCII, tabs and line ends only in the first bytes. */
function looksLikeText(file: TableView): boolean {
  const length = Math.min(file.length, 64);
  for (let at = 0; at < length; at += 1) {
    const byte = file.u8(at);
    const printable = (byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13);
    if (!printable) return false;
  }
  return length > 0;
}

function tableDirectory(file: TableView): Map<string, TableView> | FontFault {
  const count = file.u16(4);
  if (12 + count * 16 > file.length) return fontFault('truncated');
  const places = new Map<string, TableView>();
  for (let entry = 12; entry < 12 + count * 16; entry += 16) {
    const start = file.u32(entry + 8);
    const length = file.u32(entry + 12);
    if (start + length > file.length) return fontFault('truncated');
    places.set(file.tag(entry), new TableView(file.bytes, start, length));
  }
  return places;
}

function kindFault(places: ReadonlyMap<string, TableView>): FontFault | undefined {
  if (['glyf', 'CFF ', 'CFF2'].some((tag) => places.has(tag))) return undefined;
  return ['CBDT', 'EBDT', 'sbix', 'SVG ', 'COLR', 'bdat'].some((tag) => places.has(tag))
    ? fontFault('bitmap')
    : undefined;
}

function consistencyFault({
  outlines,
  head,
  hhea,
  hmtx,
  maxp,
  loca,
  glyf,
}: SfntTables): FontFault | undefined {
  const unitsPerEm = head.u16(18);
  if (head.length < 54 || head.u32(12) !== HEAD_MAGIC) return damagedFont('`head` is not a head table');
  if (unitsPerEm < 16 || unitsPerEm > 16384) return damagedFont(`${unitsPerEm} units per em`);
  const glyphs = maxp.u16(4);
  if (outlines === 'glyf' && (maxp.length < 32 || maxp.u32(0) !== 0x10000))
    return damagedFont('`maxp` is not one of TrueType outlines');
  if (glyphs === 0) return damagedFont('it has no glyphs');
  const metrics = hhea.u16(34);
  if (hhea.length < 36 || metrics === 0 || metrics > glyphs) return damagedFont('`hhea` and `maxp` disagree');
  if (hmtx.length < metrics * 4 + (glyphs - metrics) * 2) return damagedFont('`hmtx` is too short');
  if (outlines === 'cff') return undefined;
  const long = head.i16(50) !== 0;
  if (loca.length < (glyphs + 1) * (long ? 4 : 2)) return damagedFont('`loca` is too short');
  const end = long ? loca.u32(glyphs * 4) : loca.u16(glyphs * 2) * 2;
  return end > glyf.length ? damagedFont('`loca` reaches beyond `glyf`') : undefined;
}

/** OS/2 fsType: restricted licence, bitmaps only, or no subsets. A file without the table says nothing. */
function embeddingFault(os2: TableView): FontFault | undefined {
  const permissions = os2.u16(8);
  if ((permissions & 0x000e) === 0x0002 || (permissions & 0x0200) !== 0) return fontFault('forbidden');
  return (permissions & 0x0100) !== 0 ? fontFault('forbidsSubset') : undefined;
}
