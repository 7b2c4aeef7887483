import type { FileFailure, World } from '../base/index.ts';
import type { Sink, Span } from '../diagnostics/index.ts';
import type { Face, FallbackWish, FontSet } from './face.ts';
import { FallbackFaces } from './fallback-faces.ts';
import type { FontFault } from './font-fault.ts';
import { byPreference } from './font-matching.ts';
import { InstalledPacks } from './installed-packs.ts';
import { type FontPack, packFor } from './packs.ts';
import type { Shaper } from './shaper.ts';
import { openFontFile } from './truetype-face.ts';

/** An `@font-face` rule; the css stage's `FontFaceRule` is one. */
export interface FontFaceSource {
  readonly family: string;
  /** 1 to 1000. */
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** From the least to the most, of a variable font: any of them can be had. */
  readonly weights?: readonly [number, number] | undefined;
  /** Absolute. */
  readonly path: string;
  /** Files to take where the one at `path` cannot be used, in order. */
  readonly others?: readonly string[];
  /** Where the rule stands, for messages. */
  readonly span?: Span;
  /** Found in a folder that the user named, or in a font pack: it may lie anywhere. */
  readonly anywhere?: boolean;
}

/** CSS Fonts 4 §2.1.3, those that Latin text may ask for; matched to a face of that kind among the rules. */
const GENERIC_KINDS: Record<string, 'serif' | 'sans' | 'mono'> = {
  serif: 'serif',
  'ui-serif': 'serif',
  'sans-serif': 'sans',
  'system-ui': 'sans',
  'ui-sans-serif': 'sans',
  'ui-rounded': 'sans',
  monospace: 'mono',
  'ui-monospace': 'mono',
};

/** What else a font set is made of. */
export interface FontSetOptions {
  /** The folders that the files of the rules must lie in. */
  readonly within?: readonly string[];
  /** The brief's folder: font packs are looked up in it and above it first. */
  readonly beside?: string;
}

/**
 * The faces of a document, or of several with the same rules in the same folder. A file is read and opened when it is
 * first matched (so `sink` may hear of it long after this call), and kept by the shaper for other sets. A file that is
 * no usable font is reported once, and the next best face stands in for it.
 */
export function openFontSet(
  rules: readonly FontFaceSource[],
  world: World,
  shaper: Shaper,
  sink: Sink,
  { within, beside }: FontSetOptions = {},
): FontSet {
  const packs = new InstalledPacks(world, beside);
  return new DocumentFonts(rules, new FaceLoader(world, shaper, sink, within), packs, sink);
}

class DocumentFonts implements FontSet {
  readonly families: readonly string[];
  readonly packs: InstalledPacks;
  /** By name in lower case (CSS Fonts 4 §5.1). */
  readonly #rules = new Map<string, FontFaceSource[]>();
  readonly #loader: FaceLoader;
  readonly #sink: Sink;
  readonly #fallback: FallbackFaces;
  readonly #notedWeights = new Set<FontFaceSource>();
  /** By the identity of the list, which computed styles share; then by weight and style. */
  readonly #matches = new WeakMap<readonly string[], Map<number, Face | undefined>>();

  constructor(rules: readonly FontFaceSource[], loader: FaceLoader, packs: InstalledPacks, sink: Sink) {
    this.#loader = loader;
    this.#sink = sink;
    this.packs = packs;
    this.families = [...new Set(rules.map((rule) => rule.family))];
    for (const rule of rules) {
      const key = rule.family.toLowerCase();
      const others = this.#rules.get(key);
      if (others) others.push(rule);
      else this.#rules.set(key, [rule]);
    }
    this.#fallback = new FallbackFaces({
      own: (weight, style) => this.#ownFaces(weight, style),
      load: (file) => loader.load({ ...file, anywhere: true }),
      packs,
    });
  }

  match(families: readonly string[], weight: number, style: 'normal' | 'italic'): Face | undefined {
    let matches = this.#matches.get(families);
    if (matches === undefined) {
      matches = new Map();
      this.#matches.set(families, matches);
    }
    const key = weight * 2 + (style === 'italic' ? 1 : 0);
    const known = matches.get(key);
    if (known !== undefined || matches.has(key)) return known;
    const face = this.#find(families, weight, style);
    matches.set(key, face);
    return face;
  }

  fallback(wish: FallbackWish): Face | undefined {
    return this.#fallback.find(wish);
  }

  packToInstall(codePoint: number, lang: string): FontPack | undefined {
    const pack = packFor(codePoint, lang);
    return pack && this.packs.find(pack.package) ? undefined : pack;
  }

  packOfRightForms(face: Face, script: string, lang: string): FontPack | undefined {
    return this.#fallback.packOfRightForms(face, script, lang);
  }

  #ownFaces(weight: number, style: 'normal' | 'italic'): readonly Face[] {
    const faces: Face[] = [];
    for (const key of this.#rules.keys()) {
      const face = this.#inFamily(key, weight, style);
      if (face) faces.push(face);
    }
    return faces;
  }

  #find(families: readonly string[], weight: number, style: 'normal' | 'italic'): Face | undefined {
    for (const family of families) {
      const key = family.toLowerCase();
      const kind = Object.hasOwn(GENERIC_KINDS, key) ? GENERIC_KINDS[key] : undefined;
      const face = this.#inFamily(key, weight, style) ?? (kind && this.#generic(family, kind, weight, style));
      if (face) return face;
    }
    return undefined;
  }

  #inFamily(key: string, weight: number, style: 'normal' | 'italic'): Face | undefined {
    for (const rule of byPreference(this.#rules.get(key) ?? [], weight, style)) {
      const face = this.#loader.load(rule);
      if (!face) continue;
      if (face.weights) this.#noteWeights(rule, face.weights, weight);
      return face.at?.(within(rule, weight), rule.style) ?? face;
    }
    return undefined;
  }

  /** A rule of one weight for a file of many: what is bold would not be, and nobody would know why. */
  #noteWeights(rule: FontFaceSource, [least, most]: readonly [number, number], wanted: number): void {
    if (rule.weights || wanted === rule.weight || wanted < least || wanted > most) return;
    if (this.#notedWeights.has(rule)) return;
    this.#notedWeights.add(rule);
    this.#sink.report({
      code: 'fonts/variable',
      severity: 'warning',
      message: `the font file \`${rule.path}\` has weights from ${least} to ${most}, but its rule names only ${rule.weight}, so that text of weight ${wanted} is set in that`,
      ...(rule.span ? { span: rule.span } : {}),
      hints: [`write \`font-weight: ${least} ${most}\` in its \`@font-face\` rule`],
    });
  }

  /** There are no system fonts: a generic family is the first family of its kind that a rule brings, else the first. */
  #generic(
    name: string,
    kind: 'serif' | 'sans' | 'mono',
    weight: number,
    style: 'normal' | 'italic',
  ): Face | undefined {
    let first: Face | undefined;
    for (const key of this.#rules.keys()) {
      const face = this.#inFamily(key, weight, style);
      if (face && kindOf(face) === kind) return face;
      first ??= face;
    }
    if (first)
      this.#sink.report({
        code: 'fonts/generic-family',
        severity: 'note',
        message: `no \`@font-face\` rule brings a face for \`${name}\`; ${first.family} stands in`,
        hints: [`add an \`@font-face\` rule with a ${KIND_WORDS[kind]} font, and name it before \`${name}\``],
      });
    return first;
  }
}

