import { substitute, type Variables } from './custom-properties.ts';
import { type Declaration, type Fault, readValueOf } from './declaration.ts';
import type { Assignment } from './property-row.ts';
import { tokenize } from './token.ts';

/** What a declaration with `var()` comes to: what it sets, or why it sets nothing. */
export interface SubstitutedValue {
  readonly sets: readonly Assignment[];
  readonly fault: { readonly message: string; readonly hints: readonly string[] } | undefined;
}

function readSubstituted(declaration: Declaration, variables: Variables): SubstitutedValue {
  if (declaration.kind !== 'pending') return { sets: [], fault: undefined };
  const text = substitute(declaration.text, (name) => variables.get(name), variables.keys());
  if (typeof text !== 'string') return { sets: [], fault: text };
  const value = readValueOf(declaration.name, tokenize(text), declaration);
  if (Array.isArray(value)) return { sets: value, fault: undefined };
  const { message, hints } = value as Fault;
  const shown = text.trim().replace(/\s+/g, ' ');
  return { sets: [], fault: { message: `\`${declaration.name}: ${shown}\`: ${message}`, hints } };
}

/**
 * Declarations with `var()` put in, each read once for each set of custom properties, which must be one object where
 * they are equal. Plain maps that die with their owner: weak ones made the garbage collector the largest cost.
 */
export class SubstitutedValues {
  readonly #values = new Map<Variables, Map<Declaration, SubstitutedValue>>();

  get(declaration: Declaration, variables: Variables): SubstitutedValue {
    let known = this.#values.get(variables);
    if (!known) {
      known = new Map();
      this.#values.set(variables, known);
    }
    const found = known.get(declaration) ?? readSubstituted(declaration, variables);
    known.set(declaration, found);
    return found;
  }
}
