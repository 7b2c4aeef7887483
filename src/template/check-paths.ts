import { type FieldNode, fieldTree } from '../content/index.ts';
import { nearName, type Sink } from '../diagnostics/index.ts';
import {
  type CompiledTemplate,
  type Expression,
  type Operation,
  PAGE_PROGRAM,
  type Program,
} from './compiled-template.ts';
import { type Template, templateSpan } from './template.ts';
import { fieldShape } from './template-value.ts';

/** What is known of a value before there is one: a field of the schema, or anything. */
type Known = FieldNode | 'anything';

interface Context {
  readonly value: Known;
  /** Names that a partial was given with `key=value`. */
  readonly extra: ReadonlyMap<string, Known> | undefined;
  readonly parent: Context | undefined;
}

interface Scope {
  readonly context: Context;
  /** Block parameters, innermost first. */
  readonly parameters: readonly (readonly Known[])[];
}

const LOOP_NAMES = ['root', 'index', 'key', 'first', 'last', 'lang', 'dir', 'preset', 'speaker', 'leftOut'];

/**
 * Follows each path of a template through its blocks and partials and compares it with the schema of a brief, so
 * that a misspelt field is found without a brief that has it. Partials are checked in every context that they are
 * called in; what a function returns can be anything.
 */
export function checkPaths(template: Template, sink: Sink): void {
  const page = template.compiled.programs[PAGE_PROGRAM];
  if (!page) return;
  const context = { value: fieldTree(), extra: undefined, parent: undefined };
  new PathChecker(template, sink).program(page, { context, parameters: [] });
}

class PathChecker {
  readonly #template: Template;
  readonly #compiled: CompiledTemplate;
  readonly #sink: Sink;
  readonly #known = new Map<string, Map<Known, Set<string>>>();

  constructor(template: Template, sink: Sink) {
    this.#template = template;
    this.#compiled = template.compiled;
    this.#sink = sink;
  }

  program(program: Program, scope: Scope): void {
    for (const operation of program) this.#operation(operation, scope);
  }

