import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../src/base/index.ts';
import type { BoxTree } from '../../src/boxes/index.ts';
import type { PageStyle } from '../../src/css/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { createShaper, type FontSet, openFontSet } from '../../src/fonts/index.ts';
import { type LayoutResult, layoutPages } from '../../src/layout/index.ts';
import { boxesOf } from '../boxes/boxes-of.ts';
import { hyphenation } from './hyphenation-source.ts';

const FONTS = join(import.meta.dirname, '../../templates/policy-brief/fonts');
const RULES = [
  { family: 'Serif', weight: 400, style: 'normal', path: join(FONTS, 'SourceSerif4-Regular.ttf') },
  { family: 'Serif', weight: 400, style: 'italic', path: join(FONTS, 'SourceSerif4-It.ttf') },
  { family: 'Sans', weight: 600, style: 'normal', path: join(FONTS, 'SourceSans3-Semibold.ttf') },
] as const;

const shaper = createShaper(
  readFileSync(join(import.meta.dirname, '../../node_modules/harfbuzzjs/dist/harfbuzz.wasm')),
);
const readOnly: Pick<World, 'readFile'> = {
  readFile: (path) =>
    existsSync(path)
      ? { ok: true, bytes: readFileSync(path) }
      : { ok: false, reason: 'missing', detail: path },
};

/** The real faces that the default template ships. */
export function shippedFonts(diagnostics: DiagnosticList): FontSet {
  return openFontSet(RULES, readOnly as World, shaper, diagnostics);
}

export interface LaidOut {
  readonly tree: BoxTree;
  readonly result: LayoutResult;
  readonly diagnostics: DiagnosticList;
}

export type PageSize = Partial<PageStyle> | ((number: number) => Partial<PageStyle>);

/** Lays out the body of a document on pages of 220 × 220 pt with margins of 10 pt, or as told. */
export function layOut(body: string, css = '', page: PageSize = {}): LaidOut {
  const built = boxesOf(
    body,
    `html { font: 10pt/12pt Serif } body, p, ul, ol, h1, h2 { margin: 0; padding: 0 } ${css}`,
  );
  const diagnostics = new DiagnosticList();
  const pageStyle = (number: number): PageStyle => ({
    width: 220,
    height: 220,
    marginTop: 10,
    marginRight: 10,
    marginBottom: 10,
    marginLeft: 10,
    marginBoxes: new Map(),
    ...(typeof page === 'function' ? page(number) : page),
  });
  const tree = { ...built.tree, pageStyle };
  const result = layoutPages({ tree, fonts: shippedFonts(diagnostics), sink: diagnostics, hyphenation });
  return { tree, result, diagnostics };
}

/** Words of a page in paint order with the top left of each line, a line each: `20,31 some words`. */
export function dumpPages({ tree, result }: LaidOut): string {
  const round = (value: number): string => String(Math.round(value * 10) / 10);
  return result.pages
    .map((page) => {
      const lines = page.fragments.map((fragment) => {
        const box = tree.boxes[fragment.boxId];
        const mark = fragment.artifact ? ' (artifact)' : '';
        switch (fragment.kind) {
          case 'text':
            return `${round(fragment.x)},${round(fragment.y)} ${fragment.pieces.map((piece) => piece.text).join('')}${mark}`;
          case 'box': {
            const { x, y, width, height } = fragment.rect;
            return `${round(x)},${round(y)} ${round(width)}×${round(height)} <${box?.element?.name ?? '?'}>${mark}`;
          }
          case 'image':
            return `${round(fragment.rect.x)},${round(fragment.rect.y)} image`;
          case 'rule':
            return `${round(fragment.from.x)},${round(fragment.from.y)} rule to ${round(fragment.to.y)}`;
        }
        return '';
      });
      return [`page ${page.number}`, ...lines].join('\n');
    })
    .join('\n');
}
