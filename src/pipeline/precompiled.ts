import type { World } from '../base/index.ts';
import { parseStylesheet, type StylesheetData } from '../css/index.ts';
import { DiagnosticList, SourceFile } from '../diagnostics/index.ts';
import { type CompiledTemplate, precompileTemplate } from '../template/index.ts';

/** The built-in template as plain data: a run need not read Handlebars and CSS to use it. */
export interface Precompiled {
  readonly template: CompiledTemplate;
  readonly sheets: readonly StylesheetData[];
}

/** What the names of files begin with in the data; the folder's own path takes its place. */
const ROOT = 'policy-brief';

export const builtInTemplate = (world: World): string => `${world.home}/templates/policy-brief`;

/** Makes the data; undefined where the template has faults, which only the long way reports. */
export function precompile(world: World): Precompiled | undefined {
  const folder = builtInTemplate(world);
  const faults = new DiagnosticList();
  const template = precompileTemplate(folder, world, faults, ROOT);
  if (!template || faults.items.length > 0) return undefined;
  const parsed = styleIndexes(template).flatMap((index) => {
    const file = template.files[index];
    return file ? [parseStylesheet(new SourceFile(file.name, file.text), folder, faults).data] : [];
  });
  // A sheet that imports others depends on files that nobody compares.
  return { template, sheets: parsed.filter((data) => data.files.length === 1) };
}

const styleIndexes = ({ style, presets }: CompiledTemplate): readonly number[] => [
  ...(style === undefined ? [] : [style]),
  ...Object.values(presets),
];

/** The data that came with the tool, used only where it is of the files as they are now. */
export class PrecompiledParts {
  readonly #world: World;
  #data: Precompiled | undefined;
  #isRead = false;

  constructor(world: World) {
    this.#world = world;
  }

  template(folder: string): CompiledTemplate | undefined {
    if (folder !== builtInTemplate(this.#world)) return undefined;
    const template = this.#read()?.template;
    if (!template || !this.#isCurrent(folder, template)) return undefined;
    const files = template.files.map(({ name, text }) => ({ name: folder + name.slice(ROOT.length), text }));
    return { ...template, files };
  }

  stylesheet(file: SourceFile): StylesheetData | undefined {
    const data = this.#read()?.sheets.find((sheet) => sheet.files[0]?.text === file.text);
    return data && { ...data, files: [{ name: file.name, text: file.text }] };
  }

  #read(): Precompiled | undefined {
    if (!this.#isRead) {
      this.#isRead = true;
      const bytes = this.#world.precompiled?.();
      // Written by `precompile` at build time, beside the bundle that reads it.
      if (bytes) this.#data = JSON.parse(new TextDecoder().decode(bytes)) as Precompiled;
    }
    return this.#data;
  }

  /** Whether every file is as it was, and none was added. */
  #isCurrent(folder: string, template: CompiledTemplate): boolean {
    const decoder = new TextDecoder();
    const known = new Set<string>();
    for (const { name, text } of template.files) {
      const path = folder + name.slice(ROOT.length);
      const read = this.#world.readFile(path);
      if (!read.ok || decoder.decode(read.bytes) !== text) return false;
      known.add(path);
    }
    // Labels are read when they are needed; it is enough that there are no others.
    for (const tag of template.labels) known.add(`${folder}/labels/${tag}.json`);
    return ['partials', 'presets', 'labels'].every((part) =>
      (this.#world.listFolder(`${folder}/${part}`) ?? []).every(
        (entry) => entry.startsWith('.') || known.has(`${folder}/${part}/${entry}`),
      ),
    );
  }
}
