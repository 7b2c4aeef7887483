import { resolve } from 'node:path';
import { extractAttachment } from '../pdf/index.ts';
import { describeRead, describeWrite } from './describe-failure.ts';
import type { CommandResult, Desk } from './desk.ts';
import { EXIT } from './exit-code.ts';
import type { Invocation } from './parse-arguments.ts';
import { createReporter } from './report.ts';

/** `brief extract x.pdf [-o PATH]`: the attached brief on standard output, or in a file. */
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
        hints: ['only PDFs made by this tool hold one, and not with --attach-source none'],
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
  const written = await world.writeFile(resolve(terminal.folder, target), attachment.bytes);
  if (!written.ok) reporter.faults([describeWrite(target, written)]);
  else if (!invocation.flags.has('quiet')) terminal.out.write(`${target}\n`);
  return { exit: written.ok ? EXIT.done : EXIT.faults };
}

/** The name in a PDF is a stranger's: it must not lead out of the folder. */
const safeName = (name: string): string => {
  const last = name.split(/[/\\]/).pop() ?? '';
  return last === '' || last.startsWith('.') ? 'brief.yaml' : last;
};
