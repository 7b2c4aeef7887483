import { basename, dirname, join } from 'node:path';
import type { World } from '../base/index.ts';
import { PACK_SCOPE } from './pack-table.ts';

/** A font pack that is on the disk. */
export interface InstalledPack {
  /** Scope and name. */
  readonly package: string;
  /** Absolute. */
  readonly folder: string;
  readonly files: readonly PackFile[];
}

export interface PackFile {
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** Absolute. */
  readonly path: string;
}

const WEIGHT_FOLDER = /^([1-9]00)[A-Za-z]+(_Italic)?$/;
const FONT_FILE = /\.(?:ttf|otf)$/i;

/**
 * The font packs of a brief, as Node finds packages: in `node_modules` of a folder or of one above it, beginning at
 * the brief, then at the working folder, then at the tool. Nothing is read before it is asked for.
 */
export class InstalledPacks {
  readonly #world: World;
  readonly #starts: readonly string[];
  /** Folder by package. */
  #folders: Map<string, string> | undefined;
  readonly #packs = new Map<string, InstalledPack | undefined>();

  constructor(world: World, beside: string | undefined) {
    this.#world = world;
    this.#starts = [beside, world.workingFolder, world.home].filter((one) => one !== undefined);
  }

  /** All there are, by name. */
  get all(): readonly InstalledPack[] {
    const names = [...this.#found().keys()].sort();
    return names.map((name) => this.find(name)).filter((pack) => pack !== undefined);
  }

  /** Undefined where it is not installed, or has no font files. */
  find(name: string): InstalledPack | undefined {
    const known = this.#packs.get(name);
    if (known !== undefined || this.#packs.has(name)) return known;
    const folder = this.#found().get(name);
    const files = folder === undefined ? [] : this.#filesIn(folder);
    const pack = folder !== undefined && files.length > 0 ? { package: name, folder, files } : undefined;
    this.#packs.set(name, pack);
    return pack;
  }

  #filesIn(folder: string): readonly PackFile[] {
    const files: PackFile[] = [];
    for (const entry of this.#world.listFolder(folder) ?? []) {
      const match = WEIGHT_FOLDER.exec(entry);
      if (!match) continue;
      const file = this.#world.listFolder(join(folder, entry))?.find((name) => FONT_FILE.test(name));
      if (file === undefined) continue;
      const style = match[2] === undefined ? 'normal' : 'italic';
      files.push({ weight: Number(match[1]), style, path: join(folder, entry, file) });
    }
    return files;
  }

  #found(): ReadonlyMap<string, string> {
    if (this.#folders) return this.#folders;
    const found = new Map<string, string>();
    for (const scope of this.#scopes())
      for (const name of this.#world.listFolder(scope) ?? []) {
        const full = `${PACK_SCOPE}/${name}`;
        if (name.startsWith('noto-') && !found.has(full)) found.set(full, join(scope, name));
      }
    this.#folders = found;
    return found;
  }

  /** Folders that packs may lie in, nearest first. */
  #scopes(): ReadonlySet<string> {
    const scopes = new Set<string>();
    for (const start of this.#starts)
      for (let folder = start; ; folder = dirname(folder)) {
        const modules = basename(folder) === 'node_modules' ? folder : join(folder, 'node_modules');
        scopes.add(join(modules, PACK_SCOPE));
        if (dirname(folder) === folder) break;
      }
    return scopes;
  }
}
