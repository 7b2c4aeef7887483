import type { Origin } from '../template/index.ts';

/** Where parts of a text come from; ascending, the first at 0. */
export type TextOrigins = readonly { readonly start: number; readonly origin: Origin }[];

/** What stands before a piece of text in its line: nothing, a space that swallows the next ones, or anything else. */
export type Before = 'line-start' | 'space' | 'text';

export interface CollapsedText {
  readonly text: string;
  readonly origins: TextOrigins;
}

const TAB = 9;
const LINE_FEED = 10;
const FORM_FEED = 12;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/** Document white space, CSS Text 3 §4.1 (form feed as in HTML). A no-break space is not one. */
function isWhiteSpace(code: number): boolean {
  return (
    code === SPACE || code === LINE_FEED || code === TAB || code === CARRIAGE_RETURN || code === FORM_FEED
  );
}

/** Whether a text is white space only, so that it makes no box between blocks or table parts. */
export function isBlank(text: string): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (!isWhiteSpace(text.charCodeAt(index))) return false;
  return true;
}

/**
 * Collapses white space, CSS Text 3 §4.1.1: each run of spaces, tabs and segment breaks is one space, or none after
 * another space and at a line's start. Origins keep pointing at the characters they pointed at.
 */
export function collapse(raw: string, origins: TextOrigins, before: Before): CollapsedText {
  let result = '';
  let from = 0;
  let gone = before !== 'text';
  // Only texts of several origins need to know what was cut.
  const cuts: number[] | undefined = origins.length > 1 ? [] : undefined;
  for (let index = 0; index < raw.length; index += 1) {
    const code = raw.charCodeAt(index);
    if (code > SPACE || !isWhiteSpace(code)) {
      gone = false;
      continue;
    }
    if (!gone && code === SPACE) {
      gone = true;
      continue;
    }
    result += gone ? raw.slice(from, index) : `${raw.slice(from, index)} `;
    if (gone && cuts) cuts.push(index);
    from = index + 1;
    gone = true;
  }
  const text = from === 0 ? raw : result + raw.slice(from);
  return { text, origins: cuts && cuts.length > 0 ? movedOrigins(origins, cuts, text.length) : origins };
}

/** `cuts` are the indices of characters that are gone; ascending. */
function movedOrigins(origins: TextOrigins, cuts: readonly number[], length: number): TextOrigins {
  let cut = 0;
  return withoutEmpty(
    origins.map(({ start, origin }) => {
      while (cut < cuts.length && (cuts[cut] ?? 0) < start) cut += 1;
      return { start: start - cut, origin };
    }),
    length,
  );
}

/** Drops origins of no text; keeps one at least. */
export function withoutEmpty(origins: TextOrigins, length: number): TextOrigins {
  const kept = origins.filter(({ start }, index) => start < (origins[index + 1]?.start ?? length));
  const first = kept[0] ?? origins[0];
  if (!first) return origins;
  if (kept.length === 0) return [{ start: 0, origin: first.origin }];
  return first.start === 0 ? kept : [{ start: 0, origin: first.origin }, ...kept.slice(1)];
}

/** The origins of `length` characters from `start`. */
export function slicedOrigins(origins: TextOrigins, start: number, length: number): TextOrigins {
  if (origins.length === 1) return origins;
  return withoutEmpty(
    origins.map((item) => ({
      start: Math.min(Math.max(0, item.start - start), length),
      origin: item.origin,
    })),
    length,
  );
}

/** A line of a text that keeps its segment breaks. */
export interface PreservedLine {
  readonly start: number;
  readonly end: number;
  /** Where its segment break ends; equal to `end` where there is none. */
  readonly next: number;
}

/** The lines of a text; LF, CR and CR LF are segment breaks. The last one has no break and may be empty. */
export function preservedLines(raw: string): readonly PreservedLine[] {
  const lines: PreservedLine[] = [];
  let start = 0;
  for (let index = 0; index < raw.length; index += 1) {
    const code = raw.charCodeAt(index);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    const pair = code === CARRIAGE_RETURN && raw.charCodeAt(index + 1) === LINE_FEED;
    lines.push({ start, end: index, next: index + (pair ? 2 : 1) });
    if (pair) index += 1;
    start = index + 1;
  }
  lines.push({ start, end: raw.length, next: raw.length });
  return lines;
}
