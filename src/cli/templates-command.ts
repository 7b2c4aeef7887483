import { relative, resolve } from 'node:path';
import type { FileFailure, World } from '../base/index.ts';
import { type Diagnostic, DiagnosticList, nearName } from '../diagnostics/index.ts';
import { describeRead, describeWrite } from './describe-failure.ts';
import type { CommandResult, Desk } from './desk.ts';
import { EXIT } from './exit-code.ts';
import type { Invocation } from './parse-arguments.ts';
import { createReporter } from './report.ts';
import { shellQuote } from './shell-quote.ts';
import {
  builtInTemplates,
  listTemplate,
  type TemplateListing,
  templateList,
  templateListJson,
} from './template-list.ts';

const EJECT = 'brief templates eject NAME DIR';
const ELSEWHERE = `name a folder that you may write to: ${EJECT}`;

/** `brief templates`: the templates and their presets; `brief templates eject NAME DIR`: a copy of one to change. */
export async function showTemplates(invocation: Invocation, desk: Desk): Promise<CommandResult> {
  const [action, name, target, ...more] = invocation.operands;
  if (action === undefined) return listTemplates(invocation, desk);
  if (action !== 'eject') {
    const near = nearName(action, ['eject']);
    const hint = near ? `did you mean \`brief templates ${near}\`?` : `to copy a template: ${EJECT}`;
    return { usage: { message: `\`brief templates\` does not know \`${action}\``, hints: [hint] } };
  }
  if (name === undefined || target === undefined || target === '' || more.length > 0)
    return {
      usage: { message: '`brief templates eject` needs a template and a folder', hints: [`usage: ${EJECT}`] },
    };
  if (target === '-')
    return { usage: { message: 'a template is a folder, which cannot go to standard output', hints: [] } };
  return ejectTemplate(name, target, invocation, desk);
}

function listTemplates(invocation: Invocation, { world, terminal }: Desk): CommandResult {
  const found = new DiagnosticList();
  const templates = knownTemplates(invocation, { world, terminal }, found);
  const exit = found.hasErrors ? EXIT.faults : EXIT.done;
  createReporter(invocation, terminal).faults(found.items);
  const shown = (folder: string): string => relative(terminal.folder, folder) || '.';
  const text = invocation.flags.has('json')
    ? templateListJson(templates, found.items, exit)
    : templateList(templates, shown);
  terminal.out.write(text);
  return { exit };
}

/** The built-in ones, and that of `--template`. */
function knownTemplates(
  invocation: Invocation,
  { world, terminal }: Desk,
  sink: DiagnosticList,
): TemplateListing[] {
  const own = invocation.values.get('template');
  const folders = [...builtInTemplates(world), ...(own === undefined ? [] : [resolve(terminal.folder, own)])];
  return [...new Set(folders)].flatMap((folder) => listTemplate(folder, world, sink) ?? []);
}

async function ejectTemplate(
  name: string,
  target: string,
  invocation: Invocation,
  { world, terminal }: Desk,
): Promise<CommandResult> {
  const reporter = createReporter(invocation, terminal);
  const refuse = (diagnostic: Diagnostic): CommandResult => {
    reporter.faults([diagnostic]);
    return { exit: EXIT.faults };
  };
  const found = new DiagnosticList();
  const templates = knownTemplates(invocation, { world, terminal }, found);
  const template = templates.find((each) => each.name === name);
  if (!template) return refuse(unknownTemplate(name, templates));
  const path = resolve(terminal.folder, target);
  const taken = whyTaken(target, path, template.folder, world);
  if (taken) return refuse(taken);
  const fault = await copyTemplate(template.folder, { name: target, path }, world);
  if (fault) return refuse(fault);
  if (invocation.flags.has('json'))
    terminal.out.write(`${JSON.stringify({ exit: EXIT.done, folder: path })}\n`);
  else if (!invocation.flags.has('quiet'))
    terminal.out.write(
      `${target}\n${shellQuote([...terminal.startedAs(), 'build', '--template', target])} builds with it\n`,
    );
  return { exit: EXIT.done };
}

function unknownTemplate(name: string, templates: readonly TemplateListing[]): Diagnostic {
  const names = templates.map((each) => each.name);
  const near = nearName(name, names);
  const home = templates.find(({ presets }) => presets.some((preset) => preset.name === name));
  const hint = home
    ? `\`${name}\` is a preset of \`${home.name}\`, which is copied with all of its presets`
    : near === undefined
      ? `there ${names.length === 1 ? 'is' : 'are'} ${names.map((each) => `\`${each}\``).join(', ')}`
      : `did you mean \`${near}\`?`;
  return {
    code: 'cli/no-template',
    severity: 'error',
    message: `there is no template \`${name}\``,
    hints: [hint, 'a template of yours is named with --template DIR'],
  };
}

/** Nothing is written into a folder that holds something: what is there stays as it is. */
function whyTaken(name: string, path: string, source: string, world: World): Diagnostic | undefined {
  const exists = (message: string): Diagnostic => ({
    code: 'cli/exists',
    severity: 'error',
    message,
    hints: ['choose another folder; nothing was changed'],
  });
  if (`${path}/`.startsWith(`${source}/`)) return exists(`\`${name}\` lies in the template itself`);
  const entries = world.listFolder(path);
  if (entries) return entries.length === 0 ? undefined : exists(`\`${name}\` is already there and not empty`);
  const there = world.readFile(path);
  if (there.ok) return exists(`\`${name}\` is already there, and is no folder`);
  if (there.reason === 'missing') return undefined;
  const failure: FileFailure = there.reason === 'is-folder' ? { ...there, reason: 'no-permission' } : there;
  return describeWrite(name, failure, ELSEWHERE);
}

/** What makes a folder a template: written last, so that half a copy is not taken for one. */
const PAGE = 'brief.hbs';

/** Pictures beside the page show what the template looks like, and are no part of it. */
const isPicture = (path: string): boolean => /^[^/]+\.png$/.test(path);

async function copyTemplate(
  source: string,
  target: { readonly name: string; readonly path: string },
  world: World,
): Promise<Diagnostic | undefined> {
  const files = filesBelow(source, '', world).filter((path) => path !== PAGE && !isPicture(path));
  for (const file of [...files, PAGE]) {
    const read = world.readFile(`${source}/${file}`);
    if (!read.ok) return describeRead(`${source}/${file}`, read);
    const written = await world.writeFile(`${target.path}/${file}`, read.bytes);
    if (!written.ok) return describeWrite(`${target.name.replace(/\/+$/, '')}/${file}`, written, ELSEWHERE);
  }
  return undefined;
}

/** Paths relative to the folder. */
function filesBelow(folder: string, prefix: string, world: World): readonly string[] {
  return (world.listFolder(folder) ?? [])
    .filter((entry) => !entry.startsWith('.'))
    .flatMap((entry) => {
      const isFolder = world.listFolder(`${folder}/${entry}`) !== undefined;
      return isFolder ? filesBelow(`${folder}/${entry}`, `${prefix}${entry}/`, world) : [prefix + entry];
    });
}
