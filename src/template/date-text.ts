/** The ISO 8601 text of a date of the content (a `DateValue`), or of a text that may be one. */
export function dateText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('text' in value)) return undefined;
  return typeof value.text === 'string' ? value.text : undefined;
}
