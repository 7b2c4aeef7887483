import { nearName, type Sink, type Span } from '../diagnostics/index.ts';
import type { RenderSettings } from './render-settings.ts';
import { quotationMarks } from './smart-typography.ts';
import type { Template } from './template.ts';

/** The language that every template's labels must have, and that stands in for those of others. */
const FALLBACK = 'en';

/** A BCP 47 tag, and the place of the brief that gives it. */
export interface Language {
  readonly tag: string;
  readonly span: Span | undefined;
}

/** The words of a template in one language: `en-GB`, then `en`, then English with a warning. */
export class LabelWords {
  readonly #template: Template;
  readonly #lang: string;
  readonly #own: Readonly<Record<string, string>>;
  readonly #sets: readonly Readonly<Record<string, string>>[];
  readonly #sink: Sink;
  /** Where the brief names its language. */
  readonly #langSpan: Span | undefined;
  #languageReported = false;

  constructor(template: Template, lang: Language, settings: RenderSettings, sink: Sink) {
    this.#template = template;
    this.#lang = lang.tag;
    this.#langSpan = lang.span;
    this.#own = settings.labels ?? {};
    this.#sets = labelSets(template, lang.tag);
    this.#sink = sink;
  }

  /** The words for a key; where there are none, what is nearest to them, and a diagnostic at `span`. */
  find(key: string, span: Span | undefined): string {
    if (Object.hasOwn(this.#own, key)) return this.#own[key] ?? '';
    for (const set of this.#sets) if (Object.hasOwn(set, key)) return set[key] ?? '';
    const mark = key === 'openQuote' ? 0 : key === 'closeQuote' ? 1 : undefined;
    const marks = mark === undefined ? undefined : quotationMarks(this.#lang)?.[mark];
    return marks ?? this.#missing(key, span);
  }

  #missing(key: string, span: Span | undefined): string {
    const fallback = this.#template.compiled.labels[FALLBACK] ?? {};
    const english = Object.hasOwn(fallback, key) ? fallback[key] : undefined;
    const wholeLanguage = this.#sets.length === 0 && english !== undefined;
    if (wholeLanguage) this.#missingLanguage();
    else
      this.#missingKey(key, english === undefined ? nearName(key, Object.keys(fallback)) : undefined, span);
    return english ?? key;
  }

  #missingKey(key: string, near: string | undefined, span: Span | undefined): void {
    this.#sink.report({
      code: 'template/missing-label',
      severity: 'warning',
      message: `the label \`${key}\` is missing for the language \`${this.#lang}\``,
      ...(span && { span }),
      hints: [
        ...(near === undefined ? [] : [`did you mean \`${near}\`?`]),
        `add \`"${key}": "…"\` to \`labels/${baseOf(this.#lang)}.json\``,
      ],
    });
  }

  /** Said once for a brief, at its `lang`. */
  #missingLanguage(): void {
    if (this.#languageReported) return;
    this.#languageReported = true;
    const file = `labels/${baseOf(this.#lang)}.json`;
    this.#sink.report({
      code: 'template/missing-label',
      severity: 'warning',
      message: `the template has no labels for the language \`${this.#lang}\`: headings such as “Key points” and dates come in English`,
      ...(this.#langSpan && { span: this.#langSpan }),
      hints: [
        `copy the template's folder, write \`${file}\` beside its \`labels/${FALLBACK}.json\` with the same keys, and build with \`--template\``,
      ],
    });
  }
}

const baseOf = (lang: string): string => lang.split('-')[0] ?? lang;

function labelSets(template: Template, lang: string): readonly Readonly<Record<string, string>>[] {
  const { labels } = template.compiled;
  const sets: Readonly<Record<string, string>>[] = [];
  for (let tag = lang.toLowerCase(); tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    for (const [name, set] of Object.entries(labels)) if (name.toLowerCase() === tag) sets.push(set);
  }
  return sets;
}
