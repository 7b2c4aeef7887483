/** What kind of reason an image cannot be drawn for. */
export type ImageFaultReason =
  | 'no-source'
  | 'remote'
  | 'data-url'
  | 'not-a-path'
  | 'missing'
  | 'outside'
  | 'unreadable'
  | 'too-large'
  | 'not-an-image'
  | 'not-yet'
  | 'truncated'
  | 'damaged'
  | 'zero-size'
  | 'too-many-pixels'
  | 'cmyk';

/** Why an image cannot be drawn. Data, not a diagnostic: the caller knows the author's line. */
export interface ImageFault {
  readonly reason: ImageFaultReason;
  /** One line that names the image as the author wrote it. */
  readonly message: string;
  /** What to do; imperative. */
  readonly hint: string;
}

/** A fault before it has a name: `says` follows "the image `x`". */
export interface Refusal {
  readonly reason: ImageFaultReason;
  readonly says: string;
  readonly hint: string;
}

export function refuse(reason: ImageFaultReason, says: string, hint: string): Refusal {
  return { reason, says, hint };
}

/** Data end before the image does. */
export function truncated(what: string): Refusal {
  return refuse('truncated', `is cut short: ${what}`, 'copy or download the file again');
}

/** Data contradict the format. */
export function damaged(what: string): Refusal {
  return refuse('damaged', `is damaged: ${what}`, 'open it in an image editor and save it again');
}
