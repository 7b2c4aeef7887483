/** What a file is painted with: colours as they are, or greys as light as they are. */
export type Ink = 'color' | 'grey';
