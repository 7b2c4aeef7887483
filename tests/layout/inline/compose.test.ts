import { describe, expect, it } from 'vitest';
import type { ComputedStyle } from '../../../src/css/index.ts';
import { measureInline } from '../../../src/layout/inline/index.ts';
import { compose, contentOf, drawn, fragmentsOf, type Piece, styleOf, textsOf } from './inline-content.ts';
import { squareFonts } from './square-fonts.ts';

const fonts = squareFonts();
const narrow = squareFonts({ narrowSpace: true });

function linesOf(pieces: readonly Piece[], measure: number, style: Partial<ComputedStyle> = {}): string[] {
  return compose(pieces, measure, { fonts, style }).lines.map(drawn);
}

describe('lines', () => {
  it('break at spaces', () => {
    expect(linesOf(['aaa bbb ccc ddd'], 70)).toEqual(['aaa bbb', 'ccc ddd']);
  });

  it('fit a text exactly as wide as the measure', () => {
    expect(linesOf(['aaa bbb'], 70)).toEqual(['aaa bbb']);
    expect(linesOf(['aaa bbb'], 69.9)).toEqual(['aaa', 'bbb']);
  });

  it('carry the space they end with, as a glyph without width', () => {
    const { lines } = compose(['aaa bbb'], 40, { fonts });
    expect(lines.map((line) => [line.start, line.end])).toEqual([
      [0, 4],
      [4, 7],
    ]);
    const [text] = lines[0] ? textsOf(lines[0]) : [];
    expect(text?.pieces.map((piece) => piece.text)).toEqual(['aaa', ' ']);
    expect(text?.width).toBe(30);
  });

  it('are none for a text without content', () => {
    expect(linesOf([], 70)).toEqual([]);
    expect(linesOf([' '], 70)).toEqual([]);
    expect(linesOf([{ style: {}, children: [] }], 70)).toEqual([]);
  });

  it('end at forced breaks; one at the very end makes no further line', () => {
    const { lines } = compose(['aaa', '\n', '\n', 'bbb', '\n'], 70, { fonts });
    expect(lines.map(drawn)).toEqual(['aaa', '', 'bbb']);
    expect(lines.map((line) => line.height)).toEqual([12, 12, 12]);
    expect(lines.map((line) => line.ends)).toEqual([true, true, true]);
  });

  it('do not part a citation from its word', () => {
    const note = { style: { verticalAlign: 'super', fontSize: 5 }, children: ['12'] } as const;
    expect(linesOf(['aaa bbbb—', note], 90)).toEqual(['aaa', 'bbbb—12']);
  });

  it('break where two styles meet only if the text lets them', () => {
    expect(linesOf(['aaa ', { style: { fontWeight: 700 }, children: ['bb'] }, 'b'], 60)).toEqual([
      'aaa',
      'bbb',
    ]);
    expect(linesOf(['aaaa-', { style: { fontWeight: 700 }, children: ['bb'] }], 60)).toEqual(['aaaa-', 'bb']);
  });

  it('keep a title with its name where they can', () => {
    expect(linesOf(['aaaa aaaa aaaa aaaa aaaa Mr Bbbbbb bbbb bbbb'], 280)).toEqual([
      'aaaa aaaa aaaa aaaa aaaa',
      'Mr Bbbbbb bbbb bbbb',
    ]);
  });

  it('hyphenate by pattern, and shape both parts anew', () => {
    const { lines } = compose(['humanitarian aid'], 100, {
      fonts,
      style: { hyphens: 'auto', textAlign: 'justify' },
    });
    expect(lines.map(drawn)).toEqual(['humanit-', 'arian aid']);
    expect(lines.map((line) => line.hyphenated)).toEqual([true, false]);
    expect(lines[0] && textsOf(lines[0])[0]?.pieces.map((piece) => piece.text)).toEqual(['humanit\u00ad']);
  });

  it('break at soft hyphens unless hyphens are none, and draw none else', () => {
    const text = 'xx re\u00adpre\u00adsent yyyyy';
    expect(linesOf([text], 80)).toEqual(['xx re-', 'present', 'yyyyy']);
    expect(linesOf([text], 100)).toEqual(['xx repre-', 'sent yyyyy']);
    expect(linesOf([text], 100, { hyphens: 'none' })).toEqual(['xx', 'represent', 'yyyyy']);
    expect(linesOf([text], 200)).toEqual(['xx represent yyyyy']);
  });
});

describe('white space', () => {
  it.each([
    ['nowrap', ['aaa bbb ccc']],
    ['normal', ['aaa', 'bbb', 'ccc']],
  ] as const)('%s', (whiteSpace, expected) => {
    expect(linesOf(['aaa bbb ccc'], 40, { whiteSpace })).toEqual(expected);
  });

  it('is kept in pre, with its lines and tabs', () => {
    const { lines } = compose(['a\n  b\tc'], 400, { fonts, style: { whiteSpace: 'pre', tabSize: 4 } });
    expect(lines.map(drawn)).toEqual(['a', '  b c']);
    expect(lines[1] && textsOf(lines[1]).map((one) => one.x)).toEqual([0, 40]);
  });

  it('wraps in pre-wrap', () => {
    expect(linesOf(['a  bb\nc'], 40, { whiteSpace: 'pre-wrap' })).toEqual(['a', 'bb', 'c']);
  });
});

