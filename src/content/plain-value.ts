import type { SourceFile } from '../diagnostics/index.ts';
import { nearName, type Sink, type Span } from '../diagnostics/index.ts';
import { hasTurningCharacter, type TurningCharacter, turningCharacters } from './bidi-controls.ts';
import { type BadCharacter, badCharacters, hasBadCharacter } from './characters.ts';
import { type ContentPath, formatPath } from './content-path.ts';
import type { FieldNode } from './field-facts.ts';
import { MAX_ITEMS } from './schema-parts.ts';
import {
  isNullWord,
  MAX_DEPTH,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
  type SourceScalar,
} from './source-node.ts';

/** Keys that mean something to JavaScript itself; no party or section is called so. */
const RESERVED = ['__proto__', 'constructor', 'prototype'];

/** What people call a field otherwise, where no letter is near. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  abstract: 'summary',
  bullets: 'keyPoints',
  date: 'asOf',
  events: 'timeline',
  glossary: 'terms',
  headline: 'title',
  language: 'lang',
  name: 'title',
  org: 'organisation',
  publisher: 'organisation',
  quotations: 'quotes',
  references: 'sources',
  body: 'sections',
};

/** As `MAX_ITEMS`, of the keys of a map. */
const MAX_KEYS = 500;

/** Characters that turn the text are told this often in one text. */
const MAX_TURNING = 3;

/** An alias may repeat this many values in all. */
const MAX_REPEATED = 10_000;

/** What the nodes of a brief come to: the input of the schema, and the keys that were meant but misspelt. */
export interface PlainValue {
  readonly value: unknown;
  /** Paths (as printed) of fields that an unknown key was probably meant to be: not missed a second time. */
  readonly meant: ReadonlySet<string>;
  /** Too much came out of aliases; `value` is not whole. */
  readonly tooMuch: boolean;
}

export interface NodeSource {
  readonly root: SourceNode;
  /** Nodes written in the file. */
  readonly count: number;
  readonly file: SourceFile;
}

/**
 * From nodes to what the schema reads: the field decides whether a scalar is text, number or flag. Reports what the
 * schema would not see: keys that are unknown, reserved or given twice, and characters that no brief may hold.
 */
export function plainValue(source: NodeSource, field: FieldNode, sink: Sink): PlainValue {
  const reader = new PlainReader(source, sink);
  const value = reader.value(source.root, field, []);
  return { value, meant: reader.meant, tooMuch: reader.tooMuch };
}

class PlainReader {
  readonly meant = new Set<string>();
  tooMuch = false;
  readonly #file: SourceFile;
  readonly #sink: Sink;
  #left: number;

  constructor(source: NodeSource, sink: Sink) {
    this.#file = source.file;
    this.#sink = sink;
    this.#left = source.count + MAX_REPEATED;
  }

  value(node: SourceNode, field: FieldNode | undefined, path: ContentPath): unknown {
    if (this.isTooMuch(node, path)) return undefined;
    if (node.kind === 'scalar') return this.scalar(node, field);
    if (node.kind === 'map') return this.map(node, field, path);
    if (node.items.length > MAX_ITEMS) this.reportMany(node.items[MAX_ITEMS], node.items.length, path);
    return node.items
      .slice(0, MAX_ITEMS)
      .map((item, index) => this.value(item, field?.item, [...path, index]));
  }

  private scalar(node: SourceScalar, field: FieldNode | undefined): unknown {
    if (hasBadCharacter(node.text)) this.reportCharacters(node);
    if (hasTurningCharacter(node.text)) this.reportTurning(node);
    if (isNullWord(node)) return field?.mayBeBlank && node.text === '' ? '' : null;
    if (field?.kind === 'flag' && node.plain) return flagValue(node.text);
    if (field?.kind === 'number' && node.plain) return numberValue(node.text);
    return node.text;
  }

