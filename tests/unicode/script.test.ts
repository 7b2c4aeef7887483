import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptName, scriptOf, scriptRuns, startsGrapheme } from '../../src/unicode/index.ts';
import { ABSENT, conformanceLines, propertyRanges } from './conformance-file.ts';

function runs(text: string): string {
  return scriptRuns(text)
    .map(({ start, end, script }) => `${script}[${text.slice(start, end)}]`)
    .join(' ');
}

describe('scripts', () => {
  it('are those of Scripts.txt', ({ skip }) => {
    const lines = conformanceLines('Scripts.txt');
    if (!lines) return skip(ABSENT);
    const named = new Map<string, string>();
    const faults: string[] = [];
    for (const [first, last, value] of propertyRanges(lines))
      for (let code = first; code <= last; code++) {
        const script = scriptOf(code);
        if (!named.has(value)) named.set(value, script);
        if (named.get(value) !== script) faults.push(`U+${code.toString(16)} ${script}, not ${value}`);
      }
    expect(faults).toEqual([]);
    expect(named.get('Latin')).toBe('Latn');
    expect(new Set(named.values()).size).toBe(named.size);
  });

  it.each([
    ['a', 'Latn'],
    ['é', 'Latn'],
    ['ª', 'Latn'],
    ['×', 'Zyyy'],
    ['5', 'Zyyy'],
    ['ə', 'Latn'],
    ['я', 'Cyrl'],
    ['λ', 'Grek'],
    ['ا', 'Arab'],
    ['،', 'Zyyy'],
    ['ש', 'Hebr'],
    ['ह', 'Deva'],
    ['ไ', 'Thai'],
    ['中', 'Hani'],
    ['\u{20000}', 'Hani'],
    ['あ', 'Hira'],
    ['ア', 'Kana'],
    ['한', 'Hang'],
    ['ა', 'Geor'],
    ['Ա', 'Armn'],
    ['ሀ', 'Ethi'],
    ['\u0301', 'Zinh'],
    ['🙂', 'Zyyy'],
    ['\u{10ffff}', 'Zzzz'],
    ['\u0378', 'Zzzz'],
  ])('%s is %s', (character, script) => {
    expect(scriptOf(character.codePointAt(0) ?? 0)).toBe(script);
  });

  it('have names', () => {
    expect(['Arab', 'Cyrl', 'Cans', 'Geor', 'Hani', 'Hans', 'Qaaa'].map(scriptName)).toEqual([
      'Arabic',
      'Cyrillic',
      'Canadian Aboriginal',
      'Georgian',
      'Chinese characters',
      'Simplified Chinese',
      'Qaaa',
    ]);
  });

  it.each([
    ['Hello, world 123!', 'Latn[Hello, world 123!]'],
    ['123 – 456', 'Zyyy[123 – 456]'],
    ['€5 → “ten” ≥ 3', 'Latn[€5 → “ten” ≥ 3]'],
    ['(2) Привет', 'Cyrl[(2) Привет]'],
    ['Hello (мир), bye', 'Latn[Hello (] Cyrl[мир] Latn[), bye]'],
    ['مرحبا (UN) 5', 'Arab[مرحبا (] Latn[UN] Arab[) 5]'],
    ['هذا، و', 'Arab[هذا، و]'],
    ['क्षत्रिय। यह', 'Deva[क्षत्रिय। यह]'],
    ['বাংলা। এটি', 'Beng[বাংলা। এটি]'],
    ['日本（Tokyo）国', 'Hani[日本（] Latn[Tokyo] Hani[）国]'],
    ['「あ」ー', 'Hira[「あ」ー]'],
    ['e\u0301я\u0301', 'Latn[e\u0301] Cyrl[я\u0301]'],
    ['a\u0651b', 'Latn[a\u0651b]'],
    ['', ''],
  ])('runs of %s', (text, expected) => {
    expect(runs(text)).toBe(expected);
  });

  it('runs follow each other, whole clusters each', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        let at = 0;
        for (const { start, end } of scriptRuns(text)) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          expect(startsGrapheme(text, start)).toBe(true);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
