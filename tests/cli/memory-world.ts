import { dirname, resolve } from 'node:path';
import type { FileBytes, FileFailure, World } from '../../src/base/index.ts';
import type { Output, Terminal } from '../../src/cli/index.ts';
import { createNodeWorld } from '../../src/cli/index.ts';
import type { ProgramRun } from '../../src/cli/run-program.ts';

/** Folder that the files of a memory world are in. */
export const DESK = '/desk';

export interface MemoryWorld extends World {
  /** Absolute path → text or bytes. */
  readonly files: Map<string, Uint8Array>;
  /** Absolute path → how reading or writing it fails. */
  readonly broken: Map<string, FileFailure>;
}

/** A world whose working folder is in memory; the tool's own files are real. */
export function memoryWorld(texts: Record<string, string | Uint8Array>): MemoryWorld {
  const real = createNodeWorld();
  const files = new Map<string, Uint8Array>();
  for (const [name, text] of Object.entries(texts))
    files.set(resolve(DESK, name), typeof text === 'string' ? new TextEncoder().encode(text) : text);
  const broken = new Map<string, FileFailure>();
  const isOwn = (path: string): boolean => path.startsWith(real.home);
  const folders = (): Set<string> => new Set([...files.keys()].flatMap((path) => ancestors(path)));
  return {
    ...real,
    workingFolder: DESK,
    files,
    broken,
    readFile(path, within): FileBytes | FileFailure {
      const failure = broken.get(path);
      if (failure) return failure;
      if (isOwn(path)) return real.readFile(path, within);
      if (within && !within.some((folder) => path.startsWith(`${folder}/`)))
        return { ok: false, reason: 'outside', detail: path };
      const bytes = files.get(path);
      if (bytes) return { ok: true, bytes };
      return { ok: false, reason: folders().has(path) ? 'is-folder' : 'missing', detail: path };
    },
    listFolder(path) {
      // The font packs that happen to be installed are no part of a test.
      if (path.includes('@expo-google-fonts') && isOwn(path)) return undefined;
      if (isOwn(path)) return real.listFolder(path);
      const clean = path.replace(/\/$/, '');
      if (!folders().has(clean)) return undefined;
      const entries = [...files.keys(), ...folders()].filter((entry) => dirname(entry) === clean);
      return [...new Set(entries.map((entry) => entry.slice(clean.length + 1)))].sort();
    },
    async writeFile(path, bytes, signature = '') {
      const failure = broken.get(path);
      if (failure) return failure;
      const old = Buffer.from(files.get(path) ?? []).toString('latin1');
      if (old !== '' && !old.startsWith(signature)) return { ok: false, reason: 'occupied', detail: path };
      files.set(path, bytes);
      return { ok: true };
    },
    environment: () => undefined,
    now: () => 0,
  };
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === '/' ? [] : [parent, ...ancestors(parent)];
}

export interface RecordedTerminal extends Terminal {
  /** All that was written, as text. */
  text(stream: 'out' | 'err'): string;
  bytes(stream: 'out' | 'err'): Uint8Array;
  readonly shown: string[];
  /** Programs that were run. */
  readonly ran: {
    readonly program: string;
    readonly words: readonly string[];
    readonly input?: Uint8Array;
  }[];
  /** What a program answers; absent ones are not installed. */
  readonly programs: Map<string, (words: readonly string[]) => Partial<Extract<ProgramRun, { ok: true }>>>;
  input: string;
  /** Batches that `watch` gives, then ends. */
  changes: readonly (readonly string[])[];
}

export function recordedTerminal(): RecordedTerminal {
  const chunks = { out: [] as Buffer[], err: [] as Buffer[] };
  const output = (name: 'out' | 'err'): Output => ({
    write(data) {
      chunks[name].push(Buffer.from(data as Uint8Array));
      return { ok: true };
    },
    isTerminal: false,
    color: false,
  });
  const terminal: RecordedTerminal = {
    out: output('out'),
    err: output('err'),
    folder: DESK,
    startedAs: () => ['brief'],
    shown: [],
    ran: [],
    programs: new Map(),
    input: '',
    changes: [],
    text: (name) => Buffer.concat(chunks[name]).toString(),
    bytes: (name) => Buffer.concat(chunks[name]),
    readInput: () => ({ ok: true, bytes: new TextEncoder().encode(terminal.input) }),
    async execute(program, words, input) {
      terminal.ran.push({ program, words, ...(input && { input }) });
      const answer = terminal.programs.get(program);
      if (!answer) return { ok: false, reason: 'missing', detail: `spawn ${program} ENOENT` };
      return { ok: true, exit: 0, out: '', err: '', ...answer(words) };
    },
    show: (path) => void terminal.shown.push(path),
    async *watch() {
      yield* terminal.changes;
    },
  };
  return terminal;
}
