import type { PageString } from '../../boxes/index.ts';
import type { MarkItem } from '../flow/flow-item.ts';

/** Follows `string-set` from page to page. */
export class RunningStrings {
  readonly #current = new Map<string, string>();

  /** Takes in the assignments of the next page, in order, and tells every string known so far. */
  turnPage(marks: readonly MarkItem[]): ReadonlyMap<string, PageString> {
    const entered = new Map(this.#current);
    const first = new Map<string, string>();
    for (const { strings } of marks) {
      for (const { name, value } of strings) {
        if (!first.has(name)) first.set(name, value);
        this.#current.set(name, value);
      }
    }
    const page = new Map<string, PageString>();
    for (const [name, last] of this.#current) {
      const came = entered.get(name) ?? '';
      const set = first.get(name);
      page.set(name, {
        first: set ?? came,
        start: entered.has(name) ? came : (set ?? ''),
        last,
        firstExcept: set === undefined ? came : '',
      });
    }
    return page;
  }
}
