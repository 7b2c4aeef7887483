import type { Sink, SourceFile, Span } from '../diagnostics/index.ts';
import type { Expression, NamedExpression, Operation, Program } from './compiled-template.ts';
import type {
  BlockNode,
  CallNode,
  ContentNode,
  ExpressionNode,
  HashNode,
  Location,
  MustacheNode,
  PartialNode,
  PathNode,
  ProgramNode,
  StatementNode,
} from './handlebars-parser.ts';
import { HtmlContext } from './html-context.ts';
import { LineStarts, locationSpan } from './parse-template.ts';

/** What lowering must know about the template functions. */
export interface KnownFunctions {
  has(name: string): boolean;
  /** The least number of arguments; a bare `{{name}}` calls a function only where this is 0. */
  least(name: string): number;
}

/** Numbers the places of a template; shared by all files of one template. */
export class SpanTable {
  readonly triples: number[] = [];

  add(file: number, start: number, end: number): number {
    this.triples.push(file, start, end);
    return this.triples.length / 3 - 1;
  }
}

interface Lowering {
  readonly file: SourceFile;
  readonly fileIndex: number;
  readonly spans: SpanTable;
  readonly functions: KnownFunctions;
  readonly sink: Sink;
}

/** Rewrites the parsed tree of one file as operations, with an origin on each start tag and inserted value. */
export function lowerTemplate(program: ProgramNode, lowering: Lowering): Program {
  return new Lowerer(lowering).program(program);
}

class Lowerer {
  readonly #to: Lowering;
  readonly #lines: LineStarts;
  readonly #html = new HtmlContext();
  /** Names of block parameters in scope, innermost first. */
  #parameters: readonly (readonly string[])[] = [];

  constructor(to: Lowering) {
    this.#to = to;
    this.#lines = new LineStarts(to.file.text);
  }

  program(node: ProgramNode | undefined): Program {
    const operations: Operation[] = [];
    const parameters = node?.blockParams ?? [];
    const outer = this.#parameters;
    if (parameters.length > 0) this.#parameters = [parameters, ...outer];
    for (const statement of node?.body ?? []) this.#statement(statement, operations);
    this.#parameters = outer;
    const placed = operations.map((operation, index) =>
      operation.op === 'tag' ? { ...operation, about: shownFirst(operations, index) } : operation,
    );
    // A partial that is defined in a block holds in all of it, also before its definition.
    const definitions = placed.filter((operation) => operation.op === 'define');
    if (definitions.length === 0) return placed;
    return [...definitions, ...placed.filter((operation) => operation.op !== 'define')];
  }

