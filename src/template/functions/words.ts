import {
  counterStyleOf,
  dateWords,
  joinWords,
  languageChain,
  listWords,
  numberWords,
  pluralCategory,
  punctuationOf,
  quotesOf,
} from '../../languages/index.ts';
import { directionOfLanguage } from '../../unicode/index.ts';
import { dateText } from '../date-text.ts';
import { escapeMarkup, inlineMarkup, inlinePlain } from '../escape-markup.ts';
import { hasOuterMarks } from '../smart-typography.ts';
import {
  isNothing,
  listItems,
  lookupValue,
  MarkupText,
  plainValue,
  type TemplateValue,
} from '../template-value.ts';
import {
  type FunctionArguments,
  FunctionFault,
  type FunctionScope,
  type TemplateFunction,
} from './template-function.ts';

/** Words: labels, dates, numbers, lists. */
export const WORD_FUNCTIONS: readonly TemplateFunction[] = [
  {
    name: 'label',
    usage: 'label "key" [name=value …]',
    about:
      'the words of `labels/` for a key, in the language of the brief; `{name}` in them takes a value, and `count=` chooses the form of the plural (`key.one`, `key.few` …)',
    least: 1,
    most: 1,
    named: ['*'],
    call: label,
  },
  {
    name: 'date',
    usage: 'date value [style="long"]',
    about: 'a date in words (`style="short"` with short months); `undated` becomes the label of that name',
    least: 1,
    most: 1,
    named: ['style'],
    call: date,
  },
  {
    name: 'number',
    usage: 'number value',
    about: 'digits with the separators of the language; anything else stays as it is',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [value] }, scope) => {
      const plain = plainValue(value);
      const words = numberWords(String(plain ?? ''), scope.wordsLang);
      if (words === undefined) return value;
      scope.markPrinted(value);
      return words;
    },
  },
  {
    name: 'plural',
    usage: 'plural count "one" "many"',
    about:
      'the form of a word for a number, or for the length of a list; for languages with more forms use `label … count=`',
    least: 3,
    most: 3,
    named: [],
    call: ({ values: [count, one, many] }, scope) => {
      return pluralCategory(String(countOf(count)), scope.lang) === 'one' ? one : many;
    },
  },
  {
    name: 'join',
    usage: 'join list [field=] [word="and"]',
    about:
      'the items of a list (or a field of each) as “a, b and c”; `word="or"`, or any separator as `with=`',
    least: 1,
    most: 1,
    named: ['field', 'word', 'with'],
    call: join,
  },
  {
    name: 'labelled',
    usage: 'labelled "prefix" list',
    about: 'words of a fixed list in the language of the brief: `Health` by the label `prefix-Health`',
    least: 2,
    most: 2,
    named: [],
    call: ({ values: [prefix, list] }, scope) => {
      if (isNothing(list)) return undefined;
      return (listItems(list) ?? [list]).map((item) => labelledWord(String(plainValue(prefix)), item, scope));
    },
  },
  {
    name: 'labelPart',
    usage: 'labelPart "key" number',
    about:
      'a part of a label between its placeholders, from 1: page numbers stand where a style sheet counts them',
    least: 2,
    most: 2,
    named: [],
    call: ({ values: [key, number] }, scope) => {
      const parts = scope.label(String(plainValue(key) ?? '')).split(/\{\w+\}/);
      const part = parts[Number(plainValue(number)) - 1] ?? '';
      return scope.ownWords(escapeMarkup(part), part);
    },
  },
  {
    name: 'sign',
    usage: 'sign "comma"',
    about:
      'what the language sets between two values, spaces with it: `comma`, `semicolon`, `colon`, `open` and `close` (parentheses)',
    least: 1,
    most: 1,
    named: [],
    call: sign,
  },
  {
    name: 'direction',
    usage: 'direction lang',
    about: '`ltr` or `rtl`, as a language is written, for `dir`',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [lang] }) => directionOfLanguage(String(plainValue(lang) ?? '')),
  },
  {
    name: 'digits',
    usage: 'digits',
    about: 'the counter style of CSS whose digits the language writes: `decimal`, `persian`, `devanagari` …',
    least: 0,
    most: 0,
    named: [],
    call: (_given, scope) => counterStyleOf(scope.wordsLang),
  },
  {
    name: 'languageName',
    usage: 'languageName tag',
    about:
      'the name of a language in that of the brief, from the labels (`language-uk`); nothing where they lack it',
    least: 1,
    most: 1,
    named: [],
    call: languageName,
  },
  {
    name: 'introduced',
    usage: 'introduced "key" name=value',
    about: 'as `label`, but the value alone where it begins as the label does: “Item 3”, “before Christmas”',
    least: 1,
    most: 1,
    named: ['*'],
    call: introduced,
  },
  {
    name: 'capital',
    usage: 'capital text',
    about: 'a text with a capital letter first',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [value] }, scope) =>
      new MarkupText(withCapital(scope.markup(value)), withCapital(scope.plain(value))),
  },
  {
    name: 'shortened',
    usage: 'shortened text most',
    about: 'the plain words of a text, as many as `most` signs hold, and an ellipsis if there are more',
    least: 2,
    most: 2,
    named: [],
    call: ({ values: [value, most] }, scope) => {
      const limit = Number(plainValue(most));
      if (!(limit >= 1)) throw new FunctionFault('`shortened` needs a number of signs, such as 60');
      const text = shortenedText(scope.plain(value), limit);
      return new MarkupText(escapeMarkup(text), text);
    },
  },
  {
    name: 'quoted',
    usage: 'quoted text [lang=]',
    about:
      'a text in the quotation marks of the brief, or of another language; none where it has some already',
    least: 1,
    most: 1,
    named: ['lang'],
    call: quoted,
  },
  {
    name: 'md',
    usage: 'md text',
    about: 'inline Markdown in a text that is not a field of the brief, such as a label; fields need no `md`',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [value] }, scope) => {
      const plain = plainValue(value);
      if (typeof plain !== 'string') return value;
      scope.markPrinted(value);
      return new MarkupText(inlineMarkup(plain), inlinePlain(plain));
    },
  },
  {
    name: 'plain',
    usage: 'plain value',
    about: 'a text field with its inline Markdown taken away',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [value] }, scope) => {
      const plain = scope.plain(value);
      return new MarkupText(escapeMarkup(plain), plain);
    },
  },
];

