import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../src/base/index.ts';
import { readBrief } from '../../src/content/index.ts';
import { type Diagnostic, DiagnosticList } from '../../src/diagnostics/index.ts';
import {
  type LoadOptions,
  loadTemplate,
  type Markup,
  type RenderSettings,
  renderTemplate,
} from '../../src/template/index.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A world whose only files are the given ones. */
export function memoryWorld(files: Files): World {
  const failure = { ok: false, reason: 'missing', detail: 'no such file' } as const;
  return {
    home: '/home',
    resource: () => new Uint8Array(),
    readFile: (path) => {
      const found = Object.hasOwn(files, path) ? files[path] : undefined;
      if (found === undefined) return failure;
      return { ok: true, bytes: typeof found === 'string' ? new TextEncoder().encode(found) : found };
    },
    listFolder: (path) => {
      const inside = Object.keys(files).filter((name) => name.startsWith(`${path}/`));
      const names = inside.map((name) => name.slice(path.length + 1).split('/')[0] ?? '');
      return inside.length > 0 ? [...new Set(names)].sort() : undefined;
    },
    writeFile: () => Promise.resolve(failure),
    environment: () => undefined,
    now: () => 0,
  };
}

export const TEMPLATE_FOLDER = 't';

/** The shipped template, as files of a memory world under the folder `t`. */
export function shippedFiles(): Files {
  const root = join(import.meta.dirname, '../../templates/policy-brief');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const texts = names.filter((name) => /\.(?:hbs|css|json)$/.test(name));
  return Object.fromEntries(
    texts.map((name) => [`${TEMPLATE_FOLDER}/${name}`, readFileSync(join(root, name), 'utf8')]),
  );
}

export interface Rendered {
  readonly markup: Markup | undefined;
  /** Without markers and `data-origin`. */
  readonly html: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Renders a brief (given as plain data) with a template of the given files; `brief.hbs` alone may be a string. */
export function render(
  template: string | Files,
  brief: object,
  settings: RenderSettings = {},
  options: LoadOptions = {},
): Rendered {
  const sink = new DiagnosticList();
  const files = typeof template === 'string' ? { 'brief.hbs': template } : template;
  const placed = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`${TEMPLATE_FOLDER}/${name}`, text]),
  );
  const loaded = loadTemplate(TEMPLATE_FOLDER, memoryWorld(placed), sink, options);
  const document = readBrief(
    new TextEncoder().encode(JSON.stringify(brief, null, 1)),
    'b.json',
    new DiagnosticList(),
  );
  if (!document) throw new Error('the brief of the test is not valid');
  const markup = loaded && renderTemplate(loaded, document, settings, sink);
  return { markup, html: markup ? bare(markup.html) : '', diagnostics: sink.items };
}

export function bare(html: string): string {
  return html.replace(/ data-origin="\d+"|\uE000\d+\uE001|\uE002/g, '');
}

/** `t/brief.hbs:2:3 error template/unknown-path: message (hint; hint)`, one line each. */
export function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, severity, message, span, hints }) => {
    const place = span ? span.file.position(span.start) : undefined;
    const where = span && place ? `${span.file.name}:${place.line}:${place.column}` : '-';
    return `${where} ${severity} ${code}: ${message}${hints ? ` (${hints.join('; ')})` : ''}`;
  });
}

/** Diagnostics but for those about what a test's template leaves out on purpose. */
export function faults(rendered: Rendered): string[] {
  return told(rendered.diagnostics.filter((each) => each.code !== 'template/not-printed'));
}

export const SMALL = { title: 'A title', keyPoints: ['First point', 'Second point'] };
