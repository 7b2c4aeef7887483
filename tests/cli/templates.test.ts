import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brief, GOOD } from './command-line.ts';
import { sizeOf } from './page-size.ts';

const STYLE = '/* Ours.\n * More. */\nbody { margin: 0 }\n';
const OURS = {
  'ours/brief.hbs':
    '<!DOCTYPE html><html lang="{{@lang}}"><head><title>{{title}}</title></head><body><h1>{{title}}</h1><ul>{{#each keyPoints}}<li>{{text}}</li>{{/each}}</ul><p>{{summary}}</p></body></html>',
  'ours/style.css': STYLE,
  'ours/labels/en.json': readFileSync(
    join(import.meta.dirname, '../../templates/policy-brief/labels/en.json'),
  ),
  'ours/presets/poster.css': '/* For the wall. */\nhtml { font-size: 30pt }\n',
};
const built = ({ world, written }: Awaited<ReturnType<typeof brief>>): Uint8Array | undefined =>
  world.files.get(`/desk/${written.find((path) => path.endsWith('.pdf'))}`);

describe('brief templates', () => {
  it('lists the template of the tool with what its presets are for', async () => {
    const { exit, out, err } = await brief(['templates']);
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(/^policy-brief {2}\(comes with the tool\)$/m);
    const presets = ['brief', 'clear-print', 'four-page', 'large-print', 'markup', 'memo', 'one-page'];
    for (const preset of presets) expect(out).toMatch(new RegExp(`^ {4}${preset} +[A-Z].{20,}\\.$`, 'm'));
  });

  it('lists a template of the user beside it', async () => {
    const { exit, out, err } = await brief(['templates', '--template', 'ours'], OURS);
    expect([exit, err]).toEqual([0, '']);
    expect(out).toMatch(/^ours {2}ours\n {2}Ours\.\n {2}presets\n {4}poster +For the wall\.$/m);
  });

  it('tells a program the same', async () => {
    const { out } = await brief(['templates', '-t', 'ours', '--json'], OURS);
    const { exit, templates } = JSON.parse(out);
    expect(exit).toBe(0);
    expect(templates.map(({ name, builtIn }: { name: string; builtIn: boolean }) => [name, builtIn])).toEqual(
      [
        ['policy-brief', true],
        ['ours', false],
      ],
    );
    expect(templates[1].presets).toEqual([{ name: 'poster', about: 'For the wall.' }]);
  });

  it('names what is wrong with a folder that is no template, and lists the rest', async () => {
    const { exit, out, err } = await brief(['templates', '-t', 'nowhere']);
    expect(exit).toBe(1);
    expect(err).toContain('[template/missing-file]');
    expect(out).toContain('policy-brief');
  });

  it.each([
    [['templates', 'ejct'], 'did you mean `brief templates eject`?'],
    [['templates', 'eject'], 'usage: brief templates eject NAME DIR'],
    [['templates', 'eject', 'policy-brief'], 'usage: brief templates eject NAME DIR'],
    [['templates', 'eject', 'policy-brief', ''], 'usage: brief templates eject NAME DIR'],
    [['templates', 'eject', 'policy-brief', '-'], 'cannot go to standard output'],
  ])('%j is no command line', async (words, message) => {
    const { exit, err, written } = await brief(words);
    expect(exit).toBe(2);
    expect(err).toContain(message);
    expect(written).toEqual([]);
  });
});

