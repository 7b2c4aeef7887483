import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Brief, type BriefDocument, prepareContent, readBrief } from '../../src/content/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const FRAME = 'title: T\nkeyPoints: [a, b, c]\n';

beforeAll(() => prepareContent('x.yaml'));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(
  input: string | Uint8Array,
  name = 'x.yaml',
): { document: BriefDocument | undefined; codes: string[] } {
  const list = new DiagnosticList();
  const document = readBrief(typeof input === 'string' ? encode(input) : input, name, list);
  const codes = list.items.map(({ code, span }) => {
    const place = span ? span.file.position(span.start) : { line: 0, column: 0 };
    return `${place.line}:${place.column} ${code}`;
  });
  return { document, codes };
}

function briefOf(input: string | Uint8Array, name?: string): Brief {
  const { document, codes } = read(input, name);
  if (!document) throw new Error(codes.join('\n'));
  return document.brief;
}

describe('bytes', () => {
  it('may start with a byte order mark and have CRLF line ends', () => {
    const text = `\ufeff${FRAME}summary: one\n  two\n`.replaceAll('\n', '\r\n');
    expect(briefOf(text)).toMatchObject({ title: 'T', summary: 'one two' });
    expect(read(text.replace('title', 'titel')).codes).toEqual(['1:1 content/unknown-key']);
  });

  it('that are no UTF-8 are refused where they stop being so', () => {
    expect(read(new Uint8Array([...encode('title: T\nx: '), 0xe2, 0x28, 0xa1])).codes).toEqual([
      '2:4 content/not-utf8',
    ]);
    expect(read(new Uint8Array([0xff, 0xfe, 0x74, 0])).codes).toEqual(['1:1 content/not-utf8']);
    expect(read(new Uint8Array([0x74, 0xc3])).codes).toEqual(['1:2 content/not-utf8']);
    // A surrogate half in UTF-8's clothes.
    expect(read(new Uint8Array([0x74, 0xed, 0xa0, 0x80])).codes).toEqual(['1:2 content/not-utf8']);
  });

  it('may be 2 MiB and no more, unless the caller says otherwise', () => {
    const size = 2 * 1024 * 1024;
    const padded = (length: number): string => FRAME + '#'.repeat(length - FRAME.length);
    expect(read(padded(size)).codes).toEqual([]);
    expect(read(padded(size + 1)).codes).toEqual(['1:1 content/too-large']);
    const list = new DiagnosticList();
    readBrief(encode(FRAME), 'x.yaml', list, { maxBytes: 10 });
    expect(list.items.map((item) => item.code)).toEqual(['content/too-large']);
  });

  it('may end in document marks, but hold no second document', () => {
    expect(read(`---\n${FRAME}---\n`).codes).toEqual([]);
    expect(read(`---\n${FRAME}...\n`).codes).toEqual([]);
    expect(read(`${FRAME}---\n---\n---\n${FRAME}`).codes).toEqual(['3:4 content/several-documents']);
  });

  it('with hundreds of faults give the first and the number of the others', () => {
    const text = FRAME + Array.from({ length: 200 }, (_, index) => `xyzzy${index}: 1\n`).join('');
    const { codes } = read(text);
    expect(codes.length).toBe(51);
    expect(codes.at(-1)).toBe('0:0 content/more-faults');
  });
});

