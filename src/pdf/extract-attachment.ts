import { OwnFile } from './own-file.ts';
import type { PdfDictionary } from './pdf-parser.ts';

/**
 * Reads back the source that `paintPdf` attached. Undefined where the bytes are no such file, are damaged, or hold no source; never throws.
 */
export function extractAttachment(
  pdf: Uint8Array,
): { readonly name: string; readonly bytes: Uint8Array } | undefined {
  try {
    const file = new OwnFile(pdf);
    const catalog = file.dictionary(file.root);
    const names = file.dictionary(file.dictionary(catalog.get('Names')).get('EmbeddedFiles'));
    const list = file.resolve(names.get('Names'));
    if (list.kind !== 'array') return undefined;
    for (const item of list.items) {
      if (item.kind !== 'reference') continue;
      const source = readSource(file, file.dictionary(item));
      if (source !== undefined) return source;
    }
    return undefined;
  } catch {
    // Any fault means the same: these bytes are not a file of ours.
    return undefined;
  }
}

function readSource(
  file: OwnFile,
  specification: PdfDictionary,
): { readonly name: string; readonly bytes: Uint8Array } | undefined {
  const relationship = specification.get('AFRelationship');
  const name = specification.get('UF');
  if (relationship?.kind !== 'name' || relationship.name !== 'Source' || name?.kind !== 'string')
    return undefined;
  const embedded = file.dictionary(specification.get('EF')).get('F');
  if (embedded?.kind !== 'reference') return undefined;
  return { name: decodeText(name.bytes), bytes: file.stream(embedded.object).bytes };
}

/** ISO 32000-1 §7.9.2.2; PDFDocEncoding only as far as it is ASCII, as we write it. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return String.fromCharCode(...bytes);
  let text = '';
  for (let at = 2; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  return text;
}
