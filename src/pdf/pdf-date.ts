/** A moment as PDF and XMP write it. */
export interface PdfDate {
  /** ISO 32000-1 §7.9.4: `D:20260131120000+01'00`. */
  readonly pdf: string;
  /** XMP Part 1 §8.2.1.1. */
  readonly xmp: string;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** From an ISO 8601 date (midnight UTC), or date and time with a zone; undefined for anything else. */
export function pdfDate(text: string): PdfDate | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = match;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}'${zone.slice(4)}`;
  return {
    pdf: `D:${year}${month}${day}${hour}${minute}${second}${offset}`,
    xmp: `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`,
  };
}
