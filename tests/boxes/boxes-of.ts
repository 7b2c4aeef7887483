import { type BoxTree, buildBoxes, type PageCounters } from '../../src/boxes/index.ts';
import { computeStyles, parseStylesheet, type Stylesheet } from '../../src/css/index.ts';
import { type Diagnostic, DiagnosticList, type Sink, SourceFile } from '../../src/diagnostics/index.ts';
import { parseMarkup } from '../../src/html/index.ts';
import type { ImageFile } from '../../src/images/index.ts';
import type { Origin } from '../../src/template/index.ts';

/** The one image that can be read, `a.png`. */
export const IMAGE: ImageFile = {
  path: '/images/a.png',
  format: 'png',
  bytes: new Uint8Array(),
  width: 10,
  height: 10,
};

const IMAGES = {
  read: (src: string) =>
    src === 'a.png'
      ? IMAGE
      : ({
          reason: 'missing',
          message: `the image \`${src}\` does not exist`,
          hint: 'check its name',
        } as const),
};

export interface BuiltBoxes {
  readonly tree: BoxTree;
  /** Of the boxes stage only; the stages before must have none. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface BoxOptions {
  readonly title?: string;
  /** Of the root; the empty one is none. */
  readonly lang?: string;
  readonly pageCounters?: PageCounters;
  readonly origins?: readonly Origin[];
}

/** Puts a body into a whole document. */
function documentOf(body: string, options: BoxOptions): string {
  const lang = options.lang === '' ? '' : ` lang="${options.lang ?? 'en'}"`;
  return `<html${lang}><head><title>${options.title ?? 'Title'}</title></head><body>${body}</body></html>`;
}

const sheets = new Map<string, Stylesheet>();

/** Parsed once a text, because properties ask a thousand times. */
function sheetOf(css: string, sink: Sink): Stylesheet {
  const known = sheets.get(css);
  if (known) return known;
  const sheet = parseStylesheet(new SourceFile('test.css', css), '/', sink);
  sheets.set(css, sheet);
  return sheet;
}

/** Boxes of what a body holds, through the real stages before. */
export function boxesOf(body: string, css = '', options: BoxOptions = {}): BuiltBoxes {
  const html = documentOf(body, options);
  const before = new DiagnosticList();
  const source = new SourceFile('test.html', html);
  const document = parseMarkup({ html, origins: options.origins ?? [], source }, before);
  const sheet = sheetOf(css, before);
  if (!document || before.items.length > 0)
    throw new Error(`${html}\n${before.items.map(({ message }) => message).join('\n')}`);
  const styled = computeStyles({ tree: document, sheets: [sheet] }, before);
  if (before.items.length > 0) throw new Error(before.items.map(({ message }) => message).join('\n'));
  const { pageCounters } = options;
  const sources = {
    document,
    images: IMAGES,
    imageFolder: '/images',
    ...(pageCounters ? { pageCounters } : {}),
  };
  const diagnostics = new DiagnosticList();
  return { tree: buildBoxes(styled, sources, diagnostics), diagnostics: diagnostics.items };
}
