import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { createAccess } from '../../electron/shells/browser/access.ts';
import { startServer } from '../../electron/shells/browser/server.ts';
import { listPageFiles } from '../../electron/shells/page-files.ts';
import { contract } from '../../shared/contract/index.ts';
import { serve } from '../../shared/wire/server.ts';
import { type Page, startChromium } from './support/chromium.ts';
import type { Report } from './support/report.ts';
import { median, round, sleep } from './support/stats.ts';
import { tableHandlers } from './support/table-handlers.ts';

const rounds = 20;
const rows = 10_000;
const bareRoot = fileURLToPath(new URL('bare-table/', import.meta.url));
const pageRoot = fileURLToPath(new URL('../../out/renderer', import.meta.url));

// Resolves with the milliseconds from `act` to the frame after `isThere` became true.
const until = (act: string, isThere: string) => `new Promise((resolve, reject) => {
  const start = performance.now();
  const look = () => {
    if (${isThere}) return requestAnimationFrame(() => resolve(performance.now() - start));
    if (performance.now() - start > 10000) return reject(new Error('not painted after 10 s'));
    requestAnimationFrame(look);
  };
  ${act};
  requestAnimationFrame(look);
})`;

const type = (text: string) => `(() => {
  const box = document.querySelector('input[type=search]');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, ${JSON.stringify(text)});
  box.dispatchEvent(new Event('input', { bubbles: true }));
})()`;

type Subject = { show: string; hide: string; shown: string; counted(count: number): string };

const ours: Subject = {
  show: `location.hash = '#/c/bench/topics'`,
  hide: `location.hash = '#/c/bench/journal'`,
  shown: `document.querySelectorAll('[role=grid] [role=row]').length > 20`,
  counted: (count) => `document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '${count + 1}'`,
};

const bare: Subject = {
  show: 'showTable()',
  hide: 'hideTable()',
  shown: `document.querySelectorAll('.row').length > 20`,
  counted: (count) => `document.querySelector('.rows')?.dataset.count === '${count}'`,
};

async function measure(page: Page, subject: Subject, i: number) {
  await page.evaluate(subject.hide);
  await sleep(300);
  const first = await page.evaluate<number>(until(subject.show, subject.shown));
  const filtered = await page.evaluate<number>(until(type(`team-${i}.`), subject.counted(rows / 100)));
  await page.evaluate(until(type(''), subject.counted(rows)));
  return { first, filtered };
}

/** The topic table at 10,000 rows beside a bare virtual list with the same rows over the same wire. */
export async function benchTopicTable(report: Report) {
  const bareOut = await mkdtemp(join(tmpdir(), 'kconsole-bare-table-'));
  await build({
    root: bareRoot,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: bareOut, emptyOutDir: true, target: 'chrome120', modulePreload: { polyfill: false } },
  });
  const browser = await startChromium();
  const servers = await Promise.all([pageRoot, bareOut].map((folder) => startTableServer(folder)));
  try {
    const pages = await Promise.all(
      servers.map(async (server) => {
        const page = await browser.newPage(1440, 900);
        await page.goto(server.freshAddress());
        await sleep(2_500);
        return page;
      }),
    );
    const [ourPage, barePage] = pages;
    if (!ourPage || !barePage) throw new Error('two pages were opened');
    const firsts: [number, number][] = [];
    const filters: [number, number][] = [];
    for (let i = 0; i < rounds; i += 1) {
      await ourPage.send('Page.bringToFront');
      const a = await measure(ourPage, ours, i);
      await barePage.send('Page.bringToFront');
      const b = await measure(barePage, bare, i);
      firsts.push([a.first, b.first]);
      filters.push([a.filtered, b.filtered]);
      report.round({ ours: a, bare: b });
    }
    for (const [what, pairs] of [
      ['first rows', firsts],
      ['key press to filtered paint', filters],
    ] as const) {
      const [mine, theirs] = [median(pairs.map(([x]) => x)), median(pairs.map(([, x]) => x))];
      report.note(`${what}: ${round(mine, 1)} ms, bare ${round(theirs, 1)} ms`);
      report.finding({
        what: `${what} at ${rows} rows, ratio to a bare virtual table`,
        value: round(mine / theirs, 2),
        unit: '×',
        bar: 2,
      });
    }
  } finally {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
    await rm(bareOut, { recursive: true, force: true });
  }
}

async function startTableServer(folder: string) {
  const quiet = { info() {}, warn() {}, error() {} };
  const handlers = tableHandlers(rows);
  return startServer({
    port: 0,
    files: await listPageFiles(folder),
    access: createAccess(),
    log: quiet,
    onWire: (wire) => serve(wire, contract, handlers),
    onEntered() {},
  });
}
