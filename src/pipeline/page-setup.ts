import { EPSILON, NO_SIDES, POINTS_PER, type Sides } from '../base/index.ts';
import type { BriefDocument } from '../content/index.ts';
import type { PageStyle, StyledTree } from '../css/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import type { Page } from '../layout/index.ts';
import type { BuildSettings } from './build-request.ts';
import type { Laid } from './settle-pages.ts';

/** What the paper and its use ask of the margins, whatever stylesheet is in use. */
export interface PageSetup {
  /** All that is printed stays where A4 and Letter both can print it. */
  readonly universal: boolean;
  /** `left` is the side where lines begin: the right one where they run from right to left. */
  readonly binding: 'left' | 'top' | undefined;
  readonly duplex: boolean;
  readonly notes: 'margin' | 'lines' | 'page' | undefined;
  /** Lines are much shorter than a stylesheet for A4 or Letter reckons with. */
  readonly narrow: boolean;
}

const MM = POINTS_PER.mm;
/** Office printers print no closer to an edge. */
const EDGE = 10 * MM;
/**
 * RFC 2346 §2.1: on A4 margins of 20 mm at the sides, of 33 mm at head and foot. Printed in its own size on Letter
 * (5.9 mm wider, 17.6 mm shorter) such a page loses nothing: 24 mm are left at head and foot where the driver sets it
 * in the middle, 15 mm at one of them where it sets it into a corner; shrunk to fit, it only gets wider margins.
 * The block is in the middle of whatever is the sheet, and turns with it.
 */
const UNIVERSAL = { short: 170 * MM, long: 231 * MM } as const;
/** A side with staples or holes is wider by this much, and at least so wide. */
const BINDING = { more: 13 * MM, least: 30 * MM, keepOff: 20 * MM } as const;
/** Room beside the text for handwriting: on A4 what a hand needs, on small paper a quarter. */
const NOTES = { width: 50 * MM, share: 1 / 4 } as const;
/** Hyphens and quotation marks may stand out of the text by this much. */
const HANGING = 1.5 * MM;
/** Less room than this makes no page of text. */
const LEAST_AREA = { width: 40 * MM, height: 60 * MM } as const;

/** Undefined where nothing is asked that a stylesheet does not do by itself. */
export function readPageSetup(
  { brief: { print } }: BriefDocument,
  { paper, binding, duplex, notes }: BuildSettings,
): PageSetup | undefined {
  const onPaper = paper ?? print?.paper;
  const universal = onPaper === 'universal';
  const ownSize = !universal && onPaper !== undefined && onPaper !== 'a4' && onPaper !== 'letter';
  const room = notes ?? print?.notes;
  const setup = {
    universal,
    binding: binding ?? print?.binding,
    duplex: duplex ?? print?.duplex === true,
    notes: room,
    narrow: ownSize || room === 'margin',
  };
  const asked = universal || ownSize || setup.binding || setup.duplex || setup.notes;
  return asked ? setup : undefined;
}

/** The side of page `number` that is away from a binding at the side. */
export function outerSide(
  { duplex }: PageSetup,
  direction: 'ltr' | 'rtl',
): (number: number) => 'left' | 'right' {
  const [inner, outer] = direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  return (number) => (duplex && number % 2 === 0 ? inner : outer);
}

/**
 * The same styles on pages with the margins that are asked for. Works on what the cascade came to, and so with any
 * stylesheet. `more` is added to all sides.
 */
export function setUpPages(styled: StyledTree, setup: PageSetup, more: Sides = NO_SIDES): StyledTree {
  const outer = outerSide(setup, styled.root.style.direction);
  // A stylesheet that tells left pages from right ones has margins that mirror already.
  const mirrors = setup.duplex && haveSameSides(styled.pageStyle(2), styled.pageStyle(3));
  const known = new Map<PageStyle, Map<boolean, PageStyle>>();
  const pageStyle = (number: number): PageStyle => {
    const style = styled.pageStyle(number);
    const back = setup.duplex && number % 2 === 0;
    const sides = known.get(style) ?? new Map<boolean, PageStyle>();
    known.set(style, sides);
    const made =
      sides.get(back) ?? withSides(style, setup, { back, outer: outer(number), swap: mirrors && back, more });
    sides.set(back, made);
    return made;
  };
  return { ...styled, pageStyle };
}

const haveSameSides = (one: PageStyle, other: PageStyle): boolean =>
  one.marginLeft === other.marginLeft && one.marginRight === other.marginRight;

interface PageSide {
  /** The reverse of a sheet. */
  readonly back: boolean;
  readonly outer: 'left' | 'right';
  /** Left and right change places. */
  readonly swap: boolean;
  readonly more: Sides;
}

type Margins = { -readonly [side in keyof Sides]: number };

