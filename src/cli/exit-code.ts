/** What the process answers. */
export const EXIT = {
  done: 0,
  /** A brief has errors, or a file could not be read or written. */
  faults: 1,
  usage: 2,
  /** A bug of ours. */
  internal: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
