import { type ComputedStyle, type Display, anonymousStyle as freshAnonymousStyle } from '../css/index.ts';

/** Keyed by immutable styles, so entries live as long as the styles do. */
const caches = new Map<Display, WeakMap<ComputedStyle, ComputedStyle>>();

/** The style of an anonymous box inside a box of style `parent`: one object for a pair, so that caches by style work. */
export function anonymousStyle(parent: ComputedStyle, display: Display): ComputedStyle {
  const cache = caches.get(display) ?? new WeakMap<ComputedStyle, ComputedStyle>();
  caches.set(display, cache);
  const known = cache.get(parent);
  if (known) return known;
  const style = freshAnonymousStyle(parent, display);
  cache.set(parent, style);
  return style;
}

const blockified = new WeakMap<ComputedStyle, ComputedStyle>();

/** The style with an outer display of block, for boxes that stand where only block-level ones may. CSS Display 3 §2.7. */
export function blockifiedStyle(style: ComputedStyle): ComputedStyle {
  const { display } = style;
  if (display !== 'inline' && display !== 'inline-block' && display !== 'contents') return style;
  const known = blockified.get(style);
  if (known) return known;
  const made: ComputedStyle = { ...style, display: display === 'inline-block' ? 'flow-root' : 'block' };
  blockified.set(style, made);
  return made;
}

const cutStyles = {
  start: new WeakMap<ComputedStyle, ComputedStyle>(),
  end: new WeakMap<ComputedStyle, ComputedStyle>(),
};

/**
 * The style of a piece of an inline box that a block splits: no margin, border or padding on the side of the cut.
 * CSS 2.2 §9.2.1.1, with `box-decoration-break: slice`.
 */
export function cutStyle(style: ComputedStyle, side: 'start' | 'end'): ComputedStyle {
  if (style.boxDecorationBreak === 'clone' || !hasInlineEdges(style)) return style;
  const known = cutStyles[side].get(style);
  if (known) return known;
  const left = (side === 'start') === (style.direction === 'ltr');
  const made: ComputedStyle = left
    ? { ...style, marginLeft: 0, borderLeftWidth: 0, borderLeftStyle: 'none', paddingLeft: 0 }
    : { ...style, marginRight: 0, borderRightWidth: 0, borderRightStyle: 'none', paddingRight: 0 };
  cutStyles[side].set(style, made);
  return made;
}

/** Whether an inline box of this style takes room even when it holds nothing. */
export function hasInlineEdges(style: ComputedStyle): boolean {
  return (
    style.paddingLeft !== 0 ||
    style.paddingRight !== 0 ||
    style.borderLeftWidth !== 0 ||
    style.borderRightWidth !== 0 ||
    (style.marginLeft !== 0 && style.marginLeft !== 'auto') ||
    (style.marginRight !== 0 && style.marginRight !== 'auto')
  );
}
