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

function token(
  type: Token['type'],
  text: string,
  start: number,
  end: number,
  number: { readonly value: number; readonly unit: string } = NO_NUMBER,
): Token {
  return { type, text, value: number.value, unit: number.unit, start, end, space: false };
}

const NO_NUMBER = { value: 0, unit: '' };

function numberToken(text: string, at: number, match: string): Token {
  const end = at + match.length;
  const value = Number(match);
  if (text[end] === '%') return token('percentage', `${match}%`, at, end + 1, { value, unit: '' });
  const unit = matchAt(IDENT, text, end)?.[0];
  if (unit === undefined) return token('number', match, at, end, { value, unit: '' });
  const dimension = { value, unit: unescapeText(unit).toLowerCase() };
  return token('dimension', match + unit, at, end + unit.length, dimension);
}

function nameToken(text: string, at: number, match: string): Token {
  const end = at + match.length;
  const name = unescapeText(match);
  if (text[end] !== '(') return token('ident', name, at, end);
  const url = name.toLowerCase() === 'url' ? matchAt(URL, text, end + 1) : null;
  if (url) return token('url', unescapeText(url[1] ?? ''), at, end + 1 + url[0].length);
  return token('function', name.toLowerCase(), at, end + 1);
}

function stringToken(at: number, match: RegExpExecArray): Token {
  const type = match[3] === '' ? 'bad-string' : 'string';
  return token(type, unescapeText(match[2] ?? ''), at, at + match[0].length);
}

function tokenAt(text: string, at: number): Token {
  const number = matchAt(NUMBER, text, at);
  if (number) return numberToken(text, at, number[0]);
  const name = matchAt(IDENT, text, at);
  if (name) return nameToken(text, at, name[0]);
  const string = matchAt(STRING, text, at);
  if (string) return stringToken(at, string);
  const hash = matchAt(HASH, text, at);
  if (hash) return token('hash', unescapeText(hash[1] ?? ''), at, at + hash[0].length);
  return token('delim', text[at] ?? '', at, at + 1);
}

/** The tokens of a value or a declaration list; never throws. Offsets are UTF-16 units of `text`, plus `base`. */
export function tokenize(text: string, base = 0): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let space = false;
  while (at < text.length) {
    const blank = matchAt(SPACE, text, at);
    if (blank) {
      at += blank[0].length;
      space = true;
      continue;
    }
    const next = tokenAt(text, at);
    at = next.end;
    tokens.push({ ...next, start: next.start + base, end: next.end + base, space });
    space = false;
  }
  return tokens;
}
