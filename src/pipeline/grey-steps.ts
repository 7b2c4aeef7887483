import type { BoxTree } from '../boxes/index.ts';
import { blend, type Color, relativeLuminance } from '../css/index.ts';
import type { Sink } from '../diagnostics/index.ts';
import type { Fragment, Page } from '../layout/index.ts';
import { authorSpan } from '../template/index.ts';

/** Steps of lightness (CIE L*, 0 to 100) that a photocopy keeps apart. */
export const LEAST_STEP = 20;
/** Distance in the plane of hues (CIE a*, b*) from which two colours are told apart at a glance. */
const LEAST_HUE = 20;

/** Where a colour was met first. */
interface Use {
  readonly color: Color;
  readonly fragment: Fragment;
  readonly page: number;
}

/** By what else tells the uses from others: only colours of one kind can be told apart by nothing but colour. */
type Uses = Map<string, Map<string, Use>>;

/**
 * Looks for colours that mean something by their hue alone and would be alike in grey: two texts of one face and size,
 * two backgrounds, or two lines, that differ in hue but by less than 20 L*. Text on its ground needs no look: its
 * contrast, which is checked in every build, is one of lightness.
 */
export function checkGreySteps(pages: readonly Page[], tree: BoxTree, sink: Sink): void {
  const uses = collectUses(pages);
  for (const [kind, colors] of uses) {
    const found = [...colors.values()];
    found.forEach((use, index) => {
      for (const other of found.slice(0, index)) if (alike(use.color, other.color)) report(kind, other, use);
    });
  }
  function report(kind: string, first: Use, second: Use): void {
    const step = Math.floor(Math.abs(lightness(first.color) - lightness(second.color)));
    const what = kind.startsWith('text') ? 'texts of one face and size' : kind;
    const box = tree.boxes[second.fragment.boxId];
    sink.report({
      code: 'pipeline/grey-steps',
      severity: 'note',
      message: `${what} in \`${hex(first.color)}\` (${place(first)}) and \`${hex(second.color)}\` (${place(second)}) are ${step} L* apart in grey; ${LEAST_STEP} can be told apart`,
      ...(box && { span: authorSpan(box.origin) }),
      hints: [
        'where the difference means something, choose a lighter or darker colour, or add a word, a weight or a line',
      ],
    });
  }
}

function collectUses(pages: readonly Page[]): Uses {
  const uses: Uses = new Map();
  for (const page of pages)
    for (const fragment of page.fragments)
      for (const [kind, color] of colorsOf(fragment)) {
        let colors = uses.get(kind);
        if (!colors) {
          colors = new Map();
          uses.set(kind, colors);
        }
        const opaque = blend(color, PAPER);
        const key = hex(opaque);
        if (!colors.has(key)) colors.set(key, { color: opaque, fragment, page: page.number });
      }
  return uses;
}

const PAPER: Color = { red: 255, green: 255, blue: 255, alpha: 1 };

function colorsOf(fragment: Fragment): readonly (readonly [kind: string, color: Color])[] {
  switch (fragment.kind) {
    case 'text': {
      const { face, size, decoration, pieces, color } = fragment;
      if (pieces.every((piece) => piece.text.trim() === '')) return [];
      return [[`text ${face.name} ${size} ${decoration?.line ?? ''}`, color]];
    }
    case 'box': {
      const { background, borders } = fragment;
      const sides = borders ? Object.values(borders.widths) : [];
      const lines = (borders?.colors ?? []).filter((_, side) => (sides[side] ?? 0) > 0);
      const filled = background && background.alpha > 0 ? [['backgrounds', background] as const] : [];
      return [...filled, ...lines.map((color) => ['lines', color] as const)];
    }
    case 'rule':
      return [['lines', fragment.color]];
    case 'image':
      return [];
  }
}

function alike(one: Color, other: Color): boolean {
  const [light, a, b] = lab(one);
  const [otherLight, otherA, otherB] = lab(other);
  return Math.abs(light - otherLight) < LEAST_STEP && Math.hypot(a - otherA, b - otherB) >= LEAST_HUE;
}

const lightness = (color: Color): number => lab(color)[0];

/** CIE 15: L*, a*, b* under D65, which sRGB is made for. */
function lab(color: Color): readonly [number, number, number] {
  const linear = (channel: number): number =>
    relativeLuminance({ red: channel, green: channel, blue: channel, alpha: 1 });
  const [red, green, blue] = [linear(color.red), linear(color.green), linear(color.blue)];
  const x = cubeRoot((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = cubeRoot(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = cubeRoot((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const cubeRoot = (value: number): number =>
  value > 216 / 24389 ? Math.cbrt(value) : (841 / 108) * value + 4 / 29;

const hex = ({ red, green, blue }: Color): string =>
  `#${[red, green, blue].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** `page 2, “a few words”`. */
function place({ fragment, page }: Use): string {
  if (fragment.kind !== 'text') return `page ${page}`;
  const words = fragment.pieces
    .map((piece) => piece.text)
    .join('')
    .trim();
  return `page ${page}, “${words.length > 24 ? `${words.slice(0, 24).toWellFormed().trimEnd()}…` : words}”`;
}
