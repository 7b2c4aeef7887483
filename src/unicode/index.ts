/** The version of the Unicode Standard that all tables and rules of this folder follow. */
export const UNICODE_VERSION = '15.0.0';

export { directionOfLanguage, hasRightToLeft, isCursive, isRightToLeft } from './direction.ts';
export { graphemes, startsGrapheme, startsSyllable } from './grapheme.ts';
export { breakClasses, lineBreaks } from './line-break.ts';
export { isEastAsian, LineBreak, lineBreakClasses, lineBreakClassOf } from './line-break-class.ts';
export { scriptExtensionsOf, scriptName, scriptOf } from './script.ts';
export { type ScriptRun, scriptRuns } from './script-runs.ts';
