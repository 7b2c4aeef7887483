import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folder of `src/` → layer; a folder imports only from lower layers. One table with the README of the design. */
const LAYERS: Record<string, number> = {
  base: 0,
  diagnostics: 1,
  unicode: 1,
  languages: 1,
  content: 2,
  fonts: 2,
  images: 2,
  template: 3,
  html: 4,
  css: 5,
  boxes: 6,
  layout: 7,
  tags: 7,
  imposition: 8,
  pdf: 9,
  pipeline: 10,
  cli: 11,
  'main.ts': 12,
  'index.ts': 12,
};

/** Library → the folders (or files) of `src/` that may import it. */
const DOORS: Record<string, readonly string[]> = {
  yaml: ['content'],
  'jsonc-parser': ['content'],
  valibot: ['content'],
  handlebars: ['template'],
  htmlparser2: ['html'],
  'css-tree': ['css'],
  harfbuzzjs: ['fonts'],
  pdfkit: ['pdf'],
  'bidi-js': ['layout'],
  yargs: ['cli'],
  'yargs-parser': ['cli'],
  'cli-progress': ['cli'],
  chokidar: ['cli'],
  tinyglobby: ['cli'],
  'node:fs': ['cli'],
  'node:fs/promises': ['cli'],
};

const MAX_LINES = 400;
const SRC = join(import.meta.dirname, '../src');

interface SourceModule {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const modules: readonly SourceModule[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const imports = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)'([^']+)'/gm)].map(
      (m) => m[1] ?? '',
    );
    return { path, room: path.split('/')[0] ?? '', text, imports };
  });

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? specifier
    : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

function localImports(module: SourceModule): { readonly target: string; readonly room: string }[] {
  return module.imports
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => {
      const target = normalize(join(dirname(module.path), specifier));
      return { target, room: target.split('/')[0] ?? '' };
    })
    .filter(({ target }) => !target.startsWith('..'));
}

describe('the house', () => {
  it('has every folder on a layer', () => {
    expect(modules.length).toBeGreaterThan(20);
    expect([...new Set(modules.map((m) => m.room))].filter((room) => LAYERS[room] === undefined)).toEqual([]);
  });

  it('imports only from lower layers, and through their doors', () => {
    const faults: string[] = [];
    for (const module of modules) {
      for (const { target, room } of localImports(module)) {
        if (room === module.room) continue;
        if ((LAYERS[room] ?? 99) >= (LAYERS[module.room] ?? -1))
          faults.push(`${module.path} imports ${target}: not a lower layer`);
        if (target !== join(room, 'index.ts'))
          faults.push(`${module.path} imports ${target}: only ${room}/index.ts is a door`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('keeps one door per library', () => {
    const faults = modules.flatMap((module) =>
      module.imports
        .filter((specifier) => !specifier.startsWith('.'))
        .filter((specifier) => DOORS[packageOf(specifier)] !== undefined || !specifier.startsWith('node:'))
        .filter((specifier) => !DOORS[packageOf(specifier)]?.includes(module.room))
        .map((specifier) => `${module.path} imports ${specifier}`),
    );
    expect(faults).toEqual([]);
  });

  it('has no import cycles', () => {
    const graph = new Map(modules.map((m) => [m.path, localImports(m).map(({ target }) => target)]));
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...way.slice(way.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
      state.set(path, 'done');
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it('keeps files short and names plain', () => {
    const faults = modules.flatMap((module) => {
      const lines = module.text.split('\n').length;
      return [
        ...(lines > MAX_LINES + 1 ? [`${module.path}: ${lines} lines`] : []),
        ...(/(^|\/)(utils?|helpers?|misc|common)(\/|\.ts$)/.test(module.path)
          ? [`${module.path}: name says nothing`]
          : []),
        ...(/^export default/m.test(module.text) ? [`${module.path}: default export`] : []),
      ];
    });
    expect(faults).toEqual([]);
  });

  it('touches the outside only through World', () => {
    const banned = /\b(?:Date\.now|new Date\(\)|Math\.random|process\.(?:env|cwd|stdout|stderr|exit))\b/;
    const faults = modules
      .filter((m) => m.room !== 'cli' && m.room !== 'main.ts')
      .filter((m) => banned.test(m.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
      .map((m) => relative(SRC, join(SRC, m.path)));
    expect(faults).toEqual([]);
  });
});
