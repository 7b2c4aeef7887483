import * as v from 'valibot';
import { blocks, chartFields } from './brief-blocks.ts';
import {
  choice,
  choiceOrForm,
  colour,
  date,
  flag,
  id,
  language,
  lines,
  list,
  mailbox,
  map,
  optional,
  path,
  record,
  recordOrText,
  shortText,
  text,
  url,
  whole,
} from './schema-parts.ts';

/** The only hard limit on a text; beyond the advised length there is a warning. */
export const MAX_TITLE = 300;
export const MAX_KEY_POINTS = 9;

const kind = () => optional(choice('whether this is fact or comment', ['fact', 'comment']));
const source = () => optional(id('id of a source', { refers: 'source' }));
const priority = () =>
  optional(
    whole('1 (keep) to 9 (first to go); wins over that of the section', 1, 9, {
      printed: false,
      keep: 'full',
    }),
  );
const paragraphNumber = (note: string) => whole(note, 1, 100_000);

const UNPRINTED = { printed: false, keep: 'full' } as const;
const PRIVATE = { printed: false, keep: 'never' } as const;

const keyPoint = recordOrText('a key point', 'text', {
  text: text('the point, one or two sentences'),
  lead: optional(text('first words, set bold')),
  sources: optional(list('ids of sources', id('id of a source', { refers: 'source' }))),
  paragraphs: optional(list('paragraphs of the source article', paragraphNumber('paragraph number, from 1'))),
  priority: priority(),
});

const quote = recordOrText('a quotation', 'text', {
  text: text('verbatim, without quotation marks'),
  id: optional(id('name for use in `{quote: …}`')),
  speaker: optional(text('who said it')),
  role: optional(text('what the speaker is')),
  side: optional(text('for whom the speaker speaks')),
  named: optional(flag('`false` where the source does not name the speaker')),
  anonymityReason: optional(text('why the speaker is not named')),
  kind: optional(choice('how the words were taken over', ['direct', 'partial', 'translated'])),
  original: optional(
    record('the words before translation', {
      lang: language('their language'),
      text: text('verbatim'),
    }),
  ),
  context: optional(text('when, where, about what')),
  date: optional(date('when it was said', { mayBeUndated: true })),
  source: source(),
  paragraph: optional(paragraphNumber('paragraph of the source article, from 1')),
  priority: priority(),
});

const openQuestion = recordOrText('an open question', 'question', {
  question: text('the question'),
  why: optional(text('why it matters')),
  evidence: optional(text('what is known')),
  decidedBy: optional(text('what or who decides it')),
  watch: optional(text('what to watch')),
  priority: priority(),
});

const figure = record('a figure', {
  value: text('the number as printed'),
  label: text('what it counts, in a few words'),
  unit: optional(text('unit')),
  asOf: optional(date('date of the figure', { mayBeUndated: true })),
  source: source(),
  counts: optional(text('what exactly is counted')),
});

/** The sectors of humanitarian coordination (OCHA). */
export const SECTORS = [
  'Agriculture',
  'Cross-sector',
  'Education',
  'Food Security',
  'Health',
  'Livelihoods',
  'Logistics',
  'Nutrition',
  'Protection',
  'Shelter',
  'WASH',
] as const;

const humanitarian = recordOrText('humanitarian context', 'summary', {
  summary: text('the situation of people'),
  kind: kind(),
  figures: optional(list('figures', figure)),
  sectors: optional(list('sectors concerned', choice('a sector', SECTORS, { printed: true }))),
  access: optional(text('access for aid')),
  needs: optional(text('what people need')),
  response: optional(text('what is done')),
  funding: optional(text('funding')),
  gaps: optional(text('what is lacking')),
  noFigures: optional(flag('prints that the source gives no figures')),
});

const section = record('a section', {
  heading: text('heading'),
  blocks: blocks('paragraphs, lists, tables, images, boxes'),
  kind: kind(),
  priority: priority(),
});

const event = record('an event', {
  date: optional(date('when')),
  period: optional(text('when, in words')),
  text: text('what happened'),
  source: source(),
});

