import type { World } from '../base/index.ts';
import { SourceFile, type Span } from '../diagnostics/index.ts';
import type { CompiledTemplate } from './compiled-template.ts';
import type { TemplateFunction } from './functions/template-function.ts';
import { LabelStore } from './label-store.ts';
import type { Origin } from './markup.ts';

/** A template that was read and compiled; holds nothing of any brief, so it serves as many as there are. */
export interface Template {
  /** The folder it was read from; `url()` in its stylesheets is relative to it. */
  readonly folder: string;
  readonly compiled: CompiledTemplate;
  readonly functions: ReadonlyMap<string, TemplateFunction>;
  readonly labels: LabelStore;
  readonly files: readonly SourceFile[];
  /** One a span of `compiled`, by the same index. */
  readonly origins: readonly Origin[];
}

/** Makes the files and origins of a compiled template. */
export function openTemplate(
  folder: string,
  compiled: CompiledTemplate,
  { functions, world }: { functions: ReadonlyMap<string, TemplateFunction>; world: World },
): Template {
  const files = compiled.files.map((file) => new SourceFile(file.name, file.text));
  const origins: Origin[] = [];
  const { spans } = compiled;
  for (let index = 0; index < spans.length; index += 3) {
    const file = files[spans[index] ?? 0];
    if (file) origins.push({ template: { file, start: spans[index + 1] ?? 0, end: spans[index + 2] ?? 0 } });
  }
  const labels = new LabelStore(folder, compiled.labels, world);
  return { folder, compiled, functions, labels, files, origins };
}

/** The place of the template that an operation was made from. */
export function templateSpan(template: Template, at: number): Span | undefined {
  return template.origins[at]?.template;
}
