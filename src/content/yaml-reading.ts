import type { DiagnosticCode } from '../diagnostics/index.ts';
import type { SourceNode } from './source-node.ts';

/** What is wrong with a YAML file as YAML, and where. */
export interface YamlFault {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
}

/** A YAML file as nodes, or its faults; no node and no fault for an empty file. */
export interface YamlReading {
  readonly root?: SourceNode;
  /** Nodes that are written in the file; expanded aliases do not count. */
  readonly nodes?: number;
  readonly faults: readonly YamlFault[];
}

export type YamlNodeReader = (text: string) => YamlReading;
