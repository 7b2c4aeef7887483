import type { Diagnostic, Sink } from '../diagnostics/index.ts';

/**
 * Counts errors on their way to the sink, and makes warnings errors where that is asked for. What is known to be
 * wrong is found in one run: stages after a fault still look at what there is, but nothing is painted.
 */
export class Gate implements Sink {
  readonly #sink: Sink;
  readonly #strict: boolean;
  #errors = 0;
  #silenced: ReadonlySet<string> = new Set();

  constructor(sink: Sink, strict: boolean) {
    this.#sink = sink;
    this.#strict = strict;
  }

  /** From now on warnings and notes with these codes are dropped; the author has seen them. */
  silence(codes: ReadonlySet<string>): void {
    this.#silenced = codes;
  }

  report(diagnostic: Diagnostic): void {
    if (diagnostic.severity !== 'error' && this.#silenced.has(diagnostic.code)) return;
    const raised = this.#strict && diagnostic.severity === 'warning';
    if (raised || diagnostic.severity === 'error') this.#errors++;
    this.#sink.report(raised ? { ...diagnostic, severity: 'error' } : diagnostic);
  }

  get open(): boolean {
    return this.#errors === 0;
  }
}
