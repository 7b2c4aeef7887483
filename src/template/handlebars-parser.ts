/**
 * Handlebars' own parser and white space control (handlebars 4.7, `compiler/base`), typed.
 *
 * Alone in this file because it costs some milliseconds to load: a bundle may make it lazy, and a precompiled
 * template (see `precompile-template.ts`) never needs it.
 */
import { parse } from 'handlebars/dist/cjs/handlebars/compiler/base.js';

export interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface ProgramNode {
  readonly type: 'Program';
  readonly body: readonly StatementNode[];
  readonly blockParams?: readonly string[];
}

export interface PathNode {
  readonly type: 'PathExpression';
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
  readonly loc: Location;
}

export interface CallNode {
  readonly type: 'SubExpression';
  readonly path: ExpressionNode;
  readonly params: readonly ExpressionNode[];
  readonly hash?: HashNode;
  readonly loc: Location;
}

export interface LiteralNode {
  readonly type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'UndefinedLiteral' | 'NullLiteral';
  readonly value?: string | number | boolean;
  readonly original?: string | number | boolean;
  readonly loc: Location;
}

export type ExpressionNode = PathNode | CallNode | LiteralNode;

export interface HashNode {
  readonly pairs: readonly { readonly key: string; readonly value: ExpressionNode; readonly loc: Location }[];
}

export interface ContentNode {
  readonly type: 'ContentStatement';
  readonly value: string;
  readonly original: string;
  readonly loc: Location;
}

export interface MustacheNode {
  readonly type: 'MustacheStatement' | 'Decorator';
  readonly path: ExpressionNode;
  readonly params: readonly ExpressionNode[];
  readonly hash?: HashNode;
  readonly escaped: boolean;
  readonly loc: Location;
}

export interface BlockNode {
  readonly type: 'BlockStatement' | 'DecoratorBlock';
  readonly path: ExpressionNode;
  readonly params: readonly ExpressionNode[];
  readonly hash?: HashNode;
  readonly program?: ProgramNode;
  readonly inverse?: ProgramNode;
  readonly loc: Location;
}

export interface PartialNode {
  readonly type: 'PartialStatement' | 'PartialBlockStatement';
  readonly name: ExpressionNode;
  /** White space that stood before it on a line of its own. */
  readonly indent?: string;
  readonly params: readonly ExpressionNode[];
  readonly hash?: HashNode;
  readonly program?: ProgramNode;
  readonly loc: Location;
}

export interface CommentNode {
  readonly type: 'CommentStatement';
  readonly loc: Location;
}

export type StatementNode = ContentNode | MustacheNode | BlockNode | PartialNode | CommentNode;

/** Throws Handlebars' own errors; `parse-template.ts` turns them into diagnostics. */
export function parseHandlebars(source: string): ProgramNode {
  // The checked boundary to an untyped library: the node types above are what its grammar makes.
  return parse(source) as ProgramNode;
}
