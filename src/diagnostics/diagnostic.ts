import type { DiagnosticCode } from './codes.ts';
import type { Span } from './source-file.ts';

export type Severity = 'error' | 'warning' | 'note';

/** Plain data; see design of errors in the README. Stages report these and go on; only bugs throw. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One line, no full stop at the end, names the thing in backquotes or quotation marks. */
  readonly message: string;
  readonly span?: Span;
  /** Other places that matter, each with a word on why. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  /** What to do about it; imperative. */
  readonly hints?: readonly string[];
  /** The way in, outermost last: "from partial `quote`", "in item 3 of `keyPoints`". */
  readonly trace?: readonly string[];
}

/** Where stages report to. */
export interface Sink {
  report(diagnostic: Diagnostic): void;
}

/** Collects; the order is the order of reporting. Equal diagnostics (code, place, message) are kept once. */
export class DiagnosticList implements Sink {
  readonly #items: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  report(diagnostic: Diagnostic): void {
    const { span } = diagnostic;
    const key = `${diagnostic.code} ${span?.file.name} ${span?.start} ${diagnostic.message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#items.push(diagnostic);
  }

  get items(): readonly Diagnostic[] {
    return this.#items;
  }

  get hasErrors(): boolean {
    return this.#items.some((item) => item.severity === 'error');
  }
}
