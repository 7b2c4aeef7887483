import { POINTS_PER } from '../base/index.ts';
import { FONT_UNITS, type LengthUnit, type Numeric } from './specified.ts';
import type { Token } from './token.ts';
import type { ValueReader } from './value-reader.ts';

/** Units of CSS that lengths here cannot have yet; viewport and container units mean little on paper. */
export const LATER_UNITS: readonly string[] = [
  'vw',
  'vh',
  'vi',
  'vb',
  'vmin',
  'vmax',
  'svw',
  'svh',
  'lvw',
  'lvh',
  'dvw',
  'dvh',
  'cap',
  'ic',
  'rex',
  'rch',
  'rcap',
  'ric',
  'cqw',
  'cqh',
  'cqi',
  'cqb',
  'cqmin',
  'cqmax',
  'fr',
];
export const LENGTH_UNITS: readonly string[] = [...Object.keys(POINTS_PER), ...FONT_UNITS];
const OTHER_UNITS = ['deg', 'rad', 'grad', 'turn', 's', 'ms', 'hz', 'khz', 'dpi', 'dpcm', 'dppx', 'x'];
/** A unit of CSS at all, whether or not it fits here. */
export const isUnit = (unit: string): boolean => LENGTH_UNITS.includes(unit) || OTHER_UNITS.includes(unit);

/** What a calculation comes to, CSS Values 4 §10.2. */
type Term =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'length' | 'percentage' | 'mixed'; readonly value: Numeric };

const DEEPEST = 32;

export function lengthOf(token: Token): Numeric | undefined {
  if (token.type !== 'dimension' || !Number.isFinite(token.value)) return undefined;
  const { unit, value } = token;
  if (isAbsolute(unit)) return { kind: 'length', value: value * POINTS_PER[unit], unit: 'pt' };
  return isFontUnit(unit) ? { kind: 'length', value, unit } : undefined;
}

function isAbsolute(unit: string): unit is keyof typeof POINTS_PER {
  return Object.hasOwn(POINTS_PER, unit);
}

function isFontUnit(unit: string): unit is LengthUnit {
  return (FONT_UNITS as readonly string[]).includes(unit);
}

/** A calculation or a plain number, percentage or length. Percentages in it may be wrong for the property. */
export function readTerm(reader: ValueReader, depth = 0): Term | undefined {
  const token = reader.peek();
  if (!token) return undefined;
  if (token.type === 'function') return readFunction(reader, token, depth);
  const mark = reader.mark;
  reader.next();
  if (token.type === 'number' && Number.isFinite(token.value)) return { type: 'number', value: token.value };
  if (token.type === 'percentage' && Number.isFinite(token.value))
    return { type: 'percentage', value: { kind: 'percentage', value: token.value } };
  const length = lengthOf(token);
  if (length) return { type: 'length', value: length };
  return reader.reset(mark);
}

function readFunction(reader: ValueReader, token: Token, depth: number): Term | undefined {
  const mark = reader.mark;
  if (depth > DEEPEST) return undefined;
  const name = token.text;
  if (name !== 'calc' && name !== 'min' && name !== 'max' && name !== 'clamp') return undefined;
  reader.next();
  const terms: Term[] = [];
  do {
    const term = readSum(reader, depth + 1);
    if (!term) return reader.reset(mark);
    terms.push(term);
  } while (reader.takeDelimiter(','));
  const right = name === 'calc' ? terms.length === 1 : name !== 'clamp' || terms.length === 3;
  if (!right || !reader.takeDelimiter(')')) return reader.reset(mark);
  const result = name === 'calc' ? terms[0] : compare(name, terms);
  if (!result) reader.reset(mark);
  return result;
}

function compare(name: 'min' | 'max' | 'clamp', terms: readonly Term[]): Term | undefined {
  if (name !== 'clamp') return extreme(name, terms);
  const [least, middle, most] = terms;
  if (!least || !middle || !most) return undefined;
  const lower = extreme('min', [middle, most]);
  return lower && extreme('max', [least, lower]);
}

function extreme(name: 'min' | 'max', terms: readonly Term[]): Term | undefined {
  const numbers = terms.flatMap((term) => (term.type === 'number' ? [term.value] : []));
  if (numbers.length === terms.length) return { type: 'number', value: Math[name](...numbers) };
  if (numbers.length > 0) return undefined;
  return { type: joinTypes(terms), value: { kind: name, of: numericParts(terms) } };
}

function numericParts(terms: readonly Term[]): Numeric[] {
  return terms.flatMap((term) => (term.type === 'number' ? [] : [term.value]));
}

function joinTypes(terms: readonly Term[]): 'length' | 'percentage' | 'mixed' {
  if (terms.every((term) => term.type === 'length')) return 'length';
  return terms.every((term) => term.type === 'percentage') ? 'percentage' : 'mixed';
}

/** CSS Values 4 §10.1: white space on both sides of `+` and `-`. */
function takeSign(reader: ValueReader): 1 | -1 | undefined {
  const token = reader.peek();
  if (token?.type !== 'delim' || (token.text !== '+' && token.text !== '-')) return undefined;
  const mark = reader.mark;
  reader.next();
  if (!token.space || !reader.peek()?.space) {
    reader.reset(mark);
    const message = `\`${token.text}\` in a calculation needs white space on both sides`;
    return reader.refuse({ token, message, hints: [], later: false });
  }
  return token.text === '+' ? 1 : -1;
}

function readSum(reader: ValueReader, depth: number): Term | undefined {
  const first = readProduct(reader, depth);
  if (!first) return undefined;
  const terms = [first];
  for (;;) {
    const sign = takeSign(reader);
    if (!sign) break;
    const term = readProduct(reader, depth);
    if (!term) return undefined;
    terms.push(sign === 1 ? term : scale(term, -1));
  }
  if (terms.length === 1) return first;
  const numbers = terms.flatMap((term) => (term.type === 'number' ? [term.value] : []));
  if (numbers.length === terms.length) return { type: 'number', value: numbers.reduce((a, b) => a + b) };
  if (numbers.length > 0) return undefined;
  return { type: joinTypes(terms), value: { kind: 'sum', of: numericParts(terms) } };
}

function scale(term: Term, by: number): Term {
  if (term.type === 'number') return { type: 'number', value: term.value * by };
  return { type: term.type, value: { kind: 'scaled', by, of: term.value } };
}

function readProduct(reader: ValueReader, depth: number): Term | undefined {
  let product = readOperand(reader, depth);
  for (;;) {
    const operator = reader.peek();
    if (!product || (!reader.takeDelimiter('*') && !reader.takeDelimiter('/'))) return product;
    const right = readOperand(reader, depth);
    if (!right || !operator) return undefined;
    product = operator.text === '*' ? multiply(product, right) : divide(reader, operator, product, right);
  }
}

function multiply(left: Term, right: Term): Term | undefined {
  if (right.type === 'number') return scale(left, right.value);
  return left.type === 'number' ? scale(right, left.value) : undefined;
}

function divide(reader: ValueReader, operator: Token, left: Term, right: Term): Term | undefined {
  if (right.type !== 'number') return undefined;
  if (right.value === 0)
    return reader.refuse({ token: operator, message: 'division by zero', hints: [], later: false });
  return scale(left, 1 / right.value);
}

function readOperand(reader: ValueReader, depth: number): Term | undefined {
  if (depth > DEEPEST) return undefined;
  const mark = reader.mark;
  if (!reader.takeDelimiter('(')) return readTerm(reader, depth + 1);
  const term = readSum(reader, depth + 1);
  if (term && reader.takeDelimiter(')')) return term;
  return reader.reset(mark);
}
