import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/index.ts';
import { type LaidOut, layOut } from '../lay-out.ts';

const LONG = ['Entwicklungszusammenarbeit', 'Staatsangehörigkeit', 'Bevölkerungsentwicklung'];
const table = (cells: readonly string[]): string =>
  `<table lang="de"><caption>Zahlen</caption><tr><td>Land</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`;
const CSS = 'table { width: 100%; text-align: start } td { padding: 0 4pt 0 0 }';
const found = ({ diagnostics }: LaidOut): readonly Diagnostic[] => diagnostics.items;
const hint = (laid: LaidOut): string =>
  found(laid)
    .flatMap(({ hints }) => hints ?? [])
    .join(' ');
/** The words of a line each, in drawing order. */
const lines = ({ result }: LaidOut): readonly string[] =>
  result.pages.flatMap(({ fragments }) =>
    fragments.flatMap((f) => (f.kind === 'text' ? [f.pieces.map(({ text }) => text).join('')] : [])),
  );
const rights = ({ result }: LaidOut): number =>
  Math.max(
    ...result.pages.flatMap(({ fragments }) => fragments.map((f) => (f.kind === 'text' ? f.x + f.width : 0))),
  );

describe('a table whose words do not fit', () => {
  it('hyphenates the long ones where `hyphens: auto` lets it, and leaves the short ones whole', () => {
    const laid = layOut(table(LONG), `${CSS} td { hyphens: auto }`, { width: 260 });
    expect(found(laid)).toEqual([]);
    expect(lines(laid)).toContain('Land');
    expect(lines(laid).filter((line) => line.endsWith('\u00ad')).length).toBeGreaterThan(1);
    expect(rights(laid)).toBeLessThanOrEqual(250.1);
  });

  it('does not hyphenate to save room that it does not need', () => {
    const laid = layOut(table(LONG), `${CSS} td { hyphens: auto }`, { width: 600 });
    expect(lines(laid)).toEqual(['Zahlen', 'Land', ...LONG]);
  });

  it('breaks words anywhere as a last resort, and names table and words', () => {
    const laid = layOut(table(LONG), `${CSS} td { overflow-wrap: break-word }`, { width: 260 });
    expect(found(laid)).toHaveLength(1);
    const [warning] = found(laid);
    expect(warning).toMatchObject({ code: 'layout/table-too-wide', severity: 'warning' });
    expect(warning?.message).toContain('“Zahlen”');
    expect(warning?.message).toContain('“Entwicklungszusammenarbeit”');
    expect(warning?.message).not.toContain('“Land”');
    expect(rights(laid)).toBeLessThanOrEqual(250.1);
  });

  it('breaks words of columns whose width is given, with the same warning', () => {
    const css = `${CSS} table { table-layout: fixed } td { overflow-wrap: break-word }`;
    const laid = layOut(table(LONG.slice(0, 1).concat('a', 'b', 'c')), css, { width: 400 });
    expect(found(laid).map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', expect.stringContaining('“Entwicklungszusammenarbeit” broken to fit')],
    ]);
  });

  it('says in a column that the page would be wide enough', () => {
    const css = `${CSS} section { columns: 2 } td { overflow-wrap: break-word }`;
    const laid = layOut(`<section>${table(LONG)}</section>`, css, { width: 500 });
    expect(hint(laid)).toContain('across the page, which has 480 pt');
    const narrow = layOut(`<section>${table(LONG)}</section>`, css, { width: 300 });
    expect(hint(narrow)).not.toContain('across the page');
  });

  it('is an error where words may not be broken, or where not even letters fit', () => {
    const whole = found(layOut(table(LONG), CSS, { width: 260 }));
    expect(whole[0]).toMatchObject({ code: 'layout/table-too-wide', severity: 'error' });
    const many = table(Array.from({ length: 40 }, () => 'm'));
    const letters = found(layOut(many, `${CSS} td { overflow-wrap: break-word }`, { width: 260 }));
    expect(letters[0]).toMatchObject({ code: 'layout/table-too-wide', severity: 'error' });
  });
});
