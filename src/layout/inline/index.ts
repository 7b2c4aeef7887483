export { composeParagraph } from './compose.ts';
export type {
  AtomicLayout,
  ContentSizes,
  LayoutResources,
  Line,
  ParagraphRequest,
} from './line.ts';
export { type LeastWidth, measureInline } from './measure.ts';
export { reportMissingGlyphs } from './missing-glyphs.ts';
