import { type BriefDocument, canonicalYaml } from '../content/index.ts';
import type { Attachment } from '../pdf/index.ts';
import type { AttachSource } from './build-request.ts';

/** Labels of the Traffic Light Protocol above GREEN: the brief must not travel with its PDF unless asked for. */
const RESTRICTED = /^(?:RED|AMBER)/;

/** The brief as it goes into the PDF; undefined where nothing is attached. */
export function attachedSource(
  document: BriefDocument,
  wish: AttachSource | undefined,
): Attachment | undefined {
  const restricted = RESTRICTED.test(document.brief.handling?.tlp ?? '');
  const detail = wish ?? (restricted ? 'none' : 'printed');
  if (detail === 'none') return undefined;
  return {
    name: attachmentName(document.source.name),
    bytes: new TextEncoder().encode(canonicalYaml(document, detail)),
    mediaType: 'application/yaml',
    description: 'The brief that this document was made from',
    relationship: 'Source',
  };
}

/** The file's own name without its folders, which are nobody's business. */
function attachmentName(source: string): string {
  const last = source.split(/[/\\]/).pop() ?? '';
  const stem = last.replace(/\.(?:ya?ml|json)$/i, '').replace(/[<>:"|?*]|\p{Cc}/gu, '');
  return `${stem === '' ? 'brief' : stem}.yaml`;
}
