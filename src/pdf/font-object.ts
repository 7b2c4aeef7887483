import type { Face, FinishedSubset } from '../fonts/index.ts';
import { deflatedProgram } from './deflated-programs.ts';
import type { DocumentFont } from './document-fonts.ts';
import type { PdfDocument } from './pdf-document.ts';
import { asciiString, name, type PdfDictionary, type Reference, real } from './pdf-object.ts';

const FIXED_PITCH = 1;
const SERIF = 2;
const SYMBOLIC = 4;
const ITALIC = 64;

/**
 * Writes a Type 0 font over a TrueType subset (ISO 32000-1 §9.7): codes are CIDs are the subset's glyph ids, so
 * `Identity` maps both; pdfkit would load fontkit for its own. No CIDSet: PDF/UA-1 does not ask for it, and a wrong one fails.
 */
export function writeFont(document: PdfDocument, { face, subset }: DocumentFont): Reference {
  const finished = subset.finish();
  const BaseFont = name(`${subsetTag(finished)}+${face.name}`);
  const FontFile2 = document.stream(
    { Length1: finished.program.length, Filter: 'FlateDecode' },
    deflatedProgram(face, finished.program),
  );
  const FontDescriptor = document.object({
    Type: 'FontDescriptor',
    FontName: BaseFont,
    ...metrics(face),
    FontFile2,
  });
  const descendant = document.object({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont,
    CIDSystemInfo: { Registry: asciiString('Adobe'), Ordering: asciiString('Identity'), Supplement: 0 },
    CIDToGIDMap: 'Identity',
    FontDescriptor,
    W: [0, finished.widths.map(real)],
  });
  return document.object({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: document.deflated({}, Buffer.from(finished.toUnicode, 'latin1')),
  });
}

function metrics({ program, style }: Face): PdfDictionary {
  const scale = 1000 / program.unitsPerEm;
  const scaled = (value: number): number => Math.round(value * scale);
  return {
    Flags:
      SYMBOLIC |
      (program.fixedPitch ? FIXED_PITCH : 0) |
      (program.serif ? SERIF : 0) |
      (style === 'italic' || program.italicAngle !== 0 ? ITALIC : 0),
    FontBBox: program.boundingBox.map(scaled),
    ItalicAngle: real(program.italicAngle),
    Ascent: scaled(program.ascent),
    Descent: scaled(program.descent),
    CapHeight: scaled(program.capHeight),
    StemV: stemWidth(program.weight),
  };
}

/** No font file tells its stems' width; this is near to that of text faces from light to black. */
function stemWidth(weight: number): number {
  return Math.round(50 + (weight / 65) ** 2);
}

/** ISO 32000-1 §9.6.4: six capitals that are another for another subset; a hash (FNV-1a) of its widths and text. */
function subsetTag({ widths, toUnicode, program }: FinishedSubset): string {
  let hash = 0x811c9dc5 ^ program.length;
  for (const width of widths) hash = Math.imul(hash ^ width, 0x01000193);
  for (let index = 0; index < toUnicode.length; index += 1)
    hash = Math.imul(hash ^ toUnicode.charCodeAt(index), 0x01000193);
  hash >>>= 0;
  let tag = '';
  for (let index = 0; index < 6; index += 1) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}
