import { describe, expect, it } from 'vitest';
import { brief, GOOD } from './command-line.ts';
import type { RecordedTerminal } from './memory-world.ts';
import { sizeOf } from './page-size.ts';

const GOOD_LETTER = `${GOOD}print: { paper: letter }\n`;

/** A printing system with these printers; `lp` fails with `refusal`, where there is one. */
function cups(
  terminal: RecordedTerminal,
  {
    printers = ['office', 'hall'],
    fallback = 'office',
    refusal = '',
    lpstat = {} as Record<string, string>,
  } = {},
): void {
  terminal.programs.set('lp', () =>
    refusal === ''
      ? { out: 'request id is office-12 (1 file(s))\n' }
      : { exit: 1, err: `lp: Error - ${refusal}.\n` },
  );
  const answers: Record<string, string> = {
    '-r': 'scheduler is running\n',
    '-e': printers.map((name) => `${name}\n`).join(''),
    '-d': fallback === '' ? 'no system default destination\n' : `system default destination: ${fallback}\n`,
    ...lpstat,
  };
  terminal.programs.set('lpstat', ([flag = '']) => ({ out: answers[flag] ?? '' }));
}

/** What `lp` was given. */
const sent = (terminal: RecordedTerminal) => {
  const found = terminal.ran.find(({ program }) => program === 'lp');
  if (!found) throw new Error('nothing was printed');
  return found;
};

const options = (words: readonly string[]): string[] =>
  words.flatMap((word, index) => (words[index - 1] === '-o' ? [word] : [])).sort();

