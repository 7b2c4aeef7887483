import { describe, expect, it } from 'vitest';
import { COMMANDS, OPTIONS, optionsOf } from '../../src/cli/command-table.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';

/** The command line as one readable line. */
function understood(line: string): string {
  const result = parseArguments(line.split(' ').filter((word) => word !== ''));
  if (!result.ok) return `fault: ${[result.fault.message, ...result.fault.hints].join(' | ')}`;
  const { command, operands, flags, values } = result.invocation;
  const options = [...flags, ...[...values].map(([name, value]) => `${name}=${value}`)];
  return [command?.name ?? '(none)', ...operands.map((word) => `<${word}>`), ...options].join(' ');
}

describe('a command line', () => {
  it.each([
    ['build', 'build'],
    ['build a.yaml b.yaml', 'build <a.yaml> <b.yaml>'],
    ['build a.yaml -o out/', 'build <a.yaml> output=out/'],
    ['build -o out/ a.yaml', 'build <a.yaml> output=out/'],
    ['build --output=x.pdf a.yaml', 'build <a.yaml> output=x.pdf'],
    ['build - -o -', 'build <-> output=-'],
    ['build -qo x a.yaml', 'build <a.yaml> quiet output=x'],
    ['build --paper a4 --paper letter', 'build paper=letter'],
    ['build --strict a.yaml --json', 'build <a.yaml> strict json'],
    ['build -- -a.yaml --b.yaml', 'build <-a.yaml> <--b.yaml>'],
    ['build 007 1e3 0x10', 'build <007> <1e3> <0x10>'],
    ['build 50%.yaml', 'build <50%.yaml>'],
    ['build --attach-source none', 'build attach-source=none'],
    ['check', 'check'],
    ['extract x.pdf', 'extract <x.pdf>'],
    ['new talks', 'new <talks>'],
    ['completion', 'completion'],
    ['completion bash', 'completion <bash>'],
    ['completion zsh', 'completion <zsh>'],
    ['--version', '(none) version'],
    ['-h', '(none) help'],
    ['build --help', 'build help'],
    ['new --help', 'new help'],
  ])('%s', (line, expected) => {
    expect(understood(line)).toBe(expected);
  });

  it.each([
    ['', 'no command given'],
    ['bild', 'did you mean `brief build`?'],
    ['chek a.yaml', 'did you mean `brief check`?'],
    ['talks.yaml', 'brief build talks.yaml'],
    ['nonsense', 'the commands are build, check, fonts, extract, new, templates, print, completion'],
    ['build --papr a4', 'did you mean `--paper`?'],
    ['build --presets x', 'did you mean `--preset`?'],
    ['build -x', 'unknown option `-x`'],
    ['build --no-strict', 'unknown option `--no-strict`'],
    ['check -o x', 'unknown option `-o`'],
    ['build -o', '`--output` needs a value'],
    ['build --paper', 'it is one of a4, letter'],
    ['build --output= a.yaml', '`--output` needs a value'],
    ['build --paper a5', 'it is one of a4, letter'],
    ['build --paper lettre', 'did you mean `letter`?'],
    ['build --lang german!', 'it is such as en-GB'],
    ['build --messages loud', 'it is one of pretty, short, json'],
    ['build --json -o -', 'standard output'],
    ['new', 'needs <name>'],
    ['new a b', 'no more than one'],
    ['extract', 'needs <file>'],
    ['completion fish', 'it is one of bash, zsh'],
    ['completion bash zsh', 'no more than one'],
    ['--nonsense', 'unknown option'],
  ])('%s is refused', (line, part) => {
    expect(understood(line)).toMatch(/^fault: /);
    expect(understood(line)).toContain(part);
  });
});

describe('the table of commands', () => {
  it('has no option twice and none that no command takes', () => {
    const letters = OPTIONS.flatMap((row) => row.alias ?? []);
    expect(new Set(letters).size).toBe(letters.length);
    const taken = new Set(COMMANDS.flatMap((row) => optionsOf(row)));
    expect(OPTIONS.map((row) => row.name).filter((name) => !taken.has(name))).toEqual([]);
  });

  it('has only examples that it understands', () => {
    const examples = COMMANDS.flatMap((row) => row.examples.map(([line]) => line));
    expect(examples.length).toBeGreaterThan(5);
    for (const line of examples)
      expect(understood(line.replace(/^brief /, '').replace(/ (?:<|>>?) \S+/g, ''))).not.toMatch(/^fault/);
  });
});
