import { describe, expect, it } from 'vitest';
import { startedAs } from '../../src/cli/started-as.ts';

type Case = readonly [script: string | undefined, target: string | undefined, shown: string];

const shown = (script: string | undefined, target: string | undefined, environment: Record<string, string>) =>
  startedAs({ script, target, folder: '/desk', environment: (name) => environment[name] }).join(' ');

describe('the words that start the program once more', () => {
  const CACHE = '/home/a/.npm/_npx/25384e/node_modules';
  it.each<Case>([
    ['/desk/dist/brief.js', '/desk/dist/brief.js', 'node dist/brief.js'],
    ['/desk/brief.js', '/desk/brief.js', 'node ./brief.js'],
    ['/opt/tool/dist/brief.js', '/opt/tool/dist/brief.js', 'node /opt/tool/dist/brief.js'],
    ['/usr/bin/brief', '/usr/lib/node_modules/policybrief/dist/brief.js', 'brief'],
    ['/desk/node_modules/.bin/brief', '/desk/dist/brief.js', 'node_modules/.bin/brief'],
    ['/opt/brief', '/opt/tool/dist/brief.js', '/opt/brief'],
    [undefined, undefined, 'brief'],
  ])('from %s', (script, target, expected) => {
    expect(shown(script, target, { PATH: '/bin:/usr/bin' })).toBe(expected);
  });

  it.each<Case>([
    // npx links a checkout into its cache.
    [`${CACHE}/.bin/brief`, '/desk/dist/brief.js', 'npx brief'],
    ['/desk/node_modules/.bin/brief', '/desk/node_modules/policybrief/dist/brief.js', 'npx brief'],
    // A fetched copy is not found by the name of its program.
    [`${CACHE}/.bin/brief`, `${CACHE}/policybrief/dist/brief.js`, `${CACHE}/.bin/brief`],
    ['/desk/dist/brief.js', '/desk/dist/brief.js', 'node dist/brief.js'],
  ])('from npx, %s to %s', (script, target, expected) => {
    expect(shown(script, target, { npm_command: 'exec', PATH: '/desk/node_modules/.bin' })).toBe(expected);
  });
});
