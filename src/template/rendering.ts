import { InternalError } from '../base/index.ts';
import { nearName, type Sink } from '../diagnostics/index.ts';
import type { Expression, Operation, Program } from './compiled-template.ts';
import { escapeMarkup } from './escape-markup.ts';
import { FunctionFault, type FunctionScope } from './functions/template-function.ts';
import { leftOutData } from './left-out-data.ts';
import { ORIGIN_ATTRIBUTE, ORIGIN_CLOSE } from './markup.ts';
import type { ContextFrame, DefinedPartial, LoopFrame, ParameterFrame } from './rendering-frames.ts';
import {
  ContentValue,
  ExtendedContext,
  isNothing,
  listItems,
  lookupValue,
  objectEntries,
  plainValue,
  type TemplateValue,
} from './template-value.ts';
import { type RenderingInput, ValueWriter } from './value-writer.ts';

/** Deeper than any template nests its partials; a partial that includes itself by a computed name ends here. */
const MAX_PARTIAL_DEPTH = 60;

/** Runs the operations of a template over one brief. */
export class Rendering extends ValueWriter implements FunctionScope {
  html = '';
  #context: ContextFrame;
  #loop: LoopFrame | undefined;
  #parameters: ParameterFrame | undefined;
  #defined: DefinedPartial | undefined;
  #partialDepth = 0;
  /** Set when partials turned out to have no end; what is half written then stays so, and is an error. */
  #stopped = false;
  /** The content that the last call was about. */
  #subject: ContentValue | undefined;

  constructor(input: RenderingInput, sink: Sink) {
    super(input, sink);
    this.#context = { value: input.root, parent: undefined };
  }

  run(program: Program): void {
    const defined = this.#defined;
    for (const operation of program) {
      if (this.#stopped) return;
      this.#operation(operation);
    }
    this.#defined = defined;
  }

  partial(name: string, context: TemplateValue): string | undefined {
    const program = this.#partialProgram(name);
    if (!program) return undefined;
    const { html } = this;
    this.html = '';
    this.#inPartial(program, { value: context, parent: this.#context });
    const written = this.html;
    this.html = html;
    return written;
  }

  // Operations

  #operation(operation: Operation): void {
    switch (operation.op) {
      case 'text':
        this.html += operation.text;
        return;
      case 'tag':
        this.at = operation.at;
        this.html += ` ${ORIGIN_ATTRIBUTE}="${this.#tagOrigin(operation.about)}"`;
        return;
      case 'insert':
        this.at = operation.at;
        this.#insert(operation);
        return;
      case 'if':
        this.run(
          isNothing(this.#look(operation.test), operation.includeZero) ? operation.else : operation.yes,
        );
        return;
      case 'each':
        this.#each(this.#look(operation.value), operation);
        return;
      case 'with':
        this.#with(this.#look(operation.value), operation);
        return;
      case 'section':
        this.#section(this.#look(operation.value), operation);
        return;
      case 'partial':
        this.#partial(operation);
        return;
      case 'define':
        this.#define(operation.name, operation.body);
        return;
    }
  }

  #tagOrigin(about: Expression | undefined): number {
    const shown = about && this.#evaluate(about);
    const value = shown instanceof ContentValue ? shown : contextContent(this.#context.value);
    return value && value !== this.root ? this.addOrigin(value) : this.at;
  }

  #insert({ value: expression, place, at }: Extract<Operation, { op: 'insert' }>): void {
    this.visible = place !== 'title' && place !== 'hidden-attribute';
    this.links = place !== 'link-text';
    const value = this.#evaluate(expression);
    this.at = at;
    if (place === 'text' || place === 'link-text') this.html += this.#insertedText(value);
    else {
      const subject = value instanceof ContentValue ? value : this.#subject;
      const text = this.plain(value);
      const allowed = place !== 'link' || this.isLink(text, value);
      if (allowed && text !== '') this.html += this.open(subject) + escapeMarkup(text) + ORIGIN_CLOSE;
    }
    this.visible = true;
    this.links = true;
  }

