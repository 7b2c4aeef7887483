import type { CounterChange } from '../css/index.ts';

/**
 * Counters while the document is walked in order. CSS Lists 3 §4.4: a counter lives from the element that made it
 * through that element's later siblings and all their descendants; a reset by a later sibling replaces it.
 */
export class CounterScopes {
  /** Values by name, outermost first. */
  readonly #values = new Map<string, number[]>();
  /** For each open element, the names of the counters that its children made. */
  readonly #made: (string[] | undefined)[] = [undefined];

  /** Before the children (and `::before`) of an element. */
  enter(): void {
    this.#made.push(undefined);
  }

  /** After the last of its children (and `::after`). */
  leave(): void {
    const names = this.#made.pop();
    if (!names) return;
    for (const name of names) this.#values.get(name)?.pop();
  }

  reset(name: string, value: number): void {
    const stack = this.#values.get(name) ?? [];
    this.#values.set(name, stack);
    const depth = this.#made.length - 1;
    const names = this.#made[depth] ?? [];
    this.#made[depth] = names;
    if (names.includes(name)) {
      stack[stack.length - 1] = value;
      return;
    }
    names.push(name);
    stack.push(value);
  }

  increment(name: string, by: number): void {
    this.set(name, this.value(name) + by);
  }

  /** A counter that is not there is made on the element, CSS Lists 3 §4.2. */
  set(name: string, value: number): void {
    const stack = this.#values.get(name);
    if (stack && stack.length > 0) stack[stack.length - 1] = value;
    else this.reset(name, value);
  }

  /** The innermost value; 0 where there is none. */
  value(name: string): number {
    return this.#values.get(name)?.at(-1) ?? 0;
  }

  /** All values of that name, outermost first; a single 0 where there is none. */
  valuesOf(name: string): readonly number[] {
    const stack = this.#values.get(name);
    return stack && stack.length > 0 ? stack : [0];
  }
}

export function mentions(changes: readonly CounterChange[], name: string): boolean {
  for (const change of changes) if (change.name === name) return true;
  return false;
}
