import type { ComputedStyle, Display, PageStyle, StyledElement, StyledNode, StyledTree } from '../../src/css/index.ts';
import { SourceFile } from '../../src/diagnostics/index.ts';
import type { ElementNode, MarkupNode } from '../../src/html/index.ts';
import type { Origin } from '../../src/template/index.ts';

const BLACK = { red: 0, green: 0, blue: 0, alpha: 1 };
const CLEAR = { red: 0, green: 0, blue: 0, alpha: 0 };

const BLOCKS = 'html body header footer main section article aside div h1 h2 h3 h4 h5 h6 p ul ol dl dt dd blockquote figure figcaption pre hr';

const DISPLAYS = new Map<string, Display>([
  ...BLOCKS.split(' ').map((name) => [name, 'block'] as const),
  ['head', 'none'],
  ['li', 'list-item'],
  ['table', 'table'],
  ['caption', 'table-caption'],
  ['colgroup', 'table-column-group'],
  ['col', 'table-column'],
  ['thead', 'table-header-group'],
  ['tbody', 'table-row-group'],
  ['tfoot', 'table-footer-group'],
  ['tr', 'table-row'],
  ['td', 'table-cell'],
  ['th', 'table-cell'],
]);

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const EMPTY = new Set(['br', 'img', 'hr', 'col']);

/** What an element does not inherit, at its initial value. */
const NOT_INHERITED = {
  display: 'inline',
  boxSizing: 'content-box',
  width: 'auto',
  height: 'auto',
  minWidth: 'auto',
  minHeight: 'auto',
  maxWidth: 'none',
  maxHeight: 'none',
  marginTop: 0,
  marginRight: 0,
  marginBottom: 0,
  marginLeft: 0,
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
  borderBottomRightRadius: 0,
  borderBottomLeftRadius: 0,
  backgroundColor: CLEAR,
  boxDecorationBreak: 'slice',
  opacity: 1,
  textDecorationLine: 'none',
  textDecorationColor: BLACK,
  textDecorationThickness: 'auto',
  textUnderlineOffset: 'auto',
  verticalAlign: 'baseline',
  content: 'normal',
  counterReset: [],
  counterIncrement: [],
  counterSet: [],
  stringSet: [],
  tableLayout: 'auto',
  objectFit: 'fill',
  columnCount: 'auto',
  columnWidth: 'auto',
  columnGap: 'normal',
  columnFill: 'balance',
  columnSpan: 'none',
  columnRuleWidth: 0,
  columnRuleStyle: 'none',
  columnRuleColor: BLACK,
  breakBefore: 'auto',
  breakAfter: 'auto',
  breakInside: 'auto',
  lineGrid: 'match-parent',
  columnBottom: 'ragged',
  bookmarkLevel: 'none',
} as const satisfies Partial<ComputedStyle>;

/** Every property at its initial value; 10 pt type. */
export const INITIAL_STYLE: ComputedStyle = {
  ...NOT_INHERITED,
  color: BLACK,
  fontFamily: ['serif'],
  fontSize: 10,
  fontStyle: 'normal',
  fontWeight: 400,
  features: '',
  lineHeight: 'normal',
  letterSpacing: 0,
  wordSpacing: 0,
  textTransform: 'none',
  textAlign: 'start',
  textAlignLast: 'auto',
  textIndent: 0,
  whiteSpace: 'normal',
  tabSize: 8,
  hyphens: 'manual',
  hyphenateLimitChars: [5, 2, 2],
  hyphenateLimitLines: Number.POSITIVE_INFINITY,
  overflowWrap: 'normal',
  wordBreak: 'normal',
  lineBreak: 'auto',
  hangingPunctuation: 'none',
  textWrap: 'wrap',
  direction: 'ltr',
  quotes: 'auto',
  listStyleType: 'disc',
  listStylePosition: 'outside',
  borderCollapse: 'separate',
  borderSpacing: [0, 0],
  captionSide: 'top',
  emptyCells: 'show',
  orphans: 2,
  widows: 2,
  lineSnap: 'none',
};

export type StyleWishes = Partial<ComputedStyle>;

