import { expect, it } from 'vitest';
import { buildBrief } from '../../src/index.ts';

/** White space counts as size. */
const brief = (size: number): string =>
  `${JSON.stringify({ title: 'Talks', keyPoints: ['One'] })}${' '.repeat(size)}`;

it('reads no brief of more than 2 MiB unless it is told to', async () => {
  const large = brief(2.2 * 1024 * 1024);
  const refused = await buildBrief(large, { name: 'a.json' });
  expect(refused.pdf).toBeUndefined();
  expect(refused.diagnostics.map(({ code }) => code)).toEqual(['content/too-large']);
  const read = await buildBrief(large, { name: 'a.json', maxMebibytes: 3 });
  expect(read.diagnostics.map(({ code }) => code)).not.toContain('content/too-large');
});
