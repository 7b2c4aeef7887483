/** Where a value stands in a brief: `['keyPoints', 2, 'text']`. The empty path is the whole brief. */
export type ContentPath = readonly (string | number)[];

/** `keyPoints[2].text`, as printed in messages. */
export function formatPath(path: ContentPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : part),
    '',
  );
}
