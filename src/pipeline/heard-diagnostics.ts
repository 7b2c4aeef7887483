import type { Diagnostic, Sink } from '../diagnostics/index.ts';

/** Passes on what it hears, and knows it when it comes again. */
export class HeardDiagnostics implements Sink {
  readonly #sink: Sink;
  readonly #keys = new Set<string>();

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  report(diagnostic: Diagnostic): void {
    this.#keys.add(keyOf(diagnostic));
    this.#sink.report(diagnostic);
  }

  has(diagnostic: Diagnostic): boolean {
    return this.#keys.has(keyOf(diagnostic));
  }
}

const keyOf = ({ code, message, span }: Diagnostic): string =>
  [code, span?.file.name, span?.start, message].join('\0');
