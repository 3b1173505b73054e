import type { TreeRow } from './tree-row.ts';

/** The next node from `from` in a direction, past notes; `from` itself when there is none. */
export function nextNode(rows: readonly TreeRow[], from: number, by: number): number {
  const step = by < 0 ? -1 : 1;
  let left = Math.abs(by);
  let found = from;
  for (let at = from + step; at >= 0 && at < rows.length && left > 0; at += step) {
    if (rows[at]?.kind !== 'node') continue;
    found = at;
    left -= 1;
  }
  return found;
}

/** The node that the one at `index` belongs to, or −1 for a root. */
export function parentOf(rows: readonly TreeRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    if ((rows[at]?.depth ?? 0) < depth) return at;
  }
  return -1;
}

/** The node and its siblings that could be opened: what `*` opens. */
export function closedSiblings(rows: readonly TreeRow[], index: number): TreeRow[] {
  const depth = rows[index]?.depth ?? 0;
  const closed: TreeRow[] = [];
  for (let at = parentOf(rows, index) + 1; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || row.depth < depth) break;
    if (row.depth === depth && row.expandable && !row.expanded) closed.push(row);
  }
  return closed;
}

/** The next node whose name begins with what was typed, from `from` on and around; −1 when there is none. */
export function findByTyping(rows: readonly TreeRow[], from: number, typed: string): number {
  const wanted = typed.toLowerCase();
  // A single letter goes on to the next match, more of them refine the one that is found.
  const start = typed.length === 1 ? from + 1 : Math.max(from, 0);
  for (let step = 0; step < rows.length; step += 1) {
    const at = (start + step) % rows.length;
    const row = rows[at];
    if (row?.kind === 'node' && row.label.toLowerCase().startsWith(wanted)) return at;
  }
  return -1;
}
