import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The conformance files of Unicode 15.0.0, from the Debian package `unicode-data` 15.0.0-1. */
const FOLDER = '/usr/share/unicode';
export const ABSENT = 'the Debian package unicode-data (15.0.0) is not installed';

/** The lines of a file without comments; undefined where the package is not installed. */
export function conformanceLines(file: string): string[] | undefined {
  const path = join(FOLDER, file);
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  if (!/15\.0\.0/.test(text.slice(0, 400))) return undefined;
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

export interface BreakCase {
  readonly line: string;
  readonly text: string;
  /** UTF-16 indices of the breaks inside of the text. */
  readonly breaks: readonly number[];
}

/** A line such as `÷ 0020 × 0308 ÷ 0041 ÷`. */
export function breakCase(line: string): BreakCase {
  const breaks: number[] = [];
  let text = '';
  for (const word of line.split(/\s+/)) {
    if (word === '÷') breaks.push(text.length);
    else if (word !== '×') text += String.fromCodePoint(Number.parseInt(word, 16));
  }
  return { line, text, breaks: breaks.filter((at) => at > 0 && at < text.length) };
}

/** First, last and value of each line of a property file. */
export function* propertyRanges(lines: readonly string[]): Generator<[number, number, string]> {
  for (const line of lines) {
    const [range = '', value = ''] = line.split(';').map((field) => field.trim());
    const [first = '', last = first] = range.split('..');
    yield [Number.parseInt(first, 16), Number.parseInt(last, 16), value];
  }
}
