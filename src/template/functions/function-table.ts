import { InternalError } from '../../base/index.ts';
import { BLOCK_FUNCTIONS } from './blocks.ts';
import { CITATION_FUNCTIONS } from './citations.ts';
import { LOGIC_FUNCTIONS } from './logic.ts';
import type { TemplateFunction } from './template-function.ts';
import { WORD_FUNCTIONS } from './words.ts';

/** Every function a template may call, by name. The README's reference is compared with this by a test. */
export const TEMPLATE_FUNCTIONS: ReadonlyMap<string, TemplateFunction> = tableOf([
  ...LOGIC_FUNCTIONS,
  ...WORD_FUNCTIONS,
  ...CITATION_FUNCTIONS,
  ...BLOCK_FUNCTIONS,
]);

/** What Handlebars itself understands as a block; templates use these as everywhere. */
export const BUILT_IN_BLOCKS = ['if', 'unless', 'each', 'with'] as const;

function tableOf(functions: readonly TemplateFunction[]): ReadonlyMap<string, TemplateFunction> {
  const table = new Map(functions.map((each) => [each.name, each]));
  if (table.size !== functions.length) throw new InternalError('two template functions share a name');
  return table;
}
