import { expect, it } from 'vitest';
import { useClusters } from '../integration/clusters.ts';
import { atRoute, goTo, useConsole } from './support/console.ts';
import { rowsInSight } from './support/grid.ts';

const clusters = useClusters();
const kconsole = useConsole(() => ['--connect', clusters.zookeeper]);
/** Requests have time limits of seconds, lights and tries follow them. */
const patient = { timeout: 40_000 };

/** Lets a server fall silent without dying, as a hung machine does, while `use` runs. */
async function whileSilent(pid: number, use: () => Promise<void>): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  try {
    await use();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

it('keeps what is known when a broker falls silent, names it, and recovers by itself', async () => {
  const [pid] = clusters.brokerPids.slice(-1);
  if (pid === undefined) throw new Error('no broker');
  const page = await kconsole.open();
  await atRoute(page, /\/topics/);
  await page.getByRole('link', { name: 'orders.events' }).waitFor();
  await page.getByRole('button', { name: 'Kafka 3/3' }).waitFor(patient);
  const grid = page.getByRole('grid', { name: 'Topics' });
  const names = async () => (await rowsInSight(grid)).map(({ texts }) => texts.Topic);
  const before = await names();

  await whileSilent(pid, async () => {
    await page.getByRole('button', { name: /^Kafka 2\/3/ }).waitFor(patient);
    await page
      .getByRole('main')
      .getByText(/broker 3 unknown/)
      .first()
      .waitFor(patient);
    expect(await names()).toEqual(before);
    // What it does not lead is read as ever.
    const cluster = await atRoute(page, /#\/c\//);
    await goTo(page, `${cluster}/topics/orders.events?tab=partitions`);
    await page.getByRole('grid', { name: 'Partitions' }).getByRole('row').nth(12).waitFor(patient);
    await goTo(page, `${cluster}/topics`);
    await grid.waitFor();
  });

  await page.getByRole('button', { name: 'Kafka 3/3' }).waitFor(patient);
  await expect.poll(() => page.getByText(/broker 3 unknown/).count(), patient).toBe(0);
  await expect.poll(names, patient).toEqual(before);
  expect(kconsole.pageErrors()).toEqual([]);
  await page.context().close();
});

it('goes on with topics while ZooKeeper is silent', async () => {
  const page = await kconsole.open();
  const cluster = await atRoute(page, /\/topics/);
  await page.getByRole('button', { name: 'ZooKeeper 1/1' }).waitFor(patient);
  await whileSilent(clusters.details.zookeeperPid, async () => {
    await expect
      .poll(
        () =>
          page
            .getByRole('button', { name: /^ZooKeeper/ })
            .first()
            .innerText(),
        patient,
      )
      .not.toMatch(/1\/1/);
    await goTo(page, `${cluster}/topics/orders.events?tab=messages`);
    await page.getByText('500 of').waitFor(patient);
    await goTo(page, `${cluster}/zookeeper/%2F`);
    await page
      .getByRole('main')
      .getByText(/The rest works|Topics|cannot be reached|No connection|was lost|No answer/)
      .first()
      .waitFor(patient);
  });
  await page.getByRole('button', { name: 'ZooKeeper 1/1' }).waitFor(patient);
  await page
    .getByRole('treeitem', { name: /kafka-dev/ })
    .first()
    .waitFor(patient);
  await page.context().close();
});

it('says so when kconsole itself has ended, and keeps what was on the screen', async () => {
  const page = await kconsole.open();
  await atRoute(page, /\/topics/);
  await page.getByRole('link', { name: 'orders.events' }).waitFor();
  await kconsole.end();
  await page.getByRole('alert').getByText('kconsole itself does not answer.').waitFor();
  await page.getByRole('alert').getByRole('button', { name: 'Try now' }).click();
  await page.getByRole('link', { name: 'orders.events' }).waitFor();
  await page.getByRole('alert').getByText('start it again and open the address').waitFor();
  await page.context().close();
});
