import { posix } from 'node:path';
import type { CssNode } from 'css-tree';
import parse from 'css-tree/parser';
import { didYouMean, type Sink, type SourceFile } from '../diagnostics/index.ts';
import { AT_RULES, MARGIN_BOXES } from './at-rules.ts';
import type { MarginBoxName } from './computed-style.ts';
import {
  type Declaration,
  type DeclarationPlace,
  type Fault,
  type RawDeclaration,
  readDeclaration,
} from './declaration.ts';
import { readFontFace } from './font-face-rule.ts';
import { holdsForPrint } from './media-query.ts';
import { readPageSelectors } from './page-selector.ts';
import { readSelectors } from './parse-selector.ts';
import { DEEPEST_NESTING, scanBrackets } from './scan-brackets.ts';
import { resolveUrl } from './sheet-url.ts';
import {
  type FontFaceSource,
  type PageRule,
  type SheetFault,
  type StyleRule,
  type Stylesheet,
  sheetDiagnostics,
} from './stylesheet.ts';
import { tokenize } from './token.ts';

type Of<T extends CssNode['type']> = Extract<CssNode, { readonly type: T }>;

/** Gives the text of a file that a sheet imports; `path` is relative to the stylesheet's folder. */
export type StylesheetImporter = (path: string) => SourceFile | undefined;

/** What is gathered over a sheet and its imports. */
interface Gathering {
  readonly files: SourceFile[];
  readonly rules: StyleRule[];
  readonly pages: PageRule[];
  readonly fontFaces: FontFaceSource[];
  readonly faults: SheetFault[];
  readonly importer: StylesheetImporter | undefined;
}

/** One file on its way. */
interface Reading {
  readonly gathering: Gathering;
  readonly text: string;
  readonly file: number;
  /** Paths from the first sheet to this one; relative to the stylesheet's folder. */
  readonly way: readonly string[];
  readonly faults: Fault[];
  /** CSS Cascade 4 §5: imports come before all rules. */
  importsOver: boolean;
}

/**
 * Reads a stylesheet. Never throws; whatever is not understood is a diagnostic and has no effect. `folder` (absolute)
 * is what `url()` is relative to, and what every file that is named must lie in.
 */
export function parseStylesheet(
  file: SourceFile,
  folder: string,
  sink: Sink,
  importer?: StylesheetImporter,
): Stylesheet {
  const gathering: Gathering = { files: [], rules: [], pages: [], fontFaces: [], faults: [], importer };
  readFile(file, [''], gathering);
  const { files, rules, pages, fontFaces, faults } = gathering;
  const data = {
    files: files.map(({ name, text }) => ({ name, text })),
    rules,
    pages,
    fontFaces,
    faults,
  };
  const sheet: Stylesheet = { data, files, folder };
  for (const diagnostic of sheetDiagnostics(sheet)) sink.report(diagnostic);
  return sheet;
}

function readFile(file: SourceFile, way: readonly string[], gathering: Gathering): void {
  const number = gathering.files.length;
  gathering.files.push(file);
  const faults: Fault[] = [];
  const scan = scanBrackets(file.text);
  faults.push(...scan.faults);
  if (scan.depth > DEEPEST_NESTING) {
    const message = `brackets nest more than ${DEEPEST_NESTING} deep; the stylesheet is not read`;
    faults.push({
      code: 'css/too-deep',
      message,
      hints: ['close them earlier'],
      start: 0,
      end: 1,
      error: true,
    });
  } else {
    const reading: Reading = { gathering, text: file.text, file: number, way, faults, importsOver: false };
    readTopLevel(parseText(file.text, scan.faults.length > 0, faults), reading);
  }
  faults.sort((a, b) => a.start - b.start);
  for (const fault of faults) gathering.faults.push({ ...fault, file: number });
}

/** css-tree's tree with values left as text. It goes on after errors, which it tells one by one. */
function parseText(text: string, unbalanced: boolean, faults: Fault[]): CssNode {
  return parse(text, {
    positions: true,
    parseValue: false,
    parseAtrulePrelude: false,
    onParseError: (error, fallback) => {
      const start = fallback.loc?.start.offset ?? error.offset;
      const end = fallback.loc?.end.offset ?? start + 1;
      const skipped = text.slice(start, end).trim();
      // What follows from a bracket that was reported already needs no second word.
      if (skipped === '' || (unbalanced && /^[)\]}]/.test(skipped))) return;
      faults.push(syntaxFault(skipped, { start, end }, error));
    },
  });
}

