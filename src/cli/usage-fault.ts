/** A command line that makes no sense; exit 2. */
export interface UsageFault {
  readonly message: string;
  readonly hints: readonly string[];
}
