import type { BriefDocument } from '../content/index.ts';
import type { PageEnding } from '../layout/index.ts';
import { labelsOf, type RenderSettings, type Template } from '../template/index.ts';

/** What stands on pages that are not of the brief; without the words that a template of the user's has no label for. */
export function endingWords(
  template: Template,
  document: BriefDocument,
  settings: RenderSettings,
): PageEnding['words'] {
  const label = labelsOf(template, document, settings);
  return { notes: label('notes'), blank: label('leftBlank') };
}
