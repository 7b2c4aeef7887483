import { POINTS_PER } from '../base/index.ts';
import type { BriefDocument } from '../content/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import type { BuildSettings, PaperChoice } from './build-request.ts';

/** In points. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

/** ISO 216 and ANSI sizes, upright. */
const PAPERS = {
  a4: { width: (210 / 25.4) * 72, height: (297 / 25.4) * 72 },
  letter: { width: 612, height: 792 },
} as const;

/** Millimetres that a side may have: from little less than A6 to the long side of A2. */
const SIDES = { least: 100, most: 594 } as const;

/**
 * The paper that is asked for; undefined where the stylesheet has its way, or where it cannot be, which is reported.
 *
 * `universal` is a sheet of A4 that keeps its margins wide (`page-setup.ts`), and not the rectangle that A4 and
 * Letter share: no printer has paper of that size, and one that looks for it waits for someone to put it in.
 */
export function readPaper(document: BriefDocument, settings: BuildSettings, sink: Sink): Paper | undefined {
  const inBrief = document.brief.print?.paper;
  const choice = settings.paper ?? (inBrief === undefined ? undefined : paperChoice(inBrief));
  if (choice === undefined) return undefined;
  if (typeof choice === 'string') return choice === 'universal' ? PAPERS.a4 : PAPERS[choice];
  const sides = [choice.width, choice.height];
  const fits = (side: number): boolean =>
    side >= SIDES.least * POINTS_PER.mm - 0.01 && side <= SIDES.most * POINTS_PER.mm + 0.01;
  if (sides.every(fits)) return choice;
  const [width, height] = sides.map((side) => Math.round((side / POINTS_PER.mm) * 10) / 10);
  sink.report({
    code: 'pipeline/paper',
    severity: 'error',
    message: `paper of ${width} × ${height} mm cannot be had: each side is from ${SIDES.least} to ${SIDES.most} mm`,
    ...(settings.paper === undefined && { span: document.spanOf(['print', 'paper']) }),
    hints: ['write width and height such as `148x210mm`, or `a4`, `letter`, `universal`'],
  });
  return undefined;
}

/** A name, or `148x210mm`; what is neither has been told by whoever read it. */
export function paperChoice(text: string): PaperChoice | undefined {
  if (text === 'a4' || text === 'letter' || text === 'universal') return text;
  const [, width, height] = /^(\d{1,4}(?:\.\d{1,2})?)x(\d{1,4}(?:\.\d{1,2})?)mm$/.exec(text) ?? [];
  if (width === undefined || height === undefined) return undefined;
  return { width: Number(width) * POINTS_PER.mm, height: Number(height) * POINTS_PER.mm };
}
