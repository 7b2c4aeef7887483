import { InternalError } from '../base/index.ts';

/** The number of an indirect object. */
export type ObjectNumber = number;

/** ISO 32000-1 §7.3.10. */
export function reference(object: ObjectNumber): string {
  return `${object} 0 R`;
}

/** ISO 32000-1 §7.3.3: at most three decimals, never an exponent. */
export function real(value: number): string {
  if (!(Math.abs(value) < 1e9)) throw new InternalError(`number ${value} cannot be written into a PDF`);
  const thousandths = Math.round(value * 1000);
  if (thousandths % 1000 === 0) return String(thousandths / 1000);
  return (thousandths / 1000)
    .toFixed(3)
    .replace(/0+$/, '')
    .replace(/^(-?)0\./, '$1.');
}

export function reals(...values: readonly number[]): string {
  return values.map(real).join(' ');
}

/** ISO 32000-1 §7.3.5: a name, with what is not regular escaped. */
export function name(text: string): string {
  let out = '/';
  for (const byte of new TextEncoder().encode(text)) {
    const regular = byte > 0x20 && byte < 0x7f && !'#%()/<>[]{}'.includes(String.fromCharCode(byte));
    out += regular ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  }
  return out;
}

/** ISO 32000-1 §7.9.2.2: a text string, PDFDocEncoding where plain ASCII does and UTF-16BE with a mark elsewhere. */
export function textString(text: string): string {
  if (!/[^\x20-\x7e]/.test(text)) return literal(text);
  const whole = text.toWellFormed();
  let bytes = '\xfe\xff';
  for (let index = 0; index < whole.length; index += 1) {
    const unit = whole.charCodeAt(index);
    bytes += String.fromCharCode(unit >> 8, unit & 0xff);
  }
  return literal(bytes);
}

/** ISO 32000-1 §7.3.4.2: a string whose characters are its bytes. */
export function literal(bytes: string): string {
  return `(${bytes.replace(/[()\\\r\n]/g, escapeByte)})`;
}

function escapeByte(byte: string): string {
  if (byte === '\r') return '\\r';
  return byte === '\n' ? '\\n' : `\\${byte}`;
}

/** ISO 32000-1 §7.3.4.3. */
export function hexString(bytes: Uint8Array): string {
  let out = '<';
  for (const byte of bytes) out += byte.toString(16).padStart(2, '0');
  return `${out}>`;
}
