/** One token of a value, CSS Syntax 3 §4. White space and comments are not tokens; `space` says they came before. */
export interface Token {
  readonly type:
    | 'ident'
    | 'function'
    | 'hash'
    | 'string'
    | 'bad-string'
    | 'url'
    | 'number'
    | 'percentage'
    | 'dimension'
    | 'delim';
  /** Unescaped: an identifier, a function's name, a string's contents, a delimiter; as written for numbers. */
  readonly text: string;
  /** Of numbers, percentages and dimensions. */
  readonly value: number;
  /** Of dimensions, lower case. */
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  readonly space: boolean;
}

const ESCAPE = '\\\\(?:[0-9a-fA-F]{1,6}(?:\\r\\n|[ \\t\\n\\r\\f])?|[^\\n\\r\\f0-9a-fA-F])';
const NAME = `(?:[\\w\\-\\u0080-\\uffff]|${ESCAPE})`;
const SPACE = /(?:[ \t\n\r\f]+|\/\*[\s\S]*?(?:\*\/|$))+/y;
const NUMBER = /[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const IDENT = new RegExp(`(?:--|-?(?:[A-Za-z_\\u0080-\\uffff]|${ESCAPE}))${NAME}*`, 'y');
const HASH = new RegExp(`#(${NAME}+)`, 'y');
const STRING = /(["'])((?:(?!\1)[^\\\n\r\f]|\\(?:\r\n|[\s\S]))*)(\1?)/y;
const URL = /\s*((?:[^"'()\\\s]|\\[^\n\r\f])*)\s*\)/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|(\r\n|[\n\r\f])|([\s\S]))/g,
    (_whole, hex: string | undefined, newline: string | undefined, other: string | undefined) => {
      if (newline !== undefined) return '';
      if (hex === undefined) return other ?? '';
      const code = Number.parseInt(hex, 16);
      const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return valid ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

/** A token and where it is, on its way: one shape for all kinds. */
interface Draft {
  type: Token['type'];
  text: string;
  value: number;
  unit: string;
  end: number;
}

function readNumber(text: string, at: number, match: string, draft: Draft): void {
  const end = at + match.length;
  draft.text = match;
  draft.value = Number(match);
  if (text[end] === '%') {
    draft.type = 'percentage';
    draft.text = `${match}%`;
    draft.end = end + 1;
    return;
  }
  const unit = matchAt(IDENT, text, end)?.[0];
  draft.type = unit === undefined ? 'number' : 'dimension';
  draft.end = end + (unit?.length ?? 0);
  if (unit === undefined) return;
  draft.text = match + unit;
  draft.unit = unescapeText(unit).toLowerCase();
}

function readName(text: string, at: number, match: string, draft: Draft): void {
  const end = at + match.length;
  const name = unescapeText(match);
  if (text[end] !== '(') {
    draft.type = 'ident';
    draft.text = name;
    draft.end = end;
    return;
  }
  const lower = name.toLowerCase();
  const url = lower === 'url' ? matchAt(URL, text, end + 1) : null;
  draft.type = url ? 'url' : 'function';
  draft.text = url ? unescapeText(url[1] ?? '') : lower;
  draft.end = end + 1 + (url ? url[0].length : 0);
}

function readString(at: number, match: RegExpExecArray, draft: Draft): void {
  draft.type = match[3] === '' ? 'bad-string' : 'string';
  draft.text = unescapeText(match[2] ?? '');
  draft.end = at + match[0].length;
}

const SPACE_START = /[ \t\n\r\f/]/;
const NUMBER_START = /[\d.+-]/;
const NAME_START = /[\w\-\\\u0080-\uffff]/;

/** CSS Syntax 3 §4.3.1, looking at the first character only once. */
function readToken(text: string, at: number, draft: Draft): void {
  const first = text.charAt(at);
  const number = NUMBER_START.test(first) ? matchAt(NUMBER, text, at) : null;
  const name = !number && NAME_START.test(first) ? matchAt(IDENT, text, at) : null;
  const string = first === '"' || first === "'" ? matchAt(STRING, text, at) : null;
  if (number) readNumber(text, at, number[0], draft);
  else if (name) readName(text, at, name[0], draft);
  else if (string) readString(at, string, draft);
  else {
    const hash = first === '#' ? matchAt(HASH, text, at) : null;
    draft.type = hash ? 'hash' : 'delim';
    draft.text = hash ? unescapeText(hash[1] ?? '') : first;
    draft.end = at + (hash ? hash[0].length : 1);
  }
}

/** The tokens of a value or a declaration list; never throws. Offsets are UTF-16 units of `text`, plus `base`. */
export function tokenize(text: string, base = 0): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let space = false;
  const draft: Draft = { type: 'delim', text: '', value: 0, unit: '', end: 0 };
  while (at < text.length) {
    const blank = SPACE_START.test(text.charAt(at)) ? matchAt(SPACE, text, at) : null;
    if (blank) {
      at += blank[0].length;
      space = true;
      continue;
    }
    draft.value = 0;
    draft.unit = '';
    readToken(text, at, draft);
    const { type, text: content, value, unit, end } = draft;
    tokens.push({ type, text: content, value, unit, start: at + base, end: end + base, space });
    at = end;
    space = false;
  }
  return tokens;
}
