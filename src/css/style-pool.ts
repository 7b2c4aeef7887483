import type { Variables } from './custom-properties.ts';
import { LONGHANDS } from './properties.ts';
import { copyField, INITIAL, type StyleDraft, type StyleField, type StyleRecord } from './style-record.ts';
import { SubstitutedValues } from './substituted-values.ts';

export interface RootFont {
  readonly fontSize: number;
  readonly lineHeight: number;
}

/** An element's style with what its children inherit beside it. */
export interface Resolved {
  readonly style: StyleRecord;
  readonly variables: Variables;
  /** Of the root; `rem` and `rlh` are counted in it. */
  readonly root: RootFont;
}

export const INHERITED_FIELDS: readonly StyleField[] = [
  ...LONGHANDS.filter((row) => row.inherited).map((row) => row.field),
  'features',
];
const FIELDS = Object.keys(INITIAL) as readonly StyleField[];

function sameArray(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!sameValue(a[at], b[at])) return false;
  return true;
}

/** Structural equality of computed values: numbers, strings, and small arrays and objects of them. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameArray(a, b);
  const keys = Object.keys(a);
  if (!sameArray(keys, Object.keys(b))) return false;
  const left: Readonly<Record<string, unknown>> = { ...a };
  const right: Readonly<Record<string, unknown>> = { ...b };
  return keys.every((key) => sameValue(left[key], right[key]));
}

function sameStyle(a: StyleRecord, b: StyleRecord): boolean {
  for (const field of FIELDS) {
    const left = a[field];
    const right = b[field];
    if (left !== right && !sameValue(left, right)) return false;
  }
  return true;
}

const plain = (value: unknown): number => (typeof value === 'number' ? value : 0.5);

/** Most styles that differ do so in one of these. */
function bucketOf(style: StyleRecord): number {
  const { color, backgroundColor, borderTopColor } = style;
  let hash = style.fontSize + style.fontWeight * 3 + style.display.length * 5 + style.textAlign.length * 7;
  hash = hash * 31 + plain(style.marginTop) + plain(style.marginBottom) * 3 + plain(style.marginLeft) * 5;
  hash = hash * 31 + plain(style.paddingTop) + plain(style.paddingLeft) * 3 + plain(style.textIndent) * 5;
  hash = hash * 31 + color.red + color.green * 3 + color.blue * 5 + backgroundColor.blue * 7;
  hash = hash * 31 + style.borderTopWidth + style.borderLeftWidth * 3 + borderTopColor.red * 5;
  return hash + style.orphans * 11 + style.fontStyle.length * 13 + style.breakAfter.length * 17;
}

/** Makes equal styles one object, and equal styles with equal custom properties one `Resolved`. */
export class StylePool {
  readonly #styles = new Map<number, StyleRecord[]>();
  readonly #resolved = new Map<StyleRecord, Resolved[]>();
  readonly #variables = new Map<string, Variables>();
  readonly #unstyled = new Map<StyleRecord, StyleRecord>();
  readonly substituted = new SubstitutedValues();

  /** What a child has before any rule: the inherited values of its parent, the initial ones of the rest. */
  unstyledChild(parent: StyleRecord): StyleRecord {
    const known = this.#unstyled.get(parent);
    if (known) return known;
    const style: StyleDraft = { ...INITIAL };
    for (const field of INHERITED_FIELDS) copyField(style, parent, field);
    this.#unstyled.set(parent, style);
    return style;
  }

  /** `variables` must come from this pool. */
  resolved(fresh: StyleRecord, variables: Variables, root: RootFont): Resolved {
    const style = this.#style(fresh);
    const known = this.#resolved.get(style) ?? [];
    const same = known.find(
      (other) =>
        other.variables === variables &&
        other.root.fontSize === root.fontSize &&
        other.root.lineHeight === root.lineHeight,
    );
    if (same) return same;
    const resolved = { style, variables, root };
    this.#resolved.set(style, [...known, resolved]);
    return resolved;
  }

  #style(style: StyleRecord): StyleRecord {
    const bucket = bucketOf(style);
    const known = this.#styles.get(bucket);
    const same = known?.find((other) => sameStyle(other, style));
    if (same) return same;
    if (known) known.push(style);
    else this.#styles.set(bucket, [style]);
    return style;
  }

  variables(variables: Variables): Variables {
    const key = JSON.stringify([...variables]);
    const known = this.#variables.get(key);
    if (known) return known;
    this.#variables.set(key, variables);
    return variables;
  }
}
