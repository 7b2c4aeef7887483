import type { SourceFile } from '../diagnostics/index.ts';
import { BLACK } from './color.ts';
import { type Block, inDirection, sortOut, type Winner, type Winners, type Won } from './contest.ts';
import { resolveVariables, type Variables } from './custom-properties.ts';
import type { Fault } from './declaration.ts';
import { featureList } from './font-features.ts';
import type { ComputeContext, Longhand } from './property-row.ts';
import type { LengthBase, Specified } from './specified.ts';
import type { Resolved, RootFont, StylePool } from './style-pool.ts';
import { CURRENT_COLOR, copyField, INITIAL, type StyleDraft, type StyleRecord } from './style-record.ts';

export interface CascadeFault {
  readonly fault: Fault;
  readonly file: SourceFile | undefined;
}

const NO_VARIABLES: Variables = new Map();
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

function variableFault(winner: Winner, message: string, hints: readonly string[]): CascadeFault {
  const { start, end } = winner.declaration;
  return { file: winner.block.file, fault: { code: 'css/variable', message, hints, start, end } };
}

function ownVariables(
  customs: ReadonlyMap<string, Winner>,
  inherited: Variables,
  forced: Variables,
  faults: CascadeFault[],
): Variables {
  if (customs.size === 0 && forced.size === 0) return inherited;
  const own = new Map<string, string>();
  for (const [name, { declaration }] of customs)
    if (declaration.kind === 'custom') own.set(name, declaration.text);
  for (const [name, text] of forced) own.set(name, text);
  return resolveVariables(own, inherited, (name, { message, hints }) => {
    const winner = customs.get(name);
    if (winner) faults.push(variableFault(winner, message, hints));
  });
}

/** A shorthand asks once for each of its longhands. */
function reportOnce(found: CascadeFault, faults: CascadeFault[]): void {
  const { file, fault } = found;
  const known = faults.some((other) => other.file === file && other.fault.start === fault.start);
  if (!known) faults.push(found);
}

/** The value of a longhand, `unset` where `var()` made it invalid. CSS Custom Properties 1 §3.1. */
function winningValue(winner: Winner, { pool, variables, faults }: Setting): Specified {
  if (winner.value !== undefined) return winner.value;
  const { sets, fault } = pool.substituted.get(winner.declaration, variables);
  if (fault) reportOnce(variableFault(winner, fault.message, fault.hints), faults);
  for (const [name, value] of sets) if (name === winner.name) return value;
  return 'unset';
}

function applyValue(row: Longhand, value: Specified, context: ComputeContext): void {
  if (value === 'initial' || (value === 'unset' && !row.inherited))
    copyField(context.draft, INITIAL, row.field);
  else if (value === 'inherit' || value === 'unset') copyField(context.draft, context.parent, row.field);
  else row.compute(value, context);
}

/** What all longhands of one element are computed with. */
interface Setting {
  readonly winners: Winners;
  readonly parent: StyleRecord;
  /** Undefined in the root itself. */
  readonly root: RootFont | undefined;
  readonly variables: Variables;
  readonly pool: StylePool;
  readonly faults: CascadeFault[];
}

/** Lengths of the early properties refer to the parent, all others to the element itself. CSS Values 4 §6.1. */
function baseFor(row: Longhand, draft: StyleDraft, { parent, root }: Setting): LengthBase {
  if (row.field === 'fontSize')
    return lengthBase(parent, root ?? { fontSize: parent.fontSize, lineHeight: lineHeightPoints(parent) });
  const own = lineHeightPoints(draft);
  const inherited = row.field === 'lineHeight' ? lineHeightPoints(parent) : own;
  return {
    fontSize: draft.fontSize,
    lineHeight: inherited,
    rootFontSize: root?.fontSize ?? draft.fontSize,
    rootLineHeight: root?.lineHeight ?? inherited,
  };
}

/** What all logical properties of the element are resolved by. */
function longhandsOf(setting: Setting): readonly Won[] {
  const { winners, parent } = setting;
  const { longhands, logical } = winners;
  if (logical.length === 0) return longhands;
  const own = longhands.find(({ row }) => row.field === 'direction');
  const value = own ? winningValue(own.winner, setting) : 'inherit';
  if (value === 'ltr' || value === 'rtl') return inDirection(winners, value);
  return inDirection(winners, value === 'initial' ? INITIAL.direction : parent.direction);
}

function computeLonghands(setting: Setting): StyleDraft {
  const { parent, pool } = setting;
  const draft: StyleDraft = { ...pool.unstyledChild(parent) };
  let context: ComputeContext | undefined;
  for (const { row, winner } of longhandsOf(setting)) {
    // `font-size` and `line-height` come first; what follows them has one base.
    const early = row.field === 'fontSize' || row.field === 'lineHeight';
    const used = early || !context ? { base: baseFor(row, draft, setting), parent, draft } : context;
    if (!early) context = used;
    applyValue(row, winningValue(winner, setting), used);
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

const FEATURE_FIELDS = [
  'fontVariantCaps',
  'fontVariantNumeric',
  'fontVariantLigatures',
  'fontVariantPosition',
  'fontFeatureSettings',
  'fontKerning',
] as const;

/** Values that depend on others of the same element. */
function finish(draft: StyleDraft, parent: StyleRecord): void {
  if (draft.color === CURRENT_COLOR) draft.color = BLACK;
  for (const field of CURRENT_COLOR_FIELDS) if (draft[field] === CURRENT_COLOR) draft[field] = draft.color;
  for (const line of LINES) if (draft[`${line}Style`] === 'none') draft[`${line}Width`] = 0;
  if (FEATURE_FIELDS.some((field) => draft[field] !== parent[field])) draft.features = featureList(draft);
  propagateDecoration(draft, parent);
}

/**
 * A decoration is drawn through all that is in its element's flow, CSS Text Decoration 3 §2.1: blocks take it over
 * here, so that it reaches the paragraphs; inside of a paragraph the layout looks at what is around a text.
 */
function propagateDecoration(draft: StyleDraft, parent: StyleRecord): void {
  if (draft.textDecorationLine !== 'none' || parent.textDecorationLine === 'none') return;
  if (draft.display === 'inline' || draft.display === 'inline-block') return;
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
 * `forced` custom properties stand above all of them. `pool` makes equal things one.
 */
export function cascade(
  parent: Resolved | undefined,
  blocks: readonly Block[],
  pool: StylePool,
  forced: Variables = NO_VARIABLES,
): CascadeResult {
  const winners = sortOut(blocks);
  const faults: CascadeFault[] = [];
  const inherited = parent?.variables ?? NO_VARIABLES;
  const own = ownVariables(winners.customs, inherited, forced, faults);
  const variables = own === inherited ? inherited : pool.variables(own);
  const parentStyle = parent?.style ?? INITIAL;
  const draft = computeLonghands({
    winners,
    parent: parentStyle,
    root: parent?.root,
    variables,
    pool,
    faults,
  });
  finish(draft, parentStyle);
  // CSS Display 3 §2.8: the root is a block.
  if (!parent && draft.display !== 'none' && draft.display !== 'table') draft.display = 'block';
  const root = parent?.root ?? { fontSize: draft.fontSize, lineHeight: lineHeightPoints(draft) };
  return { resolved: pool.resolved(draft, variables, root), faults };
}
