import { relative } from 'node:path';
import { type Diagnostic, diagnosticToJson } from '../diagnostics/index.ts';
import type { FaceListing, FontSurvey, ScriptNeed } from '../pipeline/index.ts';
import { scriptName } from '../unicode/index.ts';

export interface SurveyedBrief {
  readonly name: string;
  readonly survey: FontSurvey;
}

export interface FontFindings {
  /** One a folder that briefs are in. */
  readonly fonts: readonly FontSurvey[];
  readonly briefs: readonly SurveyedBrief[];
  readonly diagnostics: readonly Diagnostic[];
  readonly exit: number;
}

const MOST_NAMED = 5;

/** Whether there is a face for every character, be it in a form that the language has not. */
export const canBeSet = (briefs: readonly SurveyedBrief[]): boolean =>
  briefs.every(({ survey }) => survey.needs.every(({ missing }) => missing.length === 0));

/** For people; `folder` is the working folder. */
export function fontReport({ fonts, briefs }: FontFindings, folder: string): string {
  const lines: string[] = [];
  const families = unique(
    fonts.flatMap((survey) => survey.families),
    ({ family }) => family,
  );
  lines.push('Families that a style may name', ...familyLines(families));
  const packs = unique(
    fonts.flatMap((survey) => survey.packs),
    (pack) => pack.folder,
  );
  lines.push('', 'Font packs, for what the families lack');
  if (packs.length === 0) lines.push('  none is installed');
  for (const pack of packs)
    lines.push(`  ${pack.package} ${pack.version ?? ''}  ${shown(pack.folder, folder)}`);
  for (const { name, survey } of briefs) lines.push('', `${name} needs`, ...needLines(survey.needs));
  const command = installCommand(briefs);
  if (command)
    lines.push('', 'To install what is lacking, beside the briefs or in a folder above them', `  ${command}`);
  else if (briefs.length > 0 && canBeSet(briefs)) lines.push('', 'Nothing is lacking.');
  return `${lines.join('\n')}\n`;
}

/** One object; `install` is null where nothing can or need be installed. */
export function fontReportJson({ fonts, briefs, diagnostics, exit }: FontFindings): string {
  const report = {
    exit,
    families: unique(
      fonts.flatMap((survey) => survey.families),
      ({ family }) => family,
    ),
    packs: unique(
      fonts.flatMap((survey) => survey.packs),
      (pack) => pack.folder,
    ).map((pack) => ({
      ...pack,
      version: pack.version ?? null,
    })),
    briefs: briefs.map(({ name, survey }) => ({
      input: name,
      scripts: survey.needs.map((need) => ({
        ...need,
        name: nameOfScript(need.script),
        missing: need.missing.map(({ character, codePoint, pack }) => ({
          character,
          codePoint: codeOf(codePoint),
          pack: pack?.package ?? null,
        })),
        forms: need.forms.map(({ lang, pack }) => ({ lang, pack: pack.package })),
      })),
    })),
    install: installCommand(briefs) ?? null,
    diagnostics: diagnostics.map(diagnosticToJson),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** One command for all packs that the briefs lack. */
function installCommand(briefs: readonly SurveyedBrief[]): string | undefined {
  const needs = briefs.flatMap(({ survey }) => survey.needs);
  const lacking = needs.flatMap(({ missing, forms }) => [...missing, ...forms]);
  const packs = new Set(lacking.flatMap(({ pack }) => (pack ? [pack.package] : [])));
  return packs.size > 0 ? `npm install ${[...packs].join(' ')}` : undefined;
}

function familyLines(families: FontSurvey['families']): string[] {
  const width = Math.max(0, ...families.map(({ family }) => family.length));
  return families.map(
    ({ family, from, faces }) =>
      `  ${family.padEnd(width)}  ${[...new Set(faces.map(weightOf))].join(', ')}${from === 'folder' ? '  from --font-dir' : ''}`,
  );
}

function weightOf({ weight, weights, style }: FaceListing): string {
  const range = weights && weights[0] < weights[1] ? weights.join('–') : String(weight);
  return style === 'italic' ? `${range} italic` : range;
}

function needLines(needs: readonly ScriptNeed[]): string[] {
  const width = Math.max(0, ...needs.map(({ script }) => nameOfScript(script).length));
  return needs.flatMap((need) => {
    const name = nameOfScript(need.script).padEnd(width);
    const lines = need.families.length > 0 ? [`  ${name}  ${need.families.join(', ')}`] : [];
    if (need.missing.length > 0) lines.push(`  ${name}  lacking: ${missingWords(need)}`);
    for (const { lang, pack } of need.forms)
      lines.push(`  ${name}  lacking: the forms of ${lang}, as in ${pack.package}`);
    return lines;
  });
}

function missingWords({ missing }: ScriptNeed): string {
  const unknown = missing.filter(({ pack }) => !pack);
  const which = unknown.length === missing.length ? '' : ` for ${namedCharacters(unknown)}`;
  const advice =
    unknown.length > 0 ? `; no font pack is known${which}: use --font-dir with a font of yours` : '';
  return `${namedCharacters(missing)}${advice}`;
}

function namedCharacters(missing: ScriptNeed['missing']): string {
  const named = missing
    .slice(0, MOST_NAMED)
    .map(
      ({ character, codePoint }) =>
        `${/\p{M}/u.test(character) ? '\u25cc' : ''}${character} (${codeOf(codePoint)})`,
    );
  const more = missing.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const nameOfScript = (script: string): string => (script === 'Zyyy' ? 'signs' : scriptName(script));

const codeOf = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

/** Relative where that is shorter to read. */
function shown(path: string, folder: string): string {
  const near = relative(folder, path);
  return near.startsWith('..') ? path : near;
}

function unique<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const seen = new Map<string, T>();
  for (const item of items) if (!seen.has(key(item))) seen.set(key(item), item);
  return [...seen.values()];
}
