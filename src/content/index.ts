export type { Brief } from './brief.ts';
export type { Block } from './brief-blocks.ts';
export type { BriefDocument } from './brief-document.ts';
export { type ContentPath, formatPath } from './content-path.ts';
export type { CalendarDate, DateInWords, DateTime, DateValue, Undated } from './date-value.ts';
export type { FieldFacts, FieldKind, FieldNode } from './field-facts.ts';
export { fieldAt, fieldTree, schemaChild } from './field-tree.ts';
