import type { ComputedStyle } from '../css/index.ts';
import type { BlockBox, BoxId, BoxTree } from './box-tree.ts';
import { CounterScopes } from './counter-scopes.ts';
import { type BoxSource, blockBox } from './draft.ts';
import { ContentResolver, withPageNumbers } from './generated-content.ts';
import { InlineRun } from './inline-run.ts';
import { Numbering } from './numbering.ts';

/** The values of a named string on a page, CSS GCPM 3 §1.2.1. */
export interface PageString {
  /** Of the page's first element that sets it; else what held before. */
  readonly first: string;
  /** What holds at the page's start. */
  readonly start: string;
  /** What holds at its end. */
  readonly last: string;
  /** Like `first`, but empty on a page that sets it. */
  readonly firstExcept: string;
}

/** What the margins of a page show. */
export interface MarginValues {
  readonly page: number;
  readonly pages: number;
  readonly strings: ReadonlyMap<string, PageString>;
}

/** Whether an id is that of a margin box, or of something in one: what it draws is an artifact. */
export function isMarginId(id: BoxId): boolean {
  return id < 0;
}

/**
 * The box of a page margin (CSS Page 3 §4) with its content as inline content; undefined where it generates none.
 * Not in the tree: ids are −1, −2, … so that they never meet those of `tree.boxes`, and unique only in this box.
 * Language and origin are the root's.
 */
export function buildMarginContent(
  style: ComputedStyle,
  values: MarginValues,
  tree: Pick<BoxTree, 'root' | 'lang'>,
): BlockBox | undefined {
  if (typeof style.content === 'string' || style.display === 'none') return undefined;
  const { lang, root } = tree;
  const resolver = new ContentResolver(new CounterScopes());
  const { text, pageStyles } = resolver.resolve({
    parts: style.content,
    quotes: style.quotes,
    lang,
    element: undefined,
    elementText: () => '',
    named: ({ name, which }) =>
      values.strings.get(name)?.[which === 'first-except' ? 'firstExcept' : which] ?? '',
  });
  const source: BoxSource = { style, origin: root.origin, element: undefined, part: 'anonymous', lang };
  const run = new InlineRun();
  run.text(source, withPageNumbers(text, pageStyles, values), [{ start: 0, origin: root.origin }]);
  const inline = run.finish();
  const box = blockBox(
    source,
    inline.items.length > 0 ? { kind: 'inline', inline } : { kind: 'blocks', children: [] },
    [],
  );
  let next = -1;
  new Numbering({ allocate: () => next--, marks: undefined, pageCounters: undefined }).box(box, undefined);
  return box;
}
