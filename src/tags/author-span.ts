import type { Box } from '../boxes/index.ts';
import type { Span } from '../diagnostics/index.ts';
import { authorSpan } from '../template/index.ts';
import { firstText } from './box-text.ts';

/**
 * The place to point at for a fault of a box: that of the author's first text in it, because a box's own place is
 * mostly the template's.
 */
export function authorSpanOf(box: Box): Span {
  if (box.kind !== 'text' && box.origin.content) return authorSpan(box.origin);
  const text = box.kind === 'text' ? box : firstText(box);
  const origin = text?.origins.find((item) => item.origin.content)?.origin ?? text?.origin;
  return authorSpan(origin?.content ? origin : box.origin);
}
