import type { Column } from './column.ts';

/**
 * The columns that fit into `width` pixels: those with the highest `priority` leave first. What still does not fit is
 * reached by scrolling sideways. A width of 0 means "not measured yet": nothing leaves.
 */
export function fitColumns<Row>(columns: readonly Column<Row>[], width: number): readonly Column<Row>[] {
  let needed = columns.reduce((sum, column) => sum + column.width, 0);
  if (width === 0 || needed <= width) return columns;
  const leaving = new Set<string>();
  const candidates = columns
    .filter((column) => column.priority !== undefined)
    .sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
  for (const column of candidates) {
    if (needed <= width) break;
    leaving.add(column.id);
    needed -= column.width;
  }
  return columns.filter((column) => !leaving.has(column.id));
}

/** The columns as a CSS grid template. Widths come from the columns alone, so data that arrives never moves them. */
export function columnTemplate<Row>(columns: readonly Column<Row>[]): string {
  return columns
    .map((column) => (column.flex === undefined ? `${column.width}px` : `minmax(${column.width}px, ${column.flex}fr)`))
    .join(' ');
}

/** The width below which the table scrolls sideways. */
export function leastWidth<Row>(columns: readonly Column<Row>[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}
