import { readPdf } from '../pdf/read-pdf.ts';
import {
  isEntries,
  isList,
  isName,
  isReference,
  isString,
  isWord,
  type PdfEntries,
  PdfReader,
  type PdfValue,
  textOf,
  utf16,
} from './pdf-values.ts';

/** What one marked-content sequence of a page shows. */
export interface Shown {
  /** Undefined: an artifact. */
  readonly mcid: number | undefined;
  readonly text: string;
}

export interface ReadPage {
  readonly object: number;
  readonly shown: readonly Shown[];
}

export interface ReadElement {
  readonly role: string;
  readonly alt: string | undefined;
  readonly children: readonly (ReadElement | ReadMark)[];
}

/** A sequence that belongs to an element. */
export interface ReadMark {
  readonly page: number;
  readonly mcid: number;
  readonly text: string;
}

export interface ReadDocument {
  readonly pages: readonly ReadPage[];
  readonly root: ReadElement;
  /** Addresses that links lead to. */
  readonly links: readonly string[];
}

/**
 * Pages, texts and tags of one of our PDFs, read without the product's code. Throws where something is drawn outside
 * of marked content or inside of two, where a code has no text, and where tags and marks do not fit each other.
 */
export function readDocument(pdf: Uint8Array): ReadDocument {
  const file = new File(pdf);
  const pages = file.pages.map((object, index) => ({ object, shown: file.shown(object, index) }));
  return { pages, root: file.structure(pages), links: file.links() };
}

/** All texts of tagged content in the order of the structure tree: what a screen reader says. */
export function logicalText(element: ReadElement): string {
  let text = '';
  for (const child of element.children) text += 'mcid' in child ? child.text : `${logicalText(child)}\n`;
  return text;
}

/** All texts of a page in the order they are drawn, artifacts as well. */
export const drawnText = (page: ReadPage): string => page.shown.map(({ text }) => text).join('');

const DRAWS = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'Do', 'sh']);

class File {
  readonly pages: readonly number[];
  readonly #objects: ReadonlyMap<number, string>;
  readonly #contents: readonly string[];
  readonly #streams: ReadonlyMap<number, Uint8Array>;
  readonly #parsed = new Map<number, PdfValue>();
  readonly #fonts = new Map<number, ReadonlyMap<number, string>>();

  constructor(pdf: Uint8Array) {
    const { objects, streams, contents } = readPdf(pdf);
    this.#objects = objects;
    this.#contents = contents;
    this.#streams = new Map(streams.map(({ object, bytes }) => [object, bytes]));
    this.pages = [...objects]
      .filter(([, body]) => body.startsWith('<</Type/Page/'))
      .map(([object]) => object);
  }

  resolve(value: PdfValue | undefined): PdfValue | undefined {
    if (!isReference(value)) return value;
    const { reference } = value;
    let parsed = this.#parsed.get(reference);
    if (parsed === undefined) {
      const body = this.#objects.get(reference);
      if (body === undefined) throw new Error(`no object ${reference}`);
      parsed = new PdfReader(body).value();
      this.#parsed.set(reference, parsed);
    }
    return parsed;
  }

  entries(object: number): PdfEntries {
    return this.#dictionary({ reference: object });
  }

