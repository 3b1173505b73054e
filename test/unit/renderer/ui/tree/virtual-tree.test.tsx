import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { type ReactNode, useMemo, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TreeRow } from '../../../../../renderer/ui/tree/tree-row.ts';
import { VirtualTree } from '../../../../../renderer/ui/tree/virtual-tree.tsx';
import { layoutOf } from '../table/layout.ts';

function leaf(key: string, depth: number): TreeRow {
  return { key, label: key, depth, kind: 'node', expandable: false, expanded: false };
}

type HarnessProps = { leaves?: number; onOpen?(row: TreeRow): void; onEdit?(row: TreeRow): void };

/** Two roots; the first has `leaves` of them when open. */
function Harness({ leaves = 3, ...rest }: HarnessProps): ReactNode {
  const [selected, setSelected] = useState<string>();
  const [open, setOpen] = useState(false);
  const rows = useMemo(() => {
    const inside = Array.from({ length: leaves }, (_, index) => leaf(`child${index}`, 1));
    const root: TreeRow = { ...leaf('alpha', 0), expandable: true, expanded: open };
    return [root, ...(open ? inside : []), leaf('omega', 0)];
  }, [open, leaves]);
  return (
    <VirtualTree
      label="nodes"
      rows={rows}
      selectedKey={selected}
      onSelect={(row) => setSelected(row.key)}
      onToggle={() => setOpen(!open)}
      {...rest}
    />
  );
}

function selectedName(): string | null | undefined {
  return screen.getAllByRole('treeitem').find((item) => item.getAttribute('aria-selected') === 'true')?.textContent;
}

layoutOf(300, 22 * 10);
afterEach(cleanup);

describe('VirtualTree', () => {
  it('opens, enters, leaves and closes by arrows', async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(screen.getAllByRole('treeitem')).toHaveLength(5);
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(selectedName()).toBe('child1');
    await user.keyboard('{ArrowLeft}');
    expect(selectedName()).toBe('alpha');
    await user.keyboard('{ArrowLeft}');
    expect(screen.getAllByRole('treeitem')).toHaveLength(2);
  });

  it('jumps by typing, to the parent by Ctrl+Up, and to the ends', async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await user.tab();
    await user.keyboard('{Home}{ArrowRight}child2');
    expect(selectedName()).toBe('child2');
    await user.keyboard('{Control>}{ArrowUp}{/Control}');
    expect(selectedName()).toBe('alpha');
    await user.keyboard('{End}');
    expect(selectedName()).toBe('omega');
  });

  it('asks to open and to edit', async () => {
    const user = userEvent.setup();
    const onOpen = vi.fn();
    const onEdit = vi.fn();
    render(<Harness onOpen={onOpen} onEdit={onEdit} />);
    await user.tab();
    await user.keyboard('{End}{Enter}{F2}');
    expect(onOpen).toHaveBeenCalledTimes(1);
    expect(onEdit.mock.lastCall?.[0]).toMatchObject({ key: 'omega' });
  });

  it('opens by the twisty with one click and by the name with two', async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await user.click(screen.getByText('alpha'));
    expect(screen.getAllByRole('treeitem')).toHaveLength(2);
    await user.dblClick(screen.getByText('alpha'));
    expect(screen.getAllByRole('treeitem')).toHaveLength(5);
    const twisty = screen.getByText('alpha').closest('[role=treeitem]')?.querySelector('[data-twisty]');
    await user.click(twisty ?? document.body);
    expect(screen.getAllByRole('treeitem')).toHaveLength(2);
  });

  it('draws only what is seen of 100,000 children', async () => {
    const user = userEvent.setup();
    render(<Harness leaves={100_000} />);
    await user.tab();
    await user.keyboard('{Home}{ArrowRight}{End}');
    expect(screen.getAllByRole('treeitem').length).toBeLessThan(40);
    expect(screen.getByRole('tree').scrollTop).toBe(100_002 * 22 - 220);
  });

  it('has nothing for axe to report', async () => {
    const { container } = render(<Harness />);
    fireEvent.keyDown(screen.getByRole('tree'), { key: 'ArrowDown' });
    fireEvent.keyDown(screen.getByRole('tree'), { key: 'ArrowRight' });
    const report = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(report.violations.map((violation) => violation.id)).toEqual([]);
  });
});
