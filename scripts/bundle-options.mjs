// How TypeScript becomes JavaScript, for dist/ and for the scripts alike.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loaded only by some commands; each is a bundle of its own beside the main one. */
export const LAZY_PACKAGES = ['yargs', 'cli-progress', 'chokidar', 'tinyglobby'];

/** The tables of named characters, ready to be used: unpacking them when the program starts takes 2 ms. */
const characterTables = {
  name: 'character-tables',
  setup(bundler) {
    bundler.onLoad(
      { filter: /[\\/]entities[\\/]dist[\\/](?:.*[\\/])?generated[\\/]decode-data-\w+\.js$/ },
      async ({ path }) => {
        const tables = Object.entries(await import(pathToFileURL(path)));
        const lines = tables.map(([name, table]) => {
          const bytes = Buffer.from(table.buffer, table.byteOffset, table.byteLength).toString('base64');
          return `export const ${name} = /* @__PURE__ */ unpack('${bytes}');`;
        });
        return {
          contents: `const unpack = (text) => {
            const bytes = Buffer.from(text, 'base64');
            return new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
          };\n${lines.join('\n')}`,
        };
      },
    );
  },
};

/** Leaves the packages above out of the main bundle. */
export const lazyPackages = {
  name: 'lazy-packages',
  setup(bundler) {
    const pattern = new RegExp(`^(?:${LAZY_PACKAGES.join('|')})$`);
    bundler.onResolve({ filter: pattern }, ({ path }) => ({ path: `./lazy-${path}.cjs`, external: true }));
  },
};

export function bundleOptions(root) {
  return {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    // A script with a code cache cannot load ES modules.
    supported: { 'dynamic-import': false },
    mainFields: ['module', 'main'],
    // The build for browsers is of ES modules, of which the bundle takes what it uses.
    alias: { yaml: join(root, 'node_modules/yaml/browser/dist/index.js') },
    conditions: ['node', 'import'],
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__moduleUrl' },
    // Only yargs asks; loading node:url for it costs the other runs a millisecond.
    banner: { js: 'var __moduleUrl = "file://" + encodeURI(__filename);' },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [characterTables],
  };
}
