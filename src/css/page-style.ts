import { type CascadeFault, lengthBase } from './cascade.ts';
import type { ComputedStyle } from './computed-style.ts';
import {
  type LengthPercentage,
  type MarginBoxName,
  type PageStyle,
  resolveLength,
} from './computed-style.ts';
import { Block } from './contest.ts';
import { substitute } from './custom-properties.ts';
import { type Declaration, type Fault, readValueOf } from './declaration.ts';
import { paperSize, type SpecifiedPageSize } from './page-size.ts';
import type { StyleResolver } from './resolver.ts';
import { toPoints } from './specified.ts';
import type { Resolved } from './style-pool.ts';
import type { PagePseudo, PageRule, Stylesheet } from './stylesheet.ts';
import { tokenize } from './token.ts';

export interface Paper {
  readonly width: number;
  readonly height: number;
}

/** The styles of the kinds of pages, and what was wrong with them. */
export interface PageStyles {
  readonly first: PageStyle;
  readonly left: PageStyle;
  readonly right: PageStyle;
  readonly faults: readonly CascadeFault[];
}

/** A page rule with the blocks it gives; made once for a set of sheets. */
export interface RankedPageRule {
  readonly pseudos: readonly PagePseudo[];
  readonly block: Block;
  readonly margins: readonly { readonly name: MarginBoxName; readonly block: Block }[];
}

/** CSS Paged Media 3 §4.4: `:first` counts more than `:left` and `:right`; then the order. */
function weight(pseudos: readonly PagePseudo[]): number {
  return pseudos.reduce((sum, pseudo) => sum + (pseudo === 'first' ? 100 : 1), 0);
}

export function rankPageRules(sheets: readonly Stylesheet[]): readonly RankedPageRule[] {
  const entries = sheets.flatMap((sheet, number) =>
    sheet.data.pages.flatMap((rule) => {
      const origin = number === 0 ? 0 : 1;
      return rule.selectors.map((pseudos) => ({ origin, ...pageBlocks(sheet, rule), pseudos }));
    }),
  );
  return entries.sort((a, b) => a.origin - b.origin || weight(a.pseudos) - weight(b.pseudos));
}

function pageBlocks(sheet: Stylesheet, rule: PageRule): Omit<RankedPageRule, 'pseudos'> {
  const file = sheet.files[rule.file];
  return {
    block: new Block(rule.declarations, file),
    margins: rule.margins.map(({ name, declarations }) => ({ name, block: new Block(declarations, file) })),
  };
}

/** Computes page styles for one resolver, and keeps them by the root's style. */
export class PageResolver {
  readonly #styles: StyleResolver;
  readonly #paper: Paper | undefined;
  readonly #rules: readonly RankedPageRule[];
  readonly #known = new WeakMap<Resolved, PageStyles>();

  /** `rules` as `rankPageRules` gives them. */
  constructor(styles: StyleResolver, rules: readonly RankedPageRule[], paper: Paper | undefined) {
    this.#styles = styles;
    this.#paper = paper;
    this.#rules = rules;
  }

