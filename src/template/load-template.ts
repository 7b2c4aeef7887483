import type { World } from '../base/index.ts';
import { DiagnosticList, nearName, type Sink, type SourceFile } from '../diagnostics/index.ts';
import { checkCalls } from './check-calls.ts';
import { checkPaths } from './check-paths.ts';
import { compileTemplate } from './compile-template.ts';
import type { CompiledTemplate } from './compiled-template.ts';
import { TEMPLATE_FUNCTIONS } from './functions/function-table.ts';
import type { TemplateFunction } from './functions/template-function.ts';
import { openTemplate, type Template } from './template.ts';

export interface LoadOptions {
  /** What `precompileTemplate` made of the same folder: saves reading, parsing and checking it. */
  readonly compiled?: CompiledTemplate;
  /** More functions for templates, for programs that use the library; a name of ours is replaced. */
  readonly functions?: readonly TemplateFunction[];
}

/**
 * Reads the template of a folder, checks every name in it, and gives what any number of briefs can be rendered
 * with. Undefined where it has no page, is not Handlebars, or has partials without end; other faults are reported
 * and the template is given nevertheless.
 */
export function loadTemplate(
  folder: string,
  world: World,
  sink: Sink,
  options: LoadOptions = {},
): Template | undefined {
  const functions = functionsWith(options.functions);
  if (options.compiled?.format === 2) return openTemplate(folder, options.compiled, { functions, world });
  const compiled = compileTemplate(folder, world, functions, sink);
  if (!compiled) return undefined;
  const template = openTemplate(folder, compiled, { functions, world });
  const faults = new DiagnosticList();
  checkCalls(template, faults);
  const endless = faults.items.some((fault) => fault.code === 'template/partial-cycle');
  if (!endless) checkPaths(template, faults);
  for (const fault of faults.items) sink.report(fault);
  return endless ? undefined : template;
}

/**
 * A template's folder as plain data, to be written into a bundle as JSON and handed to `loadTemplate` as
 * `compiled`. `shownAs` is the folder's name in diagnostics, so that no path of the machine that built it stays.
 */
export function precompileTemplate(
  folder: string,
  world: World,
  sink: Sink,
  shownAs: string,
): CompiledTemplate | undefined {
  const template = loadTemplate(folder, world, sink);
  if (!template) return undefined;
  const { compiled } = template;
  const files = compiled.files.map(({ name, text }) => ({ name: shownAs + name.slice(folder.length), text }));
  return { ...compiled, files };
}

function functionsWith(more: readonly TemplateFunction[] = []): ReadonlyMap<string, TemplateFunction> {
  if (more.length === 0) return TEMPLATE_FUNCTIONS;
  return new Map([...TEMPLATE_FUNCTIONS, ...more.map((each) => [each.name, each] as const)]);
}

/**
 * The stylesheets of a template for a preset, in the order of the cascade: `style.css`, then the preset's own. A
 * name that is no preset of the template is reported.
 */
export function templateStylesheets(
  template: Template,
  preset: string | undefined,
  sink: Sink,
): readonly SourceFile[] {
  const { style, presets } = template.compiled;
  const wanted = preset !== undefined && Object.hasOwn(presets, preset) ? presets[preset] : undefined;
  if (preset !== undefined && wanted === undefined) reportUnknownPreset(template, preset, sink);
  return [style, wanted].flatMap((index) => {
    const file = index === undefined ? undefined : template.files[index];
    return file ? [file] : [];
  });
}

/** Names of the presets a template has, sorted. */
export function templatePresets(template: Template): readonly string[] {
  return Object.keys(template.compiled.presets).sort();
}

function reportUnknownPreset(template: Template, preset: string, sink: Sink): void {
  const known = templatePresets(template);
  const near = nearName(preset, known);
  sink.report({
    code: 'template/unknown-preset',
    severity: 'error',
    message: `the template \`${template.folder}\` has no preset \`${preset}\``,
    hints: [
      ...(near === undefined ? [] : [`did you mean \`${near}\`?`]),
      known.length > 0
        ? `it has ${known.map((name) => `\`${name}\``).join(', ')}`
        : `it has no presets; add \`presets/${preset}.css\``,
    ],
  });
}
