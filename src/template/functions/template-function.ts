import type { Diagnostic } from '../../diagnostics/index.ts';
import type { ContentValue, TemplateValue } from '../template-value.ts';

/** What a function of a template may use of the rendering it is called in. */
export interface FunctionScope {
  /** BCP 47 tag of the document. */
  readonly lang: string;
  /** The whole brief. */
  readonly root: ContentValue;
  readonly direction: 'ltr' | 'rtl';
  /** The language that labels, dates and numbers come in: English where there are no labels in `lang`. */
  readonly wordsLang: string;
  /** Marks around quotations in the language of the document. */
  readonly quotationMarks: readonly [open: string, close: string];
  /** The words of the template for a key, in `wordsLang`; for a number in the form that goes with it. */
  label(key: string, count?: string): string;
  /** Whether the template has words for a key in any language. */
  hasLabel(key: string): boolean;
  /** The same for a key that need not be there. */
  optionalLabel(key: string): string | undefined;
  /** Our own words as a value, marked with their language where it is not that of the document. */
  ownWords(markup: string, plain: string): TemplateValue;
  /** The markup of a value that is set into words of ours: its language and direction kept apart from theirs. */
  setIn(value: TemplateValue): string;
  /** A value as markup, its origin marked, inline Markdown rendered. Counts as printed. */
  markup(value: TemplateValue): string;
  /** A value as plain words. Counts as printed. */
  plain(value: TemplateValue): string;
  /** What `write` writes stands in quotation marks: marks in it are the inner ones (`typography: smart`). */
  inMarks<T>(write: () => T): T;
  /** Finished markup, marked as coming from a value. Counts as printed. */
  marked(value: TemplateValue, markup: string): string;
  /** Notes that a value reaches the reader in another form (a date in words, a source as its number). */
  markPrinted(value: TemplateValue): void;
  /** The output of a partial, or undefined where the template has none of that name. */
  partial(name: string, context: TemplateValue): string | undefined;
  /** Reports something about a value of the content, at its place. */
  report(value: TemplateValue, diagnostic: Omit<Diagnostic, 'span'>): void;
}

export interface FunctionArguments {
  readonly values: readonly TemplateValue[];
  readonly named: ReadonlyMap<string, TemplateValue>;
}

/** A function that templates may call: `{{name value key=value}}` or `(name value)` inside of another call. */
export interface TemplateFunction {
  readonly name: string;
  /** As the reference shows it: `join list [last=]`. */
  readonly usage: string;
  /** What it gives, in one line. */
  readonly about: string;
  /** Numbers of arguments it takes. */
  readonly least: number;
  readonly most: number;
  readonly named: readonly string[];
  /** May throw `FunctionFault`; everything else that is thrown is reported too, at the template's line. */
  call(given: FunctionArguments, scope: FunctionScope): TemplateValue;
}

/** Wrong use of a function, in words for who writes the template. */
export class FunctionFault extends Error {
  override readonly name = 'FunctionFault';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
