import { OwnFile } from './own-file.ts';
import { type PdfDictionary, PdfSyntaxFault, type PdfValue } from './pdf-parser.ts';

/** In points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

const MOST_PAGES = 10_000;

/**
 * The media boxes of the pages of a file of ours, in order (ISO 32000-1 §7.7.3). Undefined where the bytes are
 * another's, or damaged; never throws.
 */
export function readPageSizes(pdf: Uint8Array): readonly PageSize[] | undefined {
  try {
    const file = new OwnFile(pdf);
    const sizes: PageSize[] = [];
    collect(file, file.dictionary(file.dictionary(file.root).get('Pages')), undefined, sizes);
    return sizes.length > 0 ? sizes : undefined;
  } catch {
    // Any fault means the same: these bytes are not a file of ours.
    return undefined;
  }
}

/** A node of the page tree hands its media box down. */
function collect(
  file: OwnFile,
  node: PdfDictionary,
  inherited: PageSize | undefined,
  sizes: PageSize[],
): void {
  const size = node.has('MediaBox') ? sizeOf(file, file.resolve(node.get('MediaBox'))) : inherited;
  const kids = file.resolve(node.get('Kids'));
  if (kids.kind === 'array') {
    for (const kid of kids.items) collect(file, file.dictionary(kid), size, sizes);
    return;
  }
  if (size === undefined || sizes.length >= MOST_PAGES) throw new PdfSyntaxFault('no page of ours');
  sizes.push(size);
}

function sizeOf(file: OwnFile, box: PdfValue): PageSize {
  if (box.kind !== 'array') throw new PdfSyntaxFault('no media box');
  const edges = box.items.map((item) => {
    const value = file.resolve(item);
    if (value.kind !== 'number') throw new PdfSyntaxFault('no media box');
    return value.value;
  });
  const [left = 0, bottom = 0, right = 0, top = 0] = edges;
  return { width: Math.abs(right - left), height: Math.abs(top - bottom) };
}
