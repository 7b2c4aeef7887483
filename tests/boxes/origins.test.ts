import { describe, expect, it } from 'vitest';
import type { TextBox } from '../../src/boxes/index.ts';
import { SourceFile } from '../../src/diagnostics/index.ts';
import { ORIGIN_CLOSE, ORIGIN_OPEN, ORIGIN_TEXT, type Origin } from '../../src/template/index.ts';
import { boxesOf } from './boxes-of.ts';

const file = new SourceFile('brief.yaml', 'abcdef');
const place = (start: number): Origin => {
  const span = { file, start, end: start + 1 };
  return { template: span, content: () => span };
};
const ORIGINS = [0, 1, 2, 3].map(place);

/** `[index:text]` is text that comes from `ORIGINS[index]`. */
function marked(body: string): string {
  return body.replace(/\[(\d):([^\]]*)\]/g, `${ORIGIN_OPEN}$1${ORIGIN_TEXT}$2${ORIGIN_CLOSE}`);
}

/** Each text box as its pieces, named by where they come from; `-` is the template. */
function piecesOf(body: string, css = ''): string[] {
  const { tree } = boxesOf(marked(body), css, { origins: ORIGINS });
  const texts = tree.boxes.filter((box): box is TextBox => box.kind === 'text');
  return texts.map(({ text, origins }) =>
    origins
      .map(({ start, origin }, index) => {
        const name = ORIGINS.indexOf(origin);
        return `${name < 0 ? '-' : name}:${text.slice(start, origins[index + 1]?.start)}`;
      })
      .join('|'),
  );
}

describe('the origins of text', () => {
  it('stay with their characters when white space collapses', () => {
    expect(piecesOf('<p>  a  [0:  b  ]  c  [1:d   ]</p>')).toEqual(['-:a |0:b |-:c |1:d']);
  });

  it('are gone with text that collapsed', () => {
    expect(piecesOf('<p> [0: ] [1:x]</p><p>y[2:  ]</p>')).toEqual(['1:x', '-:y']);
  });

  it('move when upper case lengthens what is before', () => {
    expect(piecesOf('<p class="u">ß[0:ßa][1:b]</p>', '.u { text-transform: uppercase; }')).toEqual([
      '-:SS|0:SSA|1:B',
    ]);
  });

  it('are cut with the lines of preserved text', () => {
    expect(piecesOf('<pre>a[0:b\nc]d\n[1:e]</pre>')).toEqual(['-:a|0:b', '0:\n', '0:c|-:d', '-:\n', '1:e']);
  });

  it('of a box are those of its first character', () => {
    const { tree } = boxesOf(marked('<p> [2:x]</p>'), '', { origins: ORIGINS });
    expect(tree.boxes.find(({ kind }) => kind === 'text')?.origin).toBe(ORIGINS[2]);
  });
});
