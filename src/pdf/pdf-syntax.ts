import type { PdfDictionary, PdfValue } from './pdf-object.ts';

/**
 * The data of an object in PDF syntax (ISO 32000-1 §7.3); its characters are bytes. Says what pdfkit's conversion says
 * (a test holds them together), without white space that means nothing. `gap` is put before what would run into a
 * regular character.
 */
export function syntax(value: PdfValue, gap = ''): string {
  switch (typeof value) {
    case 'string':
      return `/${value}`;
    case 'object':
      return value === null ? `${gap}null` : objectSyntax(value, gap);
    case 'undefined':
      return `${gap}null`;
    default:
      return gap + String(value);
  }
}

function objectSyntax(value: object, gap: string): string {
  if (Array.isArray(value)) return arraySyntax(value);
  if (Object.getPrototypeOf(value) === Object.prototype) return dictionarySyntax(value as PdfDictionary);
  if (value instanceof String) return textLiteral(String(value));
  if (value instanceof Uint8Array) return hexString(value);
  // References, and the trees that pdfkit keeps.
  return gap + String(value);
}

function arraySyntax(items: readonly PdfValue[]): string {
  let out = '[';
  for (let index = 0; index < items.length; index += 1) out += syntax(items[index], index === 0 ? '' : ' ');
  return `${out}]`;
}

function dictionarySyntax(entries: PdfDictionary): string {
  let out = '<<';
  for (const key in entries) {
    const value = entries[key];
    if (value !== undefined) out += `/${key}${syntax(value, ' ')}`;
  }
  return `${out}>>`;
}

/** ISO 32000-1 §7.9.2.2: a text string, PDFDocEncoding where plain ASCII does and UTF-16BE with a mark elsewhere. */
export function textLiteral(text: string): string {
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
