import { describe, expect, it } from 'vitest';
import { buildObject } from '../whole/builder.ts';
import { drawnText, readDocument } from '../whole/read-document.ts';

/** The text of each page of a brief, as it is drawn, without spaces. */
function pagesOf(brief: object, preset = 'brief'): readonly string[] {
  const { result } = buildObject(
    { title: 'Title', keyPoints: ['One', 'Two', 'Three'], ...brief },
    { preset },
  );
  if (!result) throw new Error('the brief is not built');
  return readDocument(result.pdf).pages.map((page) => drawnText(page).replace(/[\s\u00ad]/g, ''));
}

const count = (text: string, part: string): number => text.split(part).length - 1;
const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

describe('the printed page', () => {
  it('has one TLP label at its head and one at its foot, the first page too', () => {
    const paragraph = 'Some words to fill a page with, and then some more of them. '.repeat(12).trim();
    const sections = range(10).map((each) => ({ heading: `Head ${each}`, blocks: [paragraph] }));
    const pages = pagesOf({ handling: { tlp: 'AMBER', embargo: '2026-12-04' }, sections });
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(count(page, 'TLP:AMBER')).toBe(2);
  });

  it('sets labels, values and notes of key figures in rows', () => {
    const [page = ''] = pagesOf({
      figures: range(3).map((each) => ({ label: `Label${each}`, value: `V${each}`, counts: `Note${each}` })),
    });
    expect(page).toContain('Label0Label1Label2V0V1V2Note0Note1Note2');
  });

  it('divides no option, and no chart from its note', () => {
    const options = range(14).map((each) => ({
      title: `First${each}.`,
      pros: ['a', 'b', 'c'],
      cons: ['d', 'e'],
      cost: `last${each}.`,
    }));
    const data = { labels: ['x', 'y', 'z'], series: [{ name: 's', values: [1, 2, 3] }] };
    const charts = range(14).map((each) => ({
      type: 'bar',
      title: `Head${each}.`,
      data,
      alt: `note${each}.`,
    }));
    const pages = pagesOf({ options, charts }, 'memo');
    expect(pages.length).toBeGreaterThan(2);
    for (const each of range(14))
      for (const page of pages) {
        expect(page.includes(`First${each}.`)).toBe(page.includes(`last${each}.`));
        expect(page.includes(`Head${each}.`)).toBe(page.includes(`note${each}.`));
      }
  });
});
