import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useClusters } from '../integration/clusters.ts';
import { useKafkaTools } from '../integration/kafka-tools.ts';
import { atRoute, useConsole } from './support/console.ts';
import { count, rowsInSight } from './support/grid.ts';

const clusters = useClusters();
const kconsole = useConsole(() => ['--connect', clusters.zookeeper]);
const tools = useKafkaTools();
const waits = { timeout: 20_000, interval: 100 };
const topic = 'journey.keyboard';
const on = ['--bootstrap-server', clusters.kafka39, '--topic', topic];

beforeAll(() => tools.run('TopicCommand', ['--create', '--partitions', '3', '--replication-factor', '1', ...on]));
afterAll(() => tools.run('TopicCommand', ['--delete', ...on]));

/** What has the focus, in words; the body is nothing. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return '';
    return `${activeElement.getAttribute('role') ?? activeElement.tagName} ${activeElement.getAttribute('aria-label') ?? activeElement.textContent}`;
  });
}

/** Presses keys one by one; after each the focus is somewhere. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await expect.poll(() => focused(page), { ...waits, message: `after ${key}` }).not.toBe('');
  }
}

/** F6 until the pane is reached, as often as there are panes at most. */
async function goToPane(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 8 && !(await focused(page)).startsWith(name); pressed += 1) await press(page, 'F6');
  expect(await focused(page)).toMatch(new RegExp(`^${name}`));
}

const shownRecord = (page: Page) =>
  page
    .getByRole('region', { name: 'Record' })
    .getByText(/^P\d+ · [\d,]+$/)
    .textContent();
const recordAt = async (page: Page, row: number) => {
  const shown = (await rowsInSight(page.getByRole('grid', { name: 'Records' })))[row];
  return `P${shown?.texts.P} · ${shown?.texts.Offset}`;
};

