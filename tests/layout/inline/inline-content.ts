import type {
  BlockBox,
  BoxTree,
  InlineBox,
  InlineContent,
  InlineItem,
  TextBox,
} from '../../../src/boxes/index.ts';
import type { Color, ComputedStyle } from '../../../src/css/index.ts';
import { DiagnosticList, SourceFile } from '../../../src/diagnostics/index.ts';
import type { FontSet } from '../../../src/fonts/index.ts';
import type { Fragment, TextFragment } from '../../../src/layout/fragment.ts';
import type { LayoutResources, Line, ParagraphRequest } from '../../../src/layout/inline/index.ts';
import { composeParagraph, reportMissingGlyphs } from '../../../src/layout/inline/index.ts';
import type { Origin } from '../../../src/template/index.ts';
import { hyphenation } from '../hyphenation-source.ts';

const BLACK: Color = { red: 0, green: 0, blue: 0, alpha: 1 };
const CLEAR: Color = { red: 0, green: 0, blue: 0, alpha: 0 };

/** Initial values as far as text goes; 10 pt Square on 12 pt lines. */
const INITIAL = {
  display: 'inline',
  marginLeft: 0,
  marginRight: 0,
  paddingTop: 0,
  paddingRight: 0,
  paddingBottom: 0,
  paddingLeft: 0,
  borderTopWidth: 0,
  borderRightWidth: 0,
  borderBottomWidth: 0,
  borderLeftWidth: 0,
  borderTopStyle: 'none',
  borderRightStyle: 'none',
  borderBottomStyle: 'none',
  borderLeftStyle: 'none',
  borderTopColor: BLACK,
  borderRightColor: BLACK,
  borderBottomColor: BLACK,
  borderLeftColor: BLACK,
  borderTopLeftRadius: 0,
  borderTopRightRadius: 0,
  borderBottomLeftRadius: 0,
  borderBottomRightRadius: 0,
  backgroundColor: CLEAR,
  boxDecorationBreak: 'slice',
  color: BLACK,
  fontFamily: ['Square'],
  fontSize: 10,
  fontStyle: 'normal',
  fontWeight: 400,
  features: '',
  lineHeight: 12,
  letterSpacing: 0,
  wordSpacing: 0,
  textTransform: 'none',
  textDecorationLine: 'none',
  textDecorationColor: BLACK,
  textDecorationThickness: 'auto',
  textUnderlineOffset: 'auto',
  verticalAlign: 'baseline',
  textAlign: 'start',
  textAlignLast: 'auto',
  textIndent: 0,
  whiteSpace: 'normal',
  tabSize: 8,
  hyphens: 'manual',
  hyphenateLimitChars: [5, 2, 3],
  hyphenateLimitLines: 2,
  overflowWrap: 'normal',
  wordBreak: 'normal',
  lineBreak: 'auto',
  hangingPunctuation: 'none',
  textWrap: 'wrap',
  direction: 'ltr',
  unicodeBidi: 'normal',
} as const;

const styles = new Map<string, ComputedStyle>();

/** Equal styles are one object, as the css stage promises. */
export function styleOf(changes: Partial<ComputedStyle> = {}): ComputedStyle {
  const key = JSON.stringify(changes);
  let style = styles.get(key);
  if (!style) {
    style = { ...INITIAL, ...changes } as ComputedStyle;
    styles.set(key, style);
  }
  return style;
}

/** Text, a nested inline box, or a forced break. */
export type Piece =
  | string
  | '\n'
  | { readonly style: Partial<ComputedStyle>; readonly children: readonly Piece[] };

export interface Sample {
  readonly content: InlineContent;
  readonly source: SourceFile;
}

