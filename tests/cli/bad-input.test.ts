import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNodeWorld, run } from '../../src/cli/index.ts';
import { brief, type Finished, GOOD } from './command-line.ts';
import { cmykJpeg, png } from './images.ts';
import { recordedTerminal } from './memory-world.ts';

/** What every refusal has: exit 1, no file, the code, file with line and column, and a hint that says what to do. */
function expectRefusal(result: Finished, code: string, place: string): void {
  expect(result.err).toContain(`[${code}]`);
  expect({ exit: result.exit, written: result.written }).toEqual({ exit: 1, written: [] });
  expect(result.err).toContain(` at ${place}`);
  // Either a hint, or a message that itself names what is missing.
  expect(result.err).toMatch(/hint: |before a closing/);
}

const POINTS = 'keyPoints: [One is enough here.]\n';
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('a file that is no brief', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
  for (const [name, other] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'].map((pair) => [...pair]))
    bomb.push(`${name}: &${name} [${Array(10).fill(`*${other}`).join(',')}]`);
  const cases: [name: string, code: string, place: string, text: string | Uint8Array][] = [
    [
      'alias bomb',
      'content/alias-limit',
      'x.yaml:',
      `title: T\nsections:\n  - ${bomb.join('\n    ')}\n    blocks: *h\n${POINTS}`,
    ],
    ['depth', 'content/too-deep', 'x.yaml:1:', `title: ${'['.repeat(500)}${']'.repeat(500)}\n${POINTS}`],
    ['size', 'content/too-large', 'x.yaml:1:1', `title: T\n${POINTS}# ${'x'.repeat(2 << 20)}\n`],
    ['duplicate key', 'content/duplicate-key', 'x.yaml:3:1', `title: T\n${POINTS}title: U\n`],
    ['two documents', 'content/several-documents', 'x.yaml:4:1', `title: T\n${POINTS}---\ntitle: U\n`],
    ['empty file', 'content/empty', 'x.yaml:1:1', ''],
    ['only a comment', 'content/empty', 'x.yaml:1:1', '# nothing\n'],
    ['not UTF-8', 'content/not-utf8', 'x.yaml:1:', bytes('title: caf', [0xe9], `\n${POINTS}`)],
    [
      'UTF-16',
      'content/not-utf8',
      'x.yaml:1:1',
      bytes([0xff, 0xfe], Buffer.from('title: T', 'utf16le').toString('latin1')),
    ],
    ['NUL', 'content/control-character', 'x.yaml:1:9', bytes('title: T', [0], `\n${POINTS}`)],
    ['control character', 'content/control-character', 'x.yaml:1:9', `title: T\u0007\n${POINTS}`],
    ['lone surrogate', 'content/lone-surrogate', 'x.yaml:1:', `title: "T\\ud800"\n${POINTS}`],
    ['tab', 'content/tab-indent', 'x.yaml:3:1', 'title: T\nkeyPoints:\n\t- One\n'],
    ['impossible date', 'content/impossible-date', 'x.yaml:3:7', `title: T\n${POINTS}asOf: 2025-02-30\n`],
    ['no date', 'content/not-a-date', 'x.yaml:3:7', `title: T\n${POINTS}asOf: Wednesday\n`],
    ['language tag', 'content/bad-language', 'x.yaml:3:7', `title: T\n${POINTS}lang: klingonese!\n`],
    [
      'duplicate source',
      'content/duplicate-id',
      'x.yaml:5:10',
      `title: T\n${POINTS}sources:\n  - {id: a, title: A}\n  - {id: a, title: B}\n`,
    ],
    [
      'unknown source',
      'content/unknown-source',
      'x.yaml:2:',
      'title: T\nkeyPoints: [{text: One, sources: [b]}]\n',
    ],
    ['unknown key', 'content/unknown-key', 'x.yaml:3:1', `title: T\n${POINTS}sumary: text\n`],
    ['wrong type', 'content/wrong-type', 'x.yaml:2:12', 'title: T\nkeyPoints: one\n'],
    ['missing title', 'content/missing-field', 'x.yaml:1:1', POINTS],
    ['empty list', 'content/empty-list', 'x.yaml:2:12', 'title: T\nkeyPoints: []\n'],
    ['broken YAML', 'content/syntax', 'x.yaml:2:', 'title: T\nkeyPoints: [one\n'],
    ['a list at the top', 'content/wrong-type', 'x.yaml:1:1', '- one\n- two\n'],
  ];
  it.each(cases)('%s', async (_name, code, place, text) => {
    expectRefusal(await brief(['build', 'x.yaml'], { 'x.yaml': text }), code, place);
  });

  it.each([
    ['broken', 'content/syntax', '{"title": "T", "keyPoints": ["one"'],
    ['with a comment', 'content/syntax', '{"title": "T", /* no */ "keyPoints": ["one"]}'],
    ['with a trailing comma', 'content/syntax', '{"title": "T", "keyPoints": ["one"],}'],
    ['with a key twice', 'content/duplicate-key', '{"title": "T", "title": "U", "keyPoints": ["one"]}'],
    ['that is YAML', 'content/syntax', 'title: T\nkeyPoints: [one]\n'],
  ])('JSON %s', async (_name, code, text) => {
    expectRefusal(await brief(['build', 'x.json'], { 'x.json': text }), code, 'x.json:1:');
  });

  it('takes a byte order mark and CRLF', async () => {
    const text = `\ufeff${GOOD.replaceAll('\n', '\r\n')}`;
    expect(await brief(['build', 'x.yaml'], { 'x.yaml': text })).toMatchObject({ exit: 0, err: '' });
  });

  it('tells several faults in one run', async () => {
    const { err, exit } = await brief(['build', 'x.yaml'], {
      'x.yaml': 'titel: T\nkeyPoints: []\nsumary: S\nasOf: 2025-13-01\nlang: x!\n',
    });
    expect(exit).toBe(1);
    for (const code of ['unknown-key', 'empty-list', 'impossible-date', 'bad-language'])
      expect(err).toContain(`[content/${code}]`);
    for (const word of ['title', 'summary']) expect(err).toContain(`did you mean \`${word}\`?`);
  });
});