describe('brief print', () => {
  it('builds a brief and hands it over, in one piece and unscaled', async () => {
    const { exit, err, out, terminal, written } = await brief(
      ['print', 'talks.yaml'],
      { 'talks.yaml': GOOD },
      (_, it) => cups(it),
    );
    expect({ exit, err, written }).toEqual({ exit: 0, err: '', written: [] });
    const { words, input } = sent(terminal);
    expect(words).toEqual([
      '-t',
      'talks.pdf',
      '-o',
      'media=A4',
      '-o',
      'sides=one-sided',
      '-o',
      'print-scaling=none',
    ]);
    expect(
      Buffer.from(input ?? [])
        .subarray(0, 8)
        .toString(),
    ).toBe('%PDF-1.7');
    expect(out).toBe('office-12  talks.pdf  1 page  A4  one-sided\n');
  });

  const plain = ['media=A4', 'print-scaling=none', 'sides=one-sided'];
  it.each([
    [
      ['--paper', 'letter'],
      ['media=Letter', 'print-scaling=none', 'sides=one-sided'],
    ],
    [
      ['--paper', '148x210mm'],
      ['media=A5', 'print-scaling=none', 'sides=one-sided'],
    ],
    [
      ['--paper', '200x250mm'],
      ['media=Custom.200x250mm', 'print-scaling=none', 'sides=one-sided'],
    ],
    // Whatever paper the printer has: that is what it is for.
    [
      ['--paper', 'universal'],
      ['print-scaling=none', 'sides=one-sided'],
    ],
    [['--grey'], ['media=A4', 'print-color-mode=monochrome', 'print-scaling=none', 'sides=one-sided']],
    [['--copies', '1'], plain],
    [
      ['--copies', '30'],
      ['collate=true', ...plain],
    ],
    [['--duplex'], ['media=A4', 'print-scaling=none', 'sides=two-sided-long-edge']],
    [
      ['--duplex', '--binding', 'top'],
      ['media=A4', 'print-scaling=none', 'sides=two-sided-short-edge'],
    ],
    [['--n-up', '2'], plain],
    [
      ['--n-up', '2', '--duplex'],
      ['media=A4', 'print-scaling=none', 'sides=two-sided-short-edge'],
    ],
    [['--booklet'], ['media=A4', 'print-scaling=none', 'sides=two-sided-short-edge']],
  ])('with %j sends %j', async (words, expected) => {
    const { exit, terminal } = await brief(['print', 'x.yaml', ...words], { 'x.yaml': GOOD }, (_, it) =>
      cups(it),
    );
    expect(exit).toBe(0);
    expect(options(sent(terminal).words)).toEqual(expected);
  });

  it('heeds what the brief says of its paper', async () => {
    const text = `${GOOD}print: { paper: letter, duplex: true, binding: top }\n`;
    const { terminal } = await brief(['print', 'x.yaml'], { 'x.yaml': text }, (_, it) => cups(it));
    expect(options(sent(terminal).words)).toEqual([
      'media=Letter',
      'print-scaling=none',
      'sides=two-sided-short-edge',
    ]);
  });

  it('sends sheets that are two pages wide', async () => {
    const { terminal } = await brief(['print', 'x.yaml', '--booklet'], { 'x.yaml': GOOD }, (_, it) =>
      cups(it),
    );
    expect(sizeOf(sent(terminal).input ?? new Uint8Array())).toEqual([842, 595]);
    expect(sent(terminal).words[1]).toBe('x.booklet.pdf');
  });

  it('names the printer and the number of copies', async () => {
    const { terminal, out } = await brief(
      ['print', 'x.yaml', '--printer', 'hall', '--copies', '3'],
      { 'x.yaml': GOOD },
      (_, it) => cups(it),
    );
    expect(sent(terminal).words.slice(0, 4)).toEqual(['-d', 'hall', '-n', '3']);
    expect(out).toMatch(/ {2}3 copies\n$/);
  });

  it('prints a PDF as it is, on the paper that it has', async () => {
    const made = await brief(['build', 'x.yaml', '-o', '-'], { 'x.yaml': GOOD_LETTER });
    const name = "-a 'b' c.pdf";
    const { exit, terminal } = await brief(
      ['print', '--duplex', '--', name],
      { [name]: made.terminal.bytes('out') },
      (_, it) => cups(it),
    );
    expect(exit).toBe(0);
    const { words, input } = sent(terminal);
    expect(input).toBeUndefined();
    expect(words.slice(-2)).toEqual(['--', name]);
    expect(words.slice(0, 2)).toEqual(['-t', name]);
    expect(options(words)).toEqual(['media=Letter', 'print-scaling=none', 'sides=two-sided-long-edge']);
  });

  it('prints the PDF of another maker, whose paper is not known', async () => {
    const files = { 'x.pdf': '%PDF-1.4\nwho knows' };
    const { exit, terminal } = await brief(['print', 'x.pdf'], files, (_, it) => cups(it));
    expect(exit).toBe(0);
    expect(options(sent(terminal).words)).toEqual(['print-scaling=none', 'sides=one-sided']);
    const named = await brief(['print', 'x.pdf', '--paper', 'a4'], files, (_, it) => cups(it));
    expect(options(sent(named.terminal).words)).toContain('media=A4');
  });

  it('does not build a PDF again', async () => {
    const { exit, err, terminal } = await brief(['print', 'x.pdf', '--booklet'], { 'x.pdf': '%PDF-1.4\n' });
    expect(exit).toBe(2);
    expect(err).toContain('`--booklet` has no effect on a PDF that is made already');
    expect(terminal.ran).toEqual([]);
  });

  it('prints what comes in', async () => {
    const { exit, terminal } = await brief(['print', '-'], {}, (_, it) => {
      cups(it);
      it.input = GOOD;
    });
    expect(exit).toBe(0);
    expect(sent(terminal).words[1]).toBe('stdin.pdf');
  });

  it('prints nothing of a brief that has errors', async () => {
    const { exit, err, out, terminal } = await brief(
      ['print', 'x.yaml'],
      { 'x.yaml': 'title: T\n' },
      (_, it) => cups(it),
    );
    expect(exit).toBe(1);
    expect(err).toContain('keyPoints');
    expect(out).toBe('');
    expect(terminal.ran).toEqual([]);
    expect((await brief(['print', 'gone.yaml'])).err).toContain('`gone.yaml` does not exist');
  });

  it('tells a program', async () => {
    const { out } = await brief(
      ['print', 'x.yaml', '--json', '--copies', '2', '--grey'],
      { 'x.yaml': GOOD },
      (_, it) => cups(it),
    );
    expect(JSON.parse(out)).toMatchObject({
      exit: 0,
      errors: 0,
      input: 'x.yaml',
      job: 'office-12',
      printer: 'office',
      pages: 1,
      media: 'A4',
      sides: 'one-sided',
      copies: 2,
      grey: true,
      command: [
        'lp',
        '-n',
        '2',
        '-t',
        'x.pdf',
        '-o',
        'media=A4',
        '-o',
        'sides=one-sided',
        '-o',
        'print-scaling=none',
        '-o',
        'print-color-mode=monochrome',
        '-o',
        'collate=true',
      ],
    });
  });
});