describe('hostile files', () => {
  const SIZE = 500_000;
  const many = (text: string): string => text.repeat(Math.floor(SIZE / text.length));
  const keys = Array.from({ length: 30_000 }, (_, index) => `k${index}: 1\n`).join('');

  // None of these may take longer than a moment, which the test runner's own limit sees to.
  it.each([
    ['brackets', many('['), 'content/too-deep'],
    ['dashes', many('- '), 'content/too-deep'],
    ['deep maps', Array.from({ length: 900 }, (_, n) => `${' '.repeat(n)}a:\n`).join(''), 'content/too-deep'],
    ['keys', keys, 'content/unknown-key'],
    ['the same key', 'a: 1\n'.repeat(40_000), 'content/unknown-key'],
    ['the same key over and over', many('a: 1\n'), 'content/too-large'],
    ['items', `${FRAME}terms:\n${'  - x\n'.repeat(40_000)}`, 'content/wrong-type'],
    ['items without end', `${FRAME}terms:\n${many('  - x\n')}`, 'content/too-large'],
    ['anchors', many('&a '), 'content/too-large'],
    ['aliases', `a: &a x\nb: [${many('*a,')}`, 'content/too-large'],
    ['documents', many('---\n'), 'content/several-documents'],
    ['directives', many('%a\n'), 'content/too-large'],
    ['commas', `title: [${many('a,')}`, 'content/too-large'],
    ['quotation marks', many('"'), 'content/syntax'],
  ])('of many %s end in an error', (_, text, code) => {
    const { document, codes } = read(text);
    expect(document).toBeUndefined();
    expect(codes[0]?.split(' ')[1]).toBe(code);
  });

  it.each([
    ['members', `{${keys.replaceAll(/(\w+): 1\n/g, '"$1":1,')}"a":1}`],
    ['items', `{"title": "T", "keyPoints": ["a"], "terms": [${many('1,')}1]}`],
    ['key points', `{"title": "T", "keyPoints": [${many('"x",')}"x"]}`],
    ['open brackets', many('[')],
    ['quotation marks', many('"')],
  ])('of many %s end in an error in JSON too', (_, text) => {
    expect(read(text, 'x.json').document).toBeUndefined();
  });
});

describe('the format', () => {
  const json = '{"title": "T", "keyPoints": ["a", "b", "c"]}';

  it('follows the name of the file', () => {
    expect(briefOf(json, 'x.JSON').title).toBe('T');
    expect(briefOf(json, 'x.yml').title).toBe('T');
    expect(read(FRAME, 'x.json').codes).toEqual(['1:1 content/syntax']);
  });

  it('of a stream is seen from the text', () => {
    expect(briefOf(json, '<stdin>').title).toBe('T');
    expect(briefOf('{title: T, keyPoints: [a, b, c]}\n', '<stdin>').title).toBe('T');
    expect(briefOf(FRAME, '<stdin>').title).toBe('T');
  });

  it('can be given', () => {
    const list = new DiagnosticList();
    expect(readBrief(encode(json), 'x.txt', list, { format: 'json' })?.brief.title).toBe('T');
  });
});

describe('text', () => {
  it('is what stands in the file', () => {
    const brief = briefOf(
      `${FRAME}version: 1.10\nnumber: 007\nstatus: yes\nsubtitle: 0x1F\nlicence: 2025-12-17\nmethod: "null"\n`,
    );
    expect(brief).toMatchObject({
      version: '1.10',
      number: '007',
      status: 'yes',
      subtitle: '0x1F',
      licence: '2025-12-17',
      method: 'null',
    });
  });

  it('is the source text of numbers in JSON too', () => {
    const brief = briefOf('{"title": 1.10, "keyPoints": ["a", 2e3, true], "version": 1.0}', 'x.json');
    expect(brief).toMatchObject({ title: '1.10', version: '1.0' });
    expect(brief.keyPoints.map((point) => point.text)).toEqual(['a', '2e3', 'true']);
  });

  it('stands on one line, but for an address', () => {
    const brief = briefOf(
      `${FRAME}summary: |\n  one\n  two\norganisation:\n  name: O\n  address: |\n    1 Street\n    City\n`,
    );
    expect(brief.summary).toBe('one two');
    expect(brief.organisation?.address).toBe('1 Street\nCity');
  });

  it('keeps every character that may be printed', () => {
    const text = 'שלום – “x” \u00a0\u202f\u00ad\u200d 👩‍🚀 Ѓ e\u0301';
    expect(briefOf(JSON.stringify({ title: text, keyPoints: ['a', 'b', 'c'] }), 'x.json').title).toBe(text);
    expect(briefOf(`title: ${text}\nkeyPoints: [a, b, c]\n`).title).toBe(text);
  });
});

