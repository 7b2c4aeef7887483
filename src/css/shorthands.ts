import { cssName, SIDES } from './properties-box.ts';
import { LOGICAL_ALIASES } from './properties-logical.ts';
import { fontFamily, fontSize, lineHeight } from './properties-text.ts';
import {
  type Assignment,
  type Longhand,
  readAnyOrder,
  readSides,
  type Shorthand,
  shorthand,
} from './property-row.ts';
import type { Specified } from './specified.ts';
import type { ValueReader } from './value-reader.ts';

/** Finds a longhand's row; the table that holds them all hands it in. */
export type LonghandLookup = (name: string) => Longhand;

const sideNames = (prefix: string, suffix = ''): readonly string[] =>
  SIDES.map((side) => `${prefix}-${side.toLowerCase()}${suffix}`);

function sidesShorthand(name: string, longhands: readonly string[], find: LonghandLookup): Shorthand {
  const row = find(longhands[0] ?? name);
  const grammar = { text: `[${row.grammar}]{1,4}`, words: row.words, later: row.later };
  return shorthand(name, longhands, grammar, (reader) => {
    const values = readSides(reader, row.match);
    return values && longhands.map((longhand, at) => [longhand, values[at] ?? 'initial'] as const);
  });
}

/** `||` of rows, each of which may stand for several longhands. */
function anyOrderShorthand(
  name: string,
  parts: readonly { readonly row: Longhand; readonly targets: readonly string[] }[],
  extra: { readonly resets?: readonly string[]; readonly later?: readonly string[] } = {},
): Shorthand {
  const rows = parts.map(({ row }) => row);
  const { resets = [], later = [] } = extra;
  const longhands = [...parts.flatMap(({ targets }) => targets), ...resets];
  const grammar = {
    text: rows.map((row) => `<${row.name}>`).join(' || '),
    words: () => rows.flatMap((row) => row.words()),
    later: [...rows.flatMap((row) => row.later), ...later],
  };
  return shorthand(name, longhands, grammar, (reader) => {
    const found = readAnyOrder(reader, rows);
    if (!found) return undefined;
    const assignments: Assignment[] = resets.map((target) => [target, 'initial']);
    for (const { row, targets } of parts)
      for (const target of targets) assignments.push([target, found.get(row.name) ?? 'initial']);
    return assignments;
  });
}

function lineShorthand(name: string, prefixes: readonly string[], find: LonghandLookup): Shorthand {
  const first = prefixes[0] ?? name;
  const parts = ['width', 'style', 'color'].map((part) => ({
    row: find(`${first}-${part}`),
    targets: prefixes.map((prefix) => `${prefix}-${part}`),
  }));
  return anyOrderShorthand(name, parts);
}

/** Keyword of the one, keyword of the other: `page-break-before: always` is `break-before: page`. */
function renamed(name: string, target: string, words: Readonly<Record<string, string>>): Shorthand {
  const text = Object.keys(words).join(' | ');
  return shorthand(name, [target], { text, words: () => Object.keys(words) }, (reader) => {
    const token = reader.peek();
    const value = token?.type === 'ident' ? words[token.text.toLowerCase()] : undefined;
    if (value === undefined) return undefined;
    reader.next();
    return [[target, value]];
  });
}

function sameAs(name: string, target: Longhand): Shorthand {
  const grammar = { text: target.grammar, words: target.words, later: target.later };
  return shorthand(name, [target.name], grammar, (reader) => {
    const value = target.match(reader);
    return value === undefined ? undefined : [[target.name, value]];
  });
}

const FONT_RESETS = [
  'font-variant-numeric',
  'font-variant-ligatures',
  'font-variant-position',
  'font-feature-settings',
  'font-kerning',
];

/** CSS Fonts 4 §2.7: style, small capitals and weight in any order, then size, line height, families. */
function readFont(reader: ValueReader, find: LonghandLookup): readonly Assignment[] | undefined {
  const caps = {
    name: 'font-variant-caps',
    match: (inner: ValueReader) => (inner.takeWord('small-caps') ? 'small-caps' : undefined),
  };
  const found = new Map<string, Specified>();
  while (reader.takeWord('normal'));
  for (const [name, value] of readAnyOrder(reader, [find('font-style'), caps, find('font-weight')]) ?? [])
    found.set(name, value);
  const size = fontSize.match(reader);
  const leading = size !== undefined && reader.takeDelimiter('/') ? lineHeight.match(reader) : 'initial';
  const families = leading === undefined ? undefined : fontFamily.match(reader);
  if (size === undefined || leading === undefined || families === undefined) return undefined;
  return [
    ...FONT_RESETS.map((name) => [name, 'initial'] as const),
    ...['font-style', 'font-variant-caps', 'font-weight'].map(
      (name) => [name, found.get(name) ?? 'initial'] as const,
    ),
    ['font-size', size],
    ['line-height', leading],
    ['font-family', families],
  ];
}

const VARIANTS = ['caps', 'numeric', 'ligatures', 'position'].map((part) => `font-variant-${part}`);

function readFontVariant(reader: ValueReader, find: LonghandLookup): readonly Assignment[] | undefined {
  if (reader.takeWord('normal')) return VARIANTS.map((name) => [name, 'initial']);
  const found = readAnyOrder(reader, VARIANTS.map(find));
  return found && VARIANTS.map((name) => [name, found.get(name) ?? 'initial']);
}

