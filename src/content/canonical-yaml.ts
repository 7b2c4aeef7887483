import type { BriefDocument } from './brief-document.ts';
import type { FieldNode } from './field-facts.ts';
import { fieldTree } from './field-tree.ts';

/** How much of a brief a copy holds: all but mail and local files, or only what is printed. */
export type CopyDetail = 'full' | 'printed';

/**
 * The brief as canonical YAML: fields in the order of the model, no comments, no mail settings, files without their
 * folders, and for `printed` no fields that are not printed. `readBrief` gives the same printed brief again. An
 * emitter of its own, as it runs for each PDF; every scalar is plain where that is safe, else a JSON string, which is
 * also YAML (YAML 1.2 §1.3).
 */
export function canonicalYaml(document: BriefDocument, detail: CopyDetail): string {
  return new Emitter(detail).record(document.brief, fieldTree(), '', '');
}

type Fields = Readonly<Record<string, unknown>>;

class Emitter {
  readonly #detail: CopyDetail;

  constructor(detail: CopyDetail) {
    this.#detail = detail;
  }

  /** Lines `indent key: …`; the first line stands behind `lead` (a `- `) in place of the indent. */
  record(value: Fields, field: FieldNode, indent: string, lead: string): string {
    let out = '';
    const fields = field.fields ?? {};
    for (const name in fields) {
      const child = fields[name];
      const inner = value[name];
      if (child === undefined || inner === undefined || !this.keeps(child, inner)) continue;
      out += `${out === '' ? lead : indent}${name}:${this.below(inner, child, indent)}`;
    }
    return out;
  }

  private keeps(field: FieldNode, value: unknown): boolean {
    if (field.keep === 'never' || (field.keep === 'full' && this.#detail === 'printed')) return false;
    return value !== field.fallback;
  }

  /** What follows `key:`, to the end of its last line. */
  private below(value: unknown, field: FieldNode, indent: string): string {
    if (Array.isArray(value)) return this.list(value, field, indent);
    if (typeof value !== 'object' || value === null) return ` ${scalar(value, field)}\n`;
    const short = shorthand(value as Fields, field);
    if (short !== undefined) return ` ${short}\n`;
    const deeper = `${indent}  `;
    if (field.kind === 'map') return `\n${this.map(value as Fields, field, deeper)}`;
    const lines = this.record(value as Fields, field, deeper, deeper);
    return lines === '' ? ' {}\n' : `\n${lines}`;
  }

  private map(value: Fields, field: FieldNode, indent: string): string {
    let out = '';
    for (const key of Object.keys(value))
      if (field.item) out += `${indent}${quoted(key)}:${this.below(value[key], field.item, indent)}`;
    return out;
  }

  private list(items: readonly unknown[], field: FieldNode, indent: string): string {
    const { item } = field;
    if (item === undefined || items.length === 0) return ' []\n';
    if (item.kind === 'id' || item.kind === 'number')
      return ` [${items.map((value) => flowScalar(value)).join(', ')}]\n`;
    let out = '\n';
    for (const value of items) out += this.item(value, item, `${indent}  `);
    return out;
  }

  private item(value: unknown, field: FieldNode, indent: string): string {
    if (Array.isArray(value)) return `${indent}- [${value.map((cell) => JSON.stringify(cell)).join(', ')}]\n`;
    if (typeof value !== 'object' || value === null) return `${indent}- ${scalar(value, field)}\n`;
    const short = shorthand(value as Fields, field);
    if (short !== undefined) return `${indent}- ${short}\n`;
    return this.record(value as Fields, field, `${indent}  `, `${indent}- `);
  }
}

/** A date, or a record that holds nothing but its main field, on one line. */
function shorthand(value: Fields, field: FieldNode): string | undefined {
  if (field.kind === 'date') return quoted(String(value.text));
  if (field.main === undefined) return undefined;
  let fields = 0;
  for (const _ in value) fields++;
  const main = value[field.main];
  return fields === 1 && typeof main === 'string' ? quoted(main) : undefined;
}

function scalar(value: unknown, field: FieldNode): string {
  if (typeof value !== 'string') return String(value);
  return quoted(field.kind === 'path' ? baseName(value) : value);
}

/** Folders of the author's machine are nobody's business. */
function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) || path;
}

/** Starts with a letter and has nothing that YAML reads as a sign, nor a space at its end. */
const PLAIN =
  /^[A-Za-z\u00c0-\u024f](?:[\w ,.;()/%+'\u2019\u201c\u201d\u2018\u2013\u2014\u00c0-\u024f-]*[\w.;)%\u2019\u201d\u00c0-\u024f])?$/;
const WORD = /^[A-Za-z][\w-]*$/;

/** What some reader of YAML takes for something else than text. */
const NO_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

function quoted(text: string): string {
  return PLAIN.test(text) && !NO_TEXT.test(text) ? text : JSON.stringify(text);
}

function flowScalar(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return WORD.test(value) && !NO_TEXT.test(value) ? value : JSON.stringify(value);
}
