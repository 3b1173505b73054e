import type { Column, RowSource } from './column.ts';

/** `spreadsheet` is CSV whose cells no spreadsheet runs as formulas. */
export type ExportFormat = 'csv' | 'spreadsheet' | 'json';

type ExportOptions = {
  /**
   * Puts an apostrophe before cells that a spreadsheet would run as a formula. It alters the data, so it happens only
   * where asked for.
   */
  neutralise: boolean;
};

/** The rows as RFC 4180 has it: commas, CRLF, a cell quoted where it must be. The heads are the columns' ids. */
export function toCsv<Row>(
  columns: readonly Column<Row>[],
  rows: RowSource<Row>,
  { neutralise }: ExportOptions,
): string {
  const lines = [columns.map((column) => csvCell(column.id, false)).join(',')];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows.at(index);
    if (row !== undefined) lines.push(columns.map((column) => csvCell(column.text(row), neutralise)).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function csvCell(text: string, neutralise: boolean): string {
  // What a spreadsheet takes for the beginning of a formula: = + - @, also after a tab or line end.
  const safe = neutralise && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows as a JSON array of objects. Numbers keep every digit: 64-bit ones are written as they are, not rounded. */
export function toJson<Row>(columns: readonly Column<Row>[], rows: RowSource<Row>): string {
  const objects: string[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows.at(index);
    if (row === undefined) continue;
    const members = columns.map((column) => `${JSON.stringify(column.id)}: ${jsonValue(column, row)}`);
    objects.push(`  {${members.join(', ')}}`);
  }
  return objects.length === 0 ? '[]\n' : `[\n${objects.join(',\n')}\n]\n`;
}

function jsonValue<Row>(column: Column<Row>, row: Row): string {
  const key = column.sort?.(row);
  if (key === null) return 'null';
  if (typeof key === 'bigint') return key.toString();
  if (typeof key === 'number') return Number.isFinite(key) ? String(key) : 'null';
  return JSON.stringify(column.text(row));
}

/** Saves a text made in the window as a file; the person or the browser chooses where. */
export function download(fileName: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has begun by the next task; until then the address must stay.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
