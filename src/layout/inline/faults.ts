import { type Box, isMarginId, type TextBox } from '../../boxes/index.ts';
import type { ComputedStyle } from '../../css/index.ts';
import type { Sink, Span } from '../../diagnostics/index.ts';
import type { Face } from '../../fonts/index.ts';
import { authorSpan } from '../../template/index.ts';
import type { LayoutResources } from './line.ts';
import { textIndex, type Word } from './word.ts';

/** The author's place of the character at `offset` of a text box. */
export function spanAt(box: TextBox, offset: number): Span {
  let { origin } = box;
  for (const piece of box.origins) {
    if (piece.start > offset) break;
    origin = piece.origin;
  }
  return authorSpan(origin);
}

/** A word that has characters without a glyph. */
export interface MissingGlyphs {
  readonly box: TextBox;
  readonly word: Word;
  /** Of the word in the box's text. */
  readonly at: number;
  readonly face: Face;
}

/** What one text of the author (or one of the template's) lacks. */
interface LackingText {
  readonly span: Span;
  readonly family: string;
  readonly characters: Set<string>;
}

/**
 * By run of the layout: what was said of each text, so that a text printed twice is not reported twice, and of
 * all texts, as the margins of pages mostly repeat what stands on them.
 */
const told = new WeakMap<Sink, Map<string, Set<string>>>();
const ALL_TEXTS = '';
const MOST_NAMED = 5;

/** One error a text, at the first character that lacks a glyph; `words` are those of a paragraph in order. */
export function reportMissingGlyphs(words: readonly MissingGlyphs[], { sink }: LayoutResources): void {
  const known = told.get(sink) ?? new Map<string, Set<string>>();
  told.set(sink, known);
  const all = charactersOf(known, ALL_TEXTS);
  const texts = new Map<string, LackingText>();
  for (const { box, word, at, face } of words) {
    for (const index of word.shaped.missing) {
      const character = String.fromCodePoint(word.drawn.codePointAt(index) ?? 0xfffd);
      const span = spanAt(box, at + textIndex(word.text, index));
      const key = `${span.start} ${span.end} ${span.file.name}`;
      const already = isMarginId(box.id) ? all : charactersOf(known, key);
      if (already.has(character)) continue;
      already.add(character);
      all.add(character);
      const text = texts.get(key) ?? { span, family: face.family, characters: new Set() };
      texts.set(key, text);
      text.characters.add(character);
    }
  }
  for (const text of texts.values()) reportLacking(text, sink);
}

function charactersOf(known: Map<string, Set<string>>, key: string): Set<string> {
  const characters = known.get(key) ?? new Set();
  known.set(key, characters);
  return characters;
}

function reportLacking({ span, family, characters }: LackingText, sink: Sink): void {
  const [first = '', ...others] = characters;
  const named = [first, ...others].slice(0, MOST_NAMED).map(nameOf);
  const more = characters.size - named.length;
  sink.report({
    code: 'fonts/missing-glyph',
    severity: 'error',
    message: `no glyph for ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''} in ${family}`,
    span: spanOfCharacter(first, span),
    hints: [
      'write it in another way, or add a font that has it: @font-face in the template’s stylesheet and its name in font-family',
    ],
  });
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `“${character}” (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
}

/** Where the character stands in what was written; the whole of it where it was written as an escape. */
function spanOfCharacter(character: string, span: Span): Span {
  const at = span.file.text.slice(span.start, span.end).indexOf(character);
  if (at < 0) return span;
  return { file: span.file, start: span.start + at, end: span.start + at + character.length };
}

export function reportMissingFamily(
  box: Box | undefined,
  style: ComputedStyle,
  resources: LayoutResources,
): void {
  const names = style.fontFamily.map((name) => `“${name}”`).join(', ');
  const { families } = resources.fonts;
  const known = families.length > 0 ? `known are ${families.join(', ')}` : 'no font is known at all';
  resources.sink.report({
    code: 'fonts/no-family',
    severity: 'error',
    message: `none of the font families ${names} is there`,
    ...(box ? { span: authorSpan(box.origin) } : {}),
    hints: [`declare it with @font-face, or change font-family; ${known}`],
  });
}

export interface OverflowFault {
  readonly text: string;
  readonly span: Span;
  /** Points. */
  readonly width: number;
  readonly measure: number;
}

export function reportOverflow(fault: OverflowFault, resources: LayoutResources): void {
  const begin = fault.text.length > 24 ? `${fault.text.slice(0, 24)}…` : fault.text;
  resources.sink.report({
    code: 'layout/overflow',
    severity: 'error',
    message: `“${begin}” is wider than its line: ${fault.width.toFixed(1)} pt in ${fault.measure.toFixed(1)} pt`,
    span: fault.span,
    hints: [
      'shorten it, put a soft hyphen (U+00AD) or a zero-width space (U+200B) where it may break, or allow `overflow-wrap: anywhere`',
    ],
  });
}