  private map(node: SourceMap, field: FieldNode | undefined, path: ContentPath): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    const colon = field && this.strayColon(node, field);
    if (colon) {
      this.reportColon(colon, field, path);
      return value;
    }
    const seen = new Map<string, SourceEntry>();
    if (node.entries.length > MAX_KEYS)
      this.reportMany(node.entries[MAX_KEYS]?.value, node.entries.length, path);
    for (const entry of node.entries.slice(0, MAX_KEYS)) {
      const twin = seen.get(entry.key);
      if (twin) this.reportTwin(entry, twin, path);
      else if (this.isKnown(entry, node, field, path)) {
        const child = field?.kind === 'map' ? field.item : field?.fields?.[entry.key];
        value[entry.key] = this.value(entry.value, child, [...path, entry.key]);
      }
      seen.set(entry.key, twin ?? entry);
    }
    return value;
  }

  /**
   * The key that a colon made of the begin of a text, where a text may stand: no key of the map is known or near one
   * that is, and text follows on the same line. Nothing of the kind happens within braces.
   */
  private strayColon(node: SourceMap, field: FieldNode): SourceEntry | undefined {
    const [first] = node.entries;
    const { fields, main } = field;
    if (!first || !fields || (main === undefined && !Object.hasOwn(fields, 'paragraph'))) return undefined;
    const isNear = ({ key }: SourceEntry): boolean =>
      RESERVED.includes(key) || key === '<<' || nearName(key, Object.keys(fields)) !== undefined;
    if (first.value.kind !== 'scalar' || node.entries.some(isNear)) return undefined;
    const { text } = this.#file;
    if (text[node.start] === '{') return undefined;
    return /^ *: +\S/.test(text.slice(first.keyEnd, first.value.start + 1)) ? first : undefined;
  }

  private reportColon(entry: SourceEntry, field: FieldNode, path: ContentPath): void {
    this.meant.add(formatPath([...path, field.main ?? 'paragraph']));
    const known = Object.keys(field.fields ?? {});
    this.report(
      entry,
      `\`${entry.key}\` is no field of \`${formatPath(path)}\`: a colon and a space after a word make a key of it`,
      [`put the whole text in quotation marks, or use a field of it: ${known.join(', ')}`],
    );
  }

  /** Whether the schema shall see this key. Where another kind of value is wanted, that is the fault to report. */
  private isKnown(
    entry: SourceEntry,
    map: SourceMap,
    field: FieldNode | undefined,
    path: ContentPath,
  ): boolean {
    const { key } = entry;
    if (RESERVED.includes(key)) {
      this.report(entry, `\`${key}\` cannot be used as a name`, ['write it otherwise']);
      return false;
    }
    if (hasBadCharacter(key)) this.reportIn(badCharacters(key, 1), entry.keyStart, entry.keyEnd);
    if (!field?.fields || field.kind !== 'record' || Object.hasOwn(field.fields, key)) return true;
    this.reportUnknown(entry, map, Object.keys(field.fields), path);
    return false;
  }

  private reportUnknown(
    entry: SourceEntry,
    map: SourceMap,
    known: readonly string[],
    path: ContentPath,
  ): void {
    const { key } = entry;
    const other = Object.hasOwn(OTHER_NAMES, key.toLowerCase()) ? OTHER_NAMES[key.toLowerCase()] : undefined;
    const near = nearName(key, known) ?? (other !== undefined && known.includes(other) ? other : undefined);
    const given = map.entries.some((sibling) => sibling.key === near);
    if (known.includes('paragraph')) this.meant.add(formatPath([...path, 'paragraph']));
    if (near !== undefined && !given) this.meant.add(formatPath([...path, near]));
    const where = path.length > 0 ? ` of \`${formatPath(path)}\`` : ' of a brief';
    const message = key === '' ? 'a key is empty' : `\`${key}\` is no field${where}`;
    if (key === '<<') this.report(entry, message, ['merge keys are not supported; write the fields out']);
    else this.report(entry, message, near === undefined ? [knownKeys(known)] : [`did you mean \`${near}\`?`]);
  }

  private reportTwin(entry: SourceEntry, twin: SourceEntry, path: ContentPath): void {
    this.#sink.report({
      code: 'content/duplicate-key',
      severity: 'error',
      message: `\`${formatPath([...path, entry.key])}\` stands twice`,
      span: { file: this.#file, start: entry.keyStart, end: entry.keyEnd },
      related: [
        { span: { file: this.#file, start: twin.keyStart, end: twin.keyEnd }, message: 'first given here' },
      ],
      hints: ['keep one of the two'],
    });
  }

  private report(entry: SourceEntry, message: string, hints: readonly string[]): void {
    const span = { file: this.#file, start: entry.keyStart, end: Math.max(entry.keyEnd, entry.keyStart + 1) };
    this.#sink.report({ code: 'content/unknown-key', severity: 'error', message, span, hints });
  }

  private reportMany(first: SourceNode | undefined, count: number, path: ContentPath): void {
    const { start, end } = first ?? { start: 0, end: 0 };
    this.#sink.report({
      code: 'content/too-many',
      severity: 'error',
      message: `${path.length > 0 ? `\`${formatPath(path)}\`` : 'a brief'} has ${count} items, far more than any brief`,
      span: { file: this.#file, start, end },
      hints: ['the rest from here is not read; check that this is the right file'],
    });
  }

  private reportCharacters(node: SourceScalar): void {
    this.reportIn(badCharacters(node.text, 1), node.start, node.end);
  }

  private reportTurning(node: SourceScalar): void {
    for (const turning of turningCharacters(node.text).slice(0, MAX_TURNING))
      this.#sink.report({
        code: 'content/bidi-control',
        severity: 'warning',
        message: turning.message,
        span: this.placeOf(turning, node),
        hints: [turning.hint],
      });
  }

  /** Of the character itself; of the value where it is written as an escape. */
  private placeOf({ offset }: TurningCharacter, node: SourceScalar): Span {
    const sign = node.text.charAt(offset);
    const before = node.text.slice(0, offset).split(sign).length;
    let at = node.start - 1;
    for (let nth = 0; nth < before; nth++) {
      at = this.#file.text.indexOf(sign, at + 1);
      if (at < 0 || at >= node.end) return { file: this.#file, start: node.start, end: node.end };
    }
    return { file: this.#file, start: at, end: at + 1 };
  }

  /** Written as an escape, the character has no place of its own: the whole value is shown. */
  private reportIn(characters: readonly BadCharacter[], start: number, end: number): void {
    for (const { code, message, hint } of characters)
      this.#sink.report({
        code,
        severity: 'error',
        message,
        span: { file: this.#file, start, end },
        hints: [hint],
      });
  }

  private isTooMuch(node: SourceNode, path: ContentPath): boolean {
    this.#left--;
    if (this.tooMuch) return true;
    if (this.#left >= 0 && path.length <= MAX_DEPTH) return false;
    this.tooMuch = true;
    this.#sink.report({
      code: 'content/alias-limit',
      severity: 'error',
      message: 'the YAML aliases of this file expand to far more than is written',
      span: { file: this.#file, start: node.start, end: node.end },
      hints: ['write the values out in place of `*alias`'],
    });
    return true;
  }
}

function knownKeys(known: readonly string[]): string {
  const shown = known.length > 14 ? [...known.slice(0, 14), '…'] : known;
  return `known here: ${shown.join(', ')}`;
}

/** YAML's words for true and false, as authors write them; anything else is left for the schema to refuse. */
function flagValue(text: string): boolean | string {
  if (/^(?:true|yes|on)$/i.test(text)) return true;
  return /^(?:false|no|off)$/i.test(text) ? false : text;
}

function numberValue(text: string): number | string {
  return /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : text;
}
