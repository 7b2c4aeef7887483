import { type Declaration, type Fault, readDeclaration } from './declaration.ts';
import { DEEPEST_NESTING, scanBrackets } from './scan-brackets.ts';
import { type Token, tokenize } from './token.ts';

/** A `style` attribute. Offsets are into the attribute's text. */
export interface InlineStyle {
  readonly declarations: readonly Declaration[];
  readonly faults: readonly Fault[];
}

/** Splits at semicolons outside of brackets; CSS Style Attributes §3. */
function splitDeclarations(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.type === 'function' || (token.type === 'delim' && /[([{]/.test(token.text))) depth++;
    else if (token.type === 'delim' && /[)\]}]/.test(token.text)) depth = Math.max(0, depth - 1);
    if (depth === 0 && token.type === 'delim' && token.text === ';') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** How many tokens at the end are `!important`. */
function importantLength(tokens: readonly Token[]): number {
  const word = tokens.at(-1);
  const mark = tokens.at(-2);
  return word?.text.toLowerCase() === 'important' && mark?.text === '!' ? 2 : 0;
}

function readPart(text: string, tokens: readonly Token[], faults: Fault[]): Declaration | undefined {
  const [name, colon] = tokens;
  const last = tokens.at(-1);
  if (name?.type !== 'ident' || colon?.text !== ':' || !last) {
    const start = name?.start ?? 0;
    const end = last?.end ?? start;
    const message = `\`${text.slice(start, Math.min(end, start + 40))}\` in a \`style\` attribute cannot be read`;
    faults.push({ code: 'css/syntax', message, hints: ['write `property: value;`'], start, end });
    return undefined;
  }
  const important = importantLength(tokens);
  const valueEnd = tokens[tokens.length - important - 1]?.end ?? colon.end;
  const value = text.slice(colon.end, Math.max(colon.end, valueEnd));
  const raw = { name: name.text, start: name.start, value, valueStart: colon.end, important: important > 0 };
  return readDeclaration(raw, 'style', faults);
}

/** Reads the text of a `style` attribute; never throws. */
export function readInlineStyle(text: string): InlineStyle {
  const { depth } = scanBrackets(text);
  if (depth > DEEPEST_NESTING) {
    const message = `brackets nest more than ${DEEPEST_NESTING} deep in a \`style\` attribute; it is not read`;
    const fault: Fault = { code: 'css/too-deep', message, hints: ['close them earlier'], start: 0, end: 1 };
    return { declarations: [], faults: [fault] };
  }
  const faults: Fault[] = [];
  const parts = splitDeclarations(tokenize(text));
  const declarations = parts.flatMap((part) => readPart(text, part, faults) ?? []);
  return { declarations, faults };
}
