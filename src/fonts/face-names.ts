import type { TableView } from './table-view.ts';

export interface FaceNames {
  readonly postScript: string;
  readonly family: string;
}

const POSTSCRIPT = 6;
/** The typographic family, then the four-style family of older programs. */
const FAMILY = [16, 1];

/** Names of a face (OpenType `name`), with `Font` where the file gives none. */
export function readNames(name: TableView): FaceNames {
  const family = FAMILY.map((id) => findName(name, id)).find((text) => text !== '') ?? 'Font';
  return { postScript: postScriptName(findName(name, POSTSCRIPT) || family), family };
}

/** Only what may stand in a PDF name without escapes, and in a PostScript name at all. */
function postScriptName(text: string): string {
  return text.replace(/[^!-~]|[[\](){}<>/%#]/g, '').slice(0, 63) || 'Font';
}

/** English in Microsoft's encoding first, then any Unicode record, then Mac Roman taken for ASCII. */
function findName(name: TableView, id: number): string {
  const count = Math.min(name.u16(2), 1024);
  const storage = name.u16(4);
  let found = '';
  let foundRank = 0;
  for (let index = 0; index < count; index += 1) {
    const record = 6 + index * 12;
    if (name.u16(record + 6) !== id) continue;
    const platform = name.u16(record);
    const rank = platform === 3 ? (name.u16(record + 4) === 0x409 ? 4 : 3) : platform === 0 ? 2 : 1;
    if (rank <= foundRank) continue;
    found = decode(name, storage + name.u16(record + 10), name.u16(record + 8), platform === 1 ? 1 : 2);
    foundRank = rank;
  }
  return found.trim();
}

function decode(name: TableView, start: number, length: number, width: 1 | 2): string {
  let text = '';
  for (let at = start; at + width <= Math.min(start + length, name.length); at += width)
    text += String.fromCharCode(width === 2 ? name.u16(at) : name.u8(at) & 0x7f);
  return text.toWellFormed();
}
