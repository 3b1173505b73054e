import { once } from 'node:events';
import { promisify } from 'node:util';
import { type Client, CreateMode, createClient } from 'node-zookeeper-client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useClusters } from '../integration/clusters.ts';
import { useKafkaTools } from '../integration/kafka-tools.ts';
import { atRoute, goTo, useConsole } from './support/console.ts';
import { count } from './support/grid.ts';

const clusters = useClusters();
const kconsole = useConsole(() => ['--connect', clusters.zookeeper]);
const tools = useKafkaTools();
const [server = '', chroot = ''] = clusters.zookeeper.split(/(?=\/)/);
const waits = { timeout: 20_000, interval: 200 };
const root = '/zz-journey';

// Somebody else's hands on the same ZooKeeper.
let other: Client;

const create = (path: string, data = '') =>
  promisify((done: (error: Error | null) => void) =>
    other.create(path, Buffer.from(data), CreateMode.PERSISTENT, (error) => done(error as Error | null)),
  )();
const write = (path: string, data: string) =>
  promisify((done: (error: Error | null) => void) =>
    other.setData(path, Buffer.from(data), -1, (error) => done(error as Error | null)),
  )();
const remove = (path: string) =>
  promisify((done: (error: Error | null) => void) => other.remove(path, -1, (error) => done(error as Error | null)))();
const childrenOf = (path: string) =>
  new Promise<string[]>((resolve, reject) =>
    other.getChildren(path, (error, names) => (error ? reject(error) : resolve(names))),
  );
const read = (path: string) =>
  new Promise<{ data: string; version: number }>((resolve, reject) =>
    other.getData(path, (error, data, stat) =>
      error ? reject(error) : resolve({ data: data?.toString('utf8') ?? '', version: stat.version }),
    ),
  );

beforeAll(async () => {
  other = createClient(server);
  const connected = once(other, 'connected');
  other.connect();
  await connected;
  await create(root);
});

afterAll(async () => {
  for (const name of await childrenOf(root)) await remove(`${root}/${name}`);
  await remove(root);
  other.close();
});

const tree = (page: Page) => page.getByRole('tree', { name: 'znodes' });
const item = (page: Page, name: string) => tree(page).getByRole('treeitem', { name: new RegExp(`^${name}\\b`) });
const pane = (page: Page) => page.getByRole('region', { name: 'znode', exact: true });

