/** Why a file could not be read or written; `other` keeps the system's words in `detail`. */
export type FileFailureReason =
  | 'missing'
  | 'is-folder'
  | 'no-permission'
  | 'disk-full'
  | 'outside'
  | 'too-large'
  | 'occupied'
  | 'other';

export interface FileFailure {
  readonly ok: false;
  readonly reason: FileFailureReason;
  readonly detail: string;
}

export interface FileBytes {
  readonly ok: true;
  readonly bytes: Uint8Array;
}

export interface FileWritten {
  readonly ok: true;
}

/** Patterns are named after their language: `hyphenation/de`. */
export type ResourceName = 'harfbuzz.wasm' | 'srgb.icc' | `hyphenation/${string}`;

/**
 * Everything outside of the process that a build may touch. The engine never reads the disk, the clock or the
 * environment but through this; tests pass a faulty or an in-memory one.
 */
export interface World {
  /** The folder of the tool itself; `templates/` lies in it. */
  readonly home: string;
  /** The folder that the user works in: font packs are looked up in it too. */
  readonly workingFolder?: string;
  /** A file that comes with the tool. */
  resource(name: ResourceName): Uint8Array;
  /** What the build made of the built-in template (JSON), where this is a built tool. */
  precompiled?(): Uint8Array | undefined;
  /**
   * Reads a whole file. `within`, when given, lists the folders the file must really lie in (links resolved);
   * else the answer is the reason `outside`. Synchronous: a brief has a handful of small files.
   */
  readFile(path: string, within?: readonly string[]): FileBytes | FileFailure;
  /** Names (not paths) of the entries of a folder, sorted by code point; undefined where there is no such folder. */
  listFolder(path: string): readonly string[] | undefined;
  /**
   * Writes a file so that after a crash there is the old file or the new one: temporary file, flush, rename. With a
   * `signature`, a file that holds something and does not begin with it is left alone: the answer is `occupied`.
   */
  writeFile(path: string, bytes: Uint8Array, signature?: string): Promise<FileWritten | FileFailure>;
  /** An environment variable. */
  environment(name: string): string | undefined;
  /** Milliseconds since 1970; only for timing reports and `--watch`, never for what is written into a PDF. */
  now(): number;
}
