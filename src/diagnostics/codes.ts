/**
 * Every code a diagnostic can carry, with what it is about. The README's error table is compared with this by a test.
 * The part before the slash is the stage that finds it. Keep each section sorted.
 */
export const DIAGNOSTIC_CODES = {
  // content
  'content/missing-file': 'a brief that was asked for does not exist or cannot be read',
  // template
  // html
  // css
  // boxes
  'boxes/bad-number': 'an attribute that should hold a whole number (colspan, start, …) does not, or it is out of range',
  'boxes/image': 'an image cannot be shown; its alternative text is printed in its place',
  'boxes/second-caption': 'a table has more than one caption',
  'boxes/string-in-flow': 'string() is used outside of page margins',
  // fonts
  'fonts/damaged': 'a font file is cut short or contradicts itself',
  'fonts/embedding-forbidden': 'a font file says that it may not be embedded',
  'fonts/generic-family': 'another face stands in for a generic family such as `monospace`',
  'fonts/missing-file': 'a font file does not exist',
  'fonts/missing-glyph': 'a character has no glyph in the font it would be set in',
  'fonts/no-family': 'none of the font families that a style wishes for is there',
  'fonts/not-a-font': 'a file named in `@font-face` is no font',
  'fonts/not-yet': 'a font file is of a kind that cannot be embedded yet',
  'fonts/outside': 'a font file lies outside of the allowed folders',
  'fonts/unreadable': 'a font file cannot be read',
  'fonts/variable': 'a font file is a variable font',
  // images
  // layout
  'layout/overflow': 'a word or box is wider than the line it stands on',
  'layout/table-too-wide': 'a table needs more width than the page or column has',
  'layout/too-tall': 'something that is never parted (a table row, an image) is higher than a page',
  // tags
  // pdf
  // pipeline and command line
  'cli/cannot-write': 'an output file could not be written',
  'cli/exists': 'a file is already there and is not overwritten',
  'cli/no-attachment': 'a PDF holds no brief to extract, or is no PDF',
  'cli/no-briefs': 'nothing to build was found',
  'cli/same-output': 'two briefs would be written to one file',
  'cli/usage': 'the command line is not understood',
  'pipeline/fit': 'the setting was made tighter or looser for the sake of the last page',
  'pipeline/page-count': 'the brief has more or fewer pages than its preset advises',
  'pipeline/page-numbers': 'page numbers in the text did not settle',
  'pipeline/weak-accent': 'the accent colour has too little contrast on white',
} as const;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;