function fontShorthands(find: LonghandLookup): readonly Shorthand[] {
  const variants = VARIANTS.map(find);
  return [
    shorthand(
      'font',
      [
        ...FONT_RESETS,
        'font-style',
        'font-variant-caps',
        'font-weight',
        'font-size',
        'line-height',
        'font-family',
      ],
      {
        text: '[<font-style> || small-caps || <font-weight>]? <font-size> [/ <line-height>]? <font-family>',
        later: ['caption', 'icon', 'menu', 'message-box', 'small-caption', 'status-bar'],
      },
      (reader) => readFont(reader, find),
    ),
    shorthand(
      'font-variant',
      VARIANTS,
      {
        text: `normal | ${VARIANTS.map((name) => `<${name}>`).join(' || ')}`,
        words: () => variants.flatMap((row) => row.words()),
        later: [
          'historical-forms',
          'jis78',
          'ruby',
          'text',
          'emoji',
          'unicode',
          'styleset',
          'stylistic',
          'swash',
        ],
      },
      (reader) => readFontVariant(reader, find),
    ),
  ];
}

function boxShorthands(find: LonghandLookup): readonly Shorthand[] {
  const corners = ['top-left', 'top-right', 'bottom-right', 'bottom-left'].map(
    (corner) => `border-${corner}-radius`,
  );
  const radius = sidesShorthand('border-radius', corners, find);
  return [
    sidesShorthand('margin', sideNames('margin'), find),
    sidesShorthand('padding', sideNames('padding'), find),
    ...['width', 'style', 'color'].map((part) =>
      sidesShorthand(`border-${part}`, sideNames('border', `-${part}`), find),
    ),
    ...SIDES.map((side) => cssName(`border${side}`)).map((name) => lineShorthand(name, [name], find)),
    lineShorthand('border', sideNames('border'), find),
    { ...radius, later: ['/'] },
    shorthand(
      'background',
      ['background-color'],
      {
        text: 'none | <color>',
        words: () => ['none', ...find('background-color').words()],
        later: [
          'url',
          'linear-gradient',
          'radial-gradient',
          'conic-gradient',
          'repeat',
          'no-repeat',
          'cover',
        ],
      },
      (reader) => {
        if (reader.takeWord('none')) return [['background-color', 'initial']];
        const value = find('background-color').match(reader);
        return value === undefined ? undefined : [['background-color', value]];
      },
    ),
  ];
}

/** One or two values for the start and the end, CSS Logical 1 §4.2. */
function pairShorthand(name: string, longhands: readonly [string, string], find: LonghandLookup): Shorthand {
  const row = find(longhands[0]);
  const grammar = { text: `[${row.grammar}]{1,2}`, words: row.words, later: row.later };
  return shorthand(name, longhands, grammar, (reader) => {
    const start = row.match(reader);
    if (start === undefined) return undefined;
    const [first, second] = longhands;
    return [
      [first, start],
      [second, row.match(reader) ?? start],
    ];
  });
}

function logicalShorthands(find: LonghandLookup): readonly Shorthand[] {
  const sides = { inline: ['inline-start', 'inline-end'], block: ['top', 'bottom'] } as const;
  return (['inline', 'block'] as const).flatMap((axis) => {
    const [start, end] = sides[axis];
    const borders = [`border-${start}`, `border-${end}`] as const;
    return [
      ...(['margin', 'padding'] as const).map((edge) =>
        pairShorthand(`${edge}-${axis}`, [`${edge}-${start}`, `${edge}-${end}`], find),
      ),
      ...['width', 'style', 'color'].map((part) =>
        pairShorthand(`border-${axis}-${part}`, [`border-${start}-${part}`, `border-${end}-${part}`], find),
      ),
      lineShorthand(`border-${axis}`, borders, find),
      lineShorthand(`border-${axis}-start`, [borders[0]], find),
      lineShorthand(`border-${axis}-end`, [borders[1]], find),
    ];
  });
}

/** Takes `text-decoration-style: solid`, which is what there is. */
function readDecoration(reader: ValueReader, parts: readonly Longhand[]): readonly Assignment[] | undefined {
  const solid = {
    name: 'solid',
    match: (inner: ValueReader) => (inner.takeWord('solid') ? 'solid' : undefined),
  };
  const found = readAnyOrder(reader, [...parts, solid]);
  return found && parts.map((row) => [row.name, found.get(row.name) ?? 'initial']);
}

function textShorthands(find: LonghandLookup): readonly Shorthand[] {
  const decoration = ['line', 'color', 'thickness'].map((part) => find(`text-decoration-${part}`));
  const whole = (name: string) => ({ row: find(name), targets: [name] });
  return [
    shorthand(
      'text-decoration',
      decoration.map((row) => row.name),
      {
        text: '<text-decoration-line> || solid || <text-decoration-color> || <text-decoration-thickness>',
        words: () => ['solid', ...decoration.flatMap((row) => row.words())],
        later: ['double', 'dotted', 'dashed', 'wavy', 'overline', 'blink', 'from-font'],
      },
      (reader) => readDecoration(reader, decoration),
    ),
    anyOrderShorthand('list-style', [whole('list-style-type'), whole('list-style-position')], {
      later: ['url'],
    }),
    anyOrderShorthand('columns', [whole('column-width'), whole('column-count')]),
    lineShorthand('column-rule', ['column-rule'], find),
    sameAs('word-wrap', find('overflow-wrap')),
    renamed('page-break-inside', 'break-inside', { auto: 'auto', avoid: 'avoid' }),
    ...['before', 'after'].map((end) =>
      renamed(`page-break-${end}`, `break-${end}`, {
        auto: 'auto',
        always: 'page',
        avoid: 'avoid',
        left: 'left',
        right: 'right',
      }),
    ),
  ];
}

/** Every shorthand and alias. */
export function shorthands(find: LonghandLookup): readonly Shorthand[] {
  return [
    ...boxShorthands(find),
    ...logicalShorthands(find),
    ...LOGICAL_ALIASES.map(([name, physical]) => sameAs(name, find(physical))),
    ...fontShorthands(find),
    ...textShorthands(find),
  ];
}
