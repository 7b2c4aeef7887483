import { printParseErrorCode, visit } from 'jsonc-parser';
import { MAX_DEPTH, type SourceEntry, type SourceNode, type SourceScalar } from './source-node.ts';

/** Why a text is no JSON, and where. */
export interface JsonFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
  readonly tooDeep?: true;
}

/** Strict JSON (RFC 8259) as nodes with places, or its first fault. Nesting is at most `MAX_DEPTH`. */
export function jsonNodes(text: string): SourceNode | JsonFault {
  const builder = new NodeBuilder(text);
  try {
    visit(
      text,
      {
        onObjectBegin: (offset) => builder.open({ kind: 'map', entries: [], start: offset, end: offset }),
        onObjectProperty: (key, offset, length) => builder.key(key, offset, offset + length),
        onObjectEnd: (offset, length) => builder.close(offset + length),
        onArrayBegin: (offset) => builder.open({ kind: 'list', items: [], start: offset, end: offset }),
        onArrayEnd: (offset, length) => builder.close(offset + length),
        onLiteralValue: (value, offset, length) => builder.literal(value, offset, offset + length),
        onSeparator: (mark, offset) => builder.separator(mark, offset),
        onError: (code, offset, length) => builder.fail(printParseErrorCode(code), offset, length),
      },
      { disallowComments: true },
    );
  } catch (error) {
    if (error instanceof FaultFound) return error.fault;
    throw error;
  }
  return builder.root;
}

export function isJsonFault(result: SourceNode | JsonFault): result is JsonFault {
  return !('kind' in result);
}

/** Ends the visit at the first fault: what the parser would find after it is mostly noise. */
class FaultFound extends Error {
  readonly fault: JsonFault;
  constructor(fault: JsonFault) {
    super(fault.message);
    this.fault = fault;
  }
}

interface OpenMap {
  readonly kind: 'map';
  readonly entries: SourceEntry[];
  readonly start: number;
  end: number;
}

interface OpenList {
  readonly kind: 'list';
  readonly items: SourceNode[];
  readonly start: number;
  end: number;
}

/** What may stand next: tells what was expected where something else stands. */
type Expected = 'key' | 'colon' | 'value' | 'separator';

const EMPTY: SourceScalar = { kind: 'scalar', text: '', plain: true, start: 0, end: 0 };

/** From the parser's events to nodes. */
class NodeBuilder {
  root: SourceNode = EMPTY;
  readonly #text: string;
  readonly #open: (OpenMap | OpenList)[] = [];
  /** The key whose value comes next, of the innermost open map. */
  #key: Omit<SourceEntry, 'value'> = { key: '', keyStart: 0, keyEnd: 0 };
  #expected: Expected = 'value';
  /** The comma that was read last, until something follows it. */
  #comma: number | undefined;
  #last: SourceScalar | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  open(node: OpenMap | OpenList): void {
    if (this.#open.length >= MAX_DEPTH)
      throw new FaultFound({
        message: `nesting is deeper than ${MAX_DEPTH} levels`,
        start: 0,
        end: 1,
        hint: 'look for a stray bracket',
        tooDeep: true,
      });
    this.add(node);
    this.#open.push(node);
    this.#expected = node.kind === 'map' ? 'key' : 'value';
  }

  close(end: number): void {
    const node = this.#open.pop();
    if (node) node.end = end;
  }

  key(key: string, keyStart: number, keyEnd: number): void {
    this.#key = { key, keyStart, keyEnd };
    this.#comma = undefined;
    this.#expected = 'colon';
  }

  literal(value: unknown, start: number, end: number): void {
    const plain = typeof value !== 'string';
    const text = plain ? this.#text.slice(start, end) : value;
    this.#last = { kind: 'scalar', text, plain, start, end };
    this.add(this.#last);
  }

  separator(mark: string, offset: number): void {
    if (mark === ',') this.#comma = offset;
    this.#expected = mark === ',' && this.#open.at(-1)?.kind === 'map' ? 'key' : 'value';
  }

  private add(node: SourceNode): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) this.root = node;
    else if (parent.kind === 'list') parent.items.push(node);
    else parent.entries.push({ ...this.#key, value: node });
    this.#comma = undefined;
    this.#expected = 'separator';
  }

  /** The parser's name for the fault, and the place where it saw it. */
  fail(name: string, offset: number, length: number): never {
    const rest = this.#text.slice(offset, offset + 2);
    const fault = /^(?:\/[/*]|#)/.test(rest)
      ? { message: 'JSON has no comments', hint: 'take the comment out, or save the brief as `.yaml`' }
      : (STRING_FAULTS[name] ?? this.commaAtEnd(rest) ?? this.unexpected(name, offset, length));
    throw new FaultFound({ start: offset, end: Math.min(offset + length, this.#text.length), ...fault });
  }

  private commaAtEnd(rest: string): (Omit<JsonFault, 'end'> & { end: number }) | undefined {
    if (this.#comma === undefined || !/^[\]}]/.test(rest)) return undefined;
    const message = `a comma stands before the closing \`${rest[0]}\``;
    return { message, hint: 'take the comma out', start: this.#comma, end: this.#comma + 1 };
  }

  private unexpected(name: string, offset: number, length: number): Partial<JsonFault> & { message: string } {
    const close = CLOSING[name];
    if (close !== undefined && offset >= this.#text.length)
      return { message: `the file ends before a closing \`${close}\`` };
    if (this.#expected === 'key')
      return { message: 'a key in double quotation marks is expected', hint: 'write keys as `"title"`' };
    if (this.#expected === 'colon') return { message: '`:` is expected after a key' };
    if (this.#expected === 'value') return this.noValue(offset, offset + length);
    // `007` comes as one number after the other.
    if (this.#last?.plain && this.#last.end === offset)
      return this.noValue(this.#last.start, offset + length);
    const holder = this.#open.at(-1)?.kind;
    if (holder === undefined) return { message: 'there is more after the end of the JSON value' };
    return { message: `\`,\` or \`${holder === 'map' ? '}' : ']'}\` is expected` };
  }

  private noValue(start: number, end: number): Partial<JsonFault> & { message: string } {
    const word = /^[^\s,:[\]{}"]+/.exec(this.#text.slice(start, end + 40))?.[0];
    if (word === undefined) return { message: 'a value is expected' };
    const message = `\`${word.slice(0, 40)}\` is no JSON value`;
    return { message, hint: 'put text in double quotation marks', start, end: start + word.length };
  }
}

const BAD_CHARACTER = {
  message: 'a string holds a control character or an unknown escape',
  hint: 'write `\\\\` for a backslash',
};

const STRING_FAULTS: Readonly<Record<string, { readonly message: string; readonly hint: string }>> = {
  UnexpectedEndOfString: {
    message: 'a string has no closing quotation mark on its line',
    hint: 'write line ends as `\\n`',
  },
  InvalidCharacter: BAD_CHARACTER,
  InvalidEscapeCharacter: BAD_CHARACTER,
  InvalidUnicode: BAD_CHARACTER,
};

const CLOSING: Readonly<Record<string, string>> = { CloseBraceExpected: '}', CloseBracketExpected: ']' };
