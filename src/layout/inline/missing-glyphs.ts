import { isMarginId, type TextBox } from '../../boxes/index.ts';
import type { Sink, Span } from '../../diagnostics/index.ts';
import type { FontPack } from '../../fonts/index.ts';
import { scriptName, scriptOf } from '../../unicode/index.ts';
import { spanAt } from './faults.ts';
import type { LayoutResources } from './line.ts';
import { textIndex, type Word } from './word.ts';

/** A word that has characters without a glyph. */
export interface MissingGlyphs {
  readonly box: TextBox;
  readonly word: Word;
  /** Of the word in the box's text. */
  readonly at: number;
}

/** Characters of one kind that a document lacks; told in one error. */
interface Lack {
  /** What there is to install; undefined where nothing is known. */
  readonly pack: FontPack | undefined;
  /** ISO 15924; one where there is a pack. */
  readonly scripts: Set<string>;
  /** The first of the characters in the order of the source. */
  first: string;
  span: Span;
  readonly characters: Set<string>;
  readonly texts: Set<string>;
}

/** What the rounds of one layout lack. */
interface Notes {
  /** By pack and script, or by text where nothing can be installed. */
  lacks: Map<string, Lack>;
  /** By text, so that one that is laid out twice counts once. */
  readonly known: Map<string, Set<string>>;
  /** Of all texts: the margins of pages mostly repeat what stands on them. */
  readonly all: Set<string>;
  /** Packs and scripts that were told in an earlier round. */
  readonly told: Set<string>;
}

const notesOf = new WeakMap<Sink, Notes>();
const MOST_NAMED = 5;

/** Keeps in mind what words lack until the layout is done; `words` are those of a paragraph in order. */
export function noteMissingGlyphs(words: readonly MissingGlyphs[], { sink, fonts }: LayoutResources): void {
  let notes = notesOf.get(sink);
  if (!notes) {
    notes = { lacks: new Map(), known: new Map(), all: new Set(), told: new Set() };
    notesOf.set(sink, notes);
  }
  for (const { box, word, at } of words)
    for (const index of word.shaped.missing) {
      const codePoint = word.drawn.codePointAt(index) ?? 0xfffd;
      const character = String.fromCodePoint(codePoint);
      const span = spanAt(box, at + textIndex(word.text, index));
      const text = `${span.start} ${span.end} ${span.file.name}`;
      const already = isMarginId(box.id) ? notes.all : charactersOf(notes.known, text);
      if (already.has(character)) continue;
      already.add(character);
      notes.all.add(character);
      const pack = fonts.packToInstall(codePoint, box.lang);
      addLack(notes, { character, pack, span: spanOfCharacter(character, span), text });
    }
}

interface Found {
  readonly character: string;
  readonly pack: FontPack | undefined;
  readonly span: Span;
  readonly text: string;
}

function addLack({ lacks, told }: Notes, { character, pack, span, text }: Found): void {
  const script = pack?.script ?? scriptOf(character.codePointAt(0) ?? 0);
  const key = pack ? `${pack.package} ${script}` : text;
  if (pack && told.has(key)) return;
  let lack = lacks.get(key);
  if (!lack) {
    lack = { pack, scripts: new Set(), first: character, span, characters: new Set(), texts: new Set() };
    lacks.set(key, lack);
  } else if (span.file === lack.span.file && span.start < lack.span.start) {
    lack.first = character;
    lack.span = span;
  }
  lack.scripts.add(script);
  lack.characters.add(character);
  lack.texts.add(text);
}

function charactersOf(known: Map<string, Set<string>>, key: string): Set<string> {
  const characters = known.get(key) ?? new Set();
  known.set(key, characters);
  return characters;
}

/**
 * Tells what was noted: one error a script whose font pack can be installed, with one command for all of them; one
 * error a text for what no known pack has. At the end of a layout, as only then all of it is known.
 */
export function reportMissingGlyphs({ sink }: LayoutResources): void {
  const notes = notesOf.get(sink);
  if (!notes || notes.lacks.size === 0) return;
  const lacks = [...notes.lacks].sort(([, a], [, b]) => a.span.start - b.span.start);
  const packs = [...new Set(lacks.flatMap(([, { pack }]) => (pack ? [pack.package] : [])))];
  let command = false;
  for (const [key, lack] of lacks) {
    notes.told.add(key);
    report(lack, hintsFor(lack, packs, command), sink);
    command ||= lack.pack !== undefined;
  }
  notes.lacks = new Map();
}

const OWN_FONT = 'a font of yours that has it, by --font-dir or @font-face in the template’s stylesheet';

function hintsFor({ pack }: Lack, packs: readonly string[], told: boolean): readonly string[] {
  if (!pack) return [`no font pack is known to have it: use ${OWN_FONT}, or write it in another way`];
  if (told) return [`its font pack is ${pack.package}: the command that was told above installs it too`];
  const what = packs.length === 1 ? 'its font pack' : 'all the font packs that are lacking';
  return [
    `install ${what}, beside the brief or in a folder above it: npm install ${packs.join(' ')}`,
    `or use ${OWN_FONT}`,
  ];
}

function report(lack: Lack, hints: readonly string[], sink: Sink): void {
  const { first, characters, scripts, span, texts } = lack;
  const named = [...new Set([first, ...characters])].slice(0, MOST_NAMED).map(nameOf);
  const more = characters.size - named.length;
  const [script = ''] = scripts;
  const kind = `${scripts.size === 1 ? kindOf(script) : 'character'}${characters.size > 1 ? 's' : ''}`;
  const where = texts.size > 1 ? `, in ${texts.size} places` : '';
  sink.report({
    code: 'fonts/missing-glyph',
    severity: 'error',
    message: `no font has the ${kind} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}${where}`,
    span,
    hints,
  });
}

const KINDS: Readonly<Record<string, string>> = {
  Zyyy: 'sign',
  Zsym: 'sign',
  Zsye: 'emoji sign',
  Zinh: 'combining mark',
  Zzzz: 'character of no known script',
  Hani: 'Chinese character',
};

const kindOf = (script: string): string => KINDS[script] ?? `${scriptName(script)} character`;

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // A mark is seen on a dotted circle only.
  const shown = /\p{M}/u.test(character) ? `\u25cc${character}` : character;
  return `“${shown}” (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
}

/** Where the character stands in what was written; the whole of it where it was written as an escape. */
function spanOfCharacter(character: string, span: Span): Span {
  const at = span.file.text.slice(span.start, span.end).indexOf(character);
  if (at < 0) return span;
  return { file: span.file, start: span.start + at, end: span.start + at + character.length };
}
