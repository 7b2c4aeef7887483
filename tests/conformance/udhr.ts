import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Texts in many languages that do not come with the project: one declaration, thirty articles. */
const TEXTS = join(
  process.env['BRIEF_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../shared'),
  'texts',
);

export interface LanguageText {
  readonly lang: string;
  /** The text as a brief. */
  readonly brief: object;
  /** Each heading, paragraph and list item, in the order in which the brief prints them. */
  readonly paragraphs: readonly string[];
}

/** Undefined where the texts are not on this machine. */
export function readLanguageText(lang: string): LanguageText | undefined {
  const path = join(TEXTS, `udhr-${lang}.md`);
  return existsSync(path) ? languageText(readFileSync(path, 'utf8'), lang) : undefined;
}

interface Block {
  readonly kind: 'title' | 'heading' | 'item' | 'paragraph';
  readonly text: string;
}

interface Section {
  readonly heading: string;
  readonly blocks: (string | { list: string[]; ordered: true })[];
}

/** Paragraphs that open the brief, even where the text has its first heading before them. */
const OPENING = 4;

/** The first paragraph becomes the summary, the next ones key points, all others sections. */
function languageText(markdown: string, lang: string): LanguageText {
  const [title, ...blocks] = markdown.split('\n').flatMap((line) => blockOf(line.trim()));
  if (title?.kind !== 'title') throw new Error(`udhr-${lang}.md does not begin with its title`);
  const leading = blocks.findIndex(({ kind }) => kind === 'heading');
  const opening = blocks.filter(({ kind }) => kind === 'paragraph').slice(0, Math.max(leading, OPENING));
  const rest = blocks.filter((block) => !opening.includes(block));
  const [summary, ...points] = opening.map(({ text }) => escaped(text));
  return {
    lang,
    brief: {
      title: escaped(title.text),
      lang,
      summary,
      keyPoints: points.map((text) => ({ text })),
      sections: sectionsOf(rest),
    },
    paragraphs: [title, ...opening, ...rest].map(({ text }) => text),
  };
}

function blockOf(line: string): readonly Block[] {
  const [, mark = '', text = ''] = /^(#{1,2} |- |)(.*)$/.exec(line) ?? [];
  if (text === '') return [];
  if (mark === '# ') return [{ kind: 'title', text }];
  if (mark === '## ') return [{ kind: 'heading', text }];
  return [{ kind: mark === '- ' ? 'item' : 'paragraph', text }];
}

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = [];
  for (const { kind, text } of blocks) {
    if (kind === 'heading') {
      sections.push({ heading: escaped(text), blocks: [] });
      continue;
    }
    const inside = sections.at(-1)?.blocks;
    if (!inside) throw new Error(`before the first heading: ${text}`);
    const last = inside.at(-1);
    if (kind === 'paragraph') inside.push(escaped(text));
    else if (typeof last === 'object') last.list.push(escaped(text));
    else inside.push({ list: [escaped(text)], ordered: true });
  }
  return sections;
}

/** The signs of inline Markdown are words like any other here. */
const escaped = (text: string): string => text.replaceAll(/[\\*_`^[\]]/g, '\\$&');
