import { type DiagnosticCode, didYouMean, type Severity, type Sink } from '../diagnostics/index.ts';
import { authorSpan, type Markup, type Origin } from '../template/index.ts';
import { ELEMENTS, type ElementRule, GLOBAL_ATTRIBUTES } from './element-table.ts';

interface Fault {
  readonly code: DiagnosticCode;
  readonly severity?: Severity;
  readonly message: string;
  readonly hints: readonly string[];
  /** The place that is to be mended; faults of markup are the template's. */
  readonly origin: Origin | undefined;
  /** Offset in the markup as it was generated. */
  readonly at: number;
  readonly also?: { readonly origin: Origin; readonly message: string };
}

/** Words for what is wrong with the markup. Only who writes templates can meet them. */
export class MarkupFaults {
  readonly #markup: Markup;
  readonly #sink: Sink;

  constructor(markup: Markup, sink: Sink) {
    this.#markup = markup;
    this.#sink = sink;
  }

  report({ code, severity = 'error', message, hints, origin, at, also }: Fault): void {
    const generated = {
      file: this.#markup.source,
      start: at,
      end: Math.min(at + 1, this.#markup.html.length),
    };
    const related = also ? [{ span: also.origin.template, message: also.message }] : [];
    this.#sink.report({
      code,
      severity,
      message,
      span: origin?.template ?? generated,
      ...(related.length > 0 ? { related } : {}),
      hints,
    });
  }

  unknownElement(name: string, origin: Origin, at: number): void {
    this.report({
      code: 'html/unknown-element',
      severity: 'warning',
      message: `the element <${name}> is not understood; it is treated as <span>`,
      hints: didYouMean(name, ELEMENTS.keys()),
      origin,
      at,
    });
  }

  unknownAttribute(rule: ElementRule | undefined, name: string, origin: Origin, at: number): void {
    const known = [...GLOBAL_ATTRIBUTES, ...(rule?.attributes ?? [])];
    const near = didYouMean(name, known);
    this.report({
      code: 'html/unknown-attribute',
      severity: 'warning',
      message: `the attribute \`${name}\` is not understood${rule ? ` on <${rule.name}>` : ''}`,
      hints: near.length > 0 ? near : ['take it out, or name it `data-…` if only stylesheets look at it'],
      origin,
      at,
    });
  }

  badDirection(value: string, origin: Origin, at: number): void {
    this.report({
      code: 'html/bad-direction',
      severity: 'warning',
      message: `\`dir="${value}"\` is no direction of text; the element keeps that of its parent`,
      hints: ['use `ltr`, `rtl` or `auto`'],
      origin,
      at,
    });
  }

  badNesting(rule: ElementRule, parent: ElementRule | undefined, origin: Origin, at: number): void {
    const inside = parent ? `inside of <${parent.name}>` : 'outside of any element';
    this.report({
      code: 'html/bad-nesting',
      message: `<${rule.name}> may not stand ${inside}`,
      hints: [nestingHint(rule, parent)],
      origin,
      at,
    });
  }

  unclosed(name: string, origin: Origin, at: number, by: string | undefined): void {
    this.report({
      code: 'html/unclosed-element',
      message: `<${name}> is not closed${by === undefined ? '' : ` before </${by}>`}`,
      hints: [`write </${name}> where it ends`],
      origin,
      at,
    });
  }

  duplicateId(id: string, origin: Origin, at: number, first: Origin): void {
    this.report({
      code: 'html/duplicate-id',
      message: `two elements have the id \`${id}\``,
      hints: ['give each element an id of its own'],
      origin,
      at,
      also: { origin: first, message: 'the first one' },
    });
  }

  misplacedText(text: string, parent: string, origin: Origin, at: number): void {
    this.#sink.report({
      code: 'html/misplaced-text',
      severity: 'error',
      message: `the text “${shortened(text)}” may not stand inside of <${parent}>`,
      span: authorSpan(origin),
      related: [{ span: { file: this.#markup.source, start: at, end: at }, message: 'in the markup' }],
      hints: [
        parent === 'ul' || parent === 'ol' ? 'put it into an <li>' : 'put it into an element that holds text',
      ],
    });
  }
}

function shortened(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ');
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
}

function nestingHint(rule: ElementRule, parent: ElementRule | undefined): string {
  if (rule.parents && rule.parents.size > 0 && !(parent && rule.parents.has(parent.name)))
    return `put it into ${[...rule.parents].map((name) => `<${name}>`).join(' or ')}`;
  if (rule.name === 'html' || !parent)
    return 'begin the page with one <html>, and put all else into its <body>';
  if (parent.content === 'phrasing')
    return `close <${parent.name}> first; it holds text and inline elements only`;
  if (parent.content instanceof Set && parent.content.size > 0)
    return `<${parent.name}> holds only ${[...parent.content].map((name) => `<${name}>`).join(', ')}`;
  return 'move it out';
}
