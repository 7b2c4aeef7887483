import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildBrief } from '../../src/index.ts';

/** A process of its own: briefs on stdin as a JSON list of texts, the folder of their images as its word; the SHA-256 of each PDF on stdout. */
async function printDigests(): Promise<void> {
  const [folder] = process.argv.slice(2);
  const briefs = JSON.parse(readFileSync(0, 'utf8')) as readonly string[];
  for (const text of briefs) {
    const name = text.startsWith('{') ? 'brief.json' : 'brief.yaml';
    const { pdf } = await buildBrief(text, { name, ...(folder && { folder }) });
    console.log(pdf ? createHash('sha256').update(pdf).digest('hex') : 'none');
  }
}

void printDigests();
