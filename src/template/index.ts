export {
  authorSpan,
  type Markup,
  ORIGIN_ATTRIBUTE,
  ORIGIN_CLOSE,
  ORIGIN_OPEN,
  ORIGIN_TEXT,
  type Origin,
} from './markup.ts';
