import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brief, GOOD } from './command-line.ts';

const PACKS = join(import.meta.dirname, '../../node_modules/@expo-google-fonts');

const file = (path: string): Uint8Array => new Uint8Array(readFileSync(join(PACKS, path)));

const THAI = file('noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf');
const THAI_BOLD = file('noto-sans-thai/700Bold/NotoSansThai_700Bold.ttf');
const HEBREW = file('noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf');

const MIXED = GOOD.replace('have begun.', 'have begun, สันติภาพ and שלום.');
const SCOPE = 'node_modules/@expo-google-fonts';
const THAI_PACK = {
  [`${SCOPE}/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf`]: THAI,
  [`${SCOPE}/noto-sans-thai/package.json`]: '{"name": "x", "version": "1.2.3"}',
};

describe('brief fonts', () => {
  it('in an empty folder lists the families of the template', async () => {
    const { exit, out, err } = await brief(['fonts']);
    expect(exit).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('Source Serif 4  400, 400 italic, 600');
    expect(out).toContain('none is installed');
    expect(out).not.toContain('npm install');
  });

  it('says what a text needs and lacks, and one command for all of it', async () => {
    const { exit, out, err } = await brief(['fonts', 'x.yaml'], { 'x.yaml': MIXED });
    expect(exit).toBe(1);
    expect(err).toBe('');
    expect(out).toMatch(/^x\.yaml needs$/m);
    expect(out).toMatch(/^ {2}Latin +Source S/m);
    expect(out).toMatch(/^ {2}Thai +lacking: ส \(U\+0E2A\), ◌ั \(U\+0E31\), .* and 3 more$/m);
    expect(out).toMatch(/^ {2}Hebrew +lacking: ש \(U\+05E9\)/m);
    expect(out.match(/npm install.*/g)).toEqual([
      'npm install @expo-google-fonts/noto-sans-thai @expo-google-fonts/noto-sans-hebrew',
    ]);
  });

  it('finds the packs beside the brief, with their versions', async () => {
    const { exit, out } = await brief(['fonts', 'x.yaml'], { 'x.yaml': MIXED, ...THAI_PACK });
    expect(exit).toBe(1);
    expect(out).toContain(
      '@expo-google-fonts/noto-sans-thai 1.2.3  node_modules/@expo-google-fonts/noto-sans-thai',
    );
    expect(out).toMatch(/^ {2}Thai +Noto Sans Thai$/m);
    expect(out.match(/npm install.*/g)).toEqual(['npm install @expo-google-fonts/noto-sans-hebrew']);
  });

  it('is content where nothing lacks', async () => {
    const { exit, out } = await brief(['fonts'], { 'content/x.yaml': GOOD });
    expect(exit).toBe(0);
    expect(out).toContain('content/x.yaml needs');
    expect(out).toContain('Nothing is lacking.');
  });

  it('tells a program the same', async () => {
    const { exit, out } = await brief(['fonts', 'x.yaml', '--json'], { 'x.yaml': MIXED, ...THAI_PACK });
    const report = JSON.parse(out);
    expect(exit).toBe(1);
    expect(report.exit).toBe(1);
    expect(report.install).toBe('npm install @expo-google-fonts/noto-sans-hebrew');
    expect(report.families.map((one: { family: string }) => one.family)).toEqual([
      'Source Serif 4',
      'Source Sans 3',
      'Noto Serif',
      'Noto Sans',
    ]);
    expect(report.packs).toMatchObject([{ package: '@expo-google-fonts/noto-sans-thai', version: '1.2.3' }]);
    const hebrew = report.briefs[0].scripts.find((one: { script: string }) => one.script === 'Hebr');
    expect(hebrew).toMatchObject({ name: 'Hebrew', families: [] });
    expect(hebrew.missing[0]).toEqual({
      character: 'ש',
      codePoint: 'U+05E9',
      pack: '@expo-google-fonts/noto-sans-hebrew',
    });
  });

  it('says where no pack is known', async () => {
    const text = GOOD.replace('have begun.', 'have begun \u{13000}.');
    const { exit, out } = await brief(['fonts', 'x.yaml'], { 'x.yaml': text });
    expect(exit).toBe(1);
    expect(out).toContain('(U+13000); no font pack is known: use --font-dir');
    expect(out).not.toContain('npm install');
  });

  it('tells the faults of a brief that cannot be read', async () => {
    const { exit, err } = await brief(['fonts', 'x.yaml', 'y.yaml'], { 'x.yaml': 'title: [' });
    expect(exit).toBe(1);
    expect(err).toContain('x.yaml:1');
    expect(err).toContain('`y.yaml` does not exist');
  });
});

