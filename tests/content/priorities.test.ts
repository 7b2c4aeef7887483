import { describe, expect, it } from 'vitest';
import {
  lonelySources,
  type OptionalPart,
  optionalParts,
  prepareContent,
  readBrief,
} from '../../src/content/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';

await prepareContent('a.json');

const POINTS = ['one', 'two', 'three'];

function briefOf(fields: object) {
  const bytes = new TextEncoder().encode(JSON.stringify({ title: 'T', keyPoints: POINTS, ...fields }));
  const document = readBrief(bytes, 'a.json', new DiagnosticList());
  if (!document) throw new Error('the test brief has errors');
  return document.brief;
}

const names = (parts: readonly OptionalPart[]): readonly string[] =>
  parts.map(
    ({ section, item, priority }) => `${section}${item === undefined ? '' : `[${item}]`} ${priority}`,
  );

const partsOf = (fields: object): readonly string[] => names(optionalParts(briefOf(fields)));

describe('what may be left out', () => {
  it('is not the title, nor the first three key points', () => {
    expect(partsOf({})).toEqual([]);
    expect(partsOf({ keyPoints: [...POINTS, 'four', { text: 'five', priority: 9 }] })).toEqual([
      'keyPoints[3] 5',
      'keyPoints[4] 9',
    ]);
    const marked = POINTS.map((text) => ({ text, priority: 9 }));
    expect(partsOf({ keyPoints: marked, priority: { keyPoints: 9 } })).toEqual([]);
  });

  it('has its own priority, else that of its section, else 5', () => {
    const openQuestions = [{ question: 'a', priority: 2 }, 'b', { question: 'c', priority: 1 }];
    expect(partsOf({ openQuestions, priority: { openQuestions: 8 } })).toEqual([
      'openQuestions[0] 2',
      'openQuestions[1] 8',
    ]);
    expect(partsOf({ openQuestions: ['a'] })).toEqual(['openQuestions[0] 5']);
  });

  it('is kept where its priority is 1', () => {
    expect(partsOf({ terms: [{ term: 'a', meaning: 'b' }], priority: { terms: 1 } })).toEqual([]);
    expect(partsOf({ summary: 'a', priority: { summary: 1 } })).toEqual([]);
  });

  it('is a text in one piece', () => {
    expect(partsOf({ summary: 'a', method: 'b', priority: { method: 7 } })).toEqual([
      'summary 5',
      'method 7',
    ]);
  });

  it('is the list of sources only where its priority is given', () => {
    const sources = [{ id: 's', title: 'S' }];
    expect(partsOf({ sources })).toEqual([]);
    expect(partsOf({ sources, priority: { sources: 6 } })).toEqual(['sources 6']);
  });
});

describe('sources that only what goes cites', () => {
  const fields = {
    keyPoints: ['one', 'two', 'three', { text: 'four', sources: ['a', 'b'] }],
    quotes: [{ text: 'q', source: 'b' }],
    sections: [{ heading: 'h', blocks: [{ chart: chartOf('c') }] }],
    sources: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id })),
  };
  const lonely = (gone: readonly [string, number?][], more: object = {}) =>
    names(
      lonelySources(
        briefOf({ ...fields, ...more }),
        gone.map(([section, item]) => ({ section, item, priority: 9 })),
      ),
    );

  it('go with it, and others stay', () => {
    expect(lonely([])).toEqual([]);
    expect(lonely([['keyPoints', 3]])).toEqual(['sources[0] 5']);
    expect(
      lonely([
        ['keyPoints', 3],
        ['quotes', 0],
      ]),
    ).toEqual(['sources[0] 5', 'sources[1] 5']);
    expect(lonely([['sections', 0]])).toEqual(['sources[2] 5']);
  });

  it('stay where the list is kept, or goes altogether', () => {
    expect(lonely([['keyPoints', 3]], { priority: { sources: 1 } })).toEqual([]);
    expect(lonely([['keyPoints', 3], ['sources']], { priority: { sources: 9 } })).toEqual([]);
  });
});

function chartOf(source: string): object {
  return {
    type: 'bar',
    title: 't',
    data: { labels: ['x'], series: [{ name: 'n', values: [1] }] },
    alt: 'what it shows',
    source,
  };
}
