import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paintPdf } from '../../src/pdf/index.ts';
import { checkContent } from './content-operators.ts';
import { box, briefLike, input, leaf, node, page, rgb, text } from './drawn-document.ts';
import { type RandomDocument, randomDocument } from './random-document.ts';
import { objectsLike, readPdf } from './read-pdf.ts';

/** Every MCID that the structure tree refers to, as `page object:mcid`, in tree order. */
function referredMarks(objects: ReadonlyMap<number, string>): string[] {
  const marks: string[] = [];
  const visit = (object: number): void => {
    const body = objects.get(object) ?? '';
    const page = /\/Pg (\d+) 0 R/.exec(body.replace(/\/K\[.*?\](?=\/|>>)/s, ''))?.[1];
    const kids = /\/K(?: (\d+ 0 R|\d+)(?=\/|>>)|\[(.*?)\](?=\/|>>))/s.exec(body);
    for (const kid of (kids?.[1] ?? kids?.[2] ?? '').matchAll(
      /<<\/Type\/MCR\/Pg (\d+) 0 R\/MCID (\d+)>>|<<\/Type\/OBJR[^>]*>>|(\d+) 0 R|(\d+)/g,
    )) {
      const [, otherPage, otherMcid, child, mcid] = kid;
      if (child !== undefined) visit(Number(child));
      else if (otherMcid !== undefined) marks.push(`${otherPage}:${otherMcid}`);
      else if (mcid !== undefined) marks.push(`${page}:${mcid}`);
    }
  };
  for (const [object, body] of objects) if (body.includes('/S/Document')) visit(object);
  return marks;
}

function pageObjects(objects: ReadonlyMap<number, string>): number[] {
  return [...objects].filter(([, body]) => body.startsWith('<</Type/Page/')).map(([object]) => object);
}

describe('every drawn thing', () => {
  it('is in exactly one tag or artifact, and all that must balance does', () => {
    fc.assert(
      fc.property(randomDocument, ({ input: document }) => {
        const { contents } = readPdf(paintPdf(document));
        expect(contents).toHaveLength(document.pages.length);
        for (const content of contents)
          for (const around of checkContent(content).drawn) expect(around).toHaveLength(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('is found from the structure tree once, and the parent tree leads back', () => {
    fc.assert(
      fc.property(randomDocument, ({ input: document }) => {
        const { contents, objects } = readPdf(paintPdf(document));
        const pages = pageObjects(objects);
        const painted = contents.flatMap((content, index) =>
          checkContent(content).mcids.map((mcid) => `${pages[index]}:${mcid}`),
        );
        const referred = referredMarks(objects);
        expect([...referred].sort()).toEqual([...painted].sort());
        expect(new Set(referred).size).toBe(referred.length);
        for (const [index, content] of contents.entries())
          expect(parentsOf(objects, index)).toHaveLength(checkContent(content).mcids.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the tag of its leaf', () => {
    fc.assert(fc.property(randomDocument, tagsFollowLeaves), { numRuns: 300 });
  });
});

function parentsOf(objects: ReadonlyMap<number, string>, page: number): string[] {
  const tree = [...objects.values()].find((body) => body.startsWith('<</Nums[')) ?? '';
  const object = new RegExp(`(?:\\[| )${page} (\\d+) 0 R`).exec(tree)?.[1];
  return (objects.get(Number(object)) ?? '').match(/\d+ 0 R/g) ?? [];
}

/** A page has tagged sequences just when a leaf's own text or image is drawn on it. */
function tagsFollowLeaves({ input: document, leaves, choice }: RandomDocument): void {
  const { contents } = readPdf(paintPdf(document));
  for (const [index, content] of contents.entries()) {
    const tagged = choice.fragments.some(
      (made) =>
        made.page === index &&
        made.leaf < leaves &&
        !made.artifact &&
        (made.kind === 'text' || made.kind === 'image'),
    );
    expect(checkContent(content).mcids.length > 0).toBe(tagged);
  }
}

describe('marked content', () => {
  it('of neighbouring leaves of one element is one sequence', () => {
    const root = node('Document', [node('P', [leaf(1), leaf(2)]), node('P', [leaf(3)])]);
    const fragments = [1, 2, 3].map((id) => text(id, `word${id}`, { x: 50, y: 100 * id }));
    const [content = ''] = readPdf(paintPdf(input([page(1, fragments)], root))).contents;
    expect(content.match(/\/\w+<<\/MCID \d+>>BDC/g)).toEqual(['/P<</MCID 0>>BDC', '/P<</MCID 1>>BDC']);
    expect(content.match(/BT/g)).toHaveLength(1);
  });

  it('of leaves on both sides of another element is two, in logical order', () => {
    const root = node('Document', [node('P', [leaf(1), node('Span', [leaf(2)]), leaf(3)])]);
    const fragments = [3, 2, 1].map((id) => text(id, `word${id}`, { x: 50, y: 100 * id }));
    const read = readPdf(paintPdf(input([page(1, fragments)], root)));
    const [paragraph = ''] = objectsLike(read, /\/S\/P\//);
    expect(paragraph).toMatch(/\/K\[2 \d+ 0 R 0\]/);
  });

  it('of an element on two pages names the other page', () => {
    const root = node('Document', [node('P', [leaf(1)])]);
    const pages = [1, 2].map((number) => page(number, [text(1, 'word', { x: 50, y: 100 })]));
    const read = readPdf(paintPdf(input(pages, root)));
    const [one, two] = pageObjects(read.objects);
    expect(objectsLike(read, /\/S\/P\//)[0]).toContain(
      `/Pg ${one} 0 R/K[0<</Type/MCR/Pg ${two} 0 R/MCID 0>>]`,
    );
  });

  it('names running heads, feet and repeated table heads for what they are', () => {
    const read = readPdf(paintPdf(briefLike()));
    const [first = '', second = ''] = read.contents;
    expect(first).toContain('/Artifact<</Type/Pagination/Subtype/Header>>BDC');
    expect(first).toContain('/Artifact<</Type/Pagination/Subtype/Footer>>BDC');
    expect(second).toContain('/Artifact<</Type/Pagination>>BDC');
    expect(second).not.toContain('Subtype/Header');
  });

  it('of a box that has nothing to show is not there', () => {
    const empty = box(1, { x: 0, y: 0, width: 10, height: 10 }, { background: rgb(1, 2, 3, 0) });
    const read = readPdf(paintPdf(input([page(1, [empty])], node('Document', []))));
    expect(read.contents).toEqual(['']);
  });
});

describe('structure elements', () => {
  const read = readPdf(paintPdf(briefLike()));

  it('carry their attributes', () => {
    expect(objectsLike(read, /\/S\/L\//)[0]).toContain('/A<</O/List/ListNumbering/Disc>>');
    expect(objectsLike(read, /\/S\/TH\//)[0]).toContain('/ID(c1)/A<</O/Table/Scope/Column>>');
    expect(objectsLike(read, /\/S\/TD\//)[0]).toContain('/A<</O/Table/Headers[(c2)]>>');
    expect(objectsLike(read, /\/S\/Span\//)[0]).toContain('/Lang(de)');
    expect(objectsLike(read, /\/S\/Note\//)[0]).toMatch(/\/ID\(note-\d+\)/);
  });

  it('are found by their ids, in byte order', () => {
    expect(objectsLike(read, /StructTreeRoot/)[0]).toMatch(
      /\/IDTree<<\/Names\[\(c1\)\d+ 0 R\(c2\)\d+ 0 R\(note-\d+\)\d+ 0 R\]>>/,
    );
  });
});
