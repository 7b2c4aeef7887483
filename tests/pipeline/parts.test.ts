import { describe, expect, it } from 'vitest';
import type { BoxTree, PageCounters } from '../../src/boxes/index.ts';
import { prepareContent, readBrief } from '../../src/content/index.ts';
import { type Diagnostic, DiagnosticList, SourceFile } from '../../src/diagnostics/index.ts';
import type { LayoutResult } from '../../src/layout/index.ts';
import { checkAccent } from '../../src/pipeline/accent.ts';
import { attachedSource } from '../../src/pipeline/attached-source.ts';
import { documentDate } from '../../src/pipeline/document-info.ts';
import { Gate } from '../../src/pipeline/gate.ts';
import { Remembered } from '../../src/pipeline/remembered.ts';
import { MAX_ROUNDS, settlePages } from '../../src/pipeline/settle-pages.ts';
import { advisedPages } from '../../src/pipeline/stylesheets.ts';
import { memoryWorld } from '../cli/memory-world.ts';

const warning: Diagnostic = { code: 'content/advice-title', severity: 'warning', message: 'long' };
const error: Diagnostic = { code: 'content/empty', severity: 'error', message: 'empty' };

async function document(yaml: string, name = 'a/b/talks.yaml') {
  await prepareContent(name);
  const read = readBrief(new TextEncoder().encode(yaml), name, new DiagnosticList());
  if (!read) throw new Error('the test brief has errors');
  return read;
}

const BRIEF = 'title: T\nkeyPoints: [one, two, three]\n';

describe('the gate', () => {
  it('closes on errors, and on warnings where these count as errors', () => {
    const list = new DiagnosticList();
    const lenient = new Gate(list, false);
    lenient.report(warning);
    expect(lenient.open).toBe(true);
    lenient.report(error);
    expect(lenient.open).toBe(false);
    const strict = new Gate(list, true);
    strict.report(warning);
    expect(strict.open).toBe(false);
    expect(list.items.map((item) => item.severity)).toEqual(['warning', 'error']);
  });

  it('drops what the author silenced, but never errors', () => {
    const list = new DiagnosticList();
    const gate = new Gate(list, true);
    gate.silence(new Set(['content/advice-title', 'content/empty']));
    gate.report(warning);
    expect(gate.open).toBe(true);
    gate.report(error);
    expect(list.items).toEqual([error]);
  });
});

describe('what serves many briefs', () => {
  it('is made once, and its faults are told to each', () => {
    const kept = new Remembered<number>(2);
    let made = 0;
    const late: { report(item: Diagnostic): void }[] = [];
    const get = (key: string) => {
      const list = new DiagnosticList();
      kept.get(
        key,
        (sink) => {
          sink.report(warning);
          late.push(sink);
          return ++made;
        },
        list,
      );
      return list;
    };
    expect(get('a').items).toEqual([warning]);
    const second = get('a');
    expect(second.items).toEqual([warning]);
    // A font that turns out to be damaged when its first glyph is asked for.
    late[0]?.report(error);
    expect(second.items).toEqual([warning, error]);
    expect(get('a').items).toEqual([warning, error]);
    expect(made).toBe(1);
    get('b');
    get('c');
    get('a');
    expect(made).toBe(4);
  });
});

describe('page numbers in the text', () => {
  const round = (pages: number, boxPage: number, shows = true) => ({
    tree: { usesPageCounters: shows, boxes: [] } as unknown as BoxTree,
    layout: {
      pages: Array.from({ length: pages }),
      pageOf: new Map([[7, boxPage]]),
      lastPageFill: 1,
    } as unknown as LayoutResult,
  });

  it('cost no second round where there are none', () => {
    let rounds = 0;
    settlePages(() => round(++rounds, 1, false));
    expect(rounds).toBe(1);
  });

  it('settle', () => {
    const seen: (PageCounters | undefined)[] = [];
    const laid = settlePages((counters) => {
      seen.push(counters);
      return round(seen.length === 1 ? 2 : 3, seen.length === 1 ? 1 : 2);
    });
    expect(laid.settled).toBe(true);
    expect(seen.map((counters) => [counters?.pages, counters?.pageOf(7)])).toEqual([
      [undefined, undefined],
      [2, 1],
      [3, 2],
    ]);
  });

  it('are given up after five rounds', () => {
    let rounds = 0;
    const laid = settlePages(() => round(2, 1 + (rounds++ % 2)));
    expect(rounds).toBe(MAX_ROUNDS);
    expect(laid).toMatchObject({ settled: false, moved: [7] });
  });
});

