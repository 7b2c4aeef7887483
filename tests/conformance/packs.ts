import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { world } from '../whole/builder.ts';

const HOME = resolve(import.meta.dirname, '../..');

/** A folder with more font packs in its node_modules: the large ones are not installed with the project. */
const MORE = process.env['BRIEF_FONT_PACKS'] ?? HOME;

/** Whether a package of fonts is here; tests that need one that is not are skipped, with a line that says so. */
export const packIsInstalled = (name: string): boolean =>
  [HOME, MORE].some((folder) => existsSync(join(folder, 'node_modules/@expo-google-fonts', name)));

/** The world, with the folder of packs as the one that the user works in. */
export const worldOfPacks = { ...world, workingFolder: MORE };
