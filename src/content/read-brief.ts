import { safeParse } from 'valibot';
import {
  type Diagnostic,
  type DiagnosticCode,
  type Sink,
  SourceFile,
  type Span,
} from '../diagnostics/index.ts';
import { advise } from './advice.ts';
import { type Brief, briefSchema } from './brief.ts';
import type { BriefDocument } from './brief-document.ts';
import { badCharacters, decodeUtf8, hasBadCharacter } from './characters.ts';
import type { ContentPath } from './content-path.ts';
import { crossCheck } from './cross-checks.ts';
import { fieldTree } from './field-tree.ts';
import { reportIssues } from './issue-diagnostics.ts';
import { isJsonFault, jsonNodes } from './json-nodes.ts';
import { locate } from './locate.ts';
import { type NodeSource, plainValue } from './plain-value.ts';
import { isJsonName, readYaml } from './prepare-content.ts';
import { quickJson } from './quick-json.ts';
import { isNullWord, type SourceNode } from './source-node.ts';

/** How `readBrief` reads. */
export interface ReadOptions {
  /** As the file name says, where absent; a name without ending is JSON if its text is. */
  readonly format?: 'yaml' | 'json';
  /** Bytes a file may have; 2 MiB where absent. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 2 * 1024 * 1024;
const MAX_FAULTS = 50;

/**
 * Reads and validates a brief. `name` is the file as the author knows it. Never throws on any input: faults go to the
 * sink, as many as can be found in one run, and with an error among them there is no brief. YAML needs
 * `prepareContent(name)` to have been awaited.
 */
export function readBrief(
  bytes: Uint8Array,
  name: string,
  sink: Sink,
  options: ReadOptions = {},
): BriefDocument | undefined {
  const faults = new FaultList();
  const file = readText(bytes, name, options.maxBytes ?? MAX_BYTES, faults);
  const document = file && readFile(file, options.format ?? formatOf(file), faults);
  if (document && faults.errors === 0) advise(document, faults);
  faults.passTo(sink, name);
  return faults.errors > 0 ? undefined : document;
}

/** Keeps the faults of one file, to pass them on in the order of the file, as far as anyone will read. */
class FaultList implements Sink {
  errors = 0;
  readonly #faults: Diagnostic[] = [];

  report(diagnostic: Diagnostic): void {
    if (diagnostic.severity === 'error') this.errors++;
    // A message is one line; what it quotes of the author may be more.
    this.#faults.push({ ...diagnostic, message: diagnostic.message.replace(/\s+/g, ' ') });
  }

  passTo(sink: Sink, name: string): void {
    this.#faults.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
    for (const fault of this.#faults.slice(0, MAX_FAULTS)) sink.report(fault);
    if (this.#faults.length <= MAX_FAULTS) return;
    sink.report({
      code: 'content/more-faults',
      severity: this.errors > 0 ? 'error' : 'warning',
      message: `there are more faults in ${name} than the ${MAX_FAULTS} listed`,
      hints: ['mend those above first'],
    });
  }
}

function fail(sink: Sink, code: DiagnosticCode, message: string, span: Span, hint?: string): undefined {
  sink.report({ code, severity: 'error', message, span, ...(hint ? { hints: [hint] } : {}) });
}

/** The text of the file, if it is one that may be read on. */
function readText(bytes: Uint8Array, name: string, maxBytes: number, sink: Sink): SourceFile | undefined {
  if (bytes.length > maxBytes) {
    const message = `the file has ${kilobytes(bytes.length)} kB, and a brief may have ${kilobytes(maxBytes)}`;
    const span = { file: new SourceFile(name, ''), start: 0, end: 0 };
    return fail(
      sink,
      'content/too-large',
      message,
      span,
      'images stay in files of their own, named by `src`; --max-size lets a larger brief in',
    );
  }
  const text = decodeUtf8(bytes);
  if (typeof text !== 'string') return notUtf8(bytes, text, name, sink);
  const file = new SourceFile(name, text);
  if (hasBadCharacter(text)) {
    for (const { code, message, hint, offset, length } of badCharacters(text, 5))
      fail(sink, code, message, { file, start: offset, end: offset + length }, hint);
    return undefined;
  }
  if (text.trim() !== '') return file;
  return fail(
    sink,
    'content/empty',
    'the file is empty',
    { file, start: 0, end: 0 },
    'start with `brief new NAME`',
  );
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024);
}

function notUtf8(
  bytes: Uint8Array,
  found: { readonly badByte: number; readonly text: string },
  name: string,
  sink: Sink,
): undefined {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, found.badByte), { stream: true });
  const start = Math.min(before.length, found.text.length);
  const span = { file: new SourceFile(name, found.text), start, end: Math.min(start + 1, found.text.length) };
  const message = isUtf16
    ? 'the file is UTF-16, not UTF-8'
    : `the file is not UTF-8 text (byte ${found.badByte + 1})`;
  return fail(sink, 'content/not-utf8', message, span, 'save it in your editor with the encoding UTF-8');
}

