/** A text that diagnostics point into. Line and column are computed only when something is printed. */
export class SourceFile {
  /** As the author knows it: relative to the working folder, or `<stdin>`. */
  readonly name: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
  }

  /** Both from 1; the column counts UTF-16 units, as editors do. CR LF, LF and CR end a line. */
  position(offset: number): { readonly line: number; readonly column: number } {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** The text of a line (from 1) without its end. */
  line(number: number): string {
    const starts = this.lineStarts();
    const start = starts[number - 1];
    if (start === undefined) return '';
    const end = starts[number] ?? this.text.length + 1;
    return this.text.slice(start, end).replace(/[\r\n]+$/, '');
  }

  private lineStarts(): readonly number[] {
    if (!this.#lineStarts) {
      this.#lineStarts = [0];
      for (const match of this.text.matchAll(/\r\n|\r|\n/g))
        this.#lineStarts.push(match.index + match[0].length);
    }
    return this.#lineStarts;
  }
}

/** A half-open range of UTF-16 units in a file. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}