describe('alignment', () => {
  const at = (style: Partial<ComputedStyle>): (number | undefined)[] =>
    compose(['aaa bbb'], 50, { fonts, style }).lines.map((line) => textsOf(line)[0]?.x);

  it.each([
    [{ textAlign: 'start' }, [0, 0]],
    [{ textAlign: 'right' }, [20, 20]],
    [{ textAlign: 'center' }, [10, 10]],
    [{ textAlign: 'end', direction: 'rtl' }, [0, 0]],
    [{ textAlign: 'start', textAlignLast: 'right' }, [0, 20]],
    [{ textAlign: 'start', textIndent: 5 }, [5, 0]],
    [{ textAlign: 'start', textIndent: { points: 0, percent: 10 } }, [5, 0]],
  ] as const)('%o', (style, expected) => {
    expect(at(style)).toEqual(expected);
  });

  it('justifies by spaces and a little between letters', () => {
    const { lines } = compose(['aaa bbb ccc ddd eee'], 123, {
      fonts: narrow,
      style: { textAlign: 'justify' },
    });
    const [first] = lines;
    const [text] = first ? textsOf(first) : [];
    expect(lines.map(drawn)).toEqual(['aaa bbb ccc', 'ddd eee']);
    expect(text?.width).toBeCloseTo(123, 6);
    expect(text?.tracking).toBeCloseTo(0.15, 6);
    expect(lines[1] && textsOf(lines[1])[0]?.tracking).toBe(0);
  });

  it('lets punctuation hang out', () => {
    const style = { textAlign: 'justify', hangingPunctuation: 'protrude' } as const;
    const { lines } = compose(['“aa bbb, ccc ddd'], 80, { fonts: narrow, style });
    const [text] = lines[0] ? textsOf(lines[0]) : [];
    expect(lines.map(drawn)).toEqual(['“aa bbb,', 'ccc ddd']);
    expect(text?.x).toBeCloseTo(-4, 6);
    expect((text?.x ?? 0) + (text?.width ?? 0)).toBeCloseTo(86, 6);
  });

  it('lets nothing hang out of centred lines, and to the right of right-aligned ones', () => {
    const style = { hangingPunctuation: 'protrude', textAlign: 'center' } as const;
    const centred = compose(['“aa'], 80, { fonts, style }).lines.flatMap(textsOf);
    expect(centred.map((one) => one.x)).toEqual([25]);
    const right = compose(['aa.'], 80, { fonts, style: { ...style, textAlign: 'right' } }).lines.flatMap(
      textsOf,
    );
    expect(right.map((one) => one.x)).toEqual([57]);
  });

  it('fills the last line too where asked', () => {
    const style = { textAlign: 'start', textAlignLast: 'justify' } as const;
    const { lines } = compose(['aa bb'], 60, { fonts, style });
    expect(lines[0] && textsOf(lines[0])[0]?.width).toBeCloseTo(60, 6);
  });
});

describe('text-wrap: balance', () => {
  it('makes even lines, no more than needed', () => {
    expect(linesOf(['aaaa bbbb cccc dd'], 140)).toEqual(['aaaa bbbb cccc', 'dd']);
    expect(linesOf(['aaaa bbbb cccc dd'], 140, { textWrap: 'balance' })).toEqual(['aaaa bbbb', 'cccc dd']);
  });
  it('does not end a line with a short word if it can help it', () => {
    expect(linesOf(['Peace aaa of bbbbbb'], 140, { textWrap: 'balance' })).toEqual([
      'Peace aaa',
      'of bbbbbb',
    ]);
  });
});

describe('overflow', () => {
  it('of a word is an error at its place', () => {
    const { lines, sink } = compose(['aa ', 'b'.repeat(300)], 100, { fonts });
    expect(lines.map((line) => line.end - line.start)).toEqual([3, 300]);
    expect(sink.items.map((one) => [one.code, one.severity, one.span?.start])).toEqual([
      ['layout/overflow', 'error', 3],
    ]);
    expect(sink.items[0]?.message).toContain('“bbbbbbbbbbbbbbbbbbbbbbbb…”');
  });
  it('is avoided where overflow-wrap allows, between graphemes', () => {
    const style = { overflowWrap: 'anywhere' } as const;
    expect(linesOf(['aa bbbbbbbbb'], 50, style)).toEqual(['aa', 'bbbb', 'bbbbb']);
    expect(compose(['aa bbbbbbbb'], 50, { fonts, style }).sink.items).toEqual([]);
    expect(linesOf(['e\u0301e\u0301e\u0301e\u0301'], 45, style)).toEqual([
      'e\u0301e\u0301',
      'e\u0301e\u0301',
    ]);
  });
});

