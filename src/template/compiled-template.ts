/**
 * A template as plain data (JSON in, JSON out): what is left of Handlebars after parsing, ready to be run by
 * `render-template.ts`. `at` is always an index into `spans`, and at the same time the index of the origin that
 * stands for that place of the template.
 */
export interface CompiledTemplate {
  /** Changes when the shape below does; a precompiled template of another format is not used. */
  readonly format: 2;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Triples: index into `files`, start, end (UTF-16 units). */
  readonly spans: readonly number[];
  /** By name; the page itself is `brief`. */
  readonly programs: Readonly<Record<string, Program>>;
  /** Names of the files of `labels/` without `.json`; they are read when a brief needs them. */
  readonly labels: readonly string[];
  /** Index into `files`. */
  readonly style: number | undefined;
  /** By preset name, an index into `files`. */
  readonly presets: Readonly<Record<string, number>>;
}

export type Program = readonly Operation[];

/** In what place of the markup a value is inserted; it decides how the value is escaped. */
export type InsertPlace =
  /** Between tags: inline Markdown becomes markup. */
  | 'text'
  /** The same within `<a>`: links in the text stay words. */
  | 'link-text'
  /** In `<title>`: plain text that does not count as printed. */
  | 'title'
  /** In a quoted attribute value: plain text. */
  | 'attribute'
  /** The same in `meta` and in `data-…`: does not count as printed. */
  | 'hidden-attribute'
  /** At the start of the value of `href`: only http, https, mailto and fragments. */
  | 'link';

export type Operation =
  | { readonly op: 'text'; readonly text: string }
  /** Writes the `data-origin` attribute of a start tag. `about` is the first value shown inside of the element. */
  | { readonly op: 'tag'; readonly at: number; readonly about: Expression | undefined }
  | { readonly op: 'insert'; readonly at: number; readonly place: InsertPlace; readonly value: Expression }
  | {
      readonly op: 'if';
      readonly at: number;
      readonly test: Expression;
      readonly includeZero: boolean;
      readonly yes: Program;
      readonly else: Program;
    }
  /** `{{#each}}`, `{{#with}}` and `{{#name}}`; `params` is how many block parameters the body declares. */
  | {
      readonly op: 'each' | 'with' | 'section';
      readonly at: number;
      readonly value: Expression;
      readonly params: number;
      readonly body: Program;
      readonly else: Program;
    }
  | {
      readonly op: 'partial';
      readonly at: number;
      readonly name: string | Expression;
      readonly context: Expression | undefined;
      readonly hash: readonly NamedExpression[];
      /** The block of `{{#> name}}`: the fallback, and what `{{> @partial-block}}` shows. */
      readonly block: Program | undefined;
    }
  | { readonly op: 'define'; readonly name: string; readonly body: Program };

export type NamedExpression = readonly [name: string, value: Expression];

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null | undefined }
  /** A path from the context `depth` levels up. */
  | { readonly kind: 'path'; readonly at: number; readonly depth: number; readonly parts: readonly string[] }
  /** `@index` and the like; `depth` counts `../`. */
  | { readonly kind: 'data'; readonly at: number; readonly depth: number; readonly parts: readonly string[] }
  /** A block parameter: `level` blocks up, its `index`th name. */
  | {
      readonly kind: 'parameter';
      readonly at: number;
      readonly level: number;
      readonly index: number;
      readonly parts: readonly string[];
    }
  | {
      readonly kind: 'call';
      readonly at: number;
      readonly name: string;
      readonly args: readonly Expression[];
      readonly hash: readonly NamedExpression[];
    };

/** The name of the program that makes the whole document. */
export const PAGE_PROGRAM = 'brief';
