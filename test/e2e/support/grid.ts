import type { Locator } from 'playwright-core';

/** A row of a table as the screen shows it: the cells' texts and their hover texts, by the words of the column's head. */
export type ShownRow = { texts: Record<string, string>; titles: Record<string, string>; classes: string };

/** The rows that are drawn now: those in sight and a few around them. */
export function rowsInSight(grid: Locator): Promise<ShownRow[]> {
  return grid.evaluate(readDrawnRows).then((rows) => rows.map(([, row]) => row));
}

/** All rows of a table, scrolled through from its top as its owner would; ends at the top again. */
export async function allRows(grid: Locator): Promise<ShownRow[]> {
  const { total, page } = await grid.evaluate((element) => ({
    total: Number(element.getAttribute('aria-rowcount')) - 1,
    page: element.clientHeight - 60,
  }));
  const found = new Map<number, ShownRow>();
  for (let top = 0; found.size < total; top += page) {
    await grid.evaluate(scrollAndDraw, top);
    const before = found.size;
    for (const [index, row] of await grid.evaluate(readDrawnRows)) found.set(index, row);
    if (found.size === before && top > total * 100) throw new Error(`${found.size} of ${total} rows were drawn`);
  }
  await grid.evaluate(scrollAndDraw, 0);
  return [...found.keys()].sort((a, b) => a - b).flatMap((index) => found.get(index) ?? []);
}

/** Scrolls, and waits until the row at the top is there. Runs in the page. */
async function scrollAndDraw(grid: Element, top: number): Promise<void> {
  grid.scrollTop = top;
  const first = Math.floor(grid.scrollTop / 24);
  for (let frame = 0; frame < 300; frame += 1) {
    await new Promise(requestAnimationFrame);
    const rows = [...grid.querySelectorAll('[role=row][aria-rowindex]')];
    if (rows.some((row) => Number(row.getAttribute('aria-rowindex')) === first + 2)) return;
  }
}

/** Runs in the page. */
function readDrawnRows(grid: Element): [number, ShownRow][] {
  const heads = [...grid.querySelectorAll('[role=columnheader]')].map((head) => head.textContent.trim());
  return [...grid.querySelectorAll('[role=row]')]
    .filter((row) => row.querySelector('[role=gridcell]') !== null)
    .map((row) => {
      const shown: ShownRow = { texts: {}, titles: {}, classes: row.className };
      for (const cell of row.querySelectorAll('[role=gridcell]')) {
        const head = heads[Number(cell.getAttribute('aria-colindex')) - 1] ?? '';
        shown.texts[head] = cell.textContent.trim();
        shown.titles[head] = cell.getAttribute('title') ?? '';
      }
      return [Number(row.getAttribute('aria-rowindex')), shown];
    });
}

/** A number as the screen writes it: thousands with commas. */
export function count(value: number | bigint): string {
  return value.toLocaleString('en-US');
}
