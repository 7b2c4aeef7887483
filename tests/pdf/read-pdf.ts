import { inflateSync } from 'node:zlib';

/** A PDF of ours taken apart by plain search, apart from the product's own reader. */
export interface ReadPdf {
  readonly text: string;
  readonly streams: readonly {
    readonly object: number;
    readonly entries: string;
    readonly bytes: Uint8Array;
  }[];
  /** Objects in object streams, by number. */
  readonly objects: ReadonlyMap<number, string>;
  /** The content streams of the pages, in order. */
  readonly contents: readonly string[];
}

export function readPdf(pdf: Uint8Array): ReadPdf {
  const text = Buffer.from(pdf).toString('latin1');
  const streams = [...text.matchAll(/(\d+) 0 obj\n<<((?:(?!endobj).)*?)\/Length (\d+)\s*>>\nstream\n/gs)].map(
    (match) => {
      const [whole, object = '', entries = '', length = ''] = match;
      const start = match.index + whole.length;
      const raw = pdf.subarray(start, start + Number(length));
      const bytes = entries.includes('/FlateDecode') ? inflateSync(raw) : raw;
      return { object: Number(object), entries: compact(entries), bytes: new Uint8Array(bytes) };
    },
  );
  const objects = new Map<number, string>();
  for (const { entries, bytes } of streams) {
    const first = /\/Type\/ObjStm.*\/First (\d+)/.exec(entries)?.[1];
    if (first === undefined) continue;
    const body = Buffer.from(bytes).toString('latin1');
    const heads = body.slice(0, Number(first)).trim().split(' ').map(Number);
    for (let at = 0; at < heads.length; at += 2) {
      const start = Number(first) + (heads[at + 1] ?? 0);
      const end = heads[at + 3] === undefined ? body.length : Number(first) + (heads[at + 3] ?? 0);
      objects.set(heads[at] ?? 0, compact(body.slice(start, end)));
    }
  }
  const byNumber = new Map(streams.map((stream) => [stream.object, stream]));
  const contents = [...objects.values()]
    .filter((body) => body.startsWith('<</Type/Page/'))
    .map((body) => Number(/\/Contents (\d+) 0 R/.exec(body)?.[1]))
    .map((object) => Buffer.from(byNumber.get(object)?.bytes ?? []).toString('latin1'));
  return { text, streams, objects, contents };
}

/** The one object that matches, else all of them. */
export function objectsLike(pdf: ReadPdf, pattern: RegExp): string[] {
  return [...pdf.objects.values()].filter((body) => pattern.test(body));
}

/** Without the white space that means nothing, so that tests need not care how an object is spelt. */
export function compact(body: string): string {
  return body
    .replace(/\s*(\((?:\\.|[^\\()])*\)|<<|>>|[<>[\]]|\/)\s*|\s+/gs, (_, token = ' ') => token)
    .trim();
}
