import type { Resolved } from './cascade.ts';
import { INITIAL, type StyleField, type StyleRecord } from './style-record.ts';

const FIELDS = Object.keys(INITIAL) as readonly StyleField[];

/** Structural equality of computed values: numbers, strings, and small arrays and objects of them. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  if (left.length !== right.size || Array.isArray(a) !== Array.isArray(b)) return false;
  return left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)));
}

function sameStyle(a: StyleRecord, b: StyleRecord): boolean {
  return FIELDS.every((field) => sameValue(a[field], b[field]));
}

/** A few fields that tell most styles apart. */
function bucketOf(style: StyleRecord): string {
  const { red, green, blue } = style.color;
  const { marginTop, marginBottom, paddingTop } = style;
  const plain = (value: unknown): string => (typeof value === 'object' ? 'mixed' : String(value));
  return `${style.display} ${style.fontSize} ${style.fontWeight} ${red},${green},${blue} ${plain(marginTop)} ${plain(marginBottom)} ${plain(paddingTop)} ${style.textAlign}`;
}

/** Makes equal styles one object, and equal styles with equal custom properties one `Resolved`. */
export class StylePool {
  readonly #styles = new Map<string, StyleRecord[]>();
  readonly #resolved = new Map<StyleRecord, Resolved[]>();
  readonly #variables = new Map<string, Resolved['variables']>();

  intern(fresh: Resolved): Resolved {
    const style = this.#internStyle(fresh.style);
    const variables = this.#internVariables(fresh.variables);
    const known = this.#resolved.get(style) ?? [];
    const { root } = fresh;
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

  #internStyle(style: StyleRecord): StyleRecord {
    const bucket = bucketOf(style);
    const known = this.#styles.get(bucket) ?? [];
    const same = known.find((other) => sameStyle(other, style));
    if (same) return same;
    this.#styles.set(bucket, [...known, style]);
    return style;
  }

  #internVariables(variables: Resolved['variables']): Resolved['variables'] {
    const key = JSON.stringify([...variables]);
    const known = this.#variables.get(key);
    if (known) return known;
    this.#variables.set(key, variables);
    return variables;
  }
}
