import fc from 'fast-check';

/** Displays that keep boxes in source order. */
const IN_ORDER = [
  'block',
  'inline',
  'inline-block',
  'list-item',
  'contents',
  'flow-root',
  'table',
  'table-row',
  'table-cell',
  'table-row-group',
];
/** Displays that take boxes to another place, or out. */
const MOVING = ['table-header-group', 'table-footer-group', 'table-caption', 'table-column', 'none'];

const WHITE_SPACES = ['normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line'];

/** A class for each display and white space; `x` has generated content, `l` another language. */
export const RANDOM_CSS = [
  ...[...IN_ORDER, ...MOVING].map((display) => `.${display} { display: ${display}; }`),
  ...WHITE_SPACES.map((mode) => `.ws-${mode} { white-space: ${mode}; }`),
  '.x::before { content: counter(c) open-quote "*"; counter-increment: c; }',
  '.x::after { content: close-quote; display: block; string-set: none; }',
  '.s { string-set: s content(); counter-reset: c; }',
  '.inside { list-style-position: inside; }',
].join('\n');

const words = fc
  .array(fc.constantFrom('a', 'Bc', 'é', 'ﬁn', 'word', ' ', '  ', '\n', '\t', '\u00A0', 'x-y', '1'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

interface Shape {
  readonly names: readonly string[];
  readonly content: 'flow' | 'phrasing';
}

const FLOW: Shape = {
  names: ['div', 'section', 'blockquote', 'article', 'aside', 'figure'],
  content: 'flow',
};
const PHRASING: Shape = { names: ['p', 'h1', 'h2', 'h4', 'pre'], content: 'phrasing' };
const INLINE: Shape = {
  names: ['b', 'em', 'span', 'q', 'sup', 'code', 'a', 'abbr', 'i'],
  content: 'phrasing',
};

function classesOf(displays: readonly string[]): fc.Arbitrary<string> {
  const names = ['', '', '', ...displays, ...WHITE_SPACES.map((mode) => `ws-${mode}`), 'x', 's', 'inside'];
  return fc.array(fc.constantFrom(...names), { maxLength: 2 }).map((list) => list.join(' ').trim());
}

const ATTRIBUTES = [
  '',
  '',
  '',
  '',
  ' id="i"',
  ' lang="fr"',
  ' title="t"',
  ' aria-label="l"',
  ' aria-hidden="true"',
  ' role="presentation"',
  ' role="note"',
];

function bodyWith(displays: readonly string[], tableParts: readonly string[]): fc.Arbitrary<string> {
  const attributes = (classes: readonly string[]) =>
    fc
      .tuple(classesOf(classes), fc.constantFrom(...ATTRIBUTES))
      .map(([list, more]) => (list === '' ? '' : ` class="${list}"`) + more);
  const element = (
    names: readonly string[],
    inner: fc.Arbitrary<string>,
    classes = displays,
  ): fc.Arbitrary<string> =>
    fc.tuple(fc.constantFrom(...names), attributes(classes), inner).map(([name, attribute, content]) => {
      const href = name === 'a' ? ' href="#i"' : '';
      return `<${name}${href}${attribute}>${content}</${name}>`;
    });
  const many = (item: fc.Arbitrary<string>, most = 4): fc.Arbitrary<string> =>
    fc.array(item, { maxLength: most }).map((items) => items.join(''));
  const tied = fc.letrec<{ phrasing: string; flow: string }>((tie) => {
    const leaf = fc.oneof(
      { weight: 6, arbitrary: words },
      fc.constantFrom('<br>', '<img src="a.png" alt="A">', '<img src="a.png" alt="">'),
    );
    const cell = element(['td', 'th'], tie('flow'), tableParts).chain((text) =>
      fc
        .constantFrom('', ' colspan="2"', ' rowspan="2"', ' rowspan="0"')
        .map((span) => text.replace(/^<t[dh]/, (tag) => tag + span)),
    );
    const rows = many(element(['tr'], many(cell, 3), tableParts), 3);
    const table = fc
      .tuple(
        many(element(['caption'], tie('flow'), tableParts), 1),
        many(element(['thead'], rows, tableParts), 1),
        many(element(['tbody'], rows, tableParts), 2),
      )
      .map((parts) => `<table>${parts.join('')}</table>`);
    const lists = fc.oneof(
      element(['ul', 'ol'], many(element(['li'], tie('flow')))),
      element(['dl'], many(fc.oneof(element(['dt'], tie('phrasing')), element(['dd'], tie('flow'))))),
    );
    return {
      phrasing: fc.oneof(
        { maxDepth: 4 },
        leaf,
        many(leaf),
        element(INLINE.names, many(fc.oneof(leaf, tie('phrasing')))),
      ),
      flow: fc.oneof(
        { maxDepth: 5 },
        tie('phrasing'),
        many(
          fc.oneof(
            element(FLOW.names, tie('flow')),
            element(PHRASING.names, tie('phrasing')),
            lists,
            table,
            tie('phrasing'),
          ),
        ),
      ),
    };
  });
  return many(tied.flow, 5).map(tidied);
}

/** What HTML forbids: an id stands once, and there is no link in a link (an `i` takes its place). */
function tidied(body: string): string {
  let ids = 0;
  const open: string[] = [];
  return body.replace(/<(\/?)(\w+)([^>]*)>/g, (_, slash: string, name: string, rest: string) => {
    if (slash) return `</${open.pop()}>`;
    const shown = name === 'a' && open.includes('a') ? 'i' : name;
    if (name !== 'br' && name !== 'img') open.push(shown);
    const attributes = rest.replace(' id="i"', (id) => (ids++ === 0 ? id : ''));
    return `<${shown}${shown === name ? attributes : ''}>`;
  });
}

/** Bodies whose boxes are in source order. */
export const orderedBody: fc.Arbitrary<string> = bodyWith(IN_ORDER, []);

/** Any body. */
export const anyBody: fc.Arbitrary<string> = bodyWith([...IN_ORDER, ...MOVING], [...IN_ORDER, ...MOVING]);

/** Text in inline elements only. */
export const inlineBody: fc.Arbitrary<string> = fc
  .letrec<{ part: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 4 },
      words,
      fc
        .tuple(
          fc.constantFrom(...INLINE.names.filter((name) => name !== 'q')),
          fc.array(tie('part'), { maxLength: 3 }),
        )
        .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
    ),
  }))
  .part.map(tidied);
