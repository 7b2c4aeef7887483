import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, BoxTree } from '../../src/boxes/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { buildStructure, type StructureNode, type StructureTree } from '../../src/tags/index.ts';
import { boxesOf } from '../boxes/boxes-of.ts';
import { anyBody, RANDOM_CSS } from '../boxes/random-body.ts';

const RUNS = { numRuns: 1000 };

interface Built {
  readonly tree: BoxTree;
  readonly structure: StructureTree;
}

function build(body: string): Built {
  const { tree } = boxesOf(body, RANDOM_CSS);
  return { tree, structure: buildStructure(tree, new DiagnosticList()) };
}

/** Boxes that draw: texts but forced breaks, and images. */
function isLeaf(box: Box): boolean {
  return box.kind === 'image' || (box.kind === 'text' && box.text !== '\n');
}

function contentOf(node: StructureNode): number[] {
  return node.children.flatMap((child) => (child.kind === 'node' ? contentOf(child) : [child.boxId]));
}

function nodesOf(node: StructureNode): StructureNode[] {
  return [node, ...node.children.flatMap((child) => (child.kind === 'node' ? nodesOf(child) : []))];
}

function checkNode(node: StructureNode, parent: StructureNode | undefined): void {
  const roles = node.children.map((child) => (child.kind === 'node' ? child.role : 'content'));
  const only = (...allowed: string[]): void =>
    expect(roles.filter((role) => !allowed.includes(role))).toEqual([]);
  switch (node.role) {
    case 'Document':
    case 'Sect':
    case 'Art':
    case 'Div':
    case 'BlockQuote':
      expect(roles).not.toContain('content');
      break;
    case 'L':
      only('LI');
      break;
    case 'LI':
      expect(parent?.role).toBe('L');
      only('Lbl', 'LBody');
      break;
    case 'Table':
      only('Caption', 'THead', 'TBody', 'TFoot');
      expect(roles.lastIndexOf('Caption')).toBeLessThanOrEqual(0);
      if (roles.some((role) => role !== 'Caption')) expect(roles).toContain('TBody');
      checkGrid(node);
      break;
    case 'TR':
      only('TH', 'TD');
      break;
    case 'TH':
      expect(node.table?.scope).toBeDefined();
      break;
    case 'Figure':
      expect(node.alt).not.toBe('');
      expect(node.alt).toBeDefined();
      break;
    case 'Link':
      expect(node.link?.description).not.toBe('');
      expect(node.link).toBeDefined();
      break;
  }
  const mayBeEmpty = ['Document', 'Table', 'THead', 'TBody', 'TFoot', 'TR', 'TH', 'TD'].includes(node.role);
  if (!mayBeEmpty) expect(node.children.length).toBeGreaterThan(0);
  for (const child of node.children) if (child.kind === 'node') checkNode(child, node);
}

/** Every row of a group has as many columns, row spans counted; ISO 14289-1 §7.5 by way of veraPDF's 7.2-42. */
function checkGrid(table: StructureNode): void {
  const widths = new Set<number>();
  for (const group of table.children) {
    if (group.kind !== 'node' || group.role === 'Caption') continue;
    const filled: number[] = group.children.map(() => 0);
    group.children.forEach((row, index) => {
      if (row.kind !== 'node') return;
      for (const cell of row.children) {
        if (cell.kind !== 'node') continue;
        const { columnSpan = 1, rowSpan = 1 } = cell.table ?? {};
        expect(index + rowSpan).toBeLessThanOrEqual(filled.length);
        for (let down = 0; down < rowSpan; down += 1)
          filled[index + down] = (filled[index + down] ?? 0) + columnSpan;
      }
    });
    for (const width of filled) widths.add(width);
  }
  expect(widths.size).toBeLessThanOrEqual(1);
}

describe('the structure of any document', () => {
  it('has every leaf once, or as an artifact, and nothing else', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const { tree, structure } = build(body);
        const owned = contentOf(structure.root);
        const all = [...owned, ...structure.artifacts].sort((a, b) => a - b);
        expect(all).toEqual(tree.boxes.filter(isLeaf).map(({ id }) => id));
      }),
      RUNS,
    );
  });

  it('is in the order of the boxes', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const owned = contentOf(build(body).structure.root);
        expect(owned).toEqual([...owned].sort((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('nests as PDF asks', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        checkNode(build(body).structure.root, undefined);
      }),
      RUNS,
    );
  });

  it('has headings and links that lead to boxes', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const { tree, structure } = build(body);
        for (const { link } of nodesOf(structure.root))
          if (link?.target.kind === 'box') expect(tree.boxes[link.target.boxId]).toBeDefined();
        for (const item of structure.outline) expect(tree.boxes[item.boxId]?.kind).toBe('block');
      }),
      RUNS,
    );
  });

  it('is the same for the same boxes', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(build(body).structure).toEqual(build(body).structure);
      }),
      { numRuns: 100 },
    );
  });
});
