import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useClusters } from '../integration/clusters.ts';
import { atRoute, goTo, useConsole } from './support/console.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const pictures = fileURLToPath(new URL('../../out/screens/', import.meta.url));
const clusters = useClusters();
const kconsole = useConsole(() => ['--connect', clusters.zookeeper]);

/** Every view, by a name for its picture, and what has to stand in it before it is looked at. */
const screens: Record<string, { route: string; ready(page: Page): Promise<unknown> }> = {
  topics: { route: '/topics', ready: (page) => page.getByRole('link', { name: 'orders.events' }).waitFor() },
  messages: {
    route: '/topics/orders.events?tab=messages',
    ready: async (page) => {
      await page.getByRole('row', { name: /cust-/ }).nth(3).click();
      await page.keyboard.press('Enter');
      await page.getByText('Metadata').or(page.getByText('메타데이터')).first().waitFor();
    },
  },
  produce: {
    route: '/topics/orders.events?tab=messages&produce=1',
    ready: (page) => page.locator('.cm-content').first().waitFor(),
  },
  edges: {
    route: '/topics/edge.cases?tab=messages',
    ready: (page) => page.getByRole('row').nth(3).waitFor(),
  },
  partitions: {
    route: '/topics/orders.events?tab=partitions',
    ready: (page) => page.getByRole('row').nth(6).waitFor(),
  },
  config: {
    route: '/topics/orders.events?tab=config',
    ready: (page) => page.getByText('cleanup.policy').first().waitFor(),
  },
  empty: {
    route: '/topics/quiet.empty?tab=messages',
    ready: (page) => page.getByRole('heading', { level: 3 }).waitFor(),
  },
  zookeeper: {
    route: '/zookeeper/%2Fkafka-dev%2Fbrokers%2Fids%2F1',
    ready: (page) => page.getByText('listener_security_protocol_map').first().waitFor(),
  },
  journal: { route: '/journal', ready: (page) => page.getByRole('heading', { level: 1 }).waitFor() },
};

const looks = [
  { theme: 'dark', language: 'en', width: 1440, height: 900 },
  { theme: 'light', language: 'ko', width: 1440, height: 900 },
  { theme: 'light', language: 'en', width: 1024, height: 700 },
  { theme: 'dark', language: 'ko', width: 1024, height: 700 },
] as const;

/** Violations that axe calls serious or critical, with the elements that show them. */
async function seriousViolations(page: Page): Promise<string[]> {
  // Injected from outside the page: its own policy lets no foreign script in.
  await page.evaluate(await axeSource());
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<AxeResult> } };
    return (await axe.run()).violations;
  });
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

type AxeResult = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };

let source: string | undefined;
async function axeSource(): Promise<string> {
  source ??= await (await import('node:fs/promises')).readFile(axePath, 'utf8');
  return source;
}

/** Text that is cut off by the window's right edge, or a page that scrolls sideways. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > window.innerWidth + 1 ? ['the page scrolls sideways'] : [];
    const outside = [...document.querySelectorAll('button, input, h1, [role=tab]')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > window.innerWidth + 1 && !element.closest('[role=grid], [data-scrolls]');
    });
    return [...wide, ...outside.map((element) => element.outerHTML.slice(0, 160))];
  });
}

describe.each(looks)('$theme, $language, $width×$height', ({ theme, language, width, height }) => {
  let page: Page;
  let cluster: string;
  beforeAll(async () => {
    page = await kconsole.open({ theme, language, width, height });
    cluster = await atRoute(page, /\/topics/);
  });
  afterAll(() => page?.context().close());

  it.each(Object.keys(screens))('%s is accessible and fits', async (name) => {
    const screen = screens[name];
    if (!screen) throw new Error(name);
    await goTo(page, `${cluster}${screen.route}`);
    await screen.ready(page);
    await page.waitForTimeout(400); // popovers and fonts settle; nothing is asserted on time
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}${name}-${theme}-${language}-${width}.png` });
    expect(await overflowing(page)).toEqual([]);
    expect(await seriousViolations(page)).toEqual([]);
    expect(kconsole.pageErrors()).toEqual([]);
  });
});
