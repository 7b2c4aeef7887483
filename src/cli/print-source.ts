import { basename, dirname } from 'node:path';
import { InternalError } from '../base/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { type PageSize, readPageSizes } from '../pdf/index.ts';
import { build, prepareBuild } from '../pipeline/index.ts';
import type { OptionName } from './command-table.ts';
import type { Desk } from './desk.ts';
import type { Input } from './inputs.ts';
import { pdfName, variantName } from './outputs.ts';
import type { Invocation } from './parse-arguments.ts';
import { mediaNamed, mediaOf, type PrintWish, sidesOf } from './print-words.ts';
import { settingsOf } from './run-jobs.ts';
import type { UsageFault } from './usage-fault.ts';
import { SHEET_SUFFIXES } from './variants.ts';

/** What goes to the printer. */
export interface Print {
  readonly input: Input;
  readonly wish: PrintWish;
  readonly pdf: Uint8Array;
  /** Pages, or sides of sheets; undefined where the PDF is not one of ours. */
  readonly pages: number | undefined;
  /** Of a brief: the suffix of the file that `brief build` would write. */
  readonly builds?: { readonly suffix: string };
}

export const isPdfFile = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, 1024)).includes('%PDF-');

/** Options that mean something for a PDF that is made. */
const OF_PDF: ReadonlySet<OptionName> = new Set<OptionName>([
  'printer',
  'copies',
  'dry-run',
  'duplex',
  'binding',
  'paper',
  'grey',
  'max-size',
  'messages',
  'json',
  'quiet',
  'strict',
]);

/** A PDF is not built again: an option that would have to is refused. */
export function idleOption({ flags, values, lists }: Invocation): UsageFault | undefined {
  const given = [...flags, ...values.keys(), ...lists.keys()];
  const idle = given.find((name) => !OF_PDF.has(name));
  return idle === undefined
    ? undefined
    : {
        message: `\`--${idle}\` has no effect on a PDF that is made already`,
        hints: ['name the brief that it was made of: it is built with this option, and printed'],
      };
}

/** A PDF as it is; the options say what the file itself does not. */
export function printOfPdf(input: Input, pdf: Uint8Array, invocation: Invocation, folder: string): Print {
  const { paper, binding, duplex = false, grey = false } = settingsOf(invocation, folder);
  const sizes = readPageSizes(pdf);
  const [size = UPRIGHT] = sizes ?? [];
  return {
    input,
    wish: {
      ...wordsOf(invocation),
      title: input.path === undefined ? pdfName(input) : basename(input.path),
      sides: sidesOf(size, { duplex, binding }),
      media: paper === undefined ? sizes && mediaOf(size) : mediaNamed(paper),
      grey,
      file: input.path === undefined ? undefined : input.name,
    },
    pdf,
    pages: sizes?.length,
  };
}

/** What a file of another maker is taken for. */
const UPRIGHT: PageSize = { width: 595, height: 842 };

/** Builds a brief; undefined where it has errors. With `--n-up` or `--booklet` the sheets are what is printed. */
export async function printOfBrief(
  input: Input,
  bytes: Uint8Array,
  invocation: Invocation,
  { desk, sink }: { readonly desk: Desk; readonly sink: Sink },
): Promise<Print | undefined> {
  const { world, terminal } = desk;
  const settings = settingsOf(invocation, terminal.folder);
  await prepareBuild(input.name);
  const folder = input.path === undefined ? terminal.folder : dirname(input.path);
  const built = build({ name: input.name, bytes, folder, settings }, world, sink);
  if (!built) return undefined;
  const kind = settings.imposition?.kind;
  const pdf = kind ? built.imposed : built.pdf;
  const sizes = pdf && readPageSizes(pdf);
  const [size] = sizes ?? [];
  if (!pdf || !sizes || !size) throw new InternalError('a brief was built, and its pages cannot be read');
  const { universal = false, binding = undefined, duplex = false } = built.setup ?? {};
  const suffix = kind ? SHEET_SUFFIXES[kind] : '';
  return {
    input,
    wish: {
      ...wordsOf(invocation),
      title: variantName(pdfName(input), suffix),
      // A booklet is printed on both sides or not at all.
      sides: sidesOf(size, { duplex: duplex || kind === 'booklet', binding }),
      media: universal ? undefined : mediaOf(size),
      grey: settings.grey === true,
      file: undefined,
    },
    pdf,
    pages: sizes.length,
    builds: { suffix },
  };
}

const wordsOf = ({ values }: Invocation): Pick<PrintWish, 'printer' | 'copies'> => ({
  printer: values.get('printer'),
  copies: Number(values.get('copies') ?? 1),
});
