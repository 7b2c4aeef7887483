import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoGuess, parseDate } from '../../src/content/date-value.ts';
import { languageTag } from '../../src/content/language-tag.ts';

describe('parseDate', () => {
  it.each([
    ['2025', { kind: 'date', text: '2025', year: 2025 }],
    ['2025-12', { kind: 'date', text: '2025-12', year: 2025, month: 12 }],
    ['2024-02-29', { kind: 'date', text: '2024-02-29', year: 2024, month: 2, day: 29 }],
    ['Undated', { kind: 'undated', text: 'undated' }],
  ])('reads %s', (text, expected) => {
    expect(parseDate(text)).toEqual(expected);
  });

  it.each([
    ['2025-12-17T09:30Z', 'Z'],
    ['2025-12-17 09:30 +02:00', '+02:00'],
    ['2025-12-17T09:30:15.5-0530', '-05:30'],
  ])('reads the zone of %s', (text, zone) => {
    expect(parseDate(text)).toMatchObject({ kind: 'date-time', hour: 9, minute: 30, zone });
  });

  it.each([
    ['1900-02-29', 'content/impossible-date'],
    ['2025-00-10', 'content/impossible-date'],
    ['2025-04-31', 'content/impossible-date'],
    ['0000', 'content/impossible-date'],
    ['2025-12-17T24:00Z', 'content/impossible-date'],
    ['2025-12-17T10:00+15:00', 'content/impossible-date'],
    ['2025-12-17T10:00', 'content/no-time-zone'],
    ['2025-1-2', 'content/not-a-date'],
    ['tomorrow', 'content/not-a-date'],
    ['', 'content/not-a-date'],
  ])('refuses %s', (text, fault) => {
    expect(parseDate(text)).toBe(fault);
  });

  it('agrees with the calendar of JavaScript on which days exist', () => {
    const part = (max: number) =>
      fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(14), part(33), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const date = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect(typeof parseDate(text)).toBe(exists ? 'object' : 'string');
      }),
    );
  });

  it.each([
    ['17 December 2025', '2025-12-17'],
    ['1st Sept 2025', '2025-09-01'],
    ['December 17, 2025', '2025-12-17'],
    ['March 2024', '2024-03'],
    ['31.12.2025', '2025-12-31'],
    ['2025/1/2', '2025-01-02'],
    ['31 February 2025', undefined],
    ['12/10/2025', undefined],
  ])('guesses from %s', (text, guess) => {
    expect(isoGuess(text)).toBe(guess);
  });
});

describe('languageTag', () => {
  it.each([
    ['en', 'en'],
    ['EN-gb', 'en-GB'],
    ['zh-hans-cn', 'zh-Hans-CN'],
    ['es-419', 'es-419'],
    ['sl-rozaj-biske', 'sl-rozaj-biske'],
    ['de-CH-1996', 'de-CH-1996'],
    ['ar-u-nu-arab', 'ar-u-nu-arab'],
    ['en-x-house', 'en-x-house'],
    ['quc', 'quc'],
    ['iw-IL', 'he-IL'],
    ['in', 'id'],
    ['ji', 'yi'],
    ['mo', 'ro'],
  ])('takes %s', (text, tag) => {
    expect(languageTag(text)).toBe(tag);
  });

  it.each([
    '',
    'e',
    'english',
    'xx',
    'qq-GB',
    'en-UK',
    'en-',
    'en--GB',
    'en_GB',
    'en GB',
    '123',
    'x-house',
    'en-u',
  ])('refuses %j', (text) => {
    expect(languageTag(text)).toBeUndefined();
  });
});
