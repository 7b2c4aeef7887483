import { type Markup, ORIGIN_CLOSE, ORIGIN_OPEN, ORIGIN_TEXT, type Origin } from '../template/index.ts';

export interface TextOrigin {
  readonly start: number;
  readonly origin: Origin;
}

const MARKERS = /[\uE000-\uE002]/;
const ANY_MARKER = /\uE000(\d{0,9})\uE001|[\uE000-\uE002]/g;

/** Inserted values that are open at a place of the markup; they may begin in one element and end in another. */
export class OpenMarkers {
  readonly #origins: readonly Origin[];
  readonly #open: (Origin | undefined)[] = [];

  constructor(markup: Markup) {
    this.#origins = markup.origins;
  }

  get depth(): number {
    return this.#open.length;
  }

  /** The origin of the innermost one that is known. */
  get innermost(): Origin | undefined {
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const origin = this.#open[at];
      if (origin) return origin;
    }
    return undefined;
  }

  open(index: number): void {
    this.#open.push(this.#origins[index]);
  }

  close(): void {
    this.#open.pop();
  }

  origin(index: number): Origin | undefined {
    return this.#origins[index];
  }
}

/** Whether a piece of text holds characters that carry origins. */
export function hasMarkers(text: string): boolean {
  return MARKERS.test(text);
}

/**
 * Goes through a piece of text: `write` gets the parts between markers, `markers` follows them. Markers that make
 * no sense are taken out: validated content cannot hold any.
 */
export function readMarked(text: string, markers: OpenMarkers, write: (part: string) => void): void {
  let from = 0;
  ANY_MARKER.lastIndex = 0;
  for (let match = ANY_MARKER.exec(text); match; match = ANY_MARKER.exec(text)) {
    if (match.index > from) write(text.slice(from, match.index));
    from = match.index + match[0].length;
    const sign = match[0];
    if (sign === ORIGIN_CLOSE) markers.close();
    else if (sign !== ORIGIN_OPEN && sign !== ORIGIN_TEXT) markers.open(Number(match[1] || -1));
  }
  if (from < text.length) write(text.slice(from));
}

/** An attribute's value without markers, and the origin of the first value inserted in it. */
export function unmarkedValue(
  value: string,
  markers: OpenMarkers,
): { text: string; origin: Origin | undefined } {
  const first = /\uE000(\d{1,9})\uE001/.exec(value)?.[1];
  return {
    text: value.replace(ANY_MARKER, ''),
    origin: first === undefined ? undefined : markers.origin(Number(first)),
  };
}

/** The text of one text node while it is put together. */
export class TextRun {
  #text = '';
  #origins: TextOrigin[] = [];
  #last: Origin | undefined;

  get isEmpty(): boolean {
    return this.#text === '';
  }

  add(text: string, origin: Origin): void {
    if (origin !== this.#last) {
      this.#origins.push({ start: this.#text.length, origin });
      this.#last = origin;
    }
    this.#text += text;
  }

  /** Gives what was put together, and starts anew. */
  take(): { text: string; origins: readonly TextOrigin[] } {
    const taken = { text: this.#text, origins: this.#origins };
    this.#text = '';
    this.#origins = [];
    this.#last = undefined;
    return taken;
  }
}
