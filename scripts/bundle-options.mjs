// How TypeScript becomes JavaScript, for dist/ and for the scripts alike.

/** Loaded only by some commands; each is a bundle of its own beside the main one. */
export const LAZY_PACKAGES = ['yargs', 'cli-progress', 'chokidar', 'tinyglobby'];

/** fontkit and linebreak cost pdfkit's users most of its loading time; nothing of ours calls them. */
const STUBBED = ['fontkit', 'linebreak'];

const stubs = {
  name: 'stubs',
  setup(bundler) {
    const pattern = new RegExp(`^(?:${STUBBED.join('|')})$`);
    bundler.onResolve({ filter: pattern }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]pdfkit[\\/]/.test(importer) ? { path, namespace: 'stub' } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({
      contents: `const absent = () => { throw new Error('${path} is not part of the bundle'); };
        export { absent as create }; export default absent;`,
    }));
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
    conditions: ['node', 'import'],
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__moduleUrl' },
    // Only yargs asks; loading node:url for it costs the other runs a millisecond.
    banner: { js: 'var __moduleUrl = "file://" + encodeURI(__filename);' },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [stubs],
  };
}