const KIND_WORDS = { serif: 'serif', sans: 'sans-serif', mono: 'fixed-width' };

function kindOf({ program }: Face): 'serif' | 'sans' | 'mono' {
  if (program.fixedPitch) return 'mono';
  return program.serif ? 'serif' : 'sans';
}

/** The weight of a rule's face that comes nearest to the wish. */
function within(
  { weight, weights: [least, most] = [weight, weight] }: FontFaceSource,
  wanted: number,
): number {
  return Math.max(least, Math.min(most, wanted));
}

interface FontFile {
  readonly path: string;
  readonly others?: readonly string[];
  readonly span?: Span;
  /** Nobody named the file, so another one may do. */
  readonly anywhere?: boolean;
}

/** Opens each file once a set, and reports each that cannot be used once. */
class FaceLoader {
  readonly #world: World;
  readonly #shaper: Shaper;
  readonly #sink: Sink;
  readonly #within: readonly string[] | undefined;
  readonly #faces = new Map<string, Face | undefined>();

  constructor(world: World, shaper: Shaper, sink: Sink, within: readonly string[] | undefined) {
    this.#world = world;
    this.#shaper = shaper;
    this.#sink = sink;
    this.#within = within;
  }

  load(rule: FontFile): Face | undefined {
    const paths = [rule.path, ...(rule.others ?? [])];
    for (const [index, path] of paths.entries()) {
      const face = this.#loadFile(path, rule, index + 1 < paths.length);
      if (face) return face;
    }
    return undefined;
  }

  /** Where `hasOther` another file may do, so that a fault is not the document's. */
  #loadFile(path: string, rule: FontFile, hasOther: boolean): Face | undefined {
    const { anywhere = false } = rule;
    const known = this.#faces.get(path);
    if (known !== undefined || this.#faces.has(path)) return known;
    const file = this.#world.readFile(path, anywhere ? undefined : this.#within);
    const face = file.ok
      ? this.#shaper.face(path, file.bytes, () => openFontFile(file.bytes, this.#shaper))
      : unreadable(file);
    const usable = 'code' in face ? undefined : face;
    this.#faces.set(path, usable);
    if ('code' in face)
      this.#sink.report({
        code: face.code,
        severity: anywhere || hasOther ? 'warning' : 'error',
        message: `the font file \`${path}\` ${face.message}`,
        ...(rule.span ? { span: rule.span } : {}),
        hints: [face.hint],
      });
    return usable;
  }
}

function unreadable({ reason, detail }: FileFailure): FontFault {
  switch (reason) {
    case 'missing':
      return {
        code: 'fonts/missing-file',
        message: 'does not exist',
        hint: 'check the `url()` of the `@font-face` rule; it is relative to the stylesheet',
      };
    case 'outside':
      return {
        code: 'fonts/outside',
        message: 'lies outside of the folders that this build may read',
        hint: 'put the file into the template’s folder, or allow its folder with `--allow-dir`',
      };
    case 'is-folder':
      return { code: 'fonts/unreadable', message: 'is a folder', hint: 'name a file in it' };
    case 'no-permission':
      return {
        code: 'fonts/unreadable',
        message: 'may not be read (no permission)',
        hint: 'change the permissions of the file',
      };
    default:
      return { code: 'fonts/unreadable', message: `cannot be read: ${detail}`, hint: 'check the file' };
  }
}