describe('the accent colour', () => {
  it.each([
    ['#1a3d6d', []],
    ['#767676', []],
    ['#777777', ['4.5']],
    ['#ff0', ['1.1']],
    ['#ffffff', ['1.0']],
  ])('%s', (accent, contrasts) => {
    const list = new DiagnosticList();
    const isWeak = checkAccent(accent, () => ({ file: new SourceFile('x', ''), start: 0, end: 0 }), list);
    expect(isWeak).toBe(contrasts.length > 0);
    expect(list.items.map((item) => /contrast of (\S+)/.exec(item.message)?.[1])).toEqual(contrasts);
  });
});

describe('the date of the PDF', () => {
  const dateOf = async (yaml: string, epoch?: string) => {
    const world = {
      ...memoryWorld({}),
      environment: (name: string) => (name === 'SOURCE_DATE_EPOCH' ? epoch : undefined),
    };
    return documentDate((await document(BRIEF + yaml)).brief, world);
  };

  it('is SOURCE_DATE_EPOCH, else that of publication, else what the brief knows up to', async () => {
    expect(await dateOf('asOf: 2025-12-17\npublished: 2025-12-18\n', '1700000000')).toBe(
      '2023-11-14T22:13:20Z',
    );
    expect(await dateOf('asOf: 2025-12-17\npublished: 2025-12-18\n')).toBe('2025-12-18');
    expect(await dateOf('asOf: 2025-12-17\n')).toBe('2025-12-17');
    expect(await dateOf('asOf: 2025-12-17 09:30+01:00\n')).toBe('2025-12-17T09:30:00+01:00');
  });

  it('is none where nobody says a day', async () => {
    expect(await dateOf('asOf: undated\n')).toBeUndefined();
    expect(await dateOf('asOf: 2025-12\n')).toBeUndefined();
    expect(await dateOf('', 'tomorrow')).toBeUndefined();
    expect(await dateOf('', '999999999999')).toBeUndefined();
  });
});

describe('the attached source', () => {
  it('is named after the file, without its folders', async () => {
    expect(attachedSource(await document(BRIEF), undefined, [])).toMatchObject({
      name: 'talks.yaml',
      mediaType: 'application/yaml',
    });
    expect(attachedSource(await document(BRIEF, '<stdin>'), 'full', [])?.name).toBe('stdin.yaml');
  });

  it('stays out above TLP:GREEN, unless it is asked for', async () => {
    const attached = async (tlp: string, wish?: 'printed') =>
      attachedSource(await document(`${BRIEF}handling: {tlp: ${tlp}}\n`), wish, []) !== undefined;
    expect(await attached('CLEAR')).toBe(true);
    expect(await attached('GREEN')).toBe(true);
    expect(await attached('AMBER')).toBe(false);
    expect(await attached('AMBER+STRICT')).toBe(false);
    expect(await attached('RED')).toBe(false);
    expect(await attached('RED', 'printed')).toBe(true);
  });
});

describe('the pages that a preset is made for', () => {
  const advised = (...texts: string[]) => advisedPages(texts.map((text) => new SourceFile('x.css', text)));
  it('stand in its stylesheet', () => {
    expect(advised(':root { --fit: 0 }')).toBeUndefined();
    expect(advised(':root { --pages: 2; }')).toBe(2);
    expect(advised(':root{--pages:2}', ':root { --pages: 4 }')).toBe(4);
    expect(advised('/* --pages: 3; */ :root { --pages: many; }')).toBeUndefined();
  });
});
