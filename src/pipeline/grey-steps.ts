import type { Box, BoxTree } from '../boxes/index.ts';
import { blend, type Color, relativeLuminance } from '../css/index.ts';
import type { Diagnostic, Sink } from '../diagnostics/index.ts';
import type { Fragment, Page, TextFragment } from '../layout/index.ts';
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

/** By what the uses have in common: where only their colour differs, it is the colour that tells them apart. */
type Uses = Map<string, { readonly what: string; readonly colors: Map<string, Use> }>;

/**
 * Looks for colours that tell things apart by their hue alone and would be alike in grey, less than 20 L* apart:
 * backgrounds; lines; texts of one face and size in the same paragraph (a link), or in elements of the same name and
 * class (a code). Text on its ground needs no look: its contrast, which is checked in every build, is one of lightness.
 */
export function checkGreySteps(pages: readonly Page[], tree: BoxTree, sink: Sink): void {
  const reported = new Set<string>();
  for (const { what, colors } of collectUses(pages, tree).values()) {
    const found = [...colors.values()];
    found.forEach((use, index) => {
      for (const other of found.slice(0, index)) {
        const pair = `${what} ${hex(other.color)} ${hex(use.color)}`;
        if (reported.has(pair) || !alike(use.color, other.color)) continue;
        reported.add(pair);
        sink.report(alikeInGrey(what, [other, use], tree));
      }
    });
  }
}

function alikeInGrey(what: string, [first, second]: readonly [Use, Use], tree: BoxTree): Diagnostic {
  const step = Math.floor(Math.abs(lightness(first.color) - lightness(second.color)));
  const box = tree.boxes[second.fragment.boxId];
  const places = [first, second].map((use) => `\`${hex(use.color)}\` (${place(use)})`);
  return {
    code: 'pipeline/grey-steps',
    severity: 'warning',
    message: `${what} in ${places.join(' and ')} are ${step} L* apart in grey; from ${LEAST_STEP} on they can be told apart`,
    ...(box && { span: authorSpan(box.origin) }),
    hints: [
      'where the difference means something, choose a lighter or darker colour, or add a word, a weight or a line',
    ],
  };
}

function collectUses(pages: readonly Page[], tree: BoxTree): Uses {
  const uses: Uses = new Map();
  for (const page of pages)
    for (const fragment of page.fragments)
      for (const { key, what, color } of colorsOf(fragment, tree)) {
        const opaque = blend(color, PAPER);
        const known = uses.get(key) ?? { what, colors: new Map<string, Use>() };
        uses.set(key, known);
        const name = hex(opaque);
        if (!known.colors.has(name)) known.colors.set(name, { color: opaque, fragment, page: page.number });
      }
  return uses;
}

const PAPER: Color = { red: 255, green: 255, blue: 255, alpha: 1 };

interface ColorUse {
  readonly key: string;
  readonly what: string;
  readonly color: Color;
}

function colorsOf(fragment: Fragment, tree: BoxTree): readonly ColorUse[] {
  const use = (what: string, color: Color): ColorUse => ({ key: what, what, color });
  switch (fragment.kind) {
    case 'text':
      return textColors(fragment, tree.boxes[fragment.boxId]);
    case 'box': {
      const { background, borders } = fragment;
      const sides = borders
        ? [borders.widths.top, borders.widths.right, borders.widths.bottom, borders.widths.left]
        : [];
      const lines = (borders?.colors ?? []).filter((_, side) => (sides[side] ?? 0) > 0);
      const ground = background && background.alpha > 0 ? [use('backgrounds', background)] : [];
      return [...ground, ...lines.map((color) => use('lines', color))];
    }
    case 'rule':
      return [use('lines', fragment.color)];
    case 'image':
      return [];
  }
}

/** A bullet is told from its text by its shape, so markers are not looked at. */
function textColors(fragment: TextFragment, text: Box | undefined): readonly ColorUse[] {
  const { face, size, decoration, pieces, color } = fragment;
  if (!text || pieces.every((piece) => piece.text.trim() === '')) return [];
  const look = `${face.name} ${size} ${decoration?.line ?? ''}`;
  const what = 'texts of one face and size';
  const block = blockOf(text);
  if (block?.kind === 'marker') return [];
  const uses: ColorUse[] = [{ key: `${look} in ${block?.id}`, what, color }];
  const code = codeOf(text);
  if (code !== undefined) uses.push({ key: `${look} of ${code}`, what, color });
  return uses;
}

/** The class that a text's element has, or the style it was given; elements with neither differ by where they stand. */
function codeOf(text: Box): string | undefined {
  let box: Box | undefined = text;
  while (box && !box.element) box = box.parent;
  if (!box?.element) return undefined;
  const { name, attributes } = box.element;
  const given = attributes.get('class') ?? (attributes.has('style') ? '' : undefined);
  return given === undefined ? undefined : `${name}.${given}`;
}

/** What the lines of a text belong to. */
function blockOf(text: Box): Box | undefined {
  let box: Box | undefined = text;
  while (box && (box.kind === 'text' || box.kind === 'inline')) box = box.parent;
  return box;
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
