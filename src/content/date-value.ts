/** A day, a month or a year: `2025-12-17`, `2025-12`, `2025`. */
export interface CalendarDate {
  readonly kind: 'date';
  /** As the author wrote it. */
  readonly text: string;
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** A moment with its zone: `2025-12-17T09:30+01:00`. */
export interface DateTime {
  readonly kind: 'date-time';
  readonly text: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** `Z` or `+01:00`. */
  readonly zone: string;
}

/** The author says that there is no date. */
export interface Undated {
  readonly kind: 'undated';
  readonly text: 'undated';
}

/** Words where a field takes them in place of a date (`nextUpdate: after the next round`). */
export interface DateInWords {
  readonly kind: 'words';
  readonly text: string;
}

export type DateValue = CalendarDate | DateTime | Undated | DateInWords;

export type DateFault =
  | 'content/impossible-date'
  | 'content/not-a-date'
  | 'content/no-time-zone'
  | 'content/undated-here';

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?([Zz]|[+-]\d{2}:?\d{2})?$/;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month in the proleptic Gregorian calendar; 0 for a month that does not exist. */
function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Reads an ISO 8601 date of day, month or year, a date-time with zone, or `undated`. */
export function parseDate(text: string): DateValue | DateFault {
  if (text.toLowerCase() === 'undated') return { kind: 'undated', text: 'undated' };
  const date = DATE.exec(text);
  if (date) return calendarDate(text, date);
  const moment = DATE_TIME.exec(text);
  return moment ? dateTime(text, moment) : 'content/not-a-date';
}

function calendarDate(text: string, match: RegExpExecArray): CalendarDate | DateFault {
  const year = Number(match[1]);
  if (year === 0) return 'content/impossible-date';
  if (match[2] === undefined) return { kind: 'date', text, year };
  const month = Number(match[2]);
  if (daysIn(year, month) === 0) return 'content/impossible-date';
  if (match[3] === undefined) return { kind: 'date', text, year, month };
  const day = Number(match[3]);
  if (day < 1 || day > daysIn(year, month)) return 'content/impossible-date';
  return { kind: 'date', text, year, month, day };
}

function dateTime(text: string, match: RegExpExecArray): DateTime | DateFault {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((n) => Number(n ?? 0));
  const written = match[7];
  const possible =
    year > 0 && day >= 1 && day <= daysIn(year, month) && hour <= 23 && minute <= 59 && second <= 60;
  if (!possible) return 'content/impossible-date';
  if (written === undefined) return 'content/no-time-zone';
  const zone = canonicalZone(written);
  if (zone === undefined) return 'content/impossible-date';
  return { kind: 'date-time', text, year, month, day, hour, minute, second, zone };
}

/** `Z`, or sign, hours and minutes with a colon; undefined beyond the zones that exist (−12 to +14). */
function canonicalZone(written: string): string | undefined {
  if (written === 'Z' || written === 'z') return 'Z';
  const hours = Number(written.slice(1, 3));
  const minutes = Number(written.slice(-2));
  return hours > 14 || minutes > 59 ? undefined : `${written.slice(0, 3)}:${written.slice(-2)}`;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The ISO form of a date that was written in another common way (`17 December 2025`, `17.12.2025`), for hints. */
export function isoGuess(text: string): string | undefined {
  const day = /^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+),? (\d{4})$/.exec(text);
  if (day) return iso(day[3], monthNumber(day[2]), day[1]);
  const american = /^([A-Za-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text);
  if (american) return iso(american[3], monthNumber(american[1]), american[2]);
  const month = /^([A-Za-z]+),? (\d{4})$/.exec(text);
  if (month) return iso(month[2], monthNumber(month[1]), undefined);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted) return iso(dotted[3], Number(dotted[2]), dotted[1]);
  const loose = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  return loose ? iso(loose[1], Number(loose[2]), loose[3]) : undefined;
}

function monthNumber(name: string | undefined): number {
  const start = (name ?? '').toLowerCase();
  return start.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(start)) + 1;
}

function iso(year: string | undefined, month: number, day: string | undefined): string | undefined {
  if (year === undefined || month < 1) return undefined;
  const text = [year, String(month).padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
  return typeof parseDate(text) === 'string' ? undefined : text;
}
