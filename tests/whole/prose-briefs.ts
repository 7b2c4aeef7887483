/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'the a of to in on by for with border river treaty council ministers agreement security guarantee ceasefire humanitarian access corridor sanctions elections observers withdrawal reconstruction funding and but while although because which would could has been said that its their region northern between after before negotiation delegation commitment verification uncertain opposed reported'.split(
    ' ',
  );

class Writer {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = numbers(seed);
  }

  upTo(most: number): number {
    return 1 + Math.floor(this.#next() * most);
  }

  sentence(words: number): string {
    const text = Array.from({ length: words }, () => WORDS[this.upTo(WORDS.length) - 1]).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  /** Now and then something of its own. */
  priority(): { readonly priority?: number } {
    return this.#next() < 0.2 ? { priority: this.upTo(9) } : {};
  }
}

type Fields = Record<string, unknown>;

/** One more piece of a brief; returns how many words it has. */
type Growth = (brief: Fields, writer: Writer) => number;

const listOf = (brief: Fields, name: string): unknown[] => {
  const list = Array.isArray(brief[name]) ? brief[name] : [];
  brief[name] = list;
  return list;
};

const grow =
  (name: string, make: (text: string, writer: Writer) => unknown, words: number): Growth =>
  (brief, writer) => {
    const count = 4 + writer.upTo(words);
    listOf(brief, name).push(make(writer.sentence(count), writer));
    return count;
  };

const GROWTHS: readonly Growth[] = [
  (brief, writer) => {
    const blocks = Array.from({ length: writer.upTo(4) }, () => writer.sentence(20 + writer.upTo(60)));
    listOf(brief, 'sections').push({ heading: writer.sentence(4), blocks, ...writer.priority() });
    return blocks.join(' ').split(' ').length + 4;
  },
  grow('quotes', (text, writer) => ({ text, speaker: 'A speaker', source: 's1', ...writer.priority() }), 25),
  grow('openQuestions', (question, writer) => ({ question, why: question, ...writer.priority() }), 15),
  grow('timeline', (text, writer) => ({ date: `2024-05-${10 + writer.upTo(18)}`, text, source: 's2' }), 15),
  grow('actors', (role) => ({ name: 'An actor', role }), 8),
  grow('options', (text) => ({ title: 'An option', text, pros: [text] }), 25),
  grow('recommendations', (text) => text, 25),
  grow('nextSteps', (text) => text, 15),
  grow('terms', (meaning) => ({ term: 'A term', meaning }), 15),
  grow('figures', (label) => ({ value: '12', label }), 4),
  (brief, writer) => {
    if (listOf(brief, 'keyPoints').length < 9)
      listOf(brief, 'keyPoints').push({ text: writer.sentence(20), sources: ['s1'], ...writer.priority() });
    return 20;
  },
];

/** A brief of prose with about so many words. */
export function proseBrief(seed: number, words: number): object {
  const writer = new Writer(seed);
  const brief: Fields = {
    title: writer.sentence(7),
    summary: writer.sentence(25 + writer.upTo(20)),
    asOf: '2025-12-17',
    keyPoints: Array.from({ length: 3 }, () => writer.sentence(10 + writer.upTo(15))),
    sources: ['s1', 's2'].map((id) => ({ id, title: writer.sentence(6) })),
    priority: { timeline: writer.upTo(9), terms: writer.upTo(9), quotes: writer.upTo(9) },
  };
  let written = 100;
  while (written < words) {
    const growth = GROWTHS[writer.upTo(GROWTHS.length) - 1];
    written += growth?.(brief, writer) ?? 1;
  }
  return brief;
}