function label({ values: [key], named }: FunctionArguments, scope: FunctionScope): TemplateValue {
  const name = plainValue(key);
  if (typeof name !== 'string' || name === '')
    throw new FunctionFault('`label` needs the key of a label', 'write the key in quotation marks');
  const count = named.get('count');
  const words = scope.label(name, count === undefined ? undefined : String(countOf(count)));
  const parts = named.size === 0 ? [words] : words.split(/(\{\w+\})/);
  const fill = (write: (value: TemplateValue) => string, ink: (text: string) => string): string =>
    parts
      .map((part) => {
        const slot = /^\{(\w+)\}$/.exec(part)?.[1];
        return slot !== undefined && named.has(slot) ? write(named.get(slot)) : ink(part);
      })
      .join('');
  const markup = fill((value) => scope.setIn(value), escapeMarkup);
  const plain = fill(
    (value) => scope.plain(value),
    (text) => text,
  );
  return scope.ownWords(markup, plain);
}

/** A number, or the length of a list. */
function countOf(value: TemplateValue): number {
  const number = listItems(value)?.length ?? Number(plainValue(value));
  if (!Number.isFinite(number))
    throw new FunctionFault('a number or a list is needed to choose the plural by');
  return number;
}

function labelledWord(prefix: string, item: TemplateValue, scope: FunctionScope): TemplateValue {
  const key = `${prefix}-${String(plainValue(item) ?? '').replaceAll(' ', '-')}`;
  if (!scope.hasLabel(key)) return item;
  const words = scope.label(key);
  const own = scope.ownWords(escapeMarkup(words), words);
  return new MarkupText(scope.marked(item, scope.markup(own)), words);
}

function sign({ values: [name] }: FunctionArguments, scope: FunctionScope): TemplateValue {
  const signs: Readonly<Record<string, string>> = { ...punctuationOf(scope.lang) };
  const found = signs[String(plainValue(name))];
  if (found === undefined)
    throw new FunctionFault(
      `\`sign\` knows ${Object.keys(signs)
        .map((each) => `"${each}"`)
        .join(', ')}`,
    );
  return found;
}

/** By the tag itself, then by the language alone: `uk-UA`, `uk`. */
function languageName({ values: [tag] }: FunctionArguments, scope: FunctionScope): TemplateValue {
  const lang = plainValue(tag);
  if (typeof lang !== 'string') return undefined;
  for (const each of languageChain(lang)) {
    const name = scope.optionalLabel(`language-${each}`);
    if (name === undefined) continue;
    scope.markPrinted(tag);
    return scope.ownWords(escapeMarkup(name), name);
  }
  return undefined;
}

/** Words that tell a time by themselves: a deadline that begins with one takes no other before it. */
const TIME_WORDS =
  /^(?:after|as|at|before|by|during|from|immediately|in|no|not|now|on|once|until|when|within)\b/i;

