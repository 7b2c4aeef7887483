import { resolve } from 'node:path';
import type { World } from './base/index.ts';
import { createNodeWorld } from './cli/index.ts';
import {
  type Diagnostic,
  type DiagnosticJson,
  DiagnosticList,
  diagnosticToJson,
} from './diagnostics/index.ts';
import { type BuildSettings, build, type LeftOut, prepareBuild } from './pipeline/index.ts';

export type { DiagnosticJson, PlaceJson, Severity } from './diagnostics/index.ts';
export type {
  AttachSource,
  BuildSettings,
  FontFolder,
  Imposition,
  LeftOut,
  PaperChoice,
} from './pipeline/index.ts';

/** A brief: YAML or JSON as text or UTF-8 bytes, or its fields as an object (as in a JSON file). */
export type BriefInput = string | Uint8Array | object;

export interface BuildBriefOptions extends BuildSettings {
  /** What diagnostics call the brief; the ending says the format. Default `brief.yaml`, for objects `brief.json`. */
  readonly name?: string;
  /** Folder that images are looked up in; default the working folder. */
  readonly folder?: string;
}

export interface BuiltBrief {
  /** Undefined where a diagnostic is an error. */
  readonly pdf: Uint8Array | undefined;
  /** The file of sheets, where `imposition` asked for one. */
  readonly imposed?: Uint8Array;
  readonly pages: number;
  /** Without note pages, blank pages and the speaking card; what `pages` of the options counts. */
  readonly contentPages: number;
  /** What did not fit into the pages asked for, in the order in which it went. */
  readonly leftOut: readonly LeftOut[];
  /** The setting: −1 loosest, 0 as designed, 1 tightest. */
  readonly fit: number;
  readonly diagnostics: readonly DiagnosticJson[];
}

let world: World | undefined;

/**
 * Makes the PDF of a brief. Never throws for what is in the brief: see `diagnostics`. Fonts, template and stylesheets
 * are read once for all calls.
 */
export async function buildBrief(input: BriefInput, options: BuildBriefOptions = {}): Promise<BuiltBrief> {
  const { folder, name = isObject(input) ? 'brief.json' : 'brief.yaml', ...settings } = options;
  world ??= createNodeWorld();
  const sink = new DiagnosticList();
  const bytes = bytesOf(input);
  await prepareBuild(name);
  const built = build(
    {
      name,
      bytes,
      folder: resolve(folder ?? '.'),
      settings:
        settings.template === undefined ? settings : { ...settings, template: resolve(settings.template) },
    },
    world,
    sink,
  );
  const diagnostics = sink.items.map((item: Diagnostic) => diagnosticToJson(item));
  return {
    pdf: built?.pdf,
    ...(built?.imposed && { imposed: built.imposed }),
    pages: built?.pages ?? 0,
    contentPages: built?.contentPages ?? 0,
    leftOut: built?.leftOut ?? [],
    fit: built?.fit ?? 0,
    diagnostics,
  };
}

const isObject = (input: BriefInput): boolean => typeof input !== 'string' && !(input instanceof Uint8Array);

function bytesOf(input: BriefInput): Uint8Array {
  if (input instanceof Uint8Array) return input;
  return new TextEncoder().encode(typeof input === 'string' ? input : JSON.stringify(input, undefined, 2));
}
