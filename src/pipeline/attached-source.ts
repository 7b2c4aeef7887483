import { type BriefDocument, canonicalYaml } from '../content/index.ts';
import type { AttachSource } from './build-request.ts';

/** Labels of the Traffic Light Protocol above GREEN: the brief must not travel with its PDF unless asked for. */
const RESTRICTED = /^(?:RED|AMBER)/;

export interface AttachedSource {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The brief as it goes into the PDF; undefined where nothing is attached. */
export function attachedSource(
  document: BriefDocument,
  wish: AttachSource | undefined,
): AttachedSource | undefined {
  const restricted = RESTRICTED.test(document.brief.handling?.tlp ?? '');
  const detail = wish ?? (restricted ? 'none' : 'printed');
  if (detail === 'none') return undefined;
  return {
    name: attachmentName(document.source.name),
    bytes: new TextEncoder().encode(canonicalYaml(document, detail)),
  };
}

/** The file's own name without its folders, which are nobody's business. */
function attachmentName(source: string): string {
  const last = source.split(/[/\\]/).pop() ?? '';
  const stem = last.replace(/\.(?:ya?ml|json)$/i, '').replace(/[<>:"|?*]|\p{Cc}/gu, '');
  return `${stem === '' ? 'brief' : stem}.yaml`;
}
