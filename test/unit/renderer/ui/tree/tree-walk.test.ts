import { describe, expect, it } from 'vitest';
import type { TreeRow } from '../../../../../renderer/ui/tree/tree-row.ts';
import { closedSiblings, findByTyping, nextNode, parentOf } from '../../../../../renderer/ui/tree/tree-walk.ts';

function row(label: string, depth: number, extra: Partial<TreeRow> = {}): TreeRow {
  return { key: label, label, depth, kind: 'node', expandable: true, expanded: false, ...extra };
}

const rows: TreeRow[] = [
  row('brokers', 0, { expanded: true }),
  row('ids', 1),
  row('topics', 1, { expanded: true }),
  row('note', 2, { kind: 'note' }),
  row('orders', 2),
  row('config', 0),
];

describe('walking a tree', () => {
  it('steps over notes', () => {
    expect(nextNode(rows, 2, 1)).toBe(4);
    expect(nextNode(rows, 4, -1)).toBe(2);
    expect(nextNode(rows, 5, 1)).toBe(5);
    expect(nextNode(rows, 0, 99)).toBe(5);
  });

  it('finds the parent, and none for a root', () => {
    expect(parentOf(rows, 4)).toBe(2);
    expect(parentOf(rows, 5)).toBe(-1);
  });

  it('opens a level: only closed siblings', () => {
    expect(closedSiblings(rows, 2).map((closed) => closed.key)).toEqual(['ids']);
    expect(closedSiblings(rows, 0).map((closed) => closed.key)).toEqual(['config']);
  });

  it('goes on with one letter and refines with more', () => {
    expect(findByTyping(rows, 0, 'b')).toBe(0);
    expect(findByTyping(rows, 0, 'o')).toBe(4);
    expect(findByTyping(rows, 4, 'or')).toBe(4);
    expect(findByTyping(rows, 0, 'n')).toBe(-1);
  });
});
