import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paintPdf } from '../../src/pdf/index.ts';
import { xmpPacket } from '../../src/pdf/metadata-writer.ts';
import { pdfDate } from '../../src/pdf/pdf-date.ts';
import { briefLike, input, leaf, node, page, text } from './drawn-document.ts';
import { randomDocument } from './random-document.ts';
import { objectsLike, readPdf } from './read-pdf.ts';

const info = { title: 'T', lang: 'en', creator: 'c', producer: 'p' };

describe('the same input', () => {
  it('gives the same bytes', () => {
    fc.assert(
      fc.property(randomDocument, ({ input: document }) => {
        expect(Buffer.compare(paintPdf(document), paintPdf(structuredPaint(document)))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives another file id than another input', () => {
    const id = (word: string): string | undefined =>
      /\/ID \[<(\w+)>/.exec(
        readPdf(paintPdf(input([page(1, [text(1, word, { x: 1, y: 20 })])], node('Document', [])))).text,
      )?.[1];
    expect(id('one')).toMatch(/^[0-9a-f]{32}$/);
    expect(id('one')).toBe(id('one'));
    expect(id('one')).not.toBe(id('two'));
  });
});

/** The same in new objects, as far as identity plays no part in caches. */
function structuredPaint(document: ReturnType<typeof briefLike>): ReturnType<typeof briefLike> {
  return { ...document, pages: document.pages.map((one) => ({ ...one, fragments: [...one.fragments] })) };
}

describe('dates', () => {
  it('are nowhere when none is given', () => {
    const { date, ...rest } = briefLike().info;
    const read = readPdf(paintPdf({ ...briefLike(), info: rest }));
    expect(date).toBeDefined();
    const everything = [
      ...read.objects.values(),
      ...read.streams.map(({ entries }) => entries),
      xmpPacket(rest),
    ];
    expect(everything.join('\n')).not.toMatch(/Date|\(D:|\b20\d\d-/);
  });

  it('are the same in the information dictionary, in XMP and with the attachment', () => {
    const read = readPdf(paintPdf(briefLike()));
    const [information = ''] = objectsLike(read, /\/Producer/);
    const dates = [...information.matchAll(/\/(?:CreationDate|ModDate) (\d+) 0 R/g)].map(([, object]) =>
      read.objects.get(Number(object)),
    );
    expect(dates).toEqual(['(D:20251203000000Z)', '(D:20251203000000Z)']);
    expect(read.text).toContain('<xmp:CreateDate>2025-12-03T00:00:00Z</xmp:CreateDate>');
    expect(read.streams.map(({ entries }) => entries).join('\n')).toContain(
      '/Params<</Size 45/CreationDate(D:20251203000000Z)/ModDate(D:20251203000000Z)>>',
    );
  });

  it('are read from ISO 8601', () => {
    expect(pdfDate('2025-12-03T10:20+01:30')).toEqual({
      pdf: "D:20251203102000+01'30",
      xmp: '2025-12-03T10:20:00+01:30',
    });
    expect(pdfDate('2025-12-03T10:20:30.5Z')?.xmp).toBe('2025-12-03T10:20:30Z');
    expect(['undated', '2025', '2025-12-03T10:20', ''].map(pdfDate)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('XMP', () => {
  it('holds any title as well-formed XML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const packet = xmpPacket({ ...info, title, author: title });
        const inside = /x-default">([\s\S]*?)<\/rdf:li>/.exec(packet)?.[1] ?? '';
        expect(inside).not.toMatch(
          /[<>]|&(?!(?:amp|lt|gt);)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/,
        );
        const back = inside.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
        expect(back).toBe(
          title.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd'),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('says which standards the file meets', () => {
    const packet = xmpPacket({ ...info, subject: 'About', keywords: 'a; b' });
    expect(packet).toContain(
      '<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>',
    );
    expect(packet).toContain('<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>');
    expect(packet).toContain('<pdf:Keywords>a; b</pdf:Keywords>');
  });
});

describe('the catalogue', () => {
  /** With its parts in place of references to them. */
  const catalog = (rest: Parameters<typeof input>[2] = {}): string => {
    const read = readPdf(paintPdf(input([page(1, [])], node('Document', []), rest)));
    const [body = ''] = objectsLike(read, /\/Type\/Catalog/);
    return body.replace(
      /\/(MarkInfo|ViewerPreferences) (\d+) 0 R/g,
      (_, key, object) => `/${key}${read.objects.get(Number(object))}`,
    );
  };

  it('has language, marks and preferences', () => {
    expect(catalog()).toMatch(/\/Lang\(en-GB\)\/MarkInfo<<\/Marked true>>\/StructTreeRoot \d+ 0 R/);
    expect(catalog()).toContain('/ViewerPreferences<</DisplayDocTitle true>>');
    expect(catalog({ direction: 'ltr' })).not.toContain('/Direction');
    expect(catalog({ direction: 'rtl' })).toContain('/DisplayDocTitle true/Direction/R2L>>');
    expect(catalog()).not.toContain('/Outlines');
    expect(catalog({ viewer: { displayDocTitle: false, showOutline: true } })).not.toContain('/PageMode');
  });

  it('has page labels as asked for', () => {
    expect(catalog()).toContain('/PageLabels<</Nums[0<</S/D>>]>>');
    expect(
      catalog({
        pageLabels: [
          { from: 0, style: 'lower-roman' },
          { from: 2, prefix: 'A-', start: 3 },
        ],
      }),
    ).toContain('/PageLabels<</Nums[0<</S/r>>2<</S/D/P(A-)/St 3>>]>>');
  });

  it('opens with the bookmarks where there are some', () => {
    const read = readPdf(paintPdf(briefLike()));
    expect(objectsLike(read, /\/Type\/Catalog/)[0]).toContain('/PageMode/UseOutlines');
  });
});

describe('pages', () => {
  it('have a trim box where something is cut off', () => {
    const cut = { top: 10, right: 20, bottom: 30, left: 40 };
    const read = readPdf(paintPdf(input([page(1, [])], node('Document', []), { trim: cut })));
    expect(objectsLike(read, /\/Type\/Page\//)[0]).toMatch(
      /\/MediaBox\[0 0 595\.28 841\.89\].*\/TrimBox\[40 30 575\.28 831\.89\]\//,
    );
  });

  it('number in the thousands, objects in several streams', () => {
    const pages = Array.from({ length: 1200 }, (_, index) =>
      page(index + 1, [text(1, 'word', { x: 50, y: 100 })]),
    );
    const read = readPdf(paintPdf(input(pages, node('Document', [node('P', [leaf(1)])]))));
    expect(read.contents).toHaveLength(1200);
    expect(read.streams.filter(({ entries }) => entries.includes('/ObjStm')).length).toBeGreaterThan(2);
  });
});

describe('bookmarks', () => {
  it('lead to the heading’s place and element', () => {
    const read = readPdf(paintPdf(briefLike()));
    const [heading] = [...read.objects].find(([, body]) => body.includes('/S/H1/')) ?? [];
    expect(objectsLike(read, /\/Title\(Talks/)[0]).toMatch(
      new RegExp(`/Dest\\[\\d+ 0 R/XYZ 60 773\\.89 null\\]/SE ${heading} 0 R/Parent`),
    );
    expect(objectsLike(read, /\/Type\/Outlines/)[0]).toMatch(/\/First \d+ 0 R\/Last \d+ 0 R\/Count 2/);
  });
});

describe('links', () => {
  it('over two lines are one annotation with two quadrilaterals', () => {
    const [link = ''] = objectsLike(readPdf(paintPdf(briefLike())), /\/S\/URI/);
    expect(link).toContain('/URI(https://example.org/?a=1&b=\\(2\\))');
    expect(link).toContain('/Contents(Example \\(site\\))');
    expect(/\/QuadPoints\[([^\]]*)\]/.exec(link)?.[1]?.split(' ')).toHaveLength(16);
    expect(link).toContain('/F 4/Border[0 0 0]');
  });

  it('over two columns or pages are an annotation each, all in one element', () => {
    const root = node('Document', [
      node('Link', [leaf(1)], {
        link: { target: { kind: 'uri', uri: 'https://é.example/ü x' }, description: 'd' },
      }),
    ]);
    const first = [text(1, 'one', { x: 50, y: 700 }), text(1, 'two', { x: 300, y: 100 })];
    const read = readPdf(
      paintPdf(input([page(1, first), page(2, [text(1, 'three', { x: 50, y: 100 })])], root)),
    );
    expect(objectsLike(read, /\/Subtype\/Link/)).toHaveLength(3);
    expect(objectsLike(read, /\/Subtype\/Link/)[0]).toContain('/URI(https://%C3%A9.example/%C3%BC%20x)');
    const [element = ''] = objectsLike(read, /\/S\/Link/);
    expect(element.match(/\/Type\/OBJR/g)).toHaveLength(3);
    expect(element.match(/\/Type\/OBJR\/Obj \d+ 0 R\/Pg/g)).toHaveLength(1);
    const pages = objectsLike(read, /\/Type\/Page\//);
    expect(pages.map((body) => /\/Annots\[([^\]]*)\]/.exec(body)?.[1]?.split(' R').length)).toEqual([3, 2]);
    const keys = objectsLike(read, /\/Subtype\/Link/).map((body) => /\/StructParent (\d+)/.exec(body)?.[1]);
    expect(keys).toEqual(['2', '3', '4']);
  });

  it('inside of the document lead to the first thing painted from their target on', () => {
    const [link = ''] = objectsLike(readPdf(paintPdf(briefLike())), /To the last paragraph/);
    // Box 45 paints nothing itself; its text, box 46, begins on the first page.
    expect(link).toMatch(/\/Dest\[\d+ 0 R\/XYZ 50 9\d\.\d+ null\]/);
  });
});
