import type { World } from '../base/index.ts';
import { prepareContent, readBrief, silencedCodes } from '../content/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { parseMarkup } from '../html/index.ts';
import { createImageStore } from '../images/index.ts';
import { paintPdf } from '../pdf/index.ts';
import { buildStructure } from '../tags/index.ts';
import { renderTemplate, templateStylesheets } from '../template/index.ts';
import { attachedSource } from './attached-source.ts';
import type { BuildRequest, BuildResult } from './build-request.ts';
import { documentInfo } from './document-info.ts';
import { FirstCause } from './first-cause.ts';
import { Gate } from './gate.ts';
import { builtInTemplate } from './precompiled.ts';
import { fitBeforeCard } from './speaking-card.ts';
import { advisedPages, collectStylesheets } from './stylesheets.ts';
import { warmParts } from './warm-parts.ts';
import { readWishes, renderSettings } from './wishes.ts';

/** Loads what reading a brief of this name takes (JSON needs no YAML library); before `build`. */
export async function prepareBuild(name: string): Promise<void> {
  await prepareContent(name);
}

/**
 * Makes the PDF of one brief; `prepareBuild` comes first. Faults go to `sink`; undefined where there are errors, of
 * which as many as possible are found in one run. Reads nothing but what `world` gives; the same input gives the same
 * bytes.
 */
export function build(request: BuildRequest, world: World, sink: Sink): BuildResult | undefined {
  const gate = new Gate(sink, request.settings.strict === true);
  const parts = warmParts(world);
  // What the author wrote, validated, with the place of every value.
  const document = readBrief(request.bytes, request.name, gate, sizeLimit(request));
  // Read even where the brief has errors, so that faults of both are told at once.
  const folder = request.settings.template ?? builtInTemplate(world);
  const cause = new FirstCause(gate);
  const template = parts.template(folder, cause);
  if (!document || !template) return undefined;
  gate.silence(silencedCodes(document.brief));
  // What the brief and the command line ask of the setting.
  const wishes = readWishes(document, request.settings, template, gate);
  // The brief in the template's words.
  const markup = renderTemplate(template, document, renderSettings(wishes), cause);
  const elements = markup && parseMarkup(markup, cause);
  if (!elements) return undefined;
  // How it is to look.
  const own = templateStylesheets(template, wishes.preset, gate);
  const sheets = collectStylesheets({ template, elements, own, parts, world }, gate);
  // Boxes and pages, in as many rounds as page numbers and a good last page need.
  const within = [request.folder, folder];
  const images = createImageStore(world, within);
  const fonts = { within, beside: request.folder, parts };
  const laid = fitBeforeCard(
    { elements, sheets, wishes, advised: advisedPages(own), images, folder: request.folder, fonts, document },
    cause.failed ? cause : gate,
  );
  // A page with a hole in it has no good structure either.
  if (cause.failed) return undefined;
  // What a screen reader reads.
  const structure = buildStructure(laid.tree, gate, wishes);
  if (!gate.open) return undefined;
  const attachment = attachedSource(document, request.settings.attachSource);
  const pdf = paintPdf({
    pages: laid.layout.pages,
    structure,
    info: documentInfo(document.brief, laid.tree, world),
    ...(attachment && { attachment }),
    iccProfile: parts.colorProfile,
    conformance: 'default',
    sink: gate,
  });
  return gate.open ? { pdf, pages: laid.layout.pages.length, fit: laid.fit } : undefined;
}

function sizeLimit({ settings }: BuildRequest): { readonly maxBytes?: number } {
  return settings.maxMebibytes === undefined ? {} : { maxBytes: settings.maxMebibytes * 1024 * 1024 };
}
