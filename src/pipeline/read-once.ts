import { type BriefDocument, readBrief } from '../content/index.ts';
import { type Diagnostic, DiagnosticList, type Sink } from '../diagnostics/index.ts';
import type { BuildRequest } from './build-request.ts';

interface Reading {
  readonly document: BriefDocument | undefined;
  readonly found: readonly Diagnostic[];
}

/** They go when the requests do that they were made for. */
const readings = new WeakMap<object, Reading>();

/** What the author wrote, validated, with the place of every value; requests that share it tell the same faults. */
export function readOnce(request: BuildRequest, sink: Sink): BriefDocument | undefined {
  const { sharing } = request;
  const reading = (sharing && readings.get(sharing)) ?? read(request);
  if (sharing) readings.set(sharing, reading);
  for (const diagnostic of reading.found) sink.report(diagnostic);
  return reading.document;
}

function read({ bytes, name, settings: { maxMebibytes } }: BuildRequest): Reading {
  const found = new DiagnosticList();
  const limit = maxMebibytes === undefined ? {} : { maxBytes: maxMebibytes * 1024 * 1024 };
  return { document: readBrief(bytes, name, found, limit), found: found.items };
}
