/** What the command line (or a caller of the library) may say over the brief itself. */
export interface BuildSettings {
  /** Absolute path of a template's folder; the built-in one where absent. */
  readonly template?: string;
  readonly preset?: string;
  readonly paper?: 'a4' | 'letter';
  /** BCP 47; over the brief's own `lang`. */
  readonly lang?: string;
  /** A file of labels that go before those of the template: its absolute path, and its name for diagnostics. */
  readonly labels?: { readonly path: string; readonly name: string };
  /** Print the speaking card. */
  readonly speaker?: boolean;
  /** What of the brief is attached; `printed`, and `none` above TLP:GREEN, where absent. */
  readonly attachSource?: AttachSource;
  /** Largest brief that is read; 2 where absent. */
  readonly maxMebibytes?: number;
  /** Folders with fonts of the user's. */
  readonly fontFolders?: readonly FontFolder[];
  /** Warnings are errors. */
  readonly strict?: boolean;
}

/** A folder whose font files may be used by their family names. */
export interface FontFolder {
  /** Absolute. */
  readonly path: string;
  /** As the user knows it. */
  readonly name: string;
}

export type AttachSource = 'full' | 'printed' | 'none';

/** One brief to be made. */
export interface BuildRequest {
  /** As the author knows it; diagnostics print it. */
  readonly name: string;
  /** UTF-8 YAML or JSON. */
  readonly bytes: Uint8Array;
  /** Absolute path of the folder that images are looked up in. */
  readonly folder: string;
  readonly settings: BuildSettings;
}

export interface BuildResult {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** The value of `--fit` it was set with: −1 loosest, 0 as designed, 1 tightest. */
  readonly fit: number;
}
