import { describe, expect, it } from 'vitest';
import type { Column } from '../../../../../renderer/ui/table/column.ts';
import { toCsv, toJson } from '../../../../../renderer/ui/table/export.ts';

type Row = { name: string; offset: bigint | null };

const columns: Column<Row>[] = [
  { id: 'name', head: 'Name', width: 10, cell: (row) => row.name, text: (row) => row.name },
  {
    id: 'offset',
    head: 'Offset',
    width: 10,
    sort: (row) => row.offset,
    cell: () => '…',
    text: (row) => row.offset?.toString() ?? '',
  },
];

describe('toCsv', () => {
  it('quotes what needs it and nothing else', () => {
    const rows: Row[] = [{ name: 'a "b", c', offset: 9_007_199_254_740_993n }];
    expect(toCsv(columns, rows, { neutralise: false })).toBe('name,offset\r\n"a ""b"", c",9007199254740993\r\n');
  });

  it('alters a formula only where asked', () => {
    const rows: Row[] = [{ name: '=HYPERLINK("x")', offset: null }];
    expect(toCsv(columns, rows, { neutralise: false })).toContain('"=HYPERLINK(""x"")"');
    expect(toCsv(columns, rows, { neutralise: true })).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('toJson', () => {
  it('keeps every digit and tells unknown from empty', () => {
    const text = toJson(columns, [
      { name: 'a', offset: 9_007_199_254_740_993n },
      { name: '', offset: null },
    ]);
    expect(text).toBe('[\n  {"name": "a", "offset": 9007199254740993},\n  {"name": "", "offset": null}\n]\n');
  });
});
