// node scripts/run-ts.mjs scripts/write-data.ts FOLDER: what is computed from the sources once and for all.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeWorld } from '../src/cli/index.ts';
import { briefJsonSchema } from '../src/content/index.ts';
import { precompile } from '../src/pipeline/index.ts';

const [folder = 'dist'] = process.argv.slice(2);
writeFileSync(join(folder, 'brief.schema.json'), `${JSON.stringify(briefJsonSchema(), null, 1)}\n`);

const precompiled = precompile(createNodeWorld());
if (precompiled) writeFileSync(join(folder, 'template.json'), JSON.stringify(precompiled));
else console.warn('the built-in template has faults; it is not precompiled');
