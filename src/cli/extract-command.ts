import { resolve } from 'node:path';
import type { World } from '../base/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { extractAttachment } from '../pdf/index.ts';
import { describeRead, describeWrite } from './describe-failure.ts';
import type { CommandResult, Desk } from './desk.ts';
import { refuseExisting } from './existing-file.ts';
import { EXIT } from './exit-code.ts';
import type { Invocation } from './parse-arguments.ts';
import { createReporter } from './report.ts';

/** `brief extract x.pdf [-o PATH] [--force]`: the attached brief on standard output, or in a file. */
export async function extractBrief(
  invocation: Invocation,
  { world, terminal }: Desk,
): Promise<CommandResult> {
  const reporter = createReporter(invocation, terminal);
  const name = invocation.operands[0] ?? '';
  const read = name === '-' ? terminal.readInput() : world.readFile(resolve(terminal.folder, name));
  if (!read.ok) {
    reporter.faults([describeRead(name, read)]);
    return { exit: EXIT.faults };
  }
  const attachment = extractAttachment(read.bytes);
  if (!attachment) {
    reporter.faults([
      {
        code: 'cli/no-attachment',
        severity: 'error',
        message: `\`${name}\` holds no brief`,
        hints: [
          'only PDFs made by this tool hold one; not those made with --attach-source none',
          'nor those of a brief whose handling.tlp is above TLP:GREEN, unless --attach-source said otherwise',
        ],
      },
    ]);
    return { exit: EXIT.faults };
  }
  const wish = invocation.values.get('output') ?? '-';
  if (wish === '-') {
    const shown = terminal.out.write(attachment.bytes);
    if (!shown.ok) reporter.faults([describeWrite('standard output', shown)]);
    return { exit: shown.ok ? EXIT.done : EXIT.faults };
  }
  const isFolder = wish.endsWith('/') || world.listFolder(resolve(terminal.folder, wish)) !== undefined;
  const target = isFolder ? `${wish.replace(/\/$/, '')}/${safeName(attachment.name)}` : wish;
  const path = resolve(terminal.folder, target);
  const refused = refuseTarget(target, path, { invocation, world, pdf: read.bytes });
  if (refused) {
    reporter.faults([refused]);
    return { exit: EXIT.faults };
  }
  const written = await world.writeFile(path, attachment.bytes);
  if (!written.ok) reporter.faults([describeWrite(target, written)]);
  else if (!invocation.flags.has('quiet')) terminal.out.write(`${target}\n`);
  return { exit: written.ok ? EXIT.done : EXIT.faults };
}

interface Extraction {
  readonly invocation: Invocation;
  readonly world: World;
  /** The bytes that the brief was taken from. */
  readonly pdf: Uint8Array;
}

/** What is there stays, unless `--force`; the PDF that is read stays whatever it is called. */
function refuseTarget(
  name: string,
  path: string,
  { invocation, world, pdf }: Extraction,
): Diagnostic | undefined {
  if (!invocation.flags.has('force'))
    return refuseExisting(name, path, world, {
      taken: 'give -o another name, or replace it with --force; nothing was changed',
    });
  if (path.startsWith('/dev/')) return undefined;
  const there = world.readFile(path);
  if (!there.ok || !sameBytes(there.bytes, pdf)) return undefined;
  return {
    code: 'cli/exists',
    severity: 'error',
    message: `\`${name}\` is the PDF itself: the brief would replace it`,
    hints: ['give -o another name; nothing was changed'],
  };
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** The name in a PDF is a stranger's: it must not lead out of the folder. */
const safeName = (name: string): string => {
  const last = name.split(/[/\\]/).pop() ?? '';
  return last === '' || last.startsWith('.') ? 'brief.yaml' : last;
};
