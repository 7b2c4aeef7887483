import { type Diagnostic, DiagnosticList, SourceFile } from '../../src/diagnostics/index.ts';
import { type ElementTree, type MarkupNode, parseMarkup } from '../../src/html/index.ts';
import type { Markup, Origin } from '../../src/template/index.ts';

/** `names` become origins 0, 1, …; each is a file of that name, so that tests can tell them apart. */
export function markupOf(html: string, names: readonly string[] = []): Markup {
  const origins: Origin[] = names.map((name) => ({
    template: { file: new SourceFile(name, ' '), start: 0, end: 1 },
  }));
  return { html, origins, source: new SourceFile('markup', html) };
}

export function parse(
  html: string,
  names: readonly string[] = [],
): { tree: ElementTree | undefined; told: string[] } {
  const sink = new DiagnosticList();
  const tree = parseMarkup(markupOf(html, names), sink);
  return { tree, told: told(sink.items) };
}

export const page = (body: string): string => `<html><body>${body}</body></html>`;

export function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(
    ({ code, severity, message, span, hints }) =>
      `${span?.file.name}:${span?.start} ${severity} ${code}: ${message} (${hints?.join('; ')})`,
  );
}

/** `<p id="a">text@origin|more@origin</p>`. */
export function dump(node: MarkupNode): string {
  if (node.kind === 'text') {
    return node.origins
      .map(({ start, origin }, index) => {
        const end = node.origins[index + 1]?.start ?? node.text.length;
        return `${node.text.slice(start, end)}@${origin.template.file.name}`;
      })
      .join('|');
  }
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${value}"`).join('');
  return `<${node.name}${attributes}@${node.origin.template.file.name}>${node.children.map(dump).join('')}</${node.name}>`;
}
