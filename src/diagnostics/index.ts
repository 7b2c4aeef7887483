export { DIAGNOSTIC_CODES, type DiagnosticCode } from './codes.ts';
export { type Diagnostic, DiagnosticList, type Severity, type Sink } from './diagnostic.ts';
export {
  type DiagnosticJson,
  diagnosticToJson,
  type FormatOptions,
  formatDiagnostic,
  type PlaceJson,
} from './format-diagnostic.ts';
export { didYouMean, nearName } from './near-name.ts';
export { SourceFile, type Span } from './source-file.ts';