describe('--font-dir', () => {
  const fonts = { 'fonts/b.ttf': THAI_BOLD, 'fonts/a.ttf': THAI, 'fonts/OFL.txt': 'a licence' };

  it('stands in for what the families lack', async () => {
    const text = GOOD.replace('have begun.', 'have begun, สันติภาพ.');
    const { exit, err } = await brief(['build', 'x.yaml', '--font-dir', 'fonts'], {
      'x.yaml': text,
      ...fonts,
    });
    expect(err).toBe('');
    expect(exit).toBe(0);
  });

  it('may be given twice, and lists its families', async () => {
    const { exit, out } = await brief(['fonts', 'x.yaml', '--font-dir', 'fonts', '--font-dir=more'], {
      'x.yaml': MIXED,
      'more/h.ttf': HEBREW,
      ...fonts,
    });
    expect(out).toMatch(/^ {2}Noto Sans Thai +400, 700 {2}from --font-dir$/m);
    expect(out).toMatch(/^ {2}Noto Sans Hebrew +400 {2}from --font-dir$/m);
    expect(exit).toBe(0);
  });

  it('with a broken file: it is warned of, and the others are used', async () => {
    const { exit, err } = await brief(['fonts', '--font-dir', 'fonts'], {
      ...fonts,
      'fonts/cut.ttf': THAI.subarray(0, 1000),
    });
    expect(exit).toBe(0);
    expect(err.match(/\[[a-z]+\/[a-z-]+\]/g)).toEqual(['[fonts/damaged]']);
    expect(err).toContain('warning: the font file `fonts/cut.ttf` is cut short');
  });

  it.each([
    ['nowhere', 1, 'error: the font folder `nowhere` does not exist'],
    ['empty/x.txt', 1, 'error: the font folder `empty/x.txt` is a file'],
    ['empty', 0, 'warning: the font folder `empty` holds no font'],
  ])('%s', async (name, exit, message) => {
    const result = await brief(['fonts', '--font-dir', name], { 'empty/x.txt': 'no font' });
    expect(result.exit).toBe(exit);
    expect(result.err).toContain(message);
  });
});

describe('letters in the form of another language', () => {
  const ARABIC = file('noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf');
  const files = {
    'x.yaml': GOOD.replace('have begun.', 'have begun, [امن]{lang=ur} and [سلام]{lang=ar}.'),
    [`${SCOPE}/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf`]: ARABIC,
  };

  it('are printed, with a warning that names the pack', async () => {
    const { exit, err } = await brief(['build', 'x.yaml'], files);
    expect(exit).toBe(0);
    expect(err.match(/\[[a-z]+\/[a-z-]+\]/g)).toEqual(['[fonts/forms]']);
    expect(err).toContain('text in `ur` is set in Noto Sans Arabic');
    expect(err.match(/npm install.*/g)).toEqual(['npm install @expo-google-fonts/noto-nastaliq-urdu']);
    expect(err.match(/x\.yaml:\d+/g)).toEqual(['x.yaml:6']);
  });
  it('are listed as lacking', async () => {
    const { exit, out } = await brief(['fonts', 'x.yaml'], files);
    expect(exit).toBe(0);
    expect(out).toMatch(
      /^ {2}Arabic +lacking: the forms of ur, as in @expo-google-fonts\/noto-nastaliq-urdu$/m,
    );
    expect(out).not.toContain('Nothing is lacking');
    expect(out.match(/npm install.*/g)).toEqual(['npm install @expo-google-fonts/noto-nastaliq-urdu']);
  });
});

describe('a build that lacks fonts', () => {
  it('names characters, scripts, lines and one command, as `brief fonts` does', async () => {
    const build = await brief(['build', 'x.yaml'], { 'x.yaml': MIXED });
    expect(build.exit).toBe(1);
    expect(build.err.match(/npm install.*/g)).toEqual([
      'npm install @expo-google-fonts/noto-sans-thai @expo-google-fonts/noto-sans-hebrew',
    ]);
    expect(build.err).toContain('no font has the Thai characters “ส” (U+0E2A)');
    expect(build.err).toContain('no font has the Hebrew characters “ש” (U+05E9)');
    expect(build.err.match(/x\.yaml:\d+/g)).toEqual(['x.yaml:6', 'x.yaml:6']);
    expect(build.written).toEqual([]);
  });
});
