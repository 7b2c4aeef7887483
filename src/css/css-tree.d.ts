/** css-tree's parser alone; `css-tree` itself would load its lexer and its dictionary. */
declare module 'css-tree/parser' {
  import type { CssNode, ParseOptions } from 'css-tree';

  // biome-ignore lint/style/noDefaultExport: the shape of css-tree itself
  export default function parse(text: string, options: ParseOptions): CssNode;
}