describe('shorthands', () => {
  it('become objects', () => {
    const brief = briefOf(
      `${FRAME}openQuestions: [When?]\nquotes: [We did]\norganisation: Desk\nauthors: [A. Person]\ncontact: B. Person\nhumanitarian: Dire\nnextSteps: [Wait]\n`,
    );
    expect(brief).toMatchObject({
      keyPoints: [{ text: 'a' }, { text: 'b' }, { text: 'c' }],
      openQuestions: [{ question: 'When?' }],
      quotes: [{ text: 'We did' }],
      organisation: { name: 'Desk' },
      authors: [{ name: 'A. Person' }],
      contact: { name: 'B. Person' },
      humanitarian: { summary: 'Dire' },
      nextSteps: [{ text: 'Wait' }],
    });
  });

  it('of blocks become paragraphs, one for each blank line', () => {
    const brief = briefOf(
      `${FRAME}sections:\n  - heading: H\n    blocks:\n      - |\n        One,\n        still one.\n\n        Two.\n      - list: [x]\n  - heading: I\n    blocks: Three.\n`,
    );
    expect(brief.sections?.map((section) => section.blocks)).toEqual([
      [{ paragraph: 'One, still one.' }, { paragraph: 'Two.' }, { list: ['x'] }],
      [{ paragraph: 'Three.' }],
    ]);
  });

  it('of flags are the words of YAML', () => {
    const quotes = ['true', 'false', 'yes', 'No', 'OFF']
      .map((word) => `  - {text: x, named: ${word}}\n`)
      .join('');
    expect(briefOf(`${FRAME}quotes:\n${quotes}`).quotes?.map((quote) => quote.named)).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });
});

describe('defaults and dates', () => {
  it('are filled in and taken apart', () => {
    const brief = briefOf(
      `${FRAME}lang: EN-gb\nasOf: undated\npublished: 2025-12-17T09:30+0100\nnextUpdate: after the talks\n`,
    );
    expect(brief).toMatchObject({
      lang: 'en-GB',
      typography: 'as-typed',
      asOf: { kind: 'undated', text: 'undated' },
      published: { kind: 'date-time', text: '2025-12-17T09:30+0100', hour: 9, minute: 30, zone: '+01:00' },
      nextUpdate: { kind: 'words', text: 'after the talks' },
    });
    expect(briefOf(FRAME).lang).toBe('en');
  });

  it('of colours are written out', () => {
    expect(briefOf(`${FRAME}organisation: {name: O, accent: "#A0c"}\n`).organisation?.accent).toBe('#aa00cc');
  });
});

describe('spanOf', () => {
  const yaml =
    'title: "T"\nkeyPoints:\n  - a\n  - text: long text\n    sources: [s]\n  - c\nsources: [{id: s, title: S}]\n' +
    'sections:\n  - heading: H\n    blocks:\n      - "A.\\n\\nB."\n      - table: {head: [x, y], rows: [[1, 2]]}\n';
  const json = JSON.stringify(
    {
      title: 'T',
      keyPoints: ['a', { text: 'long text', sources: ['s'] }, 'c'],
      sources: [{ id: 's', title: 'S' }],
      sections: [{ heading: 'H', blocks: ['A.\n\nB.', { table: { head: ['x', 'y'], rows: [['1', '2']] } }] }],
    },
    null,
    2,
  );

  it.each([
    ['x.yaml', yaml],
    ['x.json', json],
  ])('of %s gives the very value, or what holds it', (name, text) => {
    const { document } = read(text, name);
    const at = (...path: (string | number)[]): string => {
      const { start, end } = document?.spanOf(path) ?? { start: 0, end: 0 };
      return text.slice(start, end).replace(/^"(.*)"$/s, '$1');
    };
    expect(at('title')).toBe('T');
    expect(at('keyPoints', 0)).toBe('a');
    expect(at('keyPoints', 0, 'text')).toBe('a');
    expect(at('keyPoints', 1, 'text')).toBe('long text');
    expect(at('keyPoints', 1, 'sources', 0)).toBe('s');
    expect(at('sources', 0, 'title')).toBe('S');
    expect(at('lang')).toBe(text.trimEnd());
    expect(at('sections', 0, 'blocks', 0, 'paragraph')).toBe('A.\\n\\nB.');
    expect(at('sections', 0, 'blocks', 1)).toBe('A.\\n\\nB.');
    expect(at('sections', 0, 'blocks', 2, 'table', 'rows', 0, 1)).toBe('2');
  });
});

describe('the shipped briefs', () => {
  it.each(['ukraine-peace-talks.yaml', 'minimal.yaml'])('%s are without fault', (name) => {
    const { document, codes } = read(readFileSync(join(CONTENT, name)), name);
    expect(codes).toEqual([]);
    expect(document?.brief.keyPoints.length).toBeGreaterThan(2);
  });
});
