import { type BriefDocument, canonicalYaml } from '../content/index.ts';
import type { Attachment } from '../pdf/index.ts';
import type { AttachSource, LeftOut } from './build-request.ts';

/** Labels of the Traffic Light Protocol above GREEN: the brief must not travel with its PDF unless asked for. */
const RESTRICTED = /^(?:RED|AMBER)/;

/** The brief as it goes into the PDF; undefined where nothing is attached. */
export function attachedSource(
  document: BriefDocument,
  wish: AttachSource | undefined,
  leftOut: readonly LeftOut[],
): Attachment | undefined {
  const restricted = RESTRICTED.test(document.brief.handling?.tlp ?? '');
  const detail = wish ?? (restricted ? 'none' : 'printed');
  if (detail === 'none') return undefined;
  const copied = detail === 'printed' ? shortened(document, leftOut) : document;
  return {
    name: attachmentName(document.source.name),
    bytes: new TextEncoder().encode(canonicalYaml(copied, detail)),
    mediaType: 'application/yaml',
    description: 'The brief that this document was made from',
    relationship: 'Source',
  };
}

/** What a page budget left out is not printed, and does not travel with the page either. */
function shortened(document: BriefDocument, leftOut: readonly LeftOut[]): BriefDocument {
  if (leftOut.length === 0) return document;
  const brief: Record<string, unknown> = { ...document.brief };
  for (const { section, items } of leftOut) {
    const value = brief[section];
    if (items.length === 0 || !Array.isArray(value)) delete brief[section];
    else {
      const kept = value.filter((_, index) => !items.includes(index));
      if (kept.length > 0) brief[section] = kept;
      else delete brief[section];
    }
  }
  // Only optional parts are ever left out, so what remains is a brief.
  return {
    brief: brief as unknown as BriefDocument['brief'],
    source: document.source,
    spanOf: (path) => document.spanOf(path),
  };
}

/** The file's own name without its folders, which are nobody's business. */
function attachmentName(source: string): string {
  const last = source.split(/[/\\]/).pop() ?? '';
  const stem = last.replace(/\.(?:ya?ml|json)$/i, '').replace(/[<>:"|?*]|\p{Cc}/gu, '');
  return `${stem === '' ? 'brief' : stem}.yaml`;
}
