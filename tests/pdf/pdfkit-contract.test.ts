import fc from 'fast-check';
import { PDFDocument, type PDFReference, type PdfValue } from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { PdfDocument } from '../../src/pdf/pdf-document.ts';
import { textString } from '../../src/pdf/pdf-object.ts';
import { syntax } from '../../src/pdf/pdf-syntax.ts';
import { compact } from './read-pdf.ts';

// What the painter relies on and pdfkit does not document. Where one of these fails after an upgrade, src/pdf must follow.

/** What pdfkit writes of each object, part by part. */
class Overheard extends PDFDocument {
  readonly objects: string[][] = [];
  declare private parts: string[] | undefined;

  override _write(part: string | Uint8Array): void {
    this.parts ??= [];
    this.parts.push(typeof part === 'string' ? part : `bytes:${part.length}`);
  }

  override _refEnd(reference: PDFReference): void {
    this.objects.push(this.parts ?? []);
    this.parts = [];
    super._refEnd(reference);
  }

  override endMetadata(): void {
    this.objects.push(['metadata']);
  }

  override _finalize(): void {
    this.objects.push(['finalize']);
  }
}

function open(): Overheard {
  const document = new Overheard({
    pdfVersion: '1.7',
    autoFirstPage: false,
    bufferPages: true,
    compress: false,
    tagged: true,
    displayTitle: true,
    lang: 'en',
    font: null,
    info: { CreationDate: new Date(0) },
  });
  document._write('');
  document._refEnd(document.ref());
  document.objects.length = 0;
  return document;
}

/** pdfkit escapes more than must be in strings. */
function unescaped(body: string): string {
  const needless = new Map([
    ['\\t', '\t'],
    ['\\b', '\b'],
    ['\\f', '\f'],
  ]);
  return body.replace(/\\./gs, (pair) => needless.get(pair) ?? pair);
}

describe('objects of pdfkit', () => {
  it('are numbered from 1 in the order they are made, the document’s own first', () => {
    const document = open();
    const { Pages, Names, MarkInfo, StructTreeRoot, ViewerPreferences } = document._root.data;
    expect([Pages, Names, document._root].map(String)).toEqual(['1 0 R', '2 0 R', '3 0 R']);
    for (const part of [MarkInfo, StructTreeRoot, ViewerPreferences]) expect(part).toHaveProperty('id');
    expect(document.getStructTreeRoot()).toBe(StructTreeRoot);
    const first = document.ref({});
    expect(document.ref({}).id).toBe(first.id + 1);
  });

  it('are written in three parts, streams in six, when they are ended', () => {
    const document = open();
    const plain = document.ref({ Type: 'Thing', Skipped: undefined });
    const stream = document.ref({ Filter: 'FlateDecode' });
    expect(document.objects).toEqual([]);
    plain.end();
    stream.end(new Uint8Array(5));
    expect(document.objects).toEqual([
      [`${plain.id} 0 obj`, '<<\n/Type /Thing\n>>', 'endobj'],
      [
        `${stream.id} 0 obj`,
        '<<\n/Filter /FlateDecode\n/Length 5\n>>',
        'stream',
        'bytes:5',
        '\nendstream',
        'endobj',
      ],
    ]);
  });

  it('are waited for at the end', () => {
    const document = new PdfDocument({ lang: 'en', displayTitle: true });
    document.ref({});
    expect(() => document.finish()).toThrow('never ended');
  });

  it('are converted as our own writer does', () => {
    const document = open();
    const target = document.ref({});
    const { value: anyValue } = fc.letrec<{ value: PdfValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<PdfValue>('Name', 'A#20B', null, true, false, target),
        fc.integer(),
        fc.integer({ min: -1e6, max: 1e6 }).map((thousandths) => thousandths / 1000),
        fc.uint8Array({ maxLength: 8 }),
        fc.string({ unit: 'binary' }).map(textString),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('A', 'B', 'Cd'), tie('value'), { noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(anyValue, (value) => {
        document.objects.length = 0;
        document.ref([value]).end();
        expect(compact(syntax([value]))).toBe(unescaped(compact(document.objects[0]?.[1] ?? '')));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('pages of pdfkit', () => {
  it('have their dictionary, resources and content, and turn the axes over first', () => {
    const document = open();
    const { page } = document.addPage({ size: [300, 400.5], margin: 0 });
    expect(page.dictionary.data).toMatchObject({
      Type: 'Page',
      Parent: document._root.data.Pages,
      MediaBox: [0, 0, 300, 400.5],
      Contents: page.content,
      Resources: page.resources,
    });
    expect([page.width, page.height]).toEqual([300, 400.5]);
    expect(page.content.buffer.map((bytes) => Buffer.from(bytes).toString())).toEqual([
      '1 0 0 -1 0 400.5 cm\n',
    ]);
    expect(document._root.data.Pages).toMatchObject({ data: { Count: 1, Kids: [page.dictionary] } });
    expect(page.dictionary.data.Annots).toBeUndefined();
    page.annotations.push(page.content);
    expect(page.dictionary.data.Annots).toEqual([page.content]);
  });

  it('begin empty in our documents', () => {
    const page = new PdfDocument({ lang: 'en', displayTitle: true }).addBlankPage(300, 400);
    expect([page.content.buffer, page.content.data]).toEqual([[], {}]);
  });
});

describe('the end of a pdfkit document', () => {
  it('writes pages, information, structure root, metadata, catalogue and names, and then lays the file down', () => {
    const document = open();
    const { page } = document.addPage({ size: [300, 400], margin: 0 });
    document.info = { Title: textString('T') };
    document.addNamedEmbeddedFile('a.yaml', page.content);
    document.end();
    const heads = document.objects.map(([head = '']) => head);
    const head = (reference: PdfValue): string => `${String(reference).split(' ')[0]} 0 obj`;
    const { Pages, Names, MarkInfo, StructTreeRoot, ViewerPreferences } = document._root.data;
    const order = [page.dictionary, page.resources, page.content, document._info, StructTreeRoot, MarkInfo];
    for (const reference of [...order, document._root, Pages, Names, ViewerPreferences])
      expect(heads.filter((one) => one === head(reference))).toHaveLength(1);
    expect(order.map((reference) => heads.indexOf(head(reference)))).toEqual(
      order.map((reference) => heads.indexOf(head(reference))).sort((a, b) => a - b),
    );
    expect(heads.indexOf('metadata')).toBeLessThan(heads.indexOf(head(document._root)));
    expect(heads.at(-1)).toBe('finalize');
    const written = document.objects.map((parts) => compact(parts[1] ?? ''));
    expect(written).toContain('(T)');
    expect(written.find((body) => body.includes('/Names['))).toContain(
      `/EmbeddedFiles<</Names[(a.yaml)${page.content}]>>`,
    );
    expect(written.find((body) => body.startsWith('<</Type/Page/'))).toContain('/Tabs/S');
  });
});
