import type { BriefDocument, ContentPath } from '../content/index.ts';
import type { Span } from '../diagnostics/index.ts';
import type { Program } from './compiled-template.ts';
import type { Origin } from './markup.ts';
import type { ContentValue, TemplateValue } from './template-value.ts';

/** The contexts that `this` and `../` reach, innermost first. */
export interface ContextFrame {
  readonly value: TemplateValue;
  readonly parent: ContextFrame | undefined;
}

/** What `@index`, `@key`, `@first` and `@last` are in one turn of a loop. */
export interface LoopFrame {
  readonly index: number;
  readonly key: string | number;
  readonly first: boolean;
  readonly last: boolean;
  readonly parent: LoopFrame | undefined;
}

/** Values of block parameters (`as |item index|`). */
export interface ParameterFrame {
  readonly values: readonly TemplateValue[];
  readonly parent: ParameterFrame | undefined;
}

/** A partial that was defined inside of a template, with what it can see. */
export interface DefinedPartial {
  readonly name: string;
  readonly body: Program;
  readonly parameters: ParameterFrame | undefined;
  readonly parent: DefinedPartial | undefined;
}

/** The place of one inserted value or of an element about it. */
export class ValueOrigin implements Origin {
  readonly template: Span;
  readonly #value: ContentValue;
  readonly #document: BriefDocument;

  constructor(template: Span, value: ContentValue, document: BriefDocument) {
    this.template = template;
    this.#value = value;
    this.#document = document;
  }

  content(): Span {
    return this.#document.spanOf(this.#value.path());
  }

  path(): ContentPath {
    return this.#value.path();
  }
}
