import { basename, join, resolve } from 'node:path';
import type { World } from '../base/index.ts';
import type { Input } from './inputs.ts';
import type { UsageFault } from './usage-fault.ts';

/** Where a PDF goes. */
export type Output =
  | { readonly kind: 'file'; readonly name: string; readonly path: string }
  | { readonly kind: 'stdout' };

export type OutputPlan =
  | { readonly ok: true; readonly outputs: readonly Output[] }
  | { readonly ok: false; readonly fault: UsageFault };

const DEFAULT_FOLDER = 'output';

/**
 * One output an input, in order. `wish` (the option `-o`) is a folder where it ends in `/` or is one; `-` is
 * standard output.
 */
export function planOutputs(
  inputs: readonly Input[],
  wish: string | undefined,
  world: World,
  folder: string,
): OutputPlan {
  if (wish === '-') {
    if (inputs.length <= 1) return { ok: true, outputs: inputs.map(() => ({ kind: 'stdout' })) };
    return refuse(`${inputs.length} briefs cannot go to one standard output`, 'name a folder: -o out/');
  }
  const isFile = wish !== undefined && !isFolder(wish, world, folder);
  if (isFile && inputs.length > 1)
    return refuse(
      `${inputs.length} briefs cannot go to the one file \`${wish}\``,
      `to write them into a folder of that name: -o ${wish}/`,
    );
  const outputs = inputs.map((input) => {
    const name = isFile ? wish : join(wish ?? DEFAULT_FOLDER, pdfName(input));
    return { kind: 'file' as const, name, path: resolve(folder, name) };
  });
  return clash(inputs, outputs) ?? { ok: true, outputs };
}

const refuse = (message: string, ...hints: string[]): OutputPlan => ({
  ok: false,
  fault: { message, hints },
});

const isFolder = (wish: string, world: World, folder: string): boolean =>
  wish.endsWith('/') || world.listFolder(resolve(folder, wish)) !== undefined;

const pdfName = (input: Input): string =>
  `${input.path === undefined ? 'stdin' : basename(input.path).replace(/\.(?:ya?ml|json)$/i, '')}.pdf`;

/** Two briefs for one file, or a PDF that would replace a brief. */
function clash(
  inputs: readonly Input[],
  outputs: readonly { readonly name: string; readonly path: string }[],
): OutputPlan | undefined {
  const taken = new Map<string, string>();
  const sources = new Set(inputs.map((input) => input.path));
  for (const [index, { name, path }] of outputs.entries()) {
    const input = inputs[index]?.name ?? '';
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
  return undefined;
}