  #dictionary(value: PdfValue | undefined): PdfEntries {
    const resolved = this.resolve(value);
    if (!isEntries(resolved)) throw new Error(`not a dictionary: ${JSON.stringify(resolved)}`);
    return resolved;
  }

  shown(object: number, index: number): Shown[] {
    const resources = this.#dictionary(this.entries(object).get('Resources'));
    const fonts = resources.get('Font');
    const fontOf = (name: string): ReadonlyMap<number, string> =>
      this.#codes(this.#dictionary(fonts).get(name));
    return shownIn(this.#contents[index] ?? '', fontOf);
  }

  #codes(font: PdfValue | undefined): ReadonlyMap<number, string> {
    const map = this.#dictionary(font).get('ToUnicode');
    if (!isReference(map)) throw new Error('a font without ToUnicode');
    let codes = this.#fonts.get(map.reference);
    if (!codes) {
      const text = Buffer.from(this.#streams.get(map.reference) ?? []).toString('latin1');
      const pairs = [...text.matchAll(/^<([\dA-F]{4})> <([\dA-F]+)>$/gm)];
      codes = new Map(
        pairs.map(([, code = '', hex = '']) => [
          Number.parseInt(code, 16),
          utf16(Buffer.from(hex, 'hex').toString('latin1')),
        ]),
      );
      this.#fonts.set(map.reference, codes);
    }
    return codes;
  }

  links(): string[] {
    const actions = [...this.#objects].filter(([, body]) => body.includes('/S/URI'));
    return actions.map(([object]) => {
      const entries = this.entries(object);
      const action = entries.has('URI') ? entries : this.#dictionary(entries.get('A'));
      return textOf(action.get('URI')) ?? '';
    });
  }

  structure(pages: readonly ReadPage[]): ReadElement {
    const roots = [...this.#objects].filter(([, body]) => body.startsWith('<</Type/StructTreeRoot'));
    const [root] = roots;
    if (roots.length !== 1 || !root) throw new Error('not one structure tree');
    const top = this.entries(root[0]).get('K');
    if (!isReference(top)) throw new Error('no root element');
    const marks = new Marks(pages);
    const element = this.#element(top.reference, undefined, marks);
    marks.finish();
    return element;
  }

  #element(object: number, outerPage: number | undefined, marks: Marks): ReadElement {
    const entries = this.entries(object);
    const own = entries.get('Pg');
    const page = isReference(own) ? own.reference : outerPage;
    const role = entries.get('S');
    const kids = entries.get('K');
    const list = isList(kids) ? kids : kids === undefined ? [] : [kids];
    const children: (ReadElement | ReadMark)[] = [];
    for (const kid of list) {
      if (typeof kid === 'number') children.push(marks.take(page, kid));
      else if (isReference(kid)) children.push(this.#element(kid.reference, page, marks));
      else if (isEntries(kid) && kid.has('MCID')) children.push(takeReference(kid, page, marks));
    }
    return { role: isName(role) ? role.name : '?', alt: textOf(entries.get('Alt')), children };
  }
}

function takeReference(kid: PdfEntries, outerPage: number | undefined, marks: Marks): ReadMark {
  const own = kid.get('Pg');
  return marks.take(isReference(own) ? own.reference : outerPage, Number(kid.get('MCID')));
}

/** Every sequence belongs to exactly one element. */
class Marks {
  readonly #left = new Map<string, ReadMark>();

  constructor(pages: readonly ReadPage[]) {
    pages.forEach(({ object, shown }, page) => {
      for (const { mcid, text } of shown) {
        if (mcid === undefined) continue;
        const key = `${object} ${mcid}`;
        if (this.#left.has(key)) throw new Error(`MCID ${mcid} twice on page ${page + 1}`);
        this.#left.set(key, { page, mcid, text });
      }
    });
  }

  take(page: number | undefined, mcid: number): ReadMark {
    const key = `${page} ${mcid}`;
    const mark = this.#left.get(key);
    if (!mark) throw new Error(`page object and MCID ${key} are tagged twice, or not there`);
    this.#left.delete(key);
    return mark;
  }

  finish(): void {
    const [first] = this.#left.values();
    if (first) throw new Error(`in no tag: ${JSON.stringify(first)}`);
  }
}

type FontOf = (name: string) => ReadonlyMap<number, string>;

interface Open {
  readonly tag: string;
  readonly mcid: number | undefined;
  /** Stands for what is shown inside. */
  readonly actualText: string | undefined;
}

function shownIn(content: string, fontOf: FontOf): Shown[] {
  const shown: Shown[] = [];
  const open: Open[] = [];
  let codes: ReadonlyMap<number, string> = new Map();
  let operands: PdfValue[] = [];
  let text = '';
  const reader = new PdfReader(content);
  while (!reader.atEnd) {
    const value = reader.value();
    if (!isWord(value)) {
      operands.push(value);
      continue;
    }
    const { word } = value;
    const [first, second] = operands;
    operands = [];
    if (word === 'Tf' && isName(first)) codes = fontOf(first.name);
    else if (word === 'BDC' || word === 'BMC') {
      const sequence = opened(first, second);
      if (sequence.tag !== 'Span' || sequence.mcid !== undefined) text = '';
      open.push(sequence);
      text += sequence.actualText ?? '';
    } else if (word === 'EMC') {
      const closed = open.pop();
      if (!closed) throw new Error('EMC without BDC');
      if (closed.actualText === undefined) shown.push({ mcid: closed.mcid, text });
    } else if (DRAWS.has(word)) {
      const owners = open.filter(({ tag, mcid }) => mcid !== undefined || tag === 'Artifact');
      if (owners.length !== 1) throw new Error(`${word} inside of ${owners.length} tags or artifacts`);
      if (word === 'TJ' && !open.some(({ actualText }) => actualText !== undefined))
        text += textOfCodes(first, codes);
    }
  }
  if (open.length > 0) throw new Error('BDC without EMC');
  return shown;
}

function opened(tag: PdfValue | undefined, properties: PdfValue | undefined): Open {
  if (!isName(tag)) throw new Error('marked content without a tag');
  const entries = isEntries(properties) ? properties : undefined;
  const mcid = entries?.get('MCID');
  return {
    tag: tag.name,
    mcid: typeof mcid === 'number' ? mcid : undefined,
    actualText: textOf(entries?.get('ActualText')),
  };
}

function textOfCodes(array: PdfValue | undefined, codes: ReadonlyMap<number, string>): string {
  if (!isList(array)) throw new Error('TJ without an array');
  let text = '';
  for (const item of array) {
    if (!isString(item)) continue;
    const { string } = item;
    for (let at = 0; at + 1 < string.length; at += 2) {
      const code = string.charCodeAt(at) * 256 + string.charCodeAt(at + 1);
      const unicode = codes.get(code);
      if (unicode === undefined) throw new Error(`code ${code} has no text`);
      text += unicode;
    }
  }
  return text;
}