const actor = record('an actor', {
  name: text('name'),
  role: text('what the actor is'),
  side: optional(text('whose side')),
  position: optional(text('what the actor wants')),
});

const positions = record('who holds what', {
  parties: list('the columns', text('a party')),
  issues: list(
    'the rows',
    record('an issue', {
      issue: text('what is at issue'),
      byParty: map('party → its position', text('the position'), { refers: 'party' }),
    }),
  ),
});

const option = record('a policy option', {
  title: text('the option'),
  text: optional(text('what it means')),
  pros: optional(list('for it', text('an argument'))),
  cons: optional(list('against it', text('an argument'))),
  cost: optional(text('cost')),
  risk: optional(text('risk')),
  proposedBy: optional(text('who proposes it')),
});

const recommendation = recordOrText('a recommendation', 'text', {
  text: text('what should be done'),
  to: optional(text('addressee')),
  by: optional(text('by when')),
});

const nextStep = recordOrText('a next step', 'text', {
  date: optional(date('when')),
  text: text('what to watch'),
  owner: optional(text('whose step it is')),
});

const person = (note: string) =>
  recordOrText(note, 'name', {
    name: text('name'),
    role: optional(text('role')),
    email: optional(mailbox('e-mail address')),
    phone: optional(text('telephone')),
  });

const sourceEntry = record('a source', {
  id: id('name that other fields use'),
  title: text('title'),
  publisher: optional(text('publisher')),
  authors: optional(list('authors', text('an author'))),
  date: optional(date('date of publication', { mayBeUndated: true })),
  url: optional(url('web address')),
  accessed: optional(date('when it was read')),
  type: optional(text('article, report, law, …')),
  file: optional(path('local text of the source, to check quotations', { keep: 'never' })),
});

const organisation = recordOrText('who publishes the brief', 'name', {
  name: text('name'),
  logo: optional(
    record('logo', {
      src: path('file beside the brief'),
      alt: text('what the logo shows', { printed: false }),
    }),
  ),
  address: optional(lines('postal address; line ends are kept')),
  url: optional(url('web address')),
  accent: optional(colour('accent colour, `#rrggbb`')),
});

const meeting = record('the meeting the brief is for', {
  name: text('name'),
  date: date('date'),
  place: optional(text('place')),
  item: optional(text('item of the agenda')),
});

