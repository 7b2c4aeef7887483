import { readFileSync, writeFileSync } from 'node:fs';

/** One case of a case file: what goes in, what came out when it was last looked at. */
export interface CaseText {
  readonly name: string;
  readonly body: string;
  readonly css: string;
  readonly expected: string;
}

/**
 * Reads `=== name`, the body's HTML, optionally `--- css` and rules, then `--- dump` and what comes out. With
 * `UPDATE=1` in the environment, `run` is believed and the file written anew.
 */
export function readCases(path: string, run: (item: CaseText) => string): readonly CaseText[] {
  const cases = readFileSync(path, 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((text) => {
      const [input = '', expected = ''] = text.split(/^--- dump\n/m);
      const [head = '', css = ''] = input.split(/^--- css\n/m);
      const end = head.indexOf('\n');
      return {
        name: head.slice(0, end),
        body: head.slice(end + 1).trimEnd(),
        css: css.trim(),
        expected: expected.trim(),
      };
    });
  if (process.env.UPDATE !== '1') return cases;
  const updated = cases.map((item) => ({ ...item, expected: run(item).trim() }));
  const text = updated.map(
    ({ name, body, css, expected }) =>
      `=== ${name}\n${body}\n${css === '' ? '' : `--- css\n${css}\n`}--- dump\n${expected}\n`,
  );
  writeFileSync(path, text.join('\n'));
  return updated;
}
