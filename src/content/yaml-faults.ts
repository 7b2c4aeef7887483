import { type Document, isMap, isScalar, isSeq, type YAMLError } from 'yaml';
import type { YamlFault } from './yaml-reading.ts';

/** One broken line can give as many errors as it has words. */
const MAX_ERRORS = 20;

/** The library's errors in a brief's terms, at most one a line: what follows a broken line is mostly noise. */
export function syntaxFaults(text: string, document: Document.Parsed): YamlFault[] {
  const lines = new Set<number>();
  const faults: YamlFault[] = [];
  const first = [...document.errors.slice(0, MAX_ERRORS), ...document.warnings.slice(0, MAX_ERRORS)];
  for (const error of first) {
    const start = Math.min(error.pos[0], text.length);
    const line = text.lastIndexOf('\n', start - 1);
    if (lines.has(line)) continue;
    lines.add(line);
    faults.push(unclosed(text, error, document) ?? syntaxFault(text, error, start));
  }
  return faults;
}

/** A bracket or quotation mark that is not closed, shown where it was opened and not where the file ends. */
function unclosed(text: string, error: YAMLError, document: Document.Parsed): YamlFault | undefined {
  if (!/^Missing closing|\bend with a [\]}]/.test(error.message)) return undefined;
  const start = openedBefore(document.contents, error.pos[0], text);
  if (start === undefined) return undefined;
  const message = `the YAML is broken: this \`${text[start]}\` is not closed`;
  const hint = 'close it, or put the whole text in quotation marks';
  return { code: 'content/syntax', message, start, end: start + 1, hint };
}

/** The start of the last quoted scalar or bracket that begins before `at` and reaches it. */
function openedBefore(node: unknown, at: number, text: string): number | undefined {
  const [start, , end] = rangeOf(node) ?? [0, 0, 0];
  if (start >= at || end < at) return undefined;
  const inner = isMap(node)
    ? node.items.flatMap((pair) => [pair.key, pair.value])
    : isSeq(node)
      ? node.items
      : [];
  for (const child of inner.toReversed()) {
    const found = openedBefore(child, at, text);
    if (found !== undefined) return found;
  }
  return /["'[{]/.test(text[start] ?? '') ? start : undefined;
}

function rangeOf(node: unknown): readonly [number, number, number] | null | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined;
}

function syntaxFault(text: string, error: YAMLError, start: number): YamlFault {
  const end = Math.max(start + 1, Math.min(error.pos[1], text.length));
  if (error.code === 'TAB_AS_INDENT' || (error.code === 'BAD_INDENT' && text[start] === '\t')) {
    const message = 'a tab is used as indentation';
    return { code: 'content/tab-indent', message, start, end, hint: 'indent with spaces' };
  }
  if (error.code === 'TAG_RESOLVE_FAILED') {
    const hint = 'take the tag out; text that starts with `!` needs quotation marks';
    return { code: 'content/syntax', message: 'YAML tags have no meaning in a brief', start, end, hint };
  }
  const sign = quotationHint(text, start);
  const hint = sign ?? HINTS[error.code];
  const message = `the YAML is broken: ${keyFault(error, sign !== undefined) ?? plainWords(error)}`;
  return { code: 'content/syntax', message, start, end, ...(hint ? { hint } : {}) };
}

/** What the library calls nested mappings; `inText` where the key is a piece of a text on one line. */
function keyFault({ code }: YAMLError, inText: boolean): string | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  return inText
    ? 'a colon and a space in a text make a second key of it'
    : 'a key stands where the text before it goes on';
}

/** The library's message without its code frame, as a clause. */
function plainWords(error: YAMLError): string {
  const [line = ''] = error.message.split('\n');
  const words = line.replace(/ at line \d+, column \d+:?$/, '').replace(/[.:]$/, '');
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const HINTS: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'a text that starts with `*` needs quotation marks',
  BAD_INDENT: 'line up the keys of one item below each other',
  BAD_SCALAR_START: 'put the text in quotation marks',
  BLOCK_AS_IMPLICIT_KEY:
    'start the keys of one level in one column, and put a text that holds `: ` in quotation marks',
  MISSING_CHAR: 'close every quotation mark and bracket',
  NON_STRING_KEY: 'a key is a plain word, such as `title`; put text in braces into quotation marks',
};

/** What YAML reads as its own sign at the start of a value, although the author wrote text. */
function quotationHint(text: string, at: number): string | undefined {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at);
  const line = text.slice(from, next < 0 ? text.length : next);
  const value = /^\s*(?:- +)*(?:[\w-]+: +)?(.*)$/.exec(line)?.[1] ?? '';
  const sign = /^[*&!%@`]/.exec(value)?.[0];
  if (sign !== undefined) return `a text that starts with \`${sign}\` needs quotation marks`;
  if (value.startsWith('[') || value.startsWith('{'))
    return `a text that starts with \`${value[0]}\` needs quotation marks, else it is a list or map`;
  if (/^["'].*["'].+/.test(value))
    return 'a text that starts with a quotation mark must be quoted as a whole';
  return /^[^"'].*: /.test(value) ? 'put a text that holds `: ` in quotation marks' : undefined;
}
