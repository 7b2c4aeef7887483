import { cjkDecimal, cjkNumber } from './cjk-numbers.ts';
import {
  ALPHABETS,
  alphabetic,
  ethiopic,
  FIXED,
  hebrew,
  LETTER_NUMBERS,
  letterNumber,
  otherDigits,
  roman,
  ZEROS,
} from './counter-systems.ts';

/** Counter styles, CSS Counter Styles 3 §6 and §7. Own tables, so that nothing depends on a locale. */

const SYMBOLS: Readonly<Record<string, string>> = { disc: '•', circle: '◦', square: '▪' };

function leadingZero(value: number): string {
  return `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(2, '0')}`;
}

/** The text of a counter's value in a named style; what a style cannot say, and styles unknown, are decimal. */
export function formatCounter(value: number, style: string): string {
  switch (style) {
    case 'none':
      return '';
    case 'decimal':
      return String(value);
    case 'decimal-leading-zero':
      return leadingZero(value);
    case 'lower-roman':
      return roman(value) ?? String(value);
    case 'upper-roman':
      return roman(value)?.toUpperCase() ?? String(value);
    case 'hebrew':
      return hebrew(value) ?? String(value);
    case 'ethiopic-numeric':
      return ethiopic(value) ?? String(value);
    case 'cjk-decimal':
      return cjkDecimal(value) ?? String(value);
    default:
      return fromTables(value, style === 'armenian' ? 'upper-armenian' : style) ?? String(value);
  }
}

function fromTables(value: number, style: string): string | undefined {
  const symbol = SYMBOLS[style];
  if (symbol !== undefined) return symbol;
  const letters = ALPHABETS[style];
  if (letters !== undefined) return alphabetic(value, letters);
  const zero = ZEROS[style];
  if (zero !== undefined) return otherDigits(value, zero);
  const places = LETTER_NUMBERS[style];
  if (places !== undefined) return letterNumber(value, places);
  const fixed = FIXED[style];
  if (fixed !== undefined) return fixed[value - 1] ?? cjkDecimal(value);
  return cjkNumber(value, style);
}

/** What stands between the number and the text of its item, where it is not a full stop and a space. */
function suffixOf(style: string): string {
  if (/^(?:cjk-|simp-|trad-|japanese-|hiragana|katakana)/.test(style)) return '、';
  if (style.startsWith('korean-')) return ', ';
  return style === 'ethiopic-numeric' ? '/ ' : '. ';
}

/**
 * What a marker shows for a `list-style-type`: the counter and its suffix (CSS Counter Styles 3 §3.3), or the string
 * itself for a quoted type. Empty for `none`.
 */
export function markerText(value: number, type: string): string {
  if (type === 'none' || type === '') return '';
  const quote = type[0];
  if (quote === '"' || quote === "'")
    return type.endsWith(quote) && type.length > 1 ? type.slice(1, -1) : type.slice(1);
  return SYMBOLS[type] === undefined ? formatCounter(value, type) + suffixOf(type) : `${SYMBOLS[type]} `;
}
