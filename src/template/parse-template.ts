import type { Sink, SourceFile, Span } from '../diagnostics/index.ts';
import { type Location, type ProgramNode, parseHandlebars } from './handlebars-parser.ts';

/** Parses one template file; what Handlebars' grammar refuses becomes one diagnostic at its place. */
export function parseTemplate(file: SourceFile, sink: Sink): ProgramNode | undefined {
  try {
    return parseHandlebars(file.text);
  } catch (error) {
    sink.report(syntaxFault(file, error instanceof Error ? error.message : String(error)));
    return undefined;
  }
}

/** The span of a node. Handlebars counts lines from 1 and columns from 0. */
export function locationSpan(file: SourceFile, location: Location, lines: LineStarts): Span {
  const start = lines.offset(location.start.line, location.start.column);
  return { file, start, end: Math.max(start, lines.offset(location.end.line, location.end.column)) };
}

/** Offsets of the lines as Handlebars' lexer counts them: LF, CR LF and CR end a line. */
export class LineStarts {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
    this.#starts = starts;
    this.#length = text.length;
  }

  offset(line: number, column: number): number {
    return Math.min(this.#length, (this.#starts[line - 1] ?? this.#length) + column);
  }
}

interface BlockTag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function syntaxFault(file: SourceFile, message: string): Parameters<Sink['report']>[0] {
  const code = 'template/syntax';
  const balance = unbalancedBlock(file.text);
  if (balance) {
    const { tag, problem, hint } = balance;
    return {
      code,
      severity: 'error',
      message: problem,
      span: { file, start: tag.start, end: tag.end },
      hints: [hint],
    };
  }
  const where = /Parse error on line (\d+):\n(.*)\n(-*)\^/.exec(message);
  const plain = /^(.*?) - (\d+):(\d+)$/.exec(message);
  const span = where
    ? shownSpan(file, where)
    : plain
      ? pointSpan(file, Number(plain[2]), Number(plain[3]))
      : undefined;
  return {
    code,
    severity: 'error',
    message: `this is not Handlebars: ${plain?.[1] ?? explain(message)}`,
    ...(span ? { span } : {}),
    hints: ['write values as `{{name}}`, blocks as `{{#if name}}…{{/if}}`; a literal `{{` is written `\\{{`'],
  };
}

/** What the parser's last line says, in words. */
function explain(message: string): string {
  const got = /got '(\w+)'/.exec(message)?.[1];
  if (got === 'EOF') return 'the file ends too early';
  if (got === 'INVALID') return 'a `{{` is not closed, or holds a sign that cannot stand there';
  if (got === 'INVERSE' || got === 'OPEN_INVERSE_CHAIN') return 'an `{{else}}` stands outside of any block';
  if (got === 'CLOSE') return 'something is missing before `}}`';
  if (got === 'EQUALS') return 'an `=` stands where none can';
  return 'something stands where it cannot';
}

/** The place that the parser's picture (`…before it after…` with an arrow below) shows on the named line. */
function shownSpan(file: SourceFile, where: RegExpExecArray): Span {
  const number = Number(where[1]);
  const start = new LineStarts(file.text).offset(number, 0);
  const line = file.line(number);
  // The picture is without line ends, so that what it shows may run on into the next line.
  const after = (where[2] ?? '').slice((where[3] ?? '').length);
  for (let at = 0; after !== '' && at < line.length; at++) {
    const rest = line.slice(at);
    if (after.startsWith(rest) || rest.startsWith(after))
      return { file, start: start + at, end: start + at + 1 };
  }
  return { file, start, end: start + line.length };
}

function pointSpan(file: SourceFile, line: number, column: number): Span {
  const start = new LineStarts(file.text).offset(line, column);
  return { file, start, end: Math.min(file.text.length, start + 1) };
}

/**
 * The first block that is not closed, or closed without having been opened. Handlebars itself names only the line
 * where it lost the thread, which is often the end of the file.
 */
function unbalancedBlock(text: string): { tag: BlockTag; problem: string; hint: string } | undefined {
  const open: BlockTag[] = [];
  const tags = /\\\{\{|\{\{!--[\s\S]*?--~?\}\}|\{\{~?!|\{\{~?(#[>*]?|\^|\/)\s*([^\s}~|(]*)[^}]*\}\}/g;
  for (const match of text.matchAll(tags)) {
    const [whole, sort, name = ''] = match;
    const tag = { name, start: match.index, end: match.index + whole.length };
    if (sort === undefined || (sort === '^' && name === '')) continue;
    if (sort !== '/') open.push(tag);
    else {
      const last = open.pop();
      if (last?.name === name) continue;
      return last ? unclosed(last, `\`{{/${name}}}\` stands where it should be closed`) : stray(tag);
    }
  }
  const last = open.pop();
  return last && unclosed(last, 'the file ends before it is closed');
}

function unclosed(tag: BlockTag, how: string): { tag: BlockTag; problem: string; hint: string } {
  return {
    tag,
    problem: `the block \`${tag.name}\` is not closed: ${how}`,
    hint: `write \`{{/${tag.name}}}\` where the block ends`,
  };
}

function stray(tag: BlockTag): { tag: BlockTag; problem: string; hint: string } {
  return {
    tag,
    problem: `\`{{/${tag.name}}}\` closes a block that was not opened`,
    hint: `take it out, or open the block with \`{{#${tag.name} …}}\``,
  };
}
