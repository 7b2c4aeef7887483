import { didYouMean } from '../diagnostics/index.ts';
import { type Token, tokenize } from './token.ts';

/** Custom properties of an element by name, `var()` put in. Inherited as one object where nothing changes. */
export type Variables = ReadonlyMap<string, string>;

/** Why `var()` cannot be replaced. */
export interface VariableFault {
  readonly message: string;
  readonly hints: readonly string[];
}

/** A value doubles with every level that names another twice: this ends it. */
const LONGEST = 20_000;
/** Custom properties that name the next one: a bound for the recursion. */
const LONGEST_CHAIN = 200;

interface Call {
  readonly name: string;
  readonly fallback: string | undefined;
  readonly start: number;
  readonly end: number;
}

type Lookup = (name: string) => string | undefined;

/** The index after the bracket that closes what is open before `at`; undefined where none does. */
function closingIndex(tokens: readonly Token[], at: number): number | undefined {
  let depth = 1;
  for (let index = at; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.type === 'function' || (token?.type === 'delim' && /[([{]/.test(token.text))) depth++;
    else if (token?.type === 'delim' && /[)\]}]/.test(token.text)) depth--;
    if (depth === 0) return index;
  }
  return undefined;
}

/** `undefined`: not a call of `var()`; a string: a wrong one. */
function readCall(text: string, tokens: readonly Token[], at: number): Call | string | undefined {
  const open = tokens[at];
  if (open?.type !== 'function' || open.text !== 'var') return undefined;
  const name = tokens[at + 1];
  const closing = closingIndex(tokens, at + 1);
  const after = tokens[at + 2];
  const close = closing === undefined ? undefined : tokens[closing];
  if (!close || name?.type !== 'ident' || !name.text.startsWith('--'))
    return '`var()` takes the name of a custom property, such as `var(--accent)`';
  const base = { name: name.text, start: open.start, end: close.end };
  if (closing === at + 2) return { ...base, fallback: undefined };
  if (after?.type !== 'delim' || after.text !== ',') return '`var()` takes a comma before its fallback';
  return { ...base, fallback: text.slice(after.end, close.start).trim() };
}

/** The text with every `var()` replaced. CSS Custom Properties 1 §3. */
export function substitute(text: string, lookup: Lookup, names: Iterable<string>): string | VariableFault {
  const tokens = tokenize(text);
  let result = '';
  let copied = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.start < copied) continue;
    const call = readCall(text, tokens, at);
    if (call === undefined) continue;
    if (typeof call === 'string') return { message: call, hints: [] };
    const value = replacement(call, lookup, names);
    if (typeof value !== 'string') return value;
    // Spaces keep what was put in from growing together with its neighbours.
    result += `${text.slice(copied, call.start)} ${value} `;
    copied = call.end;
    if (result.length > LONGEST) return { message: 'the value grows too long', hints: ['nest less `var()`'] };
  }
  return result + text.slice(copied);
}

function replacement(call: Call, lookup: Lookup, names: Iterable<string>): string | VariableFault {
  const value = lookup(call.name);
  if (value !== undefined) return value;
  if (call.fallback !== undefined) return substitute(call.fallback, lookup, names);
  const near = didYouMean(call.name, names);
  const hints = near.length > 0 ? near : ['define it on `:root`, or give a fallback after a comma'];
  return { message: `the custom property \`${call.name}\` is not defined`, hints };
}

/** Resolves the custom properties that are set on one element, each at most once. */
class VariableResolution {
  readonly #own: ReadonlyMap<string, string>;
  readonly #inherited: Variables;
  readonly #done = new Map<string, string | undefined>();
  readonly #open: string[] = [];
  readonly #cyclic = new Set<string>();
  readonly #report: (name: string, fault: VariableFault) => void;

  constructor(
    own: ReadonlyMap<string, string>,
    inherited: Variables,
    report: (name: string, fault: VariableFault) => void,
  ) {
    this.#own = own;
    this.#inherited = inherited;
    this.#report = report;
  }

  value(name: string): string | undefined {
    const text = this.#own.get(name);
    if (text === undefined) return this.#inherited.get(name);
    if (this.#done.has(name)) return this.#done.get(name);
    const from = this.#open.indexOf(name);
    if (from >= 0) {
      for (const member of this.#open.slice(from)) this.#cyclic.add(member);
      return undefined;
    }
    if (this.#open.length >= LONGEST_CHAIN) {
      this.#report(name, { message: 'custom properties refer to each other too often', hints: [] });
      return undefined;
    }
    this.#open.push(name);
    const value = this.#resolve(name, text);
    this.#open.pop();
    this.#done.set(name, value);
    return value;
  }

  #resolve(name: string, text: string): string | undefined {
    const word = text.trim().toLowerCase();
    if (word === 'initial') return undefined;
    if (word === 'inherit' || word === 'unset') return this.#inherited.get(name);
    if (!text.toLowerCase().includes('var(')) return text;
    const names = [...this.#own.keys(), ...this.#inherited.keys()];
    const result = substitute(text, (inner) => this.value(inner), names);
    if (this.#cyclic.has(name)) {
      const hints = ['break the circle'];
      this.#report(name, { message: `the custom property \`${name}\` refers to itself`, hints });
      return undefined;
    }
    if (typeof result === 'string') return result;
    this.#report(name, result);
    return undefined;
  }
}

/** What an element's descendants inherit, when it sets `own`; faults are told with the property's name. */
export function resolveVariables(
  own: ReadonlyMap<string, string>,
  inherited: Variables,
  report: (name: string, fault: VariableFault) => void,
): Variables {
  const resolution = new VariableResolution(own, inherited, report);
  const result = new Map(inherited);
  for (const name of own.keys()) {
    const value = resolution.value(name);
    if (value === undefined) result.delete(name);
    else result.set(name, value);
  }
  return result;
}
