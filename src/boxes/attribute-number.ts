import type { Sink } from '../diagnostics/index.ts';
import type { ElementNode } from '../html/index.ts';
import { authorSpan } from '../template/index.ts';

/** What an attribute that holds a whole number may hold. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
}

/**
 * The whole number in an attribute; undefined where there is none. One that is no number, or out of range, is a
 * warning and taken as absent or as the nearest allowed.
 */
export function attributeNumber(
  element: ElementNode,
  name: string,
  range: NumberRange,
  sink: Sink,
): number | undefined {
  const raw = element.attributes.get(name);
  if (raw === undefined) return undefined;
  const text = raw.trim();
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.least && value <= range.most) return value;
  const known = Number.isNaN(value) ? undefined : Math.min(Math.max(value, range.least), range.most);
  sink.report({
    code: 'boxes/bad-number',
    severity: 'warning',
    message:
      known === undefined
        ? `\`${name}="${raw}"\` of \`<${element.name}>\` is not a whole number`
        : `\`${name}="${raw}"\` of \`<${element.name}>\` is not from ${range.least} to ${range.most}`,
    span: authorSpan(element.origin),
    hints: [known === undefined ? `write a number, or leave \`${name}\` out` : `it is taken as ${known}`],
  });
  return known;
}
