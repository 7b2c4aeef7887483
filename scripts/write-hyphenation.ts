// node scripts/run-ts.mjs scripts/write-hyphenation.ts: compiles the patterns of all languages, and their notice.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileHyphenation } from './compile-hyphenation.ts';
import { HYPHENATION_FILES } from './hyphenation-files.ts';
import { hyphenationNotice } from './hyphenation-notice.ts';

const FOLDER = 'src/layout/inline/hyphenation/data';
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
let total = 0;
for (const name of Object.keys(HYPHENATION_FILES)) {
  const bytes = compileHyphenation(name);
  writeFileSync(join(FOLDER, `${name}.bin`), bytes);
  total += bytes.length;
  console.log(String(bytes.length).padStart(8), name);
}
writeFileSync(join(FOLDER, 'NOTICE.md'), hyphenationNotice());
console.log(String(total).padStart(8), 'together');
