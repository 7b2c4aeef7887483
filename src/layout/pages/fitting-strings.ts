import type { MarginValues, PageString } from '../../boxes/index.ts';

/** Words shorter than this say nothing. */
const SHORTEST = 12;
/** Each try is so much shorter than the one before. */
const STEP = 0.88;

/**
 * The running strings of a page as long as they may be: `fits` is asked with ever shorter ones. Undefined where they
 * fit as they are, or never do.
 */
export function fittingStrings(
  values: MarginValues,
  fits: (values: MarginValues) => boolean,
): MarginValues | undefined {
  const longest = Math.max(
    0,
    ...[...values.strings.values()].map(({ first, last }) => Math.max(first.length, last.length)),
  );
  if (longest <= SHORTEST || fits(values) || !fits(shortened(values, SHORTEST))) return undefined;
  for (let length = Math.floor(longest * STEP); length > SHORTEST; length = Math.floor(length * STEP)) {
    const shorter = shortened(values, length);
    if (fits(shorter)) return shorter;
  }
  return shortened(values, SHORTEST);
}

function shortened(values: MarginValues, most: number): MarginValues {
  const short = ({ first, start, last, firstExcept }: PageString): PageString => ({
    first: cut(first, most),
    start: cut(start, most),
    last: cut(last, most),
    firstExcept: cut(firstExcept, most),
  });
  return { ...values, strings: new Map([...values.strings].map(([name, each]) => [name, short(each)])) };
}

/** At a space where there is one in the last third, never within a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = [...text.slice(0, most)].filter(
    (sign, at, all) => at < all.length - 1 || !/[\ud800-\udbff]/.test(sign),
  );
  const kept = head.join('');
  const space = kept.lastIndexOf(' ');
  return `${(space > (most * 2) / 3 ? kept.slice(0, space) : kept).replace(/[\s\u00b7,;:\u2013-]+$/, '')}…`;
}
