export { extractAttachment } from './extract-attachment.ts';
export { type PageSize, readPageSizes } from './page-sizes.ts';
export type {
  Attachment,
  DocumentInfo,
  PageLabelRange,
  PaintInput,
  SheetInput,
  ViewerPreferences,
} from './paint-input.ts';
export { paintPdf } from './paint-pdf.ts';
export { paintSheets } from './paint-sheets.ts';
