// node scripts/run-ts.mjs scripts/write-data.ts FOLDER: what is computed from the sources once and for all.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { briefJsonSchema } from '../src/content/index.ts';

const [folder = 'dist'] = process.argv.slice(2);
writeFileSync(join(folder, 'brief.schema.json'), `${JSON.stringify(briefJsonSchema(), null, 1)}\n`);
