import type { FaceMetrics } from './face.ts';
import type { SfntTables } from './sfnt.ts';

/** `OS/2` fsSelection bit 7. */
const USE_TYPO_METRICS = 0x80;

interface LineMetrics {
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
}

/**
 * Metrics of a face in ems. Ascent, descent and gap are chosen as browsers do: the OS/2 typographic ones where the font
 * asks for them (USE_TYPO_METRICS), else those of `hhea`, else typographic, else Windows' clipping heights.
 */
export function readMetrics(tables: SfntTables, glyphTop: (codePoint: number) => number): FaceMetrics {
  const { head, os2, post } = tables;
  const em = head.u16(18);
  const { ascent, descent, lineGap } = lineMetrics(tables);
  const thickness = post.i16(10) || 0.05 * em;
  const strikeout = os2.i16(26) || thickness;
  const version = os2.u16(0);
  const xHeight = (version >= 2 && os2.i16(86)) || glyphTop(0x78) || 0.5 * em;
  const capHeight = (version >= 2 && os2.i16(88)) || glyphTop(0x48) || 0.7 * em;
  return {
    ascent: ascent / em,
    descent: descent / em,
    lineGap: lineGap / em,
    xHeight: xHeight / em,
    capHeight: capHeight / em,
    // Both tables give the top of the stroke; the contract is its centre.
    underlinePosition: ((post.i16(8) || -0.075 * em) - thickness / 2) / em,
    underlineThickness: thickness / em,
    strikeoutPosition: (os2.i16(28) ? os2.i16(28) - strikeout / 2 : xHeight / 2) / em,
    subscriptShift: (os2.i16(16) || 0.15 * em) / em,
    superscriptShift: (os2.i16(24) || 0.35 * em) / em,
  };
}

function lineMetrics({ head, hhea, os2 }: SfntTables): LineMetrics {
  const typo = { ascent: os2.i16(68), descent: -os2.i16(70), lineGap: Math.max(0, os2.i16(72)) };
  const horizontal = { ascent: hhea.i16(4), descent: -hhea.i16(6), lineGap: Math.max(0, hhea.i16(8)) };
  if ((os2.u16(62) & USE_TYPO_METRICS) !== 0 && isUsable(typo)) return typo;
  if (isUsable(horizontal)) return horizontal;
  if (isUsable(typo)) return typo;
  const windows = { ascent: os2.u16(74), descent: os2.u16(76), lineGap: 0 };
  return isUsable(windows)
    ? windows
    : { ascent: 0.8 * head.u16(18), descent: 0.2 * head.u16(18), lineGap: 0 };
}

function isUsable({ ascent, descent }: LineMetrics): boolean {
  return ascent + descent > 0 && ascent >= 0 && descent >= 0;
}
