import { nearName, type Sink, SourceFile, type Span } from '../diagnostics/index.ts';

/** The words of one language, and the file they are from. */
export interface LabelFile {
  readonly file: SourceFile;
  readonly words: Readonly<Record<string, string>>;
}

/** Reads a file of labels: one JSON object whose values are texts. Faults are reported; undefined where it has any. */
export function readLabels(bytes: Uint8Array, name: string, sink: Sink): LabelFile | undefined {
  const text = decode(bytes);
  const file = new SourceFile(name, text ?? '');
  if (text === undefined) {
    reportBadLabels(file, 'it is not UTF-8 text', 0, sink);
    return undefined;
  }
  try {
    const words: unknown = JSON.parse(text);
    if (isLabelSet(words)) return { file, words };
    reportBadLabels(file, 'it is not an object of texts', 0, sink);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    reportBadLabels(file, 'it is not JSON', Math.min(at, text.length), sink);
  }
  return undefined;
}

function reportBadLabels(file: SourceFile, why: string, at: number, sink: Sink): void {
  sink.report({
    code: 'template/bad-labels',
    severity: 'error',
    message: `the labels in \`${file.name}\` cannot be used: ${why}`,
    span: { file, start: at, end: Math.min(file.text.length, at + 1) },
    hints: ['write one object whose values are texts: `{ "keyPoints": "Key points" }`'],
  });
}

/** Keys that any file may have: names of languages, and marks that replace those of the language. */
const OPTIONAL = /^(?:language-[A-Za-z0-9-]+|openQuote|closeQuote)$/;

/**
 * Names keys that no template asks for, and placeholders that are not those of the model (the English words): a value
 * would be missing on the page.
 */
export function checkLabels(labels: LabelFile, model: Readonly<Record<string, string>>, sink: Sink): void {
  const keys = Object.keys(model);
  for (const [key, words] of Object.entries(labels.words)) {
    if (OPTIONAL.test(key)) continue;
    const wanted = model[pluralBase(key, model)];
    if (wanted === undefined) {
      const near = nearName(key, keys);
      sink.report({
        code: 'template/unknown-label',
        severity: 'warning',
        message: `the template uses no label \`${key}\``,
        span: keySpan(labels.file, key),
        hints: [near === undefined ? 'take it out' : `did you mean \`${near}\`?`],
      });
    } else checkSlots(labels, { key, words, wanted }, sink);
  }
}

interface CheckedLabel {
  readonly key: string;
  readonly words: string;
  readonly wanted: string;
}

function checkSlots(labels: LabelFile, { key, words, wanted }: CheckedLabel, sink: Sink): void {
  const [has, wants] = [slotsOf(words), slotsOf(wanted)];
  const missing = wants.find((slot) => !has.includes(slot));
  const strange = has.find((slot) => !wants.includes(slot));
  // The number of the page comes first: the foot of the page is put together in that order.
  const turned = key === 'pageOfPages' && has.join() !== wants.join();
  if (missing === undefined && strange === undefined && !turned) return;
  sink.report({
    code: 'template/label-placeholder',
    severity: 'error',
    message:
      missing !== undefined
        ? `the label \`${key}\` lacks \`{${missing}}\``
        : strange !== undefined
          ? `the label \`${key}\` has \`{${strange}}\`, which is given no value`
          : `the label \`${key}\` has ${has.map((slot) => `\`{${slot}}\``).join(' before ')}`,
    span: keySpan(labels.file, key),
    hints: [`in English it is \`${wanted}\``],
  });
}

const slotsOf = (words: string): readonly string[] => [
  ...new Set(Array.from(words.matchAll(/\{(\w+)\}/g), ([, slot = '']) => slot)),
];

/** `authors.few` has the placeholders of `authors`, or of `authors.other`. */
function pluralBase(key: string, model: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(model, key)) return key;
  const base = key.replace(/\.(?:zero|one|two|few|many|other)$/, '');
  return base === key || Object.hasOwn(model, base) ? base : `${base}.other`;
}

function keySpan(file: SourceFile, key: string): Span {
  const start = Math.max(0, file.text.indexOf(JSON.stringify(key)));
  return { file, start, end: Math.min(file.text.length, start + JSON.stringify(key).length) };
}

function isLabelSet(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((words) => typeof words === 'string');
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