function formatOf(file: SourceFile): 'yaml' | 'json' {
  if (isJsonName(file.name)) return 'json';
  if (/\.[A-Za-z]\w*$/.test(file.name) || !/^\s*\{/.test(file.text)) return 'yaml';
  return isJsonFault(jsonNodes(file.text)) ? 'yaml' : 'json';
}

function readFile(file: SourceFile, format: 'yaml' | 'json', sink: Sink): BriefDocument | undefined {
  if (format === 'yaml') {
    const source = yamlSource(file, sink);
    return source && validate(source, sink);
  }
  const brief = quickJson(file.text);
  if (brief === undefined) {
    const source = jsonSource(file, sink);
    return source && validate(source, sink);
  }
  const document = documentOf(brief, file);
  crossCheck(brief, document.placeOf, sink);
  return document;
}

function yamlSource(file: SourceFile, sink: Sink): NodeSource | undefined {
  const { root, nodes, faults } = readYaml(file.text);
  for (const { code, message, start, end, hint } of faults)
    fail(sink, code, message, { file, start, end }, hint);
  if (root && !(root.kind === 'scalar' && isNullWord(root))) return { root, count: nodes ?? 0, file };
  if (faults.length > 0) return undefined;
  return fail(
    sink,
    'content/empty',
    'the file holds no brief',
    { file, start: 0, end: 0 },
    'start with `brief new NAME`',
  );
}

function jsonSource(file: SourceFile, sink: Sink): NodeSource | undefined {
  const read = jsonNodes(file.text);
  if (!isJsonFault(read)) return { root: read, count: file.text.length, file };
  const span = { file, start: read.start, end: read.end };
  if (read.tooDeep) return fail(sink, 'content/too-deep', read.message, span, read.hint);
  return fail(sink, 'content/syntax', `the JSON is broken: ${read.message}`, span, read.hint);
}

/** The careful way: every fault with its place. */
function validate(source: NodeSource, sink: Sink): BriefDocument | undefined {
  const { value, meant, tooMuch } = plainValue(source, fieldTree(), sink);
  if (tooMuch) return undefined;
  const result = safeParse(briefSchema, value);
  if (result.issues) reportIssues(result.issues, { ...source, meant }, sink);
  const document = documentOf(result.output as Brief, source.file, source.root);
  crossCheck(result.output, document.placeOf, sink);
  return result.success ? document : undefined;
}

interface PlacedDocument extends BriefDocument {
  placeOf(path: ContentPath, part: 'value' | 'key'): Span;
}

/** Without `root` (JSON that was valid at once) the nodes are read when the first place is asked for. */
function documentOf(brief: Brief, file: SourceFile, root?: SourceNode): PlacedDocument {
  let nodes = root;
  const placeOf = (path: ContentPath, part: 'value' | 'key'): Span => {
    nodes ??= nodesOf(file);
    const { node, entry } = locate(nodes, path);
    if (part === 'key' && entry) return { file, start: entry.keyStart, end: entry.keyEnd };
    return { file, start: node.start, end: node.end };
  };
  return { brief, source: file, spanOf: (path) => placeOf(path, 'value'), placeOf };
}

function nodesOf(file: SourceFile): SourceNode {
  const read = jsonNodes(file.text);
  return isJsonFault(read) ? { kind: 'map', entries: [], start: 0, end: file.text.length } : read;
}
