import { type Brief, OPTIONAL_SECTIONS } from './brief.ts';
import type { ContentPath } from './content-path.ts';
import type { FieldNode } from './field-facts.ts';
import { fieldTree } from './field-tree.ts';

/** A part of a brief that a page budget may leave out: an item of a list, or a section in one piece. */
export interface OptionalPart {
  readonly section: string;
  /** Undefined where the section goes as a whole. */
  readonly item: number | undefined;
  /** 2 to 9; the highest goes first. */
  readonly priority: number;
}

/** So many key points are kept whatever their priority. */
const KEPT_KEY_POINTS = 3;
const KEEP = 1;
const DEFAULT_PRIORITY = 5;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What may go, in the order of the model: each item of a list by its own priority, else by that of its section. Not
 * among them: what is kept, and sources, which go with what cites them (`lonelySources`) unless the author gave their
 * list a priority.
 */
export function optionalParts(brief: Brief): readonly OptionalPart[] {
  const parts: OptionalPart[] = [];
  for (const section of OPTIONAL_SECTIONS) {
    const value: unknown = brief[section];
    const own = brief.priority?.[section];
    if (value === undefined || (section === 'sources' && own === undefined)) continue;
    const ofSection = own ?? DEFAULT_PRIORITY;
    if (!Array.isArray(value) || section === 'sources') {
      if (ofSection !== KEEP) parts.push({ section, item: undefined, priority: ofSection });
      continue;
    }
    value.forEach((item: unknown, index) => {
      const priority = priorityOf(item) ?? ofSection;
      const isKept = priority === KEEP || (section === 'keyPoints' && index < KEPT_KEY_POINTS);
      if (!isKept) parts.push({ section, item: index, priority });
    });
  }
  return parts;
}

function priorityOf(item: unknown): number | undefined {
  const own = isFields(item) ? item.priority : undefined;
  return typeof own === 'number' ? own : undefined;
}

export const partPath = ({ section, item }: OptionalPart): ContentPath =>
  item === undefined ? [section] : [section, item];

/** Sources that are cited, but only by parts that are left out; none where the author keeps the list. */
export function lonelySources(brief: Brief, leftOut: readonly OptionalPart[]): readonly OptionalPart[] {
  const ofSection = brief.priority?.sources ?? DEFAULT_PRIORITY;
  const sources = brief.sources ?? [];
  const isOut = (section: string, item: number | undefined): boolean =>
    leftOut.some((part) => part.section === section && (part.item === undefined || part.item === item));
  if (ofSection === KEEP || sources.length === 0 || leftOut.length === 0 || isOut('sources', 0)) return [];
  const gone = new Set<string>();
  const stays = new Set<string>();
  for (const [name, field] of Object.entries(fieldTree().fields ?? {})) {
    const value = Object.hasOwn(brief, name) ? (brief as Fields)[name] : undefined;
    if (value === undefined) continue;
    if (Array.isArray(value) && field.item) {
      const { item } = field;
      value.forEach((each: unknown, index) => {
        citedIn(each, item, isOut(name, index) ? gone : stays);
      });
    } else citedIn(value, field, isOut(name, undefined) ? gone : stays);
  }
  return sources.flatMap(({ id }, index) =>
    gone.has(id) && !stays.has(id) ? [{ section: 'sources', item: index, priority: ofSection }] : [],
  );
}

/** Ids of the sources that a value names, at any depth; the depth of the model is bounded by validation. */
function citedIn(value: unknown, field: FieldNode, into: Set<string>): void {
  if (field.refers === 'source') {
    if (typeof value === 'string') into.add(value);
    return;
  }
  const { item } = field;
  if (Array.isArray(value)) {
    if (item) for (const each of value) citedIn(each, item, into);
  } else if (isFields(value)) {
    for (const [name, each] of Object.entries(value)) {
      const child = field.fields?.[name] ?? item;
      if (child) citedIn(each, child, into);
    }
  }
}
