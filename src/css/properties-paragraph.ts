import {
  type Grammar,
  integer,
  keywords,
  length,
  lengthPercentage,
  number,
  oneOf,
  repeated,
  string,
} from './grammar.ts';
import { cssName, lineRows } from './properties-box.ts';
import {
  keywordLonghand,
  type Longhand,
  lengthOrMixed,
  longhand,
  orKeyword,
  points,
} from './property-row.ts';
import type { Numeric } from './specified.ts';

/** CSS Text 4, CSS Multi-column 1, CSS Fragmentation 4, CSS Line Grid 1, CSS Tables 3. */

const ALIGN = ['start', 'end', 'left', 'right', 'center', 'justify'] as const;

const limitChars: Grammar<readonly ('auto' | number)[]> = repeated(
  oneOf(keywords('auto'), integer({ least: 0 })),
  { least: 1, most: 3 },
);

/** CSS Text 4 §6.3.1: word, before, after; a missing `after` is like `before`. */
function computeLimitChars(value: readonly ('auto' | number)[]): readonly [number, number, number] {
  const [word = 'auto', before = 'auto', after = before] = value;
  const or = (given: 'auto' | number, usual: number): number => (given === 'auto' ? usual : given);
  return [or(word, 5), or(before, 2), or(after, 2)];
}

const quotePairs: Grammar<readonly (readonly [string, string])[]> = {
  text: '[<string> <string>]+',
  words: () => [],
  match: (reader) => {
    const start = reader.mark;
    const strings = repeated(string).match(reader);
    if (!strings || strings.length % 2 === 1) return reader.reset(start);
    return strings.flatMap((open, at) => (at % 2 === 0 ? [[open, strings[at + 1] ?? ''] as const] : []));
  },
};

const PARAGRAPH: readonly Longhand[] = [
  keywordLonghand('text-align', 'textAlign', ALIGN, {
    initial: 'start',
    inherited: true,
    later: ['match-parent', 'justify-all'],
  }),
  keywordLonghand('text-align-last', 'textAlignLast', ['auto', ...ALIGN], {
    initial: 'auto',
    inherited: true,
    later: ['match-parent'],
  }),
  longhand('text-indent', 'textIndent', lengthPercentage(), {
    initial: '0',
    inherited: true,
    later: ['hanging', 'each-line'],
    compute: lengthOrMixed(),
  }),
  keywordLonghand('white-space', 'whiteSpace', ['normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line'], {
    initial: 'normal',
    inherited: true,
    later: ['break-spaces', 'preserve', 'collapse', 'wrap'],
  }),
  longhand('tab-size', 'tabSize', number({ least: 0 }), {
    initial: '8',
    inherited: true,
    compute: (value) => value,
  }),
  keywordLonghand('hyphens', 'hyphens', ['none', 'manual', 'auto'], { initial: 'manual', inherited: true }),
  longhand('hyphenate-limit-chars', 'hyphenateLimitChars', limitChars, {
    initial: 'auto',
    inherited: true,
    compute: computeLimitChars,
  }),
  longhand(
    'hyphenate-limit-lines',
    'hyphenateLimitLines',
    oneOf(keywords('no-limit'), integer({ least: 0 })),
    {
      initial: 'no-limit',
      inherited: true,
      compute: (value) => (value === 'no-limit' ? Number.POSITIVE_INFINITY : value),
    },
  ),
  keywordLonghand('overflow-wrap', 'overflowWrap', ['normal', 'break-word', 'anywhere'], {
    initial: 'normal',
    inherited: true,
  }),
  keywordLonghand('word-break', 'wordBreak', ['normal', 'break-all', 'keep-all'], {
    initial: 'normal',
    inherited: true,
    later: ['break-word', 'auto-phrase', 'manual'],
  }),
  keywordLonghand('line-break', 'lineBreak', ['auto', 'loose', 'normal', 'strict', 'anywhere'], {
    initial: 'auto',
    inherited: true,
  }),
  keywordLonghand('hanging-punctuation', 'hangingPunctuation', ['none', 'allow-end', 'protrude'], {
    initial: 'none',
    inherited: true,
    later: ['first', 'last', 'force-end'],
  }),
  keywordLonghand('text-wrap', 'textWrap', ['wrap', 'balance', 'pretty', 'nowrap'], {
    initial: 'wrap',
    inherited: true,
    later: ['stable', 'avoid-orphans'],
  }),
  keywordLonghand('direction', 'direction', ['ltr', 'rtl'], { initial: 'ltr', inherited: true }),
  keywordLonghand(
    'unicode-bidi',
    'unicodeBidi',
    ['normal', 'embed', 'isolate', 'bidi-override', 'isolate-override', 'plaintext'],
    { initial: 'normal' },
  ),
  longhand('quotes', 'quotes', oneOf(keywords('auto', 'none'), quotePairs), {
    initial: 'auto',
    inherited: true,
    later: ['match-parent'],
    compute: (value) => value,
  }),
];