function syntaxFault(
  skipped: string,
  at: { readonly start: number; readonly end: number },
  error: { readonly message: string; readonly offset: number },
): Fault {
  const brace = skipped.indexOf('{');
  if (brace > 0 && /^[^;:"']*$/.test(skipped.slice(0, brace)) && skipped.endsWith('}')) {
    const message = 'a rule inside a rule is not understood yet';
    const hints = ['close the rule before with `}`, or write the selector in full'];
    return { code: 'css/nested-rule', message, hints, ...at };
  }
  const [firstLine = ''] = skipped.split('\n');
  const shown = firstLine.length > 40 ? `${firstLine.slice(0, 39)}…` : firstLine;
  const reason = error.message.charAt(0).toLowerCase() + error.message.slice(1);
  const hints = ['it has no effect; write `selector { property: value; }`'];
  const start = Math.max(at.start, Math.min(error.offset, at.end - 1));
  return { code: 'css/syntax', message: `\`${shown}\` cannot be read: ${reason}`, hints, start, end: at.end };
}

function extent(node: CssNode): { readonly start: number; readonly end: number } {
  const start = node.loc?.start.offset ?? 0;
  return { start, end: node.loc?.end.offset ?? start };
}

function readTopLevel(sheet: CssNode, reading: Reading): void {
  if (sheet.type !== 'StyleSheet' && sheet.type !== 'Block') return;
  for (const node of sheet.children.toArray()) {
    if (node.type === 'Rule') readRule(node, reading);
    else if (node.type === 'Atrule') readAtRule(node, reading);
    else if (node.type === 'CDO' || node.type === 'CDC') {
      const message = 'HTML comment marks do nothing in a stylesheet';
      reading.faults.push({ code: 'css/syntax', message, hints: ['remove them'], ...extent(node) });
    }
  }
}

function readRule(node: Of<'Rule'>, reading: Reading): void {
  reading.importsOver = true;
  const selectors = readSelectors(node.prelude, reading.faults);
  // The declarations are read even where the selector is refused: their faults are worth knowing too.
  const declarations = readDeclarations(node.block, 'style', reading);
  if (selectors.length > 0 && declarations.length > 0)
    reading.gathering.rules.push({ file: reading.file, selectors, declarations });
}

function rawDeclaration(node: Of<'Declaration'>, faults: Fault[]): RawDeclaration | undefined {
  const { start, end } = extent(node);
  const value = node.value.type === 'Raw' ? node.value.value : '';
  if (node.important !== false && node.important !== true && node.important.toLowerCase() !== 'important') {
    const message = `\`!${node.important}\` is not understood`;
    faults.push({ code: 'css/syntax', message, hints: ['did you mean `!important`?'], start, end });
    return undefined;
  }
  const valueStart = node.value.loc?.start.offset ?? end;
  return { name: node.property, start, value, valueStart, important: node.important !== false };
}

function rawDeclarations(block: Of<'Block'>, reading: Reading): readonly RawDeclaration[] {
  return block.children.toArray().flatMap((child) => {
    if (child.type === 'Declaration') return rawDeclaration(child, reading.faults) ?? [];
    if (child.type === 'Rule') {
      const message = 'a rule inside a rule is not understood yet';
      reading.faults.push({ code: 'css/nested-rule', message, hints: [], ...extent(child) });
    }
    return [];
  });
}

function readDeclarations(
  block: Of<'Block'>,
  place: DeclarationPlace,
  reading: Reading,
): readonly Declaration[] {
  if (place === 'style') for (const child of block.children.toArray()) refuseAtRuleInside(child, reading);
  return rawDeclarations(block, reading).flatMap((raw) => readDeclaration(raw, place, reading.faults) ?? []);
}

function refuseAtRuleInside(child: CssNode, reading: Reading): void {
  if (child.type !== 'Atrule') return;
  const message = `\`@${child.name}\` inside a rule is not understood yet`;
  reading.faults.push({
    code: 'css/nested-rule',
    message,
    hints: ['put the rule into it'],
    ...extent(child),
  });
}

function preludeOf(node: Of<'Atrule'>): { readonly text: string; readonly start: number } {
  const { prelude } = node;
  const text = prelude?.type === 'Raw' ? prelude.value : '';
  return { text, start: prelude?.loc?.start.offset ?? extent(node).start };
}

function readAtRule(node: Of<'Atrule'>, reading: Reading): void {
  const name = node.name.toLowerCase();
  if (name !== 'import' && name !== 'charset') reading.importsOver = true;
  switch (name) {
    case 'charset':
      readCharset(node, reading);
      break;
    case 'import':
      readImport(node, reading);
      break;
    case 'media': {
      const prelude = preludeOf(node);
      const holds = holdsForPrint(prelude.text, prelude.start, reading.faults);
      if (holds && node.block) readTopLevel(node.block, reading);
      break;
    }
    case 'font-face': {
      const base = posix.dirname(reading.way.at(-1) ?? '');
      const raws = node.block ? rawDeclarations(node.block, reading) : [];
      const face = readFontFace(raws, { base, at: nameExtent(node) }, reading.faults);
      if (face) reading.gathering.fontFaces.push(face);
      break;
    }
    case 'page':
      readPage(node, reading);
      break;
    default:
      reading.faults.push(unknownAtRule(node));
  }
}

function nameExtent(node: Of<'Atrule'>): { readonly start: number; readonly end: number } {
  const { start } = extent(node);
  return { start, end: start + node.name.length + 1 };
}

function unknownAtRule(node: Of<'Atrule'>): Fault {
  const name = node.name.toLowerCase();
  const at = nameExtent(node);
  const bare = name.replace(/^-(?:webkit|moz|ms|o)-/, '');
  const row = AT_RULES.find((candidate) => candidate.name === bare);
  if (row?.status === 'not yet') {
    const hints = row.hint === undefined ? [] : [row.hint];
    return {
      code: 'css/not-yet',
      message: `\`@${name}\` is not understood yet; it has no effect`,
      hints,
      ...at,
    };
  }
  if ((MARGIN_BOXES as readonly string[]).includes(name)) {
    const hints = ['put it into an `@page` rule'];
    return { code: 'css/unknown-at-rule', message: `\`@${name}\` belongs into \`@page\``, hints, ...at };
  }
  const hints = didYouMean(
    `@${name}`,
    AT_RULES.map((candidate) => `@${candidate.name}`),
  );
  return { code: 'css/unknown-at-rule', message: `there is no at-rule \`@${node.name}\``, hints, ...at };
}

function readCharset(node: Of<'Atrule'>, reading: Reading): void {
  const { text } = preludeOf(node);
  if (/^["']utf-8["']$/i.test(text.trim())) return;
  const message = `stylesheets are UTF-8, not ${text.trim()}`;
  reading.faults.push({ code: 'css/syntax', message, hints: ['save the file as UTF-8'], ...extent(node) });
}

/** CSS Cascade 4 §5: an address, then maybe media. */
function readImport(node: Of<'Atrule'>, reading: Reading): void {
  const { text, start } = preludeOf(node);
  const [first, second] = tokenize(text, start);
  const quoted = first?.type === 'function' && first.text === 'url';
  const address = quoted ? second : first;
  if (!address || (address.type !== 'string' && address.type !== 'url')) {
    const message = '`@import` needs the name of a file';
    const hints = ['write `@import "file.css";`'];
    reading.faults.push({ code: 'css/import', message, hints, ...extent(node), error: true });
    return;
  }
  if (reading.importsOver) {
    const message = '`@import` comes too late: it must stand before all rules';
    reading.faults.push({ code: 'css/import', message, hints: ['move it to the top'], ...extent(node) });
    return;
  }
  const mediaAt = quoted ? text.indexOf(')', address.end - start) + 1 : address.end - start;
  if (!holdsForPrint(text.slice(mediaAt), start + mediaAt, reading.faults)) return;
  const path = resolveUrl(address.text, posix.dirname(reading.way.at(-1) ?? ''), address, reading.faults);
  if (path !== undefined) followImport(path, address, reading);
}

function followImport(
  path: string,
  at: { readonly start: number; readonly end: number },
  reading: Reading,
): void {
  const { start, end } = at;
  const { gathering, way } = reading;
  if (way.includes(path)) {
    const message = `\`${path}\` imports itself`;
    reading.faults.push({ code: 'css/import', message, hints: ['remove this import'], start, end });
    return;
  }
  const file = way.length < DEEPEST_NESTING ? gathering.importer?.(path) : undefined;
  if (!file) {
    const message = `the stylesheet \`${path}\` cannot be read`;
    const hints = ['check the name; it is relative to the stylesheet it stands in'];
    reading.faults.push({ code: 'css/import', message, hints, start, end, error: true });
    return;
  }
  readFile(file, [...way, path], gathering);
}

function isMarginBox(name: string): name is MarginBoxName {
  return (MARGIN_BOXES as readonly string[]).includes(name);
}

function readPage(node: Of<'Atrule'>, reading: Reading): void {
  const { text, start } = preludeOf(node);
  const selectors = readPageSelectors(text, start, reading.faults);
  if (!node.block) return;
  const declarations = readDeclarations(node.block, 'page', reading);
  const margins: { name: MarginBoxName; declarations: readonly Declaration[] }[] = [];
  for (const child of node.block.children.toArray()) {
    if (child.type !== 'Atrule') continue;
    const name = child.name.toLowerCase();
    if (!isMarginBox(name)) {
      reading.faults.push(unknownMarginBox(child, name));
    } else if (child.block) {
      margins.push({ name, declarations: readDeclarations(child.block, 'style', reading) });
    }
  }
  if (selectors) reading.gathering.pages.push({ file: reading.file, selectors, declarations, margins });
}

function unknownMarginBox(node: Of<'Atrule'>, name: string): Fault {
  const at = nameExtent(node);
  if (name === 'footnote')
    return { code: 'css/not-yet', message: '`@footnote` is not understood yet', hints: [], ...at };
  const hints = didYouMean(
    `@${name}`,
    MARGIN_BOXES.map((box) => `@${box}`),
  );
  return { code: 'css/unknown-at-rule', message: `a page has no margin box \`@${name}\``, hints, ...at };
}
