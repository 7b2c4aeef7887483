import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeWorld } from '../../src/cli/index.ts';
import { prepareContent } from '../../src/content/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { type BuildResult, type BuildSettings, build } from '../../src/pipeline/index.ts';
import { png } from '../cli/images.ts';

await prepareContent('brief.json');
await prepareContent('brief.yaml');

export const world = createNodeWorld();

/** A folder with the images that random briefs name. */
export const folder = mkdtempSync(join(tmpdir(), 'brief-images-'));
export const IMAGES: readonly string[] = ['wide.png', 'high.png'];
writeFileSync(join(folder, 'wide.png'), png(60, 20));
writeFileSync(join(folder, 'high.png'), png(20, 40));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export interface Built {
  readonly result: BuildResult | undefined;
  readonly found: DiagnosticList;
}

/** One brief through the whole pipeline, in this process. */
export function buildBytes(bytes: Uint8Array, name: string, settings: BuildSettings = {}): Built {
  const found = new DiagnosticList();
  const result = build({ name, bytes, folder, settings }, world, found);
  return { result, found };
}

export const buildObject = (brief: unknown, settings: BuildSettings = {}): Built =>
  buildBytes(new TextEncoder().encode(JSON.stringify(brief)), 'brief.json', settings);
