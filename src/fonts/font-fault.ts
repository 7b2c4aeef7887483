import type { DiagnosticCode } from '../diagnostics/index.ts';

/** Why a file cannot be used as a font: a fragment of a sentence that follows the file's name, and what to do. */
export interface FontFault {
  readonly code: Extract<DiagnosticCode, `fonts/${string}`>;
  readonly message: string;
  readonly hint: string;
}

const OUTLINES_HINT = 'use a TrueType or OpenType font with outlines (.ttf, .otf, .woff or .woff2)';

const FAULTS = {
  notAFont: {
    code: 'fonts/not-a-font',
    message: 'is not a font',
    hint: OUTLINES_HINT,
  },
  text: {
    code: 'fonts/not-a-font',
    message: 'is not a font but text',
    hint: 'perhaps a web page or a Git LFS pointer was saved in its place; fetch the font file itself',
  },
  truncated: {
    code: 'fonts/damaged',
    message: 'is cut short: its tables reach beyond the end of the file',
    hint: 'fetch the file again',
  },
  collection: {
    code: 'fonts/not-yet',
    message: 'is a collection of fonts (TTC), which cannot be embedded yet',
    hint: 'extract the face that is wanted as a file of its own (.ttf or .otf)',
  },
  bitmap: {
    code: 'fonts/not-yet',
    message: 'has no outlines (only bitmaps or colour layers)',
    hint: OUTLINES_HINT,
  },
  forbidden: {
    code: 'fonts/embedding-forbidden',
    message: 'forbids embedding (fsType in its OS/2 table)',
    hint: 'use a font whose licence allows embedding, such as one under the Open Font License',
  },
  forbidsSubset: {
    code: 'fonts/embedding-forbidden',
    message: 'forbids embedding a part of it (fsType in its OS/2 table)',
    hint: 'use a font whose licence allows subsets, such as one under the Open Font License',
  },
} as const satisfies Record<string, FontFault>;

export type FontFaultName = keyof typeof FAULTS;

export function fontFault(name: FontFaultName): FontFault {
  return FAULTS[name];
}

/** A table that contradicts itself or another one. */
export function damagedFont(what: string): FontFault {
  return { code: 'fonts/damaged', message: `is damaged: ${what}`, hint: 'fetch the file again' };
}
