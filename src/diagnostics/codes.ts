/**
 * Every code a diagnostic can carry, with what it is about. The README's error table is compared with this by a test.
 * The part before the slash is the stage that finds it. Keep each section sorted.
 */
export const DIAGNOSTIC_CODES = {
  // content
  'content/advice-empty-position': 'a party has no position on an issue',
  'content/advice-figure': 'a figure has no source or no date',
  'content/advice-key-points': 'a brief reads best with 3 to 7 key points',
  'content/advice-relative-date': 'a relative date stands in a brief that has no date',
  'content/advice-speaker': 'a quotation has no speaker',
  'content/advice-summary': 'a summary reads best with 25 to 60 words',
  'content/advice-title': 'a title reads best with at most 120 characters',
  'content/alias-limit': 'YAML aliases expand to too much, or an alias stands inside what it names',
  'content/bad-address': 'an e-mail address is not one',
  'content/bad-colour': 'a colour is not `#rrggbb`',
  'content/bad-id': 'a name that other fields use holds white space or quotation marks',
  'content/bad-language': 'a language tag is no BCP 47 tag',
  'content/bad-url': 'a web address is not one, or is neither http nor https',
  'content/blank': 'a field has a key but no value',
  'content/control-character': 'the file holds a character that cannot be printed',
  'content/duplicate-id': 'two sources, quotations or parties have the same name',
  'content/duplicate-key': 'a key stands twice in one place',
  'content/empty': 'the file holds no brief',
  'content/empty-list': 'a list has no items',
  'content/impossible-date': 'a date does not exist in the calendar',
  'content/lone-surrogate': 'half of a surrogate pair stands alone',
  'content/missing-field': 'a field that must be there is not',
  'content/missing-file': 'a brief that was asked for does not exist or cannot be read',
  'content/more-faults': 'there are more faults than are worth listing',
  'content/no-time-zone': 'a date with a time has no time zone',
  'content/not-a-date': 'a date is not written as ISO 8601',
  'content/not-drawn-yet': 'something is printed in a simpler form until it can be drawn',
  'content/not-utf8': 'the file is not UTF-8 text',
  'content/one-of-two': 'a field is given in two ways, or in neither',
  'content/out-of-range': 'a number is too small, too large or not whole',
  'content/private-use': 'a private-use character that the engine needs for itself',
  'content/several-documents': 'the file holds more than one YAML document',
  'content/syntax': 'the YAML or JSON is broken',
  'content/tab-indent': 'a tab is used as indentation in YAML',
  'content/too-deep': 'lists and maps are nested deeper than any brief needs',
  'content/too-large': 'the file is larger than a brief may be',
  'content/too-long': 'a text is longer than it may be',
  'content/too-many': 'a list has more items than it may have',
  'content/undated-here': 'the word `undated` stands where a date is needed',
  'content/uneven-data': 'a table row or a series has more or fewer values than its head',
  'content/unknown-key': 'a key is not part of a brief',
  'content/unknown-lint-code': 'a code in `lint.off` does not exist',
  'content/unknown-party': 'a position is given for a party that is not in `parties`',
  'content/unknown-quote': 'a quotation is placed that is not in `quotes`',
  'content/unknown-source': 'a source is cited that is not in `sources`',
  'content/wrong-type': 'a field holds another kind of value than it should',
  'content/wrong-value': 'a field holds a word that is not in its list',
  // template
  // html
  // css
  // boxes
  'boxes/bad-number':
    'an attribute that should hold a whole number (colspan, start, …) does not, or it is out of range',
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
