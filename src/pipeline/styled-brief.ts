import type { World } from '../base/index.ts';
import { type BriefDocument, silencedCodes } from '../content/index.ts';
import type { Stylesheet } from '../css/index.ts';
import { type Diagnostic, DiagnosticList, type SourceFile } from '../diagnostics/index.ts';
import { type ElementTree, parseMarkup } from '../html/index.ts';
import type { PageEnding } from '../layout/index.ts';
import { renderTemplate, templateStylesheets } from '../template/index.ts';
import type { BuildRequest } from './build-request.ts';
import { endingWords } from './ending-words.ts';
import type { FirstCause } from './first-cause.ts';
import type { Gate } from './gate.ts';
import { HeardDiagnostics } from './heard-diagnostics.ts';
import type { Omission } from './left-out.ts';
import { ownLabels } from './own-labels.ts';
import { builtInTemplate } from './precompiled.ts';
import { readOnce } from './read-once.ts';
import { collectStylesheets } from './stylesheets.ts';
import type { FontPlaces, WarmParts } from './warm-parts.ts';
import { readWishes, renderSettings, type Wishes } from './wishes.ts';

/** A brief in the template's words, and how it is to look. */
export interface StyledBrief {
  readonly document: BriefDocument;
  readonly wishes: Wishes;
  readonly elements: ElementTree;
  /** The same without some of it, and what was found in that which was not found in the whole. */
  readonly without: (omit: Omission['omit']) => {
    readonly elements: ElementTree | undefined;
    readonly found: readonly Diagnostic[];
  };
  /** In the order of the cascade. */
  readonly sheets: readonly Stylesheet[];
  /** The template's own, the preset's last. */
  readonly own: readonly SourceFile[];
  readonly places: FontPlaces;
  /** What is written on pages that are not of the brief. */
  readonly words: PageEnding['words'];
}

/** Undefined where there is nothing to lay out; `cause` hears of what leaves a hole in the page. */
export function styleBrief(
  request: BuildRequest,
  { world, parts }: { readonly world: World; readonly parts: WarmParts },
  gate: Gate,
  cause: FirstCause,
): StyledBrief | undefined {
  const { settings } = request;
  // What the author wrote, validated, with the place of every value.
  const document = readOnce(request, gate);
  // Read even where the brief has errors, so that faults of both are told at once.
  const folder = settings.template ?? builtInTemplate(world);
  const template = parts.template(folder, cause);
  const folders = (settings.fontFolders ?? []).flatMap((one) => parts.fontFolder(one, gate));
  if (!document || !template) return undefined;
  gate.silence(silencedCodes(document.brief));
  // What the brief and the command line ask of the setting.
  const wishes = readWishes(document, settings, template, gate);
  // The brief in the template's words.
  const rendering = { ...renderSettings(wishes), ...ownLabels(settings, world, cause) };
  const heard = new HeardDiagnostics(cause);
  const markup = renderTemplate(template, document, rendering, heard);
  const elements = markup && parseMarkup(markup, heard);
  if (!elements) return undefined;
  // How it is to look.
  const own = templateStylesheets(template, wishes.preset, gate);
  const sheets = collectStylesheets({ template, elements, own, parts, world }, gate);
  const words = wishes.setup ? endingWords(template, document, rendering) : {};
  const places = { within: [request.folder, folder], beside: request.folder, added: folders };
  const without: StyledBrief['without'] = (omit) => {
    const list = new DiagnosticList();
    const shorter = renderTemplate(template, document, { ...rendering, omit }, list);
    const parsed = shorter && parseMarkup(shorter, list);
    return { elements: parsed, found: list.items.filter((item) => !heard.has(item)) };
  };
  return { document, wishes, elements, without, sheets, own, places, words };
}
