import type { BriefDocument, FieldNode } from '../content/index.ts';
import type { Diagnostic, Sink } from '../diagnostics/index.ts';
import { dateWords, localDigits } from '../languages/index.ts';
import { directionOfLanguage, hasRightToLeft } from '../unicode/index.ts';
import { dateText } from './date-text.ts';
import { escapeMarkup, inlineMarkup, inlinePlain, leftToRight } from './escape-markup.ts';
import { isSafeLink } from './inline-markdown.ts';
import type { LabelWords } from './label-words.ts';
import { isTurnedNumber } from './left-to-right-numbers.ts';
import { ORIGIN_CLOSE, ORIGIN_OPEN, ORIGIN_TEXT, type Origin } from './markup.ts';
import type { RenderSettings } from './render-settings.ts';
import { ValueOrigin } from './rendering-frames.ts';
import { smartTypography } from './smart-typography.ts';
import { type Template, templateSpan } from './template.ts';
import { ContentValue, MarkupText, plainValue, type TemplateValue } from './template-value.ts';

/** `[words](address)`, as far as a space or the last closing parenthesis before one. */
const INLINE_LINK = /(?<!\\)\]\(([^\s]+)\)/g;

/** What a rendering works with. */
export interface RenderingInput {
  readonly template: Template;
  readonly document: BriefDocument;
  readonly settings: RenderSettings;
  readonly root: ContentValue;
  readonly lang: string;
  readonly labels: LabelWords;
}

/** Writes values as markup or plain words, with their origins; notes what a reader gets to see. */
export class ValueWriter {
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly root: ContentValue;
  /** The template's own origins first, by the same index as its spans; those of values after them. */
  readonly origins: Origin[];
  protected readonly input: RenderingInput;
  /** The place of the template that is being run. */
  protected at = 0;
  /** False while something is written or looked at that no reader sees. */
  protected visible = true;
  /** False within a link. */
  protected links = true;
  /** How many pairs of quotation marks the template has put around what is written. */
  protected marksAround = 0;
  readonly #sink: Sink;
  readonly #smart: boolean;

  constructor(input: RenderingInput, sink: Sink) {
    this.input = input;
    this.#sink = sink;
    this.lang = input.lang;
    this.direction = directionOfLanguage(input.lang);
    this.root = input.root;
    this.#smart = input.root.child('typography')?.value === 'smart';
    this.origins = input.template.origins.slice();
  }

  get wordsLang(): string {
    return this.input.labels.lang;
  }

  get quotationMarks(): readonly [open: string, close: string] {
    return this.input.labels.quotationMarks;
  }

  label(key: string, count?: string): string {
    const { labels, template } = this.input;
    const span = templateSpan(template, this.at);
    return count === undefined ? labels.find(key, span) : labels.count(key, count, span);
  }

  hasLabel(key: string): boolean {
    return this.input.labels.has(key);
  }

  optionalLabel(key: string): string | undefined {
    return this.input.labels.offered(key);
  }

  ownWords(markup: string, plain: string): TemplateValue {
    const { wordsLang } = this;
    const attributes =
      wordsLang === this.lang || markup === ''
        ? ''
        : ` lang="${escapeMarkup(wordsLang)}" dir="${directionOfLanguage(wordsLang)}"`;
    return new MarkupText(attributes === '' ? markup : `<span${attributes}>${markup}</span>`, plain);
  }

  setIn(value: TemplateValue): string {
    const markup = this.markup(value);
    if (!(value instanceof ContentValue)) {
      const around = directionOfLanguage(this.wordsLang);
      return runsAgainst(this.plain(value), around) ? `<bdi>${markup}</bdi>` : markup;
    }
    return this.wordsLang === this.lang || !/\p{L}/u.test(this.plain(value))
      ? markup
      : `<span lang="${escapeMarkup(this.lang)}" dir="${this.direction}">${markup}</span>`;
  }

  inMarks<T>(write: () => T): T {
    this.marksAround++;
    try {
      return write();
    } finally {
      this.marksAround--;
    }
  }

  markup(value: TemplateValue): string {
    if (value instanceof ContentValue) {
      const text = this.#contentMarkup(value);
      return text === '' ? '' : this.marked(value, text);
    }
    if (value instanceof MarkupText) return value.markup;
    const words = this.#scalar(value);
    const turned = this.direction === 'rtl' && isTurnedNumber(words);
    return turned ? leftToRight(escapeMarkup(words)) : escapeMarkup(words);
  }

  plain(value: TemplateValue): string {
    if (value instanceof ContentValue) {
      this.markPrinted(value);
      return this.#contentPlain(value);
    }
    return value instanceof MarkupText ? value.plain : this.#scalar(value);
  }

  marked(value: TemplateValue, markup: string): string {
    this.markPrinted(value);
    return this.open(value instanceof ContentValue ? value : undefined) + markup + ORIGIN_CLOSE;
  }

  markPrinted(value: TemplateValue): void {
    if (this.visible && value instanceof ContentValue) value.printed = true;
  }

