import type { DocumentInfo } from './paint-input.ts';
import { type PdfDate, pdfDate } from './pdf-date.ts';
import type { PdfDocument } from './pdf-document.ts';
import { asciiString, type PdfDictionary, type PdfValue, textString } from './pdf-object.ts';

/** The entries of the document information dictionary (ISO 32000-1 §14.3.3). */
export function infoEntries(info: DocumentInfo): PdfDictionary {
  const date = info.date === undefined ? undefined : pdfDate(info.date);
  const time = date && asciiString(date.pdf);
  const entries: PdfDictionary = {
    Title: optionalText(info.title),
    Author: optionalText(info.author),
    Subject: optionalText(info.subject),
    Keywords: optionalText(info.keywords),
    Creator: optionalText(info.creator),
    Producer: optionalText(info.producer),
    CreationDate: time,
    ModDate: time,
  };
  // pdfkit makes an object of every entry, of undefined ones too.
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function optionalText(value: string | undefined): PdfValue {
  return value === undefined || value === '' ? undefined : textString(value);
}

/** `archive`: PDF/A-3a and PDF/UA-1; `none` where the file is for paper only. */
export type Claims = 'archive' | 'none';

/** Writes the XMP packet (PDF/A-3 6.6.2, PDF/UA-1 5), not compressed, so that tools that know no PDF find it. */
export function writeMetadata(document: PdfDocument, info: DocumentInfo, claims: Claims = 'archive'): void {
  const bytes = new TextEncoder().encode(xmpPacket(info, claims));
  document.catalog.Metadata = document.stream({ Type: 'Metadata', Subtype: 'XML' }, bytes);
}

/** The packet as text. Says the same as the information dictionary, and which standards the file claims to meet. */
export function xmpPacket(info: DocumentInfo, claims: Claims = 'archive'): string {
  const date = info.date === undefined ? undefined : pdfDate(info.date);
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
${dublinCore(info)}${datesAndTools(info, date)}${claims === 'archive' ? CLAIMS : ''}</rdf:Description>
${claims === 'archive' ? PDFUA_SCHEMA : ''}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

function dublinCore({ title, author, subject, lang }: DocumentInfo): string {
  let out = `<dc:title>${alternative(title)}</dc:title>\n`;
  if (author) out += `<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>\n`;
  if (subject) out += `<dc:description>${alternative(subject)}</dc:description>\n`;
  return `${out}<dc:language><rdf:Bag><rdf:li>${escapeXml(lang)}</rdf:li></rdf:Bag></dc:language>\n`;
}

function alternative(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
}

function datesAndTools({ creator, producer, keywords }: DocumentInfo, date: PdfDate | undefined): string {
  let out = '';
  if (date !== undefined)
    out += `<xmp:CreateDate>${date.xmp}</xmp:CreateDate>\n<xmp:ModifyDate>${date.xmp}</xmp:ModifyDate>\n`;
  out += `<xmp:CreatorTool>${escapeXml(creator)}</xmp:CreatorTool>\n`;
  out += `<pdf:Producer>${escapeXml(producer)}</pdf:Producer>\n`;
  return keywords ? `${out}<pdf:Keywords>${escapeXml(keywords)}</pdf:Keywords>\n` : out;
}

/** Text that may stand between XML tags; characters that XML 1.0 §2.2 does not know become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

const CLAIMS = `<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
`;

/** PDF/A-3 6.6.2.3.3: a schema that PDF/A does not define must be described in the file. */
const PDFUA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;
