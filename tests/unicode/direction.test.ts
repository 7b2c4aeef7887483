import { describe, expect, it } from 'vitest';
import {
  directionOfLanguage,
  hasRightToLeft,
  isCursive,
  isRightToLeft,
  scriptOf,
} from '../../src/unicode/index.ts';
import { ABSENT, conformanceLines, propertyRanges } from './conformance-file.ts';

describe('directions', () => {
  it.each([
    ...[
      'ar',
      'ar-EG',
      'AR',
      'fa',
      'fa-AF',
      'he',
      'iw',
      'ur',
      'ps',
      'sd',
      'ug',
      'yi',
      'dv',
      'ckb',
      'syr',
      'ks',
    ],
    ...['az-Arab', 'az-IR', 'pa-PK', 'pa-Arab', 'uz-AF', 'ff-Adlm', 'nqo', 'rhg'],
  ])('%s runs from right to left', (tag) => {
    expect(directionOfLanguage(tag)).toBe('rtl');
  });

  it.each([
    'en',
    'uk',
    'ar-Latn',
    'az',
    'ku',
    'pa',
    'uz',
    'zh-Hans',
    'ja',
    'hi',
    'th',
    '',
    'x-he',
    'en-u-nu-arab',
    'ha',
  ])('%s runs from left to right', (tag) => {
    expect(directionOfLanguage(tag)).toBe('ltr');
  });

  it('of scripts are those of their letters', ({ skip }) => {
    const lines = conformanceLines('extracted/DerivedBidiClass.txt');
    if (!lines) return skip(ABSENT);
    const faults: string[] = [];
    for (const [first, last, value] of propertyRanges(lines)) {
      const rtl = value === 'R' || value === 'AL' || value === 'AN' || /^RL[EOI]$/.test(value);
      for (let code = first; code <= last; code++) {
        const text = String.fromCodePoint(code);
        if (rtl && !hasRightToLeft(text)) faults.push(`U+${code.toString(16)} is missed`);
        if (value === 'L' && hasRightToLeft(text)) faults.push(`U+${code.toString(16)} is ${value}`);
        const script = scriptOf(code);
        if (script.startsWith('Z')) continue;
        if ((value === 'R' || value === 'AL') !== isRightToLeft(script) && /^(?:R|AL|L)$/.test(value))
          faults.push(`${script} has U+${code.toString(16)} of class ${value}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('joined scripts are those of ArabicShaping.txt', ({ skip }) => {
    const lines = conformanceLines('ArabicShaping.txt');
    if (!lines) return skip(ABSENT);
    const joined = new Set<string>();
    for (const line of lines) {
      const [code = '', , type = ''] = line.split(';').map((field) => field.trim());
      if (type === 'D' || type === 'R' || type === 'L') joined.add(scriptOf(Number.parseInt(code, 16)));
    }
    expect([...joined].filter((script) => !isCursive(script))).toEqual([]);
    expect(['Latn', 'Hebr', 'Deva', 'Thai'].some(isCursive)).toBe(false);
  });

  it('of text are told by its letters', () => {
    expect(['abc', 'Привет', '中文', 'हिन्दी', '1, 2', '\ufeff', '😀', ''].map(hasRightToLeft)).toEqual(
      new Array(8).fill(false),
    );
    expect(
      ['a ש', 'x ع', '٣', '\u200f', '\u202e', '\u2067', 'ﷺ', '\u{1e900}', '\u{10800}'].map(hasRightToLeft),
    ).toEqual(new Array(9).fill(true));
  });
});
