/**
 * The invisible characters that turn the direction of what follows (UAX #9 §2): embeddings and overrides, ended by
 * U+202C, and isolates, ended by U+2069. Balanced isolates and embeddings are fine.
 */
export interface TurningCharacter {
  readonly message: string;
  readonly hint: string;
  readonly offset: number;
}

const ANY = /[\u202A-\u202E\u2066-\u2068]/;
const ALL = /[\u202A-\u202E\u2066-\u2069]/g;
const POP_EMBEDDING = '\u202C';
const POP_ISOLATE = '\u2069';

/** These characters, or escapes of JSON for them. */
export const BIDI_CONTROL_IN_JSON = /[\u202A-\u202E\u2066-\u2069]|\\u20(?:2[a-eA-E]|6[6-9])/;

export function hasTurningCharacter(text: string): boolean {
  return ANY.test(text);
}

/** Those of a text that override the direction, or turn all the rest of it; in order. */
export function turningCharacters(text: string): readonly TurningCharacter[] {
  const open: { readonly sign: string; readonly offset: number }[] = [];
  const found: TurningCharacter[] = [];
  for (const { 0: sign, index: offset } of text.matchAll(ALL)) {
    if (sign === POP_ISOLATE) {
      // It ends the embeddings that were begun within the isolate, too.
      const start = open.findLastIndex((each) => isIsolate(each.sign));
      if (start >= 0) open.length = start;
    } else if (sign === POP_EMBEDDING) {
      const last = open.at(-1);
      if (last && !isIsolate(last.sign)) open.pop();
    } else {
      open.push({ sign, offset });
      if (isOverride(sign)) found.push(override(sign, offset));
    }
  }
  for (const { sign, offset } of open) if (!isOverride(sign)) found.push(unclosed(sign, offset));
  return found.sort((one, other) => one.offset - other.offset);
}

const isIsolate = (sign: string): boolean => sign >= '\u2066';
const isOverride = (sign: string): boolean => sign === '\u202D' || sign === '\u202E';

function override(sign: string, offset: number): TurningCharacter {
  const way = sign === '\u202E' ? 'right to left' : 'left to right';
  return {
    offset,
    message: `the invisible character ${codePoint(sign)} forces all letters after it to run from ${way}`,
    hint: 'take it out: the direction of letters is known; `[word]{lang=ar}` sets a passage apart',
  };
}

function unclosed(sign: string, offset: number): TurningCharacter {
  const end = codePoint(isIsolate(sign) ? POP_ISOLATE : POP_EMBEDDING);
  return {
    offset,
    message: `the invisible character ${codePoint(sign)} is not closed: it sets the direction of the rest of the text`,
    hint: `take it out, or close it with ${end}; \`[word]{lang=ar}\` sets a passage apart without either`,
  };
}

const codePoint = (sign: string): string => `U+${sign.charCodeAt(0).toString(16).toUpperCase()}`;
