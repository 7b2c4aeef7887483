import { readBrief } from '../../src/content/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { parseMarkup } from '../../src/html/index.ts';
import { createImageStore } from '../../src/images/index.ts';
import { type Fitted, fitPages } from '../../src/pipeline/fit-pages.ts';
import { builtInTemplate } from '../../src/pipeline/precompiled.ts';
import { advisedPages, collectStylesheets } from '../../src/pipeline/stylesheets.ts';
import { warmParts } from '../../src/pipeline/warm-parts.ts';
import { readWishes, renderSettings } from '../../src/pipeline/wishes.ts';
import { buildStructure, type StructureTree } from '../../src/tags/index.ts';
import { renderTemplate, templateStylesheets } from '../../src/template/index.ts';
import { world } from '../whole/builder.ts';

export interface Stages extends Fitted {
  readonly structure: StructureTree;
}

/** What the pipeline has in hand just before it paints: boxes, pages and tags. */
export function stagesOf(bytes: Uint8Array, name: string, folder: string): Stages {
  const sink = new DiagnosticList();
  const parts = warmParts(world);
  const home = builtInTemplate(world);
  const document = readBrief(bytes, name, sink);
  const template = parts.template(home, sink);
  if (!document || !template) throw new Error('no brief or no template');
  const wishes = readWishes(document, {}, template, sink);
  const markup = renderTemplate(template, document, renderSettings(wishes), sink);
  const elements = markup && parseMarkup(markup, sink);
  if (!elements) throw new Error('no markup');
  const own = templateStylesheets(template, wishes.preset, sink);
  const sheets = collectStylesheets({ template, elements, own, parts, world }, sink);
  const within = [folder, home];
  const images = createImageStore(world, within);
  const advised = advisedPages(own);
  const request = { elements, sheets, wishes, advised, images, folder, within, parts, document };
  const fitted = fitPages(request, sink);
  return { ...fitted, structure: buildStructure(fitted.tree, sink) };
}