  #operation(operation: Operation, scope: Scope): void {
    switch (operation.op) {
      case 'text':
      case 'tag':
        return;
      case 'insert':
        this.#insert(operation, scope);
        return;
      case 'if':
        this.#value(operation.test, scope);
        this.program(operation.yes, scope);
        this.program(operation.else, scope);
        return;
      case 'each':
      case 'with':
      case 'section':
        this.#block(operation, scope);
        return;
      case 'partial':
        this.#partial(operation, scope);
        return;
      case 'define':
        // Where it is called is not followed: it may be anywhere.
        this.program(operation.body, { ...scope, context: { ...scope.context, value: 'anything' } });
    }
  }

  #insert({ value, at }: Extract<Operation, { op: 'insert' }>, scope: Scope): void {
    const known = this.#value(value, scope);
    if (known === 'anything' || isText(known)) return;
    const list = known.kind === 'list' || known.kind === 'block-list';
    this.#report(at, 'template/not-text', `this inserts ${list ? 'a list' : 'an object'}, not a text`, [
      known.kind === 'block-list'
        ? 'write `{{blocks …}}`'
        : list
          ? 'go through it with `{{#each …}}`, or write `{{join …}}`'
          : `name one of its fields: ${names(known)}`,
    ]);
  }

  #block(block: Extract<Operation, { op: 'each' | 'with' | 'section' }>, scope: Scope): void {
    const value = this.#value(block.value, scope);
    const inner = entered(value, block.op);
    const flag = block.op === 'section' && value !== 'anything' && value.kind === 'flag';
    const context = flag ? scope.context : { value: inner, extra: undefined, parent: scope.context };
    const parameters: readonly (readonly Known[])[] =
      block.params > 0 ? [[inner, 'anything'], ...scope.parameters] : scope.parameters;
    this.program(block.body, { context, parameters });
    this.program(block.else, scope);
  }

  #partial(partial: Extract<Operation, { op: 'partial' }>, scope: Scope): void {
    const value = partial.context ? this.#value(partial.context, scope) : scope.context.value;
    const extra = new Map(partial.hash.map(([name, given]) => [name, this.#value(given, scope)] as const));
    if (partial.block) this.program(partial.block, scope);
    if (typeof partial.name !== 'string') {
      this.#value(partial.name, scope);
      return;
    }
    const program = this.#compiled.programs[partial.name];
    const inherited = partial.context ? undefined : scope.context.extra;
    const given = new Map([...(inherited ?? []), ...extra]);
    if (!program || !this.#isNew(partial.name, value, given)) return;
    this.program(program, { context: { value, extra: given, parent: scope.context }, parameters: [] });
  }

  /** Each partial once in each context, so that partials that include each other come to an end. */
  #isNew(name: string, value: Known, extra: ReadonlyMap<string, Known>): boolean {
    const contexts = this.#known.get(name) ?? new Map<Known, Set<string>>();
    this.#known.set(name, contexts);
    const seen = contexts.get(value) ?? new Set();
    contexts.set(value, seen);
    const key = [...extra.keys()].join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  }

  #value(expression: Expression, scope: Scope): Known {
    switch (expression.kind) {
      case 'literal':
        return 'anything';
      case 'parameter':
        return this.#steps(
          scope.parameters[expression.level]?.[expression.index] ?? 'anything',
          expression.parts,
          expression.at,
        );
      case 'data':
        return this.#data(expression);
      case 'call':
        for (const argument of expression.args) this.#value(argument, scope);
        for (const [, value] of expression.hash) this.#value(value, scope);
        return 'anything';
      case 'path':
        return this.#path(expression, scope);
    }
  }

  #path(path: Extract<Expression, { kind: 'path' }>, scope: Scope): Known {
    let context: Context | undefined = scope.context;
    for (let up = 0; up < path.depth; up++) context = context?.parent;
    if (!context) {
      this.#report(path.at, 'template/unknown-path', '`../` goes further up than there are contexts', [
        'take one `../` away, or begin at `@root`',
      ]);
      return 'anything';
    }
    const [first] = path.parts;
    const given = first === undefined ? undefined : context.extra?.get(first);
    if (given !== undefined) return this.#steps(given, path.parts.slice(1), path.at);
    return this.#steps(context.value, path.parts, path.at, context.extra);
  }

  #data({ parts, at }: Extract<Expression, { kind: 'data' }>): Known {
    const [first = '', ...rest] = parts;
    if (first === 'root') return this.#steps(fieldTree(), rest, at);
    if (LOOP_NAMES.includes(first) || first === 'partial-block') return 'anything';
    const near = nearName(first, LOOP_NAMES);
    this.#report(at, 'template/unknown-path', `there is no \`@${first}\``, [
      near === undefined
        ? `there are ${LOOP_NAMES.map((name) => `\`@${name}\``).join(', ')}`
        : `did you mean \`@${near}\`?`,
    ]);
    return 'anything';
  }

  #steps(from: Known, parts: readonly string[], at: number, extra?: ReadonlyMap<string, Known>): Known {
    let known = from;
    for (const part of parts) {
      if (known === 'anything') return known;
      const next = step(known, part);
      if (next === undefined) {
        this.#unknown(known, part, at, extra);
        return 'anything';
      }
      known = next;
    }
    return known;
  }

  #unknown(holder: FieldNode, part: string, at: number, extra: ReadonlyMap<string, Known> | undefined): void {
    const fields = [...Object.keys(holder.fields ?? {}), ...(extra?.keys() ?? [])];
    const near = nearName(part, fields);
    const list = holder.kind === 'list' || holder.kind === 'block-list';
    this.#report(at, 'template/unknown-path', `a brief has no field \`${part}\` here`, [
      near !== undefined
        ? `did you mean \`${near}\`?`
        : list
          ? 'this is a list: go through it with `{{#each …}}`'
          : fields.length > 0
            ? `there are ${names(holder)}`
            : 'this is a text and has no fields',
    ]);
  }

  #report(
    at: number,
    code: 'template/unknown-path' | 'template/not-text',
    message: string,
    hints: readonly string[],
  ): void {
    const span = templateSpan(this.#template, at);
    this.#sink.report({ code, severity: 'error', message, hints, ...(span ? { span } : {}) });
  }
}

function step(known: FieldNode, part: string): Known | undefined {
  if (known.kind !== 'list' && known.kind !== 'block-list') return fieldShape(known, part);
  if (part === 'length') return 'anything';
  return /^\d+$/.test(part) ? known.item : undefined;
}

/** What `this` is inside of a block. */
function entered(value: Known, op: 'each' | 'with' | 'section'): Known {
  if (value === 'anything') return value;
  if (value.kind === 'list' || value.kind === 'block-list')
    return op === 'with' ? value : (value.item ?? 'anything');
  if (op === 'each') return value.kind === 'map' ? (value.item ?? 'anything') : 'anything';
  return value;
}

function isText(known: FieldNode): boolean {
  if (known.kind === 'list' || known.kind === 'block-list' || known.kind === 'map') return false;
  return known.kind !== 'record' || known.main !== undefined;
}

function names(holder: FieldNode): string {
  return Object.keys(holder.fields ?? {})
    .map((name) => `\`${name}\``)
    .join(', ');
}
