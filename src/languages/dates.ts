import { DATE_TABLE } from './date-table.ts';
import { nearestOf } from './language-chain.ts';
import { localDigits } from './numbers.ts';

interface DateForms {
  readonly patterns: readonly string[];
  readonly months: readonly string[];
  readonly alone: readonly string[];
  readonly short: readonly string[];
}

/** Where the first day of a month is an ordinal. */
const FIRST_DAY: Readonly<Record<string, string>> = { fr: '1er', it: '1º', pt: '1º', 'pt-PT': '1' };

/** Between the years of the Buddhist era and those of the common era. */
const BUDDHIST = 543;

const MOST = 64;
const forms = new Map<string, DateForms | undefined>();

/** Whether there are names of months for a language. */
export const hasDateWords = (lang: string): boolean => formsOf(lang) !== undefined;

function formsOf(lang: string): DateForms | undefined {
  if (forms.has(lang)) return forms.get(lang);
  const read = readForms(nearestOf(DATE_TABLE, lang));
  if (forms.size >= MOST) forms.clear();
  forms.set(lang, read);
  return read;
}

function readForms(line: string | undefined): DateForms | undefined {
  if (line === undefined) return undefined;
  const fields = line.replaceAll('~', '\u00A0').split(';');
  const names = (index: number): readonly string[] => (fields[index] ? fields[index].split(',') : []);
  return { patterns: fields.slice(0, 4), months: names(4), alone: names(5), short: names(6) };
}

const ISO_DATE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/**
 * An ISO 8601 date (year, month or day, with a time and zone where given) in the words of a language; as it is where
 * there are none for the language; undefined where the text is no such date. The calendar is not checked here:
 * validation did.
 */
export function dateWords(text: string, lang: string, short = false): string | undefined {
  const match = ISO_DATE.exec(text);
  if (!match) return undefined;
  const [, year = '', month, day, hour, minute, zone] = match;
  const known = formsOf(lang);
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  const date = known ? filled(known, short, { year, month, day: dayWords(day, lang) }) : text.slice(0, 10);
  const time = hour === undefined ? '' : `${timeJoin(lang)}${hour}:${minute}${zoneWords(zone)}`;
  return localDigits(date + time, lang);
}

function dayWords(day: string | undefined, lang: string): string | undefined {
  if (day === undefined) return undefined;
  return (day === '01' ? nearestOf(FIRST_DAY, lang) : undefined) ?? String(Number(day));
}

interface DateParts {
  readonly year: string;
  readonly month: string | undefined;
  readonly day: string | undefined;
}

function filled(known: DateForms, short: boolean, { year, month, day }: DateParts): string {
  const era = String(Number(year) + BUDDHIST);
  if (month === undefined) return known.patterns[0]?.includes('B') ? era : yearAlone(known, year);
  const index = Number(month) - 1;
  const pattern = known.patterns[(short ? 2 : 0) + (day === undefined ? 1 : 0)] ?? '';
  return pattern.replace(/[DMLSNYB]/g, (sign) => {
    switch (sign) {
      case 'D':
        return day ?? '';
      case 'Y':
        return year;
      case 'B':
        return era;
      case 'N':
        return String(index + 1);
      case 'S':
        return known.short[index] ?? known.months[index] ?? '';
      case 'L':
        return known.alone[index] ?? known.months[index] ?? '';
      default:
        return known.months[index] ?? '';
    }
  });
}

/** `2026`, `2026年`. */
const yearAlone = (known: DateForms, year: string): string =>
  year + (/^Y([\u5e74\ub144])/.exec(known.patterns[1] ?? '')?.[1] ?? '');

/** Between a date and a time. */
function timeJoin(lang: string): string {
  if (/^(?:zh|ja|ko|th|lo|km|my)\b/.test(lang)) return ' ';
  return /^(?:ar|fa|ur|ps|sd|ckb|ug)\b/.test(lang) ? '، ' : ', ';
}

function zoneWords(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^(?:Z|[+-]00:?00)$/.test(zone)) return '\u00A0UTC';
  const minutes = zone.slice(-2);
  const sign = zone.startsWith('-') ? '\u2212' : '+';
  return `\u00A0UTC${sign}${Number(zone.slice(1, 3))}${minutes === '00' ? '' : `:${minutes}`}`;
}
