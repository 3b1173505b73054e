import { describe, expect, test } from 'vitest';
import { readFamily } from '../../../../../renderer/features/znodes/families.ts';
import { manyChildren, type TreeInput, treeRows } from '../../../../../renderer/features/znodes/tree-rows.ts';
import { statOf } from './stat.ts';

const family = (...names: string[]) =>
  readFamily({
    path: '',
    stat: statOf({ numChildren: names.length }),
    names: new TextEncoder().encode(names.join('\n')),
    total: names.length,
  }).family;

const input = (parts: Partial<TreeInput>): TreeInput => ({
  root: '/k',
  open: new Set(['/k', '/k/brokers']),
  families: { '/k': family('admin', 'brokers', 'controller'), '/k/brokers': family('ids', 'topics') },
  failed: new Set(),
  filter: '',
  ...parts,
});

/** The tree as one would draw it: depth, name, and what notes say. */
const drawn = (parts: Partial<TreeInput>) =>
  treeRows(input(parts)).map((row) => `${'  '.repeat(row.depth)}${row.says?.kind ?? row.label}`);

describe('the visible lines of the tree', () => {
  test('begin at the chroot, with its path as name', () => {
    expect(drawn({})).toEqual(['/k', '  admin', '  brokers', '    ids', '    topics', '  controller']);
  });

  test('say what is waited for and what could not be read', () => {
    const open = new Set(['/k', '/k/admin', '/k/controller']);
    expect(drawn({ open, failed: new Set(['/k/controller']) })).toEqual([
      '/k',
      '  admin',
      '    waiting',
      '  brokers',
      '  controller',
      '    failed',
    ]);
  });

  test('know the place of each among its siblings', () => {
    const rows = treeRows(input({}));
    expect(rows.find((row) => row.path === '/k/brokers/topics')).toMatchObject({ position: 2, siblings: 2 });
  });

  test('with a filter: what matches, and the way to it', () => {
    expect(drawn({ filter: 'TOPIC' })).toEqual(['/k', '  brokers', '    topics']);
    expect(drawn({ filter: 'nothing' })).toEqual(['/k']);
  });

  test('a long list is all there, under a line that says how many', () => {
    const names = Array.from({ length: manyChildren + 1 }, (_, index) => `n${index}`);
    const rows = treeRows(input({ open: new Set(['/k']), families: { '/k': family(...names) } }));
    expect(rows).toHaveLength(2 + names.length);
    expect(rows[1]?.says).toEqual({ kind: 'many', shown: names.length, total: names.length });
    const filtered = treeRows(input({ open: new Set(['/k']), families: { '/k': family(...names) }, filter: 'n20' }));
    expect(filtered[1]?.says).toEqual({ kind: 'many', shown: 2, total: names.length });
  });

  test('what is gone is closed and cannot be opened', () => {
    const before = family('brokers');
    const after = readFamily({ path: '/k', stat: statOf(), names: new Uint8Array(), total: 0 }, before).family;
    const rows = treeRows(input({ families: { '/k': after } }));
    expect(rows[1]).toMatchObject({ label: 'brokers', gone: true, expanded: false, expandable: false });
  });
});
