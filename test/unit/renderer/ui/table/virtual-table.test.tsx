import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Column, Sort } from '../../../../../renderer/ui/table/column.ts';
import type { HeldNote } from '../../../../../renderer/ui/table/table-props.ts';
import { VirtualTable } from '../../../../../renderer/ui/table/virtual-table.tsx';
import { layoutOf } from './layout.ts';

type Row = { name: string; rate: number | null };

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    head: 'Name',
    width: 100,
    flex: 1,
    sort: (row) => row.name,
    cell: (row) => row.name,
    text: (row) => row.name,
  },
  {
    id: 'rate',
    head: 'Rate',
    width: 60,
    align: 'end',
    sort: (row) => row.rate,
    cell: (row) => row.rate ?? 'no data',
    text: (row) => String(row.rate ?? ''),
  },
];

function rowKey(row: Row): string {
  return row.name;
}

function list(...rates: (number | null)[]): Row[] {
  return rates.map((rate, index) => ({ name: `t${index}`, rate }));
}

type HarnessProps = {
  rows: readonly Row[];
  live?: boolean;
  sort?: Sort;
  matches?: (row: Row) => boolean;
  onOpen?(row: Row): void;
  onHeld?(note: HeldNote | undefined): void;
};

function Harness({ rows, sort: firstSort, ...rest }: HarnessProps): ReactNode {
  const [selected, setSelected] = useState<string>();
  const [sort, setSort] = useState(firstSort);
  return (
    <VirtualTable
      label="things"
      rows={rows}
      columns={columns}
      rowKey={rowKey}
      sort={sort}
      onSort={setSort}
      selectedKey={selected}
      onSelect={(row) => setSelected(row.name)}
      empty={<p>nothing here</p>}
      {...rest}
    />
  );
}

function names(): (string | null | undefined)[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent);
}

function selectedName(): string | null | undefined {
  const row = screen.getAllByRole('row').find((candidate) => candidate.getAttribute('aria-selected') === 'true');
  return row?.querySelector('[data-column=name]')?.textContent;
}

function many(count: number): Row[] {
  return list(...Array.from({ length: count }, (_, index) => index));
}

layoutOf(800, 26 + 24 * 10);
afterEach(cleanup);

