import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { checkGreySteps } from '../../src/pipeline/grey-steps.ts';
import { layOut } from '../layout/lay-out.ts';

function warnings(body: string, css: string): string[] {
  const { result, tree } = layOut(body, css);
  const sink = new DiagnosticList();
  checkGreySteps(result.pages, tree, sink);
  expect(sink.items.every(({ code }) => code === 'pipeline/grey-steps')).toBe(true);
  return sink.items.map(({ message }) => message);
}

describe('colours in grey', () => {
  it('are told of where a code is one of hue alone', () => {
    const [first = '', ...others] = warnings(
      '<p><span class="code" style="color: #c00000">late</span></p><p><span class="code" style="color: #007000">done</span></p>',
      '',
    );
    expect(others).toEqual([]);
    expect(first).toContain('`#c00000` (page 1, “late”) and `#007000` (page 1, “done”) are 0 L* apart');
  });

  it('are told of where a link is told from its text by hue alone', () => {
    expect(
      warnings('<p>Some words <a href="#x">and more</a>.</p>', 'a { color: #00007a; text-decoration: none }'),
    ).toHaveLength(1);
  });

  it('may differ where a weight or a line tells the same', () => {
    const css = 'a { color: #1b3f66; text-decoration: underline } b { color: #660000; font: 600 10pt Sans }';
    expect(warnings('<p>Some <b>bold</b> words <a href="#x">and more</a>.</p>', css)).toEqual([]);
  });

  it('may differ by 20 steps of lightness', () => {
    expect(
      warnings('<p>Some words <a href="#x">and more</a>.</p>', 'a { color: #2a6fb8; text-decoration: none }'),
    ).toEqual([]);
  });

  it('of backgrounds and of lines are looked at', () => {
    const boxes = '<div class="a">One.</div><div class="b">Two.</div>';
    expect(warnings(boxes, '.a { background: #ffd0d0 } .b { background: #d0ffd0 }')[0]).toContain(
      'backgrounds',
    );
    expect(warnings(boxes, '.a { border: 2pt solid #c00000 } .b { border: 2pt solid #007000 }')[0]).toContain(
      'lines',
    );
    expect(warnings(boxes, '.a { background: #ffd0d0 } .b { background: #205020; color: white }')).toEqual(
      [],
    );
  });

  it('that are greys already are as they were', () => {
    expect(
      warnings('<p>Some <a href="#x">words</a>.</p>', 'a { color: #333; text-decoration: none }'),
    ).toEqual([]);
  });
});
