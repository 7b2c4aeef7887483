import type { BreakBetween } from '../../css/index.ts';
import { type BreakItem, COST, type ForcedBreak } from './flow-item.ts';

/**
 * What gathers between two pieces of content while boxes close and open: adjoining margins collapse (CSS 2.2 §8.3.1)
 * and break values combine (CSS Break 3 §3.1).
 */
export class Gap {
  #positive = 0;
  #negative = 0;
  #forced: ForcedBreak | undefined;
  #avoidPage = false;
  #avoidColumn = false;
  /** True when there is content before in the same context, so that a break here parts something. */
  between = false;

  /** The collapsed margin. */
  get margin(): number {
    return this.#positive + this.#negative;
  }

  addMargin(margin: number): void {
    if (margin > 0) this.#positive = Math.max(this.#positive, margin);
    else this.#negative = Math.min(this.#negative, margin);
  }

  /** A forced break wins over `avoid`; of two forced ones the stronger side counts. */
  addBreak(value: BreakBetween): void {
    switch (value) {
      case 'auto':
        return;
      case 'avoid':
        this.#avoidPage = true;
        this.#avoidColumn = true;
        return;
      case 'avoid-page':
        this.#avoidPage = true;
        return;
      case 'avoid-column':
        this.#avoidColumn = true;
        return;
      case 'column':
        this.#forced ??= 'column';
        return;
      case 'always':
      case 'page':
        if (this.#forced !== 'left' && this.#forced !== 'right') this.#forced = 'page';
        return;
      default:
        this.#forced = value;
    }
  }

  /** Takes over what a gap inside has gathered, when that one's context ends here. */
  merge(inner: Gap): void {
    this.addMargin(inner.#positive);
    this.addMargin(inner.#negative);
    this.mergeBreaks(inner);
  }

  /** Takes over only the break values of another gap: what a last child asks for holds after its parent's frame too. */
  mergeBreaks(inner: Gap): void {
    this.#forced ??= inner.#forced;
    this.#avoidPage ||= inner.#avoidPage;
    this.#avoidColumn ||= inner.#avoidColumn;
  }

  /** The break between what was and what comes; undefined at the start of a context. */
  breakItem(insideCost: { readonly page: number; readonly column: number }): BreakItem | undefined {
    if (!this.between && !this.#forced) return undefined;
    return {
      kind: 'break',
      forced: this.#forced,
      pageCost: insideCost.page + (this.#avoidPage ? COST.avoid : 0),
      columnCost: insideCost.column + (this.#avoidColumn ? COST.avoid : 0),
    };
  }
}
