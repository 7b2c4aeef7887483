import { join } from 'node:path';
import { type Diagnostic, SourceFile } from '../diagnostics/index.ts';
import type { MarginBoxName } from './computed-style.ts';
import type { Declaration, Fault } from './declaration.ts';
import type { Selector } from './selector.ts';

export interface StyleRule {
  /** Index into the stylesheet's files. */
  readonly file: number;
  readonly selectors: readonly Selector[];
  readonly declarations: readonly Declaration[];
}

export type PagePseudo = 'first' | 'left' | 'right';

export interface PageRule {
  readonly file: number;
  /** One list a selector; an empty one is every page. */
  readonly selectors: readonly (readonly PagePseudo[])[];
  readonly declarations: readonly Declaration[];
  readonly margins: readonly {
    readonly name: MarginBoxName;
    readonly declarations: readonly Declaration[];
  }[];
}

export interface FontFaceSource {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  /** `font-weight: 200 900` of a variable font; `weight` is then the nearest to 400. */
  readonly weights?: readonly [number, number];
  /** Relative to the stylesheet's folder. */
  readonly path: string;
  /** Further sources, for where `path` cannot be used. */
  readonly others?: readonly string[];
}

/** A fault that was found when the sheet was read. */
export interface SheetFault extends Fault {
  readonly file: number;
}

/** A parsed stylesheet as plain JSON. Read it once; it serves any number of documents. */
export interface StylesheetData {
  /** The sheet itself first, then what it imports. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly rules: readonly StyleRule[];
  readonly pages: readonly PageRule[];
  readonly fontFaces: readonly FontFaceSource[];
  readonly faults: readonly SheetFault[];
}

/** A parsed stylesheet at its place. */
export interface Stylesheet {
  readonly data: StylesheetData;
  readonly files: readonly SourceFile[];
  /** What `url()` is relative to. */
  readonly folder: string;
}

/** A stylesheet from stored data; `folder` as for `parseStylesheet`. */
export function reviveStylesheet(data: StylesheetData, folder: string): Stylesheet {
  return { data, folder, files: data.files.map(({ name, text }) => new SourceFile(name, text)) };
}

/** The faults of a sheet, as they are reported for every document that uses it. */
export function sheetDiagnostics(sheet: Stylesheet): readonly Diagnostic[] {
  return sheet.data.faults.map((fault) => faultDiagnostic(fault, sheet.files[fault.file]));
}

export function faultDiagnostic(fault: Fault, file: SourceFile | undefined): Diagnostic {
  const { code, message, hints, start, end } = fault;
  const severity = fault.error ? 'error' : 'warning';
  return { code, severity, message, hints, ...(file && { span: { file, start, end } }) };
}

/** Where a file that a sheet names lies; never outside of the sheet's folder, which the parser saw to. */
export function sheetPath(sheet: Stylesheet, path: string): string {
  return join(sheet.folder, path);
}
