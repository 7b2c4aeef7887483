import type { Attachment } from './paint-input.ts';
import { pdfDate } from './pdf-date.ts';
import type { PdfDocument } from './pdf-document.ts';
import { asciiString, name, textString } from './pdf-object.ts';

/**
 * Embeds a file (ISO 32000-1 §7.11.4) that is associated with the whole document (PDF/A-3 6.8). Not by pdfkit's `file`:
 * that writes the digest as a text, the file under `F` alone, and loses the zones of dates.
 */
export function writeAttachment(document: PdfDocument, attachment: Attachment, date?: string): void {
  const { bytes, mediaType, description, relationship } = attachment;
  const moment = date === undefined ? undefined : pdfDate(date);
  const time = moment && asciiString(moment.pdf);
  const embedded = document.deflated(
    {
      Type: 'EmbeddedFile',
      Subtype: name(mediaType),
      Params: { Size: bytes.length, CreationDate: time, ModDate: time },
    },
    bytes,
  );
  const fileName = textString(attachment.name);
  const specification = document.object({
    Type: 'Filespec',
    F: fileName,
    UF: fileName,
    EF: { F: embedded, UF: embedded },
    AFRelationship: relationship,
    Desc: textString(description),
  });
  // pdfkit keeps names as properties of an object, where one name is taken; the file itself is called as it is.
  const key = attachment.name === '__proto__' ? '__proto' : attachment.name.toWellFormed();
  document.addNamedEmbeddedFile(key, specification);
  document.catalog.AF = [specification];
}
