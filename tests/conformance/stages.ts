import { vi } from 'vitest';
import type { BoxTree } from '../../src/boxes/index.ts';
import type { Page } from '../../src/layout/index.ts';
import * as pdf from '../../src/pdf/index.ts';
import type { BuildSettings } from '../../src/pipeline/index.ts';
import * as tags from '../../src/tags/index.ts';
import { buildBytes } from '../whole/builder.ts';

export interface Stages {
  readonly tree: BoxTree;
  readonly structure: tags.StructureTree;
  readonly pages: readonly Page[];
  readonly fit: number;
}

/** What the pipeline hands to its last stages: boxes, tags and pages. */
export function stagesOf(bytes: Uint8Array, name: string, settings: BuildSettings = {}): Stages {
  const structured = vi.spyOn(tags, 'buildStructure');
  const painted = vi.spyOn(pdf, 'paintPdf');
  try {
    const { result } = buildBytes(bytes, name, settings);
    const [tree] = structured.mock.lastCall ?? [];
    const [input] = painted.mock.lastCall ?? [];
    if (!result || !tree || !input) throw new Error(`${name} is not built`);
    return { tree, structure: input.structure, pages: input.pages, fit: result.fit };
  } finally {
    structured.mockRestore();
    painted.mockRestore();
  }
}

/** The share of a page that is used, from its top to its lowest line, box or image. */
export function fillOf({ area, fragments }: Page): number {
  const feet = fragments.map((fragment) => {
    if (fragment.kind === 'text') return fragment.y;
    return fragment.kind === 'rule' ? 0 : fragment.rect.y + fragment.rect.height;
  });
  return (Math.max(area.y, ...feet) - area.y) / area.height;
}