const handling = record('who may read it, and when', {
  tlp: optional(
    choice('Traffic Light Protocol', ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'], { printed: true }),
  ),
  embargo: optional(date('not to be used before')),
  chathamHouse: optional(flag('prints the Chatham House Rule')),
  label: optional(text('own mark')),
  distribution: optional(text('who gets it')),
});

const email = record(
  'settings of the mail',
  {
    subject: optional(text('subject', PRIVATE)),
    preheader: optional(text('line that mail programs show beside the subject', PRIVATE)),
    intro: optional(text('first words', PRIVATE)),
    to: optional(list('addressees', mailbox('address', PRIVATE), PRIVATE)),
    cc: optional(list('copies', mailbox('address', PRIVATE), PRIVATE)),
    replyTo: optional(mailbox('address for answers', PRIVATE)),
    attachPdf: optional(flag('whether the PDF goes with it', PRIVATE)),
    include: optional(list('sections in the mail', id('name of a section', PRIVATE), PRIVATE)),
  },
  PRIVATE,
);

/** Width by height, upright or lying. */
const PAPER_SIZE = { pattern: '^\\d{1,4}(\\.\\d{1,2})?x\\d{1,4}(\\.\\d{1,2})?mm$', sample: '148x210mm' };

const print = record(
  'how it is printed; flags of the command line win',
  {
    preset: optional(id('preset of the template', UNPRINTED)),
    paper: optional(choiceOrForm('paper', ['a4', 'letter', 'universal'], PAPER_SIZE, UNPRINTED)),
    pages: optional(whole('number of pages that binds', 1, 1000, UNPRINTED)),
    binding: optional(choice('where it is stapled or bound', ['left', 'top'], UNPRINTED)),
    duplex: optional(flag('printed on both sides', UNPRINTED)),
    notes: optional(choice('room for notes', ['margin', 'lines', 'page'], UNPRINTED)),
  },
  UNPRINTED,
);

/** The parts of a brief that a page budget may leave out. */
export const OPTIONAL_SECTIONS = [
  'summary',
  'whatsNew',
  'whyItMatters',
  'whatToDo',
  'keyPoints',
  'figures',
  'charts',
  'sections',
  'quotes',
  'openQuestions',
  'humanitarian',
  'timeline',
  'actors',
  'positions',
  'options',
  'recommendations',
  'nextSteps',
  'terms',
  'sources',
  'method',
  'disclaimer',
] as const;

/** The content model: the single source of types, validation, JSON Schema, scaffold and field table. */
export const briefSchema = record('a brief', {
  title: shortText('at most 300 characters, better 120', MAX_TITLE),
  subtitle: optional(text('second line of the title')),
  lang: v.optional(language('BCP 47 tag; labels, hyphenation, quotation marks', { fallback: 'en' }), 'en'),
  asOf: optional(date('what the brief knows up to; or `undated`', { mayBeUndated: true })),
  series: optional(text('series')),
  number: optional(text('number in the series')),
  version: optional(text('version')),
  status: optional(text('draft, final, …')),
  published: optional(date('date of publication', { mayBeUndated: true })),
  nextUpdate: optional(date('date or words', { mayBeWords: true })),
  supersedes: optional(text('the brief that this one replaces')),
  meeting: optional(meeting),
  handling: optional(handling),
  summary: optional(text('the bottom line in 25–60 words')),
  whatsNew: optional(text('opening box of a crisis brief')),
  whyItMatters: optional(text('opening box of a crisis brief')),
  whatToDo: optional(text('opening box of a crisis brief')),
  keyPoints: list('3–7 are best', keyPoint, { max: MAX_KEY_POINTS }),
  figures: optional(list('the band of big numbers', figure)),
  charts: optional(list('charts; a table of the data until they are drawn', record('a chart', chartFields))),
  sections: optional(list('background and analysis', section)),
  quotes: optional(list('verbatim quotations', quote)),
  openQuestions: optional(list('what is not settled', openQuestion)),
  humanitarian: optional(humanitarian),
  timeline: optional(list('what happened when', event)),
  actors: optional(list('who is who', actor)),
  positions: optional(positions),
  options: optional(list('policy options', option)),
  recommendations: optional(list('recommendations', recommendation)),
  nextSteps: optional(list('what to watch', nextStep)),
  terms: optional(
    list('glossary', record('a term', { term: text('the term'), meaning: text('what it means') })),
  ),
  talkingPoints: optional(list('speaking card', text('a point', UNPRINTED), UNPRINTED)),
  qa: optional(
    list(
      'speaking card: questions and answers',
      record('a question', { q: text('question', UNPRINTED), a: text('answer', UNPRINTED) }, UNPRINTED),
      UNPRINTED,
    ),
  ),
  sources: optional(list('what the brief rests on', sourceEntry)),
  organisation: optional(organisation),
  authors: optional(list('who wrote it', person('an author'))),
  contact: optional(person('whom to ask')),
  method: optional(text('how the brief was made')),
  disclaimer: optional(text('disclaimer')),
  licence: optional(text('licence')),
  online: optional(
    record('where the brief is on the web', {
      url: url('address'),
      short: optional(text('the address as people type it')),
    }),
  ),
  typography: v.optional(
    choice('quotes, dashes and spaces as typed, or set by language', ['as-typed', 'smart'], {
      fallback: 'as-typed',
    }),
    'as-typed',
  ),
  priority: optional(
    map('section → 1 (keep) to 9 (first to go), default 5', whole('1 to 9', 1, 9, UNPRINTED), {
      ...UNPRINTED,
      options: OPTIONAL_SECTIONS,
    }),
  ),
  print: optional(print),
  email: optional(email),
  lint: optional(
    record(
      'rules of this brief',
      { off: list('codes that are silenced', id('code', UNPRINTED), UNPRINTED) },
      UNPRINTED,
    ),
  ),
});

/** A brief after validation: shorthands are objects, dates are parsed, defaults are filled in. */
export type Brief = v.InferOutput<typeof briefSchema>;
