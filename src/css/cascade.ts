import type { SourceFile } from '../diagnostics/index.ts';
import { BLACK } from './color.ts';
import { resolveVariables, substitute, type Variables } from './custom-properties.ts';
import { type Declaration, type Fault, longhandsOf, readValueOf } from './declaration.ts';
import { featureList } from './font-features.ts';
import { LONGHANDS, longhandIndex } from './properties.ts';
import type { Assignment, ComputeContext, Longhand } from './property-row.ts';
import type { LengthBase, Specified } from './specified.ts';
import {
  CURRENT_COLOR,
  INITIAL,
  type StyleDraft,
  type StyleField,
  type StyleRecord,
} from './style-record.ts';
import { tokenize } from './token.ts';

/** Declarations that apply together: a rule's, a style attribute's, a margin box's. */
export interface Block {
  readonly declarations: readonly Declaration[];
  /** Undefined for style attributes: their faults point to the element. */
  readonly file: SourceFile | undefined;
}

export interface CascadeFault {
  readonly fault: Fault;
  readonly file: SourceFile | undefined;
}

/** An element's style with what its children inherit beside it. */
export interface Resolved {
  readonly style: StyleRecord;
  readonly variables: Variables;
  /** Of the root; `rem` and `rlh` are counted in it. */
  readonly root: RootFont;
}

export interface RootFont {
  readonly fontSize: number;
  readonly lineHeight: number;
}

/** The declaration that won a longhand. `value` is undefined while it holds `var()`. */
interface Winner {
  readonly declaration: Declaration;
  readonly block: Block;
  readonly value: Specified | undefined;
}

const NO_VARIABLES: Variables = new Map();
const INHERITED_FIELDS: readonly StyleField[] = [
  ...LONGHANDS.filter((row) => row.inherited).map((row) => row.field),
  'features',
];

/** What `line-height: normal` counts as for the unit `lh`: faces are not known here. */
const NORMAL_LINE_HEIGHT = 1.2;

export function lineHeightPoints(style: StyleRecord): number {
  const { fontSize, lineHeight } = style;
  if (lineHeight === 'normal') return fontSize * NORMAL_LINE_HEIGHT;
  return typeof lineHeight === 'number' ? lineHeight : lineHeight.factor * fontSize;
}

/** Lengths of a style that is computed already. */
export function lengthBase(style: StyleRecord, root: RootFont): LengthBase {
  return {
    fontSize: style.fontSize,
    lineHeight: lineHeightPoints(style),
    rootFontSize: root.fontSize,
    rootLineHeight: root.lineHeight,
  };
}

/** Sorts out who wins, in the order given; what is important comes after all that is not. CSS Cascade 4 §6. */
class Contest {
  readonly winners: (Winner | undefined)[] = new Array(LONGHANDS.length).fill(undefined);
  readonly customs = new Map<string, Winner>();

  constructor(blocks: readonly Block[]) {
    for (const block of blocks) this.#enter(block, false);
    for (const block of blocks) this.#enter(block, true);
  }

  #enter(block: Block, important: boolean): void {
    for (const declaration of block.declarations) {
      if (declaration.important !== important) continue;
      if (declaration.kind === 'custom')
        this.customs.set(declaration.name, { declaration, block, value: undefined });
      else if (declaration.kind === 'values')
        for (const [name, value] of declaration.sets) this.#set(name, { declaration, block, value });
      else
        for (const name of longhandsOf(declaration.name))
          this.#set(name, { declaration, block, value: undefined });
    }
  }

  #set(name: string, winner: Winner): void {
    const index = longhandIndex(name);
    if (index >= 0) this.winners[index] = winner;
  }
}

/** Computes one style; holds what is needed only while it does. */
class Computation {
  readonly faults: CascadeFault[] = [];
  readonly #parent: Resolved | undefined;
  readonly #variables: Variables;
  readonly #pending = new Map<Declaration, readonly Assignment[]>();

  constructor(parent: Resolved | undefined, customs: ReadonlyMap<string, Winner>, forced: Variables) {
    this.#parent = parent;
    this.#variables = this.#ownVariables(customs, forced);
  }

  get variables(): Variables {
    return this.#variables;
  }

