import type { PDFReference, PdfDictionary, PdfValue } from 'pdfkit';
import { InternalError } from '../base/index.ts';

export type { PdfDictionary, PdfValue };
/** An indirect object of any kind. */
export type Reference = PDFReference;
/** An indirect object that is a dictionary or a stream with one. */
export type DictionaryReference = PDFReference<PdfDictionary>;

/** ISO 32000-1 §7.3.3: a number as objects hold it, with at most three decimals. */
export function real(value: number): number {
  if (!(Math.abs(value) < 1e9)) throw new InternalError(`number ${value} cannot be written into a PDF`);
  return Math.round(value * 1000) / 1000;
}

/** ISO 32000-1 §7.3.5: a name, with what is not regular escaped. pdfkit writes names as they are. */
export function name(text: string): string {
  let out = '';
  for (const byte of new TextEncoder().encode(text)) {
    const regular = byte > 0x20 && byte < 0x7f && !'#%()/<>[]{}'.includes(String.fromCharCode(byte));
    out += regular ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  }
  return out;
}

/**
 * ISO 32000-1 §7.9.2.2: a text string. pdfkit writes a `String` byte by byte where it is ASCII, and as UTF-16 elsewhere;
 * but control characters are others in PDFDocEncoding, so with them the UTF-16 is ours.
 */
export function textString(text: string): PdfValue {
  const whole = text.toWellFormed();
  return /[\x00-\x1f\x7f]/.test(whole) && !/[^\x00-\x7f]/.test(whole) ? utf16(whole) : asciiString(whole);
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff);
  for (let index = 0; index < text.length; index += 1) view.setUint16(2 + index * 2, text.charCodeAt(index));
  return bytes;
}

/** A string that is known to be ASCII, as its bytes: dates and URIs. */
export function asciiString(text: string): PdfValue {
  // pdfkit tells strings from names by the wrapper.
  return new String(text);
}
