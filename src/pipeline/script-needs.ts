import type { ComputedStyle, StyledElement, StyledTree } from '../css/index.ts';
import { covers, type FontPack, type FontSet } from '../fonts/index.ts';
import { graphemes, scriptOf, scriptRuns } from '../unicode/index.ts';
import { fallbackFace, primaryFace } from './fallback-face.ts';

/** What a text has of one script. */
export interface ScriptNeed {
  /** ISO 15924; 'Zyyy' for signs of no script that the style's own face lacks. */
  readonly script: string;
  /** Different ones. */
  readonly characters: number;
  /** Families of the faces that have them, in order of first use. */
  readonly families: readonly string[];
  /** Those that no font has. */
  readonly missing: readonly MissingCharacter[];
  /** Of letters that are there, but not in the form that a language has. */
  readonly forms: readonly LackingForms[];
}

export interface LackingForms {
  /** BCP 47. */
  readonly lang: string;
  readonly pack: FontPack;
}

export interface MissingCharacter {
  readonly character: string;
  readonly codePoint: number;
  /** What to install; undefined where no pack is known. */
  readonly pack: FontPack | undefined;
}

/** ISO 15924 for what belongs to no script. */
const SIGNS = 'Zyyy';

/** Goes through all text that is printed and finds a face for each of its clusters, as the layout does. */
export function scriptNeeds(styled: StyledTree, fonts: FontSet): readonly ScriptNeed[] {
  const gathering = new Gathering(fonts);
  const waiting: StyledElement[] = [styled.root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element.style.display === 'none') continue;
    const inner: StyledElement[] = [];
    for (const child of element.children)
      if (child.kind === 'element') inner.push(child);
      else gathering.add(child.node.text, element.style, element.lang);
    waiting.push(...inner.reverse());
  }
  return gathering.needs;
}

interface Growing {
  readonly characters: Set<string>;
  readonly families: Set<string>;
  readonly missing: Map<string, MissingCharacter>;
  readonly forms: Map<string, LackingForms>;
}

class Gathering {
  readonly #fonts: FontSet;
  readonly #scripts = new Map<string, Growing>();
  /** Clusters that were looked at in a style and language. */
  readonly #seen = new Map<ComputedStyle, Map<string, Set<string>>>();

  constructor(fonts: FontSet) {
    this.#fonts = fonts;
  }

  get needs(): readonly ScriptNeed[] {
    return [...this.#scripts].map(([script, { characters, families, missing, forms }]) => ({
      script,
      characters: characters.size,
      families: [...families],
      missing: [...missing.values()],
      forms: [...forms.values()],
    }));
  }

  add(text: string, style: ComputedStyle, lang: string): void {
    const seen = this.#seenIn(style, lang);
    for (const { start, end, script } of scriptRuns(text)) {
      const run = text.slice(start, end);
      const starts = graphemes(run);
      for (const [index, at] of starts.entries()) {
        const cluster = run.slice(at, starts[index + 1] ?? run.length);
        if (seen.has(cluster) || /^\s*$/.test(cluster)) continue;
        seen.add(cluster);
        this.#addCluster(cluster, script, style, lang);
      }
    }
  }

  #seenIn(style: ComputedStyle, lang: string): Set<string> {
    const ofStyle = this.#seen.get(style) ?? new Map<string, Set<string>>();
    this.#seen.set(style, ofStyle);
    const seen = ofStyle.get(lang) ?? new Set<string>();
    ofStyle.set(lang, seen);
    return seen;
  }

  #addCluster(cluster: string, script: string, style: ComputedStyle, lang: string): void {
    const nearest = fallbackFace(cluster, script, { style, lang }, this.#fonts);
    const face = nearest && covers(nearest, cluster) ? nearest : undefined;
    const own = scriptOf(cluster.codePointAt(0) ?? 0);
    const key = own === 'Zinh' ? SIGNS : own;
    // Punctuation is in every font: no need worth a word.
    if (key === SIGNS && face === primaryFace(style, this.#fonts)) return;
    const found = this.#scripts.get(key);
    const growing = found ?? {
      characters: new Set(),
      families: new Set(),
      missing: new Map(),
      forms: new Map(),
    };
    if (!found) this.#scripts.set(key, growing);
    if (face) {
      growing.families.add(face.family);
      const pack = this.#fonts.packOfRightForms(face, key, lang);
      if (pack) growing.forms.set(lang, { lang, pack });
    }
    for (const character of cluster) {
      const codePoint = character.codePointAt(0) ?? 0;
      growing.characters.add(character);
      if (face || (nearest && covers(nearest, character))) continue;
      const pack = this.#fonts.packToInstall(codePoint, lang);
      growing.missing.set(character, { character, codePoint, pack });
    }
  }
}
