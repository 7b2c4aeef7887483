import { didYouMean } from '../diagnostics/index.ts';
import type { Fault } from './declaration.ts';
import type { PagePseudo } from './stylesheet.ts';

const PSEUDOS: readonly PagePseudo[] = ['first', 'left', 'right'];

function isPagePseudo(name: string): name is PagePseudo {
  return (PSEUDOS as readonly string[]).includes(name);
}

function fault(selector: string, start: number): Fault {
  const end = start + Math.max(1, selector.length);
  const name = /:([\w-]*)/.exec(selector)?.[1]?.toLowerCase() ?? '';
  if (name === 'blank' || name.startsWith('nth') || /^[^:]/.test(selector)) {
    const message = `the page selector \`${selector}\` is not understood yet`;
    const hints = ['use `:first`, `:left` or `:right`; the rule has no effect'];
    return { code: 'css/not-yet', message, hints, start, end };
  }
  const hints = didYouMean(name, PSEUDOS);
  return {
    code: 'css/unknown-selector',
    message: `there is no page selector \`${selector}\``,
    hints,
    start,
    end,
  };
}

/** CSS Paged Media 3 §4.3. Undefined where a selector is not understood: the rule is left out then. */
export function readPageSelectors(
  text: string,
  offset: number,
  faults: Fault[],
): readonly (readonly PagePseudo[])[] | undefined {
  const plain = text.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, (comment) => ' '.repeat(comment.length));
  if (plain.trim() === '') return [[]];
  const selectors: PagePseudo[][] = [];
  let at = 0;
  let sound = true;
  for (const part of plain.split(',')) {
    const selector = part.trim();
    const start = offset + at + part.indexOf(selector);
    at += part.length + 1;
    const names = /^(?::[\w-]+)+$/.test(selector) ? selector.slice(1).toLowerCase().split(':') : [];
    if (names.length > 0 && names.every(isPagePseudo)) selectors.push(names);
    else {
      faults.push(fault(selector, start));
      sound = false;
    }
  }
  return sound ? selectors : undefined;
}
