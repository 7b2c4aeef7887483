import type { PageLabelRange, PaintInput } from './paint-input.ts';
import type { PdfDocument } from './pdf-document.ts';
import { deflate } from './pdf-file.ts';
import { asciiString, type PdfValue, type Reference, textString } from './pdf-object.ts';

/** Writes what the document catalogue (ISO 32000-1 §7.7.2) says beyond what pdfkit puts there. */
export function writeCatalog(
  document: PdfDocument,
  { iccProfile, viewer, pageLabels, direction }: PaintInput,
  outline: Reference | undefined,
): void {
  const { catalog } = document;
  catalog.OutputIntents = [writeOutputIntent(document, iccProfile)];
  catalog.PageLabels = { Nums: (pageLabels ?? [{ from: 0 }]).flatMap(pageLabel) };
  catalog.Outlines = outline;
  if (direction === 'rtl') document.viewerPreferences.Direction = 'R2L';
  if (outline !== undefined && viewer?.showOutline === true) catalog.PageMode = 'UseOutlines';
}

const LABEL_STYLES: Readonly<Record<NonNullable<PageLabelRange['style']>, string>> = {
  decimal: 'D',
  'lower-roman': 'r',
  'upper-roman': 'R',
  'lower-alpha': 'a',
  'upper-alpha': 'A',
};

/** ISO 32000-1 §12.4.2. */
function pageLabel({ from, style = 'decimal', prefix, start }: PageLabelRange): PdfValue[] {
  const label = {
    S: LABEL_STYLES[style],
    P: prefix === undefined ? undefined : textString(prefix),
    St: start,
  };
  return [from, label];
}

const deflatedProfiles = new WeakMap<Uint8Array, Uint8Array>();

/** PDF/A-3 6.2.3: device colours of the whole file are sRGB. pdfkit's own would read the profile from disk. */
export function writeOutputIntent(document: PdfDocument, profile: Uint8Array): Reference {
  let bytes = deflatedProfiles.get(profile);
  if (bytes === undefined) {
    bytes = deflate(profile, 9);
    deflatedProfiles.set(profile, bytes);
  }
  return document.object({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: asciiString('sRGB'),
    Info: asciiString('sRGB IEC61966-2.1'),
    DestOutputProfile: document.stream({ N: 3, Filter: 'FlateDecode' }, bytes),
  });
}
