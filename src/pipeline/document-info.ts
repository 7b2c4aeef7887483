import type { World } from '../base/index.ts';
import type { BoxTree } from '../boxes/index.ts';
import type { Brief } from '../content/index.ts';
import type { DocumentInfo } from '../pdf/index.ts';
import { inlineText, parseInline } from '../template/index.ts';
import { PRODUCT, VERSION } from './version.ts';

/** What the PDF says of itself. */
export function documentInfo(brief: Brief, tree: BoxTree, world: World): DocumentInfo {
  const author = authorOf(brief);
  const date = documentDate(brief, world);
  return {
    title: tree.title === '' ? plain(brief.title) : tree.title,
    ...(author !== '' && { author }),
    ...(brief.summary !== undefined && { subject: plain(brief.summary) }),
    lang: tree.lang,
    creator: `${PRODUCT} ${VERSION}`,
    producer: `${PRODUCT} ${VERSION}`,
    ...(date !== undefined && { date }),
  };
}

/** Without the marks of inline Markdown. */
const plain = (text: string): string => inlineText(parseInline(text));

/** Who wrote it, else who publishes it. */
function authorOf({ authors, organisation }: Brief): string {
  const names = (authors ?? []).map((author) => plain(author.name));
  return names.length > 0 ? names.join(', ') : plain(organisation?.name ?? '');
}

/**
 * The date written into the PDF: that of `SOURCE_DATE_EPOCH` (seconds since 1970; reproducible-builds.org), else the
 * brief's own, else none. Never the clock's.
 */
export function documentDate(brief: Brief, world: World): string | undefined {
  const epoch = world.environment('SOURCE_DATE_EPOCH');
  // Up to the year 9999, which is the last that PDF can write.
  if (epoch !== undefined && /^\d{1,12}$/.test(epoch) && Number(epoch) < 253402300800)
    return new Date(Number(epoch) * 1000).toISOString().replace('.000', '');
  for (const value of [brief.published, brief.asOf]) {
    if (value?.kind === 'date' && value.day !== undefined) return value.text;
    if (value?.kind === 'date-time') return isoMoment(value);
  }
  return undefined;
}

/** The moment with every part written out; authors leave the seconds out or put a space for the `T`. */
function isoMoment(value: Extract<NonNullable<Brief['asOf']>, { kind: 'date-time' }>): string {
  const [month, day, hour, minute, second] = [
    value.month,
    value.day,
    value.hour,
    value.minute,
    value.second,
  ].map((part) => String(part).padStart(2, '0'));
  return `${String(value.year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${value.zone}`;
}
