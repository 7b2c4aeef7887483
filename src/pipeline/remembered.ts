import { type Diagnostic, DiagnosticList, type Sink } from '../diagnostics/index.ts';

interface Entry<V> {
  readonly value: V;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Results of a stage that serve many briefs (a template, a stylesheet, the faces), with the diagnostics that making
 * them gave: every brief hears of them. Bounded: the oldest goes first.
 */
export class Remembered<V> {
  readonly #entries = new Map<string, Entry<V>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, make: (sink: Sink) => V, sink: Sink): V {
    const entry = this.#entries.get(key) ?? this.#add(key, make);
    for (const diagnostic of entry.diagnostics) sink.report(diagnostic);
    return entry.value;
  }

  #add(key: string, make: (sink: Sink) => V): Entry<V> {
    const list = new DiagnosticList();
    const entry = { value: make(list), diagnostics: list.items };
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size < this.#most) break;
      this.#entries.delete(oldest);
    }
    this.#entries.set(key, entry);
    return entry;
  }
}