describe('brief templates eject', () => {
  it('copies a template that builds the same PDF', async () => {
    const ejected = await brief(['templates', 'eject', 'policy-brief', 'my copy/of it'], { 'x.yaml': GOOD });
    expect([ejected.exit, ejected.err]).toEqual([0, '']);
    expect(ejected.out).toBe("my copy/of it\nbrief build --template 'my copy/of it' builds with it\n");
    expect(ejected.written).toContain('my copy/of it/brief.hbs');
    expect(ejected.written.filter((path) => path.endsWith('.png'))).toEqual([]);
    const files = Object.fromEntries(
      [...ejected.world.files].map(([path, bytes]) => [path.slice('/desk/'.length), bytes]),
    );
    for (const preset of ['brief', 'large-print']) {
      const words = ['build', 'x.yaml', '--preset', preset];
      const theirs = built(await brief(words, { 'x.yaml': GOOD }));
      const own = await brief([...words, '--template', 'my copy/of it'], files);
      expect(own.err).toBe('');
      expect(theirs?.length).toBeGreaterThan(1000);
      expect(Buffer.from(built(own) ?? []).equals(theirs ?? Buffer.alloc(0))).toBe(true);
    }
  });

  it('copies one of the user as well', async () => {
    const { exit, written } = await brief(['templates', 'eject', 'ours', 'b', '-t', 'ours', '-q'], OURS);
    expect(exit).toBe(0);
    expect(written).toEqual(['b/brief.hbs', 'b/labels/en.json', 'b/presets/poster.css', 'b/style.css']);
  });

  it.each([
    ['a folder that holds something', 'a', { 'a/x.txt': 'x' }, '`a` is already there and not empty'],
    ['a file', 'a', { a: 'x' }, '`a` is already there, and is no folder'],
    ['the template itself', 'ours/sub', {}, '`ours/sub` lies in the template itself'],
    ['the working folder', '.', { 'a.txt': 'x' }, '`.` is already there and not empty'],
  ])('never writes into %s', async (_, target, files, message) => {
    const words = [
      'templates',
      'eject',
      target === 'ours/sub' ? 'ours' : 'policy-brief',
      target,
      '-t',
      'ours',
    ];
    const { exit, err, written } = await brief(words, { ...OURS, ...files });
    expect(exit).toBe(1);
    expect(err).toContain(`error: ${message} [cli/exists]`);
    expect(written).toEqual([]);
  });

  it.each([
    ['polcy-brief', 'did you mean `policy-brief`?'],
    ['memo', '`memo` is a preset of `policy-brief`, which is copied with all of its presets'],
    ['../policy-brief', 'a template of yours is named with --template DIR'],
    ['__proto__', 'there is no template `__proto__`'],
  ])('of `%s` says what there is', async (name, message) => {
    const { exit, err, written } = await brief(['templates', 'eject', name, 'new']);
    expect(exit).toBe(1);
    expect(err).toContain(message);
    expect(written).toEqual([]);
  });

  it('without the right to write says so, and leaves nothing that looks like a template', async () => {
    const { exit, err, written } = await brief(['templates', 'eject', 'policy-brief', 'a'], {}, (world) =>
      world.broken.set('/desk/a/style.css', { ok: false, reason: 'no-permission', detail: 'EACCES' }),
    );
    expect(exit).toBe(1);
    expect(err).toContain('error: `a/style.css` may not be written [cli/cannot-write]');
    expect(err).toContain('brief templates eject NAME DIR');
    expect(written).not.toContain('a/brief.hbs');
  });
});

describe('a preset of the user', () => {
  it('is a file of the folder', async () => {
    const ejected = await brief(['templates', 'eject', 'policy-brief', 'own'], { 'x.yaml': GOOD });
    const files = Object.fromEntries(
      [...ejected.world.files].map(([path, bytes]) => [path.slice('/desk/'.length), bytes]),
    );
    const poster = '/* For the wall. */\n@page { size: a3 }\n:root { --size: 20pt; --step: 26pt }\n';
    const words = ['build', 'x.yaml', '-t', 'own', '--preset', 'poster'];
    const { exit, err, ...rest } = await brief(words, { ...files, 'own/presets/poster.css': poster });
    expect([exit, err]).toEqual([0, '']);
    expect(sizeOf(built({ exit, err, ...rest }) ?? new Uint8Array()).map(Math.round)).toEqual([842, 1191]);
  });

  it('that is misspelt has a near one named', async () => {
    const { exit, err } = await brief(['build', 'x.yaml', '--preset', 'large-prnt'], { 'x.yaml': GOOD });
    expect(exit).toBe(1);
    expect(err).toContain('did you mean `large-print`?');
  });
});
