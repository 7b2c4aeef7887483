/** An operator of a content stream with its operands: numbers, names (`/X`), strings (bytes as characters), arrays, dictionaries. */
export interface ContentOperator {
  readonly operator: string;
  readonly operands: readonly Operand[];
}

export type Operand = number | { readonly raw: string } | { readonly string: string } | readonly Operand[];

const TOKEN =
  /\s*(?:(\[)|(\])|(<<)|(>>)|(\()|(\/[^\s()<>[\]{}/%]*)|([+-]?(?:\d+\.?\d*|\.\d+))(?![\w'"*])|([A-Za-z'"*][\w'"*]*))/y;

/** Takes a content stream apart (ISO 32000-1 §7.8.2); throws at anything that is not one. */
export function contentOperators(content: string): ContentOperator[] {
  const out: ContentOperator[] = [];
  let operands: Operand[] = [];
  let at = 0;
  const stack: Operand[][] = [];
  while (content.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(content);
    if (match === null)
      throw new Error(`not content at ${at}: ${JSON.stringify(content.slice(at, at + 40))}`);
    at = TOKEN.lastIndex;
    const [, open, close, dictionary, , paren, name, number, operator] = match;
    if (open !== undefined) {
      stack.push(operands);
      operands = [];
    } else if (close !== undefined) {
      const outer = stack.pop();
      if (outer === undefined) throw new Error('unbalanced ]');
      outer.push(operands);
      operands = outer;
    } else if (dictionary !== undefined) {
      const end = content.indexOf('BDC', at);
      operands.push({ raw: `<<${content.slice(at, end)}` });
      at = end;
    } else if (paren !== undefined) {
      const read = literalString(content, at);
      operands.push({ string: read.value });
      at = read.end;
    } else if (name !== undefined) operands.push({ raw: name });
    else if (number !== undefined) operands.push(Number(number));
    else if (operator !== undefined) {
      out.push({ operator, operands });
      operands = [];
    } else throw new Error(`unbalanced >> at ${at}`);
  }
  return out;
}

function literalString(content: string, start: number): { readonly value: string; readonly end: number } {
  let value = '';
  let at = start;
  for (; content[at] !== ')'; at += 1) {
    if (at >= content.length) throw new Error('string without end');
    if (content[at] === '(') throw new Error('bare parenthesis in a string');
    if (content[at] === '\r') throw new Error('bare carriage return in a string');
    if (content[at] !== '\\') {
      value += content[at];
      continue;
    }
    at += 1;
    value += content[at] === 'r' ? '\r' : content[at];
  }
  return { value, end: at + 1 };
}

const DRAWS = new Set(['Tj', 'TJ', 'f', 'f*', 'S', 'Do', 'B', 's', 'b', 'F']);

export interface ContentFacts {
  /** For each drawing operator the marked content around it, outermost first; `Span` of ActualText left out. */
  readonly drawn: readonly string[][];
  readonly mcids: readonly number[];
}

/** Checks what must balance and gives what was drawn in which marked content. Throws at the first fault. */
export function checkContent(content: string): ContentFacts {
  const open: { readonly mark: string; readonly inText: boolean }[] = [];
  const drawn: string[][] = [];
  const mcids: number[] = [];
  let inText = false;
  let saved = 0;
  for (const { operator, operands } of contentOperators(content)) {
    const fail = (why: string): never => {
      throw new Error(`${why} at ${operator} in ${JSON.stringify(content.slice(0, 2000))}`);
    };
    if (operator === 'BT') inText = inText ? fail('BT in text') : true;
    else if (operator === 'ET') {
      if (open.some((sequence) => sequence.inText)) fail('text ends in a sequence that began in it');
      inText = inText ? false : fail('ET outside');
    } else if (operator === 'q') saved += inText ? fail('q in text') : 1;
    else if (operator === 'Q') saved -= saved > 0 ? 1 : fail('Q without q');
    else if (operator === 'BDC' || operator === 'BMC') {
      const mark = operands
        .map((operand) => (typeof operand === 'object' && 'raw' in operand ? operand.raw : ''))
        .join('');
      const mcid = /\/MCID (\d+)/.exec(mark)?.[1];
      if (mcid !== undefined) mcids.push(Number(mcid));
      open.push({ mark, inText });
    } else if (operator === 'EMC') {
      const sequence = open.pop() ?? fail('EMC without BDC');
      if (sequence.inText !== inText) fail('sequence crosses a text object');
    } else if (DRAWS.has(operator)) {
      if ((operator === 'TJ' || operator === 'Tj') !== inText) fail('drawing in the wrong place');
      drawn.push(open.map(({ mark }) => mark).filter((mark) => !mark.startsWith('/Span<</ActualText')));
    } else if (inText && /^(?:re|m|l|c|h|cm|w|d|W\*?|n)$/.test(operator)) fail('path in text');
  }
  if (open.length > 0 || inText || saved !== 0) throw new Error('something is left open');
  return { drawn, mcids };
}