const TABLES: readonly Longhand[] = [
  keywordLonghand('table-layout', 'tableLayout', ['auto', 'fixed'], { initial: 'auto' }),
  keywordLonghand('border-collapse', 'borderCollapse', ['separate'], {
    initial: 'separate',
    inherited: true,
    later: ['collapse'],
  }),
  longhand('border-spacing', 'borderSpacing', repeated(length(0), { least: 1, most: 2 }), {
    initial: '0',
    inherited: true,
    compute: (value, context) => {
      const [horizontal, vertical = horizontal] = value;
      const compute = (part: Numeric | undefined): number => (part ? points(0)(part, context) : 0);
      return [compute(horizontal), compute(vertical)];
    },
  }),
  keywordLonghand('caption-side', 'captionSide', ['top', 'bottom'], { initial: 'top', inherited: true }),
  keywordLonghand('empty-cells', 'emptyCells', ['show', 'hide'], { initial: 'show', inherited: true }),
];

const auto = keywords('auto');
const REGIONS = ['avoid-region', 'region', 'recto', 'verso', 'all'];
const BREAKS = [
  'auto',
  'avoid',
  'avoid-page',
  'avoid-column',
  'page',
  'column',
  'left',
  'right',
  'always',
] as const;

const COLUMNS: readonly Longhand[] = [
  longhand('column-count', 'columnCount', oneOf(auto, integer({ least: 1, most: 1000 })), {
    initial: 'auto',
    compute: (value) => value,
  }),
  longhand('column-width', 'columnWidth', oneOf(auto, length(0)), {
    initial: 'auto',
    later: ['min-content', 'max-content', 'fit-content'],
    compute: orKeyword(points(0)),
  }),
  longhand('column-gap', 'columnGap', oneOf(keywords('normal'), lengthPercentage(0)), {
    initial: 'normal',
    compute: orKeyword(lengthOrMixed(0)),
  }),
  keywordLonghand('column-fill', 'columnFill', ['balance', 'balance-all', 'auto'], { initial: 'balance' }),
  keywordLonghand('column-span', 'columnSpan', ['none', 'all'], { initial: 'none' }),
  ...lineRows('columnRule', ''),
];

const BREAKING: readonly Longhand[] = [
  ...(['breakBefore', 'breakAfter'] as const).map((field) =>
    keywordLonghand(cssName(field), field, BREAKS, { initial: 'auto', later: REGIONS }),
  ),
  keywordLonghand('break-inside', 'breakInside', ['auto', 'avoid', 'avoid-page', 'avoid-column'], {
    initial: 'auto',
    later: ['avoid-region'],
  }),
  ...(['orphans', 'widows'] as const).map((field) =>
    longhand(field, field, integer({ least: 1, most: 1000 }), {
      initial: '2',
      inherited: true,
      compute: (value) => value,
    }),
  ),
  keywordLonghand('line-grid', 'lineGrid', ['match-parent', 'create'], { initial: 'match-parent' }),
  keywordLonghand('line-snap', 'lineSnap', ['none', 'baseline'], {
    initial: 'none',
    inherited: true,
    later: ['contain'],
  }),
  keywordLonghand('-brief-column-bottom', 'columnBottom', ['ragged', 'level'], { initial: 'ragged' }),
  keywordLonghand('-brief-line-numbers', 'lineNumbers', ['none', 'page'], {
    initial: 'none',
    inherited: true,
  }),
];

export const PARAGRAPH_PROPERTIES: readonly Longhand[] = [...PARAGRAPH, ...TABLES, ...COLUMNS, ...BREAKING];