it('reads records: go-to box, list, detail and filter', async () => {
  const page = await kconsole.open();
  await atRoute(page, /\/topics/);
  await page.getByRole('link', { name: 'orders.events' }).waitFor();
  await press(page, 'Control+k');
  await page.keyboard.type('orders.ev');
  await page
    .getByRole('option', { name: /orders\.events/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await atRoute(page, /\/topics\/orders\.events/);
  await page.getByText('500 of').waitFor();
  await expect.poll(() => focused(page), waits).not.toBe('');

  const grid = page.getByRole('grid', { name: 'Records' });
  await goToPane(page, 'grid Records');
  await press(page, 'Home', 'j', 'j', 'k', 'Enter');
  await expect.poll(() => shownRecord(page), waits).toBe(await recordAt(page, 1));
  await press(page, 'Alt+ArrowDown');
  await expect.poll(() => shownRecord(page), waits).toBe(await recordAt(page, 2));
  await press(page, 'Alt+ArrowUp', 'Alt+ArrowUp');
  await expect.poll(() => shownRecord(page), waits).toBe(await recordAt(page, 0));
  await press(page, 'Escape');
  await page.getByRole('region', { name: 'Record' }).waitFor({ state: 'hidden' });
  expect(await focused(page)).toMatch(/^grid Records/);

  await press(page, '/');
  await page.keyboard.type('partition = 2');
  await press(page, 'Enter');
  await page.getByText(/^\d+ of 500 shown$/).waitFor();
  await press(page, 'Escape');
  await page.getByText(/^\d+ of 500 shown$/).waitFor({ state: 'hidden' });
  expect(await grid.isVisible()).toBe(true);

  await page.keyboard.press('Escape');
  await goToPane(page, 'grid Records');
  await press(page, '?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Read again').waitFor();
  await press(page, 'Escape');
  expect(await focused(page)).toMatch(/^grid Records/);

  // A filter is a step of its own: back takes it off first.
  await press(page, 'Alt+ArrowLeft');
  await page.getByText(/^\d+ of 500 shown$/).waitFor();
  await press(page, 'Alt+ArrowLeft', 'Alt+ArrowLeft');
  await atRoute(page, /\/topics(\?|$)/);
  await press(page, 'Alt+ArrowRight');
  await atRoute(page, /\/topics\/orders\.events/);
  await page.context().close();
});

it('tails, pauses, reads again and produces', async () => {
  const page = await kconsole.open();
  await atRoute(page, /\/topics/);
  await page.getByRole('link', { name: topic }).waitFor();
  await press(page, 'Control+k');
  await page.keyboard.type(topic);
  await page
    .getByRole('option', { name: new RegExp(topic) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await atRoute(page, new RegExp(topic));
  await page.getByRole('heading', { name: 'No records to read' }).waitFor();
  await press(page, 'Control+k');
  await page.keyboard.type('Produce');
  await page
    .getByRole('option', { name: /^Produce/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Produce' }).waitFor();
  await expect.poll(() => focused(page), waits).toMatch(/Key/);
  await page.keyboard.type('order-7');
  const value = page.getByRole('textbox', { name: 'Value', exact: true });
  await value.waitFor();
  const isInValue = () => value.evaluate((box) => (box.getRootNode() as Document).activeElement === box);
  for (let tabs = 0; tabs < 6 && !(await isInValue()); tabs += 1) await press(page, 'Tab');
  expect(await isInValue()).toBe(true);
  await page.keyboard.insertText('{"n":1}');
  await press(page, 'Control+Enter');
  await page.getByText(/^Sent 1 to P\d/).waitFor();
  await page.getByRole('row', { name: /order-7/ }).waitFor();

  await goToPane(page, 'grid Records');
  await press(page, 'p');
  await page.getByText('paused').waitFor();
  await press(page, 'p');
  await page.getByText('tailing').waitFor();
  await press(page, 'r');
  await page.getByRole('row', { name: /order-7/ }).waitFor();
  await page.context().close();
});

it('walks the tree, and switches theme, language and zone', async () => {
  const page = await kconsole.open();
  const cluster = await atRoute(page, /\/topics/);
  await press(page, 'Control+k');
  await page.keyboard.type('/kafka-dev/brokers/id');
  await page
    .getByRole('option', { name: /\/kafka-dev\/brokers\/ids/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await atRoute(page, /zookeeper/);
  await page.getByRole('treeitem', { name: /^ids/ }).waitFor();
  await goToPane(page, 'tree znodes');
  await press(page, 'ArrowRight');
  await page.getByRole('treeitem', { name: /^1\b/ }).waitFor();
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect.poll(() => page.evaluate(() => location.hash), waits).toContain(encodeURIComponent('/brokers/ids/2'));
  await press(page, 'ArrowLeft', 'ArrowLeft');
  await page.getByRole('treeitem', { name: /^1\b/ }).waitFor({ state: 'hidden' });

  const attribute = (name: string) => page.evaluate((of) => document.documentElement.getAttribute(of), name);
  const act = async (typed: string, option: RegExp) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(typed);
    await page.getByRole('option', { name: option }).first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page), waits).not.toBe('');
  };
  await act('light theme', /Light theme/);
  await expect.poll(() => attribute('data-theme'), waits).toBe('light');
  await act('한국어', /한국어로 바꾸기/);
  await expect.poll(() => attribute('lang'), waits).toBe('ko');
  await page.getByRole('link', { name: '토픽' }).first().waitFor();
  await act('English', /Switch to English/);
  await expect.poll(() => attribute('lang'), waits).toBe('en');

  // A copied link opens the same view in another window.
  const address = await page.evaluate(() => location.href);
  const second = await page.context().newPage();
  await second.goto(address);
  await second.getByRole('treeitem', { name: /^ids/ }).waitFor();
  expect(await second.evaluate(() => location.hash)).toBe(new URL(address).hash);
  const record = clusters.manifest.find((each) => each.topic === 'orders.events' && each.partition === 3);
  await second.goto(`${address.split('#')[0]}${cluster}/topics/orders.events?tab=messages&record=3:${record?.offset}`);
  await second
    .getByRole('region', { name: 'Record' })
    .getByText(`P3 · ${count(record?.offset ?? 0)}`)
    .waitFor();
  expect(kconsole.pageErrors()).toEqual([]);
  await page.context().close();
});