/** Inline content from pieces; the texts stand one after the other in a file, for spans. */
export function contentOf(pieces: readonly Piece[], base: Partial<ComputedStyle> = {}, lang = 'en'): Sample {
  const items: InlineItem[] = [];
  let text = '';
  let id = 1;
  const source = new SourceFile('brief.yaml', flatten(pieces));
  const originAt = (start: number): Origin => ({ template: { file: source, start, end: start + 1 } });
  const add = (piece: Piece, inherited: Partial<ComputedStyle>): void => {
    const common = { element: undefined, parent: undefined, part: 'principal', lang } as const;
    if (piece === '\n') {
      const box: TextBox = {
        ...common,
        kind: 'text',
        id: id++,
        text: '\n',
        style: styleOf(inherited),
        origin: originAt(text.length),
        origins: [],
      };
      items.push({ kind: 'break', box, at: text.length });
      text += '\n';
    } else if (typeof piece === 'string') {
      const box: TextBox = {
        ...common,
        kind: 'text',
        id: id++,
        text: piece,
        style: styleOf(inherited),
        origin: originAt(text.length),
        origins: [{ start: 0, origin: originAt(text.length) }],
      };
      items.push({ kind: 'text', box, start: text.length, end: text.length + piece.length });
      text += piece;
    } else {
      const style = { ...inherited, ...piece.style };
      const box: InlineBox = {
        ...common,
        kind: 'inline',
        id: id++,
        style: styleOf(style),
        origin: originAt(text.length),
      };
      items.push({ kind: 'open', box, at: text.length });
      const inside: Record<string, unknown> = { ...style };
      for (const key of Object.keys(inside))
        if (/^(margin|padding|border|background|verticalAlign|textDecoration)/.test(key)) delete inside[key];
      for (const child of piece.children) add(child, inside);
      items.push({ kind: 'close', box, at: text.length });
    }
  };
  for (const piece of pieces) add(piece, base);
  return { content: { text, items }, source };
}

function flatten(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : flatten(piece.children))).join('');
}

export interface Composed {
  readonly lines: readonly Line[];
  readonly sink: DiagnosticList;
  readonly content: InlineContent;
  readonly resources: LayoutResources;
}

export interface ComposeOptions {
  readonly style?: Partial<ComputedStyle>;
  readonly fonts: FontSet;
  readonly from?: number;
  readonly lang?: string;
  readonly layoutAtomic?: ParagraphRequest['layoutAtomic'];
}

export function compose(
  pieces: readonly Piece[] | InlineContent,
  measure: number,
  options: ComposeOptions,
): Composed {
  const { style = {}, fonts, from = 0, lang = 'en' } = options;
  const content = 'items' in pieces ? pieces : contentOf(pieces, style, lang).content;
  const sink = new DiagnosticList();
  const resources: LayoutResources = { tree: undefined as unknown as BoxTree, fonts, sink, hyphenation };
  const noAtomics = (_box: unknown): never => {
    throw new Error('no atomics here');
  };
  const lines = composeParagraph(
    {
      content,
      style: styleOf(style),
      lang,
      measure,
      from,
      layoutAtomic: options.layoutAtomic ?? noAtomics,
    },
    resources,
  );
  reportMissingGlyphs(resources);
  return { lines, sink, content, resources };
}

export function fragmentsOf(line: Line, x = 0, y = 0): Fragment[] {
  const out: Fragment[] = [];
  line.place(x, y, out);
  return out;
}

export function textsOf(line: Line): TextFragment[] {
  return fragmentsOf(line).filter((one): one is TextFragment => one.kind === 'text');
}

/** What a line draws, a soft hyphen as `-`, hanging spaces left out. */
export function drawn(line: Line): string {
  return textsOf(line)
    .flatMap((one) => one.pieces.map((piece) => piece.text))
    .join('')
    .replaceAll('\u00ad', '-')
    .replace(/ +$/, '');
}

/** An inline-block for atomics. */
export function inlineBlock(id: number, changes: Partial<ComputedStyle> = {}): BlockBox {
  const source = new SourceFile('brief.yaml', '');
  return {
    kind: 'block',
    id,
    style: styleOf(changes),
    origin: { template: { file: source, start: 0, end: 0 } },
    element: undefined,
    parent: undefined,
    part: 'principal',
    lang: 'en',
    content: { kind: 'blocks', children: [] },
    marker: undefined,
    strings: [],
  };
}
