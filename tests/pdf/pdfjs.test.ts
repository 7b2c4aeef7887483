import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { extractAttachment, paintPdf } from '../../src/pdf/index.ts';
import { briefLike, imageFile } from './drawn-document.ts';
import { alphaPng } from './png-bytes.ts';

const pdf = paintPdf(briefLike(imageFile(alphaPng(40, 24), 'png', 40, 24)));
const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
const document = await loading.promise;
afterAll(() => loading.destroy());

interface TreeNode {
  readonly role?: string;
  readonly type?: string;
  readonly alt?: string;
  readonly children?: readonly TreeNode[];
}

const outlineOf = ({ role, type, children = [] }: TreeNode): string =>
  role === undefined ? (type ?? '') : `${role}(${children.map(outlineOf).join(' ')})`;

describe('pdf.js', () => {
  it('reads the structure tree in logical order', async () => {
    const tree = (await (await document.getPage(1)).getStructTree()) as TreeNode;
    expect(outlineOf(tree)).toBe(
      'Root(Document(H1(content) P(content Span(content) Link(content object) content) ' +
        'L(LI(Lbl(content) LBody(content)) LI(Lbl(content) LBody(content content))) ' +
        'Table(THead(TR(TH(content) TH(content))) TBody(TR(TH(content) TD(content)))) ' +
        'Figure(content) P(Link(content object)) H2(content)))',
    );
  });

  it('reads the text in paint order: the soft hyphen is none of it, ligatures are letters', async () => {
    const { items } = await (await document.getPage(1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('|');
    expect(text).toContain('with an infor|mation that runs on');
    expect(text).toContain('“fluffy” affidavits are offi');
    expect(text).toContain('a link that runs over');
  });

  it('reads outline, links, labels, metadata and the attachment', async () => {
    expect((await document.getOutline()).map(({ title, items }) => [title, items[0]?.title])).toEqual([
      ['Talks & terms', 'Žurnal'],
    ]);
    const annotations = await (await document.getPage(1)).getAnnotations();
    expect(annotations.map(({ subtype, url }) => [subtype, url ?? 'inside'])).toEqual([
      ['Link', 'https://example.org/?a=1&b=(2)'],
      ['Link', 'inside'],
    ]);
    expect(await document.getPageLabels()).toEqual(['1', '2']);
    const { metadata } = await document.getMetadata();
    expect(metadata.get('dc:title')).toBe('Talks & terms: <what> “is” on the table');
    const files = (await document.getAttachments()) as Record<string, { content: Uint8Array }>;
    expect(Object.values(files).map(({ content }) => Buffer.from(content).toString())).toEqual([
      Buffer.from(extractAttachment(pdf)?.bytes ?? []).toString(),
    ]);
  });
});
