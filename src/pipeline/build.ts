import type { World } from '../base/index.ts';
import { prepareContent } from '../content/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { createImageStore } from '../images/index.ts';
import { type PaintInput, paintPdf } from '../pdf/index.ts';
import { buildStructure } from '../tags/index.ts';
import { addPages } from './added-pages.ts';
import { attachedSource } from './attached-source.ts';
import type { BuildRequest, BuildResult } from './build-request.ts';
import { documentInfo } from './document-info.ts';
import { FirstCause } from './first-cause.ts';
import { fitPages } from './fit-pages.ts';
import { Gate } from './gate.ts';
import { checkGreySteps } from './grey-steps.ts';
import { imposedFile } from './imposed-file.ts';
import { styleBrief } from './styled-brief.ts';
import { advisedPages, boundPages } from './stylesheets.ts';
import { warmParts } from './warm-parts.ts';

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
  const cause = new FirstCause(gate);
  const styled = styleBrief(request, { world, parts }, gate, cause);
  if (!styled) return undefined;
  const { document, own, wishes, places, words } = styled;
  // Boxes and pages, in as many rounds as page numbers and a good last page need.
  const images = createImageStore(world, places.within);
  const fonts = { ...places, parts };
  // Nothing is left out for the sake of a page that has a hole in it.
  const free = cause.failed || request.settings.pages === 'any';
  const bound = free ? undefined : (wishes.pages ?? boundPages(own));
  const laid = fitPages(
    {
      ...styled,
      bound,
      bindsItself: wishes.pagesFromBrief,
      advised: advisedPages(own),
      images,
      folder: request.folder,
      fonts,
    },
    cause.failed ? cause : gate,
  );
  // A page with a hole in it has no good structure either.
  if (cause.failed) return undefined;
  // What a screen reader reads.
  const structure = buildStructure(laid.tree, gate, wishes);
  if (!gate.open) return undefined;
  // What the paper asks for beside the brief.
  const { pages } = addPages(laid, wishes.setup, words);
  const attachment = attachedSource(document, request.settings.attachSource, laid.leftOut);
  const { grey, imposition } = request.settings;
  if (grey) checkGreySteps(pages, laid.tree, gate);
  const painted: PaintInput = {
    pages,
    structure,
    info: documentInfo(document.brief, laid.tree, world),
    direction: laid.tree.root.style.direction,
    ...(attachment && { attachment }),
    iccProfile: parts.colorProfile,
    conformance: 'default',
    ...(grey !== undefined && { grey }),
    sink: gate,
  };
  const pdf = paintPdf(painted);
  const imposed = imposition && imposedFile(imposition, pages, painted);
  const { contentPages, leftOut, fit } = laid;
  const { setup } = wishes;
  return gate.open
    ? {
        pdf,
        pages: pages.length,
        contentPages,
        leftOut,
        fit,
        ...(setup && { setup }),
        ...(imposed && { imposed }),
      }
    : undefined;
}