describe('content that cannot be set', () => {
  const withBlocks = (block: string): string =>
    `title: T\n${POINTS}sections:\n  - heading: H\n    blocks:\n      - ${block}\n`;

  it('a word of 300 letters that nothing breaks', async () => {
    const result = await brief(['build', 'x.yaml'], { 'x.yaml': withBlocks('m'.repeat(300)) });
    expectRefusal(result, 'layout/overflow', 'x.yaml:6:');
  });

  it('a table wider than the page', async () => {
    const cells = Array.from({ length: 40 }, (_, n) => `Heading${n}withoutabreak`).join(', ');
    const result = await brief(['build', 'x.yaml'], {
      'x.yaml': withBlocks(`table: {head: [${cells}], rows: [[${cells}]]}`),
    });
    expectRefusal(result, 'layout/table-too-wide', 'x.yaml:6:');
  });

  it('a row taller than a page', async () => {
    const cell = 'A long cell. '.repeat(1500).trim();
    const result = await brief(['build', 'x.yaml'], {
      'x.yaml': withBlocks(`table: {head: [A, B], rows: [["${cell}", b]]}`),
    });
    expectRefusal(result, 'layout/too-tall', 'x.yaml:6:');
  });

  it.each([
    ['an emoji', 'Peace 🕊 now', 'U+1F54A'],
    ['Chinese', 'Beijing (北京)', 'U+5317'],
    ['Arabic', 'Gaza غزة', 'U+063A'],
  ])('%s, for which no face has a glyph', async (_name, text, codePoint) => {
    const result = await brief(['build', 'x.yaml'], { 'x.yaml': `title: T\nkeyPoints:\n  - ${text}\n` });
    expectRefusal(result, 'fonts/missing-glyph', 'x.yaml:3:');
    expect(result.err).toContain(codePoint);
  });

  it('a title with such characters, which the margins repeat: one error a script, at the first of them', async () => {
    const text = `title: Rocket 🚀 and سلام\n${POINTS}`;
    const result = await brief(['build', 'x.yaml'], { 'x.yaml': text });
    expectRefusal(result, 'fonts/missing-glyph', 'x.yaml:1:15');
    expect(result.err.match(/\[fonts\/missing-glyph\]/g)).toHaveLength(2);
    expect(result.err).toContain('the emoji sign “🚀” (U+1F680)');
    expect(result.err).toContain('the Arabic characters “س” (U+0633), “ل” (U+0644)');
    expect(result.err.match(/npm install [^\n]*/g)).toEqual([
      'npm install @expo-google-fonts/noto-emoji @expo-google-fonts/noto-sans-arabic',
    ]);
  });
});

