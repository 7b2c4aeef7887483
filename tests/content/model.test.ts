import { beforeAll, describe, expect, it } from 'vitest';
import {
  type BriefDocument,
  briefJsonSchema,
  canonicalYaml,
  type FieldNode,
  fieldAt,
  fieldTable,
  fieldTree,
  OPTIONAL_SECTIONS,
  prepareContent,
  readBrief,
  scaffold,
} from '../../src/content/index.ts';
import { DiagnosticList } from '../../src/diagnostics/index.ts';

beforeAll(() => prepareContent('x.yaml'));

function read(text: string): { document: BriefDocument | undefined; list: DiagnosticList } {
  const list = new DiagnosticList();
  return { document: readBrief(new TextEncoder().encode(text), 'x.yaml', list), list };
}

describe('fieldTree', () => {
  it('knows what is printed', () => {
    const printed: string[] = [];
    const visit = (node: FieldNode, path: string): void => {
      if (node.kind === 'date') return;
      if (path.split('.').length > 4 || !node.printed) return;
      if (node.kind === 'text' || node.kind === 'url') printed.push(path);
      for (const [name, field] of Object.entries(node.fields ?? {})) visit(field, `${path}.${name}`);
      if (node.item) visit(node.item, path);
    };
    visit(fieldTree(), '');
    expect(printed).toEqual(expect.arrayContaining(['.title', '.keyPoints.lead', '.quotes.original.text']));
    expect(printed.filter((path) => /email\.|\.alt$|talkingPoints|qa|print|lint/.test(path))).toEqual([]);
  });

  it('answers for paths of templates', () => {
    expect(fieldAt(['keyPoints', 0, 'text'])?.kind).toBe('text');
    expect(fieldAt(['keyPoints', 'text'])?.kind).toBe('text');
    expect(fieldAt(['asOf', 'year'])?.kind).toBe('number');
    expect(fieldAt(['positions', 'issues', 0, 'byParty', 'Kyiv'])?.kind).toBe('text');
    expect(fieldAt(['sections', 0, 'blocks', 0, 'box', 'blocks', 1, 'table', 'rows', 0, 0])?.kind).toBe(
      'text',
    );
    expect(fieldAt(['keyPoints', 'txt'])).toBeUndefined();
    expect(fieldAt(['title', 'text'])).toBeUndefined();
    expect(fieldAt(['constructor'])).toBeUndefined();
  });

  it('has every section that may be left out', () => {
    expect(OPTIONAL_SECTIONS.filter((name) => fieldAt([name]) === undefined)).toEqual([]);
  });
});

describe('fieldTable', () => {
  it('says what each field takes', () => {
    const rows = fieldTable();
    expect(rows.filter((row) => row.required).map((row) => row.field)).toEqual(['title', 'keyPoints[]']);
    expect(rows.find((row) => row.field === 'keyPoints[]')).toEqual({
      field: 'keyPoints[]',
      shape: 'text or {text, lead?, sources[]?, paragraphs[]?, priority?} (1–9)',
      required: true,
      note: '3–7 are best',
    });
    expect(rows.find((row) => row.field === 'asOf')?.shape).toBe('date or `undated`');
    expect(rows.find((row) => row.field === 'sections[]')?.shape).toBe('{heading, blocks, kind?, priority?}');
  });
});

describe('briefJsonSchema', () => {
  it('is plain JSON with every field, closed to others', () => {
    const schema = JSON.parse(JSON.stringify(briefJsonSchema())) as Record<string, Record<string, unknown>>;
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(fieldTree().fields ?? {}));
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toEqual(['title', 'keyPoints']);
    expect(schema.properties?.keyPoints).toMatchObject({ type: 'array', minItems: 1, maxItems: 9 });
    expect(schema.definitions?.block).toBeDefined();
  });
});

describe('scaffold', () => {
  it('is a brief at once, without advice, and names every field', () => {
    const text = scaffold('my-first_brief');
    const { document, list } = read(text);
    expect(list.items).toEqual([]);
    expect(document?.brief.title).toBe('My first brief');
    const missing = Object.keys(fieldTree().fields ?? {}).filter(
      (name) => !new RegExp(`^(?:# )?${name}:`, 'm').test(text),
    );
    expect(missing).toEqual([]);
  });

  it('has comments that can be opened', () => {
    const opened = scaffold('x')
      .split('\n')
      .map((line) => (/^# (?: |\w+:)/.test(line) ? line.slice(2) : line))
      .join('\n');
    const { list } = read(opened);
    const errors = list.items.filter((item) => item.severity === 'error').map((item) => item.code);
    // The sample of an event has both a date and a period, and the sample's party is in no list.
    expect([...new Set(errors)].sort()).toEqual(['content/one-of-two', 'content/unknown-party']);
  });

  it.each(['', '  ', '---', 'a: b # c', '"x', "it's", '../x/y.yaml', '\u0000\ud800', 'null', '* *'])(
    'takes the name %j',
    (name) => {
      expect(read(scaffold(name)).list.hasErrors).toBe(false);
    },
  );
});

describe('canonicalYaml', () => {
  const text = `# a comment
keyPoints:   [one, {lead: L, text: "two: # three", priority: 2}, "yes", 'null']
title: T
lang: en
typography: as-typed
asOf: 2025-12-17
email: {subject: Private}
talkingPoints: [Say this]
print: {paper: letter}
organisation:
  name: O
  address: "1 Street\\nCity"
  logo: {src: /home/me/logos/o.png, alt: O}
sections:
  - heading: H
    blocks:
      - One.
      - table: {head: [a, ""], rows: [["1", "x"]]}
      - box: {blocks: [{list: [a, b], ordered: true}]}
sources: [{id: s1, title: S, file: secret/s.txt}]
positions: {parties: [A, "B: c"], issues: [{issue: I, byParty: {A: x, "B: c": z}}]}
`;

  it('keeps what is printed, in the order of the model', () => {
    const { document } = read(text);
    expect(document && canonicalYaml(document, 'printed')).toBe(`title: T
asOf: "2025-12-17"
keyPoints:
  - one
  - text: "two: # three"
    lead: L
  - "yes"
  - "null"
sections:
  - heading: H
    blocks:
      - One.
      - table:
          head:
            - a
            - ""
          rows:
            - ["1", "x"]
      - box:
          blocks:
            - list:
                - a
                - b
              ordered: true
positions:
  parties:
    - A
    - "B: c"
  issues:
    - issue: I
      byParty:
        A: x
        "B: c": z
sources:
  - id: s1
    title: S
organisation:
  name: O
  logo:
    src: o.png
    alt: O
  address: "1 Street\\nCity"
`);
  });

  it('keeps in full what is not printed, but no mail and no folders', () => {
    const { document } = read(text);
    const full = document ? canonicalYaml(document, 'full') : '';
    expect(full).toContain('talkingPoints:\n  - Say this\n');
    expect(full).toContain('print:\n  paper: letter\n');
    expect(full).toContain('    priority: 2\n');
    expect(full).not.toMatch(/comment|Private|secret|home/);
  });
});
