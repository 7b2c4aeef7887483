import type { Diagnostic, DiagnosticCode, Sink } from '../diagnostics/index.ts';

/** Errors that a hole in the page can bring about. */
const CONSEQUENCES: ReadonlySet<DiagnosticCode> = new Set(['pipeline/page-count']);

/**
 * Passes on what is told until the first error; after it only errors, as what a page with a hole in it is warned of
 * (a title that is not printed, a page too many) mostly follows from the hole.
 */
export class FirstCause implements Sink {
  readonly #sink: Sink;
  #failed = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  report(diagnostic: Diagnostic): void {
    const { code, severity } = diagnostic;
    if (this.#failed && (severity !== 'error' || CONSEQUENCES.has(code))) return;
    if (severity === 'error') this.#failed = true;
    this.#sink.report(diagnostic);
  }

  get failed(): boolean {
    return this.#failed;
  }
}