  #report(winner: Winner, message: string, hints: readonly string[]): void {
    const { start, end } = winner.declaration;
    this.faults.push({
      file: winner.block.file,
      fault: { code: 'css/variable', message, hints, start, end },
    });
  }

  #ownVariables(customs: ReadonlyMap<string, Winner>, forced: Variables): Variables {
    const inherited = this.#parent?.variables ?? NO_VARIABLES;
    if (customs.size === 0 && forced.size === 0) return inherited;
    const own = new Map<string, string>();
    for (const [name, { declaration }] of customs)
      if (declaration.kind === 'custom') own.set(name, declaration.text);
    for (const [name, text] of forced) own.set(name, text);
    return resolveVariables(own, inherited, (name, { message, hints }) => {
      const winner = customs.get(name);
      if (winner) this.#report(winner, message, hints);
    });
  }

  /** What a declaration with `var()` sets; nothing, with a fault, where that does not fit. */
  #assignments(winner: Winner): readonly Assignment[] {
    const { declaration } = winner;
    const known = this.#pending.get(declaration);
    if (known) return known;
    const result = this.#substituted(winner);
    this.#pending.set(declaration, result);
    return result;
  }

  #substituted(winner: Winner): readonly Assignment[] {
    const { declaration } = winner;
    if (declaration.kind !== 'pending') return [];
    const variables = this.#variables;
    const text = substitute(declaration.text, (name) => variables.get(name), variables.keys());
    if (typeof text !== 'string') {
      this.#report(winner, text.message, text.hints);
      return [];
    }
    const value = readValueOf(declaration.name, tokenize(text), declaration);
    if (Array.isArray(value)) return value;
    const { message, hints } = value as Fault;
    this.#report(winner, `\`${declaration.name}: ${text.trim().replace(/\s+/g, ' ')}\`: ${message}`, hints);
    return [];
  }

  /** The value of a longhand, `unset` where `var()` made it invalid. CSS Custom Properties 1 §3.1. */
  valueOf(winner: Winner, row: Pick<Longhand, 'name'>): Specified {
    if (winner.value !== undefined) return winner.value;
    return this.#assignments(winner).find(([name]) => name === row.name)?.[1] ?? 'unset';
  }
}

function newDraft(parent: StyleRecord): StyleDraft {
  const draft: StyleDraft = { ...INITIAL };
  for (const field of INHERITED_FIELDS) copyField(draft, parent, field);
  return draft;
}

function copyField<K extends StyleField>(draft: StyleDraft, from: StyleRecord, field: K): void {
  draft[field] = from[field];
}

function applyValue(row: Longhand, value: Specified, context: ComputeContext): void {
  if (value === 'initial' || (value === 'unset' && !row.inherited))
    copyField(context.draft, INITIAL, row.field);
  else if (value === 'inherit' || value === 'unset') copyField(context.draft, context.parent, row.field);
  else row.compute(value, context);
}

/** Lengths of the early properties refer to the parent, all others to the element itself. CSS Values 4 §6.1. */
function computeLonghands(
  contest: Contest,
  computation: Computation,
  parent: StyleRecord,
  root: RootFont | undefined,
): StyleDraft {
  const draft = newDraft(parent);
  let base = lengthBase(parent, root ?? { fontSize: parent.fontSize, lineHeight: lineHeightPoints(parent) });
  for (const [index, row] of LONGHANDS.entries()) {
    const winner = contest.winners[index];
    if (winner) applyValue(row, computation.valueOf(winner, row), { base, parent, draft });
    if (row.field === 'fontSize')
      base = { ...base, fontSize: draft.fontSize, rootFontSize: root?.fontSize ?? draft.fontSize };
    else if (row.field === 'lineHeight') {
      const lineHeight = lineHeightPoints(draft);
      base = { ...base, lineHeight, rootLineHeight: root?.lineHeight ?? lineHeight };
    }
  }
  return draft;
}

const CURRENT_COLOR_FIELDS = [
  'borderTopColor',
  'borderRightColor',
  'borderBottomColor',
  'borderLeftColor',
  'textDecorationColor',
  'columnRuleColor',
  'backgroundColor',
] as const;

const LINES = ['borderTop', 'borderRight', 'borderBottom', 'borderLeft', 'columnRule'] as const;

/** Values that depend on others of the same element. */
function finish(draft: StyleDraft, parent: StyleRecord): void {
  if (draft.color === CURRENT_COLOR) draft.color = BLACK;
  for (const field of CURRENT_COLOR_FIELDS) if (draft[field] === CURRENT_COLOR) draft[field] = draft.color;
  for (const line of LINES) if (draft[`${line}Style`] === 'none') draft[`${line}Width`] = 0;
  draft.features = featureList(draft);
  propagateDecoration(draft, parent);
}

/** A decoration is drawn through all that is in its element's flow, CSS Text Decoration 3 §2.1. */
function propagateDecoration(draft: StyleDraft, parent: StyleRecord): void {
  if (draft.textDecorationLine !== 'none' || parent.textDecorationLine === 'none') return;
  if (draft.display === 'inline-block') return;
  draft.textDecorationLine = parent.textDecorationLine;
  draft.textDecorationColor = parent.textDecorationColor;
  draft.textDecorationThickness = parent.textDecorationThickness;
}

export interface CascadeResult {
  readonly resolved: Resolved;
  readonly faults: readonly CascadeFault[];
}

/**
 * The style that blocks, in ascending order of precedence, give to a child of `parent` (undefined: to the root).
 * `forced` custom properties stand above all of them.
 */
export function cascade(
  parent: Resolved | undefined,
  blocks: readonly Block[],
  forced: Variables = NO_VARIABLES,
): CascadeResult {
  const contest = new Contest(blocks);
  const computation = new Computation(parent, contest.customs, forced);
  const parentStyle = parent?.style ?? INITIAL;
  const draft = computeLonghands(contest, computation, parentStyle, parent?.root);
  finish(draft, parentStyle);
  // CSS Display 3 §2.8: the root is a block.
  if (!parent && draft.display !== 'none' && draft.display !== 'table') draft.display = 'block';
  const root = parent?.root ?? { fontSize: draft.fontSize, lineHeight: lineHeightPoints(draft) };
  return { resolved: { style: draft, variables: computation.variables, root }, faults: computation.faults };
}
