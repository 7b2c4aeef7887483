import { inflateSync } from 'node:zlib';
import { type PdfDictionary, PdfParser, PdfSyntaxFault, type PdfValue } from './pdf-parser.ts';

/** Nothing that we attach or pack is near to this; a file that inflates to more is not ours. */
const MOST_BYTES = 1 << 26;

const TAIL_LENGTH = 64;

type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

interface ReadStream {
  readonly entries: PdfDictionary;
  readonly bytes: Uint8Array;
}

/**
 * A PDF as we write it: one cross-reference stream, object streams, Flate. Every other file, and every damaged one,
 * throws, mostly `PdfSyntaxFault`.
 */
export class OwnFile {
  readonly root: PdfValue;
  readonly #bytes: Uint8Array;
  readonly #entries: readonly Entry[];
  readonly #objectStreams = new Map<number, ReadStream>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const tail = String.fromCharCode(...bytes.subarray(Math.max(0, bytes.length - TAIL_LENGTH)));
    const start = /startxref\n(\d+)\n%%EOF\n?$/.exec(tail);
    if (start === null) throw new PdfSyntaxFault('no startxref');
    const references = this.#streamAt(Number(start[1]));
    this.#entries = readEntries(references);
    this.root = references.entries.get('Root') ?? { kind: 'null' };
  }

  /** A dictionary, references followed. */
  dictionary(value: PdfValue | undefined): PdfDictionary {
    const resolved = this.resolve(value);
    if (resolved.kind !== 'dictionary') throw new PdfSyntaxFault('no dictionary');
    return resolved.entries;
  }

  resolve(value: PdfValue | undefined): PdfValue {
    if (value === undefined) return { kind: 'null' };
    return value.kind === 'reference' ? this.#object(value.object) : value;
  }

  stream(object: number): ReadStream {
    const entry = this.#entries[object];
    if (entry?.kind !== 'offset') throw new PdfSyntaxFault('no stream');
    return this.#streamAt(entry.offset);
  }

  #object(object: number): PdfValue {
    const entry = this.#entries[object];
    if (entry?.kind !== 'packed') throw new PdfSyntaxFault('object is not in a stream');
    let stream = this.#objectStreams.get(entry.stream);
    if (stream === undefined) {
      stream = this.stream(entry.stream);
      this.#objectStreams.set(entry.stream, stream);
    }
    return packedObject(stream, object, entry.index);
  }

  #streamAt(offset: number): ReadStream {
    const parser = new PdfParser(this.#bytes, offset);
    parser.value();
    parser.value();
    parser.keyword('obj');
    const head = parser.value();
    if (head.kind !== 'dictionary') throw new PdfSyntaxFault('no stream dictionary');
    const { entries } = head;
    const raw = parser.streamBytes(whole(entries, 'Length'));
    const filter = entries.get('Filter');
    if (filter === undefined) return { entries, bytes: raw };
    if (filter.kind !== 'name' || filter.name !== 'FlateDecode') throw new PdfSyntaxFault('unknown filter');
    const bytes = new Uint8Array(inflateSync(raw, { maxOutputLength: MOST_BYTES }));
    return { entries, bytes: entries.has('DecodeParms') ? undoUp(entries, bytes) : bytes };
  }
}

function whole(entries: PdfDictionary, key: string): number {
  const value = entries.get(key);
  if (value?.kind !== 'number' || !Number.isSafeInteger(value.value) || value.value < 0)
    throw new PdfSyntaxFault(`no ${key}`);
  return value.value;
}

/** The PNG "up" predictor (ISO 32000-1 §7.4.4.4), the only one that we write. */
function undoUp(entries: PdfDictionary, bytes: Uint8Array): Uint8Array {
  const parameters = entries.get('DecodeParms');
  const columns = parameters?.kind === 'dictionary' ? whole(parameters.entries, 'Columns') : 0;
  if (columns === 0 || columns > 64) throw new PdfSyntaxFault('unknown predictor');
  const rows = Math.floor(bytes.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    if (bytes[row * (columns + 1)] !== 2) throw new PdfSyntaxFault('unknown predictor');
    for (let column = 0; column < columns; column += 1) {
      const above = row === 0 ? 0 : (out[(row - 1) * columns + column] ?? 0);
      out[row * columns + column] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + above;
    }
  }
  return out;
}

function readEntries({ entries, bytes }: ReadStream): readonly Entry[] {
  const widths = entries.get('W');
  if (entries.has('Prev') || widths?.kind !== 'array') throw new PdfSyntaxFault('not one of our tables');
  const [first, second, third] = widths.items.map((item) => (item.kind === 'number' ? item.value : 0));
  if (first !== 1 || second !== 4 || third !== 2) throw new PdfSyntaxFault('not one of our tables');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list: Entry[] = [];
  for (let at = 0; at + 7 <= bytes.length; at += 7) {
    const type = view.getUint8(at);
    if (type === 1) list.push({ kind: 'offset', offset: view.getUint32(at + 1) });
    else if (type === 2)
      list.push({ kind: 'packed', stream: view.getUint32(at + 1), index: view.getUint16(at + 5) });
    else list.push({ kind: 'free' });
  }
  return list;
}

function packedObject({ entries, bytes }: ReadStream, object: number, index: number): PdfValue {
  const heads = new PdfParser(bytes);
  const first = whole(entries, 'First');
  for (let at = 0; at < whole(entries, 'N'); at += 1) {
    const number = heads.value();
    const offset = heads.value();
    if (at !== index) continue;
    if (number.kind !== 'number' || offset.kind !== 'number' || number.value !== object) break;
    return new PdfParser(bytes, first + offset.value).value();
  }
  throw new PdfSyntaxFault('object is not where it should be');
}
