import { VARIANT_SETS } from './variants.ts';

/** One option of the command line. Help, completion, the parser and the errors all read this table. */
export interface OptionRow {
  readonly name: string;
  readonly alias?: string;
  readonly kind: 'flag' | 'value';
  /** May be given more than once, and every value counts. */
  readonly repeats?: boolean;
  /** Shown in help after the name. */
  readonly placeholder?: string;
  /** Where there is a pattern too, either will do. */
  readonly choices?: readonly string[];
  readonly fallback?: string;
  /** What the value must look like, and an example of it. */
  readonly pattern?: readonly [pattern: RegExp, example: string];
  readonly help: string;
}

export interface CommandRow {
  readonly name: CommandName;
  /** What follows the name, as yargs writes it. */
  readonly operands: string;
  /** Least and most operands. */
  readonly count: readonly [least: number, most: number];
  /** The words that an operand can be; any where absent. */
  readonly operandChoices?: readonly string[];
  readonly help: string;
  /** Names of rows of `OPTIONS`. */
  readonly options: readonly OptionName[];
  /** Help of an option where this command's differs. */
  readonly optionHelp?: Partial<Readonly<Record<OptionName, string>>>;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
}

export type CommandName =
  | 'build'
  | 'check'
  | 'fonts'
  | 'extract'
  | 'new'
  | 'templates'
  | 'print'
  | 'completion';

const WHERE = 'where to write: a file, a folder (ends in / or exists), or - for standard output';

const OPTION_TABLE = {
  output: {
    alias: 'o',
    kind: 'value',
    placeholder: 'PATH',
    help: `${WHERE}; default output/, for extract standard output`,
  },
  force: { kind: 'flag', help: 'write over a file that is there; never over the PDF that is read' },
  template: {
    alias: 't',
    kind: 'value',
    placeholder: 'DIR',
    help: 'folder of the template; default the built-in policy-brief',
  },
  preset: { kind: 'value', placeholder: 'NAME', help: 'setting of the template, such as brief' },
  paper: {
    kind: 'value',
    choices: ['a4', 'letter', 'universal'],
    pattern: [/^\d{1,4}(?:\.\d{1,2})?x\d{1,4}(?:\.\d{1,2})?mm$/, '148x210mm'],
    help: 'paper: a4, letter, universal (prints on both), or width and height such as 148x210mm',
  },
  pages: {
    kind: 'value',
    placeholder: 'N',
    pattern: [/^[1-9]\d{0,2}$/, '2'],
    help: 'exactly so many pages: set tighter or looser; parts of low priority may be left out, and are named',
  },
  binding: {
    kind: 'value',
    choices: ['left', 'top'],
    help: 'side that is stapled or punched, with a wider margin; left is right where lines run leftwards',
  },
  duplex: { kind: 'flag', help: 'for both sides of the paper: mirrored margins, an even number of pages' },
  notes: {
    kind: 'value',
    choices: ['margin', 'lines', 'page'],
    help: 'room for handwriting: a wide outer margin, lines on the rest of the last page, or a page of lines',
  },
  lang: {
    kind: 'value',
    placeholder: 'TAG',
    pattern: [/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i, 'en-GB'],
    help: 'language (BCP 47) of labels and hyphenation',
  },
  labels: {
    kind: 'value',
    placeholder: 'FILE',
    help: "own words for headings and the like: JSON, by the keys of the template's labels/en.json",
  },
  speaker: { kind: 'flag', help: 'print the speaking card: talking points, questions and answers' },
  'attach-source': {
    kind: 'value',
    choices: ['full', 'printed', 'none'],
    help: 'what of the brief is attached to the PDF; default printed, none above TLP:GREEN',
  },
  'font-dir': {
    kind: 'value',
    repeats: true,
    placeholder: 'DIR',
    help: 'folder with fonts of yours (.ttf, .otf, .woff, .woff2); may be given more than once',
  },
  'max-size': {
    kind: 'value',
    placeholder: 'MIB',
    pattern: [/^[1-9]\d{0,2}$/, '8'],
    help: 'largest brief that is read, in MiB; default 2',
  },
  grey: { kind: 'flag', help: 'true greys in place of colours; says which colours would look alike' },
  'n-up': {
    kind: 'value',
    placeholder: '2',
    choices: ['2'],
    help: 'also write NAME.2-up.pdf: two pages beside each other on the same paper, turned',
  },
  booklet: {
    kind: 'flag',
    help: 'also write NAME.booklet.pdf: two pages on each side of the paper, to print on both, fold and staple',
  },
  marks: {
    kind: 'flag',
    help: 'crop marks and 3 mm of bleed on a larger sheet; alone it writes NAME.marks.pdf',
  },
  strict: { kind: 'flag', help: 'treat warnings as errors' },
  messages: {
    kind: 'value',
    choices: ['pretty', 'short', 'json'],
    fallback: 'pretty',
    help: 'how faults are printed on standard error',
  },
  json: { kind: 'flag', help: 'print a report of the run as JSON on standard output' },
  quiet: { alias: 'q', kind: 'flag', help: 'print errors only' },
  for: {
    kind: 'value',
    choices: Object.keys(VARIANT_SETS),
    help: 'all that a meeting needs in one run: the brief, one page, large print and a two-up handout',
  },
  printer: {
    kind: 'value',
    placeholder: 'NAME',
    help: 'printer, by its name in CUPS (`lpstat -e` lists them); default the default printer',
  },
  copies: { kind: 'value', placeholder: 'N', pattern: [/^[1-9]\d{0,2}$/, '12'], help: 'how many; default 1' },
  'dry-run': { kind: 'flag', help: 'show the command that prints, and print nothing' },
  open: { kind: 'flag', help: 'show the PDF when it is done' },
  watch: {
    alias: 'w',
    kind: 'flag',
    help: 'build again whenever the brief, its images or the template change; with --json one line a build',
  },
  help: { alias: 'h', kind: 'flag', help: 'show this help' },
  version: { alias: 'V', kind: 'flag', help: 'show the version' },
} as const satisfies Record<string, Omit<OptionRow, 'name'>>;

