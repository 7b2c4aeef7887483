import type { ContentPath } from '../content/index.ts';
import type { LabelFile } from './label-file.ts';

/** How a brief is to be rendered; everything has a default. */
export interface RenderSettings {
  /** BCP 47 tag of the labels, dates and numbers, instead of the brief's own `lang`. */
  readonly lang?: string;
  /** Templates see it as `@preset`; which stylesheets go with it, `templateStylesheets` says. */
  readonly preset?: string;
  /** Whether the speaking card (talking points, questions and answers) is printed; `@speaker` in templates. */
  readonly speaker?: boolean;
  /** Words that go before those of the template's `labels/`. */
  readonly labels?: LabelFile;
  /** What a page budget leaves out: templates do not see it, and it is not reported as not printed. */
  readonly omit?: readonly ContentPath[];
}