  report(value: TemplateValue, diagnostic: Omit<Diagnostic, 'span'>): void {
    const span =
      value instanceof ContentValue
        ? this.input.document.spanOf(value.path())
        : templateSpan(this.input.template, this.at);
    this.#sink.report(span ? { ...diagnostic, span } : diagnostic);
  }

  protected addOrigin(value: ContentValue): number {
    const span = templateSpan(this.input.template, this.at);
    if (!span) return this.at;
    return this.origins.push(new ValueOrigin(span, value, this.input.document)) - 1;
  }

  protected open(value: ContentValue | undefined): string {
    return `${ORIGIN_OPEN}${value ? this.addOrigin(value) : this.at}${ORIGIN_TEXT}`;
  }

  protected isLink(text: string, value: TemplateValue): boolean {
    if (text === '' || text.startsWith('#') || isSafeLink(text)) return true;
    this.report(value, {
      code: 'template/unsafe-link',
      severity: 'error',
      message: `\`${text.slice(0, 80)}\` is not an address a brief may link to`,
      hints: ['link to http://, https:// or mailto: addresses'],
    });
    return false;
  }

  #contentMarkup(content: ContentValue): string {
    const { value, shape } = content;
    const own = this.#langOf(content);
    const direction = own === undefined ? this.direction : directionOfLanguage(own);
    if (typeof value !== 'string') {
      const words = this.#contentPlain(content);
      const turned = typeof value === 'number' && direction === 'rtl' && isTurnedNumber(words);
      return turned ? leftToRight(escapeMarkup(words)) : escapeMarkup(words);
    }
    const prose = isProse(shape);
    if (prose && value.includes('](')) this.#checkLinks(value, content);
    const whole = direction === 'rtl' && isTurnedNumber(value);
    const options = { links: this.links, direction: whole ? 'ltr' : direction } as const;
    const text = prose ? inlineMarkup(this.#typeset(value, content), options) : escapeMarkup(value);
    const lines = text.includes('\n') ? text.replaceAll('\n', '<br>') : text;
    if (whole) return leftToRight(lines);
    return runsAgainst(value, this.direction) ? `<bdi>${lines}</bdi>` : lines;
  }

  /** Inline links to what a brief may not link to stay text; they are named here. */
  #checkLinks(text: string, content: ContentValue): void {
    for (const [, address = ''] of text.matchAll(INLINE_LINK))
      if (/^[a-z][a-z0-9+.-]*:/i.test(address) && !isSafeLink(address))
        this.report(content, {
          code: 'template/unsafe-link',
          severity: 'warning',
          message: `\`${address.slice(0, 80)}\` is not an address a brief may link to; it is printed as it was typed`,
          hints: ['link to http://, https:// or mailto: addresses'],
        });
  }

  #contentPlain(content: ContentValue): string {
    const { value, shape } = content;
    if (typeof value === 'string') return isProse(shape) ? inlinePlain(this.#typeset(value, content)) : value;
    if (typeof value !== 'object' || value === null) return this.#scalar(content);
    if (shape?.kind === 'date') return this.#dateWords(value);
    const main = shape?.main === undefined ? undefined : content.child(shape.main);
    if (main) return this.plain(main);
    this.#reportNotText(content.isList);
    return '';
  }

  #typeset(text: string, content: ContentValue): string {
    if (!this.#smart) return text;
    return smartTypography(text, this.#langOf(content) ?? this.lang, this.marksAround);
  }

  /** The language that is stated beside a text, where it is not that of the whole brief. */
  #langOf({ parent }: ContentValue): string | undefined {
    if (!parent?.shape?.fields?.lang || parent === this.root) return undefined;
    const own = parent.child('lang')?.value;
    return typeof own === 'string' ? own : undefined;
  }

  #dateWords(value: object): string {
    const text = dateText(value) ?? '';
    return text === 'undated' ? this.label(text) : (dateWords(text, this.wordsLang) ?? text);
  }

  #scalar(value: TemplateValue): string {
    const plain = plainValue(value);
    if (plain === undefined || plain === null) return '';
    if (typeof plain === 'number' && !(value instanceof ContentValue))
      return localDigits(String(plain), this.wordsLang);
    if (typeof plain !== 'object') return String(plain);
    this.#reportNotText(Array.isArray(plain));
    return '';
  }

  #reportNotText(isList: boolean): void {
    this.report(undefined, {
      code: 'template/not-text',
      severity: 'error',
      message: `this inserts ${isList ? 'a list' : 'an object'}, not a text`,
      hints: [
        isList
          ? 'go through it with `{{#each …}}`, or write `{{join …}}`'
          : 'name one of its fields, or enter it with `{{#with …}}`',
      ],
    });
  }
}

/** Whether a field holds inline Markdown. */
function isProse(shape: FieldNode | undefined): boolean {
  return !shape || shape.kind === 'text';
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/gu;

/** Whether a text has letters of the other direction only, so that it is a word or name set into what is around. */
function runsAgainst(text: string, direction: 'ltr' | 'rtl'): boolean {
  if (direction === 'rtl') return !hasRightToLeft(text) && /\p{L}/u.test(text);
  return hasRightToLeft(text) && !/\p{L}/u.test(text.replace(RIGHT_TO_LEFT, ''));
}
