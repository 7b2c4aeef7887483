import { isNothing, listItems, lookupValue, plainValue, type TemplateValue } from '../template-value.ts';
import { FunctionFault, type TemplateFunction } from './template-function.ts';

const MANY = Number.POSITIVE_INFINITY;

/** Tests, for `{{#if (…)}}`. What they look at does not count as printed. */
export const LOGIC_FUNCTIONS: readonly TemplateFunction[] = [
  {
    name: 'eq',
    usage: 'eq a b',
    about: 'whether two values are the same text, number or truth value',
    least: 2,
    most: 2,
    named: [],
    call: ({ values: [a, b] }) => same(a, b),
  },
  {
    name: 'ne',
    usage: 'ne a b',
    about: 'whether two values differ',
    least: 2,
    most: 2,
    named: [],
    call: ({ values: [a, b] }) => !same(a, b),
  },
  {
    name: 'and',
    usage: 'and a b …',
    about: 'the first empty value, else the last one',
    least: 1,
    most: MANY,
    named: [],
    call: ({ values }) => firstOrLast(values, (value) => isNothing(value)),
  },
  {
    name: 'or',
    usage: 'or a b …',
    about: 'the first value that is not empty',
    least: 1,
    most: MANY,
    named: [],
    call: ({ values }) => firstOrLast(values, (value) => !isNothing(value)),
  },
  {
    name: 'not',
    usage: 'not a',
    about: 'whether a value is empty',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [value] }) => isNothing(value),
  },
  {
    name: 'gt',
    usage: 'gt a b',
    about: 'whether one number is greater than another; a list counts as its length',
    least: 2,
    most: 2,
    named: [],
    call: ({ values: [a, b] }) => numberOf(a) > numberOf(b),
  },
  {
    name: 'nth',
    usage: 'nth index',
    about: 'the number of an item that people read: `@index` and one',
    least: 1,
    most: 1,
    named: [],
    call: ({ values: [index] }) => numberOf(index) + 1,
  },
  {
    name: 'lookup',
    usage: 'lookup object key',
    about: 'the field of an object, or the item of a list (from 0), whose name is a value itself',
    least: 2,
    most: 2,
    named: [],
    call: ({ values: [holder, key] }) => {
      const name = plainValue(key);
      return typeof name === 'string' || typeof name === 'number'
        ? lookupValue(holder, String(name))
        : undefined;
    },
  },
];

function firstOrLast(
  values: readonly TemplateValue[],
  wanted: (value: TemplateValue) => boolean,
): TemplateValue {
  const index = values.findIndex(wanted);
  return index < 0 ? values.at(-1) : values[index];
}

function numberOf(value: TemplateValue): number {
  const number = listItems(value)?.length ?? Number(plainValue(value));
  if (Number.isFinite(number)) return number;
  throw new FunctionFault('a number or a list is needed here');
}

function same(a: TemplateValue, b: TemplateValue): boolean {
  const [one, other] = [plainValue(a) ?? undefined, plainValue(b) ?? undefined];
  return one === other || (isScalar(one) && isScalar(other) && String(one) === String(other));
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
