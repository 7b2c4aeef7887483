import type { FileFailure, World } from '../base/index.ts';
import { type Sink, SourceFile } from '../diagnostics/index.ts';
import { type CompiledTemplate, PAGE_PROGRAM, type Program } from './compiled-template.ts';
import type { TemplateFunction } from './functions/template-function.ts';
import { type KnownFunctions, lowerTemplate, SpanTable } from './lower-template.ts';
import { parseTemplate } from './parse-template.ts';

/** Partials may lie in folders of their own, so deep. */
const MAX_FOLDERS = 3;

/**
 * Reads a template's folder and makes plain data of it:
 * `brief.hbs`, `partials/**.hbs`, `style.css`, `presets/*.css`, `labels/*.json`.
 * Undefined where there is no page, or where a file is not Handlebars.
 */
export function compileTemplate(
  folder: string,
  world: World,
  functions: ReadonlyMap<string, TemplateFunction>,
  sink: Sink,
): CompiledTemplate | undefined {
  return new TemplateReader(folder, world, functions, sink).read();
}

class TemplateReader {
  readonly #folder: string;
  readonly #world: World;
  readonly #functions: KnownFunctions;
  readonly #sink: Sink;
  readonly #files: { name: string; text: string }[] = [];
  readonly #spans = new SpanTable();
  #broken = false;

  constructor(folder: string, world: World, functions: ReadonlyMap<string, TemplateFunction>, sink: Sink) {
    this.#folder = folder;
    this.#world = world;
    this.#functions = {
      has: (name) => functions.has(name),
      least: (name) => functions.get(name)?.least ?? 0,
    };
    this.#sink = sink;
  }

  read(): CompiledTemplate | undefined {
    const programs: Record<string, Program> = {};
    this.#program(PAGE_PROGRAM, `${PAGE_PROGRAM}.hbs`, programs);
    this.#partials('partials', '', programs, 0);
    const style = this.#optional('style.css');
    const presets = this.#presets();
    const labels = this.#labels();
    if (this.#broken) return undefined;
    return { format: 2, files: this.#files, spans: this.#spans.triples, programs, labels, style, presets };
  }

  #program(name: string, path: string, into: Record<string, Program>): void {
    const index = this.#file(path);
    const stored = index === undefined ? undefined : this.#files[index];
    if (index === undefined || !stored) {
      this.#broken = true;
      return;
    }
    const file = new SourceFile(stored.name, stored.text);
    const parsed = parseTemplate(file, this.#sink);
    if (!parsed) {
      this.#broken = true;
      return;
    }
    const to = { file, fileIndex: index, spans: this.#spans, functions: this.#functions, sink: this.#sink };
    define(into, name, lowerTemplate(parsed, to));
  }

  #partials(folder: string, prefix: string, into: Record<string, Program>, depth: number): void {
    for (const entry of this.#list(folder)) {
      if (entry.startsWith('.')) continue;
      if (entry.endsWith('.hbs')) this.#program(prefix + entry.slice(0, -4), `${folder}/${entry}`, into);
      else if (depth < MAX_FOLDERS)
        this.#partials(`${folder}/${entry}`, `${prefix}${entry}/`, into, depth + 1);
    }
  }

  #presets(): Record<string, number> {
    const presets: Record<string, number> = {};
    for (const entry of this.#list('presets')) {
      if (!entry.endsWith('.css')) continue;
      const index = this.#file(`presets/${entry}`);
      if (index !== undefined) define(presets, entry.slice(0, -4), index);
    }
    return presets;
  }

  #labels(): readonly string[] {
    return this.#list('labels').flatMap((entry) =>
      /^[^.].*\.json$/.test(entry) ? [entry.slice(0, -5)] : [],
    );
  }

  #list(folder: string): readonly string[] {
    return this.#world.listFolder(`${this.#folder}/${folder}`) ?? [];
  }

  /** Reads a file that must be there; gives its index. */
  #file(path: string): number | undefined {
    const name = `${this.#folder}/${path}`;
    const read = this.#world.readFile(name, [this.#folder]);
    if (!read.ok) {
      this.#missing(name, path, read);
      return undefined;
    }
    const text = decode(read.bytes);
    if (text !== undefined) return this.#files.push({ name, text }) - 1;
    this.#sink.report({
      code: 'template/unreadable-file',
      severity: 'error',
      message: `\`${name}\` is not UTF-8 text`,
      hints: ['save the file as UTF-8'],
    });
    return undefined;
  }

  #optional(path: string): number | undefined {
    const there = this.#world.listFolder(this.#folder)?.includes(path) ?? false;
    return there ? this.#file(path) : undefined;
  }

  #missing(name: string, path: string, failure: FileFailure): void {
    const missing = failure.reason === 'missing';
    this.#sink.report({
      code: missing ? 'template/missing-file' : 'template/unreadable-file',
      severity: 'error',
      message: missing
        ? `the template has no \`${path}\`: there is no file \`${name}\``
        : `the template's file \`${name}\` cannot be read: ${REASONS[failure.reason] ?? failure.detail}`,
      hints: [
        missing
          ? 'a template is a folder with `brief.hbs`, and `partials/`, `style.css`, `presets/`, `labels/` where it needs them'
          : 'check the file and its permissions',
      ],
    });
  }
}

const REASONS: Partial<Record<FileFailure['reason'], string>> = {
  'is-folder': 'it is a folder',
  'no-permission': 'permission is denied',
  outside: 'it lies outside of the folder of the template',
  'too-large': 'it is too large',
};

/** Sets an own property whatever the name is (`__proto__` included). */
function define<T>(into: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
