import type { BriefDocument } from '../content/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { type RenderSettings, type Template, templatePresets } from '../template/index.ts';
import { checkAccent } from './accent.ts';
import type { BuildSettings, PaperChoice } from './build-request.ts';

/** What is asked of the setting: the command line's word before the brief's. */
export interface Wishes {
  readonly preset: string | undefined;
  readonly paper: Paper | undefined;
  readonly lang: string | undefined;
  readonly speaker: boolean;
  /** Number of pages that the brief binds itself to. */
  readonly pages: number | undefined;
  readonly accent: string | undefined;
  /** The author was told that it is hard to read. */
  readonly accentIsWeak: boolean;
}

/** In points. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

/** ISO 216 and ANSI sizes, upright. */
const PAPERS = {
  a4: { width: (210 / 25.4) * 72, height: (297 / 25.4) * 72 },
  letter: { width: 612, height: 792 },
} as const;

function paperSize(paper: PaperChoice): Paper {
  return typeof paper === 'object' ? paper : paper === 'universal' ? PAPERS.a4 : PAPERS[paper];
}

const DEFAULT_PRESET = 'brief';

export function readWishes(
  document: BriefDocument,
  settings: BuildSettings,
  template: Template,
  sink: Sink,
): Wishes {
  const { organisation, print } = document.brief;
  const accent = organisation?.accent;
  const accentIsWeak =
    accent !== undefined && checkAccent(accent, () => document.spanOf(['organisation', 'accent']), sink);
  reportNotYet(document, sink);
  const paper = settings.paper ?? print?.paper;
  const fallback = templatePresets(template).includes(DEFAULT_PRESET) ? DEFAULT_PRESET : undefined;
  return {
    preset: settings.preset ?? print?.preset ?? fallback,
    paper: paper === undefined ? undefined : paperSize(paper),
    lang: settings.lang,
    speaker: settings.speaker === true,
    pages: print?.pages,
    accent,
    accentIsWeak,
  };
}

export function renderSettings({ lang, preset, speaker }: Wishes): RenderSettings {
  return {
    ...(lang !== undefined && { lang }),
    ...(preset !== undefined && { preset }),
    speaker,
  };
}

/** Nothing is ignored in silence. */
function reportNotYet(document: BriefDocument, sink: Sink): void {
  const { print } = document.brief;
  for (const name of ['binding', 'duplex', 'notes'] as const) {
    if (print?.[name] === undefined || print[name] === false) continue;
    sink.report({
      code: 'pipeline/not-yet',
      severity: 'warning',
      message: `\`print.${name}\` has no effect yet`,
      span: document.spanOf(['print', name]),
      hints: ['take it out, or leave it for a later version'],
    });
  }
}
