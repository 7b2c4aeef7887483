import { createNodeWorld } from '../../src/cli/node-world.ts';
import type { HyphenationSource } from '../../src/layout/inline/hyphenation/index.ts';

const world = createNodeWorld();

/** The patterns as the sources have them. */
export const hyphenation: HyphenationSource = (name) => world.resource(`hyphenation/${name}`);
