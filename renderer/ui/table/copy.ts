import type { Column } from './column.ts';

/** A row as spreadsheets and terminals take it: cells by tab. Tabs and line ends inside a cell become one blank. */
export function rowAsTsv<Row>(columns: readonly Column<Row>[], row: Row): string {
  return columns.map((column) => column.text(row).replace(/[\t\r\n]+/g, ' ')).join('\t');
}

/**
 * Puts text on the clipboard by a copy event of our own: it needs no permission, and the desktop window grants none.
 * Must be called while a key press or click is handled.
 */
export function copyByEvent(text: string): boolean {
  function fill(event: ClipboardEvent): void {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  document.addEventListener('copy', fill, { capture: true, once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', fill, { capture: true });
  }
}
