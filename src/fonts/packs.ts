/** An npm package of static font files. */
export interface FontPack {
  /** Name of the package: what `npm install` takes. */
  readonly package: string;
  /** ISO 15924. */
  readonly script: string;
}

/** The pack to install for a character in a text of this language; undefined where none is known. */
export function packFor(_codePoint: number, _lang: string): FontPack | undefined {
  return undefined;
}
