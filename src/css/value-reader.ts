import type { Token } from './token.ts';

/** Why a value was refused, where the grammar knows more than "does not fit". */
export interface ValueFault {
  readonly token: Token;
  readonly message: string;
  readonly hints: readonly string[];
  readonly later: boolean;
}

/** A cursor over the tokens of one value. Matchers move it on success and put it back on failure. */
export class ValueReader {
  readonly tokens: readonly Token[];
  #at = 0;
  /** The furthest token that was looked at: where a refused value stops making sense. */
  #furthest = 0;
  #fault: ValueFault | undefined;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get done(): boolean {
    return this.#at >= this.tokens.length;
  }

  get mark(): number {
    return this.#at;
  }

  get furthest(): number {
    return this.#furthest;
  }

  get fault(): ValueFault | undefined {
    return this.#fault;
  }

  /** Keeps the first explanation. */
  refuse(fault: ValueFault): undefined {
    this.#fault ??= fault;
    return undefined;
  }

  reset(mark: number): undefined {
    this.#at = mark;
    return undefined;
  }

  peek(): Token | undefined {
    if (this.#at > this.#furthest) this.#furthest = this.#at;
    return this.tokens[this.#at];
  }

  next(): Token | undefined {
    const token = this.peek();
    if (token) this.#at++;
    return token;
  }

  /** The next token where it is of the type. */
  take(type: Token['type']): Token | undefined {
    return this.peek()?.type === type ? this.next() : undefined;
  }

  takeDelimiter(text: string): boolean {
    const token = this.peek();
    if (token?.type !== 'delim' || token.text !== text) return false;
    this.#at++;
    return true;
  }

  /** Opens `name(`. */
  takeFunction(name: string): boolean {
    const token = this.peek();
    if (token?.type !== 'function' || token.text !== name) return false;
    this.#at++;
    return true;
  }

  /** Takes the identifier, compared without case. */
  takeWord(word: string): boolean {
    const token = this.peek();
    if (token?.type !== 'ident' || token.text.toLowerCase() !== word) return false;
    this.#at++;
    return true;
  }
}
