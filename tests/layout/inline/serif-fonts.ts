import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../../src/base/index.ts';
import { DiagnosticList } from '../../../src/diagnostics/index.ts';
import { createShaper, type FontSet, openFontSet } from '../../../src/fonts/index.ts';

/** The real Source Serif 4 of the default template, shaped by HarfBuzz; `checkout` is the project's folder. */
export function serifFonts(checkout: string): FontSet {
  const world = {
    readFile: (path: string) => ({ ok: true as const, bytes: new Uint8Array(readFileSync(path)) }),
  } as unknown as World;
  const wasm = readFileSync(join(checkout, 'node_modules/harfbuzzjs/dist/harfbuzz.wasm'));
  const path = join(checkout, 'templates/policy-brief/fonts/SourceSerif4-Regular.ttf');
  const rules = [{ family: 'Source Serif 4', weight: 400, style: 'normal' as const, path }];
  return openFontSet(rules, world, createShaper(wasm), new DiagnosticList());
}
