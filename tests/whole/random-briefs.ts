import fc from 'fast-check';
import { arbitraryBrief, type BriefInput } from '../content/arbitrary-brief.ts';
import { IMAGES } from './builder.ts';

/** What other fields refer to, and what must be there. */
const KEPT = ['title', 'keyPoints', 'sources', 'quotes', 'lang'];
/** One of so many optional fields is kept: random briefs are then about as long as real ones. */
const ONE_OF = 4;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Random briefs that can be built: images are there, no preset is asked for that does not exist, and no number of
 * pages binds. A quarter of them also have what is not printed.
 */
export function randomBriefs(): fc.Arbitrary<object> {
  const full = fc.oneof(
    { weight: 3, arbitrary: arbitraryBrief({ images: IMAGES }) },
    { weight: 1, arbitrary: arbitraryBrief({ images: IMAGES, unprinted: true }) },
  );
  const kept = fc.array(fc.nat({ max: ONE_OF - 1 }), { minLength: 50, maxLength: 50 });
  return fc.tuple(full, kept).map(([brief, choice]) => buildable(brief, choice));
}

function buildable(brief: BriefInput, choice: readonly number[]): object {
  const entries = Object.entries(brief).filter(([name], at) => KEPT.includes(name) || choice[at] === 0);
  const fields: Record<string, unknown> = Object.fromEntries(entries);
  const print = fieldsOf(fields.print);
  if (print) fields.print = { ...print, preset: 'memo', pages: undefined };
  const organisation = fieldsOf(fields.organisation);
  const logo = fieldsOf(organisation?.logo);
  if (logo) fields.organisation = { ...organisation, logo: { ...logo, src: IMAGES[0] } };
  return JSON.parse(JSON.stringify(fields)) as object;
}

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
