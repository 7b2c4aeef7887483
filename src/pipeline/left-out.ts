import {
  type Brief,
  lonelySources,
  OPTIONAL_SECTIONS,
  type OptionalPart,
  partPath,
} from '../content/index.ts';
import type { RenderSettings } from '../template/index.ts';
import type { LeftOut } from './build-request.ts';

/** What a page budget leaves out of a brief. */
export interface Omission {
  readonly leftOut: readonly LeftOut[];
  /** For the template, in the order of the model: items, and sections of which nothing is left. */
  readonly omit: NonNullable<RenderSettings['omit']>;
}

export const NO_OMISSION: Omission = { leftOut: [], omit: [] };

/** Leaves out these parts, the first to go first, and the sources that nothing else cites. */
export function leaveOut(brief: Brief, going: readonly OptionalPart[]): Omission {
  if (going.length === 0) return NO_OMISSION;
  const parts = [...going, ...lonelySources(brief, going)];
  const bySection = new Map<string, OptionalPart[]>();
  for (const part of parts) listAt(bySection, part.section).push(part);
  const isWhole = (section: string): boolean => {
    const gone = bySection.get(section) ?? [];
    return gone[0]?.item === undefined || gone.length === itemsOf(brief, section).length;
  };
  const omit = OPTIONAL_SECTIONS.flatMap((section) => {
    const gone = bySection.get(section) ?? [];
    if (gone.length > 0 && isWhole(section)) return [[section]];
    return gone.map(partPath).sort((a, b) => Number(a[1]) - Number(b[1]));
  });
  return { leftOut: grouped(brief, parts, isWhole), omit };
}

/** One entry for each section and priority. */
function grouped(
  brief: Brief,
  parts: readonly OptionalPart[],
  isWhole: (section: string) => boolean,
): readonly LeftOut[] {
  const groups = new Map<string, OptionalPart[]>();
  for (const part of parts) listAt(groups, `${part.section}/${part.priority}`).push(part);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { section, priority } = first;
    const items = group.flatMap(({ item }) => item ?? []).sort((a, b) => a - b);
    const all = isWhole(section) && items.length === itemsOf(brief, section).length;
    const list = itemsOf(brief, section);
    const named = items.length > 0 ? items : list.map((_, index) => index);
    const names = named.map((index) => nameOf(list[index]));
    return [{ section, items: all ? [] : items, priority, names }];
  });
}

function listAt<T>(lists: Map<string, T[]>, key: string): T[] {
  const found = lists.get(key) ?? [];
  lists.set(key, found);
  return found;
}

function itemsOf(brief: Brief, section: string): readonly unknown[] {
  const value = (brief as Readonly<Record<string, unknown>>)[section];
  return Array.isArray(value) ? value : [];
}

/** The fields that an item is known by, the first that it has. */
const NAMES = ['heading', 'title', 'question', 'name', 'term', 'label', 'lead', 'text'] as const;
const MOST_LETTERS = 80;

function nameOf(item: unknown): string {
  const fields = new Map(Object.entries(typeof item === 'object' && item !== null ? item : {}));
  const name = NAMES.map((key) => fields.get(key)).find((value) => typeof value === 'string') ?? '';
  const letters = [...String(name)];
  return letters.length > MOST_LETTERS
    ? `${letters
        .slice(0, MOST_LETTERS - 1)
        .join('')
        .trimEnd()}…`
    : String(name);
}

/** What one is called, and more than one; sections without items only once. */
const CALLED: Readonly<Record<string, readonly [one: string, more?: string]>> = {
  summary: ['the summary'],
  whatsNew: ['what is new'],
  whyItMatters: ['why it matters'],
  whatToDo: ['what to do'],
  keyPoints: ['key point', 'key points'],
  figures: ['figure', 'figures'],
  charts: ['chart', 'charts'],
  sections: ['section', 'sections'],
  quotes: ['quotation', 'quotations'],
  openQuestions: ['open question', 'open questions'],
  humanitarian: ['the humanitarian context'],
  timeline: ['event of the timeline', 'events of the timeline'],
  actors: ['actor', 'actors'],
  positions: ['the positions'],
  options: ['option', 'options'],
  recommendations: ['recommendation', 'recommendations'],
  nextSteps: ['next step', 'next steps'],
  terms: ['term', 'terms'],
  sources: ['source', 'sources'],
  method: ['the method'],
  disclaimer: ['the disclaimer'],
};

/** `2 open questions (priority 8), all 5 terms (priority 5)`. */
export function leftOutWords(leftOut: readonly LeftOut[]): string {
  return leftOut
    .map(({ section, items, priority, names }) => {
      const [one, more] = CALLED[section] ?? [section];
      const count = items.length > 0 ? items.length : (names?.length ?? 0);
      const thing = more === undefined ? one : `${count} ${count === 1 ? one : more}`;
      const all = more !== undefined && items.length === 0 ? 'all ' : '';
      return `${count === 1 && all ? `the one ${one}` : all + thing} (priority ${priority})`;
    })
    .join(', ');
}
