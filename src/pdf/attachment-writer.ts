import type { Attachment } from './paint-input.ts';
import { pdfDate } from './pdf-date.ts';
import type { PdfFile } from './pdf-file.ts';
import { name, type ObjectNumber, reference, textString } from './pdf-syntax.ts';

/** Writes an embedded file and its specification (ISO 32000-1 §7.11.4, PDF/A-3 6.8); gives the specification. */
export function writeAttachment(
  file: PdfFile,
  attachment: Attachment,
  date: string | undefined,
): ObjectNumber {
  const { bytes, mediaType, description, relationship } = attachment;
  const moment = date === undefined ? undefined : pdfDate(date);
  const dates = moment === undefined ? '' : `/CreationDate${moment.pdf}/ModDate${moment.pdf}`;
  const embedded = file.addDeflated(
    `/Type/EmbeddedFile/Subtype${name(mediaType)}/Params<</Size ${bytes.length}${dates}>>`,
    bytes,
  );
  const fileName = textString(attachment.name);
  return file.add(
    `<</Type/Filespec/F${fileName}/UF${fileName}/EF<</F ${reference(embedded)}/UF ${reference(embedded)}>>` +
      `/AFRelationship/${relationship}/Desc${textString(description)}>>`,
  );
}
