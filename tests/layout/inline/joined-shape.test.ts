import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { World } from '../../../src/base/index.ts';
import { InternalError } from '../../../src/base/index.ts';
import { DiagnosticList } from '../../../src/diagnostics/index.ts';
import { createShaper, type Face, openFontSet, shapingOf } from '../../../src/fonts/index.ts';
import { joinsAt, shapeJoined } from '../../../src/layout/inline/joined-shape.ts';

const ROOT = join(import.meta.dirname, '../../..');

function arabicFace(): Face {
  const world = {
    readFile: (path: string) => ({ ok: true as const, bytes: new Uint8Array(readFileSync(path)) }),
  } as unknown as World;
  const wasm = readFileSync(join(ROOT, 'node_modules/harfbuzzjs/dist/harfbuzz.wasm'));
  const pack = 'node_modules/@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf';
  const rules = [{ family: 'Arabic', weight: 400, style: 'normal' as const, path: join(ROOT, pack) }];
  const face = openFontSet(rules, world, createShaper(wasm), new DiagnosticList()).match(
    ['Arabic'],
    400,
    'normal',
  );
  if (!face) throw new InternalError('the pack is a devDependency');
  return face;
}

it('parts of an Arabic word look as they do in the whole word, wherever it is parted', () => {
  const face = arabicFace();
  const shaping = shapingOf('', 'ar', 'Arab', true);
  const shape = (text: string) => face.shape(text, shaping);
  let parted = 0;
  for (const word of ['المستقبل', 'محادثات', 'وزير', 'يُطلب', 'قوة', 'بدء', 'مسؤولون']) {
    const whole = [...shape(word).glyphs];
    for (let at = 1; at < word.length; at++) {
      if (/\p{Mn}/u.test(word.charAt(at))) continue;
      const left = shapeJoined(word.slice(0, at), joinsAt(word, 0, at, 'Arab'), shape);
      const right = shapeJoined(word.slice(at), joinsAt(word, at, word.length, 'Arab'), shape);
      expect([...right.glyphs, ...left.glyphs], `${word} at ${at}`).toEqual(whole);
      // Kerning across the bounds is lost.
      expect(Math.abs(left.width + right.width - shape(word).width)).toBeLessThan(0.08);
      expect(left.text + right.text).toBe(word);
      parted += 1;
    }
  }
  expect(parted).toBe(29);
});
