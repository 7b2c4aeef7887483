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
  // fonts
  // images
  // layout
  // tags
  // pdf
  // pipeline and command line
} as const;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;