  /** The page context inherits from the root, so that `var()` and fonts work in it. */
  pageStyles(root: Resolved): PageStyles {
    const known = this.#known.get(root);
    if (known) return known;
    const faults: CascadeFault[] = [];
    const same = new Map<string, PageStyle>();
    const firstSide = root.style.direction === 'rtl' ? 'left' : 'right';
    const styleFor = (pseudos: readonly PagePseudo[]): PageStyle => {
      const rules = this.#rules.filter((rule) => rule.pseudos.every((pseudo) => pseudos.includes(pseudo)));
      const key = rules.map((rule) => this.#rules.indexOf(rule)).join();
      const style = same.get(key) ?? this.#compute(rules, root, faults);
      same.set(key, style);
      return style;
    };
    const styles: PageStyles = {
      first: styleFor(['first', firstSide]),
      left: styleFor(['left']),
      right: styleFor(['right']),
      faults,
    };
    this.#known.set(root, styles);
    return styles;
  }

  #compute(rules: readonly RankedPageRule[], root: Resolved, faults: CascadeFault[]): PageStyle {
    const blocks = rules.map((rule) => rule.block);
    const context = this.#styles.styleOfBlocks(blocks, root);
    faults.push(...context.faults);
    const { style } = context.resolved;
    const { width, height } = this.#size(blocks, context.resolved, faults);
    // A page has no automatic margins: they are nothing.
    const margin = (value: LengthPercentage | 'auto', base: number): number =>
      value === 'auto' ? 0 : resolveLength(value, base);
    return {
      width,
      height,
      marginTop: margin(style.marginTop, height),
      marginRight: margin(style.marginRight, width),
      marginBottom: margin(style.marginBottom, height),
      marginLeft: margin(style.marginLeft, width),
      marginBoxes: this.#marginBoxes(rules, context.resolved, faults),
    };
  }

  #marginBoxes(
    rules: readonly RankedPageRule[],
    context: Resolved,
    faults: CascadeFault[],
  ): ReadonlyMap<MarginBoxName, ComputedStyle> {
    const blocks = new Map<MarginBoxName, Block[]>();
    for (const rule of rules)
      for (const { name, block } of rule.margins) {
        const list = blocks.get(name);
        if (list) list.push(block);
        else blocks.set(name, [block]);
      }
    const boxes = new Map<MarginBoxName, ComputedStyle>();
    for (const [name, list] of blocks) {
      const result = this.#styles.styleOfBlocks(list, context);
      faults.push(...result.faults);
      const { style } = result.resolved;
      if (style.content !== 'normal' && style.content !== 'none' && style.display !== 'none')
        boxes.set(name, style);
    }
    return boxes;
  }

  #size(blocks: readonly Block[], context: Resolved, faults: CascadeFault[]): Paper {
    const size = winningSize(blocks, context, faults);
    const base = lengthBase(context.style, context.root);
    if (size.lengths && !this.#paper) {
      const [width, height] = size.lengths;
      return { width: Math.max(1, toPoints(width, base)), height: Math.max(1, toPoints(height, base)) };
    }
    const paper = this.#paper ?? paperSize(size.paper ?? 'a4');
    const short = Math.min(paper.width, paper.height);
    const long = Math.max(paper.width, paper.height);
    if (size.orientation === 'landscape') return { width: long, height: short };
    return size.orientation === 'portrait' ? { width: short, height: long } : paper;
  }
}

/** `size` is no part of a computed style, so it has a cascade of its own here. */
function winningSize(blocks: readonly Block[], context: Resolved, faults: CascadeFault[]): SpecifiedPageSize {
  let winner: { readonly declaration: Declaration; readonly block: Block } | undefined;
  for (const important of [false, true])
    for (const block of blocks)
      for (const declaration of block.declarations)
        if (declaration.name === 'size' && declaration.important === important)
          winner = { declaration, block };
  if (!winner) return {};
  const { declaration, block } = winner;
  const value = declaration.kind === 'values' ? declaration.sets : pendingSize(declaration, context);
  if (Array.isArray(value)) return asSize(value[0]?.[1]);
  faults.push({ file: block.file, fault: value as Fault });
  return {};
}

function pendingSize(declaration: Declaration, context: Resolved): ReturnType<typeof readValueOf> {
  if (declaration.kind !== 'pending') return [];
  const { variables } = context;
  const text = substitute(declaration.text, (name) => variables.get(name), variables.keys());
  if (typeof text === 'string') return readValueOf('size', tokenize(text), declaration);
  const { start, end } = declaration;
  return { code: 'css/variable', message: text.message, hints: text.hints, start, end };
}

/** CSS-wide keywords come as strings; there is nothing to inherit from, so they are `auto`. */
function asSize(value: unknown): SpecifiedPageSize {
  return typeof value === 'object' && value !== null ? (value as SpecifiedPageSize) : {};
}
