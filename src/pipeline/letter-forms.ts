import type { ComputedStyle, StyledElement, StyledText, StyledTree } from '../css/index.ts';
import type { Sink, Span } from '../diagnostics/index.ts';
import type { FontPack, FontSet } from '../fonts/index.ts';
import type { TextNode } from '../html/index.ts';
import { authorSpan } from '../template/index.ts';
import { scriptOf } from '../unicode/index.ts';
import { fallbackFace } from './fallback-face.ts';

/** Letters whose form depends on the language. */
const ARABIC = /[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;
const EAST_ASIAN = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]/;

interface StandIn {
  readonly pack: FontPack;
  readonly families: Set<string>;
  readonly lang: string;
  readonly span: Span | undefined;
}

/**
 * Warns where installed packs have letters that readers of a language are not used to, and none has the right ones:
 * Chinese characters in the form of another country, Urdu in Naskh. Once a language and script.
 */
export function reportLetterForms(styled: StyledTree, fonts: FontSet, sink: Sink): void {
  const search = new StandInSearch(fonts);
  const waiting: StyledElement[] = [styled.root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element.style.display === 'none') continue;
    const inner: StyledElement[] = [];
    for (const child of element.children)
      if (child.kind === 'element') inner.push(child);
      else search.look(child, element);
    waiting.push(...inner.reverse());
  }
  for (const standIn of search.found.values()) report(standIn, sink);
}

class StandInSearch {
  readonly found = new Map<string, StandIn>();
  readonly #fonts: FontSet;
  /** Languages and scripts that were looked at in a style. */
  readonly #seen = new Map<ComputedStyle, Set<string>>();

  constructor(fonts: FontSet) {
    this.#fonts = fonts;
  }

  look({ node }: StyledText, { style, lang }: StyledElement): void {
    for (const letters of [ARABIC, EAST_ASIAN]) {
      const at = node.text.search(letters);
      if (at >= 0 && this.#isNew(style, `${lang} ${letters === ARABIC}`)) this.#lookAt(node, at, style, lang);
    }
  }

  #isNew(style: ComputedStyle, key: string): boolean {
    const seen = this.#seen.get(style) ?? new Set<string>();
    this.#seen.set(style, seen);
    return seen.size < seen.add(key).size;
  }

  #lookAt({ text, origins }: TextNode, at: number, style: ComputedStyle, lang: string): void {
    const letter = text.charAt(at);
    const script = scriptOf(letter.charCodeAt(0));
    const face = fallbackFace(letter, script, { style, lang }, this.#fonts);
    const pack = face && this.#fonts.packOfRightForms(face, script, lang);
    if (!pack) return;
    const key = `${pack.package} ${lang}`;
    const origin = origins.findLast(({ start }) => start <= at)?.origin;
    const one = this.found.get(key) ?? {
      pack,
      families: new Set(),
      lang,
      span: origin && authorSpan(origin),
    };
    this.found.set(key, one);
    one.families.add(face.family);
  }
}

function report({ pack, families, lang, span }: StandIn, sink: Sink): void {
  sink.report({
    code: 'fonts/forms',
    severity: 'warning',
    message: `text in \`${lang}\` is set in ${[...families].join(' and ')}, in forms of the letters that its readers are not used to`,
    ...(span && { span }),
    hints: [
      `install the right font pack, beside the brief or in a folder above it: npm install ${pack.package}`,
    ],
  });
}
