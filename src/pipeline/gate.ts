import type { Diagnostic, DiagnosticList, Sink } from '../diagnostics/index.ts';

/**
 * Counts errors on their way to the sink, and makes warnings errors where that is asked for. What is known to be
 * wrong is found in one run: stages after a fault still look at what there is, but nothing is painted.
 */
export class Gate implements Sink {
  readonly #sink: Sink;
  readonly #strict: boolean;
  #errors = 0;

  constructor(sink: Sink, strict: boolean) {
    this.#sink = sink;
    this.#strict = strict;
  }

  report(diagnostic: Diagnostic): void {
    const raised = this.#strict && diagnostic.severity === 'warning';
    if (raised || diagnostic.severity === 'error') this.#errors++;
    this.#sink.report(raised ? { ...diagnostic, severity: 'error' } : diagnostic);
  }

  /** Hands on what an attempt that counts has found. */
  replay(list: DiagnosticList): void {
    for (const item of list.items) this.report(item);
  }

  get open(): boolean {
    return this.#errors === 0;
  }
}
