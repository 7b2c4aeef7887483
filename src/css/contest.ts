import type { SourceFile } from '../diagnostics/index.ts';
import { type Declaration, type Fault, longhandsOf } from './declaration.ts';
import type { Direction } from './directionality.ts';
import { LONGHANDS, logicalLonghand, longhandIndex } from './properties.ts';
import type { LogicalLonghand } from './properties-logical.ts';
import type { Longhand } from './property-row.ts';
import type { Specified } from './specified.ts';

/** The declaration that won a longhand. `value` is undefined while it holds `var()`. */
export interface Winner {
  /** Of the longhand as it was declared, which may be a logical one. */
  readonly name: string;
  readonly declaration: Declaration;
  readonly block: Block;
  readonly value: Specified | undefined;
}

export interface Won<Row extends Longhand = Longhand> {
  readonly row: Row;
  readonly winner: Winner;
  /** The higher comes later in the cascade. */
  readonly order: number;
}

/** Who won: longhands in the order of computation, and custom properties by name. */
export interface Winners {
  readonly longhands: readonly Won[];
  /** These have yet to compete with the physical ones that they stand for. */
  readonly logical: readonly Won<LogicalLonghand>[];
  readonly customs: ReadonlyMap<string, Winner>;
}

interface Entry {
  /** As `longhandIndex` gives it; -1 for custom properties. */
  readonly index: number;
  readonly winner: Winner;
}

function compile(declaration: Declaration, block: Block): readonly Entry[] {
  if (declaration.kind === 'custom') {
    const { name } = declaration;
    return [{ index: -1, winner: { name, declaration, block, value: undefined } }];
  }
  const sets: readonly (readonly [string, Specified | undefined])[] =
    declaration.kind === 'values'
      ? declaration.sets
      : longhandsOf(declaration.name).map((name) => [name, undefined] as const);
  return sets.flatMap(([name, value]) => {
    // `size` of pages is no longhand of styles.
    const index = longhandIndex(name);
    return index < 0 ? [] : [{ index, winner: { name, declaration, block, value } }];
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
  const orders: number[] = [];
  const touched: number[] = [];
  let customs: Map<string, Winner> | undefined;
  let order = 0;
  for (const part of ['normal', 'important'] as const)
    for (const block of blocks)
      for (const { index, winner } of block.entries(part)) {
        if (index < 0) {
          customs ??= new Map();
          customs.set(winner.declaration.name, winner);
        } else {
          if (winners[index] === undefined) touched.push(index);
          winners[index] = winner;
          orders[index] = order++;
        }
      }
  touched.sort((a, b) => a - b);
  const longhands: Won[] = [];
  const logical: Won<LogicalLonghand>[] = [];
  for (const index of touched) {
    const winner = winners[index];
    if (!winner) continue;
    const won = { winner, order: orders[index] ?? 0 };
    const row = LONGHANDS[index];
    const logicalRow = row ? undefined : logicalLonghand(index);
    if (row) longhands.push({ row, ...won });
    else if (logicalRow) logical.push({ row: logicalRow, ...won });
  }
  return { longhands, logical, customs: customs ?? NO_CUSTOMS };
}

/** The longhands with the logical ones among them: of one side, the later declaration wins. CSS Logical 1 §4. */
export function inDirection(winners: Winners, direction: Direction): readonly Won[] {
  if (winners.logical.length === 0) return winners.longhands;
  const won = new Map(winners.longhands.map((longhand) => [longhandIndex(longhand.row.name), longhand]));
  for (const { row, winner, order } of winners.logical) {
    const physical = row[direction];
    const index = longhandIndex(physical.name);
    const known = won.get(index);
    if (!known || known.order < order) won.set(index, { row: physical, winner, order });
  }
  return [...won].sort(([a], [b]) => a - b).map(([, longhand]) => longhand);
}