describe('fonts', () => {
  it('characters without glyph are one error a text, with their code points, at the first', () => {
    const lacking = squareFonts({ lacks: 'Ж☮' });
    const { sink } = compose(['aa ЖЖ☮ Ж'], 400, { fonts: lacking });
    expect(sink.items.map((one) => [one.code, one.severity, one.message])).toEqual([
      ['fonts/missing-glyph', 'error', 'no font has the characters “Ж” (U+0416), “☮” (U+262E)'],
    ]);
  });
  it('of many characters without glyph a handful is named', () => {
    const lacking = squareFonts({ lacks: 'БГДЖЗЛЦ' });
    const { sink } = compose(['БГ ДЖЗ ЛЦ'], 400, { fonts: lacking });
    expect(sink.items.map((one) => one.message)).toEqual([
      'no font has the Cyrillic characters “Б” (U+0411), “Г” (U+0413), “Д” (U+0414), “Ж” (U+0416), “З” (U+0417) and 2 more',
    ]);
  });
  it('a word that the first family lacks is set in the next that has it', () => {
    const two = squareFonts({ lacks: 'Ж', families: ['Square', 'Full'] });
    const style = { fontFamily: ['Square', 'Full'] };
    const { lines, sink } = compose(['aa Ж, b'], 400, { fonts: two, style });
    expect(sink.items).toEqual([]);
    expect(lines.flatMap(textsOf).map((one) => [one.face.family, one.start, one.end, one.x])).toEqual([
      ['Square', 0, 3, 0],
      ['Full', 3, 5, 30],
      ['Square', 5, 7, 50],
    ]);
  });
  it('a family that is not there is an error, and another stands in', () => {
    const { sink, lines } = compose(['aa'], 400, { fonts, style: { fontFamily: ['Nope', 'None'] } });
    expect(lines.map(drawn)).toEqual(['aa']);
    expect(sink.items.map((one) => one.message)).toEqual([
      'none of the font families “Nope”, “None” is there',
    ]);
  });
  it('without any font there are no lines but an error', () => {
    const { sink, lines } = compose(['aa'], 400, { fonts: squareFonts({ families: [] }) });
    expect(lines).toEqual([]);
    expect(sink.items.map((one) => one.code)).toEqual(['fonts/no-family']);
  });
});

describe('inline boxes', () => {
  it('paint their padding and background on every line, cut where they go on', () => {
    const box = {
      style: { paddingLeft: 2, paddingRight: 3, backgroundColor: { red: 9, green: 9, blue: 9, alpha: 1 } },
      children: ['bbb ccc'],
    };
    const { lines } = compose(['a ', box], 50, { fonts });
    const boxes = lines.map((line) => fragmentsOf(line, 100, 50).filter((one) => one.kind === 'box'));
    expect(lines.map(drawn)).toEqual(['a', 'bbb', 'ccc']);
    expect(boxes.map((row) => row.map((one) => one.kind === 'box' && one.rect))).toEqual([
      [],
      [{ x: 100, y: 51, width: 32, height: 10 }],
      [{ x: 100, y: 51, width: 33, height: 10 }],
    ]);
  });
  it('repeat their edges where box-decoration-break is clone', () => {
    const box = {
      style: { paddingLeft: 5, paddingRight: 5, boxDecorationBreak: 'clone' },
      children: ['bbb ccc'],
    } as const;
    const { lines } = compose([box], 40, { fonts });
    expect(lines.flatMap(textsOf).map((one) => one.x)).toEqual([5, 5]);
  });
  it('hand their underline to the text within', () => {
    const link = { style: { textDecorationLine: 'underline' }, children: ['bbb'] } as const;
    const { lines } = compose(['a ', link], 400, { fonts });
    expect(lines.flatMap(textsOf).map((one) => one.decoration?.offset)).toEqual([undefined, 1]);
  });
});

describe('measureInline', () => {
  it('tells the widest word and the widest line', () => {
    const { content } = contentOf(['aaaa bb', '\n', 'ccc-ddd ee']);
    const { resources } = compose([], 1, { fonts });
    const sizes = measureInline(content, styleOf(), 'en', resources, () => ({ min: 0, max: 0 }));
    expect(sizes).toEqual({ min: 40, max: 100 });
  });
  it('of overflow-wrap: anywhere is a letter', () => {
    const { content } = contentOf(['aaaa bb'], { overflowWrap: 'anywhere' });
    const { resources } = compose([], 1, { fonts });
    const style = styleOf({ overflowWrap: 'anywhere' });
    expect(measureInline(content, style, 'en', resources, () => ({ min: 0, max: 0 })).min).toBe(10);
  });
});