/** Wishes for elements by tag name, `#id` or `.class`, and by those with `::before`, `::after`, `::marker`. */
export type StyleRules = Readonly<Record<string, StyleWishes>>;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type DraftNode = Writable<Omit<ElementNode, 'children'>> & { children: MarkupNode[] };

/** A strict reader of the little HTML that tests write: tags, quoted attributes, text; `&nbsp; &lt; &amp;`. */
export function readHtml(text: string): ElementNode {
  const file = new SourceFile('test.html', text);
  const originAt = (start: number, end: number): Origin => ({ template: { file, start, end } });
  const root: DraftNode = { kind: 'element', name: 'html', attributes: new Map(), parent: undefined, children: [], origin: originAt(0, 0) };
  let current = root;
  for (const match of text.matchAll(/<(\/?)(\w+)([^>]*)>|[^<]+/g)) {
    const [whole, slash, name, rest = ''] = match;
    const origin = originAt(match.index, match.index + whole.length);
    if (name === undefined) {
      const value = whole.replaceAll('&nbsp;', '\u00A0').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
      current.children.push({ kind: 'text', text: value, parent: current, origins: [{ start: 0, origin }] });
    } else if (slash) {
      if (current.name !== name || !current.parent) throw new Error(`stray </${name}>`);
      current = current.parent as DraftNode;
    } else {
      const pairs = [...rest.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map((pair) => [pair[1] ?? '', pair[2] ?? ''] as const);
      const node: DraftNode = { kind: 'element', name, attributes: new Map(pairs), parent: current, children: [], origin };
      current.children.push(node);
      if (!EMPTY.has(name)) current = node;
    }
  }
  if (current !== root) throw new Error(`<${current.name}> is not closed`);
  const inner = root.children[0];
  if (root.children.length !== 1 || inner?.kind !== 'element' || inner.name !== 'html') return root;
  return Object.assign(inner, { parent: undefined });
}

function inherited(parent: ComputedStyle): ComputedStyle {
  return { ...parent, ...NOT_INHERITED };
}

function wishesFor(element: ElementNode, rules: StyleRules, pseudo: string): StyleWishes | undefined {
  const id = element.attributes.get('id');
  const classes = element.attributes.get('class')?.split(' ') ?? [];
  const keys = [element.name, ...classes.map((name) => `.${name}`), ...(id ? [`#${id}`] : [])];
  const found = keys.map((key) => rules[key + pseudo]).filter((wish) => wish !== undefined);
  return found.length > 0 ? Object.assign({}, ...found) : undefined;
}

/** Styles a tree: displays by element, bookmarks for headings, `pre`, then the rules. */
export function styled(element: ElementNode, rules: StyleRules = {}, parent?: StyledElement): StyledElement {
  const base = parent ? inherited(parent.style) : INITIAL_STYLE;
  const heading = HEADINGS.indexOf(element.name);
  const style: ComputedStyle = {
    ...base,
    display: DISPLAYS.get(element.name) ?? 'inline',
    ...(element.name === 'pre' ? { whiteSpace: 'pre' } : {}),
    ...(element.name === 'ol' ? { listStyleType: 'decimal' } : {}),
    ...(heading >= 0 ? { bookmarkLevel: heading + 1 } : {}),
    ...wishesFor(element, rules, ''),
  };
  const children: StyledNode[] = [];
  const pseudo = (name: string): { [key: string]: ComputedStyle } => {
    const wishes = wishesFor(element, rules, `::${name}`);
    return wishes ? { [name]: { ...inherited(style), ...wishes } } : {};
  };
  const node: StyledElement = {
    kind: 'element',
    element,
    style,
    children,
    ...pseudo('before'),
    ...pseudo('after'),
    ...pseudo('marker'),
    lang: element.attributes.get('lang') ?? parent?.lang ?? '',
  };
  for (const child of element.children)
    children.push(child.kind === 'text' ? { kind: 'text', node: child } : styled(child, rules, node));
  return node;
}

const NO_PAGE: PageStyle = {
  width: 595,
  height: 842,
  marginTop: 0,
  marginRight: 0,
  marginBottom: 0,
  marginLeft: 0,
  marginBoxes: new Map(),
};

export function styledTree(html: string, rules: StyleRules = {}): StyledTree {
  return { root: styled(readHtml(html), rules), fontFaces: [], pageStyle: () => NO_PAGE };
}
