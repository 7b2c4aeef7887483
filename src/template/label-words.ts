import { nearName, type Sink, type Span } from '../diagnostics/index.ts';
import { isSameLanguage, pluralCategory, quotesOf } from '../languages/index.ts';
import { checkLabels, type LabelFile } from './label-file.ts';
import { MODEL_LANGUAGE } from './label-store.ts';
import type { RenderSettings } from './render-settings.ts';
import type { Template } from './template.ts';

/** A BCP 47 tag, and the place of the brief that gives it. */
export interface Language {
  readonly tag: string;
  readonly span: Span | undefined;
}

/** The words of a template in one language: the author's own, those of `en-GB`, of `en`; English with a warning. */
export class LabelWords {
  /** The language that the words and dates are really in. */
  readonly lang: string;
  readonly #template: Template;
  readonly #wanted: Language;
  readonly #own: LabelFile | undefined;
  readonly #sets: readonly LabelFile[];
  readonly #sink: Sink;
  readonly #reported = new Set<string>();

  constructor(template: Template, wanted: Language, settings: RenderSettings, sink: Sink) {
    this.#template = template;
    this.#wanted = wanted;
    this.#own = settings.labels;
    this.#sink = sink;
    if (settings.labels) checkLabels(settings.labels, template.labels.model(), sink);
    const tags = template.labels.tagsFor(wanted.tag);
    this.#sets = tags.flatMap((tag) => template.labels.labels(tag, sink) ?? []);
    const nearest = tags[0] ?? MODEL_LANGUAGE;
    // A template without files of labels has its words, in whatever language, in itself.
    const fits = this.#own !== undefined || template.labels.isEmpty || isSameLanguage(nearest, wanted.tag);
    this.lang = fits ? wanted.tag : nearest;
    if (!fits && tags.length > 0) this.#noteNeighbour(nearest);
  }

  /** The words for a key; where there are none, what is nearest to them, and a diagnostic at `span`. */
  find(key: string, span: Span | undefined): string {
    return this.optional(key) ?? this.#missing(key, span);
  }

  /** The same for a number: `key.few` and the like where the files have forms of the plural, else `key`. */
  count(key: string, number: string, span: Span | undefined): string {
    const form = `${key}.${pluralCategory(number, this.lang)}`;
    return this.optional(form) ?? this.optional(`${key}.other`) ?? this.find(key, span);
  }

  /** Whether there are words for a key, be they only English. */
  has(key: string): boolean {
    return Object.hasOwn(this.#template.labels.model(), key) || this.optional(key) !== undefined;
  }

  /** The words for a key that a file need not have. */
  optional(key: string): string | undefined {
    if (this.#own && Object.hasOwn(this.#own.words, key)) return this.#own.words[key];
    for (const { words } of this.#sets) if (Object.hasOwn(words, key)) return words[key];
    return undefined;
  }

  /** The same, and the English words where English stands in for a language without labels. */
  offered(key: string): string | undefined {
    const words = this.optional(key);
    if (words !== undefined || this.lang !== MODEL_LANGUAGE) return words;
    const model = this.#template.labels.model();
    return Object.hasOwn(model, key) ? model[key] : undefined;
  }

  /** Marks around a quotation in the language of the brief. */
  get quotationMarks(): readonly [open: string, close: string] {
    const [open, close] = quotesOf(this.#wanted.tag)[0] ?? ['“', '”'];
    return [this.optional('openQuote') ?? open, this.optional('closeQuote') ?? close];
  }

  /** Words of a near language stand in: told, since readers may want their own. */
  #noteNeighbour(nearest: string): void {
    const { tag, span } = this.#wanted;
    this.#sink.report({
      code: 'template/neighbour-labels',
      severity: 'note',
      message: `the template has no labels for \`${tag}\`; those for \`${nearest}\` are used`,
      ...(span && { span }),
      hints: ['give your own with `--labels FILE`'],
    });
  }

  #missing(key: string, span: Span | undefined): string {
    const model = this.#template.labels.model();
    const english = Object.hasOwn(model, key) ? model[key] : undefined;
    if (this.#sets.length === 0 && !this.#own && english !== undefined) this.#missingLanguage();
    else this.#missingKey(key, english === undefined ? nearName(key, Object.keys(model)) : undefined, span);
    return english ?? key;
  }

  #missingKey(key: string, near: string | undefined, span: Span | undefined): void {
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    const file = (this.#own ?? this.#sets[0])?.file.name ?? `labels/${MODEL_LANGUAGE}.json`;
    this.#sink.report({
      code: 'template/missing-label',
      severity: 'error',
      message: `the label \`${key}\` is missing for the language \`${this.#wanted.tag}\``,
      ...(span && { span }),
      hints: [
        ...(near === undefined ? [] : [`did you mean \`${near}\`?`]),
        `add \`"${key}": "…"\` to \`${file}\``,
      ],
    });
  }

  /** Said once for a brief, at its `lang`. */
  #missingLanguage(): void {
    if (this.#reported.has('')) return;
    this.#reported.add('');
    const { tag, span } = this.#wanted;
    this.#sink.report({
      code: 'template/no-labels',
      severity: 'warning',
      message: `the template has no labels for the language \`${tag}\`: headings such as “Key points” and dates come in English, marked as such`,
      ...(span && { span }),
      hints: [
        `write them in a file, one object with the keys of the template's \`labels/${MODEL_LANGUAGE}.json\`, and build with \`--labels FILE\``,
      ],
    });
  }
}
