import { type DiagnosticCode, didYouMean } from '../diagnostics/index.ts';
import { isUnit, LATER_UNITS, LENGTH_UNITS } from './numeric-grammar.ts';
import type { PropertyRow } from './property-row.ts';
import type { Token } from './token.ts';
import type { ValueReader } from './value-reader.ts';

interface Explanation {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hints: readonly string[];
  readonly start: number;
  readonly end: number;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Functions of CSS values that no property here understands yet. */
const LATER_FUNCTIONS = new Set(
  (
    'abs acos asin atan atan2 attr color color-mix conic-gradient contrast-color cos cross-fade device-cmyk ' +
    'element env exp fit-content hwb hypot image image-set lab lch leader light-dark linear-gradient log ' +
    'max-content minmax mod oklab oklch pow radial-gradient rem repeat repeating-linear-gradient round running ' +
    'sign sin sqrt symbols tan target-counter target-counters target-text toggle'
  ).split(' '),
);

/** Why a value was refused: the most telling of several reasons. */
export function explainValue(row: PropertyRow, reader: ValueReader, at: Extent): Explanation {
  const { tokens } = reader;
  return (
    emptyValue(row, tokens, at) ??
    missingSemicolon(tokens) ??
    nestedRule(tokens) ??
    badString(tokens) ??
    laterWord(row, tokens) ??
    unknownUnit(tokens) ??
    ownFault(reader) ??
    generalFault(row, reader, at)
  );
}

function expected(row: PropertyRow): string {
  const text = row.grammar.length > 160 ? `${row.grammar.slice(0, 157)}…` : row.grammar;
  return `\`${row.name}\` takes: ${text}`;
}

function emptyValue(row: PropertyRow, tokens: readonly Token[], at: Extent): Explanation | undefined {
  if (tokens.length > 0) return undefined;
  const message = `\`${row.name}\` has no value`;
  return { code: 'css/bad-value', message, hints: [expected(row)], ...at };
}

/** `color: red` and `margin: 0` without anything between them: a second colon gives it away. */
function missingSemicolon(tokens: readonly Token[]): Explanation | undefined {
  const colon = tokens.findIndex((token) => token.type === 'delim' && token.text === ':');
  const name = tokens[colon - 1];
  if (colon < 1 || name?.type !== 'ident') return undefined;
  const before = tokens[colon - 2];
  if (tokens.some((token) => token.type === 'delim' && token.text === '{')) return undefined;
  const start = before?.end ?? name.start;
  const message = `a semicolon is missing before \`${name.text}\``;
  const hints = ['end the declaration before it with `;`; both are left out'];
  return { code: 'css/missing-semicolon', message, hints, start, end: start + 1 };
}

function nestedRule(tokens: readonly Token[]): Explanation | undefined {
  const brace = tokens.find((token) => token.type === 'delim' && token.text === '{');
  if (!brace) return undefined;
  const message = 'a rule inside a rule is not understood yet';
  const hints = ['close the rule before with `}`, or write the selector in full'];
  return { code: 'css/nested-rule', message, hints, start: brace.start, end: brace.end };
}

function badString(tokens: readonly Token[]): Explanation | undefined {
  const token = tokens.find(({ type }) => type === 'bad-string');
  if (!token) return undefined;
  const hints = ['close it with the same quotation mark on the same line'];
  const message = 'a string is not closed';
  return { code: 'css/syntax', message, hints, start: token.start, end: token.end };
}

function laterWord(row: PropertyRow, tokens: readonly Token[]): Explanation | undefined {
  const token = tokens.find((candidate) => {
    const word = candidate.type === 'url' ? 'url' : candidate.text.toLowerCase();
    if (candidate.type === 'string') return false;
    if (row.later.includes(word)) return true;
    return candidate.type === 'function' && LATER_FUNCTIONS.has(word);
  });
  if (!token) return undefined;
  const shown = token.type === 'url' ? 'url()' : token.type === 'function' ? `${token.text}()` : token.text;
  const message = `\`${shown}\` is not understood yet in \`${row.name}\``;
  return { code: 'css/not-yet', message, hints: [expected(row)], start: token.start, end: token.end };
}

function unknownUnit(tokens: readonly Token[]): Explanation | undefined {
  for (const token of tokens) {
    if (token.type !== 'dimension' || isUnit(token.unit)) continue;
    const { start, end, unit } = token;
    if (LATER_UNITS.includes(unit))
      return {
        code: 'css/not-yet',
        message: `the unit \`${unit}\` is not understood yet`,
        hints: [],
        start,
        end,
      };
    const near = didYouMean(unit, LENGTH_UNITS);
    const hints = near.length > 0 ? near : [`units are ${LENGTH_UNITS.join(', ')} and %`];
    return { code: 'css/unknown-unit', message: `there is no unit \`${unit}\``, hints, start, end };
  }
  return undefined;
}

function ownFault(reader: ValueReader): Explanation | undefined {
  const { fault } = reader;
  if (!fault) return undefined;
  const { token, message, hints, later } = fault;
  const code = later ? 'css/not-yet' : 'css/bad-value';
  return { code, message, hints, start: token.start, end: token.end };
}

function generalFault(row: PropertyRow, reader: ValueReader, at: Extent): Explanation {
  const token = reader.tokens[Math.max(reader.furthest, reader.mark)];
  const code = 'css/bad-value';
  if (!token) {
    const message = `the value of \`${row.name}\` breaks off`;
    return { code, message, hints: [expected(row)], start: Math.max(at.start, at.end - 1), end: at.end };
  }
  const { start, end } = token;
  const shown = shownToken(token);
  const near = token.type === 'ident' ? didYouMean(token.text, row.words()) : [];
  const known = row.words().includes(token.text.toLowerCase());
  const message = known
    ? `\`${shown}\` is one too many here`
    : `\`${shown}\` does not fit \`${row.name}\` here`;
  if (token.type === 'number' && token.value !== 0 && row.grammar.includes('<length'))
    return { code, message, hints: [`add a unit, such as \`${token.text}pt\``, expected(row)], start, end };
  return { code, message, hints: [...(known ? [] : near), expected(row)], start, end };
}

function shownToken(token: Token): string {
  switch (token.type) {
    case 'string':
      return `"${token.text}"`;
    case 'hash':
      return `#${token.text}`;
    case 'function':
      return `${token.text}()`;
    case 'url':
      return 'url()';
    default:
      return token.text;
  }
}
