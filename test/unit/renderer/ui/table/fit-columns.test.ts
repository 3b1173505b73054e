import { describe, expect, it } from 'vitest';
import type { Column } from '../../../../../renderer/ui/table/column.ts';
import { columnTemplate, fitColumns } from '../../../../../renderer/ui/table/fit-columns.ts';

function column(id: string, width: number, extra: Partial<Column<string>> = {}): Column<string> {
  return { id, head: id, width, cell: (row) => row, text: (row) => row, ...extra };
}

const columns = [
  column('name', 200, { flex: 1 }),
  column('size', 100, { priority: 1 }),
  column('rate', 80, { priority: 2 }),
];

function ids(width: number): string[] {
  return fitColumns(columns, width).map(({ id }) => id);
}

describe('fitColumns', () => {
  it('lets the least important column leave first, and none that must stay', () => {
    expect(ids(380)).toEqual(['name', 'size', 'rate']);
    expect(ids(379)).toEqual(['name', 'size']);
    expect(ids(299)).toEqual(['name']);
    expect(ids(50)).toEqual(['name']);
  });

  it('shows all while the width is not known', () => {
    expect(ids(0)).toHaveLength(3);
  });

  it('takes widths from the columns alone', () => {
    expect(columnTemplate(columns)).toBe('minmax(200px, 1fr) 100px 80px');
  });
});