async function openZnode(page: Page, path: string): Promise<void> {
  const cluster = await atRoute(page, /#\/c\//);
  await goTo(page, `${cluster}/zookeeper/${encodeURIComponent(path)}`);
  const crumbs = page.getByRole('navigation', { name: 'Path' });
  await expect.poll(async () => (await crumbs.textContent())?.replaceAll(/\s/g, ''), waits).toMatch(endingWith(path));
  await page.getByRole('region', { name: 'Stat', exact: true }).waitFor();
}

/** Unfolds the selected znode by its key, once the tree knows that it has children. */
async function unfold(page: Page, name: string): Promise<void> {
  await expect.poll(() => item(page, name).getAttribute('aria-expanded'), waits).toBe('false');
  await tree(page).focus();
  await page.keyboard.press('ArrowRight');
}

function endingWith(path: string): RegExp {
  return new RegExp(`${path.slice(path.lastIndexOf('/') + 1)}$`);
}

/** The facts of the Stat pane, by their names. */
async function shownStat(page: Page): Promise<Record<string, string>> {
  const stat = page.getByRole('region', { name: 'Stat', exact: true });
  const [terms, definitions] = await Promise.all([
    stat.getByRole('term').allTextContents(),
    stat.getByRole('definition').allTextContents(),
  ]);
  const zxids =
    /czxid\s*(0x[0-9a-f]+).*mzxid\s*(0x[0-9a-f]+).*pzxid\s*(0x[0-9a-f]+)/s.exec(await stat.innerText()) ?? [];
  return {
    ...Object.fromEntries(
      terms.map((term, place) => [term, /^0x\w+|^[\d,]+/.exec(definitions[place] ?? '')?.[0] ?? '']),
    ),
    cZxid: zxids[1] ?? '',
    mZxid: zxids[2] ?? '',
    pZxid: zxids[3] ?? '',
  };
}

describe('the tree', () => {
  it('begins at the chroot, goes above it, and shows what zkCli prints', async () => {
    const page = await kconsole.open();
    await atRoute(page, /\/topics/);
    await page.getByRole('link', { name: 'ZooKeeper' }).click();
    await item(page, chroot).waitFor();
    const shownNames = async (level: number) => {
      const items = tree(page).locator(`[role=treeitem][aria-level="${level}"] .name`);
      return (await items.allTextContents()).sort();
    };
    await expect.poll(() => shownNames(2), waits).toEqual((await childrenOf(chroot)).sort());
    await page.getByRole('button', { name: 'Show the levels above the chroot' }).click();
    await expect.poll(() => shownNames(2), waits).toEqual((await childrenOf('/')).sort());

    for (const path of [`${chroot}/brokers/ids/1`, `${chroot}/cluster/id`]) {
      await openZnode(page, path);
      const { out } = await tools.run('ZooKeeperMain', ['-server', server, 'get', '-s', path]);
      const printed = Object.fromEntries([...out.matchAll(/^(\w+) = (.+)$/gm)].map(([, name, value]) => [name, value]));
      const shown = await shownStat(page);
      const { cZxid, mZxid, pZxid, version, cversion, aversion, numChildren, dataLength, ephemeralOwner } = shown;
      expect({ cZxid, mZxid, pZxid }).toEqual({ cZxid: printed.cZxid, mZxid: printed.mZxid, pZxid: printed.pZxid });
      expect({ version, cversion, aversion, numChildren, dataLength }).toEqual({
        version: printed.dataVersion,
        cversion: printed.cversion,
        aversion: printed.aclVersion,
        numChildren: printed.numChildren,
        dataLength: count(Number(printed.dataLength)),
      });
      expect(ephemeralOwner).toBe(printed.ephemeralOwner === '0x0' ? '0' : printed.ephemeralOwner);
      await pane(page).getByRole('tab', { name: 'Text' }).click();
      const data = out.split('\n').find((line) => line.startsWith('{'));
      await expect
        .poll(
          async () =>
            (
              await pane(page)
                .getByRole('textbox', { name: `Data of ${path}` })
                .innerText()
            ).trim(),
          waits,
        )
        .toBe(data);
    }
    await page.context().close();
  });

  it('lives: what others create, write and delete is seen at once', async () => {
    const page = await kconsole.open();
    await create(`${root}/lasting`);
    await openZnode(page, root);
    await unfold(page, 'zz-journey');
    await item(page, 'lasting').waitFor();
    await create(`${root}/live`, 'first');
    await item(page, 'live').click();
    await pane(page).getByText('first').waitFor();
    await write(`${root}/live`, 'second, 둘째');
    await pane(page).getByText('second, 둘째').waitFor();
    await expect.poll(async () => (await shownStat(page)).version, waits).toBe('1');
    const feed = page.getByRole('region', { name: 'Live changes' });
    await feed
      .getByRole('link', { name: `${root}/live` })
      .first()
      .waitFor();
    await remove(`${root}/live`);
    await pane(page).getByText('deleted').first().waitFor();
    // The last known data stays.
    await pane(page).getByText('second, 둘째').waitFor();
    await page.context().close();
  });

  it('scrolls by keyboard to the last of 20,000 children', async () => {
    const page = await kconsole.open();
    const many = `${root}/many`;
    await create(many);
    const names = Array.from({ length: 20_000 }, (_, n) => `${many}/lock-${String(n).padStart(10, '0')}`);
    const inBatches = async (use: (batch: ReturnType<Client['transaction']>, path: string) => unknown) => {
      for (let from = 0; from < names.length; from += 1000) {
        const batch = other.transaction();
        for (const path of names.slice(from, from + 1000)) use(batch, path);
        await promisify((done: (error: Error | null) => void) =>
          batch.commit((error) => done(error as Error | null)),
        )();
      }
    };
    await inBatches((batch, path) => batch.create(path));
    try {
      await openZnode(page, many);
      await unfold(page, 'many');
      await tree(page).getByText('20,000 children').first().waitFor();
      // `zookeeper` sorts before `zz-journey`: what is open last is the end of the tree.
      await page.keyboard.press('End');
      await item(page, 'lock-0000019999').waitFor();
      await expect.poll(() => item(page, 'lock-0000019999').getAttribute('aria-selected'), waits).toBe('true');
      await page.keyboard.press('PageUp');
      await page.keyboard.press('ArrowDown');
      await expect
        .poll(() => tree(page).locator('[aria-selected=true]').getAttribute('aria-posinset'), waits)
        .toMatch(/^199[5-9]\d$/);
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => item(page, 'many').getAttribute('aria-selected'), waits).toBe('true');
      await page.context().close();
    } finally {
      await inBatches((batch, path) => batch.remove(path));
    }
  });
});