describe('VirtualTable', () => {
  it('draws only what is seen of 100,000 rows and tells their number', () => {
    render(<Harness rows={many(100_000)} />);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('100001');
    expect(names().length).toBeLessThan(40);
  });

  it('is one tab stop and is walked by keys', async () => {
    const user = userEvent.setup();
    const onOpen = vi.fn();
    render(<Harness rows={many(500)} onOpen={onOpen} />);
    await user.tab();
    const grid = screen.getByRole('grid');
    expect(document.activeElement).toBe(grid);
    await user.keyboard('{ArrowDown}{ArrowDown}j');
    expect(selectedName()).toBe('t2');
    await user.keyboard('k{Enter}');
    expect(onOpen).toHaveBeenCalledWith({ name: 't1', rate: 1 });
    await user.keyboard('{End}');
    expect(grid.scrollTop).toBe(500 * 24 + 26 - grid.clientHeight);
    await user.keyboard('{Home}');
    expect(selectedName()).toBe('t0');
    await user.keyboard('{PageDown}');
    expect(selectedName()).toBe('t9');
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it('moves by the place of the key when a Hangul layout is on', async () => {
    render(<Harness rows={many(5)} />);
    const grid = screen.getByRole('grid');
    fireEvent.keyDown(grid, { key: 'ㅓ', code: 'KeyJ' });
    fireEvent.keyDown(grid, { key: 'ㅓ', code: 'KeyJ' });
    expect(selectedName()).toBe('t1');
  });

  it('names the element under the keyboard only while it is drawn', () => {
    render(<Harness rows={many(500)} />);
    const grid = screen.getByRole('grid');
    expect(grid.hasAttribute('aria-activedescendant')).toBe(false);
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    const active = grid.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.getAttribute('aria-selected')).toBe('true');
  });

  it('sorts from the heads by mouse and by keyboard, unknown last', async () => {
    const user = userEvent.setup();
    render(<Harness rows={list(5, null, 9)} />);
    await user.click(screen.getByRole('button', { name: 'Rate' }));
    expect(names()).toEqual(['t2', 't0', 't1']);
    expect(screen.getByRole('columnheader', { name: 'Rate' }).getAttribute('aria-sort')).toBe('descending');
    // From the first row Up leads to the heads; the focus never leaves the grid.
    await user.keyboard('{ArrowUp}{ArrowRight}{Enter}');
    expect(names()).toEqual(['t0', 't2', 't1']);
    expect(document.activeElement).toBe(screen.getByRole('grid'));
  });

  it('keeps the selection through filter and refresh', async () => {
    const user = userEvent.setup();
    const { rerender } = render(<Harness rows={list(1, 2, 3)} />);
    await user.click(screen.getByText('t1'));
    rerender(<Harness rows={list(1, 2, 3)} matches={(row) => row.name !== 't1'} />);
    expect(names()).toEqual(['t0', 't2']);
    rerender(<Harness rows={list(7, 8, 9)} />);
    expect(selectedName()).toBe('t1');
  });

  it('opens by double click', async () => {
    const onOpen = vi.fn();
    render(<Harness rows={list(1, 2)} onOpen={onOpen} />);
    await userEvent.setup().dblClick(screen.getByText('t1'));
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('does not move rows while the pointer is in a live list, and offers to', async () => {
    const user = userEvent.setup();
    const onHeld = vi.fn<(note: HeldNote | undefined) => void>();
    const sort: Sort = { column: 'rate', direction: 'descending' };
    const { rerender } = render(<Harness rows={list(3, 2, 1)} live sort={sort} onHeld={onHeld} />);
    await user.hover(screen.getByText('t1'));
    rerender(<Harness rows={list(0, 2, 9)} live sort={sort} onHeld={onHeld} />);
    expect(names()).toEqual(['t0', 't1', 't2']);
    const note = onHeld.mock.lastCall?.[0];
    expect(note?.moves).toBe(2);
    await user.unhover(screen.getByRole('grid'));
    expect(names()).toEqual(['t2', 't1', 't0']);
    expect(onHeld.mock.lastCall?.[0]).toBeUndefined();
  });

  it('strikes out a row that went, and does not open it', async () => {
    const user = userEvent.setup();
    const onOpen = vi.fn();
    const { rerender } = render(<Harness rows={list(1, 2, 3)} live onOpen={onOpen} />);
    await user.click(screen.getByText('t1'));
    rerender(<Harness rows={list(1, 2, 3).filter((row) => row.name !== 't1')} live onOpen={onOpen} />);
    expect(names()).toEqual(['t0', 't1', 't2']);
    expect(screen.getByText('t1').closest('[role=row]')?.hasAttribute('data-gone')).toBe(true);
    await user.keyboard('{Enter}');
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('keeps the first visible row in place when rows come in above it', () => {
    const rows = many(200);
    const { rerender } = render(<Harness rows={rows} />);
    const grid = screen.getByRole('grid');
    grid.scrollTop = 240;
    fireEvent.scroll(grid);
    const above: Row[] = [
      { name: 'new1', rate: 0 },
      { name: 'new2', rate: 0 },
    ];
    rerender(<Harness rows={[...above, ...rows]} />);
    expect(grid.scrollTop).toBe(240 + 2 * 24);
  });

  it('copies the selected row by tabs', async () => {
    render(<Harness rows={list(1, 2)} />);
    await userEvent.setup().click(screen.getByText('t1'));
    window.getSelection()?.removeAllRanges();
    const setData = vi.fn();
    fireEvent.copy(screen.getByRole('grid'), { clipboardData: { setData } });
    expect(setData).toHaveBeenCalledWith('text/plain', 't1\t2');
  });

  it('says what is the case when there is no row', () => {
    render(<Harness rows={[]} />);
    expect(screen.getByText('nothing here')).toBeTruthy();
    expect(screen.queryAllByRole('gridcell')).toHaveLength(0);
  });

  it('has nothing for axe to report', async () => {
    const { container } = render(<Harness rows={many(50)} />);
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowDown' });
    const report = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(report.violations.map((violation) => violation.id)).toEqual([]);
  });
});
