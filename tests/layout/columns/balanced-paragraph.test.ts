import { expect, it } from 'vitest';
import { layOut } from '../lay-out.ts';

it('does not part a paragraph of two lines to make columns equal', () => {
  const body = '<section><h2>H</h2><p>The talks have moved on, and nobody said</p></section>';
  const { result } = layOut(
    body,
    'section { columns: 2; column-gap: 10pt } h2 { margin: 0; break-after: avoid }',
  );
  const lines =
    result.pages[0]?.fragments.flatMap((fragment) => (fragment.kind === 'text' ? [fragment] : [])) ?? [];
  expect(new Set(lines.map(({ x }) => Math.round(x)))).toEqual(new Set([10]));
  expect(new Set(lines.map(({ y }) => y)).size).toBeGreaterThan(2);
});
