import type { World } from '../base/index.ts';
import { prepareContent, scaffold } from '../content/index.ts';
import { computeStyles, type FontFaceRule } from '../css/index.ts';
import { DiagnosticList, type Sink } from '../diagnostics/index.ts';
import type { FontFaceSource, FontSet } from '../fonts/index.ts';
import type { BuildRequest } from './build-request.ts';
import { FirstCause } from './first-cause.ts';
import { Gate } from './gate.ts';
import { type ScriptNeed, scriptNeeds } from './script-needs.ts';
import { styleBrief } from './styled-brief.ts';
import { warmParts } from './warm-parts.ts';

/** A family that styles may name. */
export interface FamilyListing {
  readonly family: string;
  /** A rule of a stylesheet, or a folder that the user named. */
  readonly from: 'template' | 'folder';
  readonly faces: readonly FaceListing[];
}

export interface FaceListing {
  readonly weight: number;
  /** Of a variable font: from the least to the most. */
  readonly weights?: readonly [number, number];
  readonly style: 'normal' | 'italic';
  /** Absolute. */
  readonly path: string;
}

/** An installed font pack; its faces stand in for what the families lack. */
export interface PackListing {
  readonly package: string;
  /** Undefined where the package does not tell. */
  readonly version: string | undefined;
  /** Absolute. */
  readonly folder: string;
  readonly faces: readonly FaceListing[];
}

/** The fonts a brief can use, and those it needs. */
export interface FontSurvey {
  readonly families: readonly FamilyListing[];
  readonly packs: readonly PackListing[];
  /** By script, in order of first use. */
  readonly needs: readonly ScriptNeed[];
}

/** `prepareBuild` comes first. Undefined where the brief has errors; those go to `sink`. */
export function surveyFonts(request: BuildRequest, world: World, sink: Sink): FontSurvey | undefined {
  const gate = new Gate(sink, false);
  const parts = warmParts(world);
  const brief = styleBrief(request, { world, parts }, gate, new FirstCause(gate));
  if (!brief) return undefined;
  const { elements, sheets, places } = brief;
  const styled = computeStyles({ tree: elements, sheets }, new DiagnosticList());
  const fonts = parts.fonts(styled.fontFaces, places, gate);
  return {
    families: [
      ...familiesOf(styled.fontFaces, 'template', fonts),
      ...familiesOf(places.added, 'folder', fonts),
    ],
    packs: fonts.packs.all.map(({ package: name, folder, files }) => ({
      package: name,
      version: versionIn(folder, world),
      folder,
      faces: files,
    })),
    needs: scriptNeeds(styled, fonts),
  };
}

/** The fonts that a brief in this folder could use. */
export async function listFonts(
  request: Omit<BuildRequest, 'name' | 'bytes'>,
  world: World,
  sink: Sink,
): Promise<FontSurvey> {
  const name = 'blank.yaml';
  await prepareContent(name);
  // What is wrong with the blank brief is no news.
  const own: Sink = { report: (it) => it.span?.file.name !== name && sink.report(it) };
  const blank = { ...request, name, bytes: new TextEncoder().encode(scaffold(name)) };
  const survey = surveyFonts(blank, world, own);
  return { families: survey?.families ?? [], packs: survey?.packs ?? [], needs: [] };
}

/** Families whose files are not usable are no families. */
function familiesOf(
  rules: readonly (FontFaceRule | FontFaceSource)[],
  from: FamilyListing['from'],
  fonts: FontSet,
): readonly FamilyListing[] {
  const families = new Map<string, FaceListing[]>();
  for (const { family, weight, weights, style, path } of rules) {
    if (!fonts.match([family], weight, style)) continue;
    const faces = families.get(family) ?? [];
    families.set(family, faces);
    faces.push({ weight, ...(weights && { weights }), style, path });
  }
  return [...families].map(([family, faces]) => ({ family, from, faces }));
}

function versionIn(folder: string, world: World): string | undefined {
  const read = world.readFile(`${folder}/package.json`);
  if (!read.ok) return undefined;
  const text = new TextDecoder().decode(read.bytes);
  return /"version"\s*:\s*"([^"\\]{1,64})"/.exec(text)?.[1];
}
