import { deflateSync } from 'node:zlib';
import { ByteWriter } from './byte-writer.ts';
import { fileIdentifier } from './file-identifier.ts';
import { hexString, type ObjectNumber, reference } from './pdf-syntax.ts';

/** Objects of one object stream: enough to compress well, few enough for a reader to fetch one of them. */
const OBJECTS_PER_STREAM = 400;

/**
 * What streams are deflated at unless they say otherwise. Measured on two pages of text: level 6 takes twice the time
 * of level 4 and saves 4 % of content and 3 % of object streams; deflating is the main cost of painting.
 */
const LEVEL = 4;

/** A stream that is deflated already, or must not be. */
export interface EncodedStream {
  /** Its dictionary's entries without `Length`; with `Filter` where it has one. */
  readonly entries: string;
  readonly bytes: Uint8Array;
}

/**
 * The objects of a PDF 1.7 file, and how they are laid down: streams as they come, all other objects in object
 * streams (ISO 32000-1 §7.5.7), found by a cross-reference stream (§7.5.8). Two thirds of a tagged file are small
 * structure elements; so they cost a third. No clock: `/ID` is a hash of the bytes.
 */
export class PdfFile {
  readonly #out = new ByteWriter(1 << 16);
  /** By object number: the offset of a stream, or where in which object stream it is. */
  readonly #places: Place[] = [{ kind: 'free' }];
  readonly #packed: PackedObject[] = [];

  constructor() {
    this.#out.text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  }

  /** An object number whose object comes later. */
  reserve(): ObjectNumber {
    this.#places.push({ kind: 'free' });
    return this.#places.length - 1;
  }

  /** Reserves and puts. */
  add(body: string): ObjectNumber {
    const object = this.reserve();
    this.put(object, body);
    return object;
  }

  /** Any object but a stream, in PDF syntax; its characters are bytes. */
  put(object: ObjectNumber, body: string): void {
    this.#packed.push({ object, body });
  }

  /** A stream, deflated here. `entries` are its dictionary's, without `Length` and `Filter`. */
  addDeflated(entries: string, bytes: Uint8Array, level = LEVEL): ObjectNumber {
    return this.addStream({ entries: `${entries}/Filter/FlateDecode`, bytes: deflate(bytes, level) });
  }

  addStream(stream: EncodedStream): ObjectNumber {
    const object = this.reserve();
    this.putStream(object, stream);
    return object;
  }

  putStream(object: ObjectNumber, stream: EncodedStream): void {
    const out = this.#out;
    this.#places[object] = { kind: 'offset', offset: out.length };
    out.text(`${object} 0 obj\n<<${stream.entries}/Length ${stream.bytes.length}>>stream\n`);
    out.bytes(stream.bytes);
    out.text('\nendstream\nendobj\n');
  }

  /** Writes what is left and gives the whole file. */
  finish(root: ObjectNumber, info: ObjectNumber): Uint8Array {
    for (let from = 0; from < this.#packed.length; from += OBJECTS_PER_STREAM)
      this.#writeObjectStream(this.#packed.slice(from, from + OBJECTS_PER_STREAM));
    this.#writeCrossReferences(root, info);
    return new Uint8Array(this.#out.view());
  }

  #writeObjectStream(objects: readonly PackedObject[]): void {
    const stream = this.reserve();
    let heads = '';
    let bodies = '';
    for (let index = 0; index < objects.length; index += 1) {
      const { object = 0, body = '' } = objects[index] ?? {};
      this.#places[object] = { kind: 'packed', stream, index };
      heads += `${object} ${bodies.length} `;
      bodies += `${body}\n`;
    }
    this.putStream(stream, {
      entries: `/Type/ObjStm/N ${objects.length}/First ${heads.length}/Filter/FlateDecode`,
      bytes: deflate(Buffer.from(heads + bodies, 'latin1'), LEVEL),
    });
  }

  #writeCrossReferences(root: ObjectNumber, info: ObjectNumber): void {
    const id = hexString(fileIdentifier(this.#out.view()));
    const object = this.reserve();
    const offset = this.#out.length;
    this.#places[object] = { kind: 'offset', offset };
    const rows = crossReferenceRows(this.#places);
    const size = this.#places.length;
    const entries =
      `/Type/XRef/Size ${size}/W[1 4 2]/Root ${reference(root)}/Info ${reference(info)}/ID[${id}${id}]` +
      `/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${ROW_LENGTH}>>`;
    this.putStream(object, { entries, bytes: deflate(rows, LEVEL) });
    this.#out.text(`startxref\n${offset}\n%%EOF\n`);
  }
}

type Place =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'packed'; readonly stream: ObjectNumber; readonly index: number };

interface PackedObject {
  readonly object: ObjectNumber;
  readonly body: string;
}

export function deflate(bytes: Uint8Array, level: number): Uint8Array {
  return deflateSync(bytes, { level });
}

/** Bytes of a row: type, then offset or stream number, then generation or index. */
const ROW_LENGTH = 7;

/** ISO 32000-1 §7.5.8.3, with the PNG "up" predictor, which leaves mostly zeros of runs of like rows. */
function crossReferenceRows(places: readonly Place[]): Uint8Array {
  const rows = new Uint8Array(places.length * (ROW_LENGTH + 1));
  const before = new Uint8Array(ROW_LENGTH);
  const row = new Uint8Array(ROW_LENGTH);
  for (const [number, place] of places.entries()) {
    fillRow(row, number, place);
    const at = number * (ROW_LENGTH + 1);
    rows[at] = 2;
    for (let column = 0; column < ROW_LENGTH; column += 1)
      rows[at + 1 + column] = (row[column] ?? 0) - (before[column] ?? 0);
    before.set(row);
  }
  return rows;
}

function fillRow(row: Uint8Array, number: ObjectNumber, place: Place): void {
  const [type, second, third] =
    place.kind === 'packed'
      ? [2, place.stream, place.index]
      : place.kind === 'offset'
        ? [1, place.offset, 0]
        : [0, 0, number === 0 ? 0xffff : 0];
  row[0] = type;
  row[1] = second >>> 24;
  row[2] = second >>> 16;
  row[3] = second >>> 8;
  row[4] = second;
  row[5] = third >>> 8;
  row[6] = third;
}
