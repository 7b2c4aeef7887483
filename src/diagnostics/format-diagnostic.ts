import type { Diagnostic, Severity } from './diagnostic.ts';
import type { SourceFile, Span } from './source-file.ts';

export interface FormatOptions {
  /** `pretty` shows the lines of the file; `short` is one line a diagnostic, as editors and `grep` like it. */
  readonly style: 'pretty' | 'short';
  readonly color: boolean;
  /** The working folder: files in it are shown relative to it. */
  readonly folder?: string;
}

/** SGR codes. */
const PAINT = { error: '31;1', warning: '33;1', note: '36;1', dim: '2', bold: '1' } as const;

/** Columns of a line of the file that are shown, at most. */
const FRAME_WIDTH = 96;

/** A diagnostic as text, ending with a line feed. Line and column are from 1. */
export function formatDiagnostic(diagnostic: Diagnostic, options: FormatOptions): string {
  return options.style === 'short' ? formatShort(diagnostic, options) : formatPretty(diagnostic, options);
}

function formatShort(
  { code, severity, message, span, hints }: Diagnostic,
  { folder }: FormatOptions,
): string {
  const place = span ? `${placeOf(span, folder)}: ` : '';
  const hint = hints && hints.length > 0 ? ` (${hints.map(clean).join('; ')})` : '';
  return `${place}${severity}: ${clean(message)}${hint} [${code}]\n`;
}

function formatPretty(diagnostic: Diagnostic, { color, folder }: FormatOptions): string {
  const paint = (text: string, kind: keyof typeof PAINT): string =>
    color ? `\u001b[${PAINT[kind]}m${text}\u001b[0m` : text;
  const { code, severity, message, span, related = [], trace = [], hints = [] } = diagnostic;
  const lines = [
    `${paint(severity, severity)}: ${paint(clean(message), 'bold')} ${paint(`[${code}]`, 'dim')}`,
  ];
  if (span) lines.push(`  ${paint('at', 'dim')} ${placeOf(span, folder)}`, ...frame(span, severity, paint));
  for (const step of trace) lines.push(`  ${paint(clean(step), 'dim')}`);
  for (const other of related)
    lines.push(
      `  ${clean(other.message)}: ${placeOf(other.span, folder)}`,
      ...frame(other.span, 'note', paint),
    );
  for (const hint of hints) lines.push(`  ${paint('hint', 'note')}: ${clean(hint)}`);
  return `${lines.join('\n')}\n\n`;
}

const placeOf = ({ file, start }: Span, folder: string | undefined): string => {
  const { line, column } = file.position(start);
  return `${clean(shortName(file.name, folder))}:${line}:${column}`;
};

const shortName = (name: string, folder: string | undefined): string =>
  folder !== undefined && name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : name;

type Paint = (text: string, kind: keyof typeof PAINT) => string;

/** The line of the fault between its neighbours, and marks below the fault. */
function frame({ file, start, end }: Span, severity: Severity, paint: Paint): string[] {
  const { line, column } = file.position(start);
  const text = file.line(line);
  if (text === '' && file.text === '') return [];
  const length = Math.max(1, Math.min(end - start, text.length - column + 1));
  const from = column + Math.min(length, 40) > FRAME_WIDTH ? Math.max(0, column - 48) : 0;
  const gutter = String(line + 1).length + 2;
  const numbered = (number: number): string =>
    `${paint(`${String(number).padStart(gutter)} |`, 'dim')} ${cut(file.line(number), from)}`;
  const before = columns(visible(text.slice(from, column - 1)));
  const marked = Math.max(1, columns(visible(text.slice(column - 1, column - 1 + length))));
  const marks = '^'.repeat(Math.min(marked, Math.max(1, FRAME_WIDTH - before)));
  return [
    ...(hasText(file, line - 1) ? [numbered(line - 1)] : []),
    numbered(line),
    `${paint(`${' '.repeat(gutter)} |`, 'dim')} ${' '.repeat(before)}${paint(marks, severity)}`,
  ];
}

const hasText = (file: SourceFile, line: number): boolean => line > 0 && file.line(line).trim() !== '';

const cut = (text: string, from: number): string => visible(text.slice(from, from + FRAME_WIDTH));

/** Characters that would steer the terminal or hide text: controls, bidi controls, lone surrogates. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

const visible = (text: string): string => text.replace(/\t/g, '  ').replace(UNSAFE, '\ufffd');

/** One line, without what could steer the terminal. */
const clean = (text: string): string => visible(text).replace(/[\r\n]+/g, ' ');

/** How many columns of a terminal the text takes: wide East Asian characters and emoji two, combining marks none. */
function columns(text: string): number {
  let count = 0;
  for (const character of text) {
    if (/\p{M}|\u200d|\ufe0f/u.test(character)) continue;
    count +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return count;
}

/** A diagnostic as it stands in JSON reports. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: PlaceJson | null;
  readonly related: readonly { readonly message: string; readonly place: PlaceJson }[];
  readonly hints: readonly string[];
  readonly trace: readonly string[];
}

/** Lines and columns from 1; columns count UTF-16 units; the end is behind the last character. */
export interface PlaceJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function diagnosticToJson(diagnostic: Diagnostic): DiagnosticJson {
  const { code, severity, message, span, related = [], hints = [], trace = [] } = diagnostic;
  return {
    code,
    severity,
    message,
    place: span ? placeToJson(span) : null,
    related: related.map((other) => ({ message: other.message, place: placeToJson(other.span) })),
    hints,
    trace,
  };
}

function placeToJson({ file, start, end }: Span): PlaceJson {
  const from = file.position(start);
  const to = file.position(Math.max(start, end));
  return { file: file.name, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
