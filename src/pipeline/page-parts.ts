import type { BoxId } from '../boxes/index.ts';
import { type Brief, type OptionalPart, optionalParts } from '../content/index.ts';
import type { Page, TextFragment } from '../layout/index.ts';
import type { Laid } from './settle-pages.ts';

/** A line as a part of the size of its text. */
const LINE = 1.35;
/** Of a page's width: what is narrower stands in a column. */
const COLUMN = 0.55;

type Printed = Pick<Laid, 'tree' | 'layout'>;

/**
 * What may go, in the order in which it goes: the highest priority first, of equal ones what is printed last. What is
 * not printed cannot go.
 */
export function partsByPriority(brief: Brief, printed: Printed): readonly OptionalPart[] {
  const parts = optionalParts(brief);
  const owners = ownersOf(parts, printed);
  const places = new Map<number, BoxId>();
  for (const { fragments } of printed.layout.pages)
    for (const { boxId } of fragments) {
      const owner = owners[boxId];
      if (owner !== undefined && boxId < (places.get(owner) ?? Number.POSITIVE_INFINITY))
        places.set(owner, boxId);
    }
  return [...places]
    .flatMap(([index, place]) => {
      const part = parts[index];
      return part ? [{ part, place }] : [];
    })
    .sort((a, b) => b.part.priority - a.part.priority || b.place - a.place)
    .map(({ part }) => part);
}

/** A guess at the length of each part in pages: the lines it takes, of all lines there are. */
export function partLengths(
  parts: readonly OptionalPart[],
  printed: Printed,
  length: number,
): readonly number[] {
  const owners = ownersOf(parts, printed);
  const areas = parts.map(() => 0);
  let all = 0;
  for (const page of printed.layout.pages) {
    for (const [owner, area] of areasOn(page, owners)) {
      all += area;
      if (owner >= 0) areas[owner] = (areas[owner] ?? 0) + area;
    }
  }
  return areas.map((area) => (all === 0 ? 0 : (area / all) * length));
}

/** The part that each box belongs to, by its id. */
function ownersOf(parts: readonly OptionalPart[], { tree }: Printed): readonly (number | undefined)[] {
  const indices = new Map(parts.map(({ section, item }, index) => [`${section}/${item ?? ''}`, index]));
  const owners: (number | undefined)[] = [];
  for (const box of tree.boxes) {
    const [section, item] = box.origin.path?.() ?? [];
    const own = indices.get(`${section}/${item}`) ?? indices.get(`${section}/`);
    // A box comes after the one that holds it.
    owners[box.id] = own ?? (box.parent && owners[box.parent.id]);
  }
  return owners;
}

interface Line {
  readonly owner: number;
  readonly height: number;
  start: number;
  end: number;
}

/** What the lines of each part take of a page; those of no part are under −1. */
function areasOn(page: Page, owners: readonly (number | undefined)[]): ReadonlyMap<number, number> {
  const middle = page.area.x + page.area.width / 2;
  const lines = new Map<string, Line>();
  for (const fragment of page.fragments) {
    if (fragment.kind === 'text') addToLine(fragment, owners[fragment.boxId] ?? -1, middle, lines);
  }
  const areas = new Map<number, number>();
  for (const { owner, height, start, end } of lines.values()) {
    const width = end - start > page.area.width * COLUMN ? 1 : 0.5;
    areas.set(owner, (areas.get(owner) ?? 0) + height * width);
  }
  return areas;
}

function addToLine(fragment: TextFragment, owner: number, middle: number, lines: Map<string, Line>): void {
  const { x, y, width, size } = fragment;
  const side = x < middle ? 'start' : 'end';
  const key = `${owner}/${Math.round(y)}/${side}`;
  const line = lines.get(key);
  if (!line) lines.set(key, { owner, height: size * LINE, start: x, end: x + width });
  else {
    line.start = Math.min(line.start, x);
    line.end = Math.max(line.end, x + width);
  }
}
