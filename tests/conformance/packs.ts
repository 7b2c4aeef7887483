import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const MODULES = resolve(import.meta.dirname, '../../node_modules');

/** Whether a package of fonts is here; tests that need one that is not are skipped, with a line that says so. */
export const packIsInstalled = (name: string): boolean =>
  existsSync(join(MODULES, '@expo-google-fonts', name));
