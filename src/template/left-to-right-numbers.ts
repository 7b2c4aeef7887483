/**
 * Numbers within right-to-left text. The bidirectional algorithm (UAX #9) takes their signs, per cent and spaces for
 * neutral, so that “−3.5%” would be printed as “3.5%−” and the groups of a phone number from last to first.
 */

const DIGIT = /\p{Nd}/u;

/** One number with the signs it has inside: 1,234.5 and ١٬٢٣٤٫٥. Bounded, so that the search is linear. */
const NUMBER = "\\p{Nd}{1,20}(?:[.,:'\u2019\u066B\u066C\u202F]\\p{Nd}{1,20}){0,6}";
const PERCENT = '[ \\u00A0\\u202F]?[%\u2030\u066A]';

/** Phone numbers; numbers with a sign; numbers, or a range of them, in per cent. */
const TURNED = new RegExp(
  [
    '(?<![\\p{L}\\p{Nd}])(?:\\+[ \\u00A0]?|00)(?:[ \\u00A0\\u202F.\\-\\u2010\\u2011/]?(?:\\p{Nd}|\\(\\p{Nd}{1,5}\\))){7,18}(?!\\p{Nd})',
    `(?<![\\p{L}\\p{Nd}])[-+\u2212\u00B1]${NUMBER}(?:${PERCENT})?`,
    `(?<!\\p{Nd})(?:${NUMBER}[-\u2010\u2011\u2013\u2014])?${NUMBER}${PERCENT}`,
  ].join('|'),
  'gu',
);

/** A number that keeps its order in either direction. */
const STEADY = /^\p{Nd}+(?:[.,:\u066B\u066C]\p{Nd}+)*$/u;

export function hasDigit(text: string): boolean {
  return DIGIT.test(text);
}

/** The text in parts: every second one is a number to be kept from left to right. */
export function leftToRightParts(text: string): readonly string[] {
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(TURNED)) {
    parts.push(text.slice(end, match.index), match[0]);
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** Whether a whole value is a number, range or phone number that right-to-left text would turn round. */
export function isTurnedNumber(value: string): boolean {
  return DIGIT.test(value) && !/\p{L}/u.test(value) && !STEADY.test(value);
}