/** `Item {item}` with `Item 3b` is “Item 3b”; `by {when}` with `before Christmas` is “before Christmas”. */
function introduced(given: FunctionArguments, scope: FunctionScope): TemplateValue {
  const [key] = given.values;
  const [value] = given.named.values();
  const words = scope.label(String(plainValue(key) ?? ''));
  const lead = words.split('{')[0]?.trim().toLowerCase() ?? '';
  const text = scope.plain(value).trim();
  const said =
    lead !== '' && text.toLowerCase().startsWith(lead) && !/^[\p{L}\p{N}]/u.test(text.slice(lead.length));
  if (said || (isDateInWords(value) && !/^en\b/i.test(scope.wordsLang))) return value;
  return TIME_WORDS.test(lead) && TIME_WORDS.test(text) ? value : label(given, scope);
}

/** Words that the author wrote for a date; only in English is it known which of them need a word before. */
function isDateInWords(value: TemplateValue): boolean {
  const plain = plainValue(value);
  return typeof plain === 'object' && plain !== null && 'kind' in plain && plain.kind === 'words';
}

/** The first letter as a capital, after the signs of origins and tags that markup may begin with. */
function withCapital(text: string): string {
  return text.replace(/^((?:\uE000\d+\uE001|<[^>]*>)*)(\p{Ll})/u, (_, before: string, letter: string) => {
    const capital = letter.toUpperCase();
    return before + (capital.length === letter.length ? capital : letter);
  });
}

/** Cut between words; within the first where that alone is longer. */
function shortenedText(text: string, limit: number): string {
  const signs = [...text];
  if (signs.length <= limit) return text;
  const cut = signs.slice(0, limit).join('');
  const end = cut.search(/\s\S*$/);
  return `${(end > 0 ? cut.slice(0, end) : cut.slice(0, -1)).replace(/[\s,;:.\u2013\u2014-]+$/, '')}\u2026`;
}

function quoted({ values: [value], named }: FunctionArguments, scope: FunctionScope): TemplateValue {
  if (isNothing(value)) return undefined;
  if (hasOuterMarks(scope.plain(value))) {
    scope.report(value, {
      code: 'template/own-marks',
      severity: 'note',
      message: 'the quotation has quotation marks of its own; none are put around it',
      hints: ['leave them out: the template sets them'],
    });
    return new MarkupText(scope.markup(value), scope.plain(value));
  }
  const [markup, plain] = scope.inMarks(() => [scope.markup(value), scope.plain(value)] as const);
  const lang = plainValue(named.get('lang'));
  const other = typeof lang === 'string' ? quotesOf(lang)[0] : undefined;
  const [open, close] = other ?? scope.quotationMarks;
  return new MarkupText(escapeMarkup(open) + markup + escapeMarkup(close), open + plain + close);
}

function date({ values: [value], named }: FunctionArguments, scope: FunctionScope): TemplateValue {
  const plain = plainValue(value);
  if (plain === undefined || plain === null) return undefined;
  const text = dateText(plain);
  if (text === undefined) throw new FunctionFault('`date` needs a date, such as `{{date asOf}}`');
  const style = plainValue(named.get('style')) ?? 'long';
  if (style !== 'long' && style !== 'short')
    throw new FunctionFault('`date` knows the styles "long" and "short"');
  const words =
    text === 'undated' ? scope.label('undated') : dateWords(text, scope.wordsLang, style === 'short');
  // What is no ISO date ("since spring") is printed as the author wrote it.
  if (words === undefined) return value;
  scope.markPrinted(value);
  return scope.wordsLang === scope.lang ? words : scope.ownWords(escapeMarkup(words), words);
}

function join({ values: [list], named }: FunctionArguments, scope: FunctionScope): TemplateValue {
  if (isNothing(list)) return undefined;
  const items = listItems(list) ?? [list];
  const field = plainValue(named.get('field'));
  const parts = typeof field === 'string' ? items.map((item) => fieldOf(item, field)) : items;
  const filled = parts.filter((part) => !isNothing(part));
  const kind = plainValue(named.get('word')) === 'or' ? 'or' : 'and';
  const between = listWords(scope.lang, kind, scope.plain(filled.at(-1)));
  const put = (texts: readonly string[], all: string | undefined): string =>
    all === undefined ? joinWords(texts, between) : texts.join(all);
  const separator = plainValue(named.get('with'));
  const all = typeof separator === 'string' ? separator : undefined;
  return new MarkupText(
    put(
      filled.map((part) => scope.markup(part)),
      all === undefined ? undefined : escapeMarkup(all),
    ),
    put(
      filled.map((part) => scope.plain(part)),
      all,
    ),
  );
}

function fieldOf(item: TemplateValue, field: string): TemplateValue {
  return field.split('.').reduce<TemplateValue>((value, name) => lookupValue(value, name), item);
}