  #statement(node: StatementNode, into: Operation[]): void {
    switch (node.type) {
      case 'ContentStatement':
        this.#content(node, into);
        return;
      case 'MustacheStatement':
        this.#mustache(node, into);
        return;
      case 'BlockStatement':
        this.#block(node, into);
        return;
      case 'PartialStatement':
      case 'PartialBlockStatement':
        this.#partial(node, into);
        return;
      case 'DecoratorBlock':
        this.#define(node, into);
        return;
      case 'Decorator':
        this.#unsupported(node.loc, 'a decorator');
        return;
      case 'CommentStatement':
        return;
    }
  }

  #content(node: ContentNode, into: Operation[]): void {
    const base = this.#span(node.loc).start + Math.max(0, node.original.indexOf(node.value));
    const tags = this.#html.read(node.value);
    let from = 0;
    for (const tag of tags) {
      text(into, node.value.slice(from, tag.nameEnd));
      const at = this.#to.spans.add(this.#to.fileIndex, base + tag.start, base + tag.nameEnd);
      into.push({ op: 'tag', at, about: undefined });
      from = tag.nameEnd;
    }
    text(into, node.value.slice(from));
  }

  #mustache(node: MustacheNode, into: Operation[]): void {
    const place = this.#html.insert();
    if (typeof place !== 'string') {
      this.#to.sink.report({
        code: 'template/value-in-markup',
        severity: 'error',
        message: `a value cannot be inserted ${place.fault}`,
        span: this.#span(node.loc),
        hints: [
          'insert values between tags or in attribute values within quotation marks; choose between tags and attributes with `{{#if}}`',
        ],
      });
      return;
    }
    into.push({ op: 'insert', at: this.#place(node.loc), place, value: this.#callOrPath(node) });
  }

  #block(node: BlockNode, into: Operation[]): void {
    const name = simpleName(node.path);
    const at = this.#place(node.loc);
    if (name === 'if' || name === 'unless') {
      this.#condition(node, at, into);
      return;
    }
    const value = name === 'each' || name === 'with' ? node.params[0] : undefined;
    if (value) {
      const op = name === 'each' ? 'each' : 'with';
      into.push({ op, at, value: this.#expression(value), ...this.#bodies(node) });
      return;
    }
    if (name === 'each' || name === 'with') {
      this.#missingArgument(node, name);
      return;
    }
    const condition = this.#callOrPath(node);
    into.push({ op: 'section', at, value: condition, ...this.#bodies(node) });
  }

  #bodies(node: BlockNode): { params: number; body: Program; else: Program } {
    const before = this.#html.snapshot();
    const body = this.program(node.program);
    const after = this.#html.state;
    if (node.inverse) this.#html.restore(before);
    const inverse = this.program(node.inverse);
    const end = this.#html.state;
    this.#html.leaveBlock(before);
    if (end !== after || (after !== before.state && !node.inverse)) this.#unevenBranches(node);
    return { params: node.program?.blockParams?.length ?? 0, body, else: inverse };
  }

  #condition(node: BlockNode, at: number, into: Operation[]): void {
    const name = simpleName(node.path) ?? 'if';
    const value = node.params[0];
    if (!value) {
      this.#missingArgument(node, name);
      return;
    }
    const { body, else: inverse } = this.#bodies(node);
    const zero = node.hash?.pairs.find((pair) => pair.key === 'includeZero')?.value;
    const includeZero = zero?.type === 'BooleanLiteral' && zero.value === true;
    const swap = name === 'unless';
    const test = this.#expression(value);
    into.push({ op: 'if', at, test, includeZero, yes: swap ? inverse : body, else: swap ? body : inverse });
  }

  #unevenBranches(node: BlockNode): void {
    this.#to.sink.report({
      code: 'template/uneven-block',
      severity: 'error',
      message: `the branches of \`${pathText(node.path)}\` do not end at the same place of a tag`,
      span: this.#openSpan(node.loc),
      hints: ['begin and end each tag and each attribute value within the same branch'],
    });
  }

  #missingArgument(node: BlockNode, name: string): void {
    this.#to.sink.report({
      code: 'template/helper-arguments',
      severity: 'error',
      message: `\`${name}\` does not say of what`,
      span: this.#openSpan(node.loc),
      hints: [`name a value: \`{{#${name} keyPoints}}\``],
    });
  }

  #partial(node: PartialNode, into: Operation[]): void {
    const literal = literalName(node.name);
    const block = node.program && this.program(node.program);
    const context = node.params[0];
    // Written once, not before each line of the partial: that would change preformatted text.
    text(into, node.indent ?? '');
    into.push({
      op: 'partial',
      at: this.#place(node.loc),
      name: literal ?? this.#expression(node.name),
      context: context && this.#expression(context),
      hash: this.#hash(node.hash),
      block,
    });
  }

  #define(node: BlockNode, into: Operation[]): void {
    const name = node.params[0] && literalName(node.params[0]);
    if (simpleName(node.path) !== 'inline' || name === undefined)
      this.#unsupported(node.loc, `the decorator \`${pathText(node.path)}\``);
    else into.push({ op: 'define', name, body: this.program(node.program) });
  }

  #unsupported(location: Location, what: string): void {
    this.#to.sink.report({
      code: 'template/unsupported',
      severity: 'error',
      message: `${what} is not understood here`,
      span: this.#openSpan(location),
      hints: ['the only decorator is `{{#*inline "name"}}…{{/inline}}`'],
    });
  }

  /** `{{name}}` is a function only where nothing hides it and it needs no argument; else it is a path. */
  #callOrPath(node: MustacheNode | BlockNode): Expression {
    const hasArguments = node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0;
    const name = simpleName(node.path);
    if (hasArguments) return this.#call(node);
    if (name === undefined || this.#parameter(name) || !this.#to.functions.has(name))
      return this.#expression(node.path);
    return this.#to.functions.least(name) === 0 ? this.#call(node) : this.#expression(node.path);
  }

  #call(node: MustacheNode | BlockNode | CallNode): Expression {
    return {
      kind: 'call',
      at: this.#place(node.path.loc),
      name: pathText(node.path),
      args: node.params.map((param) => this.#expression(param)),
      hash: this.#hash(node.hash),
    };
  }

  #hash(node: HashNode | undefined): readonly NamedExpression[] {
    return (node?.pairs ?? []).map((pair) => [pair.key, this.#expression(pair.value)] as const);
  }

  #expression(node: ExpressionNode): Expression {
    if (node.type === 'SubExpression') return this.#call(node);
    if (node.type === 'NullLiteral') return { kind: 'literal', value: null };
    if (node.type !== 'PathExpression') return { kind: 'literal', value: node.value };
    const at = this.#place(node.loc);
    const { depth, parts } = node;
    if (node.data) return { kind: 'data', at, depth, parts };
    const parameter = isScoped(node) ? undefined : this.#parameter(parts[0]);
    if (parameter) return { kind: 'parameter', at, ...parameter, parts: parts.slice(1) };
    return { kind: 'path', at, depth, parts };
  }

  #parameter(name: string | undefined): { level: number; index: number } | undefined {
    if (name === undefined) return undefined;
    for (const [level, names] of this.#parameters.entries()) {
      const index = names.indexOf(name);
      if (index >= 0) return { level, index };
    }
    return undefined;
  }

  #span(location: Location): Span {
    return locationSpan(this.#to.file, location, this.#lines);
  }

  /** Only the opening tag of a block: `{{#each keyPoints}}`. */
  #openSpan(location: Location): Span {
    const span = this.#span(location);
    const end = this.#to.file.text.indexOf('}}', span.start);
    return end < 0 || end + 2 > span.end ? span : { ...span, end: end + 2 };
  }

  #place(location: Location): number {
    const { start, end } = this.#openSpan(location);
    return this.#to.spans.add(this.#to.fileIndex, start, end);
  }
}

