import { didYouMean } from '../diagnostics/index.ts';
import type { Fault, RawDeclaration } from './declaration.ts';
import { number } from './grammar.ts';
import { fontFamily } from './properties-text.ts';
import { resolveUrl } from './sheet-url.ts';
import type { FontFaceSource } from './stylesheet.ts';
import { type Token, tokenize } from './token.ts';
import { ValueReader } from './value-reader.ts';

const DESCRIPTORS = ['font-family', 'font-weight', 'font-style', 'src'];
/** CSS Fonts 4 §11 and older: known, without effect. */
const LATER_DESCRIPTORS = [
  'ascent-override',
  'descent-override',
  'font-display',
  'font-feature-settings',
  'font-language-override',
  'font-named-instance',
  'font-stretch',
  'font-variation-settings',
  'font-width',
  'line-gap-override',
  'size-adjust',
  'unicode-range',
];
/** CSS Fonts 4 §4.3.1; those with `-variations` are of its earlier drafts. */
const FORMATS = ['truetype', 'opentype', 'woff', 'woff2'].flatMap((name) => [name, `${name}-variations`]);

interface Extent {
  readonly start: number;
  readonly end: number;
}

function badDescriptor(raw: RawDeclaration, expected: string): Fault {
  const { valueStart: start } = raw;
  const end = start + raw.value.length;
  const message = `\`${raw.value.trim()}\` does not fit \`${raw.name}\` in \`@font-face\``;
  return { code: 'css/bad-value', message, hints: [`it takes: ${expected}`], start, end };
}

function unknownDescriptor(raw: RawDeclaration): Fault {
  const name = raw.name.toLowerCase();
  const at = { start: raw.start, end: raw.start + raw.name.length };
  if (LATER_DESCRIPTORS.includes(name)) {
    const message = `\`${name}\` in \`@font-face\` is not understood yet; it has no effect`;
    return { code: 'css/not-yet', message, hints: [], ...at };
  }
  const message = `\`@font-face\` has no \`${raw.name}\``;
  return { code: 'css/unknown-property', message, hints: didYouMean(name, DESCRIPTORS), ...at };
}

function readWhole<T>(raw: RawDeclaration, read: (reader: ValueReader) => T | undefined): T | undefined {
  const reader = new ValueReader(tokenize(raw.value, raw.valueStart));
  const value = read(reader);
  return reader.done ? value : undefined;
}

/** One weight, or from one to another in either order (CSS Fonts 4 §4.4). */
function readWeights(reader: ValueReader): readonly [number, number] | undefined {
  const first = readWeight(reader);
  if (first === undefined) return undefined;
  const second = reader.done ? first : readWeight(reader);
  return second === undefined ? undefined : [Math.min(first, second), Math.max(first, second)];
}

function readWeight(reader: ValueReader): number | undefined {
  if (reader.takeWord('normal')) return 400;
  if (reader.takeWord('bold')) return 700;
  return number({ least: 1, most: 1000 }).match(reader);
}

function readStyle(reader: ValueReader): 'normal' | 'italic' | undefined {
  if (reader.takeWord('normal')) return 'normal';
  return reader.takeWord('italic') || reader.takeWord('oblique') ? 'italic' : undefined;
}

/** `url()` and maybe `format()`, a list of them; those of a format that cannot be used are left out. */
function readSources(raw: RawDeclaration, base: string, faults: Fault[]): readonly string[] {
  const tokens = tokenize(raw.value, raw.valueStart);
  const expected = 'url("file.ttf") [format("truetype")]?';
  const urls = tokens.flatMap((token, at) => urlAt(tokens, at) ?? (token.type === 'url' ? [token] : []));
  const usable = urls.filter((token) => formatFits(tokens, token));
  const [first, ...others] = usable;
  const local = tokens.some((token) => token.type === 'function' && token.text === 'local');
  if (local) {
    const message = '`local()` fonts are not understood: a brief looks the same on every machine';
    const [start, end] = [raw.valueStart, raw.valueStart + raw.value.length];
    faults.push({ code: 'css/font-face', message, hints: ['name a font file with `url()`'], start, end });
  }
  if (!first && !local) faults.push(badDescriptor(raw, expected));
  if (!first) return [];
  // What is wrong with a source behind the first is no matter as long as the first is there.
  const paths = [
    resolveUrl(first.text, base, first, faults),
    ...others.map((it) => resolveUrl(it.text, base, it, [])),
  ];
  return paths.filter((path) => path !== undefined);
}

/** `url("…")` comes as a function and a string. */
function urlAt(tokens: readonly Token[], at: number): Token[] | undefined {
  const token = tokens[at];
  const inner = tokens[at + 1];
  if (token?.type !== 'function' || token.text !== 'url' || inner?.type !== 'string') return undefined;
  return [inner];
}

function formatFits(tokens: readonly Token[], url: Token): boolean {
  const rest = tokens.filter((token) => token.start >= url.end);
  const at = rest[0]?.text === ')' ? 1 : 0;
  if (rest[at]?.type !== 'function' || rest[at]?.text !== 'format') return true;
  return FORMATS.includes(rest[at + 1]?.text.toLowerCase() ?? '');
}

/** The rule as data; undefined, with a fault, where family or source are missing. `base`: the file's folder. */
export function readFontFace(
  declarations: readonly RawDeclaration[],
  { base, at }: { readonly base: string; readonly at: Extent },
  faults: Fault[],
): FontFaceSource | undefined {
  let family: string | undefined;
  let weights: readonly [number, number] | undefined = [400, 400];
  let style: 'normal' | 'italic' | undefined = 'normal';
  let sources: readonly string[] = [];
  let hasSource = false;
  for (const raw of declarations) {
    const name = raw.name.toLowerCase();
    if (name === 'font-family') {
      family = readWhole(raw, fontFamily.match)?.[0];
      if (family === undefined) faults.push(badDescriptor(raw, '<family-name>'));
    } else if (name === 'font-weight') {
      weights = readWhole(raw, readWeights);
      if (weights === undefined) faults.push(badDescriptor(raw, '[normal | bold | <number [1,1000]>]{1,2}'));
    } else if (name === 'font-style') {
      style = readWhole(raw, readStyle);
      if (style === undefined) faults.push(badDescriptor(raw, 'normal | italic | oblique'));
    } else if (name === 'src') {
      hasSource = true;
      sources = readSources(raw, base, faults);
    } else faults.push(unknownDescriptor(raw));
  }
  const named = declarations.some((raw) => raw.name.toLowerCase() === 'font-family');
  if (!named || !hasSource) {
    const message = `\`@font-face\` lacks \`${named ? 'src' : 'font-family'}\``;
    faults.push({ code: 'css/font-face', message, hints: ['it needs `font-family` and `src`'], ...at });
  }
  const [path, ...others] = sources;
  if (family === undefined || path === undefined) return undefined;
  const [least, most] = weights ?? [400, 400];
  return {
    family,
    weight: Math.max(least, Math.min(most, 400)),
    style: style ?? 'normal',
    ...(least < most && { weights: [least, most] as const }),
    path,
    ...(others.length > 0 && { others }),
  };
}
