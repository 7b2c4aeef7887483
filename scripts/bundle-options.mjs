// How TypeScript becomes JavaScript, for dist/ and for the scripts alike.
import { readFile } from 'node:fs/promises';
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

/** Libraries that pdfkit imports for what is not in use here: its text (shaping, line breaks), PNGs and encryption. */
const UNUSED_BY_PDFKIT = {
  fontkit: 'export const create = undefined;',
  linebreak: 'export default undefined;',
  'png-js': 'export default undefined;',
  '@noble/ciphers/aes': 'export const cbc = undefined, ecb = undefined;',
};

/**
 * Parts of pdfkit's own file that work while it loads, from where to where, and what stands in for them: encryption with
 * its hashes (nothing is encrypted, and the file's identifier is ours), and the way to the standard fonts and the colour
 * profile on disk.
 */
const PDFKIT_CUTS = [
  {
    from: 'function isBytes(a) {',
    to: 'const {\n  number: number$2\n} = PDFObject;',
    instead: 'const PDFSecurity = { generateFileID: () => undefined, create: () => null };\n',
  },
  { from: 'const ICC_PROFILE_PATH =', to: 'let iccProfile;', instead: '' },
  { from: 'const require$1 = createRequire(', to: 'export {', instead: '' },
];

/** pdfkit as document and object layer only: whole, it would take longer to load than a brief takes to build. */
const leanPdfkit = {
  name: 'lean-pdfkit',
  setup(bundler) {
    const pattern = new RegExp(`^(?:${Object.keys(UNUSED_BY_PDFKIT).join('|')})$`);
    bundler.onResolve({ filter: pattern }, ({ path, importer }) =>
      /[\\/]pdfkit[\\/]js[\\/]/.test(importer) ? { path, namespace: 'unused-by-pdfkit' } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'unused-by-pdfkit' }, ({ path }) => ({
      contents: UNUSED_BY_PDFKIT[path],
    }));
    bundler.onLoad({ filter: /[\\/]pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const { from, to, instead } of PDFKIT_CUTS) {
        const start = contents.indexOf(from);
        const end = contents.indexOf(to, start);
        if (start < 0 || end < 0) throw new Error(`${path} is another pdfkit: it lacks "${from}" or "${to}"`);
        contents = contents.slice(0, start) + instead + contents.slice(end);
      }
      return { contents };
    });
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
    plugins: [characterTables, leanPdfkit],
  };
}
