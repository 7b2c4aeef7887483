/** Placeholder until the schema lands: types come from it. */
export interface Brief {
  readonly title: string;
}
