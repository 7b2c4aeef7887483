import type { BuildSettings } from '../pipeline/index.ts';
import type { Output } from './outputs.ts';
import type { Variant } from './variants.ts';

/** A file to be made of a brief. */
export interface VariantFile {
  readonly variant: Variant;
  /** Undefined where nothing is to be written. */
  readonly output: Output | undefined;
}

/** One run of the pipeline, and the files that come of it. */
export interface PlannedBuild {
  readonly settings: BuildSettings;
  readonly files: readonly VariantFile[];
}

/** As few builds as give all the files: sheets are imposed from the pages of a file with the same settings. */
export function planBuilds(files: readonly VariantFile[], base: BuildSettings): readonly PlannedBuild[] {
  const plans: { settings: BuildSettings; readonly key: string; readonly files: VariantFile[] }[] = [];
  for (const file of files) {
    const { settings: own, sheets } = file.variant;
    const { imposition: asked, ...settings } = { ...base, ...own };
    const key = keyOf(settings);
    const imposition = sheets && { kind: sheets, marks: asked?.marks === true };
    const shared = plans.find(
      (plan) => plan.key === key && (!imposition || (plan.settings.imposition?.kind ?? sheets) === sheets),
    );
    const plan = shared ?? { settings: settings as BuildSettings, key, files: [] as VariantFile[] };
    if (!shared) plans.push(plan);
    if (imposition) plan.settings = { ...settings, imposition };
    plan.files.push(file);
  }
  return plans;
}

/** The same text for the same settings, in whatever order they were put together. */
const keyOf = (settings: BuildSettings): string => JSON.stringify(Object.entries(settings).sort());
