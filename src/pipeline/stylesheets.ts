import { dirname, resolve } from 'node:path';
import type { World } from '../base/index.ts';
import type { Stylesheet } from '../css/index.ts';
import { type Sink, SourceFile } from '../diagnostics/index.ts';
import type { ElementTree } from '../html/index.ts';
import { authorSpan, type Template } from '../template/index.ts';
import type { WarmParts } from './warm-parts.ts';

export interface StylesheetSources {
  readonly template: Template;
  readonly elements: ElementTree;
  /** The template's own, the preset's last. */
  readonly own: readonly SourceFile[];
  readonly parts: WarmParts;
  readonly world: World;
}

/** The author's stylesheets in the order of the cascade: the template's, the preset's, then those the page names. */
export function collectStylesheets(sources: StylesheetSources, sink: Sink): readonly Stylesheet[] {
  const { template, elements, own, parts } = sources;
  const sheets = own.map((file) =>
    parts.stylesheet(file, dirname(resolve(template.folder, file.name)), sink),
  );
  const seen = new Set(own.map((file) => resolve(file.name)));
  for (const reference of elements.stylesheets) {
    if (reference.kind === 'inline') {
      const { file } = reference.origin.template;
      const inline = new SourceFile(`${file.name} (style)`, reference.text);
      sheets.push(parts.stylesheet(inline, template.folder, sink));
      continue;
    }
    const path = resolve(template.folder, reference.href);
    if (seen.has(path)) continue;
    seen.add(path);
    const file = linkedFile(path, reference, sources, sink);
    if (file) sheets.push(parts.stylesheet(file, dirname(path), sink));
  }
  return sheets;
}

function linkedFile(
  path: string,
  reference: Extract<ElementTree['stylesheets'][number], { kind: 'link' }>,
  { world, template }: StylesheetSources,
  sink: Sink,
): SourceFile | undefined {
  const remote = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(reference.href);
  const read = remote ? undefined : world.readFile(path, [template.folder]);
  if (read?.ok) return new SourceFile(path, new TextDecoder().decode(read.bytes));
  sink.report({
    code: 'pipeline/stylesheet',
    severity: 'error',
    message: remote
      ? `the stylesheet \`${reference.href}\` is not a file; a build opens no network connection`
      : `the stylesheet \`${reference.href}\` cannot be read from the template's folder`,
    span: authorSpan(reference.origin),
    hints: ['put it into the folder of the template and name it relative to that'],
  });
  return undefined;
}

/** A preset says how many pages it is made for by the custom property `--pages`; the last one counts. */
export const advisedPages = (own: readonly SourceFile[]): number | undefined => pagesIn(own, '--pages');

/** A preset may bind a brief to a number of pages by `--pages-bind`. */
export const boundPages = (own: readonly SourceFile[]): number | undefined => pagesIn(own, '--pages-bind');

function pagesIn(own: readonly SourceFile[], property: string): number | undefined {
  const texts = own.map((file) => file.text.replace(/\/\*[\s\S]*?\*\//g, ''));
  const given = new RegExp(`${property}\\s*:\\s*([1-9]\\d{0,3})\\s*[;}]`, 'g');
  const found = [...texts.join('\n').matchAll(given)].at(-1)?.[1];
  return found === undefined ? undefined : Number(found);
}
