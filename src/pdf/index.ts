export { extractAttachment } from './extract-attachment.ts';
export type {
  Attachment,
  DocumentInfo,
  PageLabelRange,
  PaintInput,
  ViewerPreferences,
} from './paint-input.ts';
export { paintPdf } from './paint-pdf.ts';
