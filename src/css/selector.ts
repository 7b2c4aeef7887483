/** Selectors 4, as plain JSON. */

export type AttributeOperator = 'exists' | '=' | '~=' | '|=' | '^=' | '$=' | '*=';

/** A test that one element passes or not. */
export type SimpleTest =
  | { readonly kind: 'type'; readonly name: string }
  | { readonly kind: 'id'; readonly name: string }
  | { readonly kind: 'class'; readonly name: string }
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly operator: AttributeOperator;
      readonly value: string;
      readonly ignoreCase: boolean;
    }
  | { readonly kind: 'root' | 'empty' | 'link' }
  /** `a n + b`, counted from the start or the end, among all siblings or those of the same type. */
  | {
      readonly kind: 'nth';
      readonly a: number;
      readonly b: number;
      readonly fromEnd: boolean;
      readonly ofType: boolean;
    }
  | { readonly kind: 'lang'; readonly ranges: readonly string[] }
  | { readonly kind: 'dir'; readonly direction: 'ltr' | 'rtl' }
  /** Passes where all tests of none of the lists pass. */
  | { readonly kind: 'not'; readonly of: readonly (readonly SimpleTest[])[] };

/** How a compound stands to the one on its right: ancestor, parent, previous sibling, any sibling before. */
export type Combinator = ' ' | '>' | '+' | '~';

/** A compound and how it relates to what is on its right. */
export interface RelatedCompound {
  readonly combinator: Combinator;
  readonly tests: readonly SimpleTest[];
}

export type PseudoElement = 'before' | 'after' | 'marker';

export interface Selector {
  /** Of the element itself; an empty list is the universal selector. */
  readonly tests: readonly SimpleTest[];
  /** From right to left. */
  readonly before: readonly RelatedCompound[];
  readonly pseudo?: PseudoElement;
  /** Ids, classes and types, a thousand of each at most, as one number that compares. */
  readonly specificity: number;
}

const COUNT_BITS = 1024;

/** Selectors 4 §15: one number for the three counts. */
export function specificity(ids: number, classes: number, types: number): number {
  const top = COUNT_BITS - 1;
  return (Math.min(ids, top) * COUNT_BITS + Math.min(classes, top)) * COUNT_BITS + Math.min(types, top);
}

export interface SelectorRow {
  readonly name: string;
  readonly status: 'yes' | 'not yet';
}

const yes = (names: string): SelectorRow[] => names.split(' ').map((name) => ({ name, status: 'yes' }));
const later = (names: string): SelectorRow[] => names.split(' ').map((name) => ({ name, status: 'not yet' }));

/** Everything of Selectors 4 that is known; the README's table is compared with it. */
export const SELECTORS: readonly SelectorRow[] = [
  ...yes('* E .class #id [a] [a=v] [a~=v] [a|=v] [a^=v] [a$=v] [a*=v]'),
  { name: 'E F', status: 'yes' },
  ...yes('E>F E+F E~F :root :empty :first-child :last-child :only-child :nth-child() :nth-last-child()'),
  ...yes(
    ':first-of-type :last-of-type :only-of-type :nth-of-type() :nth-last-of-type() :not() :lang() :dir()',
  ),
  ...yes(':link :any-link ::before ::after ::marker'),
  ...later('E||F & :is() :where() :has() :scope :target :defined :blank :visited :hover :active'),
  ...later(':focus :focus-visible :focus-within :checked :disabled :enabled :required :optional :host'),
  ...later(':nth-col() :nth-last-col() ::first-letter ::first-line ::selection ::placeholder ::backdrop'),
  ...later('::footnote-call ::footnote-marker ::slotted() ::part()'),
];
