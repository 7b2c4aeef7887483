import { nearName, type Sink } from '../diagnostics/index.ts';
import type { CompiledTemplate, Expression, Operation, Program } from './compiled-template.ts';
import { BUILT_IN_BLOCKS } from './functions/function-table.ts';
import type { TemplateFunction } from './functions/template-function.ts';
import { type Template, templateSpan } from './template.ts';

/** Looks at every call of a function and of a partial: whether there is one of that name, and how it is called. */
export function checkCalls(template: Template, sink: Sink): void {
  const checker = new CallChecker(template, sink);
  for (const [name, program] of Object.entries(template.compiled.programs)) checker.whole(name, program);
  checker.cycles();
}

interface Inclusion {
  readonly name: string;
  readonly at: number;
}

class CallChecker {
  readonly #template: Template;
  readonly #compiled: CompiledTemplate;
  readonly #sink: Sink;
  readonly #includes = new Map<string, Inclusion[]>();
  #into: Inclusion[] = [];
  #defined: ReadonlySet<string> = new Set();

  constructor(template: Template, sink: Sink) {
    this.#template = template;
    this.#compiled = template.compiled;
    this.#sink = sink;
  }

  whole(name: string, program: Program): void {
    this.#into = [];
    this.#includes.set(name, this.#into);
    this.#program(program);
  }

  /** Partials that include themselves, straight or through others. */
  cycles(): void {
    const state = new Map<string, 'open' | 'done'>();
    const visit = (name: string, way: readonly string[]): void => {
      state.set(name, 'open');
      for (const next of this.#includes.get(name) ?? []) {
        if (state.get(next.name) === 'open') this.#reportCycle(next, [...way, name]);
        else if (!state.has(next.name)) visit(next.name, [...way, name]);
      }
      state.set(name, 'done');
    };
    for (const name of this.#includes.keys()) if (!state.has(name)) visit(name, []);
  }

  #reportCycle(inclusion: Inclusion, way: readonly string[]): void {
    const ring = [...way.slice(way.indexOf(inclusion.name)), inclusion.name];
    this.#report(inclusion.at, {
      code: 'template/partial-cycle',
      message:
        ring.length === 2
          ? `the partial \`${inclusion.name}\` includes itself`
          : `partials include each other without end: ${ring.map((name) => `\`${name}\``).join(' → ')}`,
      hint: 'take one of these inclusions out',
    });
  }

  #program(program: Program): void {
    const outer = this.#defined;
    // A definition holds in the whole of its block, wherever it stands in it.
    const names = program.flatMap((operation) => (operation.op === 'define' ? [operation.name] : []));
    if (names.length > 0) this.#defined = new Set([...outer, ...names]);
    for (const operation of program) this.#operation(operation);
    this.#defined = outer;
  }

  #operation(operation: Operation): void {
    switch (operation.op) {
      case 'text':
      case 'tag':
        return;
      case 'insert':
        this.#expression(operation.value);
        return;
      case 'if':
        this.#expression(operation.test);
        this.#program(operation.yes);
        this.#program(operation.else);
        return;
      case 'each':
      case 'with':
      case 'section':
        this.#expression(operation.value);
        this.#program(operation.body);
        this.#program(operation.else);
        return;
      case 'partial':
        this.#partial(operation);
        return;
      case 'define':
        this.#program(operation.body);
    }
  }

  #partial({ name, at, context, hash, block }: Extract<Operation, { op: 'partial' }>): void {
    if (context) this.#expression(context);
    for (const [, value] of hash) this.#expression(value);
    if (block) this.#program(block);
    if (typeof name !== 'string') {
      this.#expression(name);
      return;
    }
    if (this.#defined.has(name) || name === '@partial-block') return;
    if (Object.hasOwn(this.#compiled.programs, name)) this.#into.push({ name, at });
    else if (!block) this.#unknownPartial(name, at);
  }

  #unknownPartial(name: string, at: number): void {
    const near = nearName(name, [...Object.keys(this.#compiled.programs), ...this.#defined]);
    this.#report(at, {
      code: 'template/unknown-partial',
      message: `there is no partial \`${name}\``,
      hint: near === undefined ? `add \`partials/${name}.hbs\` to the template` : `did you mean \`${near}\`?`,
    });
  }

  #expression(expression: Expression): void {
    if (expression.kind !== 'call') return;
    for (const argument of expression.args) this.#expression(argument);
    for (const [, value] of expression.hash) this.#expression(value);
    const called = this.#template.functions.get(expression.name);
    if (called) this.#arguments(expression, called);
    else this.#unknownFunction(expression.name, expression.at);
  }

  #unknownFunction(name: string, at: number): void {
    const near = nearName(name, [...this.#template.functions.keys(), ...BUILT_IN_BLOCKS]);
    this.#report(at, {
      code: 'template/unknown-helper',
      message: `there is no helper \`${name}\``,
      hint:
        near === undefined
          ? `there are ${[...this.#template.functions.keys()].map((each) => `\`${each}\``).join(', ')}`
          : `did you mean \`${near}\`?`,
    });
  }

  #arguments(call: Extract<Expression, { kind: 'call' }>, called: TemplateFunction): void {
    const count = call.args.length;
    const unknown = called.named.includes('*')
      ? undefined
      : call.hash.find(([name]) => !called.named.includes(name))?.[0];
    if (count >= called.least && count <= called.most && unknown === undefined) return;
    this.#report(call.at, {
      code: 'template/helper-arguments',
      message:
        unknown === undefined
          ? `\`${call.name}\` is given ${count} ${count === 1 ? 'value' : 'values'}`
          : `\`${call.name}\` knows no \`${unknown}=\``,
      hint: `write \`{{${called.usage}}}\`: ${called.about}`,
    });
  }

  #report(
    at: number,
    fault: {
      code:
        | 'template/helper-arguments'
        | 'template/partial-cycle'
        | 'template/unknown-helper'
        | 'template/unknown-partial';
      message: string;
      hint: string;
    },
  ): void {
    const span = templateSpan(this.#template, at);
    this.#sink.report({
      code: fault.code,
      severity: 'error',
      message: fault.message,
      hints: [fault.hint],
      ...(span ? { span } : {}),
    });
  }
}
