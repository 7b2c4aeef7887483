import { basename, join, resolve } from 'node:path';
import type { World } from '../base/index.ts';
import type { Input } from './inputs.ts';
import type { UsageFault } from './usage-fault.ts';

/** Where a PDF goes. */
export type Output =
  | { readonly kind: 'file'; readonly name: string; readonly path: string }
  | { readonly kind: 'stdout' };

export type OutputPlan =
  | { readonly ok: true; readonly outputs: readonly (readonly Output[])[] }
  | { readonly ok: false; readonly fault: UsageFault };

const DEFAULT_FOLDER = 'output';

/** What is to be written, and where the user wants it. */
export interface OutputWishes {
  readonly inputs: readonly Input[];
  /** Of the files to make of each input: see `variantName`. */
  readonly suffixes: readonly string[];
  /** The option `-o`: a folder where it ends in `/` or is one; `-` is standard output. */
  readonly wish: string | undefined;
}

/** For every input, in order, one output a suffix. `folder` is what names are relative to. */
export function planOutputs(wishes: OutputWishes, world: World, folder: string): OutputPlan {
  const { inputs, suffixes, wish } = wishes;
  if (wish === '-') return toStdout(wishes);
  const isFile = wish !== undefined && !isFolder(wish, world, folder);
  if (isFile && inputs.length > 1)
    return refuse(
      `${inputs.length} briefs cannot go to the one file \`${wish}\``,
      `to write them into a folder of that name: -o ${wish}/`,
    );
  const outputs = inputs.map((input) => {
    const master = isFile ? wish : join(wish ?? DEFAULT_FOLDER, pdfName(input));
    const names = suffixes.map((suffix) => variantName(master, suffix));
    return names.map((name) => ({ kind: 'file' as const, name, path: resolve(folder, name) }));
  });
  return clash(inputs, outputs) ?? { ok: true, outputs };
}

function toStdout({ inputs, suffixes }: OutputWishes): OutputPlan {
  if (inputs.length > 1)
    return refuse(`${inputs.length} briefs cannot go to one standard output`, 'name a folder: -o out/');
  if (suffixes.length > 1)
    return refuse(`${suffixes.length} files cannot go to one standard output`, 'name a folder: -o out/');
  return { ok: true, outputs: inputs.map(() => [{ kind: 'stdout' }]) };
}

/** The name of a variant beside the brief itself: `talks.pdf` and `one-page` make `talks.one-page.pdf`. */
export function variantName(master: string, suffix: string): string {
  if (suffix === '') return master;
  const ending = /\.pdf$/i.exec(basename(master))?.[0] ?? '';
  return `${master.slice(0, master.length - ending.length)}.${suffix}${ending}`;
}

const refuse = (message: string, ...hints: string[]): OutputPlan => ({
  ok: false,
  fault: { message, hints },
});

const isFolder = (wish: string, world: World, folder: string): boolean =>
  wish.endsWith('/') || world.listFolder(resolve(folder, wish)) !== undefined;

/** Where a file of a brief goes when nothing else is said. */
export const defaultOutput = (input: Input, suffix: string): string =>
  join(DEFAULT_FOLDER, variantName(pdfName(input), suffix));

/** What the PDF of a brief is called. */
export const pdfName = (input: Input): string =>
  `${input.path === undefined ? 'stdin' : basename(input.path).replace(/\.(?:ya?ml|json)$/i, '')}.pdf`;

/** Two briefs for one file, or a PDF that would replace a brief. */
function clash(
  inputs: readonly Input[],
  outputs: readonly (readonly { readonly name: string; readonly path: string }[])[],
): OutputPlan | undefined {
  const taken = new Map<string, string>();
  const sources = new Set(inputs.map((input) => input.path));
  for (const [index, files] of outputs.entries()) {
    const input = inputs[index]?.name ?? '';
    for (const { name, path } of files) {
      if (sources.has(path))
        return refuse(`\`${name}\` is a brief: its PDF would replace it`, 'give -o another name');
      const other = taken.get(path);
      if (other !== undefined)
        return refuse(
          `\`${other}\` and \`${input}\` would both be written to \`${name}\``,
          'rename one of them, or build them one by one with -o',
        );
      taken.set(path, input);
    }
  }
  return undefined;
}
