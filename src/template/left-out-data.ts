import type { ContentPath } from '../content/index.ts';
import { escapeMarkup } from './escape-markup.ts';
import { type ContentValue, ExtendedContext, type TemplateValue } from './template-value.ts';

/** What of a rendering the names of sections need. */
interface Words {
  hasLabel(key: string): boolean;
  label(key: string): string;
  ownWords(markup: string, plain: string): TemplateValue;
}

/**
 * What templates see as `@leftOut`, undefined where nothing is: `more.NAME` is the number of items that a section is
 * short of, `parts` are the names of the sections that went altogether, as a reader knows them, and `others` is the
 * number of those without a name.
 */
export function leftOutData(
  root: ContentValue,
  omit: readonly ContentPath[] | undefined,
  words: Words,
): TemplateValue {
  if (!omit || omit.length === 0) return undefined;
  const counts = new Map<string, number>();
  const parts: TemplateValue[] = [];
  let others = 0;
  for (const [section, item] of omit) {
    const name = String(section);
    const value = root.child(name);
    if (!value) continue;
    // The author's own sections have names of their own, and each is one.
    if (name === 'sections') parts.push(...headings(value, item));
    else if (item !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    else if (words.hasLabel(name)) parts.push(sectionName(name, words));
    else others++;
  }
  const more = new Map<string, TemplateValue>([...counts]);
  const data = new Map<string, TemplateValue>([['more', new ExtendedContext(true, more)]]);
  if (others > 0) data.set('others', others);
  if (parts.length > 0) data.set('parts', parts);
  return new ExtendedContext(true, data);
}

function headings(sections: ContentValue, item: string | number | undefined): readonly TemplateValue[] {
  const count = Array.isArray(sections.value) ? sections.value.length : 0;
  const items = item === undefined ? Array.from({ length: count }, (_, index) => index) : [item];
  return items.map((index) => sections.child(index)?.child('heading'));
}

function sectionName(name: string, words: Words): TemplateValue {
  const text = words.label(name);
  return words.ownWords(escapeMarkup(text), text);
}
