import { inflateSync } from 'node:zlib';

/** Just enough of PDF to find the size of the first page in points, also inside of object streams. */
export function sizeOf(pdf: Uint8Array): number[] {
  const text = Buffer.from(pdf).toString('latin1');
  const found = /\/MediaBox ?\[([^\]]*)\]/.exec(text + streams(pdf, text))?.[1] ?? '';
  return found
    .trim()
    .split(/\s+/)
    .slice(2)
    .map((length) => Math.round(Number(length)));
}

function streams(pdf: Uint8Array, text: string): string {
  const parts: string[] = [];
  for (const match of text.matchAll(/stream\r?\n/g)) {
    try {
      parts.push(
        inflateSync(pdf.subarray(match.index + match[0].length), { finishFlush: 2 }).toString('latin1'),
      );
    } catch {
      // Not a deflated stream.
    }
  }
  return parts.join('\n');
}
