import type { BaseIssue } from 'valibot';
import { InternalError } from '../base/index.ts';
import {
  DIAGNOSTIC_CODES,
  type DiagnosticCode,
  nearName,
  type Sink,
  type SourceFile,
  type Span,
} from '../diagnostics/index.ts';
import { type ContentPath, formatPath } from './content-path.ts';
import { isoGuess } from './date-value.ts';
import type { FieldNode } from './field-facts.ts';
import { fieldAt } from './field-tree.ts';
import { languageGuess } from './language-tag.ts';
import { type Located, locate } from './locate.ts';
import type { SourceNode } from './source-node.ts';

/** The author's file as nodes, and what was already said about it. */
export interface IssueSource {
  readonly file: SourceFile;
  readonly root: SourceNode;
  readonly meant: ReadonlySet<string>;
}

/** More than will be printed, and few enough to be put into words quickly. */
const MAX_ISSUES = 200;

/** Puts what the schema found into words, at the author's places. */
export function reportIssues(issues: readonly BaseIssue<unknown>[], source: IssueSource, sink: Sink): void {
  for (const issue of issues.slice(0, MAX_ISSUES)) {
    const fault = readIssue(issue, source);
    if (fault.code === 'content/missing-field' && source.meant.has(fault.name)) continue;
    const { message, hints } = wording(fault);
    sink.report({ code: fault.code, severity: 'error', message, span: spanOf(fault, source.file), hints });
  }
}

/** An issue with all that its wording needs. */
interface Fault {
  readonly code: DiagnosticCode;
  readonly path: ContentPath;
  /** The path as printed. */
  readonly name: string;
  readonly field: FieldNode | undefined;
  readonly place: Located;
  /** The author's text, cut short. */
  readonly shown: string;
}

interface Wording {
  readonly message: string;
  readonly hints: readonly string[];
}

function readIssue(issue: BaseIssue<unknown>, source: IssueSource): Fault {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const place = locate(source.root, path);
  const code = codeOf(issue, place);
  const text = place.node.kind === 'scalar' ? place.node.text : '';
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return { code, path, name: formatPath(path), field: fieldAt(path), place, shown };
}

function codeOf(issue: BaseIssue<unknown>, place: Located): DiagnosticCode {
  if (issue.type === 'strict_object' && issue.path?.at(-1)?.origin === 'key')
    return issue.expected === 'never' ? 'content/unknown-key' : 'content/missing-field';
  if (issue.input === null && place.exact) return 'content/blank';
  if (!Object.hasOwn(DIAGNOSTIC_CODES, issue.message))
    throw new InternalError(`the schema gave "${issue.message}" (${issue.type})`);
  const code = issue.message as DiagnosticCode;
  // `picklist` has one message for a word that is not in the list and for what is no word at all.
  return code === 'content/wrong-value' && place.node.kind !== 'scalar' ? 'content/wrong-type' : code;
}

/** The value; the key where the key is at fault; the head of a record that lacks something. */
function spanOf(fault: Fault, file: SourceFile): Span {
  const { node, entry } = fault.place;
  if (entry && (fault.code === 'content/unknown-key' || node.start === node.end))
    return { file, start: entry.keyStart, end: entry.keyEnd };
  if (fault.code === 'content/missing-field')
    return { file, start: node.start, end: firstLineEnd(node, file) };
  if (fault.code === 'content/too-many' && node.kind === 'list') {
    const first = node.items[fault.field?.max ?? 0] ?? node;
    return { file, start: first.start, end: first.end };
  }
  return { file, start: node.start, end: node.end };
}

function firstLineEnd(node: SourceNode, file: SourceFile): number {
  const lineEnd = file.text.slice(node.start, node.end).search(/[\r\n]/);
  return lineEnd < 0 ? node.end : node.start + lineEnd;
}

