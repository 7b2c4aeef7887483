import { describe, expect, it } from 'vitest';
import { smartTypography } from '../../src/template/smart-typography.ts';
import { render, SMALL } from './memory-world.ts';

const CASES: readonly (readonly [lang: string, typed: string, set: string])[] = [
  ['en', 'He said "no" -- and left...', 'He said “no” – and left…'],
  ['en', '"\'Yes\', he said"', '“‘Yes’, he said”'],
  ['en', "It's the '90s, the states' and rock 'n' roll", 'It’s the ’90s, the states’ and rock ‘n’ roll'],
  ['en', '**"bold"** and ("brackets")', '**“bold”** and (“brackets”)'],
  [
    'en',
    '`a -- "b"` [x](https://a.org/b--c) https://a.org/--',
    '`a -- "b"` [x](https://a.org/b--c) https://a.org/--',
  ],
  ['en', '1-2, a---b, ---- ....', '1-2, a—b, ---- ....'],
  ['de', '"Ja"', '„Ja“'],
  ['fr', '"Oui" !', '«\u202FOui\u202F»\u202F!'],
  ['uk', '"Так"', '«Так»'],
  ['xx', '"a"', '“a”'],
];

describe('smart typography', () => {
  it.each(CASES)('%s: %s', (lang, typed, set) => {
    expect(smartTypography(typed, lang)).toBe(set);
  });

  it('is for briefs that ask for it', () => {
    const brief = { ...SMALL, title: 'A "title"' };
    expect(render('{{title}}', brief).html).toBe('A &quot;title&quot;');
    expect(render('<b title="{{title}}">{{title}}</b>', { ...brief, typography: 'smart' }).html).toBe(
      '<b title="A “title”">A “title”</b>',
    );
  });
});
