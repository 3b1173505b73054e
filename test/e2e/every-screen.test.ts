import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useClusters } from '../integration/clusters.ts';
import { seriousViolations } from './support/axe.ts';
import { atRoute, goTo, useConsole } from './support/console.ts';

// KCONSOLE_SCREENS=.github/screenshots renews the pictures of README.
const pictures = fileURLToPath(new URL(`../../${process.env.KCONSOLE_SCREENS ?? 'out/screens'}/`, import.meta.url));
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

describe('for eyes that need it', () => {
  it('keeps every screen whole at 200 % zoom', async () => {
    // Zooming a page to 200 % halves the pixels that it has to lay itself out in.
    const page = await kconsole.open({ width: 720, height: 450, language: 'en' });
    const cluster = await atRoute(page, /\/topics/);
    for (const [name, { route, ready }] of Object.entries(screens)) {
      await goTo(page, `${cluster}${route}`);
      await ready(page);
      expect(await overflowing(page), name).toEqual([]);
    }
    await page.context().close();
  });

  it('moves nothing when the person asked for less motion', async () => {
    const page = await kconsole.open({ reducedMotion: true });
    const cluster = await atRoute(page, /\/topics/);
    await goTo(page, `${cluster}/topics/orders.events?tab=messages`);
    await page.getByRole('row', { name: /cust-/ }).first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    const running = await page.evaluate(
      () =>
        document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 0).length,
    );
    expect(running).toBe(0);
    await page.context().close();
  });
});