const WORDINGS: Partial<Record<DiagnosticCode, (fault: Fault) => Wording>> = {
  'content/missing-field': ({ name, field }) => ({
    message: `\`${name}\` is missing`,
    hints: [field?.note ? `add \`${name.split('.').at(-1)}\`: ${field.note}` : 'add it'],
  }),
  'content/blank': ({ name, field }) => ({
    message: `\`${name}\` is blank`,
    hints: [field?.required ? 'write something here' : 'write something here, or take the key out'],
  }),
  'content/unknown-key': ({ name, path, field }) => unknownKey(name, path, field),
  'content/wrong-type': wrongType,
  'content/wrong-value': ({ name, shown, field }) => ({
    message: `\`${name}\` cannot be \`${shown}\``,
    hints: [oneOf(shown, field?.options ?? [], field?.form?.sample)],
  }),
  'content/empty-list': ({ name }) => ({
    message: `\`${name}\` is an empty list`,
    hints: ['write at least one item'],
  }),
  'content/too-long': ({ name, place, field }) => ({
    message: `\`${name}\` has ${length(place.node)} characters, and may have ${field?.max}`,
    hints: ['shorten it; what follows from it belongs into `summary`'],
  }),
  'content/too-many': ({ name, place, field }) => ({
    message: `\`${name}\` has ${place.node.kind === 'list' ? place.node.items.length : 'more'} items, and may have ${field?.max}`,
    hints: ['put together what belongs together; 3 to 7 are best'],
  }),
  'content/out-of-range': ({ name, shown, field }) => ({
    message: `\`${name}\` cannot be \`${shown}\``,
    hints: [range(field)],
  }),
  'content/impossible-date': ({ name, shown }) => ({
    message: `\`${name}\`: \`${shown}\` is not in the calendar`,
    hints: ['write year-month-day and check the numbers'],
  }),
  'content/not-a-date': ({ name, shown, field }) => ({
    message: `\`${name}\`: \`${shown}\` is no date`,
    hints: [dateHint(shown, field)],
  }),
  'content/no-time-zone': ({ name, shown }) => ({
    message: `\`${name}\`: \`${shown}\` has no time zone`,
    hints: [`write \`${shown}Z\` for universal time, or \`${shown}+01:00\``],
  }),
  'content/undated-here': ({ name }) => ({
    message: `\`${name}\` needs a date`,
    hints: ['take the key out where there is no date'],
  }),
  'content/bad-language': ({ name, shown }) => ({
    message: `\`${name}\`: \`${shown}\` is no language tag`,
    hints: [languageHint(shown)],
  }),
  'content/bad-url': ({ name, shown }) => ({
    message: `\`${name}\`: \`${shown}\` is no web address`,
    hints: ['write it in full, from `https://`'],
  }),
  'content/bad-address': ({ name, shown }) => ({
    message: `\`${name}\`: \`${shown}\` is no e-mail address`,
    hints: ['write `name@example.org`, without a name around it'],
  }),
  'content/bad-colour': ({ name, shown }) => ({
    message: `\`${name}\`: \`${shown}\` is no colour`,
    hints: ['write `"#1a3c6e"`, in quotation marks as `#` starts a comment in YAML'],
  }),
  'content/bad-id': ({ name, shown }) => ({
    message: `\`${name}\`: \`${shown}\` cannot be used as a name`,
    hints: ['use letters, digits, `-` and `_`'],
  }),
};

function wording(fault: Fault): Wording {
  const words = WORDINGS[fault.code];
  if (!words) throw new InternalError(`no words for ${fault.code}`);
  return words(fault);
}

function unknownKey(name: string, path: ContentPath, field: FieldNode | undefined): Wording {
  const holder = fieldAt(path.slice(0, -1));
  const key = String(path.at(-1));
  if (holder?.kind === 'map')
    return { message: `\`${name}\` names no section`, hints: [oneOf(key, holder.options ?? [])] };
  const message = `\`${key}\` cannot stand beside the other keys of \`${formatPath(path.slice(0, -1))}\``;
  return { message, hints: field ? ['make it a block of its own, with a `- ` before it'] : [] };
}

function wrongType({ name, field, place, shown }: Fault): Wording {
  const found = describeNode(place.node, shown);
  const subject = name === '' ? 'a brief' : `\`${name}\``;
  const message = `${subject} should be ${expected(field)}, and is ${found}`;
  return { message, hints: [typeHint(field, place.node)] };
}

function describeNode(node: SourceNode, shown: string): string {
  if (node.kind !== 'scalar') return `a ${node.kind}`;
  if (node.text === '') return 'blank';
  return node.plain ? `\`${shown}\`` : `the text \`${shown}\``;
}

function expected(field: FieldNode | undefined): string {
  switch (field?.kind) {
    case 'list':
    case 'block-list':
      return 'a list';
    case 'record':
      return field.main === undefined ? 'a map of fields' : 'text or a map of fields';
    case 'map':
      return 'a map';
    case 'flag':
      return '`true` or `false`';
    case 'number':
      return field.whole ? 'a whole number' : 'a number';
    case 'date':
      return 'a date';
    case 'choice':
      return 'a word';
    default:
      return 'text';
  }
}

function typeHint(field: FieldNode | undefined, found: SourceNode): string {
  switch (field?.kind) {
    case 'list':
    case 'block-list':
      return found.kind === 'scalar'
        ? 'write it as a list item: `- ` before it'
        : 'put `- ` before each item';
    case 'record':
    case 'map':
      return field.fields ? fieldsHint(Object.keys(field.fields)) : 'write `name: text` lines';
    case 'choice':
      return oneOf('', field.options ?? [], field.form?.sample);
    case 'flag':
      return 'write `true` or `false` without quotation marks';
    case 'number':
      return 'write digits without quotation marks';
    default:
      return 'put the text in quotation marks';
  }
}

function fieldsHint(names: readonly string[]): string {
  const isBrief = names.includes('keyPoints');
  return isBrief ? 'start with `title: …` and `keyPoints:`' : `its fields are ${names.join(', ')}`;
}

function oneOf(shown: string, options: readonly string[], sample?: string): string {
  const near = nearName(shown, options);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return `one of ${options.join(', ')}${sample === undefined ? '' : `, or such as ${sample}`}`;
}

function range(field: FieldNode | undefined): string {
  return field?.whole ? `write a whole number from ${field.min} to ${field.max}` : 'write a number';
}

function dateHint(shown: string, field: FieldNode | undefined): string {
  const guess = isoGuess(shown);
  if (guess !== undefined) return `did you mean \`${guess}\`?`;
  return `write \`2025-12-31\`, \`2025-12\` or \`2025\`${field?.mayBeUndated ? ', or `undated`' : ''}`;
}

function languageHint(shown: string): string {
  const guess = languageGuess(shown);
  return guess === undefined
    ? 'write a BCP 47 tag, such as `en`, `en-GB` or `uk`'
    : `did you mean \`${guess}\`?`;
}

function length(node: SourceNode): number {
  return node.kind === 'scalar' ? [...node.text.trim()].length : 0;
}