function text(into: Operation[], value: string): void {
  if (value !== '') into.push({ op: 'text', text: value });
}

/**
 * The first value that is shown inside of the element that the tag at `index` starts, as far as it can be told from
 * the same list of operations: it gives the element a place in the content.
 */
function shownFirst(operations: readonly Operation[], index: number): Expression | undefined {
  for (let next = index + 1; next < operations.length; next++) {
    const operation = operations[next];
    if (!operation || (operation.op === 'text' && operation.text.includes('</'))) return undefined;
    if (operation.op === 'each' || operation.op === 'with') return valuePath(operation.value);
    if (operation.op === 'insert' && (operation.place === 'text' || operation.place === 'link-text'))
      return valuePath(operation.value);
    if (operation.op !== 'text' && operation.op !== 'tag' && operation.op !== 'insert') return undefined;
  }
  return undefined;
}

function valuePath(value: Expression): Expression | undefined {
  if (value.kind === 'call') return value.args.map(valuePath).find((found) => found !== undefined);
  return value.kind === 'path' || value.kind === 'parameter' ? value : undefined;
}

function isScoped(node: PathNode): boolean {
  return /^(?:\.|this\b)/.test(node.original);
}

/** A plain name that may be a function's: not a path, not `this.name`. */
function simpleName(node: ExpressionNode): string | undefined {
  if (node.type !== 'PathExpression' || node.data || node.depth > 0 || isScoped(node)) return undefined;
  return node.parts.length === 1 ? node.parts[0] : undefined;
}

function literalName(node: ExpressionNode): string | undefined {
  if (node.type === 'PathExpression') return node.original;
  return node.type === 'SubExpression' ? undefined : String(node.value ?? node.original);
}

function pathText(node: ExpressionNode): string {
  return node.type === 'PathExpression' ? node.original : String('value' in node ? node.value : '');
}
