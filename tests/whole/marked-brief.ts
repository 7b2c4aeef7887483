import { type FieldNode, fieldTree } from '../../src/content/index.ts';

/** A value that a reader must find: where it stands in the brief, and the ways it may be written. */
export interface PrintedValue {
  readonly path: readonly (string | number)[];
  readonly written: readonly string[];
  /** An address that other words may stand for: those are a link to it. */
  readonly link?: string;
}

export interface MarkedBrief {
  readonly brief: unknown;
  readonly printed: readonly PrintedValue[];
}

/** A mark that stands nowhere else: it tells one text of a brief from all others, even where their words are equal. */
export const MARK = /Qx[a-z]{3}/g;

/** Gives every printed text of a brief a mark of its own, and lists what must be found in its PDF. */
export const markedBrief = (brief: object): MarkedBrief => new Marking(true).brief(brief);

/** What must be found in the PDF of a brief. */
export const printedValues = (brief: object): readonly PrintedValue[] =>
  new Marking(false).brief(brief).printed;

type Fields = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class Marking {
  readonly #marks: boolean;
  readonly #printed: PrintedValue[] = [];
  /** Texts that stand for each other have one mark: parties as columns and as keys. */
  readonly #parties = new Map<string, string>();
  #count = 0;

  constructor(marks: boolean) {
    this.#marks = marks;
  }

  brief(brief: object): MarkedBrief {
    return { brief: this.#value(brief, fieldTree(), []), printed: this.#printed };
  }

  #value(value: unknown, field: FieldNode, path: Path): unknown {
    if (field.main !== undefined && typeof value === 'string') {
      const main = field.fields?.[field.main];
      return main ? this.#value(value, main, path) : value;
    }
    if (Array.isArray(value)) return this.#list(value, field, path);
    if (field.kind === 'map' && isFields(value)) return this.#map(value, field, path);
    if (isFields(value)) return this.#record(value, field, path);
    return field.printed ? this.#leaf(value, field, path) : value;
  }

  #list(list: readonly unknown[], field: FieldNode, path: Path): unknown {
    const { item } = field;
    if (!item) return list;
    if (path.at(-1) === 'parties') return list.map((party, at) => this.#party(String(party), [...path, at]));
    return list.map((each, at) => this.#value(each, item, [...path, at]));
  }

  #record(record: Fields, field: FieldNode, path: Path): unknown {
    const marked = Object.entries(record).map(([name, value]) => {
      const child = field.fields?.[name];
      return [name, child ? this.#value(value, child, [...path, name]) : value];
    });
    return Object.fromEntries(marked);
  }

  #map(map: Fields, field: FieldNode, path: Path): unknown {
    const { item } = field;
    if (!item?.printed) return map;
    const marked = Object.entries(map).map(([key, value]) => [
      this.#parties.get(key) ?? key,
      this.#value(value, item, [...path, key]),
    ]);
    return Object.fromEntries(marked);
  }

  #party(party: string, path: Path): string {
    const marked = this.#text(party, ' ', path);
    this.#parties.set(party, marked);
    return marked;
  }

  #leaf(value: unknown, field: FieldNode, path: Path): unknown {
    switch (field.kind) {
      case 'text':
        return this.#textLeaf(String(value), path);
      case 'url':
        return this.#url(String(value), path);
      case 'date':
        this.#printed.push({ path, written: dateForms(String(value)) });
        return value;
      default:
        this.#printed.push({ path, written: [String(value), String(value).replace('-', '\u2212')] });
        return value;
    }
  }

  #textLeaf(text: string, path: Path): string {
    if (text === '') return text;
    return path.at(-1) === 'email' ? this.#mailbox(text, path) : this.#text(text, ' ', path);
  }

  #text(text: string, between: string, path: Path): string {
    const marked = this.#marks ? `${text}${between}${this.#mark()}` : text;
    this.#printed.push({ path, written: [marked.replaceAll(/\*\*?|[`^]/g, '')] });
    return marked;
  }

  #mailbox(address: string, path: Path): string {
    const marked = this.#marks ? address.replace('@', `${this.#mark()}@`) : address;
    this.#printed.push({ path, written: [marked] });
    return marked;
  }

  #url(address: string, path: Path): string {
    const marked = this.#marks ? `${address}${this.#mark()}` : address;
    const written = [marked.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')];
    this.#printed.push({ path, written, ...(path[0] === 'online' && { link: marked }) });
    return marked;
  }

  #mark(): string {
    const number = this.#count++;
    const letters = [676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(number / place) % 26)));
    return `Qx${letters.join('')}`;
  }
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const SHORT = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');

/** British and American, long and short. */
function dateForms(text: string): readonly string[] {
  if (text === 'undated') return ['Undated', 'undated'];
  const [date = '', time] = text.split('T');
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return [year];
  return [MONTHS, SHORT].flatMap((names) => {
    const name = names[Number(month) - 1] ?? '?';
    if (day === undefined) return [`${name} ${year}`];
    const clock = time === undefined ? '' : `, ${time.slice(0, 5)} ${zone(time.slice(5))}`;
    return [`${Number(day)} ${name} ${year}${clock}`, `${name} ${Number(day)}, ${year}${clock}`];
  });
}

function zone(offset: string): string {
  if (offset === 'Z') return 'UTC';
  const [hours = '', minutes] = offset.slice(1).split(':');
  const sign = offset.startsWith('-') ? '\u2212' : '+';
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

/** Without what a line may change: white space and soft hyphens. */
export const bare = (text: string): string => text.replaceAll(/[\s\u00ad\u200b\u2060]/g, '');
