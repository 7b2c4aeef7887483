import { type BoxTree, buildBoxes, type PageCounters } from '../../src/boxes/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import type { ImageFile } from '../../src/images/index.ts';
import { type StyleRules, styledTree } from './styled-html.ts';

/** An image of this name is there; all others are not. */
export const IMAGE: ImageFile = {
  path: '/images/a.png',
  format: 'png',
  bytes: new Uint8Array(),
  width: 10,
  height: 10,
};

export interface BuiltBoxes {
  readonly tree: BoxTree;
  readonly diagnostics: DiagnosticList;
}

export interface BoxOptions {
  readonly title?: string;
  readonly pageCounters?: PageCounters;
}

/** Boxes of a piece of HTML; `a.png` is the one image that can be read. */
export function boxesOf(html: string, rules: StyleRules = {}, options: BoxOptions = {}): BuiltBoxes {
  const diagnostics = new DiagnosticList();
  const images = {
    read: (src: string) =>
      src === 'a.png'
        ? IMAGE
        : ({ reason: 'missing', message: `There is no image \`${src}\``, hint: 'Check the name' } as const),
  };
  const tree = buildBoxes(
    styledTree(html, rules),
    {
      document: { title: options.title ?? 'Title', meta: [] },
      images,
      imageFolder: '/images',
      ...(options.pageCounters ? { pageCounters: options.pageCounters } : {}),
    },
    diagnostics,
  );
  return { tree, diagnostics };
}
