import type { World } from '../base/index.ts';
import { DiagnosticList, type Sink } from '../diagnostics/index.ts';
import { languageChain } from '../languages/index.ts';
import { checkLabels, type LabelFile, readLabels } from './label-file.ts';

/** The language whose labels are the model of all others, and stand in for them. */
export const MODEL_LANGUAGE = 'en';

/** Bokmål serves readers of Nynorsk before English does. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = { nn: ['nb'] };

interface Stored {
  readonly labels: LabelFile | undefined;
  readonly faults: DiagnosticList;
}

/** The files of `labels/` of a template; each is read when a brief first needs it. */
export class LabelStore {
  readonly #folder: string;
  /** File names without `.json`. */
  readonly #tags: readonly string[];
  readonly #world: World;
  readonly #read = new Map<string, Stored>();

  constructor(folder: string, tags: readonly string[], world: World) {
    this.#folder = folder;
    this.#tags = tags;
    this.#world = world;
  }

  get isEmpty(): boolean {
    return this.#tags.length === 0;
  }

  /** Tags of the files that serve a language, nearest first. */
  tagsFor(lang: string): readonly string[] {
    const chain = languageChain(lang);
    const wanted = [...chain, ...(NEIGHBOURS[chain.at(-1) ?? ''] ?? [])];
    return wanted.flatMap((each) => this.#tags.find((tag) => sameTag(tag, each)) ?? []);
  }

  /** Labels of one of the files. What is wrong with them is told in each rendering that uses them. */
  labels(tag: string, sink: Sink): LabelFile | undefined {
    let stored = this.#read.get(tag);
    if (!stored) {
      stored = this.#load(tag);
      this.#read.set(tag, stored);
    }
    for (const fault of stored.faults.items) sink.report(fault);
    return stored.labels;
  }

  /** The labels that all others are compared with. */
  model(): Readonly<Record<string, string>> {
    return this.labels(MODEL_LANGUAGE, new DiagnosticList())?.words ?? {};
  }

  #load(tag: string): Stored {
    const faults = new DiagnosticList();
    if (!this.#tags.includes(tag)) return { labels: undefined, faults };
    const name = `${this.#folder}/labels/${tag}.json`;
    const read = this.#world.readFile(name, [this.#folder]);
    const labels = read.ok ? readLabels(read.bytes, name, faults) : undefined;
    if (!read.ok)
      faults.report({
        code: 'template/unreadable-file',
        severity: 'error',
        message: `the template's file \`${name}\` cannot be read: ${read.detail}`,
        hints: ['check the file and its permissions'],
      });
    if (labels && tag !== MODEL_LANGUAGE) checkLabels(labels, this.model(), faults);
    return { labels, faults };
  }
}

/** `zh` and `ZH`; a file is found under any case of its tag. */
const sameTag = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
