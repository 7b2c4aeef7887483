import { describe, expect, it } from 'vitest';
import { el } from './build-tree.ts';
import { byId, styled, styleOf } from './styling.ts';

/** `declarations` → computed fields. */
const CASES: readonly (readonly [declarations: string, expected: Record<string, unknown>])[] = [
  ['margin: 1pt 2pt 3pt', { marginTop: 1, marginRight: 2, marginBottom: 3, marginLeft: 2 }],
  ['margin: auto 10%', { marginTop: 'auto', marginRight: { points: 0, percent: 10 } }],
  ['width: 96px', { width: 72 }],
  ['width: 1in; height: 2.54cm; min-width: 25.4mm; max-width: 6pc', { width: 72, maxWidth: 72 }],
  ['width: 101.6q', { width: 72 }],
  ['font-size: 10pt; width: 2em', { width: 20 }],
  ['width: 2rem; font-size: 50pt', { width: 24 }],
  ['font-size: 10pt; line-height: 1.5; margin-top: 2lh', { marginTop: 30, lineHeight: { factor: 1.5 } }],
  ['font-size: 10pt; line-height: 150%', { lineHeight: 15 }],
  ['font-size: 10pt; line-height: 13pt', { lineHeight: 13 }],
  ['font-size: 150%', { fontSize: 18 }],
  ['font-size: larger', { fontSize: 14.399999999999999 }],
  ['font-size: x-large', { fontSize: 18 }],
  ['width: calc(100% - 2 * (3pt + 1pt))', { width: { points: -8, percent: 100 } }],
  ['width: calc(1in / 4)', { width: 18 }],
  ['width: min(1in, 3pt, 4em)', { width: 3 }],
  ['width: clamp(1pt, 5pt, 3pt)', { width: 3 }],
  ['width: max(10%, 20%)', { width: { points: 0, percent: 20 } }],
  ['font-size: min(100%, 5pt)', { fontSize: 5 }],
  ['padding-left: calc(1pt - 5pt)', { paddingLeft: 0 }],
  ['line-height: calc(1 + 0.25 * 2)', { lineHeight: { factor: 1.5 } }],
  ['orphans: calc(7 / 2)', { orphans: 4 }],
  ['border: 1pt solid red', { borderTopWidth: 1, borderLeftStyle: 'solid' }],
  ['border-left: dashed', { borderLeftWidth: 2.25, borderTopWidth: 0, borderLeftStyle: 'dashed' }],
  ['border-width: 3pt', { borderTopWidth: 0 }],
  ['color: rgb(1 2 3); border-top: 1pt solid', { borderTopColor: { red: 1, green: 2, blue: 3, alpha: 1 } }],
  ['color: #abc', { color: { red: 170, green: 187, blue: 204, alpha: 1 } }],
  ['color: #00000080', { color: { red: 0, green: 0, blue: 0, alpha: 0.502 } }],
  ['color: rgba(100%, 0, 0, 50%)', {}],
  ['color: hsl(120deg 100% 25%)', { color: { red: 0, green: 128, blue: 0, alpha: 1 } }],
  ['color: RebeccaPurple', { color: { red: 102, green: 51, blue: 153, alpha: 1 } }],
  ['background: none', { backgroundColor: { red: 0, green: 0, blue: 0, alpha: 0 } }],
  ['background: white', { backgroundColor: { red: 255, green: 255, blue: 255, alpha: 1 } }],
  ['border-radius: 1pt 2pt', { borderTopLeftRadius: 1, borderBottomLeftRadius: 2 }],
  ['opacity: 40%', { opacity: 0.4 }],
  ['opacity: 7', { opacity: 1 }],
  [
    'font: italic small-caps 600 10pt/1.3 "Source Serif 4", Georgia Pro, serif',
    {
      fontStyle: 'italic',
      fontWeight: 600,
      fontSize: 10,
      lineHeight: { factor: 1.3 },
      fontFamily: ['Source Serif 4', 'Georgia Pro', 'serif'],
      features: 'smcp',
    },
  ],
  ['font-variant-numeric: oldstyle-nums proportional-nums', { features: 'onum,pnum' }],
  [
    'font-kerning: none; font-feature-settings: "ss01" 2, "onum"; font-variant: all-small-caps',
    {
      features: '-kern,c2sc,onum,smcp,ss01=2',
    },
  ],
  ['font-variant-ligatures: none; font-feature-settings: "liga" on', { features: '-calt,-clig' }],
  ['font-variant: normal', { features: '' }],
  ['font-weight: bolder', { fontWeight: 700 }],
  ['letter-spacing: 0.05em; font-size: 20pt', { letterSpacing: 1 }],
  ['letter-spacing: normal', { letterSpacing: 0 }],
  [
    'text-decoration: underline red 0.5pt',
    {
      textDecorationLine: 'underline',
      textDecorationThickness: 0.5,
      textDecorationColor: { red: 255, green: 0, blue: 0, alpha: 1 },
    },
  ],
  ['vertical-align: -10%', { verticalAlign: { points: 0, percent: -10 } }],
  ['columns: 2 18pc', { columnCount: 2, columnWidth: 216 }],
  ['columns: auto 3', { columnCount: 3, columnWidth: 'auto' }],
  ['column-rule: 0.5pt solid', { columnRuleWidth: 0.5, columnRuleStyle: 'solid' }],
  ['page-break-before: always; page-break-inside: avoid', { breakBefore: 'page', breakInside: 'avoid' }],
  ['word-wrap: anywhere', { overflowWrap: 'anywhere' }],
  ['hyphenate-limit-chars: 6 3', { hyphenateLimitChars: [6, 3, 3] }],
  ['hyphenate-limit-lines: no-limit', { hyphenateLimitLines: Number.POSITIVE_INFINITY }],
  ['list-style: inside "– "', { listStylePosition: 'inside', listStyleType: '"– "' }],
  [
    'quotes: "«" "»" "‹" "›"',
    {
      quotes: [
        ['«', '»'],
        ['‹', '›'],
      ],
    },
  ],
  [
    'content: "a" counter(c) counters(d, ".", lower-roman) attr(Title) string(s, last) open-quote',
    {
      content: [
        { kind: 'text', text: 'a' },
        { kind: 'counter', name: 'c', style: 'decimal' },
        { kind: 'counters', name: 'd', separator: '.', style: 'lower-roman' },
        { kind: 'attribute', name: 'title' },
        { kind: 'string', name: 's', which: 'last' },
        { kind: 'quote', which: 'open' },
      ],
    },
  ],
  [
    'string-set: a content() " " counter(x), b "y"',
    {
      stringSet: [
        {
          name: 'a',
          value: [
            { kind: 'content' },
            { kind: 'text', text: ' ' },
            { kind: 'counter', name: 'x', style: 'decimal' },
          ],
        },
        { name: 'b', value: [{ kind: 'text', text: 'y' }] },
      ],
    },
  ],
  [
    'counter-reset: a b 3; counter-increment: a',
    {
      counterReset: [
        { name: 'a', value: 0 },
        { name: 'b', value: 3 },
      ],
      counterIncrement: [{ name: 'a', value: 1 }],
    },
  ],
  ['border-spacing: 1pt 2pt', { borderSpacing: [1, 2] }],
  [
    '-brief-column-bottom: level; line-grid: create; line-snap: baseline',
    {
      columnBottom: 'level',
      lineGrid: 'create',
      lineSnap: 'baseline',
    },
  ],
  ['bookmark-level: 2', { bookmarkLevel: 2 }],
  ['display: flow-root', { display: 'flow-root' }],
  ['COLOR: RED', { color: { red: 255, green: 0, blue: 0, alpha: 1 } }],
  ['float: none; position: static; text-decoration-style: solid', {}],
  ['display: initial; color: inherit; font-size: unset', { display: 'inline', fontSize: 12 }],
  ['margin: 1pt; margin: inherit', { marginTop: 0 }],
  ['--x: 3pt; width: var(--x); margin: var(--y, 1pt var(--x))', { width: 3, marginRight: 3, marginTop: 1 }],
  ['width: calc(10pt + var(--fit) * 2pt)', { width: 9 }],
  ['border: var(--w) solid var(--c); --w: 2pt; --c: blue', { borderTopWidth: 2, borderTopStyle: 'solid' }],
];

describe('computed values', () => {
  it.each(CASES)('%s', (declarations, expected) => {
    expect(styleOf(declarations, { '--fit': '-0.5' })).toMatchObject(expected);
  });

  it('underlines the paragraphs of an underlined section; what is inside of them is for the layout', () => {
    const inner = el('p', { id: 'p' }, el('em', { id: 'em' }, 'text'));
    const page = el('html', {}, el('body', {}, el('section', {}, inner)));
    const { tree } = styled('section { text-decoration: underline; color: blue } p { color: red }', page);
    expect(byId(tree, 'p').style).toMatchObject({
      textDecorationLine: 'underline',
      textDecorationColor: { red: 0, green: 0, blue: 255, alpha: 1 },
    });
    expect(byId(tree, 'em').style.textDecorationLine).toBe('none');
  });

  it('computes rem from the root, also in the root', () => {
    const page = el('html', { id: 'x' }, el('body', { id: 'y' }));
    const { tree } = styled('html { font-size: 2rem; width: 1rem } body { width: 1rem }', page);
    expect(byId(tree, 'x').style).toMatchObject({ fontSize: 24, width: 24 });
    expect(byId(tree, 'y').style.width).toBe(24);
  });
});
