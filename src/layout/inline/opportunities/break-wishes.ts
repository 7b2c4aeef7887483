import type { ComputedStyle } from '../../../css/index.ts';

/** What language and style ask of the places where lines may end (CSS Text 3 §5). */
export interface BreakWishes {
  readonly lang: string;
  readonly lineBreak: ComputedStyle['lineBreak'];
  readonly wordBreak: ComputedStyle['wordBreak'];
}

export const DEFAULT_WISHES: BreakWishes = { lang: '', lineBreak: 'auto', wordBreak: 'normal' };

/** Chinese and Japanese, in the sense of CSS Text 3 §5.3. */
export function isHanWriting(lang: string): boolean {
  return /^(?:zh|ja|yue|wuu|cmn|hak|nan|gan|hsn|lzh)(?:-|$)/i.test(lang) && !/-latn(?:-|$)/i.test(lang);
}
