import type { Diagnostic, Sink } from '../diagnostics/index.ts';

/** Keeps what it hears, and hands it on to whoever listens now. */
class Relay implements Sink {
  readonly heard: Diagnostic[] = [];
  listener: Sink | undefined;

  report(diagnostic: Diagnostic): void {
    this.heard.push(diagnostic);
    this.listener?.report(diagnostic);
  }
}

interface Entry<V> {
  readonly value: V;
  readonly relay: Relay;
}

/**
 * Results that serve many briefs (a template, a stylesheet, the faces). Their faults, found when they are made or
 * later, are told to every brief that uses them. Bounded: the oldest goes first.
 */
export class Remembered<V> {
  readonly #entries = new Map<string, Entry<V>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, make: (sink: Sink) => V, sink: Sink): V {
    const known = this.#entries.get(key);
    if (!known) return this.#add(key, make, sink);
    for (const diagnostic of known.relay.heard) sink.report(diagnostic);
    known.relay.listener = sink;
    return known.value;
  }

  #add(key: string, make: (sink: Sink) => V, sink: Sink): V {
    const relay = new Relay();
    relay.listener = sink;
    const value = make(relay);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size < this.#most) break;
      this.#entries.delete(oldest);
    }
    this.#entries.set(key, { value, relay });
    return value;
  }
}
