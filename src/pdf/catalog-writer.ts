import type { PageLabelRange, PaintInput } from './paint-input.ts';
import { deflate, type EncodedStream, type PdfFile } from './pdf-file.ts';
import { type ObjectNumber, reference, textString } from './pdf-syntax.ts';

/** What the catalogue leads to. */
export interface CatalogParts {
  readonly pages: ObjectNumber;
  readonly structure: ObjectNumber;
  readonly metadata: ObjectNumber;
  readonly outline: ObjectNumber | undefined;
  readonly attachment: ObjectNumber | undefined;
}

/** Writes the document catalogue (ISO 32000-1 §7.7.2). */
export function writeCatalog(file: PdfFile, input: PaintInput, parts: CatalogParts): ObjectNumber {
  const { info, viewer } = input;
  const showOutline = parts.outline !== undefined && viewer?.showOutline === true;
  const entries = [
    `/Type/Catalog/Pages ${reference(parts.pages)}`,
    `/Lang${textString(info.lang)}/MarkInfo<</Marked true>>/StructTreeRoot ${reference(parts.structure)}`,
    `/Metadata ${reference(parts.metadata)}`,
    `/OutputIntents[${reference(writeOutputIntent(file, input.iccProfile))}]`,
    `/ViewerPreferences<</DisplayDocTitle ${viewer?.displayDocTitle !== false}>>`,
    `/PageLabels<</Nums[${(input.pageLabels ?? [{ from: 0 }]).map(pageLabel).join('')}]>>`,
    parts.outline === undefined ? '' : `/Outlines ${reference(parts.outline)}`,
    showOutline ? '/PageMode/UseOutlines' : '',
    parts.attachment === undefined ? '' : attachmentEntries(input, parts.attachment),
  ];
  return file.add(`<<${entries.join('')}>>`);
}

function attachmentEntries({ attachment }: PaintInput, specification: ObjectNumber): string {
  const key = textString(attachment?.name ?? '');
  return (
    `/Names<</EmbeddedFiles<</Names[${key} ${reference(specification)}]>>>>` +
    `/AF[${reference(specification)}]`
  );
}

const LABEL_STYLES: Readonly<Record<NonNullable<PageLabelRange['style']>, string>> = {
  decimal: 'D',
  'lower-roman': 'r',
  'upper-roman': 'R',
  'lower-alpha': 'a',
  'upper-alpha': 'A',
};

/** ISO 32000-1 §12.4.2. */
function pageLabel({ from, style = 'decimal', prefix, start }: PageLabelRange): string {
  const prefixEntry = prefix === undefined ? '' : `/P${textString(prefix)}`;
  const startEntry = start === undefined ? '' : `/St ${start}`;
  return `${from}<</S/${LABEL_STYLES[style]}${prefixEntry}${startEntry}>>`;
}

const profileStreams = new WeakMap<Uint8Array, EncodedStream>();

/** PDF/A-3 6.2.3: device colours of the whole file are sRGB. */
function writeOutputIntent(file: PdfFile, profile: Uint8Array): ObjectNumber {
  let stream = profileStreams.get(profile);
  if (stream === undefined) {
    stream = { entries: '/N 3/Filter/FlateDecode', bytes: deflate(profile, 9) };
    profileStreams.set(profile, stream);
  }
  const object = file.addStream(stream);
  return file.add(
    '<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)' +
      `/DestOutputProfile ${reference(object)}>>`,
  );
}
