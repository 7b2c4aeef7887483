import type { Fragment, Page, TextFragment } from '../../src/layout/index.ts';

const LONGEST = 60;

/** Pages as short lines of text: where each line, image, box and rule stands, in points. */
export function dumpLayout(pages: readonly Page[]): string {
  const lines: string[] = [];
  for (const page of pages) {
    lines.push(`page ${page.number}, ${points(page.width, page.height)}`);
    lines.push(...dumpFragments(page.fragments, '  '));
    for (const margin of page.margins) {
      lines.push(`  ${margin.artifact}`);
      lines.push(...dumpFragments(margin.fragments, '    '));
    }
  }
  return `${lines.join('\n')}\n`;
}

const points = (...numbers: readonly number[]): string =>
  numbers.map((number) => (Math.round(number * 10) / 10).toFixed(1)).join(' ');

function dumpFragments(fragments: readonly Fragment[], indent: string): string[] {
  const lines: string[] = [];
  let line: TextFragment[] = [];
  const endLine = (): void => {
    const [first] = line;
    if (first) lines.push(indent + dumpLine(first, line));
    line = [];
  };
  for (const fragment of fragments) {
    if (fragment.kind !== 'text' || line.some(({ y }) => y !== fragment.y)) endLine();
    if (fragment.kind === 'text') line.push(fragment);
    else lines.push(indent + dumpShape(fragment));
  }
  endLine();
  return lines;
}

/** `x y width size "text"`; the first and the last words of a long line. */
function dumpLine(first: TextFragment, line: readonly TextFragment[]): string {
  const text = line.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');
  const last = line.at(-1) ?? first;
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 20)}…${text.slice(-19)}` : text;
  return `${points(first.x, first.y, last.x + last.width - first.x)} at ${points(first.size)} ${JSON.stringify(short)}`;
}

function dumpShape(fragment: Exclude<Fragment, TextFragment>): string {
  switch (fragment.kind) {
    case 'box':
      return `box ${points(fragment.rect.x, fragment.rect.y, fragment.rect.width, fragment.rect.height)}`;
    case 'image':
      return `image ${points(fragment.rect.x, fragment.rect.y, fragment.rect.width, fragment.rect.height)}`;
    case 'rule':
      return `rule ${points(fragment.from.x, fragment.from.y, fragment.to.x, fragment.to.y)}`;
  }
}