export type OptionName = keyof typeof OPTION_TABLE;

export const OPTIONS: readonly (OptionRow & { readonly name: OptionName })[] = (
  Object.keys(OPTION_TABLE) as OptionName[]
).map((name) => ({ name, ...OPTION_TABLE[name] }));

/** Understood by every command. */
export const GLOBAL_OPTIONS: readonly OptionName[] = ['help', 'version'];

const SETTINGS: readonly OptionName[] = [
  'template',
  'preset',
  'paper',
  'pages',
  'binding',
  'duplex',
  'notes',
  'lang',
  'labels',
  'speaker',
  'attach-source',
  'font-dir',
  'max-size',
  'grey',
  'strict',
  'messages',
  'json',
  'quiet',
];

export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'build',
    operands: '[files..]',
    count: [0, Number.POSITIVE_INFINITY],
    help: 'Make a PDF of each brief: YAML or JSON files, globs, folders, or - for standard input; default content/',
    options: ['output', ...SETTINGS, 'for', 'n-up', 'booklet', 'marks', 'open', 'watch'],
    optionHelp: { output: `${WHERE}; default output/` },
    examples: [
      ['brief build', 'every brief of content/ into output/'],
      ['brief build talks.yaml -o talks.pdf', 'one brief into one file'],
      ['brief build briefs/*.yaml -o out/ --paper letter', 'many briefs into a folder, US Letter'],
      ['brief build talks.yaml --for meeting', 'talks.pdf, talks.one-page.pdf and so on'],
      ['brief build - -o - < talks.yaml > talks.pdf', 'as a filter'],
    ],
  },
  {
    name: 'check',
    operands: '[files..]',
    count: [0, Number.POSITIVE_INFINITY],
    help: 'Find the faults of each brief and write nothing',
    options: [...SETTINGS, 'for'],
    examples: [['brief check --strict', 'every brief of content/; warnings fail']],
  },
  {
    name: 'fonts',
    operands: '[files..]',
    count: [0, Number.POSITIVE_INFINITY],
    help: 'List the fonts there are, what each brief needs, and the command that installs what is lacking',
    options: [
      'template',
      'preset',
      'lang',
      'labels',
      'speaker',
      'font-dir',
      'max-size',
      'messages',
      'json',
      'quiet',
    ],
    optionHelp: {
      json: 'print the list as JSON on standard output',
    },
    examples: [
      ['brief fonts', 'the fonts there are, and what the briefs of content/ need'],
      ['brief fonts talks.ar.yaml --json', 'what one brief needs, for a program'],
    ],
  },
  {
    name: 'extract',
    operands: '<file>',
    count: [1, 1],
    help: 'Give back the brief that is attached to a PDF; never over a file that is there',
    options: ['output', 'force', 'messages', 'quiet'],
    optionHelp: { output: `${WHERE}; default standard output` },
    examples: [['brief extract talks.pdf -o talks.yaml', 'the brief, as YAML']],
  },
  {
    name: 'new',
    operands: '<name>',
    count: [1, 1],
    help: 'Write the scaffold of a brief; never over a file that is there',
    options: ['lang', 'messages', 'quiet'],
    optionHelp: { lang: 'language (BCP 47) that the brief is written in; default en-GB' },
    examples: [['brief new border-talks', 'writes content/border-talks.yaml']],
  },
  {
    name: 'templates',
    operands: '[eject NAME DIR]',
    count: [0, 3],
    help: 'List templates and their presets, or copy a template into a folder, to change it',
    options: ['template', 'messages', 'json', 'quiet'],
    optionHelp: {
      template: 'folder of a template of yours, listed as well',
      json: 'print the list as JSON on standard output',
    },
    examples: [
      ['brief templates', 'what `--template` and `--preset` can be'],
      ['brief templates eject policy-brief ours', 'a copy in ours/, for --template ours'],
    ],
  },
  {
    name: 'print',
    operands: '<file>',
    count: [1, 1],
    help: 'Print a brief, which is built first, or a PDF, on a printer of CUPS; - for standard input',
    options: ['printer', 'copies', 'dry-run', ...SETTINGS, 'n-up', 'booklet'],
    optionHelp: {
      duplex:
        'print on both sides of the paper; of a brief, margins are mirrored and pages come to an even number',
      'n-up': 'two pages beside each other on one side of the paper',
      booklet: 'two pages on each side of the paper, to be folded and stapled',
    },
    examples: [
      ['brief print talks.yaml --copies 12 --duplex', 'twelve copies, both sides, on the default printer'],
      ['brief print talks.yaml --booklet --dry-run', 'the command that would print a booklet'],
    ],
  },
  {
    name: 'completion',
    operands: '[shell]',
    count: [0, 1],
    operandChoices: ['bash', 'zsh'],
    help: 'Print a completion script, the same one for bash and zsh',
    options: [],
    examples: [['brief completion >> ~/.bashrc', 'complete commands and options with Tab']],
  },
];

const commandsByName = new Map(COMMANDS.map((row) => [row.name as string, row]));
const optionsByName = new Map(OPTIONS.map((row) => [row.name as string, row]));

export const commandNamed = (name: string): CommandRow | undefined => commandsByName.get(name);
export const optionNamed = (name: string): OptionRow | undefined => optionsByName.get(name);

/** Names of the options of a command, the global ones last. */
export const optionsOf = (command: CommandRow): readonly OptionName[] => [
  ...command.options,
  ...GLOBAL_OPTIONS,
];
