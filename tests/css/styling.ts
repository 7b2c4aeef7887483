import {
  type ComputedStyle,
  computeStyles,
  parseStylesheet,
  type StyledElement,
  type StyledTree,
  type Stylesheet,
} from '../../src/css/index.ts';
import { type Diagnostic, DiagnosticList, SourceFile } from '../../src/diagnostics/index.ts';
import { el, type Sketch, treeOf } from './build-tree.ts';

export const FOLDER = '/template';

/** `file:line:column code message`, as a reader would look for it. */
export function shown(diagnostic: Diagnostic): string {
  const { code, message, span } = diagnostic;
  if (!span) return `- ${code} ${message}`;
  const { line, column } = span.file.position(span.start);
  return `${span.file.name}:${line}:${column} ${code} ${message}`;
}

export function parseText(text: string, sink = new DiagnosticList()): Stylesheet {
  return parseStylesheet(new SourceFile('style.css', text), FOLDER, sink);
}

export function faultsOf(text: string): string[] {
  const sink = new DiagnosticList();
  parseText(text, sink);
  return sink.items.map(shown);
}

export interface Styled {
  readonly tree: StyledTree;
  readonly faults: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export function styled(
  css: string,
  sketch: Sketch,
  variables: Readonly<Record<string, string>> = {},
): Styled {
  const sink = new DiagnosticList();
  const sheets = [parseText(css, sink)];
  const tree = computeStyles(
    { tree: treeOf(sketch), sheets, variables: new Map(Object.entries(variables)) },
    sink,
  );
  return { tree, faults: sink.items.map(shown), diagnostics: sink.items };
}

/** The elements in document order. */
export function elementsOf(root: StyledElement): StyledElement[] {
  return [root, ...root.children.flatMap((child) => (child.kind === 'element' ? elementsOf(child) : []))];
}

export function byId(tree: StyledTree, id: string): StyledElement {
  const found = elementsOf(tree.root).find(({ element }) => element.attributes.get('id') === id);
  if (!found) throw new Error(`no element #${id}`);
  return found;
}

/** The style of `<div id="x">` in `<html><body>` under these declarations. */
export function styleOf(
  declarations: string,
  variables: Readonly<Record<string, string>> = {},
): ComputedStyle {
  const page = el('html', {}, el('body', {}, el('div', { id: 'x' }, 'text')));
  const { tree, faults } = styled(`#x { ${declarations} }`, page, variables);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return byId(tree, 'x').style;
}
