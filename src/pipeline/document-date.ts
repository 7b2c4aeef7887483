import type { World } from '../base/index.ts';
import type { Brief } from '../content/index.ts';

/**
 * The date written into the PDF: that of `SOURCE_DATE_EPOCH` (seconds since 1970; reproducible-builds.org), else the
 * brief's own, else none. Never the clock's.
 */
export function documentDate(brief: Brief, world: World): Date | undefined {
  const epoch = world.environment('SOURCE_DATE_EPOCH');
  if (epoch !== undefined && /^\d{1,12}$/.test(epoch)) return new Date(Number(epoch) * 1000);
  for (const value of [brief.published, brief.asOf]) {
    const date = value === undefined ? undefined : dateOf(value);
    if (date) return date;
  }
  return undefined;
}

function dateOf(value: NonNullable<Brief['asOf']>): Date | undefined {
  if (value.kind === 'date')
    return value.day === undefined || value.month === undefined
      ? undefined
      : new Date(Date.UTC(value.year, value.month - 1, value.day));
  if (value.kind !== 'date-time') return undefined;
  const { year, month, day, hour, minute, second, zone } = value;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - zoneMinutes(zone) * 60_000);
}

/** Minutes east of UTC, of `Z` or `+01:00`. */
function zoneMinutes(zone: string): number {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
