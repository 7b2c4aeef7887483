import { describe, expect, it } from 'vitest';
import { collectInputs } from '../../src/cli/inputs.ts';
import { planOutputs } from '../../src/cli/outputs.ts';
import { DESK, memoryWorld } from './memory-world.ts';

const world = memoryWorld({
  'content/b.yaml': '',
  'content/a.yml': '',
  'content/c.json': '',
  'content/notes.txt': '',
  'content/.hidden.yaml': '',
  'content/images/x.png': '',
  'empty/readme.txt': '',
  'with space é 50%.yaml': '',
  'set[1].yaml': '',
  'no-ending': '',
});

async function inputs(...operands: string[]): Promise<string[]> {
  const found = await collectInputs(operands, world, DESK);
  return [...found.inputs.map((input) => input.name), ...found.faults.map((fault) => `! ${fault.message}`)];
}

describe('inputs', () => {
  it('are the briefs of content/ where nothing is named', async () => {
    expect(await inputs()).toEqual(['content/a.yml', 'content/b.yaml', 'content/c.json']);
  });

  it('are the briefs right in a folder, by name', async () => {
    expect(await inputs('content/')).toEqual(['content/a.yml', 'content/b.yaml', 'content/c.json']);
    expect(await inputs('./content')).toEqual(['./content/a.yml', './content/b.yaml', './content/c.json']);
  });

  it('keep strange names as they are', async () => {
    expect(await inputs('with space é 50%.yaml', 'set[1].yaml', 'no-ending')).toEqual([
      'with space é 50%.yaml',
      'set[1].yaml',
      'no-ending',
    ]);
  });

  it('come once, whatever they are called', async () => {
    expect(await inputs('content/b.yaml', './content/b.yaml', 'content', '-', '-')).toEqual([
      'content/b.yaml',
      'content/a.yml',
      'content/c.json',
      '<stdin>',
    ]);
  });

  it('that a folder or pattern does not hold are a fault', async () => {
    expect(await inputs('empty')).toEqual([
      '! `empty` holds no brief: nothing that ends in .yaml, .yml or .json',
    ]);
    expect(await inputs('nowhere/*.yaml')).toEqual([
      '! `nowhere/*.yaml` holds no brief: nothing that ends in .yaml, .yml or .json',
    ]);
    const bare = await collectInputs([], memoryWorld({}), DESK);
    expect(bare.faults[0]?.hints?.join()).toContain('brief new');
  });

  it('that do not exist are kept, for reading to say so', async () => {
    expect(await inputs('gone.yaml')).toEqual(['gone.yaml']);
  });
});

const outputs = (wish: string | undefined, ...operands: string[]) => variants([''], wish, ...operands);

async function variants(
  suffixes: string[],
  wish: string | undefined,
  ...operands: string[]
): Promise<string[]> {
  const { inputs: found } = await collectInputs(operands, world, DESK);
  const plan = planOutputs({ inputs: found, suffixes, wish }, world, DESK);
  if (!plan.ok) return [`! ${plan.fault.message}`];
  return plan.outputs.flat().map((output) => (output.kind === 'stdout' ? '(stdout)' : output.name));
}

describe('outputs', () => {
  it.each([
    [undefined, ['a/x.yaml'], ['output/x.pdf']],
    [undefined, ['-'], ['output/stdin.pdf']],
    ['out.pdf', ['x.yaml'], ['out.pdf']],
    ['out/', ['x.yaml'], ['out/x.pdf']],
    ['empty', ['x.yaml'], ['empty/x.pdf']],
    ['out/', ['x.yaml', 'y.yaml'], ['out/x.pdf', 'out/y.pdf']],
    ['empty', ['x.yaml', 'y.yaml'], ['empty/x.pdf', 'empty/y.pdf']],
    ['-', ['x.yaml'], ['(stdout)']],
    [undefined, ['x.v2.JSON', 'no-ending'], ['output/x.v2.pdf', 'output/no-ending.pdf']],
  ])('-o %s of %j', async (wish, operands, expected) => {
    expect(await outputs(wish, ...operands)).toEqual(expected);
  });

  it('that two briefs share are refused', async () => {
    expect(await outputs(undefined, 'a/x.yaml', 'b/x.yaml')).toEqual([
      '! `a/x.yaml` and `b/x.yaml` would both be written to `output/x.pdf`',
    ]);
    expect(await outputs('-', 'x.yaml', 'y.yaml')).toEqual(['! 2 briefs cannot go to one standard output']);
    expect(await outputs('one.pdf', 'x.yaml', 'y.yaml')).toEqual([
      '! 2 briefs cannot go to the one file `one.pdf`',
    ]);
  });

  it.each([
    [undefined, ['a/x.yaml'], ['output/x.pdf', 'output/x.one-page.pdf']],
    ['out.PDF', ['x.yaml'], ['out.PDF', 'out.one-page.PDF']],
    ['v1.2', ['x.yaml'], ['v1.2', 'v1.2.one-page']],
    [
      'empty',
      ['x.yaml', '-'],
      ['empty/x.pdf', 'empty/x.one-page.pdf', 'empty/stdin.pdf', 'empty/stdin.one-page.pdf'],
    ],
    ['-', ['x.yaml'], ['! 2 files cannot go to one standard output']],
    [
      undefined,
      ['x.yaml', 'x.one-page.yaml'],
      ['! `x.yaml` and `x.one-page.yaml` would both be written to `output/x.one-page.pdf`'],
    ],
  ])('of variants lie side by side: -o %s of %j', async (wish, operands, expected) => {
    expect(await variants(['', 'one-page'], wish, ...operands)).toEqual(expected);
  });

  it('never replace a brief', async () => {
    expect(await outputs('x.yaml', 'x.yaml')).toEqual(['! `x.yaml` is a brief: its PDF would replace it']);
  });
});
