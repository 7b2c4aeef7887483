import { type BriefDocument, fieldTree } from '../content/index.ts';
import { DiagnosticList, type Sink, SourceFile } from '../diagnostics/index.ts';
import { PAGE_PROGRAM } from './compiled-template.ts';
import { LabelWords } from './label-words.ts';
import type { Markup } from './markup.ts';
import type { RenderSettings } from './render-settings.ts';
import { Rendering } from './rendering.ts';
import type { Template } from './template.ts';
import { ContentValue } from './template-value.ts';
import { reportUnprinted } from './unprinted-content.ts';

/**
 * Writes a brief in the markup of a template. What goes wrong is reported and left out; undefined only where the
 * template has no page at all. What the template does not print is named at the end.
 */
export function renderTemplate(
  template: Template,
  document: BriefDocument,
  settings: RenderSettings,
  sink: Sink,
): Markup | undefined {
  const page = template.compiled.programs[PAGE_PROGRAM];
  if (!page) return undefined;
  const root = contentRoot(document, settings);
  const lang = settings.lang ?? languageOf(document);
  const span = settings.lang === undefined && root.child('lang') ? document.spanOf(['lang']) : undefined;
  const labels = new LabelWords(template, { tag: lang, span }, settings, sink);
  const rendering = new Rendering({ template, document, settings, root, lang, labels }, sink);
  rendering.run(page);
  reportUnprinted(root, document, settings, sink);
  const { html, origins } = rendering;
  return { html, origins, source: new SourceFile(`${document.source.name} (as markup)`, html) };
}

/** The brief as templates see it. */
function contentRoot(document: BriefDocument, settings: RenderSettings): ContentValue {
  const root = new ContentValue(document.brief, undefined, '', fieldTree());
  for (const path of settings.omit ?? []) {
    let value: ContentValue | undefined = root;
    for (const part of path) value = value?.child(part);
    if (value && value !== root) value.omitted = true;
  }
  return root;
}

/** Labels for what no template prints, in the brief's language or in English; undefined where the template has none. */
export function labelsOf(
  template: Template,
  document: BriefDocument,
  settings: RenderSettings,
): (key: string) => string | undefined {
  // What is wrong with the files is told when the page is rendered.
  const unheard = new DiagnosticList();
  const tag = settings.lang ?? languageOf(document);
  const words = new LabelWords(template, { tag, span: undefined }, settings, unheard);
  return (key) => (words.has(key) ? words.find(key, undefined) : undefined);
}

function languageOf(document: BriefDocument): string {
  const { brief } = document;
  const lang = 'lang' in brief ? brief.lang : undefined;
  return typeof lang === 'string' ? lang : 'en';
}
