/** A fault of ours, never of the author's input. The only thing the stages throw; the command line exits 3 on it. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

/** Exhaustiveness check for switches over tagged unions. */
export function unreachable(value: never): never {
  throw new InternalError(`unexpected case ${JSON.stringify(value)}`);
}