function withSides(style: PageStyle, setup: PageSetup, side: PageSide): PageStyle {
  const { width, height } = style;
  const margins: Margins = {
    top: style.marginTop,
    right: side.swap ? style.marginLeft : style.marginRight,
    bottom: style.marginBottom,
    left: side.swap ? style.marginRight : style.marginLeft,
  };
  const keepOff = edges(style, setup.universal);
  const bound = boundSide(setup, side);
  if (bound) {
    margins[bound] = Math.max(margins[bound] + BINDING.more, BINDING.least);
    keepOff[bound] = Math.max(keepOff[bound], BINDING.keepOff);
  }
  if (setup.notes === 'margin')
    margins[side.outer] = Math.max(margins[side.outer], Math.min(NOTES.width, width * NOTES.share));
  for (const name of ['top', 'right', 'bottom', 'left'] as const) {
    const hanging = name === 'left' || name === 'right' ? HANGING : 0;
    margins[name] = Math.max(margins[name], keepOff[name] + hanging) + side.more[name];
  }
  return {
    width,
    height,
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginBoxes: style.marginBoxes,
    keepOff,
  };
}

/** A sheet that is bound at its top and turned over it has the binding at the foot of its reverse. */
function boundSide({ binding }: PageSetup, { back, outer }: PageSide): keyof Sides | undefined {
  if (binding === 'left') return outer === 'left' ? 'right' : 'left';
  if (binding === 'top') return back ? 'bottom' : 'top';
  return undefined;
}

function edges({ width, height }: PageStyle, universal: boolean): Margins {
  if (!universal) return { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE };
  const upright = width <= height;
  const across = Math.max(EDGE, (width - (upright ? UNIVERSAL.short : UNIVERSAL.long)) / 2);
  const along = Math.max(EDGE, (height - (upright ? UNIVERSAL.long : UNIVERSAL.short)) / 2);
  return { top: along, right: across, bottom: along, left: across };
}

/** Layouts that room for heads and feet may cost. */
const MAX_ROUNDS = 3;
/** The room that layouts of one build were found to need, so that the next one begins with it. */
const learned = new WeakMap<PageSetup, Sides>();

/** Lays out with wider margins where heads and feet, whose height only a layout shows, come too close to an edge. */
export function stayOffEdges(setup: PageSetup, layOut: (more: Sides) => Laid): Laid {
  let more = learned.get(setup) ?? NO_SIDES;
  let laid = layOut(more);
  for (let round = 1; round < MAX_ROUNDS; round++) {
    const over = overhang(laid);
    if (Object.values(over).every((length) => length < EPSILON)) break;
    more = {
      top: more.top + over.top,
      right: more.right + over.right,
      bottom: more.bottom + over.bottom,
      left: more.left + over.left,
    };
    laid = layOut(more);
  }
  learned.set(setup, more);
  return laid;
}

/** How far what stands in the margins reaches over what is to be kept free, at most, on any page. */
function overhang({ tree, layout }: Laid): Sides {
  const over: Margins = { top: 0, right: 0, bottom: 0, left: 0 };
  for (const page of layout.pages) {
    const keepOff = tree.pageStyle(page.number).keepOff ?? NO_SIDES;
    for (const reach of reachesOf(page)) {
      over.top = Math.max(over.top, keepOff.top - reach.top);
      over.left = Math.max(over.left, keepOff.left - reach.left);
      over.bottom = Math.max(over.bottom, reach.bottom - (page.height - keepOff.bottom));
      over.right = Math.max(over.right, reach.right - (page.width - keepOff.right));
    }
  }
  return over;
}

/** Edges of what stands in the margins, from the top left corner. */
function reachesOf({ margins }: Page): readonly Sides[] {
  return margins.flatMap(({ fragments }) =>
    fragments.flatMap((fragment): Sides[] => {
      if (fragment.kind === 'rule') return [];
      if (fragment.kind !== 'text') {
        const { x, y, width, height } = fragment.rect;
        return [{ top: y, right: x + width, bottom: y + height, left: x }];
      }
      const { x, y, width, size, face } = fragment;
      const { ascent, descent } = face.metrics;
      return [{ top: y - ascent * size, right: x + width, bottom: y + descent * size, left: x }];
    }),
  );
}

/** Says where wide margins on small paper leave no room for text. */
export function checkRoom(styled: StyledTree, sink: Sink): void {
  for (const number of [1, 2, 3]) {
    const style = styled.pageStyle(number);
    const width = style.width - style.marginLeft - style.marginRight;
    const height = style.height - style.marginTop - style.marginBottom;
    if (width >= LEAST_AREA.width && height >= LEAST_AREA.height) continue;
    sink.report({
      code: 'pipeline/paper',
      severity: 'error',
      message: `the margins leave ${Math.max(0, Math.round(width / MM))} × ${Math.max(0, Math.round(height / MM))} mm for the text, and it needs ${LEAST_AREA.width / MM} × ${LEAST_AREA.height / MM} mm`,
      hints: ['take larger paper, or leave out the binding or the margin for notes'],
    });
    return;
  }
}
