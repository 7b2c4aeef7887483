import { MAX_DEPTH, type SourceEntry, type SourceNode, type SourceScalar } from './source-node.ts';

/**
 * The nodes of plain, well-formed YAML as briefs are mostly written: block maps and lists, plain and quoted scalars,
 * folded and literal texts, one-line lists of words. Undefined for anything else, right or wrong; the library then
 * reads the file. It is there because the library takes as long for its first file as half of a whole cold build.
 * A property test holds it against the library: where this gives nodes, the library gives the same.
 */
export function quickYaml(text: string): SourceNode | undefined {
  if (!text.endsWith('\n') || text.includes('\t') || text.includes('\r')) return undefined;
  try {
    return new QuickReader(text).read();
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

/** Thrown, and caught above, where the text is not of the plain kind. */
const NOT_PLAIN = Symbol('not plain');

const KEY = /[A-Za-z_]\w*(?:[ -]\w+)*:(?=[ \n])/y;
/** What cannot start a plain scalar here; some of it could in YAML. */
const SIGNS = '-?:,[]{}#&*!|>\'"%@`';
/** What would end a plain scalar, or break it. */
const ENDING = /: | #|:$/;
const FLOW_ITEM = /( *)("(?:[^"\\]|\\.)*"|\w(?:[\w .()/\u2019\u2013-]*[\w.()/\u2019\u2013-])?) *[,\]]/y;
const BLOCK_HEADER = /^[|>]-?$/;
const SIMPLE_ESCAPES = /^(?:[^\\]|\\["\\nt/])*$/;

class QuickReader {
  readonly #text: string;
  /** For each line: its start, the start of what is in it, and the end of that; empty lines have start = end. */
  readonly #starts: number[] = [];
  readonly #froms: number[] = [];
  readonly #ends: number[] = [];
  #line = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    for (let start = 0; start < text.length; ) {
      const next = text.indexOf('\n', start);
      let from = start;
      while (text.charCodeAt(from) === 0x20) from++;
      let end = next;
      while (end > from && text.charCodeAt(end - 1) === 0x20) end--;
      this.#starts.push(start);
      this.#froms.push(from);
      this.#ends.push(end);
      start = next + 1;
    }
  }

  read(): SourceNode {
    this.skipEmpty();
    if (this.indent() !== 0 || !this.isKey()) throw NOT_PLAIN;
    const root = this.map(0);
    this.skipEmpty();
    if (this.#line < this.#starts.length) throw NOT_PLAIN;
    return root;
  }

  private from(line = this.#line): number {
    return this.#froms[line] ?? this.#text.length;
  }

  private end(line = this.#line): number {
    return this.#ends[line] ?? this.#text.length;
  }

  /** Column of the first character of a line; −1 behind the last line. */
  private indent(line = this.#line): number {
    const start = this.#starts[line];
    return start === undefined ? -1 : this.from(line) - start;
  }

  private isEmpty(line: number): boolean {
    return this.from(line) >= this.end(line);
  }

  private isComment(line: number): boolean {
    return this.#text[this.from(line)] === '#';
  }

  private skipEmpty(): void {
    while (this.#line < this.#starts.length && (this.isEmpty(this.#line) || this.isComment(this.#line)))
      this.#line++;
  }

  private isKey(): boolean {
    KEY.lastIndex = this.from();
    return KEY.test(this.#text);
  }

  private isItem(): boolean {
    return this.#text.startsWith('- ', this.from());
  }

  private map(indent: number): SourceNode {
    if (++this.#depth > MAX_DEPTH) throw NOT_PLAIN;
    const entries: SourceEntry[] = [];
    const start = this.from();
    for (this.skipEmpty(); this.indent() === indent && !this.isItem(); this.skipEmpty())
      entries.push(this.entry(indent));
    if (this.indent() > indent) throw NOT_PLAIN;
    this.#depth--;
    return { kind: 'map', entries, start, end: entries.at(-1)?.value.end ?? start };
  }

  private entry(indent: number): SourceEntry {
    const keyStart = this.from();
    if (!this.isKey()) throw NOT_PLAIN;
    const keyEnd = KEY.lastIndex - 1;
    if (keyEnd - keyStart > 200) throw NOT_PLAIN;
    const value = this.value(this.skipSpaces(keyEnd + 1), indent, indent);
    return { key: this.#text.slice(keyStart, keyEnd), keyStart, keyEnd, value };
  }

  private list(indent: number): SourceNode {
    if (++this.#depth > MAX_DEPTH) throw NOT_PLAIN;
    const items: SourceNode[] = [];
    const start = this.from();
    for (this.skipEmpty(); this.indent() === indent && this.isItem(); this.skipEmpty())
      items.push(this.item(indent));
    if (this.indent() > indent) throw NOT_PLAIN;
    this.#depth--;
    return { kind: 'list', items, start, end: items.at(-1)?.end ?? start };
  }

  /** An item may start a map on its own line; that map is indented by where it starts. */
  private item(indent: number): SourceNode {
    const line = this.#line;
    this.#froms[line] = this.skipSpaces(this.from() + 1);
    if (this.isEmpty(line)) throw NOT_PLAIN;
    if (this.isItem()) return this.list(this.indent());
    return this.isKey() ? this.map(this.indent()) : this.value(this.from(), indent, undefined);
  }

  private skipSpaces(at: number): number {
    let to = at;
    while (this.#text.charCodeAt(to) === 0x20) to++;
    return to;
  }

  /** What stands at `at`, below something indented by `outer`; a list may stand at the column `listAt` too. */
  private value(at: number, outer: number, listAt: number | undefined): SourceNode {
    if (at >= this.end()) return this.below(outer, listAt);
    const sign = this.#text[at] ?? '';
    if (!SIGNS.includes(sign)) return this.plain(at, outer);
    const rest = this.#text.slice(at, this.end());
    if (sign === '"' || sign === "'") return this.quoted(rest, at);
    if (sign === '[') return this.words(rest, at);
    if (BLOCK_HEADER.test(rest)) return this.block(rest, at, outer);
    throw NOT_PLAIN;
  }

  private below(outer: number, listAt: number | undefined): SourceNode {
    this.#line++;
    this.skipEmpty();
    const indent = this.indent();
    if (this.isItem() && (indent > outer || indent === listAt)) return this.list(indent);
    if (indent > outer && this.isKey()) return this.map(indent);
    throw NOT_PLAIN;
  }

  /** Further lines that are indented deeper belong to it. */
  private plain(at: number, outer: number): SourceScalar {
    let text = this.plainLine(at);
    let end = this.end();
    for (this.#line++; this.indent() > outer && !this.isEmpty(this.#line); this.#line++) {
      if (SIGNS.includes(this.#text[this.from()] ?? '')) throw NOT_PLAIN;
      text += ` ${this.plainLine(this.from())}`;
      end = this.end();
    }
    this.refuseAfterGap(outer);
    return { kind: 'scalar', text, plain: true, start: at, end };
  }

  private plainLine(at: number): string {
    const line = this.#text.slice(at, this.end());
    if (ENDING.test(line)) throw NOT_PLAIN;
    return line;
  }

  /** A scalar that goes on after an empty line or a comment is none of the plain kind. */
  private refuseAfterGap(outer: number): void {
    let line = this.#line;
    while (line < this.#starts.length && (this.isEmpty(line) || this.isComment(line))) line++;
    if (line > this.#line && this.indent(line) > outer) throw NOT_PLAIN;
  }

  private quoted(rest: string, at: number): SourceScalar {
    const inner = rest.slice(1, -1);
    const mark = rest[0];
    if (rest.length < 2 || rest.at(-1) !== mark) throw NOT_PLAIN;
    const text = mark === "'" ? singleQuoted(inner) : doubleQuoted(inner);
    const end = this.end();
    this.#line++;
    return { kind: 'scalar', text, plain: false, start: at, end };
  }

  /** A list on one line, of words and quoted texts. */
  private words(rest: string, at: number): SourceNode {
    const items: SourceNode[] = [];
    let mark = ',';
    for (FLOW_ITEM.lastIndex = 1; mark === ','; ) {
      const match = FLOW_ITEM.exec(rest);
      if (!match) throw NOT_PLAIN;
      const [whole, space = '', written = ''] = match;
      const start = at + match.index + space.length;
      const plain = !written.startsWith('"');
      const text = plain ? written : doubleQuoted(written.slice(1, -1));
      items.push({ kind: 'scalar', text, plain, start, end: start + written.length });
      mark = whole.at(-1) ?? '';
    }
    if (FLOW_ITEM.lastIndex !== rest.length) throw NOT_PLAIN;
    const end = this.end();
    this.#line++;
    return { kind: 'list', items, start: at, end };
  }

  /** A literal (`|`) or folded (`>`) text: all lines as deep as its first, and empty ones between. */
  private block(header: string, at: number, outer: number): SourceScalar {
    const first = ++this.#line;
    const indent = this.indent();
    if (indent <= outer || this.isEmpty(first)) throw NOT_PLAIN;
    let last = first;
    for (let line = first; this.isEmpty(line) || this.indent(line) >= indent; line++) {
      if (line >= this.#starts.length) break;
      if (!this.isEmpty(line)) last = line;
      this.checkBlockLine(line, indent, header);
    }
    this.#line = last + 1;
    this.refuseAfterGap(outer);
    const text = this.blockText(first, last, header.startsWith('>'));
    const end = this.end(last);
    return { kind: 'scalar', text: header.endsWith('-') ? text : `${text}\n`, plain: false, start: at, end };
  }

  /** Spaces that count for the text (at its ends, or deeper lines of a folded one) are left to the library. */
  private checkBlockLine(line: number, indent: number, header: string): void {
    const next = this.#starts[line + 1] ?? this.#text.length;
    const isRagged = this.end(line) !== next - 1;
    if (isRagged || (this.isEmpty(line) && this.indent(line) > 0)) throw NOT_PLAIN;
    if (!this.isEmpty(line) && this.indent(line) > indent && header.startsWith('>')) throw NOT_PLAIN;
  }

  private blockText(first: number, last: number, folded: boolean): string {
    const column = this.indent(first);
    let text = '';
    let gap = 0;
    for (let line = first; line <= last; line++) {
      if (this.isEmpty(line)) {
        gap++;
        continue;
      }
      const join = folded ? (gap > 0 ? '\n'.repeat(gap) : ' ') : '\n'.repeat(gap + 1);
      text += `${line === first ? '' : join}${this.#text.slice((this.#starts[line] ?? 0) + column, this.end(line))}`;
      gap = 0;
    }
    return text;
  }
}

function singleQuoted(inner: string): string {
  if (!/^(?:[^']|'')*$/.test(inner)) throw NOT_PLAIN;
  return inner.replaceAll("''", "'");
}

function doubleQuoted(inner: string): string {
  if (!inner.includes('\\') && !inner.includes('"')) return inner;
  if (!SIMPLE_ESCAPES.test(inner) || /(?:^|[^\\])(?:\\\\)*"/.test(inner)) throw NOT_PLAIN;
  return JSON.parse(`"${inner}"`) as string;
}
