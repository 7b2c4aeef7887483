import { safeParse } from 'valibot';
import { type Brief, briefSchema } from './brief.ts';
import { RISKY_ESCAPE } from './characters.ts';

/**
 * The brief of a JSON text that is valid at once: no nodes, no places. Undefined where anything at all may be wrong
 * (a key that stands twice shows in the number of members); then the careful way is taken.
 */
export function quickJson(text: string, members: number): Brief | undefined {
  if (RISKY_ESCAPE.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (countMembers(value) !== members) return undefined;
  const result = safeParse(briefSchema, value, { abortEarly: true });
  return result.success ? result.output : undefined;
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countMembers(item);
    return count;
  }
  for (const key of Object.keys(value)) count += 1 + countMembers((value as Record<string, unknown>)[key]);
  return count;
}
