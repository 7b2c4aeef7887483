import type { BriefDocument } from '../content/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import { type RenderSettings, type Template, templatePresets } from '../template/index.ts';
import { checkAccent } from './accent.ts';
import type { BuildSettings } from './build-request.ts';
import { type PageSetup, readPageSetup } from './page-setup.ts';
import { type Paper, readPaper } from './paper.ts';

/** What is asked of the setting: the command line's word before the brief's. */
export interface Wishes {
  readonly preset: string | undefined;
  readonly paper: Paper | undefined;
  /** What paper and its use ask of the margins. */
  readonly setup: PageSetup | undefined;
  readonly lang: string | undefined;
  readonly speaker: boolean;
  /** Number of content pages that the brief is bound to. */
  readonly pages: number | undefined;
  /** Whether it is the brief itself that asks for them. */
  readonly pagesFromBrief: boolean;
  readonly accent: string | undefined;
  /** The author was told that it is hard to read. */
  readonly accentIsWeak: boolean;
}

const DEFAULT_PRESET = 'brief';

export function readWishes(
  document: BriefDocument,
  settings: BuildSettings,
  template: Template,
  sink: Sink,
): Wishes {
  const { organisation, print } = document.brief;
  // The number of pages in a brief is that of its own preset, not of another one that the command line asks for.
  const ownPreset = settings.preset === undefined || settings.preset === print?.preset;
  const ownPages = ownPreset ? print?.pages : undefined;
  const accent = organisation?.accent;
  const accentIsWeak =
    accent !== undefined && checkAccent(accent, () => document.spanOf(['organisation', 'accent']), sink);
  const fallback = templatePresets(template).includes(DEFAULT_PRESET) ? DEFAULT_PRESET : undefined;
  return {
    preset: settings.preset ?? print?.preset ?? fallback,
    paper: readPaper(document, settings, sink),
    setup: readPageSetup(document, settings),
    lang: settings.lang,
    speaker: settings.speaker === true,
    pagesFromBrief: settings.pages === undefined && ownPages !== undefined,
    pages: settings.pages === 'any' ? undefined : (settings.pages ?? ownPages),
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
