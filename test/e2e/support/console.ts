import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const built = process.env.KCONSOLE_OUT ?? fileURLToPath(new URL('../../../out/', import.meta.url));
const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export type WindowOptions = {
  width?: number;
  height?: number;
  theme?: 'dark' | 'light';
  language?: 'en' | 'ko';
  reducedMotion?: boolean;
  /** Page zoom, e.g. 2 for 200 %. */
  zoom?: number;
};

export type ConsoleUnderTest = {
  /** Ends the console's process, as Ctrl+C in its terminal does. Its windows stay. */
  end(): Promise<void>;
  /** A new window of this console, in a browser profile of its own. */
  open(options?: WindowOptions): Promise<Page>;
  /** What the page printed as errors, and exceptions, since the last look. Refused requests we caused are not there. */
  pageErrors(): string[];
};

/**
 * The built browser shell as a person starts it, for the test file that calls this at its top: `out/serve.js` with a data
 * folder of its own, and Chromium beside it.
 */
export function useConsole(args: () => readonly string[]): ConsoleUnderTest {
  let browser: Browser;
  let folder: string;
  let child: ChildProcess;
  const contexts: BrowserContext[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-e2e-'));
    const given = ['--no-open', '--data', join(folder, 'data'), '--token-file', join(folder, 'address'), ...args()];
    child = spawn(process.execPath, [join(built, 'serve.js'), ...given], { stdio: ['ignore', 'pipe', 'pipe'] });
    await announced(child);
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    });
  });

  afterAll(async () => {
    await browser?.close();
    if (child) await end();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  async function end(): Promise<void> {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  return {
    end,
    async open({ width = 1440, height = 900, theme = 'dark', language, reducedMotion, zoom } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        timezoneId: 'Asia/Seoul',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(String(error.stack)));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto((await readFile(join(folder, 'address'), 'utf8')).trim());
      // A cluster given by --connect opens by itself; without one the first screen is the address field.
      await page.locator('main, [role=main]').first().waitFor();
      if (args().includes('--connect')) await atRoute(page, /^#\/c\//);
      if (language) await chooseLanguage(page, language);
      if (zoom)
        await page.evaluate((factor) => document.documentElement.style.setProperty('zoom', String(factor)), zoom);
      return page;
    },
    pageErrors: () => errors.splice(0),
  };
}

/** Waits until the page stands at a route, e.g. `/topics`, and answers the cluster's part of its address. */
export async function atRoute(page: Page, ending: RegExp, timeout = 20_000): Promise<string> {
  await page.waitForFunction((source) => new RegExp(source).test(location.hash), ending.source, { timeout });
  return (await page.evaluate(() => location.hash)).split('/').slice(0, 3).join('/');
}

/** From the first screen into a cluster: looks at an address and opens what was found. Answers as {@link atRoute} does. */
export async function connectTo(page: Page, address: string): Promise<string> {
  await goTo(page, '#/');
  await page.getByRole('textbox', { name: 'Address' }).fill(address);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open' }).click();
  return atRoute(page, /\/topics/);
}

/** Goes to an address of this window, as a click on a link does. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

async function chooseLanguage(page: Page, language: 'en' | 'ko'): Promise<void> {
  if ((await page.evaluate(() => document.documentElement.lang)) === language) return;
  await page.getByRole('button', { name: /language|언어/i }).click();
  await page.getByRole('menuitemcheckbox', { name: language === 'ko' ? '한국어' : 'English' }).click();
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, language);
}

async function announced(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  if (!child.stdout || !child.stderr) throw new Error('started without pipes');
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('kconsole ')) return;
  throw new Error(`the console ended before it printed an address: ${said.join('')}`);
}
