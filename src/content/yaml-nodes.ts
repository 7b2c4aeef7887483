import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type ParsedNode,
  Parser,
  type Scalar,
} from 'yaml';
import { MAX_DEPTH, type SourceEntry, type SourceNode } from './source-node.ts';
import { syntaxFaults } from './yaml-faults.ts';
import type { YamlFault, YamlReading } from './yaml-reading.ts';

/**
 * YAML 1.2 as nodes with places. Every scalar is text (the failsafe schema): the schema of the brief decides what is
 * a number or a flag. Loaded only where a brief is YAML, since the library is a good part of a cold start.
 */
export function yamlNodes(text: string): YamlReading {
  const composed = compose(text);
  if (!Array.isArray(composed)) return { faults: [composed] };
  const [first, ...others] = composed;
  if (!first) return { faults: [] };
  const more = others.length > 1 ? others[0] : others.find((document) => !isEmpty(document));
  const faults = composed.flatMap((document) => syntaxFaults(text, document)).slice(0, MAX_SYNTAX_FAULTS);
  if (more) faults.push(severalDocuments(more));
  const contents = first.contents as ParsedNode | null;
  if (faults.length > 0 || contents === null) return { faults };
  return new NodeReader(text).read(contents);
}

/** What follows a `---` at the end of a file. */
function isEmpty({ contents }: Document.Parsed): boolean {
  return contents === null || (isScalar(contents) && contents.value === '');
}

/** All documents of the file, or the place where nesting is too deep for a brief (and for recursion). */
function compose(text: string): Document.Parsed[] | YamlFault {
  const parser = new Parser();
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, merge: false, stringKeys: true });
  const documents: Document.Parsed[] = [];
  let at = 0;
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    // A third document would tell nothing new.
    if (documents.length > 2) return documents;
    if (++lexemes > MAX_LEXEMES) return tooMany(at, text);
    if (parser.stack.length > MAX_DEPTH + 2) {
      const message = `nesting is deeper than ${MAX_DEPTH} levels`;
      const end = Math.min(at + 1, text.length);
      return { code: 'content/too-deep', message, start: at, end, hint: 'look for a stray bracket or dash' };
    }
    at = parser.offset;
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  return documents;
}

/** Far more than any brief has; the library takes some microseconds for each. */
const MAX_LEXEMES = 300_000;

function tooMany(start: number, text: string): YamlFault {
  return {
    code: 'content/too-large',
    message: 'the file has far more YAML in it than any brief',
    start,
    end: Math.min(start + 1, text.length),
    hint: 'the rest from here is not read; check that this is the right file',
  };
}

function severalDocuments(second: Document.Parsed): YamlFault {
  const [start = 0] = second.contents?.range ?? second.range;
  return {
    code: 'content/several-documents',
    message: 'the file holds more than one YAML document',
    start,
    end: start + 1,
    hint: 'put each brief into a file of its own, or take out the `---` before this line',
  };
}

const MAX_SYNTAX_FAULTS = 5;

type Anchored = SourceNode | 'open';

/** From the library's nodes to ours; an alias becomes the very node that it names. */
class NodeReader {
  readonly #anchors = new Map<string, Anchored>();
  readonly #faults: YamlFault[] = [];
  readonly #text: string;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(contents: ParsedNode): YamlReading {
    const root = this.node(contents);
    return this.#faults.length > 0 ? { faults: this.#faults } : { root, nodes: this.#count, faults: [] };
  }

  private node(node: ParsedNode | null): SourceNode {
    this.#count++;
    if (node === null) return { kind: 'scalar', text: '', plain: true, start: 0, end: 0 };
    if (isAlias(node)) return this.alias(node.source, node.range[0], node.range[1]);
    const anchor = node.anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, 'open');
    const read = this.own(node);
    if (anchor !== undefined) this.#anchors.set(anchor, read);
    return read;
  }

  private own(node: Exclude<ParsedNode, { source: string; value?: never }>): SourceNode {
    const [start, rangeEnd] = node.range ?? [0, 0];
    const end = this.trimmedEnd(start, rangeEnd);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.node(item as ParsedNode | null));
      return { kind: 'list', items, start, end: node.flow ? end : (items.at(-1)?.end ?? end) };
    }
    if (isMap(node)) {
      const entries = node.items.map((pair) => this.entry(pair.key, pair.value as ParsedNode | null));
      return { kind: 'map', entries, start, end: node.flow ? end : (entries.at(-1)?.value.end ?? end) };
    }
    return scalar(node as Scalar.Parsed, start, end);
  }

  /** The library counts the line ends behind a block to it; nobody wants to see them underlined. */
  private trimmedEnd(start: number, end: number): number {
    let to = end;
    while (to > start && /[ \r\n]/.test(this.#text[to - 1] ?? '')) to--;
    return to;
  }

  private entry(key: unknown, value: ParsedNode | null): SourceEntry {
    const named = isScalar(key) ? (key as Scalar.Parsed) : undefined;
    const [keyStart, keyEnd] = named?.range ?? [0, 0];
    const read = value === null ? emptyAt(keyEnd) : this.node(value);
    return { key: String(named?.value ?? ''), keyStart, keyEnd, value: read };
  }

  private alias(name: string, start: number, end: number): SourceNode {
    const found = this.#anchors.get(name);
    if (found !== undefined && found !== 'open') return found;
    const fault: YamlFault =
      found === 'open'
        ? {
            code: 'content/alias-limit',
            message: `the alias \`*${name}\` stands inside what it names`,
            hint: 'write the value out',
            start,
            end,
          }
        : {
            code: 'content/syntax',
            message: `there is no \`&${name}\` before the alias \`*${name}\``,
            hint: 'a text that starts with `*` needs quotation marks',
            start,
            end,
          };
    this.#faults.push(fault);
    return emptyAt(start);
  }
}

function emptyAt(at: number): SourceNode {
  return { kind: 'scalar', text: '', plain: true, start: at, end: at };
}

function scalar(node: Scalar.Parsed, start: number, end: number): SourceNode {
  const plain = node.type === 'PLAIN' && node.tag === undefined;
  return { kind: 'scalar', text: String(node.value), plain, start, end };
}
