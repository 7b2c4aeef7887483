import { MAX_DEPTH, type SourceEntry, type SourceNode, type SourceScalar } from './source-node.ts';

/** Why a text is no JSON, and where. */
export interface JsonFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
}

/** Strict JSON (RFC 8259) as nodes with places, or its first fault. Nesting is at most `MAX_DEPTH`. */
export function jsonNodes(text: string): SourceNode | JsonFault {
  return new JsonReader(text).read();
}

export function isJsonFault(result: SourceNode | JsonFault): result is JsonFault {
  return !('kind' in result);
}

/** How many members all objects have together, and how deep the nesting goes: a cheap look at valid JSON. */
export function scanJson(text: string): { readonly members: number; readonly depth: number } {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at) - 1;
    else if (code === 0x3a) members++;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return { members, depth: deepest };
}

/** The offset behind the string that starts at `start`; a line end or the end of the text ends a broken one. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) at++;
    else if (code === 0x0a || code === 0x0d) return at;
  }
  return text.length;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[^\s,:[\]{}"]+/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;

class FaultFound extends Error {
  readonly fault: JsonFault;
  constructor(fault: JsonFault) {
    super(fault.message);
    this.fault = fault;
  }
}

class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): SourceNode | JsonFault {
    try {
      const node = this.value(0);
      this.space();
      if (this.#at < this.#text.length) this.fail('there is more after the end of the JSON value');
      return node;
    } catch (error) {
      if (error instanceof FaultFound) return error.fault;
      throw error;
    }
  }

  private value(depth: number): SourceNode {
    this.space();
    const start = this.#at;
    const mark = this.#text[start];
    if (depth > MAX_DEPTH) this.fail(`nesting is deeper than ${MAX_DEPTH} levels`);
    if (mark === '{') return this.object(depth);
    if (mark === '[') return this.array(depth);
    if (mark === '"') return this.string();
    return this.literal();
  }

  private object(depth: number): SourceNode {
    const start = this.#at++;
    const entries: SourceEntry[] = [];
    while (this.more('}', entries.length === 0)) {
      if (this.#text[this.#at] !== '"')
        this.fail('a key in double quotation marks is expected', 'write keys as `"title"`');
      const key = this.string();
      this.space();
      if (this.#text[this.#at] !== ':') this.fail('`:` is expected after a key');
      this.#at++;
      const value = this.value(depth + 1);
      entries.push({ key: key.text, keyStart: key.start, keyEnd: key.end, value });
    }
    return { kind: 'map', entries, start, end: this.#at };
  }

  private array(depth: number): SourceNode {
    const start = this.#at++;
    const items: SourceNode[] = [];
    while (this.more(']', items.length === 0)) items.push(this.value(depth + 1));
    return { kind: 'list', items, start, end: this.#at };
  }

  /** Whether another item follows; steps over the comma before it, or over the closing mark. */
  private more(close: ']' | '}', first: boolean): boolean {
    this.space();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return false;
    }
    if (this.#at >= this.#text.length) this.fail(`the file ends before a closing \`${close}\``);
    if (first) return true;
    if (this.#text[this.#at] !== ',') this.fail(`\`,\` or \`${close}\` is expected`);
    const comma = this.#at++;
    this.space();
    if (this.#text[this.#at] !== close) return true;
    this.#at = comma;
    return this.fail(`a comma stands before the closing \`${close}\``, 'take the comma out');
  }

  private string(): SourceScalar {
    const start = this.#at;
    STRING.lastIndex = start;
    const found = STRING.exec(this.#text);
    if (!found) return this.brokenString(start);
    this.#at = STRING.lastIndex;
    const text = found[0].includes('\\') ? (JSON.parse(found[0]) as string) : found[0].slice(1, -1);
    return { kind: 'scalar', text, plain: false, start, end: this.#at };
  }

  private brokenString(start: number): never {
    const end = endOfString(this.#text, start);
    const closed = end > start + 1 && this.#text[end - 1] === '"';
    this.#at = start;
    if (!closed)
      return this.fail('a string has no closing quotation mark on its line', 'write line ends as `\\n`');
    return this.fail(
      'a string holds a control character or an unknown escape',
      'write `\\\\` for a backslash',
    );
  }

  private literal(): SourceScalar {
    const start = this.#at;
    WORD.lastIndex = start;
    const word = WORD.exec(this.#text)?.[0] ?? '';
    NUMBER.lastIndex = start;
    const number = NUMBER.exec(this.#text)?.[0];
    if (word === 'true' || word === 'false' || word === 'null' || (word !== '' && word === number)) {
      this.#at += word.length;
      return { kind: 'scalar', text: word, plain: true, start, end: this.#at };
    }
    if (word === '') return this.fail('a value is expected');
    return this.fail(`\`${word.slice(0, 40)}\` is no JSON value`, 'put text in double quotation marks');
  }

  private space(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }

  private fail(why: string, what?: string): never {
    const isComment = /^(?:\/[/*]|#)/.test(this.#text.slice(this.#at, this.#at + 2));
    const message = isComment ? 'JSON has no comments' : why;
    const hint = isComment ? 'take the comment out, or save the brief as `.yaml`' : what;
    WORD.lastIndex = this.#at;
    const length = WORD.exec(this.#text)?.[0].length ?? 1;
    const end = Math.min(this.#at + length, this.#text.length);
    throw new FaultFound({ message, start: this.#at, end, ...(hint ? { hint } : {}) });
  }
}