describe('an accent colour that is hard to read', () => {
  it('is one warning, wherever the template uses it', async () => {
    const text = `${GOOD}organisation: {name: An Institute, accent: "#c0c0c0"}\n`;
    const result = await brief(['build', 'x.yaml'], { 'x.yaml': text });
    expect(result.err.match(/\[(?:pipeline|tags)\/[\w-]+\]/g)).toEqual(['[pipeline/weak-accent]']);
    expect(result.exit).toBe(0);
  });
});

describe('images', () => {
  const withImage = (src: string): string =>
    `title: T\n${POINTS}sections:\n  - heading: H\n    blocks:\n      - image: {src: "${src}", alt: A picture}\n`;
  const good = png(60, 40);
  const cases: [name: string, src: string, file: Uint8Array | undefined, part: string][] = [
    ['missing', 'gone.png', undefined, 'does not exist'],
    ['truncated', 'i.png', good.subarray(0, good.length - 30), ''],
    ['zero-sized', 'i.png', png(0, 40), ''],
    ['empty', 'i.png', new Uint8Array(), ''],
    ['30,000 px wide', 'i.png', png(30_000, 8), ''],
    ['CMYK', 'i.jpg', cmykJpeg(), 'CMYK'],
    ['really a text file', 'i.png', Buffer.from('This is no picture at all.\n'), ''],
    ['outside, absolute', '/etc/passwd', undefined, ''],
    ['outside, above', '../../secret.png', undefined, ''],
    ['on the network', 'http://example.org/i.png', undefined, 'network'],
    ['on the network, encrypted', 'https://example.org/i.png', undefined, 'network'],
  ];
  it.each(cases)('%s', async (_name, src, file, part) => {
    const files = { 'x.yaml': withImage(src), ...(file && { [src]: file }) };
    const result = await brief(['build', 'x.yaml'], files);
    expectRefusal(result, 'boxes/image', 'x.yaml:6:');
    expect(result.err).toContain(part);
  });

  it('a good one is printed', async () => {
    const result = await brief(['build', 'x.yaml'], { 'x.yaml': withImage('i.png'), 'i.png': good });
    expect(result.err).not.toContain('error');
    expect(result.written).toEqual(['output/x.pdf']);
  });

  it('a link that leads out of the folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'brief-link-'));
    try {
      mkdirSync(join(folder, 'in'));
      writeFileSync(join(folder, 'secret.png'), good);
      symlinkSync('../secret.png', join(folder, 'in/i.png'));
      writeFileSync(join(folder, 'in/x.yaml'), withImage('i.png'));
      const terminal = { ...recordedTerminal(), folder: join(folder, 'in') };
      const exit = await run(['build', 'x.yaml'], { world: createNodeWorld(), terminal });
      expect(exit).toBe(1);
      expect(terminal.text('err')).toContain(' at x.yaml:6:');
      expect(terminal.text('err')).toContain('[boxes/image]');
      expect(readdirSync(join(folder, 'in'))).toEqual(['i.png', 'x.yaml']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('templates', () => {
  const page = (body: string): string => `<!DOCTYPE html>
<html lang="{{lang}}"><head><title>{{title}}</title></head><body>
<h1>{{title}}</h1>
${body}
</body></html>
`;
  const withTemplate = (template: Record<string, string>): Promise<Finished> =>
    brief(['build', 'x.yaml', '--template', 't'], {
      'x.yaml': `title: T\n${POINTS}`,
      ...Object.fromEntries(Object.entries(template).map(([name, text]) => [`t/${name}`, text])),
    });

  it.each([
    ['an unclosed block', 'template/syntax', page('{{#if summary}}<p>{{summary}}</p>')],
    ['an unclosed brace', 'template/syntax', page('<p>{{summary</p>')],
    ['an unknown helper', 'template/unknown-helper', page('<p>{{shout title}}</p>')],
    ['an unknown path', 'template/unknown-path', page('<p>{{titel}}</p>')],
    ['an unknown partial', 'template/unknown-partial', page('{{> nothing}}')],
    ['an unclosed element', 'html/unclosed-element', page('<div><p>{{title}}</div>')],
  ])('%s', async (_name, code, text) => {
    const result = await withTemplate({ 'brief.hbs': text });
    expect(result.err).toContain(`[${code}]`);
    expect({ exit: result.exit, written: result.written }).toEqual({ exit: 1, written: [] });
    expect(result.err).toMatch(/ at t\/brief\.hbs:\d+:\d+/);
    expect(result.err).toContain('hint: ');
  });

  it('a misspelt title: an error where it stands, and nothing of what follows from it', async () => {
    const result = await withTemplate({
      'brief.hbs': page('<h3>{{#each keyPoints}}{{text}}{{/each}}</h3>').replaceAll('{{title}}', '{{titel}}'),
    });
    expect(result.err.match(/\[\w+\/[\w-]+\]/g)?.filter((code) => !/advice|no-family/.test(code))).toEqual([
      '[template/unknown-path]',
      '[template/unknown-path]',
    ]);
  });

  it('a partial that includes itself', async () => {
    const result = await withTemplate({
      'brief.hbs': page('{{> loop}}'),
      'partials/loop.hbs': '<p>{{> loop}}</p>',
    });
    expect(result.err).toContain('[template/partial-cycle]');
    expect(result.err).toMatch(/ at t\/partials\/loop\.hbs:1:4/);
    expect({ exit: result.exit, written: result.written }).toEqual({ exit: 1, written: [] });
  });

  it('a folder that holds none', async () => {
    const result = await withTemplate({ 'readme.txt': '' });
    expect(result.err).toContain('[template/missing-file]');
    expect({ exit: result.exit, written: result.written }).toEqual({ exit: 1, written: [] });
  });

  it('an unknown preset', async () => {
    const result = await brief(['build', 'x.yaml', '--preset', 'breif'], { 'x.yaml': GOOD });
    expect(result.err).toContain('did you mean `brief`?');
    expect({ exit: result.exit, written: result.written }).toEqual({ exit: 1, written: [] });
  });

  it('a stylesheet with an unknown property is a warning', async () => {
    const world = createNodeWorld();
    const fonts = world.readFile(`${world.home}/templates/policy-brief/fonts/SourceSerif4-Regular.ttf`);
    const result = await brief(['build', 'x.yaml', '--template', 't'], {
      'x.yaml': `title: T\n${POINTS}`,
      't/brief.hbs': page('<ul>{{#each keyPoints}}<li>{{text}}</li>{{/each}}</ul>'),
      't/style.css': `@font-face { font-family: S; src: url(S.ttf) }
:root { font-family: S }
h1 { colour: red }
`,
      't/S.ttf': fonts.ok ? fonts.bytes : '',
    });
    expect(result.err).toContain('[css/unknown-property]');
    expect(result.err).toContain(' at t/style.css:3:6');
    expect(result.err).toContain('did you mean `color`?');
    expect({ exit: result.exit, written: result.written }).toEqual({ exit: 0, written: ['output/x.pdf'] });
  });
});
