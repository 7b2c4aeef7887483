import { basename, join, resolve } from 'node:path';
import { scaffold } from '../content/index.ts';
import { describeWrite } from './describe-failure.ts';
import type { CommandResult, Desk } from './desk.ts';
import { refuseExisting } from './existing-file.ts';
import { EXIT } from './exit-code.ts';
import type { Invocation } from './parse-arguments.ts';
import { createReporter } from './report.ts';

const ELSEWHERE = 'name a path in a folder that you may write to: brief new FOLDER/NAME';

/** `brief new NAME`: a plain name goes into `content/`, a path stays a path. Never over a file that is there. */
export async function newBrief(invocation: Invocation, { world, terminal }: Desk): Promise<CommandResult> {
  const reporter = createReporter(invocation, terminal);
  const word = invocation.operands[0] ?? '';
  const title = basename(word).replace(/\.ya?ml$/i, '');
  if (title === '' || /[/\\]$/.test(word) || title === '.' || title === '..')
    return {
      usage: { message: `\`${word}\` is no name for a brief`, hints: ['such as: brief new border-talks'] },
    };
  const named = /\.ya?ml$/i.test(word) ? word : `${word}.yaml`;
  const target = /[/\\]/.test(word) ? named : join('content', named);
  const path = resolve(terminal.folder, target);
  const refused = refuseExisting(target, path, world, {
    taken: 'choose another name; nothing was changed',
    elsewhere: ELSEWHERE,
  });
  if (refused) {
    reporter.faults([refused]);
    return { exit: EXIT.faults };
  }
  const written = await world.writeFile(
    path,
    new TextEncoder().encode(scaffold(title, invocation.values.get('lang'))),
  );
  if (!written.ok) reporter.faults([describeWrite(target, written, ELSEWHERE)]);
  else if (!invocation.flags.has('quiet')) terminal.out.write(`${target}\n`);
  return { exit: written.ok ? EXIT.done : EXIT.faults };
}
