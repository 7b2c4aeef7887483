import type { ElementNode } from '../html/index.ts';

export type Direction = 'ltr' | 'rtl';

/**
 * Letters and marks that have a direction of their own, the invisible marks, and the punctuation of Hebrew, Arabic and
 * Syriac (classes R and AL); modifier letters have none often.
 */
const STRONG =
  /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{Mc}\u200e\u200f\u061c\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0608\u060b\u060d\u061b-\u061f\u066d\u06d4\u0700-\u070d]/u;

/** The blocks of right-to-left scripts, DerivedBidiClass.txt. */
function isRightToLeft(codePoint: number): boolean {
  if (codePoint < 0x590) return false;
  if (codePoint <= 0x8ff || codePoint === 0x200f) return true;
  if (codePoint < 0xfb1d) return false;
  if (codePoint <= 0xfdff || (codePoint >= 0xfe70 && codePoint <= 0xfeff)) return true;
  return (codePoint >= 0x10800 && codePoint <= 0x10fff) || (codePoint >= 0x1e800 && codePoint <= 0x1efff);
}

function firstStrong(text: string): Direction | undefined {
  const [found] = STRONG.exec(text) ?? [];
  const codePoint = found?.codePointAt(0);
  if (codePoint === undefined) return undefined;
  return isRightToLeft(codePoint) ? 'rtl' : 'ltr';
}

/** The text of what has a direction of its own does not count. */
function firstStrongWithin(element: ElementNode): Direction | undefined {
  for (const child of element.children) {
    if (child.kind === 'element' && (child.name === 'bdi' || child.attributes.has('dir'))) continue;
    const found = child.kind === 'text' ? firstStrong(child.text) : firstStrongWithin(child);
    if (found) return found;
  }
  return undefined;
}

/** What `dir` gives, and `bdi` without it; undefined where an element has its parent's. HTML Living Standard §3.2.6.4. */
export function ownDirection(element: ElementNode): Direction | undefined {
  const stated = element.attributes.get('dir')?.toLowerCase();
  if (stated === 'ltr' || stated === 'rtl') return stated;
  if (stated === 'auto' || element.name === 'bdi') return firstStrongWithin(element) ?? 'ltr';
  return undefined;
}
