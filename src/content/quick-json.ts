import { safeParse } from 'valibot';
import { BIDI_CONTROL_IN_JSON } from './bidi-controls.ts';
import { type Brief, briefSchema } from './brief.ts';
import { RISKY_ESCAPE } from './characters.ts';
import { MAX_DEPTH } from './source-node.ts';

/**
 * The brief of a JSON text that is valid at once: no nodes, no places. Undefined where anything at all may be wrong;
 * then the careful way is taken.
 */
export function quickJson(text: string): Brief | undefined {
  if (RISKY_ESCAPE.test(text) || BIDI_CONTROL_IN_JSON.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (countMembers(value, 0) !== countKeys(text)) return undefined;
  const result = safeParse(briefSchema, value, { abortEarly: true });
  return result.success ? result.output : undefined;
}

/**
 * How many keys a valid text has at most: more only where a string ends like one (`\":`). `JSON.parse` keeps the last
 * of equal keys, so that a value with as many members as this has no key that stood twice.
 */
function countKeys(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/"[ \t\r\n]*:/g)) count++;
  return count;
}

/** Members of all objects together; no number at all where the nesting is too deep. */
function countMembers(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= MAX_DEPTH) return Number.NaN;
  const values: readonly unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : values.length;
  for (const each of values) count += countMembers(each, depth + 1);
  return count;
}