describe('the data of a znode', () => {
  it('is edited, reviewed and written with its version, and taken back', async () => {
    const page = await kconsole.open();
    const path = `${root}/edited`;
    await create(path, '{"id":9223372036854775807,"name":"첫째"}');
    await openZnode(page, path);
    await page.keyboard.press('F2');
    const editor = page.getByRole('textbox', { name: `New data of ${path}` });
    await editor.fill('{\n  "id": 9223372036854775807,\n  "name": "둘째"\n}');
    await page.getByText('1 value changed').waitFor();
    await page.getByRole('button', { name: 'Review write…' }).click();
    const dialog = page.getByRole('dialog', { name: `Set the data of ${path}` });
    await dialog
      .getByText(/^set .*zz-journey\/edited|set -v 0/)
      .first()
      .waitFor();
    expect(await read(path)).toEqual({ data: '{"id":9223372036854775807,"name":"첫째"}', version: 0 });
    await dialog.getByRole('button', { name: 'Set data' }).click();
    await page.getByRole('status').getByText('Set znode data').waitFor();
    expect(await read(path)).toEqual({ data: '{"id":9223372036854775807,"name":"둘째"}', version: 1 });

    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await dialog.getByRole('button', { name: 'Set data' }).click();
    await expect
      .poll(() => read(path), waits)
      .toEqual({ data: '{"id":9223372036854775807,"name":"첫째"}', version: 2 });
    await page.context().close();
  });

  it('is never overwritten unseen: who was faster is shown beside what was typed', async () => {
    const page = await kconsole.open();
    const path = `${root}/raced`;
    await create(path, 'base');
    await openZnode(page, path);
    await page.keyboard.press('F2');
    const editor = page.getByRole('textbox', { name: `New data of ${path}` });
    await editor.fill('mine');
    await write(path, 'theirs');
    await page.getByText('Version 1 was written while you were editing version 0. Your text is kept.').waitFor();
    await pane(page).getByText('theirs', { exact: true }).waitFor();
    expect(await editor.innerText()).toBe('mine');
    expect(await page.getByRole('button', { name: 'Review write…' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Go on with mine, against version 1' }).click();
    await page.getByRole('button', { name: 'Review write…' }).click();
    const dialog = page.getByRole('dialog');
    const apply = dialog.getByRole('button', { name: 'Set data' });
    await apply.waitFor();
    // Faster once more, while the plan is on the screen.
    await write(path, 'theirs again');
    await apply.click();
    await dialog.getByText(/Nothing was (written|changed)/).waitFor();
    expect(await read(path)).toEqual({ data: 'theirs again', version: 2 });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await pane(page).getByText('theirs again', { exact: true }).waitFor();
    expect(await editor.innerText()).toBe('mine');
    await page.getByRole('button', { name: 'Go on with mine, against version 2' }).click();
    await page.keyboard.press('Control+Enter');
    await dialog.getByRole('button', { name: 'Set data' }).click();
    await expect.poll(() => read(path), waits).toEqual({ data: 'mine', version: 3 });
    await page.context().close();
  });

  it('is masked where it is a secret', async () => {
    const page = await kconsole.open();
    const path = `${chroot}/config/users/journey`;
    const secret = 'salt=czNjcjN0,stored_key=aGVsbG8=,server_key=d29ybGQ=,iterations=4096';
    await create(path, JSON.stringify({ version: 1, config: { 'SCRAM-SHA-256': secret } }));
    try {
      await openZnode(page, path);
      await pane(page).getByText('••••••').waitFor();
      expect(await page.content()).not.toContain('czNjcjN0');
      await pane(page).getByRole('button', { name: 'Reveal' }).click();
      await pane(page)
        .getByText(/czNjcjN0/)
        .waitFor();
      await pane(page).getByRole('button', { name: 'Hide' }).click();
      await expect.poll(async () => (await page.content()).includes('czNjcjN0'), waits).toBe(false);
      await page.context().close();
    } finally {
      await remove(path);
    }
  });
});
