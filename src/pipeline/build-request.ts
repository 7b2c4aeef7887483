/** What the command line (or a caller of the library) may say over the brief itself. */
export interface BuildSettings {
  /** Absolute path of a template's folder; the built-in one where absent. */
  readonly template?: string;
  readonly preset?: string;
  /** A name, or points; `universal` prints on A4 and on Letter. */
  readonly paper?: PaperChoice;
  /** Content pages that the brief must come to, before note pages and blank ones; `any` frees it of `print.pages`. */
  readonly pages?: number | 'any';
  /** The side that is stapled or punched: its margin is wider. */
  readonly binding?: 'left' | 'top';
  /** For both sides of the paper: margins are mirrored, pages come to an even number. */
  readonly duplex?: boolean;
  readonly notes?: 'margin' | 'lines' | 'page';
  /** True greys in place of colours. */
  readonly grey?: boolean;
  /** A second file with several pages on a sheet. */
  readonly imposition?: Imposition;
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

export type PaperChoice = 'a4' | 'letter' | 'universal' | { readonly width: number; readonly height: number };

export interface Imposition {
  /** One page on a sheet, for its marks; two pages beside each other; or two, folded in the middle to a booklet. */
  readonly kind: 'single' | 'n-up' | 'booklet';
  /** Crop marks, and bleed of 3 mm. */
  readonly marks: boolean;
}

/** Part of a brief that a page budget left out. */
export interface LeftOut {
  /** Name of the section, such as `openQuestions`. */
  readonly section: string;
  /** Indices of its items; empty where the whole section went. */
  readonly items: readonly number[];
  readonly priority: number;
  /** The words that each item is known by, cut after 80 signs; of all items where the whole section went. */
  readonly names?: readonly string[];
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
  /** The same object in the requests for several variants of one brief: it is read once for all of them. */
  readonly sharing?: object;
}

export interface BuildResult {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Without note pages, blank pages and the speaking card. */
  readonly contentPages: number;
  /** What did not fit, in the order in which it went. */
  readonly leftOut: readonly LeftOut[];
  /** How the paper is to be used, by the settings or by `print`; absent where neither says. */
  readonly setup?: {
    readonly universal: boolean;
    readonly binding: 'left' | 'top' | undefined;
    readonly duplex: boolean;
  };
  /** The imposed file, where one was asked for. */
  readonly imposed?: Uint8Array;
  /** The value of `--fit` it was set with: −1 loosest, 0 as designed, 1 tightest. */
  readonly fit: number;
}
