import { type BriefDocument, formatPath } from '../content/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import type { RenderSettings } from './render-settings.ts';
import type { ContentValue } from './template-value.ts';

/** Sections that are printed only where a speaking card is asked for. */
const SPEAKING_CARD = ['talkingPoints', 'qa'];

/**
 * Names what a reader was meant to see and the template did not show: nothing that an author wrote vanishes without
 * a word. One diagnostic for each top-level field of which something is missing, at the first place that is.
 */
export function reportUnprinted(
  root: ContentValue,
  document: BriefDocument,
  settings: RenderSettings,
  sink: Sink,
): void {
  for (const name of Object.keys(document.brief)) {
    const field = root.child(name);
    if (!field) continue;
    const speaking = SPEAKING_CARD.includes(name);
    const missing: ContentValue[] = [];
    collectUnprinted(field, speaking, missing);
    if (missing.length === 0) continue;
    if (speaking && !settings.speaker) reportSpeakingCard(field, document, sink);
    else reportNotPrinted(missing, document, sink);
  }
}

/**
 * Depth-first over what the schema calls printed (or `all`); the depth of the model is bounded by validation.
 */
function collectUnprinted(value: ContentValue, all: boolean, into: ContentValue[]): void {
  const { shape } = value;
  if (value.omitted || value.printed || !(all || shape?.printed)) return;
  const inner = value.value;
  if (typeof inner !== 'object' || inner === null || shape?.kind === 'date') {
    if (inner !== '') into.push(value);
    return;
  }
  if (Array.isArray(inner))
    for (let index = 0; index < inner.length; index++) collectChild(value, index, all, into);
  else for (const key of Object.keys(inner)) collectChild(value, key, all, into);
}

function collectChild(value: ContentValue, key: string | number, all: boolean, into: ContentValue[]): void {
  const child = value.child(key);
  if (child) collectUnprinted(child, all, into);
}

function reportSpeakingCard(field: ContentValue, document: BriefDocument, sink: Sink): void {
  sink.report({
    code: 'template/left-out',
    severity: 'note',
    message: `\`${formatPath(field.path())}\` is left out: it belongs to the speaking card`,
    span: document.spanOf(field.path()),
    hints: ['build with `--speaker` to print it'],
  });
}

const MOST_NAMED = 5;

function reportNotPrinted(missing: readonly ContentValue[], document: BriefDocument, sink: Sink): void {
  const [first] = missing;
  if (!first) return;
  const names = missing.slice(0, MOST_NAMED).map((value) => `\`${formatPath(value.path())}\``);
  const more = missing.length > names.length ? ` and ${missing.length - names.length} more` : '';
  sink.report({
    code: 'template/not-printed',
    severity: 'warning',
    message: `the template does not print ${names.join(', ')}${more}`,
    span: document.spanOf(first.path()),
    related: missing.slice(1).map((value) => ({
      span: document.spanOf(value.path()),
      message: 'not printed either',
    })),
    hints: ['take it out of the brief, or give the template a place for it'],
  });
}