describe('brief print --dry-run', () => {
  const shown = async (words: string[], files: Record<string, string | Uint8Array>): Promise<string> => {
    const { out, exit, err, terminal } = await brief(['print', '--dry-run', ...words], files);
    expect({ exit, err, ran: terminal.ran }).toEqual({ exit: 0, err: '', ran: [] });
    return out;
  };

  it('shows a line for a shell and prints nothing', async () => {
    expect(await shown(["it's.yaml", '--grey', '--printer', 'hall'], { "it's.yaml": GOOD })).toBe(
      `brief build --grey -- 'it'\\''s.yaml' && lp -d hall -t 'it'\\''s.pdf' -o media=A4 -o sides=one-sided -o print-scaling=none -o print-color-mode=monochrome -- 'output/it'\\''s.pdf'\n`,
    );
  });

  it('of sheets, which are a second file', async () => {
    expect(await shown(['a/x.yaml', '--booklet', '--lang=de'], { 'a/x.yaml': `lang: de\n${GOOD}` })).toBe(
      'brief build --lang=de --booklet -- a/x.yaml && lp -t x.booklet.pdf -o media=A4 -o sides=two-sided-short-edge -o print-scaling=none -- output/x.booklet.pdf\n',
    );
  });

  it('that begins as the tool was started', async () => {
    const { out } = await brief(['print', '--dry-run', '-'], {}, (_, it) => {
      it.input = GOOD;
      it.startedAs = () => ['node', 'my tools/brief.js'];
    });
    expect(out).toMatch(
      /^node 'my tools\/brief\.js' build -- - && lp -t stdin\.pdf .* -- output\/stdin\.pdf\n$/,
    );
  });

  it('of a PDF', async () => {
    expect(await shown(['a b.pdf', '--copies=2'], { 'a b.pdf': '%PDF-1.4\n' })).toBe(
      "lp -n 2 -t 'a b.pdf' -o sides=one-sided -o print-scaling=none -o collate=true -- 'a b.pdf'\n",
    );
  });

  it('as JSON', async () => {
    const report = JSON.parse(await shown(['x.yaml', '--json'], { 'x.yaml': GOOD }));
    expect(report).toMatchObject({ exit: 0, job: null, printer: null });
    expect(report.command[0]).toBe('lp');
  });
});

describe('brief print, where it cannot', () => {
  const refusedWith = async (answers: Parameters<typeof cups>[1], ...words: string[]): Promise<string> => {
    const { exit, err, out } = await brief(
      ['print', 'x.yaml', '--messages=short', ...words],
      { 'x.yaml': GOOD },
      (_, it) => cups(it, answers),
    );
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    return err;
  };

  it('says what to install where there is no printing system', async () => {
    const { exit, err } = await brief(['print', 'x.yaml'], { 'x.yaml': GOOD });
    expect(exit).toBe(1);
    expect(err).toContain('error: there is no printing system here: the program `lp` was not found');
    expect(err).toContain('apt install cups');
  });

  it('says that the printing system does not run', async () => {
    const refusal = 'No default destination';
    expect(await refusedWith({ refusal, lpstat: { '-r': 'scheduler is not running\n' } })).toContain(
      'the printing system does not answer: No default destination',
    );
  });

  it('says that there is no printer', async () => {
    expect(await refusedWith({ refusal: 'No default destination', printers: [] })).toContain(
      'no printer is set up',
    );
  });

  it('lists the printers where none is the default', async () => {
    const { err } = await brief(['print', 'x.yaml'], { 'x.yaml': GOOD }, (_, it) =>
      cups(it, { refusal: 'no default destination available', fallback: '' }),
    );
    expect(err).toContain('there is no default printer');
    expect(err).toContain('--printer office, --printer hall');
  });

  it('names the printer that was meant', async () => {
    const { err } = await brief(
      ['print', 'x.yaml', '--printer', 'offcie/draft'],
      { 'x.yaml': GOOD },
      (_, it) => cups(it, { refusal: 'The printer or class does not exist' }),
    );
    expect(err).toContain('there is no printer `offcie/draft`');
    expect(err).toContain('did you mean `office`?');
  });

  it('says that a printer takes no jobs', async () => {
    const lpstat = { '-a': 'office not accepting requests since Sun -\n\tRejecting Jobs\n' };
    expect(await refusedWith({ refusal: 'x', lpstat }, '--printer', 'office')).toContain(
      'printer `office` takes no jobs now',
    );
  });

  it('passes on why a job was refused', async () => {
    expect(await refusedWith({ refusal: 'Not allowed to print' })).toContain(
      'printer `office` refused the job: Not allowed to print',
    );
  });

  it('warns of a printer that stands still', async () => {
    const lpstat = { '-p': 'printer office disabled since Sun -\n\tout of paper\n' };
    const { exit, err, out } = await brief(['print', 'x.yaml'], { 'x.yaml': GOOD }, (_, it) =>
      cups(it, { lpstat }),
    );
    expect(exit).toBe(0);
    expect(err).toContain('warning: printer `office` is stopped, and the job waits: out of paper');
    expect(out).toContain('office-12');
  });
});
