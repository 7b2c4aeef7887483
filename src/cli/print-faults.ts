import { type Diagnostic, didYouMean } from '../diagnostics/index.ts';
import type { ProgramRun } from './run-program.ts';
import type { Terminal } from './terminal.ts';

const fault = (code: Diagnostic['code'], message: string, ...hints: string[]): Diagnostic => ({
  code,
  severity: 'error',
  message,
  hints,
});

/** Why `lp` did not take a job. The programs of CUPS are asked: what `lp` itself says differs between versions. */
export async function explainRefusal(
  run: ProgramRun,
  printer: string | undefined,
  terminal: Terminal,
): Promise<Diagnostic> {
  if (!run.ok) return run.reason === 'missing' ? noPrintingSystem() : refused(run.detail, printer);
  const ask = async (...words: string[]): Promise<string> => {
    const answer = await terminal.execute('lpstat', words);
    return answer.ok ? answer.out : '';
  };
  const said = lastWords(run.err);
  if (/not running/.test(await ask('-r'))) return noScheduler(said);
  const printers = (await ask('-e')).split('\n').filter((line) => line !== '');
  if (printers.length === 0) return noPrinters(said);
  const name = printer ?? /: (\S+)$/m.exec(await ask('-d'))?.[1];
  if (name === undefined)
    return fault('cli/printer', 'there is no default printer', `name one: ${choices(printers)}`, makeDefault);
  // After a slash stands a set of options that was saved under a name of its own.
  const queue = name.replace(/\/.*$/, '');
  if (!printers.includes(queue))
    return fault(
      'cli/printer',
      `there is no printer \`${name}\``,
      ...didYouMean(queue, printers),
      `there ${printers.length === 1 ? 'is' : 'are'}: ${choices(printers)}`,
    );
  if (/not accepting/.test(await ask('-a', queue)))
    return fault(
      'cli/printer',
      `printer \`${queue}\` takes no jobs now`,
      `whoever looks after it can let it: cupsaccept ${queue}`,
      ...(printers.length > 1
        ? [`or choose another: ${choices(printers.filter((it) => it !== queue))}`]
        : []),
    );
  return refused(said, queue);
}

const makeDefault = 'or choose one for good: lpoptions -d NAME';

const MOST_NAMED = 8;

const choices = (printers: readonly string[]): string =>
  printers
    .slice(0, MOST_NAMED)
    .map((name) => `--printer ${name}`)
    .join(', ') + (printers.length > MOST_NAMED ? ', …; all of them: lpstat -e' : '');

const lastWords = (text: string): string =>
  (text.trim().split('\n').pop() ?? '').replace(/^lp: (?:Error - )?/i, '').replace(/\.$/, '');

const noPrintingSystem = (): Diagnostic =>
  fault(
    'cli/no-printing-system',
    'there is no printing system here: the program `lp` was not found',
    'install CUPS: `apt install cups cups-client` (Debian, Ubuntu), `dnf install cups` (Fedora)',
    'or show the PDF with `brief build --open`, and print it from there',
  );

const noScheduler = (said: string): Diagnostic =>
  fault(
    'cli/no-printing-system',
    `the printing system does not answer${quoted(said)}`,
    'start it: systemctl start cups; where it is on another machine, name that in CUPS_SERVER',
  );

const noPrinters = (said: string): Diagnostic =>
  fault(
    'cli/printer',
    `no printer is set up${quoted(said)}`,
    "add one in the system's settings, at http://localhost:631, or with lpadmin",
  );

const refused = (said: string, printer: string | undefined): Diagnostic =>
  fault(
    'cli/print-refused',
    `${printer === undefined ? 'the printing system' : `printer \`${printer}\``} refused the job${quoted(said)}`,
    '`--dry-run` shows the command, to be tried by hand',
  );

const quoted = (said: string): string => (said === '' ? '' : `: ${said}`);

/** A job that was taken, and waits for someone to see to the printer. */
export async function explainWaiting(printer: string, terminal: Terminal): Promise<Diagnostic | undefined> {
  const answer = await terminal.execute('lpstat', ['-p', printer]);
  if (!answer.ok || !/^printer \S+ disabled/m.test(answer.out)) return undefined;
  const reason = answer.out.split('\n')[1]?.trim() ?? '';
  return {
    code: 'cli/printer-stopped',
    severity: 'warning',
    message: `printer \`${printer}\` is stopped, and the job waits${quoted(reason)}`,
    hints: [`let it go on with: cupsenable ${printer}`],
  };
}