  #insertedText(value: TemplateValue): string {
    if (value instanceof ContentValue) return this.markup(value);
    const subject = this.#subject;
    const text = this.markup(value);
    return text === '' ? '' : this.open(subject) + text + ORIGIN_CLOSE;
  }

  // Blocks

  #each(value: TemplateValue, block: BlockOperation): void {
    const items = listItems(value);
    const entries = items ? undefined : objectEntries(value);
    const count = items?.length ?? entries?.length ?? 0;
    if (count === 0) this.run(block.else);
    const parent = this.#loop;
    for (let index = 0; index < count; index++) {
      const key = entries?.[index]?.[0] ?? index;
      const item = items ? items[index] : entries?.[index]?.[1];
      this.#loop = { index, key, first: index === 0, last: index === count - 1, parent };
      this.#inContext(item, block, key);
    }
    this.#loop = parent;
  }

  #with(value: TemplateValue, block: BlockOperation): void {
    if (isNothing(value)) this.run(block.else);
    else this.#inContext(value, block, undefined);
  }

  /** `{{#name}}`: Handlebars' and Mustache's section. */
  #section(value: TemplateValue, block: BlockOperation): void {
    if (plainValue(value) === true) this.run(block.body);
    else if (listItems(value)) this.#each(value, block);
    else if (value === undefined || value === null || plainValue(value) === false) this.run(block.else);
    else this.#inContext(value, block, undefined);
  }

  #inContext(value: TemplateValue, block: BlockOperation, key: string | number | undefined): void {
    const context = this.#context;
    const parameters = this.#parameters;
    if (value !== context.value) this.#context = { value, parent: context };
    if (block.params > 0) this.#parameters = { values: [value, key], parent: parameters };
    this.run(block.body);
    this.#context = context;
    this.#parameters = parameters;
  }

  // Partials

  #define(name: string, body: Program): void {
    this.#defined = { name, body, parameters: this.#parameters, parent: this.#defined };
  }

  #partial(operation: Extract<Operation, { op: 'partial' }>): void {
    const { block } = operation;
    const name =
      typeof operation.name === 'string' ? operation.name : this.plain(this.#evaluate(operation.name));
    let context = operation.context ? this.#evaluate(operation.context) : this.#context.value;
    if (operation.hash.length > 0) context = new ExtendedContext(context, this.#named(operation.hash));
    this.at = operation.at;
    const frame = context === this.#context.value ? this.#context : { value: context, parent: this.#context };
    const defined = this.#findDefined(name);
    const program = defined?.body ?? this.#partialProgram(name) ?? block;
    if (!program) {
      this.#reportUnknownPartial(name);
      return;
    }
    const before = this.#defined;
    if (block) this.#define('@partial-block', block);
    this.#inPartial(program, frame, defined);
    this.#defined = before;
  }

  #inPartial(program: Program, frame: ContextFrame, defined?: DefinedPartial): void {
    if (this.#partialDepth >= MAX_PARTIAL_DEPTH) {
      this.#stopped = true;
      this.report(undefined, {
        code: 'template/partial-cycle',
        severity: 'error',
        message: `partials include each other more than ${MAX_PARTIAL_DEPTH} deep`,
        hints: ['let the partial stop including itself at some point'],
      });
      return;
    }
    const [context, parameters, at] = [this.#context, this.#parameters, this.at];
    this.#context = frame;
    this.#parameters = defined?.parameters;
    this.#partialDepth++;
    this.run(program);
    this.#partialDepth--;
    this.#context = context;
    this.#parameters = parameters;
    this.at = at;
  }

  #findDefined(name: string): DefinedPartial | undefined {
    for (let defined = this.#defined; defined; defined = defined.parent)
      if (defined.name === name) return defined;
    return undefined;
  }

  #partialProgram(name: string): Program | undefined {
    const { programs } = this.input.template.compiled;
    return Object.hasOwn(programs, name) ? programs[name] : undefined;
  }

  #reportUnknownPartial(name: string): void {
    const near = nearName(name, Object.keys(this.input.template.compiled.programs));
    this.report(undefined, {
      code: 'template/unknown-partial',
      severity: 'error',
      message: `there is no partial \`${name}\``,
      hints: [near === undefined ? `add \`partials/${name}.hbs\`` : `did you mean \`${near}\`?`],
    });
  }

  // Expressions

  /** Evaluates what is only decided on or gone through: that does not count as printed. */
  #look(expression: Expression): TemplateValue {
    const { visible } = this;
    this.visible = false;
    const value = this.#evaluate(expression);
    this.visible = visible;
    return value;
  }

  #evaluate(expression: Expression): TemplateValue {
    switch (expression.kind) {
      case 'literal':
        this.#subject = undefined;
        return expression.value;
      case 'path':
        return this.#steps(this.#contextAt(expression.depth), expression.parts, 0);
      case 'parameter':
        return this.#steps(this.#parameter(expression.level, expression.index), expression.parts, 0);
      case 'data':
        return this.#data(expression.depth, expression.parts);
      case 'call':
        return this.#call(expression);
    }
  }

  #contextAt(depth: number): TemplateValue {
    let frame: ContextFrame | undefined = this.#context;
    for (let up = 0; up < depth && frame; up++) frame = frame.parent;
    return frame?.value;
  }

  #parameter(level: number, index: number): TemplateValue {
    let frame = this.#parameters;
    for (let up = 0; up < level && frame; up++) frame = frame.parent;
    return frame?.values[index];
  }

  #steps(from: TemplateValue, parts: readonly string[], start: number): TemplateValue {
    let value = from;
    for (let index = start; index < parts.length; index++) value = lookupValue(value, parts[index] ?? '');
    return value;
  }

  #data(depth: number, parts: readonly string[]): TemplateValue {
    let frame = this.#loop;
    for (let up = 0; up < depth && frame; up++) frame = frame.parent;
    const { settings } = this.input;
    switch (parts[0]) {
      case 'root':
        return this.#steps(this.root, parts, 1);
      case 'index':
      case 'key':
      case 'first':
      case 'last':
        return frame?.[parts[0]];
      case 'lang':
        return this.lang;
      case 'dir':
        return this.direction;
      case 'preset':
        return settings.preset;
      case 'speaker':
        return settings.speaker === true;
      case 'leftOut':
        return this.#steps(leftOutData(this.root, settings.omit, this), parts, 1);
      default:
        return undefined;
    }
  }

  #named(pairs: readonly (readonly [string, Expression])[]): Map<string, TemplateValue> {
    return new Map(pairs.map(([name, value]) => [name, this.#evaluate(value)]));
  }

  #call(call: Extract<Expression, { kind: 'call' }>): TemplateValue {
    const called = this.input.template.functions.get(call.name);
    // Reported where the template was compiled.
    if (!called) return undefined;
    let subject: ContentValue | undefined;
    const values = call.args.map((argument) => {
      this.#subject = undefined;
      const value = this.#evaluate(argument);
      subject ??= value instanceof ContentValue ? value : this.#subject;
      return value;
    });
    const named = this.#named(call.hash);
    this.at = call.at;
    try {
      return called.call({ values, named }, this);
    } catch (error) {
      if (error instanceof InternalError) throw error;
      this.#reportFailure(call.name, error);
      return undefined;
    } finally {
      this.#subject = subject;
    }
  }

  #reportFailure(name: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const hint = error instanceof FunctionFault ? error.hint : undefined;
    this.report(undefined, {
      code: 'template/helper-failed',
      severity: 'error',
      message: error instanceof FunctionFault ? message : `the helper \`${name}\` failed: ${message}`,
      ...(hint === undefined ? {} : { hints: [hint] }),
    });
  }
}

type BlockOperation = Extract<Operation, { op: 'each' | 'with' | 'section' }>;

/** The content that a context stands for. */
function contextContent(value: TemplateValue): ContentValue | undefined {
  if (value instanceof ContentValue) return value;
  return value instanceof ExtendedContext ? contextContent(value.base) : undefined;
}
