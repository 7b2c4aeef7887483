import type { SourceFile } from '../diagnostics/index.ts';
import { type Declaration, type Fault, longhandsOf } from './declaration.ts';
import { LONGHANDS, longhandIndex } from './properties.ts';
import type { Longhand } from './property-row.ts';
import type { Specified } from './specified.ts';

/** The declaration that won a longhand. `value` is undefined while it holds `var()`. */
export interface Winner {
  readonly declaration: Declaration;
  readonly block: Block;
  readonly value: Specified | undefined;
}

/** Who won: longhands in the order of computation, and custom properties by name. */
export interface Winners {
  readonly longhands: readonly { readonly row: Longhand; readonly winner: Winner }[];
  readonly customs: ReadonlyMap<string, Winner>;
}

interface Entry {
  /** Place in `LONGHANDS`; -1 for custom properties. */
  readonly index: number;
  readonly winner: Winner;
}

function compile(declaration: Declaration, block: Block): readonly Entry[] {
  if (declaration.kind === 'custom') return [{ index: -1, winner: { declaration, block, value: undefined } }];
  const sets: readonly (readonly [string, Specified | undefined])[] =
    declaration.kind === 'values'
      ? declaration.sets
      : longhandsOf(declaration.name).map((name) => [name, undefined] as const);
  return sets.flatMap(([name, value]) => {
    // `size` of pages is no longhand of styles.
    const index = longhandIndex(name);
    return index < 0 ? [] : [{ index, winner: { declaration, block, value } }];
  });
}

/** Declarations that apply together: a rule's, a style attribute's, a margin box's. Compared by identity. */
export class Block {
  readonly declarations: readonly Declaration[];
  /** Undefined for style attributes: their faults point to the element. */
  readonly file: SourceFile | undefined;
  /** Faults of the declarations themselves, where nobody else reports them: those of style attributes. */
  readonly faults: readonly Fault[];
  #normal: readonly Entry[] | undefined;
  #important: readonly Entry[] | undefined;

  constructor(
    declarations: readonly Declaration[],
    file: SourceFile | undefined,
    faults: readonly Fault[] = NO_FAULTS,
  ) {
    this.declarations = declarations;
    this.file = file;
    this.faults = faults;
  }

  /** Names are looked up once, when the block is first used. */
  entries(part: 'normal' | 'important'): readonly Entry[] {
    if (part === 'normal') {
      this.#normal ??= this.#compiled(false);
      return this.#normal;
    }
    this.#important ??= this.#compiled(true);
    return this.#important;
  }

  #compiled(important: boolean): readonly Entry[] {
    return this.declarations
      .filter((declaration) => declaration.important === important)
      .flatMap((declaration) => compile(declaration, this));
  }
}

const NO_FAULTS: readonly Fault[] = [];
const NO_CUSTOMS: ReadonlyMap<string, Winner> = new Map();

/** Sorts out who wins, in the order given; what is important comes after all that is not. CSS Cascade 4 §6. */
export function sortOut(blocks: readonly Block[]): Winners {
  const winners: (Winner | undefined)[] = [];
  const touched: number[] = [];
  let customs: Map<string, Winner> | undefined;
  for (const part of ['normal', 'important'] as const)
    for (const block of blocks)
      for (const { index, winner } of block.entries(part)) {
        if (index < 0) {
          customs ??= new Map();
          customs.set(winner.declaration.name, winner);
        } else {
          if (winners[index] === undefined) touched.push(index);
          winners[index] = winner;
        }
      }
  touched.sort((a, b) => a - b);
  const longhands: { row: Longhand; winner: Winner }[] = [];
  for (const index of touched) {
    const row = LONGHANDS[index];
    const winner = winners[index];
    if (row && winner) longhands.push({ row, winner });
  }
  return { longhands, customs: customs ?? NO_CUSTOMS };
}
