import { basename } from 'node:path';
import type { World } from '../base/index.ts';
import { type Diagnostic, diagnosticToJson, type Sink } from '../diagnostics/index.ts';
import { loadTemplate, type Template, templatePresets, templateStylesheets } from '../template/index.ts';

/** A template as it is told of. */
export interface TemplateListing {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** Whether it comes with the tool. */
  readonly builtIn: boolean;
  /** What it is for: the first line of its stylesheet's first comment. */
  readonly about: string;
  readonly presets: readonly PresetListing[];
}

export interface PresetListing {
  readonly name: string;
  readonly about: string;
}

/** Folders of the templates that come with the tool. */
export function builtInTemplates(world: World): readonly string[] {
  const folder = `${world.home}/templates`;
  return (world.listFolder(folder) ?? [])
    .map((name) => `${folder}/${name}`)
    .filter((path) => world.listFolder(path)?.includes('brief.hbs') === true);
}

/** Undefined where the folder holds no template that can be used; its faults are reported. */
export function listTemplate(folder: string, world: World, sink: Sink): TemplateListing | undefined {
  const template = loadTemplate(folder, world, sink);
  if (!template) return undefined;
  return {
    name: basename(folder),
    folder,
    builtIn: folder.startsWith(`${world.home}/templates/`),
    about: firstComment(template, undefined, sink),
    presets: templatePresets(template).map((name) => ({ name, about: firstComment(template, name, sink) })),
  };
}

/** The first line of words of the comment that the stylesheet of a preset (or the template's own) begins with. */
function firstComment(template: Template, preset: string | undefined, sink: Sink): string {
  const text = templateStylesheets(template, preset, sink).at(-1)?.text ?? '';
  const comment = /^\uFEFF?\s*(?:@charset[^;]*;\s*)?\/\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '';
  const lines = comment.split(/\r\n?|\n/).map((line) => line.replace(/^[\s*]+|\s+$/g, ''));
  return lines.find((line) => line !== '') ?? '';
}

/** For people: a template a paragraph, a preset a line. */
export function templateList(
  templates: readonly TemplateListing[],
  shown: (folder: string) => string,
): string {
  const width = Math.max(0, ...templates.flatMap(({ presets }) => presets.map(({ name }) => name.length)));
  const paragraphs = templates.map(({ name, folder, builtIn, about, presets }) => {
    const head = `${name}  ${builtIn ? '(comes with the tool)' : shown(folder)}`;
    const lines = presets.map((preset) => `    ${preset.name.padEnd(width)}  ${preset.about}`.trimEnd());
    return [head, `  ${about}`, '  presets', ...lines].filter((line) => line.trim() !== '');
  });
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** For programs. */
export function templateListJson(
  templates: readonly TemplateListing[],
  diagnostics: readonly Diagnostic[],
  exit: number,
): string {
  return `${JSON.stringify({ exit, diagnostics: diagnostics.map(diagnosticToJson), templates }, null, 2)}\n`;
}
