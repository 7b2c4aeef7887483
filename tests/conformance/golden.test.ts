import { describe, expect, it } from 'vitest';
import { dumpStructure } from '../../src/tags/index.ts';
import { buildBytes } from '../whole/builder.ts';
import { drawnText, readDocument } from '../whole/read-document.ts';
import { dumpLayout } from './dump-layout.ts';
import { EXAMPLES, readExample } from './examples.ts';
import { stagesOf } from './stages.ts';

/** What changes here on purpose is renewed by `npm run golden`, and read in the change. */
describe.each(EXAMPLES)('%s', (name) => {
  const stem = name.replace('.yaml', '');
  const stages = stagesOf(readExample(name), `content/${name}`);

  it('has the text it had', async () => {
    const { result } = buildBytes(readExample(name), `content/${name}`);
    const pages = readDocument(result?.pdf ?? new Uint8Array()).pages.map((page, index) => {
      const shown = page.shown.map((each) => drawnText({ ...page, shown: [each] }).trim());
      return `page ${index + 1}\n${shown.filter((text) => text !== '').join('\n')}\n`;
    });
    await expect(visible(pages.join('\n'))).toMatchFileSnapshot(`../golden/${stem}.text.txt`);
  });

  it('has the tags it had', async () => {
    const dump = dumpStructure(stages.structure, stages.tree);
    await expect(visible(dump)).toMatchFileSnapshot(`../golden/${stem}.tags.txt`);
  });

  it('has the layout it had', async () => {
    const dump = `--fit ${stages.fit}\n${dumpLayout(stages.pages)}`;
    await expect(visible(dump)).toMatchFileSnapshot(`../golden/${stem}.layout.txt`);
  });
});

/** Signs that look like nothing, or like a space, by their names. */
const visible = (text: string): string => text.replaceAll('\u00ad', '␭').replaceAll('\u00a0', '⍽');
