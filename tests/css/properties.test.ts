import { describe, expect, it } from 'vitest';
import {
  AT_RULES,
  computeStyles,
  propertyList,
  reviveStylesheet,
  SELECTORS,
  type StylesheetData,
} from '../../src/css/index.ts';
import { LONGHANDS, propertyTable } from '../../src/css/properties.ts';
import { LOGICAL_LONGHANDS } from '../../src/css/properties-logical.ts';
import { INITIAL } from '../../src/css/style-record.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { el, treeOf } from './build-tree.ts';
import { elementsOf, FOLDER, faultsOf, parseText, styleOf } from './styling.ts';

describe('the table of properties', () => {
  it('has every field of a computed style once', () => {
    const fields = LONGHANDS.map((row) => row.field);
    expect([...fields, 'features'].sort()).toEqual(Object.keys(INITIAL).sort());
  });

  it.each(LONGHANDS.map((row) => [row.name, row.initial, row.field] as const))(
    '%s: its initial value is %s',
    (name, initial, field) => {
      const written = styleOf(`color: black; ${name}: ${initial}`);
      const reset = styleOf(`color: black; ${name}: initial`);
      expect(written[field as keyof typeof written]).toEqual(reset[field as keyof typeof reset]);
    },
  );

  it.each(LONGHANDS.map((row) => [row.name, row] as const))('%s takes its keywords', (name, row) => {
    // Words that stand only after something else.
    const inner = name === 'string-set' ? /-quote$/ : /^(?:on|off)$/;
    for (const word of row.words())
      if (!inner.test(word)) expect(faultsOf(`p { ${name}: ${word} }`)).toEqual([]);
    for (const word of row.later)
      if (/^[\w-]+$/.test(word)) expect(faultsOf(`p { ${name}: ${word}(x) }`).join()).toMatch(/css\/not-yet/);
  });

  it('names longhands that exist', () => {
    const names = new Set(['size', ...[...LONGHANDS, ...LOGICAL_LONGHANDS].map((row) => row.name)]);
    for (const row of propertyTable().values())
      if (row.kind === 'shorthand') expect(row.longhands.filter((name) => !names.has(name))).toEqual([]);
  });

  it.each(
    [...propertyTable().values()]
      .filter((row) => row.kind === 'shorthand')
      .map((row) => [row.name, row] as const),
  )('%s takes the CSS-wide keywords', (name) => {
    expect(faultsOf(`p { ${name}: inherit; ${name}: initial; ${name}: unset }`)).toEqual([]);
  });

  it('lists what is understood and what is not yet', () => {
    const list = propertyList();
    const names = list.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
    for (const { name, status } of list.filter((entry) => entry.name !== 'size')) {
      const fault = faultsOf(`p { ${name}: 1 2 3 4 5 6 7 nonsense }`).join();
      expect(fault, name).toContain(status === 'yes' ? 'css/bad-value' : 'css/not-yet');
    }
  });
});

describe('the other tables', () => {
  it.each(SELECTORS.filter(({ name }) => name.startsWith(':')).map((row) => [row.name, row.status] as const))(
    'selector %s: %s',
    (name, status) => {
      const samples: Record<string, string> = { ':lang()': 'en', ':dir()': 'rtl' };
      const argument = /nth/.test(name) ? '2' : (samples[name] ?? '.a');
      const faults = faultsOf(`p${name.replace('()', `(${argument})`)} { color: red }`);
      if (status === 'yes') expect(faults).toEqual([]);
      else expect(faults.join()).toContain('css/not-yet');
    },
  );

  it.each(AT_RULES.filter(({ status }) => status === 'not yet').map(({ name }) => name))(
    '@%s: not yet',
    (name) => {
      expect(faultsOf(`@${name} x { }`).join()).toContain('css/not-yet');
    },
  );
});

it('stores a stylesheet as JSON without loss', () => {
  const css = `:root { --a: 1pt } @page :first { margin: 1cm; @top-left { content: "x" } }
    p { font: 10pt/1.2 A, serif; hyphenate-limit-lines: no-limit; margin: var(--a); color: #12345678 }
    @font-face { font-family: A; src: url(a.ttf) } q { colr: red }`;
  const parsed = parseText(css);
  const revived = reviveStylesheet(JSON.parse(JSON.stringify(parsed.data)) as StylesheetData, FOLDER);
  const tree = treeOf(el('html', {}, el('p')));
  const results = [parsed, revived].map((sheet) => {
    const sink = new DiagnosticList();
    const styled = computeStyles({ tree, sheets: [sheet] }, sink);
    const faults = sink.items.map(({ message }) => message);
    return {
      styles: elementsOf(styled.root).map(({ style }) => style),
      page: styled.pageStyle(1),
      faces: styled.fontFaces,
      faults,
    };
  });
  expect(results[0]).toEqual(results[1]);
});
