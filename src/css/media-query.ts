import { didYouMean } from '../diagnostics/index.ts';
import type { Fault } from './declaration.ts';

const FOR_PRINT = ['print', 'all'];
/** Media Queries 4 §2.3: known, and not paper. */
const ELSEWHERE = ['screen', 'speech', 'aural', 'braille', 'embossed', 'handheld', 'projection', 'tty', 'tv'];

function queryFault(query: string, start: number): Fault {
  const end = start + query.length;
  const code = 'css/unknown-media';
  if (query.includes('(') || / and | or /.test(query)) {
    const hints = ['use `print`, `all` or `screen` alone; what is inside has no effect'];
    return { code, message: `the media query \`${query}\` is not understood yet`, hints, start, end };
  }
  const near = didYouMean(query, [...FOR_PRINT, ...ELSEWHERE]);
  const hints = near.length > 0 ? near : ['use `print`, `all` or `screen`; what is inside has no effect'];
  return { code, message: `there is no medium \`${query}\``, hints, start, end };
}

/** Whether a media query list holds for paper. What is not understood does not hold, and is reported. */
export function holdsForPrint(list: string, offset: number, faults: Fault[]): boolean {
  const plain = list.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, (comment) => ' '.repeat(comment.length));
  if (plain.trim() === '') return true;
  let holds = false;
  let at = 0;
  for (const part of plain.split(',')) {
    const query = part.trim();
    const start = offset + at + part.indexOf(query);
    at += part.length + 1;
    const match = /^(?:(not|only)\s+)?([\w-]+)$/i.exec(query);
    const medium = match?.[2]?.toLowerCase() ?? '';
    const known = FOR_PRINT.includes(medium) || ELSEWHERE.includes(medium);
    if (!match || !known) faults.push(queryFault(query, start));
    else if (FOR_PRINT.includes(medium) !== (match[1]?.toLowerCase() === 'not')) holds = true;
  }
  return holds;
}
