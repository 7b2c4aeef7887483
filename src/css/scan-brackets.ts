import type { Fault } from './declaration.ts';

/** Beyond this depth a sheet is refused: nothing that people write nests so, and readers recurse. */
export const DEEPEST_NESTING = 32;

const PARTNER: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const INTERESTING = /\/\*|["'{}()[\]\\]/g;

interface Bracket {
  readonly text: string;
  readonly at: number;
}

export interface BracketScan {
  readonly faults: readonly Fault[];
  readonly depth: number;
}

/** The end of a string that begins at `at`: after its closing mark, or at the end of the line. */
function stringEnd(text: string, at: number): number {
  const mark = text[at];
  for (let index = at + 1; index < text.length; index++) {
    const char = text[index];
    if (char === '\\') index++;
    else if (char === mark) return index + 1;
    else if (char === '\n') return index;
  }
  return text.length;
}

function commentEnd(text: string, at: number, faults: Fault[]): number {
  const end = text.indexOf('*/', at + 2);
  if (end >= 0) return end + 2;
  const hints = ['close it with `*/`'];
  faults.push({ code: 'css/syntax', message: 'a comment is not closed', hints, start: at, end: at + 2 });
  return text.length;
}

function close(bracket: Bracket, open: Bracket[], faults: Fault[]): void {
  const wanted = PARTNER[bracket.text];
  while (open.length > 0 && open.at(-1)?.text !== wanted) {
    // A `)` that closes nothing does not end a block around it.
    if (bracket.text !== '}') return;
    const unclosed = open.pop();
    if (unclosed) faults.push(unclosedFault(unclosed));
  }
  if (open.pop()) return;
  const message = `\`${bracket.text}\` closes nothing`;
  const hints = ['remove it, or look for one too many before it'];
  faults.push({ code: 'css/missing-brace', message, hints, start: bracket.at, end: bracket.at + 1 });
}

function unclosedFault({ text, at }: Bracket): Fault {
  const message = `this \`${text}\` is not closed`;
  const partner = text === '{' ? '}' : text === '(' ? ')' : ']';
  return {
    code: 'css/missing-brace',
    message,
    hints: [`close it with \`${partner}\``],
    start: at,
    end: at + 1,
  };
}

/** Finds brackets, comments that are not closed, and how deeply brackets nest. Linear in the text. */
export function scanBrackets(text: string): BracketScan {
  const faults: Fault[] = [];
  const open: Bracket[] = [];
  let depth = 0;
  INTERESTING.lastIndex = 0;
  for (let match = INTERESTING.exec(text); match; match = INTERESTING.exec(text)) {
    const [found] = match;
    const at = match.index;
    if (found === '/*') INTERESTING.lastIndex = commentEnd(text, at, faults);
    else if (found === '\\') INTERESTING.lastIndex = at + 2;
    else if (found === '"' || found === "'") INTERESTING.lastIndex = stringEnd(text, at);
    else if (PARTNER[found] !== undefined) close({ text: found, at }, open, faults);
    else {
      open.push({ text: found, at });
      depth = Math.max(depth, open.length);
    }
  }
  for (const bracket of open) faults.push(unclosedFault(bracket));
  return { faults, depth };
}
