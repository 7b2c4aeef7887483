export type { CompiledTemplate } from './compiled-template.ts';
export { escapeMarkup } from './escape-markup.ts';
export { BUILT_IN_BLOCKS, TEMPLATE_FUNCTIONS } from './functions/function-table.ts';
export {
  type FunctionArguments,
  FunctionFault,
  type FunctionScope,
  type TemplateFunction,
} from './functions/template-function.ts';
export { type InlineNode, inlineText, isSafeLink, parseInline } from './inline-markdown.ts';
export { type LabelFile, readLabels } from './label-file.ts';
export {
  type LoadOptions,
  loadTemplate,
  precompileTemplate,
  templatePresets,
  templateStylesheets,
} from './load-template.ts';
export {
  authorSpan,
  type Markup,
  ORIGIN_ATTRIBUTE,
  ORIGIN_CLOSE,
  ORIGIN_OPEN,
  ORIGIN_TEXT,
  type Origin,
} from './markup.ts';
export type { RenderSettings } from './render-settings.ts';
export { labelsOf, renderTemplate } from './render-template.ts';
export type { Template } from './template.ts';
export { ContentValue, MarkupText, type TemplateValue } from './template-value.ts';
