import { nearName, type Sink, type Span } from '../diagnostics/index.ts';
import type { RenderSettings } from './render-settings.ts';
import type { Template } from './template.ts';

/** The language that every template's labels must have, and that stands in for those of others. */
const FALLBACK = 'en';

/** The words of a template in one language: `en-GB`, then `en`, then English with a warning. */
export class LabelWords {
  readonly #template: Template;
  readonly #lang: string;
  readonly #own: Readonly<Record<string, string>>;
  readonly #sets: readonly Readonly<Record<string, string>>[];
  readonly #sink: Sink;

  constructor(template: Template, lang: string, settings: RenderSettings, sink: Sink) {
    this.#template = template;
    this.#lang = lang;
    this.#own = settings.labels ?? {};
    this.#sets = labelSets(template, lang);
    this.#sink = sink;
  }

  /** The words for a key; where there are none, what is nearest to them, and a diagnostic at `span`. */
  find(key: string, span: Span | undefined): string {
    if (Object.hasOwn(this.#own, key)) return this.#own[key] ?? '';
    for (const set of this.#sets) if (Object.hasOwn(set, key)) return set[key] ?? '';
    return this.#missing(key, span);
  }

  #missing(key: string, span: Span | undefined): string {
    const fallback = this.#template.compiled.labels[FALLBACK] ?? {};
    const english = Object.hasOwn(fallback, key) ? fallback[key] : undefined;
    const wholeLanguage = this.#sets.length === 0 && english !== undefined;
    const near = english === undefined ? nearName(key, Object.keys(fallback)) : undefined;
    this.#sink.report({
      code: 'template/missing-label',
      severity: 'warning',
      message: wholeLanguage
        ? `the template has no labels for the language \`${this.#lang}\`; English ones are used`
        : `the label \`${key}\` is missing for the language \`${this.#lang}\``,
      ...(span && !wholeLanguage ? { span } : {}),
      hints: [
        ...(near === undefined ? [] : [`did you mean \`${near}\`?`]),
        wholeLanguage
          ? `add \`labels/${baseOf(this.#lang)}.json\` to the template's folder`
          : `add \`"${key}": "…"\` to \`labels/${baseOf(this.#lang)}.json\``,
      ],
    });
    return english ?? key;
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
