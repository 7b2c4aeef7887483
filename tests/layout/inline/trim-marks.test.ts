import { expect, it } from 'vitest';
import { shapingOf } from '../../../src/fonts/index.ts';
import { trimMarks } from '../../../src/layout/inline/trim-marks.ts';
import { squareFonts } from './square-fonts.ts';

const face = squareFonts().match(['Square'], 400, 'normal');
const advancesOf = (text: string): readonly number[] => {
  const shaped = face?.shape(text, shapingOf('', 'zh-Hans', 'Hani'));
  if (!shaped) throw new Error('no face');
  const trimmed = trimMarks(shaped, false);
  expect(trimmed.width).toBe([...trimmed.advances].reduce((sum, one) => sum + one, 0));
  return [...trimmed.advances];
};

it.each([
  ['中文。', [1, 1, 1]],
  ['。”《', [0.5, 1, 0.5]],
  ['」「', [1, 0.5]],
  ['（「', [1, 0.5]],
  ['」。', [0.5, 1]],
  ['，，中', [0.5, 1, 1]],
  ['中「文」', [1, 1, 1, 1]],
])('closes up full-width marks that follow each other: %s', (text, advances) => {
  expect(advancesOf(text)).toEqual(advances);
});

it('moves an opening mark over its empty half, and leaves a narrow mark alone', () => {
  const shaped = face?.shape('」「', shapingOf('', 'ja', 'Hani'));
  if (!shaped) throw new Error('no face');
  expect([...(trimMarks(shaped, false).offsetsX ?? [])]).toEqual([0, -0.5]);
  const narrow = { ...shaped, advances: Float64Array.of(0.4, 1) };
  expect(trimMarks(narrow, false)).toBe(narrow);
});

it('leaves the stops of traditional Chinese in the middle of their squares', () => {
  const shaped = face?.shape('。」、', shapingOf('', 'zh-Hant', 'Hani'));
  if (!shaped) throw new Error('no face');
  expect(trimMarks(shaped, true)).toBe(shaped);
});
